"""The cells of a table and the slots that they cover."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from pubcheck.tree import Element

# What shows nothing by itself; one that has a class may be drawn by a style sheet.
_WRAPPERS = frozenset({"p", "div", "span", "br", "b", "strong", "i", "em", "font", "a", "center", "wbr"})
# A cell before it is placed: its element, whether that is a th, its width and height, and the column where
# its author puts it, None for the next free slot.
Part = tuple[Element, bool, int, int, int | None]
column_of = attrgetter("x")


class Cell:
    """A cell and the slots that it covers: ``x``, ``y`` from 0, ``width``, ``height`` in slots.

    ``group`` numbers the row group that it is anchored in; ``row`` is the element of its row.
    """

    __slots__ = ("element", "group", "height", "is_header", "row", "width", "x", "y")

    def __init__(self, part: Part, row: Element, x: int, y: int, height: int, group: int) -> None:
        self.element, self.is_header, self.width, _, _ = part
        self.row = row
        self.x = x
        self.y = y
        self.height = height
        self.group = group

    @property
    def end(self) -> int:
        """The first column to the right of the cell."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below the cell."""
        return self.y + self.height

    @property
    def text(self) -> str:
        """The text of the cell and all that is in it, white space at the ends left out."""
        return self.element.text.strip()

    @property
    def is_blank(self) -> bool:
        """Whether the cell holds nothing that anybody could see: no text, and nothing but bare wrappers."""
        return not self.text and not any(
            inner.tag not in _WRAPPERS or inner.attr("class") or inner.attr("aria-label")
            for inner in self.element.iter_elements()
        )


def number(stated: str | None) -> int | None:
    """The number that a value begins with, as HTML reads spans (2.3.4.2); None where there is none."""
    if not stated:
        return None
    text = stated.strip()
    size = 0
    while size < len(text) and size < len("65534") + 4 and text[size] in "0123456789":
        size += 1
    return int(text[:size]) if size else None


def placed(
    parts: Iterable[Part], row: Element, growing: list[Cell], y: int, rows_left: int, group: int
) -> list[Cell]:
    """The cells of a row in the first slots that cells from above leave free (HTML, 4.9.12.1)."""
    taken = sorted(growing, key=column_of)
    found: list[Cell] = []
    x = at = 0
    for part in parts:
        _, _, width, height, column = part
        if column is not None:
            x = max(x, column)
        while at < len(taken) and taken[at].x <= x:
            x = max(x, taken[at].end)
            at += 1
        found.append(Cell(part, row, x, y, min(height, rows_left), group))
        x += width
    return found
