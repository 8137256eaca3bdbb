"""Figures of the running text of documents: counts, reading levels, passives, the longest sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from pubcheck.document import OPAQUE, Document
from pubcheck.grammar import passives, readability, segmentation
from pubcheck.grammar.readability import Counts
from pubcheck.linter_report import Place, place
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import bodies
from pubcheck.views.page import Context, Page

MIN_WORDS, MIN_SENTENCES = 100, 3  # as in the rule readability-grade: fewer make no grade
_EXCERPT = 200  # code points of a sentence that are kept

INDICES = {
    "fleschReadingEase": readability.flesch_reading_ease,
    "fleschKincaid": readability.flesch_kincaid_grade,
    "smog": readability.smog_index,
    "automatedReadability": readability.automated_readability_index,
    "colemanLiau": readability.coleman_liau_index,
    "gunningFog": readability.gunning_fog,
    "daleChall": readability.dale_chall,
}


class Sentence(NamedTuple):
    """A sentence: its words, where it stands, and how it begins."""

    words: int
    place: Place
    text: str


class Figures(NamedTuple):
    """What was counted in one text or several.

    ``passive`` are the sentences with a passive verb, ``longest`` the longest sentences, the longest first;
    ``linsear`` is the grade of Linsear Write, of the first hundred words; ``parts`` are the texts counted.
    """

    counts: Counts
    passive: int
    longest: tuple[Sentence, ...]
    linsear: float
    parts: int = 1

    @property
    def has_grade(self) -> bool:
        """Whether there is enough text for a reading level."""
        return self.counts.words >= MIN_WORDS and self.counts.sentences >= MIN_SENTENCES

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade, by which the rules judge."""
        return readability.flesch_kincaid_grade(self.counts)


NOTHING = Figures(Counts(0, 0, 0, 0, 0, 0, 0, 0), 0, (), 0.0, 0)


def running_text(document: Document, context: Context) -> list[Block]:
    """The paragraphs of the article that are in English, as the rules of readability judge them."""
    return [
        block for body in bodies(Page(document, context)) for block in body.in_english if _says(block.text)
    ]


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """The texts of paragraphs, without what a template or code fills in."""
    return [block.text.replace(OPAQUE, "") for block in blocks]


def measured(blocks: Sequence[Block], longest: int) -> Figures:
    """The figures of the paragraphs of one document, with so many of the longest sentences."""
    if not blocks:
        return NOTHING
    texts = texts_of(blocks)
    counts = readability.measure(texts)
    passive = sum(
        1 for block in blocks for start, end in block.sentences if passives.passives(block.text[start:end])
    )
    found = nlargest(longest, _sentences(blocks), key=lambda one: one[0])
    return Figures(
        counts,
        passive,
        tuple(
            Sentence(
                words, place(block.page.document.source, block.span(start, end)), _excerpt(block, start, end)
            )
            for words, block, start, end in found
        ),
        readability.linsear_write(" ".join(texts)),
    )


def joined(figures: Sequence[Figures], longest: int) -> Figures:
    """The figures of several texts together; Linsear Write is that of the first."""
    if not figures:
        return NOTHING
    return Figures(
        Counts(*map(sum, zip(*(one.counts for one in figures), strict=True))),
        sum(one.passive for one in figures),
        tuple(nlargest(longest, (s for one in figures for s in one.longest), key=lambda one: one.words)),
        figures[0].linsear,
        sum(one.parts for one in figures),
    )


def _says(text: str) -> bool:
    return not text.replace(OPAQUE, "").isspace()


def _sentences(blocks: Iterable[Block]) -> Iterator[tuple[int, Block, int, int]]:
    for block in blocks:
        for start, end in block.sentences:
            yield segmentation.count_words(block.text[start:end]), block, start, end


def _excerpt(block: Block, start: int, end: int) -> str:
    text = " ".join(block.text[start : min(end, start + 2 * _EXCERPT)].replace(OPAQUE, "…").split())
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + "…"
