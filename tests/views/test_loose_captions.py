"""Captions of images that no figure holds, and images that are no photos by what their text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page_of

from pubcheck.views.images import images
from pubcheck.views.loose_captions import caption_of, is_drawn


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("![A wall.](a.jpg)\n*A wall, June 11.*", "markdown", "A wall, June 11."),
        ("![A wall.](a.jpg)\n\n_A wall, June 11._\n\nMore.", "markdown", "A wall, June 11."),
        ('{% image "a.jpg" "A wall." %}\n*A wall, June 11.*', "markdown", "A wall, June 11."),
        ("![A wall.](a.jpg) *Walls* are good.", "markdown", None),
        ("![A wall.](a.jpg)\n\nA wall *stands*.", "markdown", None),
        ("![A wall.](a.jpg)\n\n_First [printed](/b) elsewhere._", "markdown", None),
        ("![A wall.](a.jpg)", "markdown", None),
        ("<p><img alt=x src=a.jpg><br><small>A wall.</small><br>More.</p>", "html", "A wall."),
        ("<a href=b.jpg><img alt=x src=a.jpg></a><em>A wall.</em>", "html", "A wall."),
        ("<img alt=x src=a.jpg aria-describedby='no b'><p id=b>A wall.</p>", "html", "A wall."),
        ("<img alt=x src=a.jpg aria-describedby=b><p id=b> </p>", "html", None),
        ("<ul><li><img alt=x src=a.jpg></li></ul><p><em>A wall.</em></p>", "html", None),
    ],
)
def test_the_element_that_holds_the_caption(text, form, expected):
    page = page_of(text, form)
    found = caption_of(page, images(page)[0])
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("Screenshot of the search page", True),
        ("A screen capture of a form", True),
        ("Two pie charts that show the staff", True),
        ("Navy logo", True),
        ("Diagram: how it works", True),
        ("A soldier reads a map of the town", False),
        ("A seal swims.", False),
        ("Drawing room in the castle", False),
        ("Sailors draw", False),
        ("", False),
    ],
)
def test_what_the_first_words_call_a_drawing(alt, expected):
    page = page_of(f'<img src="a.jpg" alt="{alt}">')
    assert is_drawn(images(page)[0]) is expected


@given(st.text(alphabet="<img src=a alt=b></p><em>x</em><br> \n*![](a)", max_size=120))
def test_any_text_is_taken(text):
    for form in ("html", "markdown"):
        page = page_of(text, form)
        for image in images(page):
            caption_of(page, image)
            is_drawn(image)
