"""When a page was published, and whether it is one of the archive, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from pubcheck.grammar import addresses, dates
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import blocks
from pubcheck.views.metadata import field_of, metas, own_addresses, top_fields
from pubcheck.views.page import Page, view

_FIELDS = ("date", "publishdate", "pubdate", "published")
_EVENT_ENDS = frozenset({"end_date", "enddate", "end-date", "date_end"})
# Where pages say when they were last brought up to date or looked through; "-" and "_" are taken out.
_UPDATE_FIELDS = frozenset(
    ["lastupdated", "updated", "updatedat", "dateupdated", "updateddate", "lastmod", "lastmodified",
     "lastmodifiedat", "modified", "modifieddate", "datemodified", "lastreviewed", "reviewed", "datereviewed"]
)  # fmt: skip
_UPDATE_METAS = (
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "dc.date.reviewed",
)
_JSON_UPDATE = re.compile(r'"dateModified"\s{0,9}:\s{0,9}"([^"\\]{4,40})"')
_JSON_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\\]{4,40})"')
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_BLOCKS = 8  # a dateline or a line with the date stands at the top
_LONGEST_LINE = 100  # code points of a line that gives the date, with a byline beside it
_BESIDE_DATE = re.compile(
    r"(?:published|posted|released?|date|for immediate release|news|by|press release)?[\s:|,•·–—-]{0,6}"
    r"(?:(?:\|\s?)?by .{2,80}|(?<=\| )[A-Z][^|.]{1,60}(?:\s\|)?)?",
    re.IGNORECASE,
)
_CITY = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}")
_ARCHIVE_NAMES = frozenset({"archive", "archives", "archived", "_archive", "_archives", "_archived"})
_ARCHIVED = re.compile(r"\b(?:archived?|historical)\b", re.IGNORECASE)


class Publication(NamedTuple):
    """The day on which a page was published, and where it says so."""

    date: date
    span: Span


class Archived(NamedTuple):
    """That a page belongs to the archive: what says so, where in the source, and the day if age says it."""

    by: Literal["setting", "address", "metadata", "date"]
    span: Span | None = None
    day: date | None = None


@view
def published(page: Page) -> Publication | None:
    """The day of publication.

    Sources in order: front matter, article:published_time, JSON-LD, a time element in the article's header,
    a dateline, the day in the canonical address. Without one None.
    """
    return next(_published(page), None)


def _published(page: Page) -> Iterator[Publication]:
    document = page.document
    fields = top_fields(page)
    for name in _FIELDS:
        # The day of an event that ends is when it takes place.
        if name == "date" and not _EVENT_ENDS.isdisjoint(fields):
            continue
        if name in fields and isinstance(value := fields[name].value, str) and (day := _day(value)):
            yield Publication(day, fields[name].span)
    for element in metas(page).get("article:published_time", ()):
        if (content := document.attribute(element, "content")) and (day := _day(content.value)):
            yield Publication(day, content.value_span)
    for script in _linked_data(page):
        match = _JSON_DATE.search(script.text)
        if match and (day := _day(match[1])):
            yield Publication(day, document.tag_span(script))
    for time in page.elements.tagged("time"):
        stated = document.attribute(time, "datetime")
        if stated and (day := _day(stated.value)):
            header = time.closest("header")
            if time.attr("itemprop") == "datePublished" or (
                header is not None and _is_in_article(page, header)
            ):
                yield Publication(day, stated.value_span)
    for block in islice(blocks(page), _FIRST_BLOCKS):
        if not _YEAR.search(block.text, 0, 2 * _LONGEST_LINE):
            continue
        for found in dates.find_dates(block.text[: 2 * _LONGEST_LINE]):
            if found.date and _gives_date(block.text, found.start, found.end):
                yield Publication(found.date, block.span(found.start, found.end))
    for address in own_addresses(page):
        if day := dates.date_in_path(address):
            yield Publication(day, _address_span(page, address))


def _linked_data(page: Page) -> Iterator[Element]:
    """The scripts with JSON-LD."""
    for script in page.elements.tagged("script"):
        if (script.attr("type") or "").strip().lower() == "application/ld+json":
            yield script


def _updates(page: Page) -> Iterator[date]:
    """The days on which the page says that it was updated or reviewed."""
    stated = [
        field.value
        for name, field in top_fields(page).items()
        if name.replace("_", "").replace("-", "") in _UPDATE_FIELDS and isinstance(field.value, str)
    ]
    stated += [
        element.attr("content") or "" for name in _UPDATE_METAS for element in metas(page).get(name, ())
    ]
    stated += [match[1] for script in _linked_data(page) for match in _JSON_UPDATE.finditer(script.text)]
    return (day for text in stated if (day := _day(text)))


def _day(text: str) -> date | None:
    """The day that metadata state, in ISO 8601 (RFC 3339) or as people write it."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return next((found.date for found in dates.find_dates(text[:60]) if found.date), None)


def _is_in_article(page: Page, header: object) -> bool:
    main = page.main
    return main is not None and any(inner == header for inner in main.iter_elements("header"))


def _gives_date(text: str, start: int, end: int) -> bool:
    """Whether the date in ``text[start:end]`` is that of a dateline, or stands on a line of its own."""
    line = text.strip()
    if len(line) <= _LONGEST_LINE and _BESIDE_DATE.fullmatch(f"{text[:start]}{text[end:]}".strip()):
        return True
    behind = text[end : end + 5].lstrip(" )")
    return _CITY.match(text.lstrip()) is not None and start < 80 and behind[:1] in {"-", "–", "—"}


def _address_span(page: Page, address: str) -> Span:
    document = page.document
    for link in page.elements.tagged("link"):
        if (href := document.attribute(link, "href")) and href.value.strip() == address:
            return href.value_span
    for field in top_fields(page).values():
        if isinstance(field.value, str) and field.value.strip() == address:
            return field.span
    return Span(0, 0)


@view
def archived(page: Page) -> Archived | None:
    """Whether a page is of the archive: by the settings, else by its address, its metadata or its age."""
    context = page.context
    if context.archived is not True and context.archived is not False:
        return _archived_by_itself(page)
    return Archived("setting") if context.archived else None


def _archived_by_itself(page: Page) -> Archived | None:
    stated = field_of(page, ("archived", "archive"))
    if stated is not None and isinstance(stated.value, bool):
        return Archived("metadata", stated.span) if stated.value else None
    status = field_of(page, ("status", "state"))
    if status is not None and isinstance(status.value, str) and _ARCHIVED.fullmatch(status.value.strip()):
        return Archived("metadata", status.span)
    for name in ("status", "dcterms.status", "archived", "page-status"):
        for element in metas(page).get(name, ()):
            content = page.document.attribute(element, "content")
            if content and (
                _ARCHIVED.search(content.value) or (name == "archived" and content.value == "true")
            ):
                return Archived("metadata", content.value_span)
    if span := _archive_address(page):
        return Archived("address", span)
    day = published(page)
    if day and all(
        page.context.is_past(each, page.context.archive_after_days) for each in (day.date, *_updates(page))
    ):
        return Archived("date", day.span, day.date)
    return None


def _archive_address(page: Page) -> Span | None:
    """Where the page's own address or path names an archive."""
    for address in own_addresses(page):
        parts = addresses.split(address)
        host, path = (parts.host, parts.path) if parts else ("", address)
        if host.startswith(("archive.", "archives.")) or _names_archive(path):
            return _address_span(page, address)
    name = page.document.source.name
    return Span(0, 0) if not name.startswith("/") and _names_archive(name) else None


def _names_archive(path: str) -> bool:
    folders = PurePosixPath(path.partition("?")[0].replace("\\", "/")).parts[:-1]
    return any(folder.lower() in _ARCHIVE_NAMES for folder in folders)
