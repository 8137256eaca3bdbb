"""Checks of the ways past what every page of a site repeats."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.views.accessibility import landmarks
from pubcheck.views.page import Page


@check("page")
def bypass(page: Page, *, most_links: int) -> Iterator[Hit]:
    """A page with many links before its content and no way past them (WCAG 2.2, 2.4.1).

    ``most_links`` in navigation and headers are let pass.
    """
    # Most pages have a way past, which is found at once.
    if not page.document.whole or landmarks.main_landmarks(page) or landmarks.skip_link(page):
        return
    if OPAQUE in page.document.markup.text or landmarks.has_content_heading(page):
        return
    frame, count = landmarks.frame_links(page)
    if frame is not None and count > most_links and landmarks.is_judged(page):
        yield Hit(page.document.tag_span(frame), {"count": count})


@check("page")
def main_missing(page: Page) -> Iterator[Hit]:
    """A page without a main landmark (WAI-ARIA 1.2, main)."""
    if not page.document.whole or landmarks.main_landmarks(page) or not landmarks.is_judged(page):
        return
    body = next(iter(page.elements.tagged("body")), None)
    if body is None:
        return
    case = "template" if OPAQUE in page.document.markup.text else None
    yield Hit(page.document.tag_span(body), case=case)
