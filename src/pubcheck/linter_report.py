"""The report: what came of a run, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from pubcheck.catalogue import Catalogue, Rule
from pubcheck.finding import SEVERITIES, Finding
from pubcheck.linter_excerpts import Line, excerpt, instead
from pubcheck.readers import BINARY
from pubcheck.source import Source, Span

FAIL_ON = (*SEVERITIES, "never")


class PartPlace(NamedTuple):
    """A named part of a file and the range in it, in code points from 0, the end exclusive.

    ``is_whole`` tells that the range is all of it.
    """

    name: str
    start: int
    end: int
    is_whole: bool


class Place(NamedTuple):
    """Where a range stands: 1-based lines and columns, in code points, the end exclusive.

    In a file without lines of its own these count in its rendering, and ``part`` is what people know.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    part: PartPlace | None = None
    is_rendered: bool = False


class Located(NamedTuple):
    """A finding with its place, the places related to it, and what a text report shows of the source."""

    finding: Finding
    place: Place
    related: tuple[Place, ...] = ()
    lines: tuple[Line, ...] = ()
    instead: str | None = None


class Settled(NamedTuple):
    """A finding that is not reported, since an author or the baseline has settled it, and why.

    ``state`` tells whether it stands as it stood when the baseline took it in, or its context has changed;
    ``who`` is who decided, "" where nobody is named.
    """

    located: Located
    by: Literal["suppression", "baseline"]
    reason: str = ""
    state: Literal["unchanged", "updated"] = "unchanged"
    who: str = ""


class FileReport(NamedTuple):
    """What came of one file; ``path`` is as shown: POSIX, relative to the working directory if below it.

    ``findings`` are those that count, ``settled`` those that do not, ``outside`` how many more stand outside
    of the changed lines. ``fixed`` counts the fixes that were made by rule, ``refused`` says why none could
    be. ``rules`` are those that were chosen for it, ``met`` the subjects of which it has a
    node, ``overruled`` the rules of which a finding is suppressed.
    """

    path: str
    format: str
    profile: str
    encoding: str
    findings: tuple[Located, ...] = ()
    suppressed: int = 0
    fails: bool = False
    rules: Mapping[str, Rule] = MappingProxyType({})
    met: frozenset[str] = frozenset()
    overruled: frozenset[str] = frozenset()
    settled: tuple[Settled, ...] = ()
    outside: int = 0
    fixed: tuple[tuple[str, int], ...] = ()
    refused: str = ""


class Failure(NamedTuple):
    """A fault of pubcheck itself: in which file it showed, in which rule or reader, and where in the code."""

    path: str
    part: str
    error: str
    trace: str = ""


@dataclass(slots=True)
class Report:
    """The sums of a run; they grow with each file, and no finding is kept.

    ``rules`` are those that ran, on any file; ``counts`` has the findings by severity, ``cannotTell`` for
    those that nobody can tell, ``by_rule`` by rule and the same; ``fixable`` counts those that a safe fix
    would mend, ``fixable_unsafely`` those that an unsafe one would; ``fixed`` counts the fixes that were
    made, ``fixed_by_rule`` by rule, ``fixed_files`` the files that they were made in; ``refused`` names the
    files that could not be fixed, and why, ``left_out`` those that no reader takes, and why;
    ``tells_fixes_only`` says that no findings were kept.
    ``baselined`` counts the findings that the baseline has, ``outside`` those outside of the changed lines.
    """

    catalogue: Catalogue
    today: date
    rules: dict[str, Rule] = field(default_factory=dict)
    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, str]] = field(default_factory=Counter)
    suppressed: int = 0
    fixable: int = 0
    fails: bool = False
    failures: list[Failure] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    fixed: int = 0
    fixed_files: int = 0
    fixed_by_rule: Counter[str] = field(default_factory=Counter)
    fixable_unsafely: int = 0
    tells_fixes_only: bool = False
    baselined: int = 0
    outside: int = 0

    def add(self, file: FileReport) -> None:
        """Count in what came of one more file."""
        self.files += 1
        self.suppressed += file.suppressed
        self.baselined += sum(settled.by == "baseline" for settled in file.settled)
        self.outside += file.outside
        self.fails = self.fails or file.fails
        self.fixed_by_rule.update(dict(file.fixed))
        self.fixed += sum(count for _, count in file.fixed)
        self.fixed_files += bool(file.fixed)
        if file.refused:
            self.refused.append((file.path, file.refused))
        for located in file.findings:
            finding = located.finding
            kind = finding.severity if finding.outcome == "failed" else "cannotTell"
            self.counts[kind] += 1
            self.by_rule[finding.rule, kind] += 1
            if finding.fix and finding.outcome == "failed" and file.format not in BINARY:
                self.fixable += finding.fix.safe
                self.fixable_unsafely += not finding.fix.safe


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
    part = source.part(span.start) if source.parts else None
    within = None
    if part:
        end = min(span.end, part.end)
        whole = span.start <= part.start and end == part.end
        within = PartPlace(part.name, span.start - part.start, end - part.start, whole)
    return Place(*source.position(span.start), *source.position(span.end), within, source.is_rendered)
