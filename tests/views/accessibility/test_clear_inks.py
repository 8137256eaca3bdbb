"""A text color that passes on every background of the page needs no closer look; no other is let go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page_of

from pubcheck.views.accessibility.backdrops import palette_of
from pubcheck.views.accessibility.clear_inks import clearly_inked
from pubcheck.views.accessibility.contrast import faint_texts

PAGE = "<!DOCTYPE html><html><head><title>T</title>{head}</head><body>{body}</body></html>"
ELSEWHERE = '<link rel="stylesheet" href="/a.css">'
COLORS = st.sampled_from(["#000", "#fff", "#777", "navy", "#eee", "rgb(0 0 0 / 50%)", "inherit", "var(--x)"])


def inked(body: str, head: str = "") -> list[str]:
    found = clearly_inked(palette_of(page_of(PAGE.format(head=head, body=body))))
    return sorted(element.tag for element in found)


@pytest.mark.parametrize(
    ("body", "head", "tags"),
    [
        ('<p style="color: #333">Text', "", ["p"]),
        ('<p style="color: #777">Text', "", []),
        ('<p style="color: #333">Text <b style="background: #222">bold</b>', "", []),
        ('<p style="color: #333">Text <b style="background: #fff8">bold</b>', "", []),
        ('<p style="color: #333">Text <b style="background: linear-gradient(#fff, #000)">bold</b>', "", []),
        ('<p style="color: #333">Text <table bgcolor="navy"></table>', "", []),
        ('<p style="color: #333">Text <b style="opacity: 0.5">bold</b>', "", []),
        # On white it would fail; that anything is white on this page is told nowhere in the file.
        ('<div style="background: navy"><p style="color: #ffd">Text', ELSEWHERE, ["p"]),
        ('<div style="background: navy"><p style="color: #ffd">Text', "", []),
    ],
)
def test_clear(body, head, tags):
    assert inked(body, head) == tags


@given(st.lists(st.tuples(COLORS, COLORS), min_size=1, max_size=4), st.sampled_from(["", ELSEWHERE]))
def test_nothing_faint_is_clear(pairs, head):
    body = "".join(f'<div style="color: {ink}; background: {ground}"><p>Text</p>' for ink, ground in pairs)
    page = page_of(PAGE.format(head=head, body=body))
    clear = clearly_inked(palette_of(page))
    assert all(faint.element not in clear for faint in faint_texts(page))
