"""Checks of how hard the running text of an article is to read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import readability, segmentation
from pubcheck.source import Span
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import Body

_FEWEST_IN_PARAGRAPH = 40  # words; the grade of fewer is chance
# "The prohibition is as follows: (a) …" quotes a regulation, which nobody can part otherwise.
_ANNOUNCED = re.compile(r"\b(?:is|are|reads?|states?|provides?) (?:in part )?as follows\b[^:]{0,100}:")
_FEWEST_PARTS = 3  # "(a)", "(1)" and the like
_PARTS = re.compile(r"(?<!\w)\((?:[a-z]|[A-Z]|\d{1,2}|[ivx]{2,4})\)")
_REACH = 300  # code points at the start of a paragraph
_HARDER = 2  # grades above the whole text


@check("body")
def grade(
    body: Body,
    *,
    max_grade: float,
    note_grade: float,
    min_words: int,
    min_sentences: int,
    hardest_paragraphs: int,
) -> Iterator[Hit]:
    """The Flesch-Kincaid grade of the running text (Kincaid et al. 1975), and where it is hardest."""
    paragraphs = body.in_english
    if not paragraphs:
        return
    counts = body.counts
    first = paragraphs[0]
    span = first.span(*first.sentences[0])
    if counts.words < min_words or counts.sentences < min_sentences:
        yield Hit(span, {"words": counts.words, "sentences": counts.sentences}, "short", of_page=True)
        return
    found = readability.flesch_kincaid_grade(counts)
    limit = max_grade if found > max_grade else note_grade
    if found > limit:
        average = counts.words / counts.sentences
        facts = {"grade": f"{found:.1f}", "limit": f"{limit:g}", "average": f"{average:.0f}"}
        longest = _longest(paragraphs)
        case = None if found > max_grade else "raised"
        yield Hit(span, facts, case, related=(("longest", longest),), of_page=True)
    if found > max_grade and len(paragraphs) > 1:
        for block, harder in _hardest(body, found + _HARDER)[:hardest_paragraphs]:
            facts = {"grade": f"{harder:.1f}", "whole": f"{found:.1f}"}
            yield Hit(block.span(*_trimmed(block.text)), facts, "paragraph")


def _longest(paragraphs: Sequence[Block]) -> Span:
    """Where the longest sentence of some paragraphs stands."""
    _, block, start, end = max(
        ((end - start, block, start, end) for block in paragraphs for start, end in block.sentences),
        key=lambda one: one[0],
    )
    return block.span(start, end)


def _hardest(body: Body, least: float) -> list[tuple[Block, float]]:
    """The paragraphs of a grade above ``least``, each with its grade, the hardest first."""
    grades = [
        (block, readability.flesch_kincaid_grade(counts))
        for block, counts in zip(body.in_english, body.counts_each, strict=True)
        if counts.words >= _FEWEST_IN_PARAGRAPH and counts.sentences > 1
    ]
    return sorted((one for one in grades if one[1] > least), key=lambda one: -one[1])


def _trimmed(text: str) -> tuple[int, int]:
    """The range of a text without white space around it."""
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _is_regulation(text: str) -> bool:
    """Whether most of a paragraph is a quoted regulation: it is announced, and its parts have their marks."""
    announced = _ANNOUNCED.search(text, 0, _REACH)
    if announced is None:
        return False
    parts = _PARTS.finditer(text, announced.end())
    return sum(1 for _ in islice(parts, _FEWEST_PARTS)) == _FEWEST_PARTS


@check("body")
def paragraph_long(body: Body, *, max_words: int, note_words: int) -> Iterator[Hit]:
    """A paragraph of more words than a reader takes in at a time."""
    fewest = min(max_words, note_words)
    for block in body.in_english:
        text = block.text
        # Lines that breaks part are several paragraphs, or a list, to those who read them.
        if text.count(" ") < fewest or "\n" in text:
            continue
        words = segmentation.count_words(text)
        if words <= fewest or _is_regulation(text):
            continue
        span = block.span(*block.sentences[0])
        sentences = len(block.sentences)
        if words > max_words:
            yield Hit(span, {"words": words, "sentences": sentences, "limit": max_words})
        else:
            yield Hit(span, {"words": words, "sentences": sentences, "limit": note_words}, "longish")


@check("body")
def sentences_long(body: Body, *, max_average: float, min_words: int, min_sentences: int) -> Iterator[Hit]:
    """Sentences that are long on average."""
    counts = body.counts
    if counts.words < min_words or counts.sentences < min_sentences:
        return
    average = counts.words / counts.sentences
    if average > max_average:
        first = body.in_english[0]
        facts = {"average": f"{average:.1f}", "limit": f"{max_average:g}"}
        yield Hit(first.span(*first.sentences[0]), facts, of_page=True)
