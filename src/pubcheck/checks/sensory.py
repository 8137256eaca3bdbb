"""Checks of instructions that only who sees the page can follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.grammar import sensory
from pubcheck.views.blocks import Block
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import vocabulary_of

_MOST = 50  # cues that are looked into; a page with more is no page of instructions


@check("text")
def reference(text: ArticleText) -> Iterator[Hit]:
    """A thing that an instruction names by its color, shape or side alone (WCAG 2.2, 1.3.3)."""
    for cue in islice(sorted(sensory.find(text.text, vocabulary_of(text).plain, text.lower)), _MOST):
        number = text.number_at(cue.start)
        block, offset = text.blocks[number], text.starts[number]
        if cue.end > offset + len(block.text) or block.role == "heading" or text.is_quoted(cue.start):
            continue
        start, end = _sentence_at(block, cue.start - offset)
        inner = sensory.Cue(cue.start - offset - start, cue.end - offset - start, cue.kind)
        if sensory.instructs(block.text[start:end], inner) and not _is_marked(block, start, end):
            words = shortened(text.text[cue.start : cue.end])
            yield Hit(
                text.span(cue.start, cue.end), {"words": words}, "place" if cue.kind == "place" else None
            )


def _sentence_at(block: Block, offset: int) -> tuple[int, int]:
    return next(
        ((start, end) for start, end in block.sentences if start <= offset < end), (0, len(block.text))
    )


def _is_marked(block: Block, start: int, end: int) -> bool:
    """Whether bold type, a link or the like in the sentence may be the name of the thing."""
    tags = ("b", "strong", "em", "i", "a", "kbd")
    return any(first < end and last > start for tag in tags for first, last, _ in block.inside(tag))
