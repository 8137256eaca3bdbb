"""Phrases: short texts with their places, wherever on the page they stand."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.document import OPAQUE, Attribute
from pubcheck.grammar import virin_search
from pubcheck.grammar.credit_lines import is_credit_line
from pubcheck.prose import Prose
from pubcheck.source import Span

# Text broken at a margin has lines of about this width (code points).
_NARROWEST, _WIDEST = 50, 110


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

    def exact_span(self, start: int, end: int) -> Span | None:
        """The source range of ``text[start:end]``, its outer blanks too; None unless it spells just so."""
        if isinstance(self.holder, Prose):
            return self.holder.exact_span(self.start + start, self.start + end)
        return self.span(start, end) if self.is_unbroken(start, end) else None

    def part(self, start: int, end: int) -> Phrase:
        """A stretch of this phrase as a phrase."""
        return Phrase(self.holder, self.start + start, self.start + end)


def lines_of(prose: Prose, start: int = 0, end: int | None = None) -> Iterator[Phrase]:
    """The lines of a block, or of a stretch of it; empty ones left out.

    It is parted where it has line breaks (br), and where its source has line ends around a line that is
    a credit or a VIRIN: a photo block pasted into Markdown has no other marks.
    """
    raw = prose.with_line_ends
    text = prose.text
    at, stop = start, len(text) if end is None else end
    while at <= stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        for first, last in _pasted(raw, at, line_end):
            phrase = Phrase(prose, first, last)
            if phrase.text:
                yield phrase
        at = line_end + 1


def _pasted(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of the lines in ``raw[start:end]``: one, unless a line in it is a credit or a VIRIN."""
    if "\n" not in raw[start:end].strip():
        return [(start, end)]
    lines = []
    at = start
    for line in raw[start:end].split("\n"):
        if line.strip():
            lines.append((at, at + len(line), line.strip()))
        at += len(line) + 1
    anchored = [_is_anchor(line) for _, _, line in lines]
    if not any(anchored):
        return [(start, end)]
    widest = max(len(line) for _, _, line in lines)
    found = [lines[0][:2]]
    for number in range(1, len(lines)):
        (first, last, line), before = lines[number], lines[number - 1][2]
        apart = anchored[number] or anchored[number - 1] or not _is_wrapped(before, line, widest)
        found.append((first, last)) if apart else found.append((found.pop()[0], last))
    return found


def _is_anchor(line: str) -> bool:
    """Whether a line is a credit, or holds a VIRIN with its label at its start or nothing beside it."""
    if is_credit_line(line):
        return True
    virin = next(virin_search.find(line), None)
    if virin is None:
        return virin_search.empty_label(line) is not None
    return virin.label_start == 0 or (virin.start == 0 and virin.end == len(line))


def _is_wrapped(line: str, following: str, widest: int) -> bool:
    """Whether a line was broken at a margin: the first word of the next one had no room on it."""
    if not _NARROWEST <= widest <= _WIDEST or len(line) + len(following.split(None, 1)[0]) < widest:
        return False
    return len(line) < widest or line[-1] not in ".!?"


def is_readable(phrase: Phrase) -> bool:
    """Whether no template or code writes a part of the phrase, so that it can be judged."""
    return OPAQUE not in phrase.text
