"""Colors as they lie on a page: of text and of what is behind it, with the reason why they may be others."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.grammar import colors
from pubcheck.grammar.colors import WHITE, Color
from pubcheck.tree import Element

ENHANCED = 7.0
"""The ratio than which no text needs more (WCAG 2.2, 1.4.6)."""
MINIMUM = 4.5
"""The least ratio of text that is not large (WCAG 2.2, 1.4.3)."""
LINK = Color(0, 0, 0xEE)
"""The color of a link that nobody has visited (HTML, 15.3.4)."""

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


CANVAS = Backdrop((WHITE,))


def graver(one: str, other: str) -> str:
    """The graver of two doubts."""
    return one if _RANKS[one] >= _RANKS[other] else other


def laid(color: Color, behind: Backdrop, element: Element, doubt: str) -> Backdrop:
    """The backdrop with a color on it."""
    if color.alpha >= 1:
        return Backdrop((color,), doubt, element)
    if color.alpha <= 0:
        return behind._replace(doubt=graver(behind.doubt, doubt))
    laid = tuple(dict.fromkeys(colors.over(color, below) for below in behind.colors))
    return Backdrop(laid, graver(behind.doubt, doubt), element)
