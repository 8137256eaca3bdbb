"""Which cells the header cells of a table are assigned to, as HTML says and as roles say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.table_cells import Cell
from pubcheck.views.accessibility.tables import CELL_ROLES, Table

_COLUMN_SCOPES = frozenset({"col", "colgroup"})
_ROW_SCOPES = frozenset({"row", "rowgroup"})
_MOST_STEPS = 50_000  # cells looked at for one table; beyond that a header counts as assigned


def scope_of(cell: Cell) -> str:
    """The scope of a header cell: row, col, rowgroup, colgroup, or auto for all else (HTML, 4.9.10)."""
    stated = (cell.element.attr("scope") or "").lower() if cell.is_header else ""
    return stated if stated in _COLUMN_SCOPES | _ROW_SCOPES else "auto"


def references(cell: Cell) -> list[str]:
    """The ids that the headers attribute of a cell names."""
    return (cell.element.attr("headers") or "").split()


class Headers:
    """The header cells of a table and what they head."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._steps = 0

    @cached_property
    def _rows_with_data(self) -> list[bool]:
        return [any(not cell.is_header for cell in row) for row in self.table.rows]

    @cached_property
    def _data_columns(self) -> list[tuple[int, int]]:
        """The columns that data cells cover, as ranges that do not touch, from left to right."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted({(cell.x, cell.end) for cell in self.table.cells if not cell.is_header}):
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged

    def _has_data_column(self, cell: Cell) -> bool:
        at = bisect_left(self._data_columns, (cell.end,)) - 1
        return at >= 0 and self._data_columns[at][1] > cell.x

    def role(self, cell: Cell) -> str:
        """The semantic role of a cell: columnheader, rowheader, cell or gridcell, or what its author says.

        A th is a header where its scope says so, or where no td stands in its row, or in its column
        (HTML, 4.9.12.2; HTML-AAM 1.0).
        """
        if stated := tree_of(self.table.page).node(cell.element).explicit_role:
            return "none" if stated == "presentation" else stated
        return self._role_by_place(cell) or ("cell" if self.table.node.role == "table" else "gridcell")

    def _role_by_place(self, cell: Cell) -> str:
        """The role that its scope or its place gives a th, "" for none."""
        scope = scope_of(cell)
        if scope in _COLUMN_SCOPES:
            return "columnheader"
        if scope in _ROW_SCOPES:
            return "rowheader"
        if cell.is_header and not any(self._rows_with_data[cell.y : cell.bottom]):
            return "columnheader"
        return "rowheader" if cell.is_header and not self._has_data_column(cell) else ""

    @cached_property
    def _referenced(self) -> frozenset[str]:
        if not self.table.page.elements.having("headers"):
            return frozenset()
        return frozenset(
            token
            for cell in self.table.cells
            for token in references(cell)
            if token != cell.element.attr("id")
        )

    def is_assigned(self, cell: Cell, role: str) -> bool:
        """Whether at least one other cell has this header, of the role columnheader or rowheader."""
        if self._referenced and cell.element.attr("id") in self._referenced:
            return True
        scope = scope_of(cell)
        is_column = role == "columnheader"
        others = self._below(cell) if is_column else self._beside(cell)
        if scope in {"rowgroup", "colgroup"}:
            others = self._in_group(cell, is_column)
        for other in self._counted(others):
            if self._blocks(cell, other, is_column):
                break
            if self._takes_headers(other):
                return True
        # What only its role makes a header heads all of its column or row: ARIA names no direction.
        if role != self._role_by_place(cell):
            for other in self._counted(self._in_line(cell, is_column)):
                if self._takes_headers(other) and self.role(other) != role:
                    return True
        return self._steps > _MOST_STEPS

    def _counted(self, others: Iterator[Cell | None]) -> Iterator[Cell]:
        """The cells, as long as not too many were looked at; None is a row or a cell that is no answer."""
        for other in others:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return
            if other is not None:
                yield other

    def _takes_headers(self, other: Cell) -> bool:
        """Whether a cell looks for its headers by itself, naming none, and is a cell to anybody."""
        if other.element.attr("headers") is not None:
            return False
        return other.element.attr("role") is None or self.role(other) in CELL_ROLES

    def _blocks(self, cell: Cell, other: Cell, is_column: bool) -> bool:
        """Whether a second header of the same columns, or rows, takes over from here on."""
        if not other.is_header:
            return False
        before = self._before(other, is_column)
        if before is None or before.is_header:
            return False
        if is_column:
            return (other.x, other.width) == (cell.x, cell.width)
        return (other.y, other.height) == (cell.y, cell.height)

    def _before(self, other: Cell, is_column: bool) -> Cell | None:
        y, start, end = other.y, other.x, other.x + 1
        if is_column:
            y -= 1
        else:
            start, end = start - 1, start
        if y < 0 or start < 0:
            return None
        return next(self.table.overlapping(y, start, end), None)

    def _below(self, cell: Cell) -> Iterator[Cell | None]:
        for y in range(cell.bottom, len(self.table.rows)):
            yield None
            for other in self.table.overlapping(y, cell.x, cell.end):
                yield other if other.y == y else None

    def _beside(self, cell: Cell) -> Iterator[Cell | None]:
        for y in range(cell.y, min(cell.bottom, len(self.table.rows))):
            yield None
            for other in self.table.overlapping(y, cell.end, self.table.width):
                yield other if other.x >= cell.end else None

    def _in_group(self, cell: Cell, is_column: bool) -> Iterator[Cell | None]:
        """The cells that come after a header of a group of rows or columns."""
        for other in self.table.cells:
            is_after = other is not cell and other.bottom > cell.y and other.end > cell.x
            is_inside = other.x < cell.end if is_column else other.group == cell.group
            yield other if is_after and is_inside else None

    def _in_line(self, cell: Cell, is_column: bool) -> Iterator[Cell | None]:
        rows = range(len(self.table.rows)) if is_column else range(cell.y, cell.bottom)
        start, end = (cell.x, cell.end) if is_column else (0, self.table.width)
        for y in rows:
            yield None
            for other in self.table.overlapping(y, start, end):
                yield other if other is not cell else None
