"""The links of a page and the addresses it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pubcheck.document import Attribute
from pubcheck.prose import Prose
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import gathered
from pubcheck.views.page import Page, view

_RESOURCES = {
    **dict.fromkeys(
        ("img", "script", "iframe", "source", "audio", "video", "track", "embed", "input"), "src"
    ),
    "object": "data",
}
# Which link types fetch something into the page (HTML 4.6.7).
_FETCHING = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"})


class Link:
    """An a element with an href."""

    __slots__ = ("__dict__", "element", "href", "page")

    def __init__(self, page: Page, element: Element, href: Attribute) -> None:
        self.page = page
        self.element = element
        self.href = href

    @cached_property
    def text(self) -> Prose:
        """What the link shows, opaque where it is code or a template's."""
        text, pieces = gathered(self.element.children)
        return Prose(self.page.document, self.element, text, None, pieces)

    @property
    def span(self) -> Span:
        """The source range of the link, its end included."""
        return self.page.document.element_span(self.element)

    @cached_property
    def images(self) -> list[Element]:
        """The images that the link shows."""
        return list(self.element.iter_elements(("img", "svg")))


@dataclass(frozen=True, slots=True, eq=False)
class Address:
    """An address in an attribute, and whether it is a link to follow or a resource that the page loads."""

    page: Page
    attribute: Attribute
    is_resource: bool


@view
def links(page: Page) -> list[Link]:
    """Every a element with an href, in document order."""
    found = []
    for element in page.document.tree.iter_elements("a"):
        if page.is_inert(element):
            continue
        if href := page.document.attribute(element, "href"):
            found.append(Link(page, element, href))
    return found


@view
def addresses(page: Page) -> list[Address]:
    """Every address that the page links to or loads; links that share a definition name it each."""
    found = []
    document = page.document
    for element in document.tree.iter_elements(("a", "area", "link", *_RESOURCES)):
        tag = element.tag
        attribute = document.attribute(element, _RESOURCES.get(tag, "href"))
        if attribute is None or not attribute.value:
            continue
        resource = tag in _RESOURCES
        if tag == "link":
            resource = not _FETCHING.isdisjoint((element.attr("rel") or "").lower().split())
            if not resource:
                continue
        found.append(Address(page, attribute, resource))
    return found
