"""Checks of what tables are used for and how their markup says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.checks.tables import head_depth
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.aria import PRESENTATIONAL
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.table_purpose import data_markup, is_layout, is_marked_as_data
from pubcheck.views.accessibility.tables import Table, holders
from pubcheck.views.page import Page, view

_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
# What writers mean by a scope that is none.
_MEANT = {"column": "col", "columns": "col", "cols": "col", "colum": "col", "rows": "row"}
_LONGEST_CAPTION = 120  # code points
_FEWEST_ROWS = 3


@check("table")
def used_for_layout(table: Table) -> Iterator[Hit]:
    """A table that lays out the page (HTML, 4.9.1); told once where such tables stand in each other."""
    if table.node.explicit_role in PRESENTATIONAL:
        if table.is_native and table.node.role == "none" and (found := data_markup(table)):
            markup, element = found
            yield Hit(table.page.document.tag_span(element), {"markup": markup}, "marked")
    elif table.is_grid and is_layout(table) and not hidden.is_unseen(table.page, table.element):
        yield Hit(table.span)


@view
def _tables_with_scopes(page: Page) -> frozenset[Element]:
    return holders(page, "scope")


@check("table")
def scope_invalid(table: Table) -> Iterable[Hit]:
    """A scope that is none of the four, or that stands on a data cell (HTML, 4.9.10 and 16.2)."""
    if not table.is_native or table.element not in _tables_with_scopes(table.page):
        return ()
    return _scope_invalid(table)


def _scope_invalid(table: Table) -> Iterator[Hit]:
    document = table.page.document
    told = False
    for cell in table.cells:
        scope = document.attribute(cell.element, "scope")
        if scope is None or OPAQUE in scope.value:
            continue
        stated = scope.value.strip().lower()
        if not cell.is_header:
            # Such tables have one in each row: it is told once.
            if not told and cell.element.attr("role") not in {"rowheader", "columnheader"}:
                told = True
                yield Hit(scope.span, {"scope": shortened(scope.value)}, "data")
        elif stated not in _SCOPES:
            meant = _MEANT.get(stated)
            edits = (Edit(scope.value_span, meant),) if meant and scope.is_literal() else ()
            yield Hit(scope.span, {"scope": shortened(scope.value)}, edits=edits)


@check("table")
def caption_missing(table: Table) -> Iterator[Hit]:
    """A table of data that HTML writes without a caption (HTML, 4.9.2)."""
    element = table.element
    if (
        not table.is_native
        or table.caption is not None
        or not table.is_grid
        or len(table.rows) < _FEWEST_ROWS
    ):
        return
    # Markdown has no captions.
    if not table.is_written_in_html or any(
        name in element.attrs for name in ("aria-label", "aria-labelledby")
    ):
        return
    figure = element.closest("figure")
    if figure is not None and next(figure.iter_elements("figcaption"), None) is not None:
        return
    if is_marked_as_data(table) and not hidden.is_unseen(table.page, element):
        yield Hit(table.span)


@check("table")
def caption_is_header(table: Table) -> Iterator[Hit]:
    """A first row of one cell over all columns that is the table's caption (axe-core, table-fake-caption)."""
    if not table.is_native or len(table.rows) < _FEWEST_ROWS or len(table.rows[0]) != 1 or table.width == 1:
        return
    (first,) = table.rows[0]
    second = table.rows[1]
    if first.width < table.width or first.height > 1 or not first.text or not table.is_grid:
        return
    text = first.text
    if table.caption is not None or OPAQUE in text or len(text) > _LONGEST_CAPTION or table.is_templated:
        return
    titled = head_depth(table) > 1 if first.is_header else all(cell.is_header for cell in second)
    if titled and len(second) > 1 and not hidden.is_unseen(table.page, table.element):
        yield Hit(table.span_of(first), {"text": shortened(text)})
