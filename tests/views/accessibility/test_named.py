"""Links, headings and labelled controls that a closer look is due to."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility.named import hyperlinks, labelled, shows_text, titles


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x></a>",
        "<a href=x>\u00a0<img></a>",
        "<a href=x><b aria-hidden=true>x</b></a>",
        "<a href=x><b style='display: none'>x</b></a>",
        "<a href=x>{{ title }}</a>",
        "<area href=x>",
        "<svg><a xlink:href=x></a></svg>",
        "<p role=link></p>",
        "<p role=doc-backlink></p>",
    ],
)
def test_links_to_look_at(html):
    assert len(hyperlinks(page_of(f"<p>{html}"))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x>x</a>",
        "<a href=x><b>x</b></a>",
        "<a name=x></a>",
        "<area>",
        "<p role=link>x</p>",
        "<a href=x hidden>x</a>",
        "<template><a href=x></a></template>",
    ],
)
def test_links_that_need_none(html):
    assert not hyperlinks(page_of(f"<p>{html}"))


def test_headings():
    page = page_of("<h1>a</h1><h2></h2><p role=heading></p><h3><b>x</b></h3><h4><i hidden>x</i></h4>")
    assert [node.element.tag for node in titles(page)] == ["h2", "h4", "p"]


def test_labelled_are_controls_whose_content_would_name_them():
    html = "<a href=x aria-label=y>z</a><nav aria-label=y>z</nav><input aria-label=y>"
    html += "<div role=tab aria-labelledby=i>z</div>"
    assert [node.element.tag for node in labelled(page_of(html))] == ["a", "div"]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p><b> </b><i>x</i></p>", True),
        ("<p><select><option>x</select></p>", False),
        ("<p><b hidden>x</b></p>", False),
        ("<p>{{ x }}</p>", False),
        ("<p></p>", False),
    ],
)
def test_text_that_is_shown(html, shown):
    page = page_of(html)
    assert shows_text(page, next(page.document.tree.iter_elements("p"))) is shown
