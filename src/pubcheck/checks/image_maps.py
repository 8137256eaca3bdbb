"""Checks of image maps."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.images import Image


@check("image")
def server_side(image: Image) -> Iterator[Hit]:
    """A server-side image map (WCAG 2.2, 2.1.1; HTML, 4.8.4.1)."""
    element = image.element
    if "ismap" in element.attrs and not element.attr("usemap"):
        link = element.closest("a[href]")
        if link is not None and not image.page.is_inert(element):
            yield Hit(image.page.document.tag_span(element))
