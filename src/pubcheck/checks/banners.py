"""Checks of the banner that official websites of the United States government bear at their top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import banner_texts, federal_hosts
from pubcheck.grammar.banner_texts import Sentence
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views import websites
from pubcheck.views.blocks import Block, blocks_below
from pubcheck.views.page import Page, view

# Any sign of a banner, however it is made: its classes and tags, or its opening words.
_CLASSES = ("usa-banner", "gov-banner")
# Each begins with letters that a search finds fast.
_SIGNS = (
    re.compile(r"fficial\s{1,9}(?:U\.?S\.?\s{1,9})?(?:[Gg]overnment\s{1,9})?(?:[Ww]eb\s{0,9})?[Ss]ite"),
    re.compile(r"FFICIAL\s{1,9}(?:U\.?S\.?\s{1,9})?(?:GOVERNMENT\s{1,9})?(?:WEB\s{0,9})?SITE"),
    re.compile(r"itio\s{1,9}(?:[Ww]eb\s{1,9})?[Oo]ficial"),
)
_SENTENCE_TAGS = ("p", "h2", "h3", "li")
_TOP_TEXT = 3000  # code points at the start of a text, among which its banner stands
_LEAST_SENTENCES = 2
_LETTER = re.compile(r"[^\W\d_]")
_SKIPPED = frozenset({"script", "style", "noscript", "template"})


@check("page")
def missing(page: Page, *, scripts: Sequence[str]) -> Iterator[Hit]:
    """A page of the executive branch without the banner (Federal Website Standards, banner)."""
    if not websites.is_whole(page) or not websites.of(page).is_executive:
        return
    if _has_sign(page.document.markup.text):
        return
    body = next(iter(page.elements.tagged("body")))
    case = None
    if websites.is_templated(page):
        case = "template"
    elif any(_may_write(script, scripts) for script in page.elements.tagged("script")):
        case = "script"
    yield Hit(page.document.tag_span(body), {"host": websites.of(page).host}, case)


def _has_sign(text: str) -> bool:
    return any(name in text for name in _CLASSES) or any(sign.search(text) for sign in _SIGNS)


def _may_write(script: Element, names: Sequence[str]) -> bool:
    """Whether a script is by its name one that writes the head of the page."""
    address = (script.attr("src") or "").lower()
    return any(name in address for name in names)


class _Told(NamedTuple):
    """A sentence of a banner, what is written there, its place, and whether an edit may replace it."""

    sentence: Sentence
    written: str
    span: Span
    is_unbroken: bool


@view
def _sentences(page: Page) -> list[_Told]:
    """The sentences of the page's banner where any of them is amiss, so that others need no place.

    In a text that was copied from a page, two at least show that it has a banner.
    """
    document = page.document
    if document.format == "html":
        banner = websites.banner(page)
        elements = [] if banner is None else list(_lines(banner))
        found = banner_texts.find("\n".join(element.text for element in elements))
        if not _is_federal(found) or _is_in_order(page, found):
            return []
        return [
            told
            for element in elements
            for block in blocks_below(page, element, "paragraph", with_frame=True)
            for told in _in_block(block)
        ]
    # Of other formats nobody copies pages into; there a text speaks of banners. The reader of plain text
    # leaves the banner out of the article, so that no block has it.
    if document.format != "text" or document.extent is not None:
        return []
    text = document.text[:_TOP_TEXT]
    found = banner_texts.find(text) if "fficial" in text else ()
    if len({one.name for one in found}) < _LEAST_SENTENCES or not _is_federal(found):
        return []
    return [
        _Told(one, text[one.start : one.end], Span(one.start, one.end), True)
        for one in sorted(found, key=lambda one: one.start)
    ]


def _lines(banner: Element) -> Iterator[Element]:
    """The elements of a banner that hold its sentences; a div only where it holds no other one."""
    tags = (*_SENTENCE_TAGS, "div")
    for element in banner.iter_elements(tags):
        if element.tag != "div" or next(element.iter_elements(tags), None) is None:
            yield element


def _is_federal(sentences: Sequence[Sentence]) -> bool:
    """Whether a banner is that of the federal government: states and cities have their own, made after it."""
    return any(one.name.startswith("header") or one.is_old for one in sentences)


def _is_in_order(page: Page, sentences: Sequence[Sentence]) -> bool:
    """Whether all sentences are right, and speak of the domain of the page."""
    domains = {one.domain for one in sentences if one.domain}
    own = _own_domain(page)
    return not any(one.expected for one in sentences) and len(domains | ({own} if own else set())) <= 1


def _own_domain(page: Page) -> str:
    """The domain of the page, gov or mil; "" where it is not known, or neither."""
    return federal_hosts.top_domain(websites.of(page).host).removeprefix(".")


def _in_block(block: Block) -> Iterator[_Told]:
    for one in banner_texts.find(block.text):
        written = block.text[one.start : one.end]
        is_unbroken = block.is_unbroken(one.start, one.end)
        yield _Told(one, written, block.span(one.start, one.end), is_unbroken)


@check("page")
def text(page: Page) -> Iterator[Hit]:
    """A sentence of the banner that is not as the design system has it."""
    for sentence, written, span, is_unbroken in _sentences(page):
        expected = sentence.expected
        if not expected:
            continue
        facts = {"expected": expected}
        if sentence.is_old:
            yield Hit(span, facts, "old")
            continue
        full = expected + "." * (written.endswith(".") and not expected.endswith("."))
        yield Hit(span, facts, edits=(Edit(span, full),) if is_unbroken else ())


@check("page")
def domain(page: Page) -> Iterator[Hit]:
    """A banner that speaks of another domain than the page's own, or of two."""
    named = [told for told in _sentences(page) if told.sentence.domain]
    if not named:
        return
    own = _own_domain(page)
    expected = own or named[0].sentence.domain
    for sentence, _, span, _ in named:
        if sentence.domain != expected:
            facts = {"named": f".{sentence.domain}", "own": f".{expected}"}
            yield Hit(span, facts, None if own else "mixed")
            return


@check("page")
def order(page: Page) -> Iterator[Hit]:
    """A banner below something else that readers see (Federal Website Standards, banner)."""
    if (
        not websites.is_whole(page)
        or (banner := websites.banner(page)) is None
        or websites.is_templated(page)
    ):
        return
    if (before := _seen_before(page, banner)) is not None and websites.is_shown(page, banner):
        related = (("before", before),)
        yield Hit(page.document.tag_span(banner), related=related)


def _seen_before(page: Page, banner: Element) -> Span | None:
    """The place of the first thing that readers see above the banner, links that skip to the text aside."""
    body = next(iter(page.elements.tagged("body")))
    for node in body.descendants:
        if node is banner or node == banner:
            return None
        element = node if isinstance(node, Element) else node.parent
        if not isinstance(element, Element):
            continue
        is_seen = isinstance(node, Text) and _LETTER.search(node.data) is not None
        if not (is_seen or (isinstance(node, Element) and node.tag == "img")):
            continue
        if _is_passed_over(element) or not websites.is_shown(page, element):
            continue
        return page.document.tag_span(element)
    return None


def _is_passed_over(element: Element) -> bool:
    """Whether text above the banner belongs there: links to skip it, texts for screen readers, programs."""
    node: object = element
    while isinstance(node, Element) and node.tag != "body":
        names = (node.attr("class") or "").lower()
        if node.tag in _SKIPPED or "skip" in names or "sr-only" in names or "visually-hidden" in names:
            return True
        if node.tag == "a" and (node.attr("href") or "").startswith("#"):
            return True
        if "skip" in (node.attr("id") or "").lower():
            return True
        node = node.parent
    return False
