"""Words for pictures that are no photos of a day, and for what was done to a photo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import pictures

ASKED = [
    pictures.opens_as_drawing,
    pictures.opens_undated,
    pictures.is_undated,
    pictures.is_drawing,
    pictures.is_stock,
    pictures.called_file_photo,
    pictures.is_drawn,
    pictures.made_as_disclosed,
    pictures.made_as_told,
    pictures.tells_what_was_done,
]


@pytest.mark.parametrize(
    ("ask", "yes", "no"),
    [
        (pictures.opens_as_drawing, "A bar chart that compares two years", "A soldier reads a map."),
        (pictures.opens_undated, "The new home page", "A sailor explains how to read a chart."),
        (pictures.is_undated, "Official portrait of Ann Roe", "Ann Roe stands on a pier."),
        (pictures.is_drawing, "Logo", "Two sailors"),
        (pictures.is_stock, "iStock", "U.S. Army photo"),
        (pictures.called_file_photo, "In this file photo, soldiers march.", "A file cabinet in a photo."),
        (pictures.is_drawn, "photo illustration", "photo"),
        (pictures.made_as_disclosed, "Stitched from three frames", "Badges were blurred for security"),
        (pictures.made_as_told, "This photo was digitally altered.", "A stitched flag is seen."),
        (pictures.tells_what_was_done, "Badges were blurred for security", "Seen from the pier"),
    ],
)
def test_what_words_say_of_a_picture(ask, yes, no):
    assert ask(yes)
    assert not ask(no)


@given(st.text())
def test_any_text_can_be_asked(text):
    for ask in ASKED:
        ask(text)
