"""Checks of what style sheets do to text, to the page's orientation and to the mark of the focus."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.views.accessibility.focus_marks import unmarked
from pubcheck.views.accessibility.orientation import turned
from pubcheck.views.accessibility.styled_text import styled_texts
from pubcheck.views.accessibility.text_spacing import Spacing, spacings
from pubcheck.views.page import Page


@check("page")
def letter_spacing(page: Page, *, minimum: float) -> Iterator[Hit]:
    """Letters that an important style sets too close (WCAG 2.2, 1.4.12; ACT 24afc2)."""
    return _too_close(page, "letter-spacing", minimum)


@check("page")
def word_spacing(page: Page, *, minimum: float) -> Iterator[Hit]:
    """Words that an important style sets too close (WCAG 2.2, 1.4.12; ACT 9e45ec)."""
    return _too_close(page, "word-spacing", minimum)


@check("page")
def line_height(page: Page, *, minimum: float) -> Iterator[Hit]:
    """Lines that an important style sets too close (WCAG 2.2, 1.4.12; ACT 78fd32)."""
    return _too_close(page, "line-height", minimum)


_ROUNDING = 1e-6  # of sums of decimal fractions


def _too_close(page: Page, prop: str, minimum: float) -> Iterator[Hit]:
    """Each declaration that sets text below ``minimum`` font sizes, once."""
    told: set[int] = set()
    for one in spacings(page):
        if one.prop != prop or one.ratio >= minimum - _ROUNDING or not _counts(one):
            continue
        span = one.declaration.span
        if span.start not in told:
            told.add(span.start)
            yield Hit(span, {"ratio": _short(one.ratio), "minimum": _short(minimum)})


def _counts(one: Spacing) -> bool:
    """Lines have no space between them where there is only one."""
    return one.wraps or one.prop != "line-height"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


@check("page")
def orientation_locked(page: Page) -> Iterator[Hit]:
    """A page that is turned against the screen (WCAG 2.2, 1.3.4; ACT b33eff)."""
    for one in turned(page):
        facts = {"element": one.element.tag, "orientation": one.orientation}
        yield Hit(one.declaration.span, facts)


@check("page")
def text_justified(page: Page, *, characters: int) -> Iterator[Hit]:
    """Justified text of at least so many code points (WCAG 2.2, 1.4.8)."""
    return _styled(page, "justified", characters)


@check("page")
def text_tiny(page: Page, *, characters: int, pixels: float) -> Iterator[Hit]:
    """Text of at least so many code points whose letters are smaller than so many CSS pixels."""
    return (hit for hit in _styled(page, "tiny", characters) if hit.facts["size"] < pixels)


@check("page")
def text_uppercase(page: Page, *, characters: int) -> Iterator[Hit]:
    """A paragraph of at least so many code points that a style turns into capitals."""
    return _styled(page, "capitals", characters)


def _styled(page: Page, kind: str, characters: int) -> Iterator[Hit]:
    for one in styled_texts(page):
        if one.kind == kind and len(one.text) >= characters and any(map(str.islower, one.text)):
            yield Hit(one.span, {"size": round(one.size, 1), "text": shortened(one.text)})


@check("page")
def outline_removed(page: Page) -> Iterator[Hit]:
    """A style that takes away the mark of the focus and sets no other (WCAG 2.2, 2.4.7)."""
    for one in unmarked(page):
        facts = {"element": one.element.tag, "count": one.number}
        yield Hit(one.declaration.span, facts, "elsewhere" if one.is_open else None)
