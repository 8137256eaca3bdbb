"""The headings of a page and their outline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pubcheck.prose import Prose
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import gathered
from pubcheck.views.page import Page, view


class Heading:
    """A heading element and its level, 1 to 6."""

    __slots__ = ("__dict__", "element", "level", "page")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.level = int(element.tag[1])

    @cached_property
    def text(self) -> Prose:
        """The heading's text."""
        text, pieces = gathered(self.element.children)
        return Prose(self.page.document, self.element, text, None, pieces)

    @property
    def span(self) -> Span:
        """The source range of the heading, its end included."""
        return self.page.document.element_span(self.element)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """All headings of a page in document order."""

    page: Page
    headings: list[Heading]


@view
def headings(page: Page) -> list[Heading]:
    """Every heading in document order; those in templates and hidden ones left out."""
    return [
        Heading(page, element)
        for element in page.document.tree.iter_elements(("h1", "h2", "h3", "h4", "h5", "h6"))
        if "hidden" not in element.attrs
        and element.attr("aria-hidden") != "true"
        and not page.is_inert(element)
    ]


@view
def outlines(page: Page) -> list[Outline]:
    """The one outline of a page that has headings."""
    found = headings(page)
    return [Outline(page, found)] if found else []
