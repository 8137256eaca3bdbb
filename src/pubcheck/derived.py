"""Texts made from a source, each piece of which knows where it came from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pubcheck.source import Span, Utf8Index


class Piece(NamedTuple):
    """A stretch ``start:end`` of a derived text and the stretch ``origin:origin_end`` that it stands for.

    A copied piece is the origin character by character; any other stands for its origin as a whole.
    """

    start: int
    end: int
    origin: int
    origin_end: int
    copied: bool


class Derived:
    """A text, and the way from each of its ranges back to the source (all offsets in code points).

    ``pieces`` is sorted; None means that the text is its origin unchanged. Text between pieces is glue that
    stands for nothing. ``parent`` is the text that the pieces point into, None for the source itself.
    """

    __slots__ = ("parent", "pieces", "text")

    def __init__(self, text: str, pieces: list[Piece] | None = None, parent: Derived | None = None) -> None:
        self.text = text
        self.pieces = pieces
        self.parent = parent

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
        if start >= end:
            return self._point(start)
        index = max(bisect_right(pieces, (start,)) - 1, 0)
        # An empty piece just before is a place of insertion, for a range that holds nothing but glue.
        while index and pieces[index - 1].end >= start:
            index -= 1
        found: Span | None = None
        insertion: Span | None = None
        while index < len(pieces) and (piece := pieces[index]).start <= end:
            index += 1
            if piece.start == piece.end:
                insertion = _around(insertion, piece.origin, piece.origin_end)
            # A piece that only touches the range is no part of it.
            elif piece.start < end and piece.end > start:
                first, last = piece.origin, piece.origin_end
                if piece.copied:
                    last = first + min(end, piece.end) - piece.start
                    first += max(start - piece.start, 0)
                found = _around(found, first, last)
        return found or insertion

    def _point(self, offset: int) -> Span | None:
        """Where an empty range belongs: a place of insertion, a copied neighbor, any neighbor."""
        pieces = self.pieces or []
        last = bisect_right(pieces, (offset + 1,))
        best: tuple[int, Piece] | None = None
        while last and (piece := pieces[last - 1]).end >= offset:
            last -= 1
            preference = 0 if piece.start == piece.end else 1 if piece.copied else 2
            if best is None or preference <= best[0]:
                best = preference, piece
        if best is None:
            return None
        preference, piece = best
        if preference == 0 or (not piece.copied and piece.start < offset < piece.end):
            return Span(piece.origin, piece.origin_end)
        place = piece.origin_end if offset == piece.end else piece.origin + offset - piece.start
        return Span(place, place)


def _around(span: Span | None, start: int, end: int) -> Span:
    return Span(start, end) if span is None else Span(min(span.start, start), max(span.end, end))


WHOLE, FRAME, ASIDE, ASIDE_COPY = range(4)
"""How a part of a joined text stands for its origin: see ``Joined``."""

Mark = int | tuple[int, int, int] | None


class Joined(Derived):
    """A text joined from parts, whose places are worked out only when somebody asks for one.

    Each part has a mark, in bytes of ``origin`` as UTF-8: an offset (the part is a copy of what stands
    there), None (glue), or a start, an end and a kind. WHOLE stands for its origin as a whole. FRAME is a
    tag that stands for the whole construct, and counts only for ranges that begin in it: text that runs into
    a link is not the link. ASIDE and ASIDE_COPY stand elsewhere, as the address of a reference link does,
    and count only where nothing else does.
    """

    __slots__ = ("_index", "_starts", "marks", "origin", "parts")

    def __init__(
        self, text: str, parent: Derived | None, origin: str, parts: list[str], marks: list[Mark]
    ) -> None:
        super().__init__(text, None, parent)
        self.origin = origin
        self.parts = parts
        self.marks = marks
        self._starts: list[int] = []
        self._index: Utf8Index | None = None

    def _origin(self, start: int, end: int) -> Span | None:
        if not self._starts:
            self._starts = list(accumulate(map(len, self.parts), initial=0))
        starts, marks = self._starts, self.marks
        first = bisect_left(starts, start)
        if start >= end:
            return self._place(first, start)
        if first == len(starts) or starts[first] > start:
            first -= 1
        # Most ranges stand in one copied part.
        if first < len(marks) and isinstance(marks[first], int) and end <= starts[first + 1]:
            return self._part(first, start, end)
        bound: list[tuple[int, int]] = []
        insertions: list[Span] = []
        aside: list[Span] = []
        frames: list[Span] = []
        for index in range(first, min(bisect_right(starts, end), len(marks))):
            mark = marks[index]
            # A part that only touches the range is no part of it; a place of insertion may stand for glue.
            if mark is None or (starts[index] == end and starts[index + 1] > end):
                continue
            if isinstance(mark, int) and self._index and starts[index] < starts[index + 1]:
                base = self._index.point(mark) - starts[index]
                bound.append((base + max(start, starts[index]), base + min(end, starts[index + 1])))
                continue
            kind = WHOLE if isinstance(mark, int) else mark[2]
            span = self._part(index, start, end)
            if kind == FRAME:
                (bound if starts[index] <= start else frames).append(span)
            elif kind in (ASIDE, ASIDE_COPY):
                aside.append(span)
            else:
                (bound if starts[index] < starts[index + 1] else insertions).append(span)
        found: Sequence[tuple[int, int]] = bound or insertions or aside or frames
        if not found:
            return None
        if len(found) == 1:
            return Span(*found[0])
        return Span(min(low for low, _ in found), max(high for _, high in found))

    def _place(self, first: int, offset: int) -> Span | None:
        """Where an empty range belongs: a place of insertion, a copied neighbor, any neighbor."""
        last = min(bisect_right(self._starts, offset), len(self.marks))
        around = [index for index in range(max(first - 1, 0), last) if self.marks[index] is not None]
        if not around:
            return None

        def preference(index: int) -> int:
            if self._starts[index] == self._starts[index + 1]:
                return 0
            return 1 if isinstance(self.marks[index], int) else 2

        best = min(around, key=preference)
        span = self._part(best, offset, offset)
        if preference(best) == 2 and self._starts[best + 1] == offset:
            return Span(span.end, span.end)
        if preference(best) == 2 and self._starts[best] == offset:
            return Span(span.start, span.start)
        return span

    def _part(self, index: int, start: int, end: int) -> Span:
        """The origin of what ``start:end`` has of one part that is not glue."""
        if self._index is None:
            self._index = Utf8Index(self.origin)
        mark, point = self.marks[index], self._index.point
        assert mark is not None
        if isinstance(mark, int) or mark[2] == ASIDE_COPY:
            base = point(mark if isinstance(mark, int) else mark[0]) - self._starts[index]
            low = min(max(start, self._starts[index]), self._starts[index + 1])
            return Span(base + low, base + max(low, min(end, self._starts[index + 1])))
        low, high = point(mark[0]), point(mark[1])
        if mark[2] == FRAME:
            high = low + len(self.origin[low:high].rstrip())
        return Span(low, high)


ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
"""What stands in HTML for the characters that mean something there (HTML 13.3)."""

_SPECIAL = re.compile('[&<>"]')


class Writer:
    """Writes a text derived from ``origin``; every method appends."""

    def __init__(self, origin: str, parent: Derived | None = None) -> None:
        self.origin = origin
        self.parent = parent
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

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

    def copy_escaped(self, start: int, end: int) -> None:
        """The origin's characters ``start:end`` as text of HTML, or as a value in quotes."""
        for special in _SPECIAL.finditer(self.origin, start, end):
            self.copy(start, special.start())
            self.replace(ESCAPES[special[0]], *special.span())
            start = special.end()
        self.copy(start, end)

    def glue(self, text: str) -> None:
        """Write ``text``, which stands for nothing in the origin."""
        self._parts.append(text)
        self._length += len(text)

    def derived(self) -> Derived:
        """The text written so far."""
        return Derived("".join(self._parts), self._pieces, self.parent)


def unix_offset(text: str, offset: int) -> int:
    """Where an offset of ``text`` stands once its line ends are made LF, as ``with_unix_line_ends`` does."""
    return offset - text.count("\r\n", 0, offset)


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
