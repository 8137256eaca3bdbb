"""Checks of images and their alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.images import Image


@check("image")
def alt_missing(image: Image) -> Iterator[Hit]:
    """An image without alternative text (WCAG 2.2, 1.1.1; ACT 23a2a8)."""
    if image.alt is None and not image.is_ignored and not image.is_pixel:
        document = image.page.document
        written = document.source[image.span]
        case = "brackets" if written.startswith("![") else "block" if document.format == "text" else None
        yield Hit(image.span, case=case)
