"""Colors as they lie on a page: of text and of what is behind it, with the reason why they may be others."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pubcheck.grammar import colors
from pubcheck.grammar.colors import Color
from pubcheck.tree import Element

ENHANCED = 7.0
"""The ratio than which no text needs more (WCAG 2.2, 1.4.6)."""
MINIMUM = 4.5
"""The least ratio of text that is not large (WCAG 2.2, 1.4.3)."""
LINK = Color(0, 0, 0xEE)
"""The color of a link that nobody has visited (HTML, 15.3.4)."""
MARK = Color(255, 255, 0)
"""What lies behind marked text (HTML, 15.3.4)."""
PAINTS = ("background-color", "background-image")
"""The properties that paint a background."""

# Why a color may be another one, from the least reason to the gravest; of two the graver one counts.
DOUBTS = ("", "sheet", "image", "overlap", "unknown")
_RANKS = {doubt: rank for rank, doubt in enumerate(DOUBTS)}


class Ink(NamedTuple):
    """A text color, None where it is not known, why it may be another, and the element that sets it."""

    color: Color | None
    doubt: str = ""
    source: Element | None = None


class Backdrop(NamedTuple):
    """The colors that may be seen behind what an element holds, why others may be, and what sets them."""

    colors: tuple[Color, ...]
    doubt: str = ""
    source: Element | None = None


def graver(one: str, other: str) -> str:
    """The graver of two doubts."""
    return one if _RANKS[one] >= _RANKS[other] else other


@lru_cache(maxsize=4096)
def contrast_on(ink: Color, below: Color) -> float:
    """The contrast ratio, 1 to 21, of a text color and of one that lies behind it and covers."""
    return colors.contrast(colors.over(ink, below), below)


def laid(color: Color, behind: Backdrop, element: Element, doubt: str) -> Backdrop:
    """The backdrop with a color on it."""
    if color.alpha >= 1:
        return Backdrop((color,), doubt, element)
    if color.alpha <= 0:
        return behind._replace(doubt=graver(behind.doubt, doubt))
    laid = tuple(dict.fromkeys(colors.over(color, below) for below in behind.colors))
    return Backdrop(laid, graver(behind.doubt, doubt), element)
