"""The elements of a page that make text move or blink by themselves."""

from __future__ import annotations

from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.page import Page, view


class Moving:
    """A blink or marquee element."""

    __slots__ = ("element", "page")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element

    @property
    def span(self) -> Span:
        """The source range of the start tag."""
        return self.page.document.tag_span(self.element)


@view
def moving(page: Page) -> list[Moving]:
    """Every blink and marquee element that is shown to somebody, in document order."""
    return [
        Moving(page, element)
        for element in page.elements.tagged("blink", "marquee")
        if not page.is_inert(element)
    ]
