"""Phrases: short texts with their places, wherever on the page they stand."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.document import Attribute
from pubcheck.prose import Prose
from pubcheck.source import Span


class Phrase:
    """A stretch of a prose or of an attribute's value, white space at its ends left out."""

    __slots__ = ("holder", "start", "text")

    def __init__(self, holder: Prose | Attribute, start: int, end: int) -> None:
        whole = holder.text if isinstance(holder, Prose) else holder.value
        while start < end and whole[start].isspace():
            start += 1
        while end > start and whole[end - 1].isspace():
            end -= 1
        self.holder = holder
        self.start = start
        self.text = whole[start:end]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``text[start:end]``."""
        last = self.start + (len(self.text) if end is None else end)
        if isinstance(self.holder, Prose):
            return self.holder.span(self.start + start, last)
        return self.holder.part(self.start + start, last)

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether the source spells ``text[start:end]`` just so, without markup, so that an edit may."""
        if isinstance(self.holder, Prose):
            return self.holder.is_unbroken(self.start + start, self.start + end)
        return self.holder.document.source[self.span(start, end)] == self.text[start:end]

    def part(self, start: int, end: int) -> Phrase:
        """A stretch of this phrase as a phrase."""
        return Phrase(self.holder, self.start + start, self.start + end)


def lines_of(prose: Prose) -> Iterator[Phrase]:
    """The lines of a block, parted where it has line breaks; empty ones left out."""
    text = prose.text
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        phrase = Phrase(prose, start, end)
        if phrase.text:
            yield phrase
        start = end + 1
