"""Checks of running text: reading level, long sentences, words with simpler ones beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import readability, segmentation, simple_words
from pubcheck.source import Span
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import Body

_SENTENCES = frozenset({"paragraph", "text", "item", "cell"})
_WORDED = frozenset({"paragraph", "text", "item", "caption"})
_STOP = re.compile(r"[.!?…][\"'”’)\]\d]{0,6}$")


@check("body")
def grade(
    body: Body, *, max_grade: float, note_grade: float, min_words: int, min_sentences: int
) -> Iterator[Hit]:
    """The Flesch-Kincaid grade of the article's running text (Kincaid et al. 1975)."""
    page = body.page
    paragraphs = [block for block in body.paragraphs if page.is_english(block.element)]
    if not paragraphs:
        return
    counts = readability.basics([block.text for block in paragraphs])
    first = paragraphs[0]
    span = first.span(*first.sentences[0])
    if counts.words < min_words or counts.sentences < min_sentences:
        yield Hit(span, {"words": counts.words, "sentences": counts.sentences}, "short")
        return
    found = readability.flesch_kincaid_grade(counts)
    limit = max_grade if found > max_grade else note_grade
    if found > limit:
        average = counts.words / counts.sentences
        facts = {"grade": f"{found:.1f}", "limit": f"{limit:g}", "average": f"{average:.0f}"}
        longest = _longest(paragraphs)
        yield Hit(span, facts, None if found > max_grade else "raised", related=(("longest", longest),))


def _longest(paragraphs: Sequence[Block]) -> Span:
    """Where the longest sentence of some paragraphs stands."""
    _, block, start, end = max(
        ((end - start, block, start, end) for block in paragraphs for start, end in block.sentences),
        key=lambda one: one[0],
    )
    return block.span(start, end)


@check("prose")
def sentence_long(block: Block, *, max_words: int, note_words: int) -> Iterator[Hit]:
    """A sentence of more words than a reader holds in mind."""
    text = block.text
    fewest = min(max_words, note_words)
    if text.count(" ") < fewest or block.role not in _SENTENCES or not block.page.is_english(block.element):
        return
    for start, end in block.sentences:
        if text.count(" ", start, end) < fewest:
            continue
        sentence = text[start:end]
        if not _STOP.search(sentence) or _is_list(sentence):
            continue
        words = segmentation.count_words(sentence)
        if words > max_words:
            yield Hit(block.span(start, end), {"words": words, "limit": max_words})
        elif words > note_words:
            yield Hit(block.span(start, end), {"words": words, "limit": note_words}, "longish")


def _is_list(sentence: str) -> bool:
    """Whether lines or marks part what stands between two stops, so that it is no sentence."""
    return sentence.count("\n") > 1 or sentence.count("|") > 1 or sentence.count("•") > 1


@check("prose")
def word_complex(block: Block, *, allow: Sequence[str]) -> Iterator[Hit]:
    """A word for which the federal plain-language table has a simpler one."""
    if block.role not in _WORDED or not block.page.is_english(block.element):
        return
    for found in simple_words.find(block.text, without=allow):
        facts = {"phrase": block.text[found.start : found.end], "better": found.better}
        yield Hit(block.span(found.start, found.end), facts, None if found.better else "omit")
