"""Cuts out of a source the lines that a finding is shown with."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.finding import Finding
from pubcheck.source import Source, Span

# A reporter shows at most a terminal's width, so no more than this is kept around the range (code points).
_BEFORE, _WIDTH, _LINES = 80, 240, 3
_LONGEST_INSTEAD = 400


class Line(NamedTuple):
    """One line of an excerpt; ``start`` to ``end`` of ``text`` belong to the finding's range.

    ``is_cut`` tells for both ends of the text whether the source's line goes on there.
    """

    number: int
    text: str
    start: int
    end: int
    is_cut: tuple[bool, bool]


def excerpt(source: Source, span: Span) -> tuple[Line, ...]:
    """The lines of a range, each cut to what stands about it; of a long range its first lines."""
    first = source.position(span.start)[0]
    last = first
    if span.end > span.start:
        last = source.position(span.end - 1)[0]
    return tuple(_line(source, number, span) for number in range(first, min(last, first + _LINES - 1) + 1))


def _line(source: Source, number: int, span: Span) -> Line:
    begin = source.line_starts[number - 1]
    line = source.line(number)
    start = min(max(span.start - begin, 0), len(line))
    end = min(max(span.end - begin, start), len(line))
    left = max(0, start - _BEFORE)
    right = min(len(line), left + _WIDTH)
    return Line(number, line[left:right], start - left, min(end, right) - left, (left > 0, right < len(line)))


def instead(source: Source, finding: Finding) -> str | None:
    """What the range of a finding reads once its edits are made; None without edits, or where it is long."""
    if finding.fix is None:
        return None
    edits = sorted(finding.fix.edits, key=lambda edit: edit.span)
    start = min(finding.span.start, edits[0].span.start)
    end = max(finding.span.end, max(edit.span.end for edit in edits))
    if end - start > _LONGEST_INSTEAD:
        start, end = edits[0].span.start, max(edit.span.end for edit in edits)
    if end - start > _LONGEST_INSTEAD:
        return None
    parts: list[str] = []
    at = start
    for edit in edits:
        parts += [source.text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, source.text[at:end]])
