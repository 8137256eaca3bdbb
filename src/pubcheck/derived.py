"""Texts made from a source, each piece of which knows where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.source import Span


class Piece(NamedTuple):
    """A stretch ``start:end`` of a derived text and the stretch ``origin:origin_end`` that it stands for.

    A copied piece is the origin character by character; any other stands for its origin as a whole.
    """

    start: int
    end: int
    origin: int
    origin_end: int
    copied: bool


@dataclass(slots=True)
class Derived:
    """A text, and the way from each of its ranges back to the source (all offsets in code points).

    ``pieces`` is sorted; None means that the text is its origin unchanged. Text between pieces is glue that
    stands for nothing. ``parent`` is the text that the pieces point into, None for the source itself.
    """

    text: str
    pieces: list[Piece] | None = None
    parent: Derived | None = None

    def span(self, start: int, end: int) -> Span | None:
        """The source range that a range of this text stands for; None where it is glue throughout."""
        found = self._origin(start, end)
        if found is None or self.parent is None:
            return found
        return self.parent.span(*found)

    def _origin(self, start: int, end: int) -> Span | None:
        pieces = self.pieces
        if pieces is None:
            return Span(start, end)
        index = max(bisect_right(pieces, (start,)) - 1, 0)
        # An empty piece just before is a place of insertion, which a range that touches it includes.
        while index and pieces[index - 1].end >= start:
            index -= 1
        low = high = -1
        while index < len(pieces) and (piece := pieces[index]).start <= end:
            index += 1
            first, last = piece.origin, piece.origin_end
            if piece.start < piece.end and start < end:  # ranges that only touch share nothing
                if piece.start == end or piece.end <= start:
                    continue
            elif piece.end < start:
                continue
            if piece.copied:
                last = first + min(end, piece.end) - piece.start
                first += max(start - piece.start, 0)
            low = first if low < 0 else min(low, first)
            high = max(high, last)
        return None if low < 0 else Span(low, high)


@dataclass(slots=True)
class Writer:
    """Writes a text derived from ``origin``; every method appends."""

    origin: str
    parent: Derived | None = None
    _parts: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _length: int = 0

    def copy(self, start: int, end: int) -> None:
        """The origin's characters ``start:end``, unchanged."""
        length = self._length
        self._parts.append(self.origin[start:end])
        self._length = length + end - start
        self._pieces.append(Piece(length, self._length, start, end, True))

    def replace(self, text: str, start: int, end: int) -> None:
        """Write ``text``, which stands for the origin's ``start:end`` as a whole."""
        length = self._length
        self._parts.append(text)
        self._length = length + len(text)
        self._pieces.append(Piece(length, self._length, start, end, False))

    def glue(self, text: str) -> None:
        """Write ``text``, which stands for nothing in the origin."""
        self._parts.append(text)
        self._length += len(text)

    def derived(self) -> Derived:
        """The text written so far."""
        return Derived("".join(self._parts), self._pieces, self.parent)


def with_unix_line_ends(text: str) -> Derived:
    """``text`` with CRLF and CR turned to LF, as parsers of HTML count offsets (HTML 13.2.3.5)."""
    if "\r" not in text:
        return Derived(text)
    writer = Writer(text)
    start = 0
    while (end := text.find("\r", start)) >= 0:
        writer.copy(start, end)
        after = end + (2 if text.startswith("\r\n", end) else 1)
        writer.replace("\n", end, after)
        start = after
    writer.copy(start, len(text))
    return writer.derived()
