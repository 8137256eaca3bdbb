"""Headings and the outline that they make."""

from __future__ import annotations

from pages import page_of

from pubcheck.views.headings import headings, outlines


def test_headings_that_are_heard():
    page = page_of(
        "<h1>One</h1><h2 hidden>x</h2><div aria-hidden=true><h2>x</h2></div><h2 role=presentation>x</h2>"
        "<h3 aria-level=2>Two</h3><h2 aria-level=deep>Three</h2><template><h2>x</h2></template>"
    )
    assert [(h.level, h.text.text) for h in headings(page)] == [(1, "One"), (2, "Two"), (2, "Three")]


def test_content_leaves_out_the_frame_and_what_is_empty():
    page = page_of(
        "<header><h1>Site</h1></header><main><h1>Page</h1><h2> </h2><h2><img src=a></h2></main><h2>Foot</h2>"
    )
    (outline,) = outlines(page)
    assert [h.element.tag for h in outline.content] == ["h1", "h2"]


def test_a_header_in_the_article_is_the_article_s():
    (outline,) = outlines(page_of("<main><header><h1>Page</h1></header><nav><h2>x</h2></nav></main>"))
    assert [h.text.text for h in outline.content] == ["Page"]
    (outline,) = outlines(page_of("<header><h1>Site</h1></header><h1>Page</h1>"))
    assert [h.text.text for h in outline.content] == ["Page"]


def test_a_page_without_headings_has_no_outline():
    assert outlines(page_of("<p>Text")) == []
