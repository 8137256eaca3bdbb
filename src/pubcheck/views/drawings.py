"""The drawings that a page carries in its own addresses, and the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from pubcheck import tree
from pubcheck.document import OPAQUE, Attribute
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.images import images
from pubcheck.views.page import Page, view

_SCHEME = "data:image/svg+xml"
_ADDRESSES = [("input", "src"), ("object", "data"), ("image", "href"), ("image", "xlink:href")]  # beside img
_UNDRAWN = frozenset({"defs", "symbol", "clippath", "clipPath", "mask"})
_HEAD = 100  # characters in which the scheme stands, with white space before it
_MOST = 1_000_000  # characters of one address; a drawing of that size is not looked into


class Drawing(NamedTuple):
    """An SVG image in a data address, and the text that it draws, spaces collapsed."""

    page: Page
    address: Attribute
    text: str

    @property
    def alternative(self) -> str:
        """The alternative text or the label of the element that shows it; "" where it has none."""
        element = self.address.element
        return element.attr("alt") or element.attr("aria-label") or element.attr("title") or ""


@view
def drawings(page: Page) -> list[Drawing]:
    """Every drawing in a data address that is shown and has text in it."""
    return list(_found(page))


def _found(page: Page) -> Iterator[Drawing]:
    for attribute, address in _addresses(page):
        if not address.lower().startswith(_SCHEME):
            continue
        text = _text_of(_decoded(address))
        element = attribute.element
        if not text or OPAQUE in text or element in hidden.excluded(page):
            continue
        if hidden.is_visible(page, element):
            yield Drawing(page, attribute, text)


def _addresses(page: Page) -> Iterator[tuple[Attribute, str]]:
    """The addresses of images, and of the backgrounds of what a role makes an image."""
    shown = [image.src for image in images(page) if image.src is not None]
    shown += [
        Attribute(page.document, element, name, element.attr(name) or "")
        for tag, name in _ADDRESSES
        for element in page.elements.tagged(tag)
        if name in element.attrs
    ]
    for attribute in shown:
        value = attribute.value
        if "/svg" in value[:_HEAD].lower() and len(value) <= _MOST:
            yield attribute, value.strip()
    for element in page.elements.by_role.get("img", ()):
        style = element.attr("style") or ""
        if "data:image/svg" in style and len(style) <= _MOST and element.attr("role") == "img":
            yield Attribute(page.document, element, "style", style), _address_in(style)


def _address_in(style: str) -> str:
    """The first address in declarations of CSS; "" where there is none."""
    written = style.partition("url(")[2].lstrip()
    quote = written[:1]
    return written[1:].partition(quote)[0] if quote in {"'", '"'} else written.partition(")")[0]


def _decoded(address: str) -> str:
    """What a data address holds (RFC 2397); "" where it cannot be read."""
    head, _, data = address.partition(",")
    data = unquote(data)
    if not head.lower().rstrip().endswith(";base64"):
        return data
    import base64  # only where a page carries such a drawing

    try:
        return base64.b64decode(data, validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""


def _text_of(markup: str) -> str:
    found = [element.text for element in tree.parse(markup).iter_elements("text") if not _is_undrawn(element)]
    return " ".join(" ".join(found).split())


def _is_undrawn(element: Element) -> bool:
    """Whether a text of a drawing stands where things are only defined, or is not displayed."""
    return _is_out(element) or any(isinstance(a, Element) and _is_out(a) for a in element.ancestors)


def _is_out(element: Element) -> bool:
    return element.tag in _UNDRAWN or element.attr("display") == "none"
