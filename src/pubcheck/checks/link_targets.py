"""Checks of what a link says of where it leads: a document, a film, a new window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import link_words
from pubcheck.source import Span
from pubcheck.views.link_words import (
    POSTS,
    introduction,
    own_words,
    target_of,
    words_beside,
    words_right_behind,
)
from pubcheck.views.links import Link, article_links
from pubcheck.views.page import Page, view


@view
def _to_files(page: Page) -> list[Link]:
    """The links of the article that may lead to documents, sounds or films; most pages have none."""
    found = article_links(page)
    addresses = "\n".join([link.address for link in found]).lower()
    return found if link_words.may_lead_to_files(addresses) else []


@check("page")
def document_unlabelled(page: Page, *, size: bool) -> Iterator[Hit]:
    """Links to documents that name neither format nor size, told at the first (GOV.UK audit)."""
    found = [
        (link, kind, case)
        for link in _to_files(page)
        if (kind := link_words.document_kind(link.address))
        and (case := _document_unlabelled(link, kind, size)) is not None
    ]
    if found:
        link, kind, case = found[0]
        facts: dict[str, object] = {
            "format": link_words.format_name(kind),
            "text": shortened(link.text.text.strip()),
        }
        if len(found) > 1:
            facts["count"] = len(found)
            case = f"{case}-many" if case else "many"
        yield Hit(_place(link), facts, case or None)


def _document_unlabelled(link: Link, kind: str, size: bool) -> str | None:
    """Which case a link to a document is: "size" where it lacks that, "" for the format; None where none."""
    own = own_words(link)
    if own is None or (not size and link_words.names_format(own, kind)) or not _is_judged(link):
        return None
    right_behind = words_right_behind(link)
    told = f"{own} {right_behind}"
    is_sized = link_words.names_size(told)
    if OPAQUE in right_behind or (is_sized and not size):
        return None
    before, behind = words_beside(link)
    beside = f"{before} {told} {behind}"
    is_named = link_words.names_format(beside, kind) or link_words.names_format(introduction(link), kind)
    if is_named and (is_sized or not size):
        return None
    # A component of the site or a class may add the format: linkType="DownloadXls", class="pdf".
    if kind in _tag_without_address(link):
        return None
    return "size" if is_named else ""


def _tag_without_address(link: Link) -> str:
    """The link's start tag as it is written, in lower case; "" in Markdown, which has none."""
    document = link.page.document
    written = document.source[document.tag_span(link.element)]
    return written.replace(link.address, "").lower() if written.startswith("<") else ""


@check("page")
def media_unannounced(page: Page) -> Iterator[Hit]:
    """A link to a sound or a film that does not say so (GOV.UK accessibility tool audit)."""
    for link in _to_files(page):
        if link_words.is_media(link.address):
            yield from _media_unannounced(link)


def _media_unannounced(link: Link) -> Iterator[Hit]:
    own = own_words(link)
    if own is None or not _is_judged(link):
        return
    before, behind = words_beside(link)
    if OPAQUE in behind or link_words.names_media(f"{before} {own} {behind}"):
        return
    if not link_words.names_media(introduction(link)):
        yield Hit(_place(link), {"text": shortened(link.text.text.strip())})


@check("page")
def new_window(page: Page, *, announced_classes: Sequence[str]) -> Iterator[Hit]:
    """Links that open a new window and do not say so, told at the first (WCAG 2.2, 3.2.5; technique G201)."""
    # In Markdown an attribute list behind the link may have it.
    listed = page.document.format != "html"
    aimed = set(page.elements.having("target"))
    if not aimed and not (listed and "target=" in page.document.text):
        return
    silent = [
        link
        for link in article_links(page)
        if (listed or link.element in aimed) and _opens_unsaid(link, announced_classes)
    ]
    if silent:
        facts = {"text": shortened(silent[0].text.text.strip()), "count": len(silent)}
        yield Hit(_place(silent[0]), facts, "many" if len(silent) > 1 else None)


def _opens_unsaid(link: Link, announced_classes: Sequence[str]) -> bool:
    target = target_of(link)
    if not target or OPAQUE in target or any(map(link.element.has_class, announced_classes)):
        return False
    own = own_words(link)
    if not own or not _is_judged(link) or _is_frame(link.page, target):
        return False
    behind = words_right_behind(link)
    return OPAQUE not in behind and not link_words.names_new_window(f"{own} {behind}")


def _is_frame(page: Page, target: str) -> bool:
    """Whether a frame of the page has that name, so that the link opens in it."""
    frames = page.elements.tagged("iframe", "frame", "object")
    return any((frame.attr("name") or "").lower() == target for frame in frames)


def _is_judged(link: Link) -> bool:
    """Whether a link of the article is met by readers, leads somewhere, and has English text."""
    page, element = link.page, link.element
    if link.is_button or not link.raw.strip() or link.is_hidden:
        return False
    quote = element.closest("blockquote")
    # A post that is quoted whole has the links that the network wrote: class="twitter-tweet".
    if quote is not None and any(mark in (quote.attr("class") or "") for mark in POSTS):
        return False
    return page.is_english(element)


def _place(link: Link) -> Span:
    return link.text.span()
