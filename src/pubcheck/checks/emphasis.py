"""Checks of how text is set off: in capitals, in long italics, by a line that only links should have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar.sentence_words import word_set
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.blocks import Block, blocks, shape
from pubcheck.views.page import Page

_CAPITALS = re.compile(r"[A-Z][^a-z]{14}")  # what every such sentence has, to pass the others by
_SHAPE = re.compile(rb"A[^a]{14}")  # the same in a shape
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*")
_CITED_YEAR = re.compile(r", [12]\d{3}\.?\s{0,9}$")  # a title in the style of legal citations
_LONG_WORD = 6  # letters; what is shorter may be an acronym
_FEWEST_PLAIN_WORDS = 2
_SMALL_WORDS = word_set(
    "A ALL AN AND ARE AS AT BE BY DO FOR FROM HAS IN INTO IS IT NOT OF ON OR OUR THE TO WE WILL WITH YOU YOUR"
)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s{0,9}:[^;]{0,80}\bunderline\b", re.IGNORECASE)
_LINKED_TAGS = "a, button, summary, abbr, ins, [role=link], [role=button], nav, label"


@check("page")
def capitals(page: Page, *, words: int, letters: int) -> Iterator[Hit]:
    """A sentence or a heading in capitals (GOV.UK accessibility tool audit)."""
    if page.document.syntax == "text":
        return
    for block in _without_small_letters(page):
        if _CAPITALS.search(block.text) and block.role != "cell" and page.is_english(block.element):
            yield from _capitals(block, words, letters)


def _without_small_letters(page: Page) -> Iterator[Block]:
    """The blocks with a capital behind which, up to the next blocks, as many signs are no small letters."""
    text = shape(page)
    match = _SHAPE.search(text)
    if match is None:
        return
    found = blocks(page)
    starts = list(accumulate([len(block.text) + 2 for block in found], initial=0))
    while match:
        number = bisect_right(starts, match.start()) - 1
        yield found[number]
        match = _SHAPE.search(text, starts[number + 1])


def _capitals(block: Block, words: int, letters: int) -> Iterator[Hit]:
    text = block.text
    ranges = [(0, len(text))] if block.role == "heading" else block.sentences
    run: tuple[int, int] | None = None
    for start, end in [*ranges, (len(text), len(text))]:
        if start < end and _is_shouted(text[start:end], words, letters):
            run = (start, end) if run is None else (run[0], end)
        elif run is not None:
            yield Hit(block.span(run[0], run[1]), {"text": shortened(text[run[0] : run[1]].strip())})
            run = None


def _is_shouted(sentence: str, least_words: int, least_letters: int) -> bool:
    """Whether a sentence is all capitals, is long enough, and consists of words rather than acronyms."""
    if OPAQUE in sentence or any(map(str.islower, sentence)) or _CITED_YEAR.search(sentence):
        return False
    found = [match[0] for match in _WORD.finditer(sentence)]
    count = sum(map(len, found))
    if len(found) < 3 or (len(found) < least_words and count < least_letters):
        return False
    # Signs, figures and short words make codes and lists of acronyms.
    plain = sum(len(word) >= _LONG_WORD or word in _SMALL_WORDS for word in found)
    return plain >= _FEWEST_PLAIN_WORDS and 2 * count > len(sentence)


@check("page")
def italics(page: Page, *, words: int) -> Iterator[Hit]:
    """A long stretch in italics (GOV.UK accessibility tool audit)."""
    for element in page.elements.tagged("em", "i"):
        text = element.text
        # Fifty words have a hundred characters at least.
        if len(text) < 2 * words or page.is_chrome(element):
            continue
        count = len(text.replace(OPAQUE, "").split())
        if count >= words and element.parent is not None and element.parent.closest("em, i") is None:
            yield Hit(page.document.element_span(element), {"count": count})


@check("page")
def underline(page: Page) -> Iterator[Hit]:
    """Underlined text that is no link (GOV.UK accessibility tool audit)."""
    found = list(page.elements.tagged("u"))
    if styles_of(page).cascade.mentions("underline"):
        found += [
            element
            for element in page.elements.having("style")
            if element.tag != "u" and _UNDERLINED.search(element.attr("style") or "")
        ]
    for element in found:
        text = " ".join(element.text.replace(OPAQUE, " ").split())
        if len(text) < 2 or not any(map(str.isalpha, text)):
            continue
        if element.closest(_LINKED_TAGS) is not None or element.select_one("a[href]") is not None:
            continue
        if not page.is_chrome(element) and not page.is_inert(element) and not hidden.is_unseen(page, element):
            yield Hit(page.document.element_span(element), {"text": shortened(text)})
