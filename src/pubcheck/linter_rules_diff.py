"""Runs the rules of two versions over the same documents, and tells in which findings they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from inspect import Parameter, signature
from typing import Literal, NamedTuple

from pubcheck import checks, linter_files
from pubcheck.catalogue import Catalogue, Rule
from pubcheck.config import Settings
from pubcheck.document import Document
from pubcheck.engine import Checked
from pubcheck.finding import SEVERITIES, Finding
from pubcheck.linter import File, Linter
from pubcheck.linter_report import Failure, Place, place

Kind = Literal["new", "gone", "graver", "milder"]
KINDS: tuple[Kind, ...] = ("new", "gone", "graver", "milder")
_CANNOT_TELL = "cannotTell"
_WEIGHTS = (*SEVERITIES, _CANNOT_TELL)


class Difference(NamedTuple):
    """A finding in which two versions differ; ``before`` and ``now`` are its severities, None without it.

    What nobody can tell has the severity ``cannotTell``, which is milder than all others.
    """

    kind: Kind
    rule: str
    path: str
    place: Place
    message: str
    before: str | None
    now: str | None


class Comparison:
    """Two catalogues over the same files; of the rules only those run that differ between them.

    ``lost`` has the old rules whose check this version does not have, so that they cannot run.
    """

    def __init__(self, old: Catalogue, new: Catalogue, differing: Iterable[str], today: date) -> None:
        ids = frozenset(differing)
        names = {*old.standards, *new.standards, *old.rules, *new.rules}
        names |= {
            name for rules in (old.rules, new.rules) for rule in rules.values() for name in _names(rule)
        }
        prepared = {name: _prepared(rule) for name, rule in old.rules.items() if name in ids}
        self.lost = tuple(name for name, rule in prepared.items() if rule is None)
        runnable = {name: rule for name, rule in prepared.items() if rule is not None}
        self._old = _Some(old._replace(rules={**old.rules, **runnable}), today, runnable.keys(), names)
        self._new = _Some(new, today, ids & new.rules.keys(), names)

    @property
    def failures(self) -> list[Failure]:
        """The faults of rules and readers."""
        return [*self._old.report.failures, *self._new.report.failures]

    def of(self, file: File) -> Iterator[Difference]:
        """In what the versions differ for a file; nothing where it cannot be read."""
        try:
            documents = self._new.read(file)
        except linter_files.UnreadableError:
            return
        if documents:
            before, now = self._old.run(documents, file), self._new.run(documents, file)
            yield from _differences(file, documents[0], before, now)


class _Some(Linter):
    """A linter of some rules of a catalogue; settings may name those of the other version, too."""

    def __init__(self, rules: Catalogue, today: date, ids: Iterable[str], names: Iterable[str]) -> None:
        super().__init__(rules, today)
        self._ids = frozenset(ids)
        self._names = frozenset(names)

    def chosen(self, settings: Settings) -> list[Rule]:
        """The rules that run under some settings."""
        return [rule for rule in super().chosen(settings) if rule.id in self._ids]

    @property
    def _selectors(self) -> Set[str]:
        return self._names | super()._selectors


def _names(rule: Rule) -> Iterator[str]:
    """What a rule is selected by beside its id."""
    yield rule.topic
    for standard in rule.standards:
        yield from (standard, standard.partition(":")[0])
    yield from ("act", *(f"act:{name}" for name in rule.act)) if rule.act else ()


def _prepared(rule: Rule) -> Rule | None:
    """An old rule as this version's check takes it; None where there is no such check any more."""
    if not rule.check:
        return rule._replace(subject="")
    try:
        check = checks.find(rule.check)
    except (ImportError, LookupError):
        return None
    taken = {
        name
        for name, parameter in signature(check.run).parameters.items()
        if parameter.kind is Parameter.KEYWORD_ONLY
    }

    def known(options: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in options.items() if name in taken}

    by_profile = {profile: known(own) for profile, own in rule.profile_options.items()}
    return rule._replace(subject=check.subject, options=known(rule.options), profile_options=by_profile)


def _differences(file: File, document: Document, before: Checked, now: Checked) -> Iterator[Difference]:
    """The findings of one version set beside those of the other at the same place."""
    old, new = _by_place(before.findings), _by_place(now.findings)
    for key in sorted({*old, *new}):
        was, is_now = old.get(key, []), new.get(key, [])
        for number in range(max(len(was), len(is_now))):
            first = was[number] if number < len(was) else None
            second = is_now[number] if number < len(is_now) else None
            kind = _kind(first, second)
            shown = second or first
            if kind and shown:
                yield Difference(
                    kind, shown.rule, file.name, place(document.source, shown.span), shown.message,
                    first and _weight(first), second and _weight(second),
                )  # fmt: skip


def _kind(before: Finding | None, now: Finding | None) -> Kind | None:
    if before is None or now is None:
        return "new" if before is None else "gone"
    old, new = _WEIGHTS.index(_weight(before)), _WEIGHTS.index(_weight(now))
    return None if old == new else "graver" if new < old else "milder"


def _weight(finding: Finding) -> str:
    return finding.severity if finding.outcome == "failed" else _CANNOT_TELL


def _by_place(findings: Iterable[Finding]) -> dict[tuple[int, int, str], list[Finding]]:
    found: dict[tuple[int, int, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((*finding.span, finding.rule), []).append(finding)
    return found
