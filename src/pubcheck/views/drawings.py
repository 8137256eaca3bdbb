"""The drawings that a page carries in its own addresses, and the text in them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from pubcheck import tree
from pubcheck.document import OPAQUE, Attribute
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, view

_SCHEME = "data:image/svg+xml"
_ADDRESSES = {"img": ("src",), "input": ("src",), "image": ("href", "xlink:href")}
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
        """The alternative text of the element that shows it; "" where it has none."""
        return self.address.element.attr("alt") or ""


@view
def drawings(page: Page) -> list[Drawing]:
    """Every drawing in a data address that is shown and has text in it, in document order."""
    return list(_found(page))


def _found(page: Page) -> Iterator[Drawing]:
    for element in page.elements.tagged(*_ADDRESSES):
        for name in _ADDRESSES[element.tag]:
            value = element.attr(name)
            if not value or "/svg" not in value[:_HEAD].lower() or len(value) > _MOST:
                continue
            if not value.lstrip().lower().startswith(_SCHEME):
                continue
            text = _text_of(_decoded(value.lstrip()))
            if text and OPAQUE not in text and element not in hidden.excluded(page):
                yield Drawing(page, Attribute(page.document, element, name, value), text)


def _decoded(address: str) -> str:
    """What a data address holds (RFC 2397); "" where it cannot be read."""
    head, _, data = address.partition(",")
    data = unquote(data)
    if not head.lower().rstrip().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _text_of(markup: str) -> str:
    found = [
        element.text
        for element in tree.parse(markup).iter_elements("text")
        if not any(isinstance(around, Element) and around.tag in _UNDRAWN for around in element.ancestors)
    ]
    return " ".join(" ".join(found).split())
