"""Tables: which slots cells cover, what headers head, and what tables are for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page_of

from pubcheck.views.accessibility.table_headers import Headers
from pubcheck.views.accessibility.table_purpose import is_data, is_layout, shows_headers
from pubcheck.views.accessibility.tables import Table, tables


def table_of(html: str) -> Table:
    return tables(page_of(html))[0]


def slots(html: str) -> list[tuple[str, int, int, int, int]]:
    return [(c.text, c.x, c.y, c.width, c.height) for c in table_of(html).cells]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a<td>b", [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d",
            [("a", 0, 0, 1, 2), ("b", 1, 0, 2, 1), ("c", 1, 1, 1, 1), ("d", 2, 1, 1, 1)],
        ),
        # A cell that reaches down to the end of its group, and no further.
        (
            "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d",
            [("a", 0, 0, 1, 2), ("b", 1, 0, 1, 1), ("c", 1, 1, 1, 1), ("d", 0, 2, 1, 1)],
        ),
        ("<table><tr><td rowspan=9>a<tbody><tr><td>b", [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]),
        # The foot comes last wherever it is written.
        ("<table><tfoot><tr><td>f</tfoot><tbody><tr><td>b", [("b", 0, 0, 1, 1), ("f", 0, 1, 1, 1)]),
        # Spans that are none, and spans beyond what HTML allows.
        ("<table><tr><td colspan=0>a<td colspan=x>b", [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]),
        (
            "<table><tr><td colspan=99999999999>a<td colspan=' 2px'>b",
            [("a", 0, 0, 1000, 1), ("b", 1000, 0, 2, 1)],
        ),
        # A wide cell that runs into one from above covers its slots too.
        (
            "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c",
            [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 2), ("c", 0, 1, 2, 1)],
        ),
        # A table inside is its own.
        ("<table><tr><td><table><tr><td>i</table><td>b", [("i", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]),
        (
            "<div role=table><p role=row><b role=cell aria-colspan=2>a</b><i role=cell>b</i></div>",
            [("a", 0, 0, 2, 1), ("b", 2, 0, 1, 1)],
        ),
        (
            "<div role=grid><p role=row><b role=gridcell aria-colindex=3>a</b><i role=gridcell>b</i></div>",
            [("a", 2, 0, 1, 1), ("b", 3, 0, 1, 1)],
        ),
    ],
)
def test_cells_take_their_slots(html, expected):
    assert slots(html) == expected


def test_tables_in_templates_are_no_tables():
    assert tables(page_of("<template><table><tr><td>a</table></template><p>x")) == []
    assert [t.is_native for t in tables(page_of("<p role=grid></p><table></table>"))] == [True, False]


def assigned(html: str) -> dict[str, tuple[str, bool]]:
    """Each header cell, its role and whether it heads anything."""
    table = table_of(html)
    headers = Headers(table)
    found = {}
    for cell in table.cells:
        role = headers.role(cell)
        if role in {"columnheader", "rowheader"}:
            found[cell.text] = role, headers.is_assigned(cell, role)
    return found


COLUMN, ROW = "columnheader", "rowheader"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><th>A<th>B<tr><td>1", {"A": (COLUMN, True), "B": (COLUMN, False)}),
        ("<table><tr><th>A<td>1<tr><th>B", {"A": (ROW, True), "B": (COLUMN, False)}),
        # A th in the row and in the column of data is a header of neither, unless its scope says so.
        ("<table><tr><td>x<td>y<tr><th>A<td>1", {}),
        ("<table><tr><td>x<td>y<tr><th scope=row>A<td>1", {"A": (ROW, True)}),
        ("<table><tr><th>A<tr><th>B<tr><td>1", {"A": (COLUMN, True), "B": (COLUMN, True)}),
        (
            "<table><tr><th scope=col>A<th scope=col>B<tr><th scope=row>C<td>1",
            {"A": (COLUMN, True), "B": (COLUMN, True), "C": (ROW, True)},
        ),
        ("<table><tr><th role=rowheader>A<td>1<tr><td>B<td>2", {"A": (ROW, True)}),
        ("<table><tr><td role=columnheader>A<td>1<tr><td>B<td>2", {"A": (COLUMN, True)}),
        ("<table><tr><td>1<tr><th role=columnheader>A", {"A": (COLUMN, False)}),
        # Cells that name their headers have no others.
        ("<table><tr><th id=a>A<th>B<tr><td>1<td headers=a>2", {"A": (COLUMN, True), "B": (COLUMN, False)}),
        ("<table><tr><th>A<tr><td headers=''>1<tr><td>2", {"A": (COLUMN, True)}),
        # A second header of the same column takes over behind data.
        (
            "<table><tr><th>A<tr><td headers=x>1<tr><th>B<tr><td>2",
            {"A": (COLUMN, False), "B": (COLUMN, True)},
        ),
        ("<table><tr><th>A<tr><td role=presentation>1", {"A": (COLUMN, False)}),
        ("<table><tr><th scope=rowgroup>A<tr><td>1", {"A": (ROW, True)}),
        ("<table><tr><th scope=colgroup colspan=2>A<tr><td>1<td>2", {"A": (COLUMN, True)}),
        ("<table><tr><th colspan=1000>A<tr><td>1", {"A": (COLUMN, True)}),
        ("<table><tr><th role=cell>A<tr><td>1", {}),
        (
            (
                "<div role=table><p role=row><b role=columnheader>A</b><b role=columnheader>B</b></p>"
                "<p role=row><i role=cell>1</i></p></div>"
            ),
            {"A": (COLUMN, True), "B": (COLUMN, False)},
        ),
        (
            (
                "<div role=grid><p role=row><b role=rowheader>A</b><i role=gridcell>1</i></p>"
                "<p role=row><b role=rowheader>B</b></p></div>"
            ),
            {"A": (ROW, True), "B": (ROW, False)},
        ),
    ],
)
def test_headers_are_assigned(html, expected):
    assert assigned(html) == expected


@pytest.mark.parametrize(
    ("html", "layout", "data", "headed"),
    [
        ("<table><tr><td>a<td>1<tr><td>b<td>2<tr><td>c<td>3", False, True, False),
        ("<table><tr><td>a<td>x<tr><td>b<td>y<tr><td>c<td>z", False, False, False),
        ("<table><tr><td><b>A</b><td><b>B</b><tr><td>b<td>y<tr><td>c<td>z", False, False, True),
        (
            "<table><tr><td><b>A</b><td><b>B</b><tr><td><b>b</b><td><b>y</b><tr><td><b>c</b><td>z",
            False,
            False,
            False,
        ),
        ("<table><thead><tr><td>A<td>B<tbody><tr><td>b<td>y<tr><td>c<td>z", False, False, True),
        ("<table><tr><td><table><tr><td>a</table>", True, False, False),
        ("<table><tr><td><h2>A</h2><td>b", True, False, False),
        ("<table><tr><td><pre>" + "a" * 900, False, False, False),
        ("<table><tr><td>" + "word " * 200 + "<td>b", True, False, False),
        ("<table><caption>A</caption><tr><td><h2>A</h2>", False, False, False),
        ("<table></table>", False, False, False),
        ("<div role=table></div>", False, False, False),
    ],
)
def test_the_purpose_of_a_table(html, layout, data, headed):
    table = table_of(html)
    assert (is_layout(table), is_data(table), shows_headers(table)) == (layout, data, headed)


def test_what_a_template_writes_between_cells_is_told_from_what_it_writes_in_them():
    inside = page_of("<table><tr><td>{{ a }}</td><td>{{ b }}</td></tr></table>\n", "markdown")
    between = page_of("<table><tr>{% for a in b %}<td>1</td>{% endfor %}</tr></table>\n", "markdown")
    assert [t.is_templated for page in (inside, between) for t in tables(page)] == [False, True]


def test_tables_beyond_all_measure_stay_unplaced():
    table = table_of("<table>" + "<tr><td rowspan=65534>a" * 600)
    assert table.cells == []
    assert table.width == 0


_PARTS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "<th>", "<th scope=row>", "<td colspan=7 rowspan=0>",
     "<th rowspan=3>", "<td headers='a b'>", "<th id=a>", "<caption>", "<thead>", "<tfoot>", "x", "\ue000",
     "<div role=grid>", "<p role=row>", "<b role=columnheader aria-colindex=4>", "<i role=cell>",
     "<b role=rowheader aria-rowspan=2>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PARTS, max_size=40).map("".join))
def test_any_markup_makes_tables(markup):
    for table in tables(page_of(markup)):
        headers = Headers(table)
        for cell in table.cells:
            assert cell in table.rows[cell.y]
            headers.is_assigned(cell, headers.role(cell))
        is_layout(table), is_data(table), shows_headers(table)
        assert isinstance(table.is_templated, bool)
