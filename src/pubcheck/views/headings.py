"""The headings of a page and their outline."""

from __future__ import annotations

from functools import cached_property

from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.prose import Prose
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.blocks import gathered
from pubcheck.views.page import Page, view


class Heading:
    """A heading element, its level, 1 to 6, and as ``raw`` all text in it."""

    __slots__ = ("__dict__", "element", "level", "page", "raw")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.level = _level(element)
        self.raw = element.text

    @cached_property
    def text(self) -> Prose:
        """The heading's text."""
        text, pieces = gathered(self.element.children, hidden.unseen(self.page))
        return Prose(self.page.document, self.element, text, None, pieces)

    @property
    def span(self) -> Span:
        """The source range of the heading, its end included."""
        return self.page.document.element_span(self.element)

    @property
    def is_empty(self) -> bool:
        """Whether the heading shows nothing, so that screen readers pass it by."""
        return (not self.raw or self.raw.isspace()) and next(
            self.element.iter_elements(("img", "svg")), None
        ) is None


def _level(element: Element) -> int:
    """The level of a heading: as its aria-level says (ARIA 1.2), else its tag."""
    stated = (element.attr("aria-level") or "").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 3 else int(element.tag[1])


class Outline:
    """All headings of a page in document order."""

    __slots__ = ("__dict__", "headings", "page")

    def __init__(self, page: Page, headings: list[Heading]) -> None:
        self.page = page
        self.headings = headings

    @cached_property
    def content(self) -> list[Heading]:
        """The headings of the article that show anything; those of the site's frame left out."""
        return [h for h in self.headings if not h.is_empty and not self.page.is_chrome(h.element)]


@view
def headings(page: Page) -> list[Heading]:
    """Every heading in document order; those in templates and hidden ones left out."""
    return [
        Heading(page, element)
        for element in page.elements.tagged(*HEADING_TAGS)
        if not hidden.is_unseen(page, element)
        and element.attr("role") in {None, "", "heading"}
        and not page.is_inert(element)
    ]


@view
def outlines(page: Page) -> list[Outline]:
    """The one outline of a page that has headings."""
    found = headings(page)
    return [Outline(page, found)] if found else []
