"""Checks of headlines: their length, their letters and how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.headline_case import read_case
from pubcheck.views.blocks import blocks
from pubcheck.views.headings import headings
from pubcheck.views.headlines import Headline, is_story
from pubcheck.views.news import is_release
from pubcheck.views.page import Page

# A period that belongs to an abbreviation: "U.S.", "Jr.", "a.m.", "No.".
_ABBREVIATED = re.compile(
    r"\b(?:[A-Za-z]|Jr|Sr|Inc|Co|Corp|Ltd|No|vs|etc|St|Dr|Va|Md|Pa|Calif|Fla|Dept|Bros)\.\Z"
)
_SENTENCE_INSIDE = re.compile(r"[a-z)”\"][.?!][”\"]? [A-Z“\"]")


@check("headline")
def length(headline: Headline, *, longest: int) -> Iterator[Hit]:
    """A headline of news that is longer than ``longest`` code points (VA.gov content style guide: 70)."""
    text = " ".join(headline.text.split())
    if len(text) > longest and OPAQUE not in text and is_story(headline.page):
        yield Hit(headline.whole, {"length": len(text), "longest": longest})


@check("headline")
def period(headline: Headline) -> Iterator[Hit]:
    """A headline of one sentence that ends with a period (AP Stylebook, headlines)."""
    text = headline.text.rstrip()
    if not text.endswith(".") or text.endswith("..") or OPAQUE in text:
        return
    if _ABBREVIATED.search(text[-8:]) or _SENTENCE_INSIDE.search(text) or " " not in text:
        return
    at = len(text) - 1
    edits = (Edit(headline.span(at, at + 1), ""),) if headline.is_unbroken(at, at + 1) else ()
    yield Hit(headline.span(at, at + 1), edits=edits)


@check("headline")
def case(headline: Headline, *, style: str) -> Iterator[Hit]:
    """A headline in another case than the house writes: "title" or "sentence"."""
    if not style or OPAQUE in headline.text or headline.text.isupper() or not is_story(headline.page):
        return
    found = read_case(headline.text)
    if style == "title" and found.case in {"sentence", "mixed"}:
        yield Hit(headline.whole, {"word": _first(headline.text, found.small)}, "title")
    elif style == "sentence" and found.case in {"title", "mixed"}:
        yield Hit(headline.whole, {"word": _first(headline.text, found.capital)}, "sentence")


def _first(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    return text[slice(*ranges[0])] if ranges else ""


@check("page")
def missing(page: Page) -> Iterator[Hit]:
    """A release without a headline (Federal Website Standards, AP)."""
    if page.document.format != "html" or not page.document.whole or not is_release(page):
        return
    if headings(page) or not is_story(page) or OPAQUE in page.document.markup.text:
        return
    first = blocks(page)[0]
    yield Hit(first.span())
