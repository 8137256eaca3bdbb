"""Images: what is seen of them, and what stands beside them."""

from __future__ import annotations

import pytest
from pages import page_of, shown

from pubcheck.document import OPAQUE
from pubcheck.views.images import Image, images


def image(text: str, form: str = "html") -> Image:
    return images(page_of(text, form))[0]


def test_images_in_document_order_without_those_that_nobody_sees():
    page = page_of("<img id=a><template><img id=b></template><noscript><img id=c></noscript><p><img id=d>")
    assert [i.element.attr("id") for i in images(page)] == ["a", "d"]


def test_attributes_and_places():
    page = page_of('<p><img src="a.jpg" alt="A ship">')
    found = images(page)[0]
    assert shown(page, found.span) == '<img src="a.jpg" alt="A ship">'
    assert (found.alt.value, found.src.value) == ("A ship", "a.jpg")
    bare = image("<img>")
    assert (bare.alt, bare.src) == (None, None)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img>", False),
        ("<img role=presentation>", True),
        ("<img role=none>", True),
        ("<img aria-hidden=true>", True),
        ("<div aria-hidden=true><p><img></div>", True),
        ("<div hidden><img></div>", True),
        ("<img role=img>", False),
    ],
)
def test_images_that_assistive_technology_passes_by(html, expected):
    assert image(html).is_ignored is expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("width=1 height=1", True),
        ("width=0 height=0", True),
        ("width=1px height=' 1 '", True),
        ("width=1 height=20", False),
        ("", False),
        ("width=1", False),
    ],
)
def test_pixels_of_counters(attributes, expected):
    assert image(f"<img {attributes}>").is_pixel is expected


def test_what_a_template_writes_is_not_known():
    assert image("<img alt='{{ alt }}'>").is_opaque
    assert OPAQUE in image("<img alt='{{ alt }}'>").alt.value
    assert not image("<img alt='a'>").is_opaque
    assert not image("<img>").is_opaque
