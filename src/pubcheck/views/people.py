"""People of rank: where the running text and the captions of an article name them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.grammar.ranked_names import RankedName, find_ranked_names
from pubcheck.source import Span
from pubcheck.views.albums import photos
from pubcheck.views.blocks import Block
from pubcheck.views.page import Page, view
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
_NEAR = 60  # code points before a rank that may say that the person is credited


class Mention(NamedTuple):
    """A rank before a name; all offsets are those of ``article.text``.

    ``place`` is "body" or "caption"; ``number`` is that of the block; ``is_quoted`` tells that it stands in a
    quotation.
    """

    article: ArticleText
    found: RankedName
    number: int
    place: str
    is_quoted: bool

    @property
    def block(self) -> Block:
        """The block that it stands in."""
        return self.article.blocks[self.number]


class People(NamedTuple):
    """Everybody whom an article names with a rank, in order."""

    page: Page
    mentions: list[Mention]


@view
def people(page: Page) -> list[People]:
    """The people of an article; those in credits, bylines, tables and headings are left out."""
    found = [mention for article in texts(page) for mention in _mentions(article)]
    if not found:
        return []
    credited, captions = _spans_of_photos(page)
    kept = []
    for mention in found:
        span = mention.article.span(mention.found.rank.start, mention.found.rank.end)
        if any(one.start <= span.start < one.end for one in credited):
            continue
        in_caption = any(one.start <= span.start < one.end for one in captions)
        kept.append(mention._replace(place="caption") if in_caption else mention)
    return [People(page, kept)] if kept else []


def _mentions(article: ArticleText) -> list[Mention]:
    found = []
    for named in find_ranked_names(article.text):
        start = named.rank.start
        number = article.number_at(start)
        block = article.blocks[number]
        if block.role not in _READ or _FILLED_IN.match(block.text):
            continue
        first = max(article.starts[number], start - _NEAR)
        if _CREDITED.search(article.text, first, start):
            continue
        place = "caption" if block.role == "caption" else "body"
        found.append(Mention(article, named, number, place, article.is_quoted(start)))
    return found


def _spans_of_photos(page: Page) -> tuple[list[Span], list[Span]]:
    """Where the credits of the page's photos stand, and where their captions do."""
    album = photos(page)
    credited = [photo.credit.span() for photo in album if photo.credit]
    return credited, [caption.span() for photo in album for caption in photo.captions]
