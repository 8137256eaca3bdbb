"""The links of a page and the addresses it names."""

from __future__ import annotations

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
_ADDRESSED = ("a", "area", "link", *_RESOURCES)
# Which link types fetch something into the page (HTML 4.6.7).
_FETCHING = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"})


class Link:
    """An a element with an href, whose value is ``address``."""

    __slots__ = ("__dict__", "address", "element", "page")

    def __init__(self, page: Page, element: Element, address: str) -> None:
        self.page = page
        self.element = element
        self.address = address

    @property
    def href(self) -> Attribute:
        """The attribute that holds the address."""
        return Attribute(self.page.document, self.element, "href", self.address)

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


class Address:
    """An address in an attribute, and whether it is a link to follow or a resource that the page loads."""

    __slots__ = ("element", "is_resource", "name", "page", "value")

    def __init__(self, page: Page, element: Element, name: str, value: str, is_resource: bool) -> None:
        self.page = page
        self.element = element
        self.name = name
        self.value = value
        self.is_resource = is_resource

    @property
    def attribute(self) -> Attribute:
        """The attribute that holds the address."""
        return Attribute(self.page.document, self.element, self.name, self.value)


@view
def links(page: Page) -> list[Link]:
    """Every a element with an href, in document order; those that are shown to nobody left out."""
    return [
        Link(page, element, address)
        for element in page.document.tree.iter_elements("a")
        if (address := element.attr("href")) is not None and not page.is_inert(element)
    ]


@view
def addresses(page: Page) -> list[Address]:
    """Every address that the page links to or loads; links that share a definition name it each."""
    found = []
    for element in page.document.tree.iter_elements(_ADDRESSED):
        tag = element.tag
        name = _RESOURCES.get(tag, "href")
        value = element.attr(name)
        if not value:
            continue
        if tag == "link" and _FETCHING.isdisjoint((element.attr("rel") or "").lower().split()):
            continue
        found.append(Address(page, element, name, value, tag == "link" or tag in _RESOURCES))
    return found
