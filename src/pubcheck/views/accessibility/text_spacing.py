"""Spacing of text that a style attribute makes important, so that no reader's own style sheet changes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.page import Page, view

PROPERTIES = ("letter-spacing", "word-spacing", "line-height")
_INHERITS = frozenset({"inherit", "unset"})
_NORMAL_LINE = 1.2  # font sizes: what browsers make of line-height: normal, about (CSS Inline 3, 5.1)
_LEAST_FONT = 10.0  # CSS pixels: no text is set smaller where its size is not known
_LEAST_LETTER = 0.35  # font sizes: text is at least as wide as so many for each of its letters
_WINDOW = 1280.0  # CSS pixels
_FIXED_LINES = frozenset({"nowrap", "pre"})
# Of these, browsers' own sheets set the spacing (HTML, 15.5.1).
_RESET = frozenset({"input", "select", "textarea", "button"})


class Spacing(NamedTuple):
    """Text of an element whose spacing an important declaration in a style attribute sets.

    ``ratio`` is the spacing in font sizes; ``wraps`` tells text that surely takes more than one line.
    """

    element: Element
    prop: str
    declaration: Declaration
    ratio: float
    wraps: bool


@view
def spacings(page: Page) -> list[Spacing]:
    """One for each element with text of its own, and property (ACT 24afc2, 9e45ec and 78fd32)."""
    styles = styles_of(page)
    if not styles.cascade.mentions("important"):
        return []
    found: list[Spacing] = []
    for prop in PROPERTIES:
        sources = {
            element
            for element in styles.touched(prop)
            if (one := styles.declared(element, prop)) and one.is_inline and one.important
        }
        # What stands in another such element is met there; each element is looked at once.
        seen: set[Element] = set()
        for source in sources:
            for element in (source, *source.iter_elements()):
                if element not in seen and element.namespace.name == "HTML" and _own_text(element):
                    seen.add(element)
                    found += _spacing(page, styles, element, prop)
    return sorted(found, key=lambda one: one.declaration.span.start)


def _spacing(page: Page, styles: Styles, element: Element, prop: str) -> Iterator[Spacing]:
    declaration = _source(styles, element, prop)
    if declaration is None or OPAQUE in declaration.value or not hidden.is_visible(page, element):
        return
    ratio = _ratio(styles, element, prop)
    if ratio is not None:
        wraps = prop == "line-height" and _wraps(styles, element)
        yield Spacing(element, prop, declaration, ratio, wraps)


def _source(styles: Styles, element: Element, prop: str) -> Declaration | None:
    """The declaration that the element takes its value from, if it is important and in a style attribute."""
    node: object = element
    while isinstance(node, Element):
        found = styles.declared(node, prop)
        if found is not None and found.value not in _INHERITS:
            return found if found.is_inline and found.important else None
        if found is None and node.tag in _RESET:
            return None
        node = node.parent
    return None


def _ratio(styles: Styles, element: Element, prop: str) -> float | None:
    """The spacing in font sizes of the element; the most that it may be where its font size is not known."""
    if styles.value(element, prop) == "normal":
        return _NORMAL_LINE if prop == "line-height" else 0.0
    spacing, size = styles.px(element, prop), styles.px(element, "font-size")
    if spacing is None or not size:
        return None
    declared = styles.declared(element, prop)
    is_relative = (
        declared is not None and declared.value.endswith(("em", "%")) and "rem" not in declared.value
    )
    if not is_relative and declared is not None and declared.value.replace(".", "", 1).isdecimal():
        is_relative = True
    if not is_relative and not styles.is_certain(element, "font-size"):
        size = _LEAST_FONT
    return spacing / size


def _own_text(element: Element) -> str:
    return " ".join(" ".join(node.data for node in element.children if isinstance(node, Text)).split())


def _wraps(styles: Styles, element: Element) -> bool:
    """Whether the text is surely broken into lines: it is longer than what it stands in is wide."""
    if styles.value(element, "white-space") in _FIXED_LINES:
        return False
    text = " ".join(element.text.split())
    if " " not in text:
        return False
    size = styles.px(element, "font-size") or 0.0
    return len(text) * size * _LEAST_LETTER > _width(styles, element)


def _width(styles: Styles, element: Element) -> float:
    """The most that a line in the element may be wide, in CSS pixels."""
    chain: list[Element] = []
    node: object = element
    while isinstance(node, Element):
        chain.append(node)
        node = node.parent
    width = _WINDOW
    for node in reversed(chain):
        if styles.value(node, "display") == "inline":
            continue
        if (own := _length(styles, node, "width", width)) is not None:
            width = own
        if (most := _length(styles, node, "max-width", width)) is not None:
            width = min(width, most)
    return width


def _length(styles: Styles, element: Element, prop: str, of: float) -> float | None:
    found = styles.px(element, prop)
    value = styles.value(element, prop)
    if found is None and value.endswith("%"):
        try:
            return float(value[:-1]) * of / 100
        except ValueError:
            return None
    return found
