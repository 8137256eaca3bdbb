"""People of rank: where the running text and the captions of an article name them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from pubcheck.grammar.quotations import Quotation
from pubcheck.grammar.ranked_names import RankedName, find_ranked_names
from pubcheck.prose import Prose
from pubcheck.tree import Element
from pubcheck.views.albums import photos
from pubcheck.views.blocks import Block
from pubcheck.views.page import Page, view
from pubcheck.views.phrases import Phrase
from pubcheck.views.texts import ArticleText, texts

_READ = frozenset({"paragraph", "text", "item", "caption", "quote"})
# System text of DVIDS, and bylines, which a form fills in: none of it is the writer's.
_FILLED_IN = re.compile(
    r"\s{0,3}(?:This work, |Date (?:Taken|Posted)|By "
    r"|(?:Story|Photos?|Video|Courtesy Story|Written|Posted) by )",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:photo|video|graphic|illustration|image|composite|courtesy|story|animation)s?"
    r"(?: (?:taken|provided|submitted))?(?: by| of|/|:)[ :]{0,3}(?:U\.S\. )?(?:[A-Z][a-z]{2,8} ){0,4}$",
    re.IGNORECASE,
)
_MOST_PARTS = 40  # captions and credits of one element that are looked at
_NEAR = 60  # code points before a rank that may say that the person is credited


class Mention(NamedTuple):
    """A rank before a name; all offsets are those of ``article.text``.

    ``place`` is "body" or "caption"; ``number`` is that of the block; ``quotation`` is the one that it stands
    in, with the offsets of the block.
    """

    article: ArticleText
    found: RankedName
    number: int
    place: str
    quotation: Quotation | None

    @property
    def block(self) -> Block:
        """The block that it stands in."""
        return self.article.blocks[self.number]

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in a quotation, marked as such or set as a block."""
        return self.quotation is not None or self.block.role == "quote"


class People(NamedTuple):
    """Everybody whom an article names with a rank, in order."""

    page: Page
    mentions: list[Mention]


@view
def people(page: Page) -> list[People]:
    """The people of an article; those in credits, bylines, tables and headings are left out."""
    found = [mention for article in texts(page) for mention in _mentions(article)]
    if found:
        found = _placed(page, found)
    return [People(page, found)] if found else []


def _mentions(article: ArticleText) -> list[Mention]:
    found = []
    for named in find_ranked_names(article.text):
        start = named.rank.start
        number = article.number_at(start)
        block = article.blocks[number]
        if block.role not in _READ or _FILLED_IN.match(block.text):
            continue
        first = article.starts[number]
        if _CREDITED.search(article.text, max(first, start - _NEAR), start):
            continue
        place = "caption" if block.role == "caption" else "body"
        found.append(Mention(article, named, number, place, _around(article.marked[number], start - first)))
    return found


def _around(marked: list[Quotation], offset: int) -> Quotation | None:
    """The quotation that an offset stands in."""
    at = bisect_right(marked, offset, key=lambda one: one.start) - 1
    return marked[at] if at >= 0 and offset < marked[at].end else None


def _placed(page: Page, found: list[Mention]) -> list[Mention]:
    """The mentions without those in credits, those in captions marked as such."""
    parts: dict[Element, list[tuple[Phrase, str]]] = {}
    for photo in photos(page):
        told = [(caption, "caption") for caption in photo.captions]
        for phrase, part in (*told, *([(photo.credit, "credit")] if photo.credit else [])):
            if isinstance(phrase.holder, Prose):
                parts.setdefault(phrase.holder.element, []).append((phrase, part))
    kept = []
    for mention in found:
        part = _part_of(mention, parts.get(mention.block.element, ()))
        if part != "credit":
            kept.append(mention._replace(place=part or mention.place))
    return kept


def _part_of(mention: Mention, parts: Iterable[tuple[Phrase, str]]) -> str:
    """Which part of a photo a mention stands in, "" where in none; the parts are those of one element."""
    offset = mention.found.rank.start - mention.article.starts[mention.number]
    text = mention.block.text
    for phrase, part in islice(parts, _MOST_PARTS):
        same = phrase.holder is mention.block or (
            isinstance(phrase.holder, Prose) and phrase.holder.text == text
        )
        if same and phrase.start <= offset < phrase.start + len(phrase.text):
            return part
    return ""
