"""The report: what came of a run, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pubcheck.catalogue import Catalogue, Rule
from pubcheck.finding import SEVERITIES, Finding
from pubcheck.linter_excerpts import Line, excerpt, instead
from pubcheck.source import Source, Span

FAIL_ON = (*SEVERITIES, "never")


class Place(NamedTuple):
    """Where a range stands: 1-based lines and columns, in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Located(NamedTuple):
    """A finding with its place, the places related to it, and what a text report shows of the source."""

    finding: Finding
    place: Place
    related: tuple[Place, ...] = ()
    lines: tuple[Line, ...] = ()
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file; ``path`` is as shown: POSIX, relative to the working directory if below it."""

    path: str
    format: str
    profile: str
    encoding: str
    findings: tuple[Located, ...] = ()
    suppressed: int = 0
    fails: bool = False


class Failure(NamedTuple):
    """A fault of pubcheck itself: in which file it showed, in which rule or reader, and where in the code."""

    path: str
    part: str
    error: str
    trace: str = ""


@dataclass(slots=True)
class Report:
    """What came of a run.

    ``rules`` are those that ran, on any file; ``fixed`` counts the fixes made, ``fixed_files`` the files,
    ``refused`` names the files that could not be fixed, and why.
    """

    catalogue: Catalogue
    today: date
    files: list[FileReport] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    fixed: int = 0
    fixed_files: int = 0

    def located(self) -> Iterator[tuple[FileReport, Located]]:
        """Every finding with its file, in the order of the files and of their text."""
        for file in self.files:
            for located in file.findings:
                yield file, located

    def counts(self) -> Mapping[str, int]:
        """How many findings of each severity, and how many of which nobody can tell."""
        found: Counter[str] = Counter()
        for _, located in self.located():
            finding = located.finding
            found[finding.severity if finding.outcome == "failed" else "cannotTell"] += 1
        return found

    def by_rule(self) -> Counter[tuple[str, str]]:
        """How many findings by rule and severity; those that nobody can tell under ``cannotTell``."""
        return Counter(
            (item.finding.rule, item.finding.severity if item.finding.outcome == "failed" else "cannotTell")
            for _, item in self.located()
        )

    @property
    def suppressed(self) -> int:
        """How many findings were suppressed."""
        return sum(file.suppressed for file in self.files)

    @property
    def fixable(self) -> int:
        """How many findings a safe fix would mend."""
        return sum(1 for _, item in self.located() if item.finding.fix and item.finding.fix.safe)

    @property
    def fails(self) -> bool:
        """Whether a file has a finding at the level that fails its check, or above."""
        return any(file.fails for file in self.files)


def fails(findings: tuple[Located, ...], level: str) -> bool:
    """Whether one of the findings is as grave as ``level``: error, warning or note; never is never."""
    limit = FAIL_ON.index(level)
    return limit < len(SEVERITIES) and any(
        item.finding.outcome == "failed" and SEVERITIES.index(item.finding.severity) <= limit
        for item in findings
    )


def located(source: Source, finding: Finding, *, with_lines: bool) -> Located:
    """A finding with its places, and with the lines around it where a reporter shows them."""
    related = tuple(place(source, other.span) for other in finding.related)
    if not with_lines:
        return Located(finding, place(source, finding.span), related)
    lines = excerpt(source, finding.span)
    return Located(finding, place(source, finding.span), related, lines, instead(source, finding))


def place(source: Source, span: Span) -> Place:
    """Where a range of a source stands."""
    return Place(*source.position(span.start), *source.position(span.end))
