"""Text colors that pass on all that may lie behind any text of a page, so that nobody need look further."""

from __future__ import annotations

from pubcheck.grammar import colors
from pubcheck.grammar.colors import WHITE, Color
from pubcheck.tree import Element
from pubcheck.views.accessibility.backdrops import Palette
from pubcheck.views.accessibility.paints import ENHANCED, MARK, contrast_on


def clearly_inked(palette: Palette) -> set[Element]:
    """The elements whose text CSS gives such a color, told without a look at what each stands in."""
    grounds = _grounds(palette)
    if grounds is None:
        return set()
    passing = {value for value in palette.values("color") if _passes(colors.parse(value), grounds)}
    return {e for e, found in palette.winners("color").items() if found.declaration.value in passing}


def _passes(ink: Color | None, grounds: set[Color]) -> bool:
    return ink is not None and all(contrast_on(ink, below) >= ENHANCED for below in grounds)


def _grounds(palette: Palette) -> set[Color] | None:
    """Every color that may lie behind a text; None where some are mixed, or told by more than a color."""
    if palette.faded or palette.shadowed:
        return None
    found = set[Color]()
    for value in palette.values("background-color"):
        color = colors.parse(value)
        if color is None or 0 < color.alpha < 1:
            return None
        if color.alpha:
            found.add(color)
    images = palette.images
    if any("gradient" in image or "var(" in image for image in images):
        return None
    elements = palette.page.elements
    for element in elements.having("bgcolor"):
        if (hint := colors.parse_legacy(element.attr("bgcolor") or "")) is not None:
            found.add(hint)
    if elements.tagged("mark"):
        found.add(MARK)
    # On a page whose sheets are elsewhere, nobody knows the color of what nothing lies on.
    if images or elements.having("background") or not palette.is_open:
        found.add(WHITE)
    return found
