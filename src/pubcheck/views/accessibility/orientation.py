"""Parts of a page that the page's own CSS turns by a right angle when the screen is turned."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.grammar.css_media import Screen
from pubcheck.grammar.css_rotation import rotation
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.page import Page, view

# Windows of two orientations that differ in nothing else that a media query asks for: a desktop, a phone.
_PAIRS = (
    (Screen(1280, 1279), Screen(1280, 1280)),
    (Screen(400, 399), Screen(400, 400)),
)
_PROPERTIES = ("transform", "rotate")
_TOLERANCE = 1.0  # degrees
_CONTENT = "video, iframe, canvas, object, embed, form"
_WORD = re.compile(r"[^\W\d_]{2}")


class Turned(NamedTuple):
    """An element, the declaration that turns it, and the orientation in which it does."""

    element: Element
    declaration: Declaration
    orientation: str


@view
def turned(page: Page) -> list[Turned]:
    """Each outermost element that stands at a right angle in one of the two orientations (ACT b33eff)."""
    mentions = styles_of(page).cascade.mentions
    if not mentions("rotat") and not mentions("matrix"):
        return []
    # The condition may stand in an attribute of the sheet's own tag.
    if not mentions("orientation") and not any(e.attr("media") for e in page.elements.tagged("style")):
        return []
    for landscape, portrait in _PAIRS:
        if found := _between(page, Styles(page, landscape), Styles(page, portrait)):
            return found
    return []


def _between(page: Page, landscape: Styles, portrait: Styles) -> list[Turned]:
    touched: dict[Element, None] = {}
    for styles in (landscape, portrait):
        for prop in _PROPERTIES:
            touched.update(dict.fromkeys(styles.touched(prop)))
    found: list[Turned] = []
    outer: set[Element] = set()
    for element in page.document.tree.select("*") if touched else ():
        if element not in touched or any(above in outer for above in element.ancestors):
            continue
        angles = _angle(landscape, element), _angle(portrait, element)
        if angles[0] is None or angles[1] is None or abs((angles[0] - angles[1]) % 180 - 90) > _TOLERANCE:
            continue
        if not _is_shown(page, element, landscape, portrait):
            continue
        causes = [_cause(styles, element) for styles in (portrait, landscape)]
        sides = zip(causes, (angles[1], angles[0]), ("portrait", "landscape"), strict=True)
        turning = [
            (one, name) for one, angle, name in sides if one and abs(angle % 180 - 90) < 90 - _TOLERANCE
        ]
        # Of a turn in both, one back again, that of the one orientation is the culprit.
        turning.sort(key=lambda pair: not _is_conditional(pair[0]))
        if turning and any(
            one is not None and _is_conditional(one) for one in _stated(element, landscape, portrait)
        ):
            outer.add(element)
            found.append(Turned(element, *turning[0]))
    return found


def _angle(styles: Styles, element: Element) -> float | None:
    """By how many degrees the element is turned, what it stands in included."""
    total = 0.0
    node: object = element
    while isinstance(node, Element):
        one = rotation(styles.value(node, "transform"), styles.value(node, "rotate"))
        if one is None:
            return None
        total += one
        node = node.parent
    return total


def _cause(styles: Styles, element: Element) -> Declaration | None:
    for prop in _PROPERTIES:
        one, value = styles.declared(element, prop), styles.value(element, prop)
        if one and rotation(*((value, "none") if prop == "transform" else ("none", value))):
            return one
    return None


def _stated(element: Element, *orientations: Styles) -> list[Declaration | None]:
    return [styles.declared(element, prop) for styles in orientations for prop in _PROPERTIES]


def _is_conditional(declaration: Declaration) -> bool:
    """Whether the declaration is at work in one orientation only."""
    conditions = declaration.rule.conditions if declaration.rule else ()
    texts = [condition.text.lower() for condition in conditions]
    texts.append((declaration.element.attr("media") or "").lower())
    return any("orientation" in text or "aspect-ratio" in text for text in texts)


def _is_shown(page: Page, element: Element, landscape: Styles, portrait: Styles) -> bool:
    """Whether the element shows content, more than a sign, in both orientations."""
    if not hidden.is_visible(page, element):
        return False
    node: object = element
    while isinstance(node, Element):
        if "none" in {styles.value(node, "display") for styles in (landscape, portrait)}:
            return False
        node = node.parent
    if any(styles.value(element, "visibility") != "visible" for styles in (landscape, portrait)):
        return False
    inside = [inner for inner in element.iter_elements() if hidden.is_visible(page, inner)]
    parts = [element, *inside]
    texts = (child.data for part in parts for child in part.children if isinstance(child, Text))
    if any(map(_WORD.search, texts)):
        return True
    return any(inner in inside for inner in element.select(_CONTENT))
