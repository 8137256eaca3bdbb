"""Checks of the header cells of tables: that there are some, and that they belong to their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.table_cells import Cell
from pubcheck.views.accessibility.table_headers import Headers, references
from pubcheck.views.accessibility.table_purpose import is_data, is_plain, shows_headers
from pubcheck.views.accessibility.tables import Table, holders
from pubcheck.views.page import Page, view

_HEADER_ROLES = frozenset({"columnheader", "rowheader"})
# What heads a column that readers fill in, on paper or by hand; compiled only when a page asks.
_FILLED_BY_READERS = (
    r"(?i)\b(?:answers?|check(?:ed)?|comments?|completed?|date|done|initials?|notes?|responses?|score|sign(?:ed"
    r"|ature)?|status|yes|your)\b|\?"
)
_TABLES = "table, [role~=table], [role~=grid]"
_PICTURES = ("img", "svg", "canvas", "input", "object", "video", "math")


@view
def _tables_with_references(page: Page) -> frozenset[Element]:
    return holders(page, "headers")


@check("table")
def headers_elsewhere(table: Table) -> Iterable[Hit]:
    """A headers attribute that names no other cell of its table (WCAG 2.2, 1.3.1; ACT a25f45)."""
    return _headers_elsewhere(table) if table.element in _tables_with_references(table.page) else ()


def _headers_elsewhere(table: Table) -> Iterator[Hit]:
    if not (table.is_grid and table.node.is_included and table.node.is_visible):
        return
    document, tree = table.page.document, tree_of(table.page)
    cells = [c for c in table.element.iter_elements(("td", "th")) if c.closest("table") == table.element]
    ids = {identifier for cell in cells if (identifier := cell.attr("id"))}
    made = table.is_templated or any(OPAQUE in identifier for identifier in ids)
    for cell in cells:
        attribute = document.attribute(cell, "headers")
        if attribute is None or OPAQUE in attribute.value:
            continue
        own = cell.attr("id")
        for token in attribute.value.split():
            if token == own:
                yield Hit(attribute.value_span, {"id": token}, "own")
                break
            if token not in ids and not made:
                case = "elsewhere" if tree.by_id(token) is not None else None
                yield Hit(attribute.value_span, {"id": token}, case)
                break


@view
def _headers_by_role(page: Page) -> frozenset[Element]:
    return frozenset(page.elements.with_role(*_HEADER_ROLES))


@view
def _tables_with_headers(page: Page) -> frozenset[Element]:
    """The tables that have a th, or a header that a role makes, in them or in a table without a role."""
    headers = page.elements.tagged("th")
    found = {table for cell in headers if (table := cell.closest("table")) is not None}
    for cell in _headers_by_role(page):
        around = cell.closest(_TABLES)
        while around is not None and around not in found:
            found.add(around)
            parent = around.parent
            around = parent.closest(_TABLES) if isinstance(parent, Element) else None
    return frozenset(found)


@check("table")
def header_unassigned(table: Table) -> Iterable[Hit]:
    """A header cell that heads no cell (WCAG 2.2, 1.3.1; ACT d0f69e)."""
    return _header_unassigned(table) if table.element in _tables_with_headers(table.page) else ()


def _header_unassigned(table: Table) -> Iterator[Hit]:
    # The rule's text names tables and grids, not tree grids.
    if table.node.role not in {"table", "grid"} or not table.node.is_included:
        return
    headers, tree = Headers(table), tree_of(table.page)
    by_role = _headers_by_role(table.page)
    known: bool | None = None
    for cell in table.cells:
        if not cell.is_header and cell.element not in by_role:
            continue
        role = headers.role(cell)
        if role not in _HEADER_ROLES or headers.is_assigned(cell, role) or _is_in_foot(cell):
            continue
        node = tree.node(cell.element)
        if not (node.is_included and node.is_visible and _shows_something(table.page, cell)):
            continue
        if known is None:
            known = not table.is_templated and not _is_filled_later(table)
        if known:
            text = shortened(cell.text)
            span = table.span_of(cell)
            yield Hit(span, {"text": text}, "row" if role == "rowheader" else None)


def _is_in_foot(cell: Cell) -> bool:
    """Whether a cell repeats, at the end of a long table, what its head says."""
    return isinstance(cell.row.parent, Element) and cell.row.parent.tag == "tfoot"


def _is_filled_later(table: Table) -> bool:
    """Whether a script may add the rows: the body is there and empty, or nothing but headers is there."""
    document = table.page.document
    if table.page.elements.tagged("script"):
        may_fill = True
    else:
        may_fill = table.is_written_in_html and not document.whole
    bodies = [
        child for child in table.element.children if isinstance(child, Element) and child.tag == "tbody"
    ]
    if any(next(body.iter_elements("tr"), None) is None for body in bodies):
        return may_fill
    return may_fill and document.whole and all(cell.is_header for cell in table.cells)


def _shows_something(page: Page, cell: Cell) -> bool:
    """Whether people can see anything in a cell: text, or a picture."""
    tree = tree_of(page)
    for inner in cell.element.descendants:
        holder: object = None
        if isinstance(inner, Text):
            holder = inner.parent if inner.data.strip() else None
        elif isinstance(inner, Element) and inner.tag in _PICTURES:
            holder = inner
        if isinstance(holder, Element) and tree.node(holder).is_visible:
            return True
    return False


@check("table")
def headers_missing(table: Table) -> Iterable[Hit]:
    """A table of data without any header cell (WCAG 2.2, 1.3.1)."""
    return _headers_missing(table) if len(table.rows) > 2 and table.width > 1 and table.is_met else ()


def _headers_missing(table: Table) -> Iterator[Hit]:
    titles = [cell for cell in table.cells if cell.is_header]
    if titles:
        # Markdown has no table without a row of headers, so that writers leave it empty.
        is_blank = all(cell.y == 0 and cell.is_blank and not _name(table, cell) for cell in titles)
        if is_blank and len(titles) > 1 and is_plain(table):
            yield Hit(table.span, case="blank")
    elif is_data(table) or shows_headers(table):
        headers = Headers(table)
        stated = (cell for cell in table.cells if cell.element.attr("role") is not None)
        if not any(headers.role(cell) in _HEADER_ROLES for cell in stated):
            yield Hit(table.span, case="word" if table.page.document.format == "word" else None)


def _name(table: Table, cell: Cell) -> str:
    return tree_of(table.page).node(cell.element).name.text


@check("table")
def header_empty(table: Table) -> Iterable[Hit]:
    """A column whose header cell is empty (WCAG 2.2, 1.3.1); the corner over row headers may be."""
    return _header_empty(table) if table.is_met else ()


def _header_empty(table: Table) -> Iterator[Hit]:
    top = table.rows[0]
    if not any(cell.is_header and cell.is_blank and cell.x for cell in top):
        return
    deep = head_depth(table)
    # Where every header is empty, the table has none: that is told once.
    if table.is_templated or all(cell.is_blank for row in table.rows[:deep] for cell in row):
        return
    for cell in top:
        if cell.x == 0 or not cell.is_header or not cell.is_blank or _name(table, cell):
            continue
        column = [
            c for y in range(cell.bottom, len(table.rows)) for c in table.overlapping(y, cell.x, cell.end)
        ]
        if any(other.is_header and not other.is_blank for other in column if other.y < deep):
            continue
        shown = [other for other in column if not other.is_blank]
        if shown:
            texts = sum(bool(other.text) and not _has_control(other) for other in shown)
            case = "text" if texts > 1 else None
            yield Hit(table.span_of(cell), {"column": cell.x + 1}, case)


def _has_control(cell: Cell) -> bool:
    return next(cell.element.iter_elements(("a", "button", "input", "select", *_PICTURES)), None) is not None


def head_depth(table: Table) -> int:
    """How many rows at the top of a table are headers: those of thead, or with header cells only."""
    deep = 0
    for row in table.rows:
        parent = row[0].row.parent if row else None
        in_head = isinstance(parent, Element) and parent.tag == "thead"
        if not row or not (in_head or all(cell.is_header for cell in row)):
            break
        deep += 1
    return deep


@check("table")
def cells_empty(table: Table) -> Iterable[Hit]:
    """A row or a column of a table of data that is empty throughout (GOV.UK audit)."""
    return _cells_empty(table) if len(table.rows) > 2 and table.is_met else ()


def _cells_empty(table: Table) -> Iterator[Hit]:
    deep = head_depth(table)
    body = table.rows[deep:]
    if not deep or len(body) < 2:
        return
    blank = {cell for cell in table.cells if cell.is_blank}
    if not blank or table.is_templated:
        return
    if not any(references(cell) or cell.is_header for cell in table.cells):
        return
    document = table.page.document
    for row in body:
        if len(row) > 1 and blank.issuperset(row):
            yield Hit(document.element_span(row[0].row), case="row")
    rows = [row for row in body if not blank.issuperset(row)]
    gaps = sum(cell in blank for row in rows for cell in row)
    if len(rows) < 2 or gaps > len(rows):
        return  # a form to fill in, or marks in a few cells of many
    for title in table.rows[deep - 1]:
        if title.is_blank or title.width > 1 or re.search(_FILLED_BY_READERS, title.text):
            continue
        below = [next((c for c in row if c.x <= title.x < c.end), None) for row in rows]
        if all(cell is not None and cell in blank for cell in below):
            yield Hit(table.span_of(title), {"text": shortened(title.text)})
