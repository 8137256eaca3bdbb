"""Sets a run beside an earlier report in JSON: what is new by fingerprint, and what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pubcheck.linter_report import Located, Report
from pubcheck.reporters._cells import escaped
from pubcheck.reporters._html_gather import KINDS

_SUMMARY = {"error": "errors", "warning": "warnings", "note": "notes", "cannotTell": "cannotTell"}


class TrendRow(NamedTuple):
    """What there was and what there is of a kind, or of a rule; new and gone are findings by fingerprint."""

    name: str
    then: int
    now: int
    new: int
    gone: int

    @property
    def change(self) -> str:
        """The change in words, which a screen reader reads as they are meant."""
        more = self.now - self.then
        return f"{abs(more):,} {'more' if more > 0 else 'fewer'}" if more else "no change"


class Trend(NamedTuple):
    """The comparison: by kind and by rule; ``*_files`` are findings in files that the other
    run did not see.
    """

    kinds: list[TrendRow]
    rules: list[TrendRow]
    files: tuple[int, int]
    new: int
    gone: int
    new_files: int
    gone_files: int
    rules_then_only: int
    rules_now_only: int
    version: str


class Earlier:
    """An earlier report, against which findings are held one by one."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._findings: list[Mapping[str, Any]] = list(record["findings"])
        self._left = Counter(
            self._key(item["rule"], item["outcome"], item["fingerprint"]) for item in self._findings
        )
        self._paths = {str(file["path"]) for file in record["files"]}
        self._new: Counter[str] = Counter()
        self._new_kinds: Counter[str] = Counter()
        self._new_files = 0

    @staticmethod
    def _key(rule: str, outcome: str, fingerprint: str) -> tuple[str, str, str]:
        return rule, outcome, fingerprint

    def is_new(self, path: str, item: Located) -> bool:
        """Whether the earlier report lacks a finding; to be asked once for each."""
        finding = item.finding
        key = self._key(finding.rule, finding.outcome, finding.fingerprint)
        if self._left[key]:
            self._left[key] -= 1
            return False
        self._new[finding.rule] += 1
        self._new_kinds[finding.severity if finding.outcome == "failed" else "cannotTell"] += 1
        self._new_files += path not in self._paths
        return True

    def compared(self, report: Report, paths: Iterable[str]) -> Trend:
        """The comparison, once all findings were asked about."""
        seen = set(paths)
        gone: Counter[str] = Counter()
        gone_kinds: Counter[str] = Counter()
        then: Counter[str] = Counter()
        gone_files = 0
        for item in reversed(self._findings):  # of equals the later ones are gone
            then[item["rule"]] += 1
            key = self._key(item["rule"], item["outcome"], item["fingerprint"])
            if self._left[key]:
                self._left[key] -= 1
                gone[item["rule"]] += 1
                gone_kinds[_kind(item)] += 1
                gone_files += item["path"] not in seen
        now = Counter[str]()
        for (rule, _), count in report.by_rule.items():
            now[rule] += count
        names = sorted(then.keys() | now.keys(), key=lambda name: (-abs(now[name] - then[name]), name))
        rules = [TrendRow(escaped(n), then[n], now[n], self._new[n], gone[n]) for n in names]
        summary = self._record["summary"]
        kinds = [
            TrendRow(
                kind, summary[_SUMMARY[kind]], report.counts[kind], self._new_kinds[kind], gone_kinds[kind]
            )
            for kind in KINDS
        ]
        ran = {str(rule["id"]) for rule in self._record["rules"]}
        return Trend(
            kinds,
            [row for row in rules if row.then != row.now or row.new or row.gone],
            (summary["files"], report.files),
            self._new.total(),
            gone.total(),
            self._new_files,
            gone_files,
            len(ran - report.rules.keys()),
            len(report.rules.keys() - ran),
            escaped(str(self._record["tool"]["version"])),
        )


def _kind(item: Mapping[str, Any]) -> str:
    return str(item["severity"]) if item["outcome"] == "failed" else "cannotTell"


def is_report(record: Any) -> bool:
    """Whether a value that was read from JSON has what a comparison asks for."""
    try:
        return (
            str(record["version"]).startswith("1.")
            and isinstance(record["tool"]["version"], str)
            and all(type(record["summary"][key]) is int for key in ("files", *_SUMMARY.values()))
            and all(isinstance(file["path"], str) for file in record["files"])
            and all(isinstance(rule["id"], str) for rule in record["rules"])
            and all(
                isinstance(item[key], str)
                for item in record["findings"]
                for key in ("rule", "outcome", "severity", "path", "fingerprint")
            )
        )
    except (KeyError, TypeError, IndexError):
        return False
