"""Gathers what a run found, for a page that lists no more than a browser opens and yet counts all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pubcheck.finding import SEVERITIES
from pubcheck.linter_excerpts import Line
from pubcheck.linter_report import FileReport, Located, Place, Settled
from pubcheck.reporters._cells import escaped, readable

KINDS = (*SEVERITIES, "cannotTell")
LISTED = 20_000
"""Findings that a page lists at most: about 12 MB, which a mail still takes and Chromium opens in seconds."""

_SETTLED = 1_000  # rows of settled findings
_PLACES = 20  # of one such row


class Excerpt(NamedTuple):
    """A line of source, cut where its range begins and ends."""

    number: str
    before: str
    found: str
    after: str


class Entry(NamedTuple):
    """A finding as the page lists it, everything in it safe to show; ``where`` follows the path."""

    path: str
    severity: str
    message: str
    where: str
    lines: tuple[Excerpt, ...]
    fix: str
    instead: str | None
    is_new: bool


class SettledRow(NamedTuple):
    """Findings of one rule that were settled for one reason: how many, and where the first of them are."""

    rule: str
    by: str
    who: str
    reason: str
    number: int
    places: list[str]


class Gathered:
    """What came of the files of a run; ``listed`` has findings by rule and whether nobody can tell.

    ``files`` counts the findings of each file by kind, ``rules`` those of each rule, ``rule_files`` the files
    that each rule speaks of. ``is_new`` tells of each finding whether an earlier report lacks it.
    """

    def __init__(self, is_new: Callable[[str, Located], bool], most: int = LISTED) -> None:
        self.files: dict[str, Counter[str]] = {}
        self.rules: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.rule_files: Counter[tuple[str, bool]] = Counter()
        self.listed: defaultdict[tuple[str, bool], list[Entry]] = defaultdict(list)
        self.settled_in_all = 0
        self._settled: dict[tuple[str, str, str, str], list[str]] = {}
        self._settled_counts: Counter[tuple[str, str, str, str]] = Counter()
        self._is_new = is_new
        self._most = self._share = most
        self._kept = 0

    def add(self, file: FileReport) -> None:
        """Take in one more file."""
        path = escaped(file.path)
        counts = self.files[file.path] = Counter()
        met: set[tuple[str, bool]] = set()
        for item in file.findings:
            finding = item.finding
            unsure = finding.outcome != "failed"
            kind = "cannotTell" if unsure else finding.severity
            counts[kind] += 1
            self.rules[finding.rule][kind] += 1
            met.add((finding.rule, unsure))
            is_new = self._is_new(file.path, item)
            if len(kept := self.listed[finding.rule, unsure]) < self._share:
                kept.append(_entry(path, item, is_new=is_new))
                self._kept += 1
        self.rule_files.update(met)
        for settled in file.settled:
            self._settle(path, settled)
        if self._kept > 2 * self._most:
            self.trim()

    def trim(self) -> None:
        """Let go of findings beyond the limit: each rule keeps its first ones, all as many at most."""
        # What each may keep only ever falls: more findings, or more rules, leave less for each.
        self._share = min(self._share, _share([*map(len, self.listed.values())], self._most))
        for entries in self.listed.values():
            del entries[self._share :]
        self._kept = sum(map(len, self.listed.values()))

    def settled_rows(self) -> list[SettledRow]:
        """The settled findings, those of one rule and reason together; the most first."""
        rows = sorted(self._settled_counts.items(), key=lambda item: (-item[1], item[0]))[:_SETTLED]
        return [SettledRow(*key, count, self._settled[key]) for key, count in rows]

    def _settle(self, path: str, settled: Settled) -> None:
        self.settled_in_all += 1
        who = readable(settled.who)
        key = (settled.located.finding.rule, settled.by, who, readable(settled.reason))
        self._settled_counts[key] += 1
        places = self._settled.setdefault(key, [])
        if len(places) < _PLACES:
            places.append(f"{path}{where(settled.located.place)}")


def gather(
    files: Iterable[FileReport], is_new: Callable[[str, Located], bool], most: int = LISTED
) -> Gathered:
    """Take in all files of a run."""
    gathered = Gathered(is_new, most)
    for file in files:
        gathered.add(file)
    gathered.trim()
    return gathered


def total(counts: Mapping[str, int]) -> int:
    """Findings without those of which nobody can tell."""
    return sum(counts.get(severity, 0) for severity in SEVERITIES)


def where(place: Place) -> str:
    """The place as it follows the path: line and column, or the part of a file that has no lines."""
    if not place.is_rendered:
        return f":{place.line}:{place.column}"
    return f": {escaped(place.part.name)}" if place.part else ""


def _share(sizes: list[int], most: int) -> int:
    """How many each may keep so that all together keep at most ``most``."""
    for index, size in enumerate(ordered := sorted(sizes)):
        fair = most // (len(ordered) - index)
        if size > fair:
            return fair
        most -= size
    return max(sizes, default=0)


def _entry(path: str, item: Located, *, is_new: bool) -> Entry:
    finding = item.finding
    fix = ""
    if finding.fix:
        fix = readable(finding.fix.title)
        if not finding.fix.safe:
            fix += " (look it over: this may change what the text says)"
    shown = tuple(_excerpt(line, is_rendered=item.place.is_rendered) for line in item.lines)
    has_text = any(line.text.strip() for line in item.lines)
    instead = None if item.instead is None else escaped(item.instead.strip()) or "(nothing)"
    return Entry(
        path,
        finding.severity,
        readable(finding.message),
        where(item.place),
        shown if has_text else (),
        fix,
        instead,
        is_new,
    )


def _excerpt(line: Line, *, is_rendered: bool) -> Excerpt:
    text = line.text
    before = ("…" if line.is_cut[0] else "") + _tabbed(text[: line.start].lstrip())
    after = _tabbed(text[line.end :].rstrip()) + ("…" if line.is_cut[1] else "")
    return Excerpt(
        "" if is_rendered else str(line.number), before, _tabbed(text[line.start : line.end]), after
    )


def _tabbed(text: str) -> str:
    return escaped(text.replace("\t", " "))
