"""Checks of links beside one another: two that lead to one page, and one text that leads to two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.tree import Element, Text
from pubcheck.views.blocks import BLOCK_TAGS
from pubcheck.views.link_words import own_words
from pubcheck.views.links import Link, article_links, links
from pubcheck.views.page import Page

_TWO = 2
_MOST_BETWEEN = 60  # nodes between two links that may still be neighbors
# What stands between two links and parts them for everybody.
_PARTING_TAGS = frozenset(
    ["button", "input", "select", "textarea", "video", "audio", "iframe", "object", "embed", "canvas", "hr"]
)
_NAMING = frozenset({"aria-label", "aria-labelledby", "title"})
_TRACKING = r"(?:utm_\w{1,20}|fbclid|gclid|mc_[ce]id|ref|source)=[^&]*+&?"
_INDEX = r"/(?:index|default)\.(?:html?|aspx?|php|md)$"


@check("page")
def duplicate_adjacent(page: Page) -> Iterator[Hit]:
    """Two neighboring links with one address (WCAG 2.2, technique H2)."""
    told: set[Element] = set()
    for first, second in pairwise(article_links(page)):
        if first.address != second.address or not first.address.strip() or first.element in told:
            continue
        pictured = _is_picture(first) or _is_picture(second)
        if not _is_next(first.element, second.element, pictured) or not _is_written_alike(first, second):
            continue
        if _is_met(first) and _is_met(second):
            told.add(second.element)
            facts = {"text": shortened((second if _is_picture(first) else first).text.text.strip())}
            yield Hit(second.span, facts, "image" if pictured else None, related=(("first", first.span),))


def _is_met(link: Link) -> bool:
    """Whether readers meet the link, by eye, ear and keyboard; one of nothing is told by itself."""
    element = link.element
    if link.is_button or link.is_hidden or (element.attr("tabindex") or "").strip().startswith("-"):
        return False
    return bool(
        link.raw.strip() or next(element.iter_elements(), None) or not _NAMING.isdisjoint(element.attrs)
    )


def _is_written_alike(first: Link, second: Link) -> bool:
    """Whether two addresses are the same where part of them is a template's."""
    if OPAQUE not in first.address:
        return True
    source = first.page.document.source
    return source[first.href.value_span] == source[second.href.value_span]


def _is_picture(link: Link) -> bool:
    return not link.raw.strip() and bool(link.images)


def _is_next(first: Element, second: Element, across_lines: bool) -> bool:
    """Whether nothing that is seen or spoken stands between two links but pictures and, if asked, line ends.

    Two texts on two lines may be two entries of a list, such as two notes that cite one source.
    """
    if not across_lines and _block_of(first) != _block_of(second):
        return False
    for count, node in enumerate(first.following):
        if isinstance(node, Element):
            if node == second:
                return True
            if node.tag in _PARTING_TAGS or "-" in node.tag or (node.tag == "br" and not across_lines):
                return False
        elif isinstance(node, Text) and not node.data.isspace() and node.data:
            return False
        if count > _MOST_BETWEEN:
            return False
    return False


def _block_of(element: Element) -> Element | None:
    node = element.parent
    while isinstance(node, Element) and node.tag not in BLOCK_TAGS:
        node = node.parent
    return node if isinstance(node, Element) else None


@check("page")
def text_identical(page: Page, *, ignored: Sequence[str]) -> Iterator[Hit]:
    """One text on links to two different pages (WCAG 2.2, 2.4.9), told at the second."""
    by_name: dict[str, list[Link]] = {}
    for link in links(page):
        words = " ".join(link.raw.split()).casefold()
        # One word ("PDF", "source") is a label that says the same on each row; a sentence in context is not.
        if " " in words and words not in ignored and OPAQUE not in words and not link.is_button:
            by_name.setdefault(words, []).append(link)
    for same in by_name.values():
        yield from _differing(same) if len(same) > 1 else ()


def _differing(same: list[Link]) -> Iterator[Hit]:
    """The second of two pages that links of one text lead to; more are the labels of a table or a list."""
    pages: dict[str, Link] = {}
    for link in same:
        if OPAQUE not in link.address and _is_page(link.address):
            pages.setdefault(_target(link.address), link)
    if len(pages) != _TWO:
        return
    first, second = pages.values()
    page = first.page
    if any(page.is_chrome(link.element) or link.is_hidden for link in (first, second)):
        return
    names = own_words(first), own_words(second)
    if None in names or _folded(names[0]) != _folded(names[1]):
        return
    facts = {"text": shortened(second.text.text.strip())}
    yield Hit(second.text.span(), facts, related=(("first", first.text.span()),))


def _folded(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _is_page(address: str) -> bool:
    return not address.lstrip().startswith(("#", "mailto:", "tel:"))


@lru_cache(maxsize=8192)  # the menus of a site lead to the same places on each page
def _target(address: str) -> str:
    """What an address leads to, without what leads to no other page."""
    base, _, query = address.strip().partition("#")[0].partition("?")
    base = (
        re.sub(_INDEX, "", unquote(base).rstrip("/")).removeprefix("https:").removeprefix("http:").rstrip("/")
    )
    base = base.replace("//www.", "//", 1)
    query = re.sub(_TRACKING, "", query)
    return f"{base.lower()}?{query}" if query else base.lower()
