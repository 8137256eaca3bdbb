"""Counts through the hunks of a diff: which lines changed, where they stood before, what the old file was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pubcheck.linter_changes import Hunk


class Lines:
    """The lines of the new version of a file, counted from 1 as git counts them: a line feed ends one."""

    def __init__(self, hunks: Sequence[Hunk]) -> None:
        self._hunks = hunks
        self._ranges = [_changed(hunk) for hunk in hunks]
        self._firsts = [first for first, _ in self._ranges]
        # They stand in order, begins and ends; beside a deletion two may share a line.
        self._starts = [hunk.new for hunk in hunks]
        self._moved = [0, *accumulate(len(hunk.removed) - len(hunk.added) for hunk in hunks)]

    def meet(self, first: int, last: int) -> bool:
        """Whether one of the lines from ``first`` to ``last`` is changed, or stands beside a deletion."""
        at = bisect_right(self._firsts, last)
        return at > 0 and self._ranges[at - 1][1] >= first

    def before(self, line: int) -> int | None:
        """Where an unchanged line stood in the old version; None for one that was added."""
        at = bisect_right(self._starts, line)
        if at and line < self._starts[at - 1] + len(self._hunks[at - 1].added):
            return None
        return line + self._moved[at]


def _changed(hunk: Hunk) -> tuple[int, int]:
    """The lines of a hunk; of one that only removes lines the one before and the one after."""
    if hunk.added:
        return hunk.new, hunk.new + len(hunk.added) - 1
    return max(1, hunk.new - 1), hunk.new


def old_version(new: bytes, hunks: Sequence[Hunk]) -> bytes | None:
    """The bytes of a file before its hunks, with the line ends that it has now; None where they do not fit.

    Takes time linear in the bytes of both.
    """
    lines = new.split(b"\n")
    ending = b"\r" if lines[0].endswith(b"\r") else b""
    old: list[bytes] = []
    at = 0
    for hunk in hunks:
        start = hunk.new - 1
        end = start + len(hunk.added)
        if start < at or start > len(lines) or not _same(lines[start:end], hunk.added):
            return None
        old += lines[at:start]
        old += [line.rstrip(b"\r") + ending for line in hunk.removed]
        at = end
    old += lines[at:]
    return b"\n".join(old)


def _same(lines: Sequence[bytes], others: Sequence[bytes]) -> bool:
    """Whether lines are alike but for their ends, which git may convert."""
    return len(lines) == len(others) and all(
        one == other or one.rstrip(b"\r") == other.rstrip(b"\r")
        for one, other in zip(lines, others, strict=True)
    )
