"""Checks of the length of sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import quotations, segmentation
from pubcheck.views.blocks import Block
from pubcheck.views.page import Page
from pubcheck.views.wording import worded

_SENTENCES = frozenset({"paragraph", "text", "item", "cell"})
# A stop with closing marks; digits after it are a footnote's, but not where "Version 1.1" ends in them.
_STOP = re.compile(r"(?:[.!?…][\"'”’)\]]{0,6}|(?<!\d)[.!?…][\"'”’)\]\d]{1,6})$")
_MOST_RELATED = 20
_LONGEST_STOP = 8  # code points of a stop with its closing marks, and one before it
_LABELS = ("a", "strong", "b", "em", "i")
_PARTS_LABEL = re.compile(r"\s{0,3}(?:[|:–—]|--?\s)")
# Markup that its reader could not read, and formulas that a script sets (MathJax).
_LEFTOVER = re.compile(r"<[a-zA-Z][\w-]{0,20}\s[\w:-]{1,30}=|\\[(\[]")


@check("page")
def sentence_long(page: Page, *, max_words: int, note_words: int) -> Iterator[Hit]:
    """Sentences of more words than a reader holds in mind; the lesser ones are told once a page."""
    longish: list[tuple[int, Block, int, int]] = []
    fewest = min(max_words, note_words)
    for block in worded(page):
        if block.text.count(" ") < fewest or block.role not in _SENTENCES:
            continue
        for words, start, end in _long(block, fewest):
            if words > max_words:
                yield Hit(block.span(start, end), {"words": words, "limit": max_words})
            else:
                longish.append((words, block, start, end))
    if longish:
        (words, first, start, end), *others = longish
        facts = {"words": words, "limit": note_words, "number": len(longish)}
        related = tuple(("another", block.span(*at)) for _, block, *at in others[:_MOST_RELATED])
        yield Hit(first.span(start, end), facts, "several" if others else "longish", related=related)


def _long(block: Block, fewest: int) -> Iterator[tuple[int, int, int]]:
    """The sentences of a block that have more than ``fewest`` words: their number and range."""
    text = block.text
    if not block.page.is_english(block.element):
        return
    quoted: list[tuple[int, int]] | None = None
    for first, end in block.sentences:
        if text.count(" ", first, end) < fewest:
            continue
        start = _after_label(block, first, end)
        sentence = text[start:end]
        if not _STOP.search(sentence, max(0, len(sentence) - _LONGEST_STOP)) or _is_list(sentence):
            continue
        if ("<" in sentence or "\\" in sentence) and _LEFTOVER.search(sentence):
            continue
        words = segmentation.count_words(sentence)
        if words <= fewest:
            continue
        quoted = quotations.ranges(text) if quoted is None else quoted
        # What somebody has said cannot be said shorter.
        if 2 * _quoted_words(text, start, end, quoted) <= words:
            yield words, start, end


def _after_label(block: Block, start: int, end: int) -> int:
    """Where a sentence begins behind its label: a line of its own, or marked words and a dash or a colon."""
    text = block.text
    if text.count("\n", start, end) == 1:
        begins = _blanks_from(text, text.index("\n", start, end), end)
        return begins if text[begins].isupper() else start
    if start == block.sentences[0][0] and block.opens_in(", ".join(_LABELS), start):
        ranges = [(first, last) for tag in _LABELS for first, last, _ in block.inside(tag)]
        label = max((last for first, last in ranges if first <= start), default=start)
        if start < label < end:
            parted = _PARTS_LABEL.match(text, label, end)
            if parted or text[start:label].rstrip().endswith(":"):
                return _blanks_from(text, parted.end() if parted else label, end)
    return start


def _blanks_from(text: str, at: int, end: int) -> int:
    """The first place from ``at`` on that is not white space; sentences end with none."""
    return at + len(text[at:end]) - len(text[at:end].lstrip())


def _quoted_words(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> int:
    """How many words of ``text[start:end]`` stand in quotation marks."""
    words = 0
    for at in range(max(0, bisect_right(quoted, (start, end)) - 1), len(quoted)):
        first, last = quoted[at]
        if first >= end:
            break
        words += segmentation.count_words(text[max(start, first) : max(start, min(end, last))])
    return words


def _is_list(sentence: str) -> bool:
    """Whether lines or marks part what stands between two stops, so that it is no sentence."""
    return sentence.count("\n") > 1 or sentence.count("|") > 1 or sentence.count("•") > 1
