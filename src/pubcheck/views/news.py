"""Whether a page is a news article, and whether it says when and by whom it was published."""

from __future__ import annotations

import re
from functools import cache

from pubcheck.document import OPAQUE
from pubcheck.grammar import dates
from pubcheck.grammar.date_patterns import A_MONTH
from pubcheck.views.blocks import Block, all_blocks, blocks
from pubcheck.views.bodies import bodies
from pubcheck.views.headings import headings
from pubcheck.views.metadata import field_of, is_part, is_redirect, metas, own_addresses, top_fields
from pubcheck.views.page import Page, view
from pubcheck.views.profile import profile_of
from pubcheck.views.publication import published

MILITARY = frozenset({"dod-news", "dvids", "afpims", "navy"})
_RELEASES = frozenset(
    ["press-release", "press_release", "press-releases", "press_releases", "pressrelease", "pressreleases",
     "news-release", "news_release", "news-releases", "news_releases", "newsrelease", "newsreleases",
     "media-release", "media-releases", "newsarticle", "reportagenewsarticle"]
)  # fmt: skip
_JSON_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:Reportage)?NewsArticle"')
_RELEASE_LINE = re.compile(r"\s*for immediate release\b", re.IGNORECASE)
# A place in capitals and a dash: "NORFOLK, Va. (June 11, 2024) —", "WASHINGTON --". Without a state or a date
# the place must be a city that stands alone, for "NASA —" opens a sentence.
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][A-Z .'’/-]{2,40}?)(?P<more>,\s[A-Z][\w.]{1,15}(?:\s[A-Z]\w{1,15})?)?"
    r"(?P<date>\s\([^()]{4,40}\))?\s?(?:—|–|--)\s?\S"
)
_DATED_NAME = re.compile(
    r"(?:\A|[/_-])(?:19|20)\d\d[-_/][01]?\d[-_/][0-3]?\d(?=[-_/.])|/(?:19|20)\d\d/[01]\d/"
)
_MONTH = re.compile(rf"\s*{A_MONTH}\.?\s(?:\d{{1,2}},\s)?(?:19|20)\d\d\s*")
_BYLINE = re.compile(
    r"(?:\A\s*|[|•·,;–—-]\s?|\d\s)(?:(?:[Ss]tory|[Aa]rticle|[Rr]eport|[Ww]ritten|[Ww]ords)\s)?(?:[Bb]y|BY|From|FROM):?\s[A-Z]"
    r"|\A\s*(?i:courtesy|press release|news release)\b"
)
_REPORTED = re.compile(
    r"(?<!being )(?<!been )(?<!have )(?<!\bI )(?<!we )(?<!sign )(?<!question )(?<!letter )\bsaid\b"
    r"|\btold reporters\b"
)
_OF_GUIDES = frozenset({"sidenav", "side_nav", "sidebar", "bio_id", "biography"})  # fields that no news has
_AUTHORS = ("author", "authors", "byline", "by", "writer", "contributor", "contributors", "source")
_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "creator",
    "byl",
    "parsely-author",
)
_LONGEST_LINE = 160  # code points of a line that gives a date or an author
_FEWEST_PARAGRAPHS = 3  # fewer are a caption, a notice or a brief


@view
def is_release(page: Page) -> bool:
    """Whether the page itself says that it is news: its type, its layout, its folder, its first lines."""
    for element in metas(page).get("og:type", ()):
        if (element.attr("content") or "").lower() in {"newsarticle", "news"}:
            return True
    field = field_of(page, ("type", "layout", "content_type", "category", "template"))
    if field is not None and str(field.value).lower().removesuffix(".html") in _RELEASES:
        return True
    places = [page.document.source.name, *own_addresses(page)]
    if any(part.lower() in _RELEASES for place in places for part in place.split("/")[:-1]):
        return True
    if "NewsArticle" in page.document.markup.text and _JSON_TYPE.search(page.document.markup.text):
        return True
    return any(
        _RELEASE_LINE.match(block.text) or (block.role == "paragraph" and _has_dateline(block.text))
        for block in blocks(page)[:6]
    )


def _has_dateline(text: str) -> bool:
    """Whether a paragraph opens with the place that it reports from (AP Stylebook, datelines)."""
    match = _DATELINE.match(text) if text[:3].strip().isupper() else None
    if match is None:
        return False
    return bool(match["more"] or match["date"]) or match["place"].strip() in _cities()


@cache
def _cities() -> frozenset[str]:
    from pubcheck.grammar.gazetteer import US_ALONE, WORLD_ALONE  # few pages open like a dateline

    return frozenset(city.upper() for city in (*US_ALONE, *WORLD_ALONE))


@view
def is_news(page: Page) -> bool:
    """Whether the rules of news hold: a site of the Department of Defense, or a page that says it is news."""
    return profile_of(page) in MILITARY or is_release(page)


@view
def is_article(page: Page) -> bool:
    """Whether the page is one news article with headline and running text, and no list, part or redirect."""
    if is_redirect(page) or is_part(page) or not (is_release(page) or profile_of(page) == "dod-news"):
        return False
    if not bodies(page) or len(bodies(page)[0].paragraphs) < _FEWEST_PARAGRAPHS:
        return False
    # On DOD News a guide, a list or a biography is no article: somebody speaks in every article.
    if not is_release(page) and _OF_GUIDES & top_fields(page).keys():
        return False
    if not is_release(page) and not any(_REPORTED.search(block.text) for block in bodies(page)[0].paragraphs):
        return False
    # Text that was pasted may have lost which line is the headline.
    headed = page.document.format == "text" or field_of(page, ("title", "headline")) is not None
    return headed or any(heading.level == 1 for heading in headings(page))


@view
def is_office_release(page: Page) -> bool:
    """Whether the page is a release of an office, which names the office and nobody who wrote it."""
    return any(_RELEASE_LINE.match(block.text) for block in blocks(page)[:6])


@view
def is_dated(page: Page) -> bool:
    """Whether the page says anywhere when it was published, in whatever form."""
    if published(page) is not None or _DATED_NAME.search(page.document.source.name):
        return True
    fields = top_fields(page)
    if any("date" in name or name.startswith(("publish", "posted")) for name in fields):
        return True
    # Some sites give the month in a field of another name: "intro: May 2025".
    if any(isinstance(field.value, str) and _MONTH.fullmatch(field.value) for field in fields.values()):
        return True
    if any("date" in name or name.endswith(("published_time", "modified_time")) for name in metas(page)):
        return True
    if any(_DATED_NAME.search(address) for address in own_addresses(page)):
        return True
    if page.elements.tagged("time"):
        return True
    return any(found.date for block in _lines(page) for found in dates.find_dates(block.text[:_LONGEST_LINE]))


@view
def has_byline(page: Page) -> bool:
    """Whether the page says anywhere who wrote it or where it comes from."""
    if any(name in top_fields(page) for name in _AUTHORS) or any(map(metas(page).get, _AUTHOR_METAS)):
        return True
    if '"author"' in page.document.markup.text:
        return True
    return any(_BYLINE.search(block.text) or OPAQUE in block.text for block in _lines(page))


def _lines(page: Page) -> list[Block]:
    """The short blocks that are no captions or headings, those of the frame around the article too."""
    return [
        block
        for block in all_blocks(page)
        if len(block.text) <= _LONGEST_LINE and block.role not in {"caption", "heading", "quote"}
    ]
