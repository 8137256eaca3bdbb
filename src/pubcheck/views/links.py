"""The links of a page and the addresses it names."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.document import Attribute
from pubcheck.prose import Prose, blanked
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.blocks import gathered
from pubcheck.views.page import Page, view

# What loads something into the page, and the attribute that names it.
LOADING = {
    **dict.fromkeys(
        ("img", "script", "iframe", "source", "audio", "video", "track", "embed", "input"), "src"
    ),
    "object": "data",
    "link": "href",
}
# Which link types fetch something into the page (HTML 4.6.7).
_FETCHING = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"})


class Link:
    """An a element with an href, the ``address``.

    ``raw`` is all text below it, and ``is_veiled`` tells that part of that is not seen or not spoken.
    """

    # No cached properties: a page has hundreds of links, and their lock costs more than the rest.
    __slots__ = ("_text", "address", "element", "is_veiled", "page", "raw")

    def __init__(self, page: Page, element: Element, address: str, raw: str, is_veiled: bool) -> None:
        self.page = page
        self.element = element
        self.address = address
        self.raw = raw
        self.is_veiled = is_veiled
        self._text: Prose | None = None

    @property
    def href(self) -> Attribute:
        """The attribute that holds the address."""
        return Attribute(self.page.document, self.element, "href", self.address)

    @property
    def text(self) -> Prose:
        """What the link shows, opaque where it is code or a template's."""
        if self._text is None:
            document, element = self.page.document, self.element
            if next(element.iter_elements(), None) is None:
                self._text = Prose(document, element, blanked(self.raw))
            else:
                text, pieces = gathered(element.children, hidden.unseen(self.page))
                self._text = Prose(document, element, text, None, pieces)
        return self._text

    @property
    def span(self) -> Span:
        """The source range of the link, its end included."""
        return self.page.document.element_span(self.element)

    @property
    def images(self) -> list[Element]:
        """The images that the link shows."""
        return list(self.element.iter_elements(("img", "svg")))

    @property
    def is_button(self) -> bool:
        """Whether the element acts on the page instead of leading somewhere (ARIA 1.2, role)."""
        address = self.address.strip().lower()
        role = self.element.attr("role")
        return (role is not None and role != "link") or address == "#" or address.startswith("javascript:")

    @property
    def is_hidden(self) -> bool:
        """Whether assistive technology meets no link here, as far as the markup tells."""
        return hidden.is_unseen(self.page, self.element)


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
def _of_elements(page: Page) -> list[Link | None]:
    """What each a element of the page is, in document order; None is what leads nowhere or nobody sees."""
    veiled = {link for element in hidden.hiding(page) if (link := element.closest("a")) is not None}
    return [
        Link(page, element, address, element.text, element in veiled)
        if (address := element.attr("href")) is not None and not page.is_inert(element)
        else None
        for element in page.elements.tagged("a")
    ]


@view
def links(page: Page) -> list[Link]:
    """Every a element with an href, in document order; those that are shown to nobody left out."""
    return list(filter(None, _of_elements(page)))


@view
def article_links(page: Page) -> list[Link]:
    """The links of the article, in document order; those of the site's frame, which are most, left out."""
    every = _of_elements(page)
    found: list[Link] = []
    for numbers in page.in_article("a"):
        found += filter(None, every[numbers.start : numbers.stop])
    return found


@view
def addresses(page: Page) -> list[Address]:
    """Every address with a host that the page links to, then those it loads; a shared definition's once."""
    found = [
        Address(page, link.element, "href", link.address, False)
        for link in links(page)
        if "//" in link.address
    ]
    found += [
        Address(page, element, "href", value, False)
        for element in page.elements.tagged("area")
        if "//" in (value := element.attr("href") or "")
    ]
    for element in page.elements.tagged(*LOADING):
        name = LOADING[element.tag]
        if "//" not in (value := element.attr(name) or ""):
            continue
        if name == "href" and _FETCHING.isdisjoint((element.attr("rel") or "").lower().split()):
            continue
        found.append(Address(page, element, name, value, True))
    return found if page.document.format == "html" else list(_without_repetitions(found))


def _without_repetitions(found: list[Address]) -> Iterator[Address]:
    """The addresses, but each definition that several links refer to only once."""
    seen: dict[str, set[Span]] = {}
    for address in found:
        places = seen.setdefault(address.value, set())
        if (place := address.attribute.value_span) not in places:
            places.add(place)
            yield address
