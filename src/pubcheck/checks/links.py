"""Checks of links: what they say, and addresses that stand bare in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import addresses
from pubcheck.grammar.vague_names import folded, phrase_set, teller
from pubcheck.source import Span
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.links import Link, article_links, links
from pubcheck.views.page import Page

_MARKDOWN = frozenset({"markdown", "mdx"})
_LONGEST_PHRASE = 80  # code points, with what is not seen beside the phrase
_PAGE_ENDING = re.compile(r"\.(?:html?|aspx?|php|jsp|md)$")
_NAME = re.compile(r"[^\W_]+")
# Where an address is spoken of and not given to follow: in quotation marks, or as an example, be it the
# second or third of them ("such as usa.gov and www.gsa.gov").
_EXAMPLE = re.compile(
    r"(?:\b(?:like|such as|e\.g\.,?|example:?|for instance,?|namely)\s{0,3}"
    r"(?:(?>[\w/-]{1,40}\.[\w./-]{1,60},?)\s(?:(?:and|or)\s)?){0,3}|[\"'“‘])$",
    re.IGNORECASE,
)
_EXAMPLE_REACH = 120  # code points before the address
# A citation names the address and the day (APA, MLA).
_CITED = re.compile(r"\b(?:retrieved|accessed)\b[^.:\n]{0,40}\bfrom\b[\s:]{0,3}$", re.IGNORECASE)
# A post that is quoted whole shows addresses that the network wrote (X, formerly Twitter).
_EMBEDDED = "t.co"
# The transcript of a video says what a voice says.
_SPOKEN = re.compile(
    r"\s{0,9}(?:voice ?-?over|vo|narrator|announcer|host|speaker|interviewer)\b[^:\n]{0,30}:", re.IGNORECASE
)


@check("page")
def text_vague(page: Page, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Link text that says nothing of where the link leads (WCAG 2.2, 2.4.4)."""
    is_vague = teller(phrases)
    for link in article_links(page):
        # What is not seen or not spoken may stand beside the phrase.
        if len(link.raw) <= _LONGEST_PHRASE if link.is_veiled else is_vague(link.raw):
            yield from _text_vague(link, phrase_set(phrases))


def _text_vague(link: Link, phrases: frozenset[str]) -> Iterator[Hit]:
    text = link.text.text
    words = folded(text)
    if words not in phrases or OPAQUE in text:
        return
    page, element = link.page, link.element
    if link.is_button or _names_target(link, words) or _says_more(link, words, phrases):
        return
    if page.is_english(element) and not link.is_hidden:
        yield Hit(link.text.span(), {"text": shortened(text.strip())})


def _names_target(link: Link, words: str) -> bool:
    """Whether the text is the very name of what it leads to, as in a reference: "link" for …#model/links."""
    names = _NAME.findall(_PAGE_ENDING.sub("", link.address))
    return bool(names) and names[-1].casefold().removesuffix("s") == words.removesuffix("s")


def _says_more(link: Link, words: str, phrases: frozenset[str]) -> bool:
    """Whether a label, a title or an image tells what the text does not."""
    if link.element.attr("aria-labelledby") or any(image.tag == "svg" for image in link.images):
        return True
    labels = [link.element.attr(name) or "" for name in ("aria-label", "title")]
    labels += [image.attr("alt") or "" for image in link.images]
    return any(label and label != words and label not in phrases for label in map(folded, labels))


@check("page")
def text_address(page: Page, *, max_characters: int) -> Iterator[Hit]:
    """Link text that is a long address."""
    for link in links(page):
        if len(link.raw) > max_characters and "/" in link.raw:
            yield from _text_address(link, max_characters)


def _text_address(link: Link, max_characters: int) -> Iterator[Hit]:
    shown = link.text.text.strip()
    if len(shown) > max_characters and addresses.is_address(shown) and not _is_own_text(link, shown):
        yield Hit(link.text.span(), {"length": len(shown)})


def _is_own_text(link: Link, shown: str) -> bool:
    """Whether Markdown writes the address as its own text, which ``bare_address`` tells."""
    return link.page.document.syntax in _MARKDOWN and addresses.is_same(shown, link.address)


@check("page")
def bare_address(page: Page) -> Iterator[Hit]:
    """An address in running text, not linked or, in Markdown, linked under its own name."""
    for block in blocks(page) if page.document.syntax != "text" else ():
        if "://" in block.text or "www." in block.text:
            yield from _bare_addresses(block)


def _bare_addresses(block: Block) -> Iterator[Hit]:
    text = block.text
    kind = block.page.document.syntax
    links = None
    for start, end in addresses.find(text):
        address = text[start:end]
        parts = addresses.split(address)
        if OPAQUE in text[max(start - 1, 0) : end + 1] or parts is None:
            continue
        if addresses.is_local(parts.host) or addresses.is_identifier(parts) or parts.host == _EMBEDDED:
            continue
        if _CITED.search(text, max(0, start - _EXAMPLE_REACH), start):
            continue
        if links is None:
            links = [(a, b, link.attr("href") or "") for a, b, link in block.inside("a")]
        # The last link that begins before the address ends: links stand in order, and none in another.
        at = bisect_left(links, (end,))
        around = links[at - 1] if at and links[at - 1][1] > start else None
        if around is None:
            if not _is_mentioned(block, start, end):
                case = "markdown" if kind in _MARKDOWN else None
                yield Hit(block.span(start, end), {"host": parts.host}, case)
        elif kind in _MARKDOWN and addresses.is_same(text[around[0] : around[1]].strip(), around[2]):
            yield Hit(block.span(start, end), {"host": parts.host}, "own")


def _is_mentioned(block: Block, start: int, end: int) -> bool:
    """Whether the address in ``text[start:end]`` is spoken of rather than given, or is a link written raw."""
    text = block.text
    source, span = block.page.document.source, block.span(start, end)
    # Some sites read Markdown inside HTML blocks, and make a link of it.
    if text.startswith(")", end) and source[Span(max(0, span.start - 2), span.start)] == "](":
        return True
    # Part of it set off, as in <b>http://</b>usa.gov, shows how an address is written.
    written = source[span]
    if ("<" in written and "<wbr" not in written) or "**" in written:
        return True
    before = max(0, start - _EXAMPLE_REACH)
    return (
        text.startswith(":", end)
        or _SPOKEN.match(text) is not None
        or _EXAMPLE.search(text, before, start) is not None
    )
