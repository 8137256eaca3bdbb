"""What a table is for, as far as its markup tells: data in rows and columns, or the layout of the page."""

from __future__ import annotations

import re

from pubcheck.document import OPAQUE
from pubcheck.tree import Element
from pubcheck.views.accessibility.table_cells import Cell
from pubcheck.views.accessibility.tables import Table

# What no cell of data holds, but a part of a page that stands beside others.
_PAGE_PARTS = frozenset({"h1", "h2", "h3", "form", "nav", "header", "footer", "main", "article", "section"})
_PARTS = frozenset({"table", *_PAGE_PARTS})
_RICH = frozenset({"table", "form", "iframe", "video", "pre", "ul", "ol", "dl", "figure", "hr", *_PAGE_PARTS})
_CONTROLS = frozenset({"input", "select", "textarea", "button", "img", "svg", "canvas", "object", "label"})
_LONGEST_DATUM = 80  # code points of text
_PROSE = 400  # code points of text in one cell
_MOST_CELLS = 2000  # that are looked at
# Compiled when a page asks: few have tables without headers.
_NUMERIC = r"[$€£±+~<>≤≥(-]{0,3}\s{0,2}\d[\d,.:/\s()–%-]{0,30}[A-Za-z%$]{0,8}\)?"
_ENOUGH = 3  # rows or columns
_MOSTLY = 0.8


def is_marked_as_data(table: Table) -> bool:
    """Whether the markup calls a table one of data: by a caption, header cells, scope, headers or a role."""
    element = table.element
    if table.caption is not None or (element.attr("summary") or "").strip():
        return True
    if table.node.explicit_role in {"table", "grid", "treegrid"}:
        return True
    if any(cell.is_header for cell in table.cells):
        return True
    having = table.page.elements.having
    if not having("scope") and not having("headers"):
        return False
    own = (cell.element.attrs for cell in table.cells)
    return any("scope" in attrs or "headers" in attrs for attrs in own)


def data_markup(table: Table) -> tuple[str, Element] | None:
    """What of a table that shall only lay out is said of data all the same, with its element; else None."""
    for child in table.element.children:
        if isinstance(child, Element) and child.tag == "caption":
            return "<caption>", child
    if (table.element.attr("summary") or "").strip():
        return "summary", table.element
    for cell in table.cells:
        if cell.is_header:
            return "<th>", cell.element
        for name in ("scope", "headers"):
            if name in cell.element.attrs:
                return name, cell.element
    return None


def is_layout(table: Table) -> bool:
    """Whether a table surely lays out a page: nothing marks it as data, its cells hold parts of a page.

    No other table stands around it.
    """
    if not table.is_native or not table.cells or is_marked_as_data(table) or not table.is_outermost:
        return False
    if len(table.cells) == 1:
        return _is_part(table.cells[0])
    if len(table.rows) == 1 and all(map(_shows_picture, table.cells)):
        return True
    parts = sum(map(_is_part, table.cells[:_MOST_CELLS]))
    if parts and (len(table.rows) == 1 or table.width == 1):
        return True
    return 2 * parts >= min(len(table.cells), _MOST_CELLS)


def _is_part(cell: Cell) -> bool:
    """Whether a cell holds a part of a page: another table, a heading, a form, or prose at length."""
    if next(cell.element.iter_elements(_PARTS), None) is not None:
        return True
    # A listing of code is long, and no prose.
    return len(cell.text) > _PROSE and next(cell.element.iter_elements(("pre", "code")), None) is None


def _shows_picture(cell: Cell) -> bool:
    return next(cell.element.iter_elements(("img", "picture", "figure")), None) is not None


def is_data(table: Table) -> bool:
    """Whether a table without any header cell surely holds data: ``is_plain``, and one column of figures."""
    return is_plain(table) and any(_is_of_figures(table, x) for x in range(table.width))


def shows_headers(table: Table) -> bool:
    """Whether a table without any header cell is drawn as if it had some.

    Its first row, or of three rows its first column, is in bold letters and no other one is; or it has a
    thead. No other table stands around it or in it.
    """
    cells = table.cells
    if not table.is_native or len(table.rows) < _ENOUGH or not 1 < table.width < _MOST_CELLS:
        return False
    if not table.is_outermost:
        return False
    if next(table.element.iter_elements(_PAGE_PARTS | {"table", "img"}), None) is not None:
        return False
    if len(cells) > _MOST_CELLS or table.is_templated:
        return False
    first = table.rows[0]
    if len(first) < table.width or any(len(cell.text) > _LONGEST_DATUM for cell in first):
        return False
    group = first[0].row.parent
    if isinstance(group, Element) and group.tag == "thead":
        return not any(cell.is_blank for cell in first[1:])
    bold = {cell for cell in cells if _is_bold(cell)}
    rest = [cell for cell in cells if cell.y and cell not in bold]
    if bold.issuperset(first[1:]) and (first[0].is_blank or first[0] in bold):
        return 2 * len(rest) > len(cells) - len(first)
    column = [row[0] for row in table.rows if row]
    return bold == set(column) and all(cell.x == 0 for cell in column)


def _is_bold(cell: Cell) -> bool:
    """Whether all that a cell says is in bold letters."""
    text = "".join(cell.text.split())
    strong = "".join(inner.text for inner in cell.element.iter_elements(("b", "strong")))
    return bool(text) and text == "".join(strong.split())


def is_plain(table: Table) -> bool:
    """Whether short texts stand in all rows and columns of a table.

    It has two columns and three rows at least, as many cells in each row; nothing in it is a control, a
    list or a table, and no other table stands around it.
    """
    cells = table.cells
    if not table.is_native or len(table.rows) < _ENOUGH or not 1 < table.width < _MOST_CELLS:
        return False
    if len(cells) > _MOST_CELLS or not table.is_outermost:
        return False
    if next(table.element.iter_elements(_RICH | _CONTROLS), None) is not None:
        return False
    if any(cell.height > 1 for cell in cells) or table.is_templated:
        return False
    if any(sum(cell.width for cell in row) != table.width for row in table.rows):
        return False
    texts = [cell.text for cell in cells if not cell.is_header]
    told = [text for text in texts if text]
    if any(OPAQUE in text or len(text) > _LONGEST_DATUM for text in told):
        return False
    return bool(told) and len(told) >= _MOSTLY * len(texts)


def _is_of_figures(table: Table, x: int) -> bool:
    """Whether a column holds numbers in all rows but the first, which may hold its name."""
    column = [next(table.overlapping(y, x, x + 1), None) for y in range(1, len(table.rows))]
    return all(cell is not None and re.fullmatch(_NUMERIC, cell.text) for cell in column)
