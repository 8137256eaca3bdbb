"""The tables of a page: which cell covers which slots, in tables of HTML and in those that roles make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from pubcheck.document import OPAQUE
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.table_cells import Cell, Part, column_of, number, placed
from pubcheck.views.page import Page, view

GRID_ROLES = frozenset({"table", "grid", "treegrid"})
CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELL_TAGS = frozenset({"td", "th"})
_WIDEST, _HIGHEST = 1000, 65534  # slots (HTML, 4.9.11)
# Slots times rows that a table may cover; beyond that its cells stay unplaced.
_MOST_COVERED = 100_000
_DEEPEST = 512  # where browsers stop nesting


class Table:
    """A table element, or an element whose role makes it a table; tables inside it are their own.

    ``node`` is the table in the accessibility tree; ``is_grid`` tells that assistive technology meets a table
    there, or a grid. ``cells`` are in the order of the rows; ``rows`` are the cells that cover each row, from
    left to right, those from rows above too; ``width`` is how many columns they cover. A table that is too
    large to be laid out has none.
    """

    # What each rule asks is told at once: cached properties of Python 3.11 take a lock.
    __slots__ = ("__dict__", "cells", "element", "is_grid", "is_native", "node", "page", "rows", "width")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.is_native = element.tag == "table"
        self.node = tree_of(page).node(element)
        self.is_grid = self.node.role in GRID_ROLES
        self.cells, self.rows = self._formed()
        self.width = max([cell.end for cell in self.cells], default=0)

    @cached_property
    def is_written_in_html(self) -> bool:
        """Whether the source has the tag of the table; Markdown has rows only."""
        document = self.page.document
        return document.source[document.tag_span(self.element)].startswith("<")

    @property
    def span(self) -> Span:
        """The source range of the start tag; in Markdown that of the first row."""
        document = self.page.document
        if self.is_written_in_html or not self.cells:
            return document.tag_span(self.element)
        return document.element_span(self.cells[0].row)

    def span_of(self, cell: Cell) -> Span:
        """The source range of a cell, of its row where Markdown leaves the cell empty."""
        document = self.page.document
        span = document.element_span(cell.element)
        text = document.source[span]
        start = span.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return Span(start, end) if start < end else document.element_span(cell.row)

    @property
    def is_outermost(self) -> bool:
        """Whether no other table stands around this one."""
        parent = self.element.parent
        return not isinstance(parent, Element) or parent.closest("table") is None

    @cached_property
    def is_met(self) -> bool:
        """Whether assistive technology meets a table here, whose rows are all in the source."""
        if not (self.is_native and self.cells and self.is_grid):
            return False
        return not hidden.is_unseen(self.page, self.element)

    def _groups(self) -> list[list[Element]]:
        """The rows of each row group; those of tfoot stand last (HTML, 4.9.12.1)."""
        if not self.is_native:
            return [list(_owned(self, self.element, {"row"}))]
        found: list[list[Element]] = []
        feet: list[list[Element]] = []
        for child in self.element.children:
            if isinstance(child, Element) and (tag := child.tag) in _ROW_GROUPS:
                rows = [row for row in child.children if isinstance(row, Element) and row.tag == "tr"]
                (feet if tag == "tfoot" else found).append(rows)
        return found + feet

    def _formed(self) -> tuple[list[Cell], list[list[Cell]]]:
        cells: list[Cell] = []
        rows: list[list[Cell]] = []
        covered = 0
        parts_of = self._native_parts if self.is_native else self._parts
        for ordinal, group in enumerate(self._groups()):
            growing: list[Cell] = []
            for index, row in enumerate(group):
                y = len(rows)
                growing = [cell for cell in growing if cell.bottom > y]
                found = placed(parts_of(row), row, growing, y, len(group) - index, ordinal)
                covered += len(growing) + len(found)
                if covered > _MOST_COVERED:
                    return [], []
                cells += found
                rows.append(sorted(growing + found, key=column_of) if growing else found)
                growing += [cell for cell in found if cell.height > 1]
        return cells, rows

    def _native_parts(self, row: Element) -> Iterator[Part]:
        having = self.page.elements.having
        may_span = having("colspan") or having("rowspan")
        width = height = 1
        for child in row.children:
            if isinstance(child, Element) and (tag := child.tag) in _CELL_TAGS:
                if may_span:
                    width = min(number(child.attr("colspan")) or 1, _WIDEST)
                    stated = number(child.attr("rowspan"))
                    height = 1 if stated is None else min(stated or _HIGHEST, _HIGHEST)
                yield child, tag == "th", width, height, None

    def _parts(self, row: Element) -> Iterator[Part]:
        """The cells of a row with their spans."""
        for cell in _owned(self, row, CELL_ROLES):
            sizes = [
                number(cell.attr(name) or cell.attr(name.removeprefix("aria-")))
                for name in ("aria-colspan", "aria-rowspan")
            ]
            width, height = min(sizes[0] or 1, _WIDEST), min(sizes[1] or 1, _HIGHEST)
            column = number(cell.attr("aria-colindex"))
            at = column - 1 if column and column <= _HIGHEST else None
            yield cell, cell.tag == "th", width, height, at

    def overlapping(self, y: int, start: int, end: int) -> Iterator[Cell]:
        """The cells that cover a slot of row ``y`` in the columns ``start`` to ``end``."""
        row = self.rows[y]
        at = bisect_right(row, start, key=column_of) - 1
        # A cell further left may reach in only where cells overlap, which is an error of the table.
        for index in range(max(at, 0), len(row)):
            if row[index].x >= end:
                return
            if row[index].end > start:
                yield row[index]

    @cached_property
    def caption(self) -> Element | None:
        """The caption element that says something, else None."""
        for child in self.element.children:
            if isinstance(child, Element) and child.tag == "caption":
                return child if child.text.strip() or next(child.iter_elements("img"), None) else None
        return None

    @cached_property
    def is_templated(self) -> bool:
        """Whether a template, a script's component or aria-owns makes rows or cells that nobody sees here."""
        document = self.page.document
        if self.element.select("[aria-owns]") or self.element.attr("aria-owns") is not None:
            return True
        if any(
            "-" in inner.tag and inner.closest("td, th") is None for inner in self.element.iter_elements()
        ):
            return True
        markup = document.markup.text
        if OPAQUE not in markup:
            return False
        around = document.element_range(self.element)
        total = markup.count(OPAQUE, *around) if around else 0
        if not total:
            return False
        # What stands between the cells is told from what stands in them, for the parser has moved it out.
        inside = (document.element_range(cell.element) for cell in self.cells)
        held = sum(markup.count(OPAQUE, *place) for place in inside if place)
        if self.caption is not None and (place := document.element_range(self.caption)):
            held += markup.count(OPAQUE, *place)
        return held < total


def _owned(table: Table, top: Element, roles: Iterable[str]) -> Iterator[Element]:
    """The elements below ``top`` whose roles are these, down to the next of them, row or table."""
    tree = tree_of(table.page)
    stack = [(child, 0) for child in reversed(top.children)]
    while stack:
        node, depth = stack.pop()
        if not isinstance(node, Element):
            continue
        role = tree.node(node).explicit_role
        if not role and node.tag in _CELL_TAGS and "cell" in roles:
            role = "cell"  # of a row that is a tr with a role
        if role in roles:
            yield node
        elif role not in GRID_ROLES and role not in CELL_ROLES and role != "row" and depth < _DEEPEST:
            stack += [(child, depth + 1) for child in reversed(node.children)]


def holders(page: Page, attribute: str) -> frozenset[Element]:
    """The table elements that have a td or th with an attribute of that name."""
    cells = (element for element in page.elements.having(attribute) if element.tag in {"td", "th"})
    return frozenset(found for cell in cells if (found := cell.closest("table")) is not None)


@view
def tables(page: Page) -> list[Table]:
    """Every table, those that only lay out too, those by role last; those that nobody is shown left out."""
    by_role = page.elements.with_role("table", "grid", "treegrid")
    found = [*page.elements.tagged("table"), *(element for element in by_role if element.tag != "table")]
    return [Table(page, element) for element in found if not page.is_inert(element)]
