"""Checks of colors: whether text stands out from what lies behind it, and links from the text around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.accessibility.contrast import Faint, Spot, spots
from pubcheck.views.accessibility.inline_links import InlineLink, links_by_color
from pubcheck.views.page import Page

MINIMUM = 4.5, 3.0
"""The least ratio of normal and of large text (WCAG 2.2, 1.4.3)."""
ENHANCED = 7.0, 4.5
"""The same on level AAA (WCAG 2.2, 1.4.6)."""
_UNLIKELY = 1.5  # nobody writes text of this ratio in earnest
_LEAST_OF_LINKS = 3.0  # WCAG technique G183


@check("faint-text")
def minimum(spot: Spot) -> Iterable[Hit]:
    """Text whose contrast is below the minimum for certain (WCAG 2.2, 1.4.3; ACT afw4f7)."""
    faint = spot.first
    if not faint.doubt and faint.highest < faint.needs(*MINIMUM):
        yield _hit(spot, faint.needs(*MINIMUM))


@check("faint-text")
def enhanced(spot: Spot) -> Iterable[Hit]:
    """Text of the minimum contrast, but not of the enhanced one (WCAG 2.2, 1.4.6; ACT 09o5cg)."""
    faint = spot.first
    if not faint.doubt and faint.needs(*MINIMUM) <= faint.highest < faint.needs(*ENHANCED):
        yield _hit(spot, faint.needs(*ENHANCED))


@check("page")
def unknown(page: Page) -> Iterator[Hit]:
    """Text of too low a contrast by what the file says, where something else may change it: one a reason."""
    found: dict[str, Spot] = {}
    for spot in spots(page):
        if (reason := _reason(spot.first)) and reason not in found:
            found[reason] = spot
    for reason, spot in found.items():
        yield _hit(spot, MINIMUM[0], reason)


def _reason(faint: Faint) -> str:
    """Why the contrast of a text that may be too faint is not certain; "" for text of which it is."""
    if faint.doubt == "sheet":
        # Light on light says that the other sheet paints what lies between.
        return "sheet" if _UNLIKELY <= faint.highest < faint.needs(*MINIMUM) else ""
    if faint.doubt:
        return faint.doubt if faint.lowest < faint.needs(*MINIMUM) else ""
    if faint.highest < faint.needs(*MINIMUM):
        return ""
    if faint.lowest < faint.needs(*MINIMUM):
        return "gradient"
    return "size" if faint.is_large is None and faint.highest < MINIMUM[0] else ""


@check("page")
def link_by_color(page: Page) -> Iterator[Hit]:
    """Links in running text that only a color tells from it, and not much of one (WCAG 2.2, 1.4.1; G183)."""
    found: dict[tuple[str, str], list[InlineLink]] = {}
    for link in links_by_color(page):
        if link.ratio < _LEAST_OF_LINKS:
            found.setdefault((link.ink.hex, link.around.hex), []).append(link)
    for (ink, around), links in found.items():
        facts = {"ink": ink, "around": around, "ratio": _shown(links[0].ratio), "more": len(links) - 1}
        case = None if len(links) == 1 else "many"
        yield Hit(page.document.tag_span(links[0].element), facts, case)


def _hit(spot: Spot, needed: float, case: str | None = None) -> Hit:
    faint = spot.first
    facts = {
        "ink": faint.ink.hex,
        "backdrop": faint.backdrop.hex,
        "ratio": _shown(faint.highest),
        "lowest": _shown(faint.lowest),
        "needed": f"{needed:g}",
        "more": spot.places - 1,
    }
    span = faint.page.document.tag_span(faint.element)
    return Hit(span, facts, case or ("many" if spot.places > 1 else None))


def _shown(ratio: float) -> str:
    """A ratio to two places, rounded down, so that 4.498 does not read as the 4.5 that it misses."""
    return f"{floor(ratio * 100) / 100:g}"
