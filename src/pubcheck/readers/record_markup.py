"""Texts put together from texts that have ways back of their own."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from pubcheck.derived import Derived, Writer
from pubcheck.source import Span


class Assembled(Derived):
    """A text put together from texts, each with its own way back, and for some a further one from there.

    ``frames`` are ranges that stand for one place as a whole, whatever their parts stand for.
    """

    __slots__ = ("_frames", "_parts", "_starts")

    def __init__(
        self, parts: list[tuple[Derived, Derived | None]], frames: dict[tuple[int, int], Span]
    ) -> None:
        super().__init__("".join(part.text for part, _ in parts), [])
        self._frames = frames
        self._parts = parts
        self._starts = list(accumulate((len(part.text) for part, _ in parts), initial=0))

    def span(self, start: int, end: int) -> Span | None:
        """The source range that a range of this text stands for; None where it is glue throughout."""
        if (frame := self._frames.get((start, end))) is not None:
            return frame
        found: Span | None = None
        first = max(bisect_right(self._starts, start, hi=len(self._parts)) - 1, 0)
        if start >= end and first and start == self._starts[first]:
            first -= 1
        for index in range(first, len(self._parts)):
            low = self._starts[index]
            if low > end or (low == end and found is not None):
                break
            part, base = self._parts[index]
            a, b = max(start - low, 0), min(end - low, len(part.text))
            if a > b or (a == b and start < end):
                continue
            span = part.span(a, b)
            if span is not None and base is not None:
                span = base.span(*span)
            if span is not None:
                found = Span(min(found.start, span.start), max(found.end, span.end)) if found else span
        return found


class MeasuringWriter(Writer):
    """A writer that tells how much it has written."""

    @property
    def length(self) -> int:
        """The code points written so far."""
        return self._length
