from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility import landmarks

HEAD = '<!DOCTYPE html><html lang="en"><head><title>Ships</title></head>'
NAV = '<nav><a href="/a">A</a><a href="/b">B</a><a name="c">C</a></nav>'


def body(inner: str):
    return page_of(f"{HEAD}<body>{inner}</body></html>")


@pytest.mark.parametrize(
    ("inner", "count"),
    [
        (f"{NAV}<p>Text</p>", 2),
        (f"<header>{NAV}</header><p>Text</p>", 2),
        (f"<p>Text</p>{NAV}", 0),
        (f"<div hidden>{NAV}</div><p>Text</p>", 0),
        (f"<template>{NAV}</template><p>Text</p>", 0),
        (f"{NAV}<div role=navigation><a href=/d>D</a></div><p>Text</p>", 3),
        ("<p>Text</p>", 0),
    ],
)
def test_links_of_the_frame_before_the_content(inner: str, count: int) -> None:
    assert landmarks.frame_links(body(inner))[1] == count


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ('<a href="#content">Skip</a>', True),
        ('<a href="index.html#content">Skip to content</a>', True),
        ('<a href="#">Skip navigation</a>', True),
        ('<a href="#">Menu</a>', False),
        ('<a href="/a">A</a>' * 9 + '<a href="#content">Skip</a>', False),
    ],
)
def test_a_link_past_the_frame_is_among_the_first(inner: str, found: bool) -> None:
    assert (landmarks.skip_link(body(inner)) is not None) is found


def test_main_landmarks_by_tag_and_by_role() -> None:
    page = body("<main>A</main><div role='MAIN'>B</div><template><main></main></template>")
    assert [element.tag for element in landmarks.main_landmarks(page)] == ["main", "div"]


def test_headings_of_the_frame_are_none_of_the_content() -> None:
    assert not landmarks.has_content_heading(body("<header><h1>Fleet</h1></header><p>Text</p>"))
    assert landmarks.has_content_heading(body("<header><h1>Fleet</h1></header><h2>Ships</h2>"))
    assert landmarks.has_content_heading(body("<div role=heading aria-level=2>Ships</div>"))


def test_parts_of_pages_redirects_and_framesets_are_not_judged() -> None:
    assert landmarks.is_judged(body("<p>Text</p>"))
    assert not landmarks.is_judged(page_of("<p>Text</p>"))
    assert not landmarks.is_judged(body(""))
    assert not landmarks.is_judged(
        page_of('<html><head><meta http-equiv=refresh content="0;url=/a"></head><p>A')
    )
