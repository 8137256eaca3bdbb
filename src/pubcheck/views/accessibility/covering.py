"""What may change the colors of a text beside its own and its background: effects, and what lies on it."""

from __future__ import annotations

from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.backdrops import Palette, palette_of
from pubcheck.views.accessibility.paints import PAINTS
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.page import Page, view

_EFFECTS = (
    "filter", "backdrop-filter", "mix-blend-mode", "-webkit-text-fill-color", "-webkit-text-stroke",
    "background-clip", "-webkit-background-clip", "mask", "mask-image", "background-blend-mode",
)  # fmt: skip
_WITHOUT = frozenset({"", "none", "normal", "border-box", "padding-box", "content-box", "initial", "unset"})
_FREE = frozenset({"absolute", "fixed"})


def has_effect(palette: Palette, element: Element) -> bool:
    """Whether something changes how colors are painted (CSS Filter Effects 1, Compositing 1, Masking 1)."""
    touched = _affected(palette.page)
    node: object = element if touched else None
    while isinstance(node, Element):
        if node in touched and (
            any(palette.styles.value(node, effect) not in _WITHOUT for effect in _EFFECTS)
            or "inset" in palette.styles.value(node, "box-shadow")
        ):
            return True
        node = node.parent
    return False


@view
def _affected(page: Page) -> frozenset[Element]:
    return palette_of(page).touched(*_EFFECTS, "box-shadow")


@view
def _floating(page: Page) -> dict[Element | None, list[Element | None]]:
    """Every seen element that is taken out of the flow, by the element that it is placed in.

    None stands for a pseudo-element that paints, as an overlay does, and for the page as the place.
    """
    styles, cascade = styles_of(page), styles_of(page).cascade
    found: dict[Element | None, list[Element | None]] = {}
    for element in styles.touched("position"):
        if styles.value(element, "position") in _FREE and hidden.is_visible(page, element):
            found.setdefault(_place_of(page, element.parent), []).append(element)
    for pseudo in ("before", "after"):
        if cascade.has("position", pseudo):
            for element, one in cascade.winners("position", pseudo).items():
                if one.declaration.value in _FREE and any(
                    element in cascade.winners(prop, pseudo) for prop in PAINTS if cascade.has(prop, pseudo)
                ):
                    found.setdefault(_place_of(page, element), []).append(None)
    return found


def _place_of(page: Page, element: object) -> Element | None:
    """The nearest positioned element from this one up; None for the page itself."""
    node = element
    while isinstance(node, Element) and styles_of(page).value(node, "position") in {"", "static"}:
        node = node.parent
    return node if isinstance(node, Element) else None


def is_overlapped(page: Page, element: Element) -> bool:
    """Whether something that is placed freely may lie on the text or under it."""
    floating = _floating(page)
    if not floating:
        return False
    around: set[Element | None] = set()
    node: object = element
    while isinstance(node, Element):
        around.add(node)
        node = node.parent
    places = [place for place in (None, *around) if place in floating]
    return any(one is None or one not in around for place in places for one in floating[place])


def is_block_in_line(palette: Palette, element: Element, source: Element | None) -> bool:
    """Whether a block breaks the line whose background would lie behind it (CSS 2.2, 9.2.1.1)."""
    value = palette.styles.value
    if source is None or value(source, "display") != "inline":
        return False
    node: object = element
    while isinstance(node, Element) and node != source:
        if value(node, "display") not in {"inline", "contents"}:
            return True
        node = node.parent
    return False
