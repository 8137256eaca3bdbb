"""The text that people see, in each way that it may be read."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.visible_text import readings

LINKED = "<link rel=stylesheet href=site.css>"


def texts_of(html, head=""):
    page = page_of(f"{head}<body>{html}")
    element = page.document.tree.select("[id=x]")[0]
    return list(readings(tree_of(page).node(element)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a id=x> The <b>fleet</b>\n</a>", "The fleet"),
        ("<a id=x>The<br>fleet</a>", "The fleet"),
        ("<a id=x>The<wbr>fleet</a>", "Thefleet"),
        ("<a id=x><p>The</p><p>fleet</p></a>", "The fleet"),
        ("<a id=x><span>The</span><span>fleet</span></a>", "Thefleet"),
        ("<a id=x><p style='display: inline'>The</p><p style='display: inline'>fleet</p></a>", "Thefleet"),
        ("<a id=x>The <b aria-hidden=true>big</b> fleet</a>", "The big fleet"),
        ("<a id=x>The <b hidden>big</b> fleet</a>", "The fleet"),
        ("<a id=x>The <b style='visibility: hidden'>big</b> fleet</a>", "The fleet"),
        ("<a id=x>The <b style='position: absolute; left: -999px'>big</b> fleet</a>", "The fleet"),
        ("<a id=x>The <svg><text>big</text></svg> fleet</a>", "The fleet"),
        ("<a id=x><i class='icon'>search</i> Find</a>", "Find"),
        ("<a id=x style='font-family: Material Icons'>search</a>", ""),
        ("<a id=x class='material-icons'>search</a>", ""),
        ("<a id=x></a>", ""),
    ],
)
def test_first_reading(html, text):
    assert texts_of(html)[0] == text


def test_what_a_sheet_of_another_file_may_hide_is_left_out_in_another_reading():
    html = "<a id=x>Fleet <b class=sr-only>opens a window</b></a>"
    assert "Fleet" in texts_of(html, LINKED)
    assert texts_of(html) == ["Fleet opens a window"]


def test_what_may_be_apart_is_read_both_ways():
    html = "<a id=x><b style='display: inline-block'>Fl</b><b style='display: inline-block'>eet</b></a>"
    assert set(texts_of(html, LINKED)) == {"Fl eet", "Fleet"}
    assert texts_of(html) == ["Fleet"]


def test_deep_content_is_read_no_deeper_than_people_write():
    assert texts_of("<a id=x>" + "<b>" * 300 + "deep")[0] == ""


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<a id=x><b style='display: block'>Fl</b><b style='display: block'>eet</b></a>", ["Fl eet"]),
        ("<a id=x><b style='float: left'>Fl</b><b style='float: left'>eet</b></a>", ["Fl eet"]),
        ("<a id=x style='display: flex'><b>Fl</b><b>eet</b></a>", ["Fl eet"]),
        ("<div id=x><details>Fleet<summary>Boats</summary></details></div>", ["Boats"]),
    ],
)
def test_the_space_between_parts_is_certain_where_no_file_elsewhere_styles_the_page(html, texts):
    assert texts_of(html) == texts


def test_scripts_elsewhere_may_write_sheets():
    html = "<script src=site.js></script><a id=x>Fleet <b class=sr-only>opens a window</b></a>"
    assert "Fleet" in texts_of(html)
