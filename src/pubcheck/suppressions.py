"""Suppressions: what an author, an office or the settings have decided not to hear."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pubcheck import suppressions_scope as scopes
from pubcheck.document import Document
from pubcheck.finding import Edit, Finding, Hit
from pubcheck.grammar import directives
from pubcheck.source import Span
from pubcheck.views.page import Context

UNUSED = "suppression-unused"
EXPIRED = "suppression-expired"
UNKNOWN = "suppression-rule-unknown"
UNREASONED = "suppression-reason-missing"

_NONE: Mapping[str, str] = MappingProxyType({})

Told = tuple[str, Hit]
"""The id of one of the rules above and what it hits."""


class Suppression(NamedTuple):
    """One decision: which rules, over which range (None: the whole file), why, by whom and until when."""

    rules: tuple[str, ...]
    reason: str
    scope: Span | None = None
    span: Span | None = None  # where it is written; None in the settings
    until: date | None = None
    by: str = ""
    places: tuple[Span, ...] = ()  # where each rule is named; empty in the settings
    accept: str = ""  # the entry of the rule's option ``accept``, where that is the decision

    def reach(self) -> tuple[int, int]:
        """The places, from and to, of findings in the range (see ``_place``)."""
        return (-1, sys.maxsize) if self.scope is None else (2 * self.scope.start - 1, 2 * self.scope.end - 1)


class Suppressed(NamedTuple):
    """A finding that is not reported, and the suppression that says so."""

    finding: Finding
    suppression: Suppression


def accepted(finding: Finding, entry: str) -> Suppressed:
    """A finding that an entry of its rule's option ``accept`` takes out."""
    return Suppressed(finding, Suppression((finding.rule,), f"“{entry}” is accepted", accept=entry))


class Written(NamedTuple):
    """What the document itself says of suppressions: those in force, and what is wrong with the others."""

    in_force: list[Suppression]
    told: list[Told]


def written(
    document: Document, context: Context, known: Collection[str], successors: Mapping[str, str] = _NONE
) -> Written:
    """The suppressions in the comments and the front matter of a document.

    ``known`` are the ids of all rules, enabled or not; ``successors`` gives for ids that gave way to others
    the rules that count now. One that has lapsed or cannot be read is not in force.
    """
    found = Written([], [])
    # Front matter and comments alike name us; most documents do not.
    if "pubcheck" not in document.text:
        return found
    reading = _Reading(document, context, frozenset(known), successors, found)
    reading.front_matter()
    reading.comments()
    return found


def lapsed(configured: Iterable[Suppression], context: Context) -> Iterator[Told]:
    """What there is to say of suppressions in the settings, told at the head of the file."""
    for suppression in configured:
        if suppression.until and suppression.until < context.today:
            facts = {"rules": ", ".join(suppression.rules), "until": suppression.until.isoformat()}
            yield EXPIRED, Hit(Span(0, 0), facts, case="settings")


def part(
    findings: Iterable[Finding], in_force: Iterable[Suppression]
) -> tuple[list[Finding], list[Suppressed]]:
    """Part the findings into those kept and those suppressed."""
    by_rule: dict[str, tuple[list[int], list[Suppression]]] = defaultdict(lambda: ([], []))
    for suppression in sorted(in_force, key=Suppression.reach):
        start, end = suppression.reach()
        for rule in suppression.rules:
            starts, farthest = by_rule[rule]
            starts.append(start)
            # Of all that start so early, the one that reaches farthest covers what any of them covers.
            farthest.append(farthest[-1] if farthest and farthest[-1].reach()[1] >= end else suppression)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding in findings:
        starts, farthest = by_rule.get(finding.rule, ([], []))
        index = bisect_right(starts, place := _place(finding)) - 1
        if index >= 0 and place <= farthest[index].reach()[1]:
            hidden.append(Suppressed(finding, farthest[index]))
        else:
            kept.append(finding)
    return kept, hidden


def unused(
    in_force: Iterable[Suppression], hidden: Iterable[Suppressed], ran: Collection[str]
) -> Iterator[Told]:
    """The rules that a suppression names and that found nothing in its range.

    ``ran`` are the rules that have judged this document: of another nobody can tell whether it would speak.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for item in hidden:
        insort(places[item.finding.rule], _place(item.finding))
    for suppression in in_force:
        start, end = suppression.reach()
        for rule, span in zip(suppression.rules, suppression.places, strict=False):
            if rule in ran and rule != UNUSED:
                index = bisect_left(places[rule], start)
                if index == len(places[rule]) or places[rule][index] > end:
                    yield UNUSED, Hit(span, {"rule": rule})


def _place(finding: Finding) -> int:
    """Where a finding counts as standing, in half code points: an insertion before the one it precedes."""
    return 2 * finding.span.start - (finding.span.start == finding.span.end)


class _Reading:
    """The suppressions of one document while they are read."""

    def __init__(
        self,
        document: Document,
        context: Context,
        known: frozenset[str],
        successors: Mapping[str, str],
        found: Written,
    ) -> None:
        self.document = document
        self.context = context
        self.known = known
        self.successors = successors
        self.found = found

    def tell(
        self, told: str, span: Span, case: str | None = None, edits: tuple[Edit, ...] = (), **facts: str
    ) -> None:
        self.found.told.append((told, Hit(span, facts, case, edits)))

    def add(
        self,
        rules: list[tuple[str, Span]],
        reason: str,
        until: tuple[str, Span] | None,
        by: str,
        span: Span,
        scope: Span | None,
    ) -> None:
        """Take one suppression as written, and tell what is wrong with it."""
        if not rules:
            return self.tell(UNKNOWN, span, "unnamed")
        if not reason.strip():
            self.tell(UNREASONED, span)
        last: date | None = None
        if until is not None:
            last = directives.day(until[0])
            if last is None:
                return self.tell(EXPIRED, until[1], "unreadable", until=until[0])
            if last < self.context.today:
                return self.tell(EXPIRED, until[1], until=until[0])
        old = [(rule, place) for rule, place in rules if rule in self.successors]
        for rule, place in old:
            self._succeeded(rule, place)
        rules = [(rule, place) for rule, place in rules if rule not in self.successors]
        valid = [(rule, place) for rule, place in rules if rule in self.known]
        for rule, place in rules:
            if rule not in self.known:
                close = _nearest(rule, self.known)
                self.tell(UNKNOWN, place, None if close else "nothing-near", rule=rule, suggestion=close)
        if valid or old:
            # Those that gave way stand last, without a place: what they hide is not for them to prove.
            names = (
                *(rule for rule, _ in valid),
                *(n for rule, _ in old for n in (self.successors[rule], rule)),
            )
            places = tuple(place for _, place in valid)
            self.found.in_force.append(Suppression(names, reason, scope, span, last, by, places))
        return None

    def _succeeded(self, rule: str, place: Span) -> None:
        """Tell of an id that gave way to another; where it stands as it is, the edit writes the other."""
        new = self.successors[rule]
        is_plain = self.document.source.text[place.start : place.end] == rule
        edits = (Edit(place, new),) if is_plain else ()
        self.tell(UNKNOWN, place, "succeeded", edits, rule=rule, suggestion=new)

    def comments(self) -> None:
        """Read the directives in comments, in the order of the source."""
        opened: list[tuple[directives.Directive, scopes.Comment]] = []
        comments = scopes.Comments(self.document)
        for comment in comments:
            directive = directives.read(comment.data)
            if directive is None:
                continue
            if directive.fault:
                place = comment.place(directive.fault.start, directive.fault.end)
                self.tell(UNKNOWN, place, "unreadable", words=directive.fault.text)
            elif directive.verb == "ignore-start":
                opened.append((directive, comment))
            elif directive.verb == "ignore-end":
                self._close(opened, directive, comment)
            elif directive.verb == "ignore-file":
                self._take(directive, comment, None)
            else:
                self._take(directive, comment, comments.next_block(comment))
        for directive, comment in opened:
            self.tell(UNUSED, comment.span, "never-ended")
            self._take(directive, comment, Span(comment.span.end, len(self.document.source.text)))

    def _close(
        self,
        opened: list[tuple[directives.Directive, scopes.Comment]],
        end: directives.Directive,
        comment: scopes.Comment,
    ) -> None:
        """Match an ignore-end with the last ignore-start that is open, of the same rules if it names any."""
        rules = {rule.text for rule in end.rules}
        for index in range(len(opened) - 1, -1, -1):
            start, before = opened[index]
            if not rules or rules == {rule.text for rule in start.rules}:
                del opened[index]
                return self._take(start, before, Span(before.span.end, comment.span.start))
        return self.tell(UNUSED, comment.span, "never-started")

    def _take(self, directive: directives.Directive, comment: scopes.Comment, scope: Span | None) -> None:
        rules = [(rule.text, comment.place(rule.start, rule.end)) for rule in directive.rules]
        until = directive.until and (
            directive.until.text,
            comment.place(directive.until.start, directive.until.end),
        )
        self.add(rules, directive.reason, until, directive.by, comment.span, scope)

    def front_matter(self) -> None:
        """Read ``pubcheck: {ignore: [{rule, reason, until, by}]}``."""
        entries: dict[int, dict[str, list[tuple[str, Span]]]] = {}
        spans: dict[int, Span] = {}
        for field in self.document.fields:
            match field.path:
                case ("pubcheck",) if field.kind != "mapping":
                    self.tell(UNKNOWN, field.span, "unreadable", words=str(field.value or ""))
                case ("pubcheck", "ignore") if field.kind != "list":
                    self.tell(UNKNOWN, field.span, "unreadable", words=str(field.value or ""))
                case ("pubcheck", str(other)) if other != "ignore":
                    self.tell(UNKNOWN, field.key or field.span, "unreadable", words=other)
                case ("pubcheck", "ignore", int(number)):
                    spans[number], entries[number] = field.span, {}
                    if field.kind != "mapping":
                        self.tell(UNKNOWN, field.span, "unreadable", words=str(field.value or ""))
                        del entries[number]
                case ("pubcheck", "ignore", int(number), str(key), *_) if number in entries:
                    if key not in {"rule", "reason", "until", "by"}:
                        self.tell(UNKNOWN, field.key or field.span, "unreadable", words=key)
                    elif field.value is not None:
                        entries[number].setdefault(key, []).append((str(field.value), field.span))
        for index, entry in entries.items():
            reason, by = (" ".join(text for text, _ in entry.get(key, ())) for key in ("reason", "by"))
            until = next(iter(entry.get("until", ())), None)
            rules = entry.get("rule", [])
            self.add(rules, reason, until, by, rules[0][1] if rules else spans[index], None)


@lru_cache(maxsize=256)
def _nearest(rule: str, known: frozenset[str]) -> str:
    """The known rule that an unknown one was most likely meant to be; "" where none is near."""
    from difflib import get_close_matches  # needed for mistakes only

    return next(iter(get_close_matches(rule.lower()[:80], sorted(known), 1, 0.6)), "")
