"""Fixes: makes the edits of findings until nothing is left to mend."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pubcheck.finding import Edit, Finding
from pubcheck.source import Span

# Mending one thing can uncover another; what has not come to rest by then turns in a circle.
_MOST_ROUNDS = 20


class Fixed(NamedTuple):
    """A text with its fixes made, the findings that were mended, and those that are left in it."""

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fixable(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Finding]:
    """The findings whose fixes may be made: the safe ones, or all of them."""
    return [f for f in findings if f.fix and f.fix.edits and f.outcome == "failed" and (f.fix.safe or unsafe)]


def apply(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[str, list[Finding]]:
    """Make the fixes that do not get into each other's way, the first in the text first.

    A fix is made whole or not at all. Gives the new text and the findings whose fixes were made.
    """
    applied, edits = together(findings, unsafe=unsafe)
    return edited(text, edits), applied


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, which are sorted and apart."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join([*parts, text[at:]])


def together(findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[list[Finding], list[Edit]]:
    """The findings whose fixes can be made at once, and their edits, sorted and apart from each other."""
    applied: list[Finding] = []
    taken: list[Edit] = []
    for finding in sorted(fixable(findings, unsafe=unsafe), key=_place):
        edits = sorted(finding.fix.edits if finding.fix else (), key=_start)
        apart = all(before.span.end <= after.span.start for before, after in pairwise(edits))
        if apart and not any(_meets(edit.span, taken) for edit in edits):
            applied.append(finding)
            for edit in edits:
                insort(taken, edit, key=_start)
    return applied, taken


def before(edits: Iterable[Edit], offset: int) -> int:
    """Where an offset into an edited text stood before the edits, which are sorted and apart.

    In a new text it stood where the old one began.
    """
    grown = 0
    for edit in edits:
        start = edit.span.start + grown
        if offset < start:
            break
        if offset < start + len(edit.text):
            return edit.span.start
        grown += len(edit.text) - (edit.span.end - edit.span.start)
    return offset - grown


def converge(
    text: str,
    lint: Callable[[str], Sequence[Finding]],
    *,
    unsafe: bool = False,
    on_edits: Callable[[Sequence[Edit]], object] | None = None,
) -> Fixed:
    """Make fixes and lint anew until no fix is left, or none changes anything.

    ``on_edits`` is told the edits of each round, sorted, before what they make is linted.
    """
    findings = lint(text)
    applied: list[Finding] = []
    seen = {text}
    for _ in range(_MOST_ROUNDS):
        made, edits = together(findings, unsafe=unsafe)
        changed = edited(text, edits)
        if not made or changed in seen:
            break
        seen.add(changed)
        applied += made
        if on_edits:
            on_edits(edits)
        text, findings = changed, lint(changed)
    return Fixed(text, tuple(applied), tuple(findings))


def _start(edit: Edit) -> Span:
    return edit.span


def _place(finding: Finding) -> tuple[Span, str]:
    return min(edit.span for edit in finding.fix.edits) if finding.fix else finding.span, finding.rule


def _meets(span: Span, taken: Sequence[Edit]) -> bool:
    """Whether a range shares a character with an edit, or an insertion stands where an edit does."""
    index = bisect_left(taken, span, key=_start)
    for other in (edit.span for edit in taken[max(index - 1, 0) : index + 1]):
        if span.start < other.end and other.start < span.end:
            return True
        inserts = span.start == span.end or other.start == other.end
        if inserts and span.start <= other.end and other.start <= span.end:
            return True
    return False
