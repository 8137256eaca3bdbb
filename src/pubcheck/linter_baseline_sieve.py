"""Takes out of a run what its baselines know, and keeps what became of their entries."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH109, PTH118, PTH119, PTH120
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from pubcheck import linter_baseline, linter_files, readers
from pubcheck.catalogue import Catalogue
from pubcheck.config import Settings
from pubcheck.engine_fingerprints import drawn_together
from pubcheck.finding import Finding
from pubcheck.linter import File
from pubcheck.linter_baseline import FILE_NAME, BaselineError, Entry
from pubcheck.linter_baseline_match import Match, match
from pubcheck.linter_baseline_moves import Moves
from pubcheck.linter_report import FileReport, Settled
from pubcheck.source import Source


class Outcome(NamedTuple):
    """What came of the entries of one file: how many matched, by rule, and the entries that are mended.

    The findings, those ``matched`` and the ``new`` ones, are kept only where somebody asked for them.
    """

    rules: Counter[str]
    mended: tuple[Entry, ...]
    matched: tuple[tuple[Finding, Match], ...] = ()
    new: tuple[Finding, ...] = ()


class Baseline:
    """One baseline during a run; ``path`` is absolute, ``outcomes`` stand by the path of the file."""

    def __init__(self, path: str, entries: Iterable[Entry], known: Catalogue, *, keep: bool) -> None:
        renamed = known.successors
        self.path = path
        self.entries = [e._replace(rule=renamed[e.rule]) if e.rule in renamed else e for e in entries]
        self.outcomes: dict[str, Outcome] = {}
        self._folder = os.path.dirname(path)
        self._rules = known.rules
        self._keep = keep
        by_path: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_path[entry.path].append(entry)
        self._by_path = dict(by_path)
        self.moves = Moves(self._folder, os.path.basename(path), self._by_path)

    def sift(self, file: File, report: FileReport) -> FileReport:
        """What came of a file without what the baseline knows of it; asked again it answers anew."""
        path = linter_files.below(os.path.abspath(file.path), self._folder)
        findings = [item.finding for item in report.findings]
        entries = self._by_path.get(self.moves.origin(path, findings), ())
        found = match(entries, findings, lambda: _text(file), report.overruled) if entries else {}
        mended = self._mended(entries, {same.entry.fingerprint for same in found.values()}, report)
        outcome = Outcome(Counter(same.entry.rule for same in found.values()), tuple(mended))
        if self._keep:
            outcome = outcome._replace(
                matched=tuple((findings[index], same) for index, same in sorted(found.items())),
                new=tuple(f for i, f in enumerate(findings) if i not in found and f.outcome == "failed"),
            )
        self.outcomes[path] = outcome
        if not found:
            return report
        settled = tuple(
            Settled(report.findings[index], "baseline", _why(same.entry), same.state)
            for index, same in sorted(found.items())
        )
        return report._replace(
            findings=tuple(item for index, item in enumerate(report.findings) if index not in found),
            settled=report.settled + settled,
        )

    def _mended(
        self, entries: Sequence[Entry], found: Collection[str], report: FileReport
    ) -> Iterator[Entry]:
        """The entries that are found no more, of rules that ran or that there are no more."""
        for entry in entries:
            ran = entry.rule in report.rules or entry.rule not in self._rules
            if ran and report.rules and entry.fingerprint not in found:
                yield entry

    def settled_by(self, rules: Collection[str]) -> int:
        """How many findings of some rules it has settled."""
        return sum(o.rules[rule] for o in self.outcomes.values() for rule in o.rules if rule in rules)

    @property
    def mended(self) -> int:
        """How many entries were found no more in the files that were checked."""
        return sum(len(outcome.mended) for outcome in self.outcomes.values())


class Baselines:
    """The baselines of a run, a sieve: each file passes the one that counts for it.

    ``option`` is the file that the command line names, ``home`` the folder of the configuration that counts
    where the run begins; ``is_named`` tells that there is such an option. With ``keep`` findings are kept,
    for whoever writes a baseline; with ``anew`` what there is counts for nothing. Raises BaselineError where
    one cannot be used, or is named and missing.
    """

    def __init__(
        self, option: str | None, home: str, known: Catalogue, *, keep: bool = False, anew: bool = False
    ) -> None:
        self.is_named = option is not None
        self._option = option
        self._home = home
        self._known = known
        self._keep = keep
        self._anew = anew
        self._by_settings: dict[Settings, Baseline | None] = {}
        self._by_path: dict[str, Baseline] = {}

    def __call__(self, file: File, report: FileReport) -> FileReport:
        """What came of a file without what its baseline knows."""
        baseline = self.of(file.settings)
        return report if baseline is None else baseline.sift(file, report)

    def __iter__(self) -> Iterator[Baseline]:
        return iter(self._by_path.values())

    def load(self, files: Iterable[File]) -> None:
        """Read what the run will need, so that a mistake in it is told before the first file is checked."""
        for settings in {file.settings for file in files}:
            self.of(settings)

    def of(self, settings: Settings) -> Baseline | None:
        """The baseline for the files of some settings; None where there is none."""
        if settings not in self._by_settings:
            path, is_named = self.place(settings)
            if path not in self._by_path and (self._anew or is_named or os.path.lexists(path)):
                self._by_path[path] = self._load(path)
            self._by_settings[settings] = self._by_path.get(path)
        return self._by_settings[settings]

    def _load(self, path: str) -> Baseline:
        if not self._anew and not os.path.lexists(path):
            raise BaselineError(f"{shown(path)} is not there; `pubcheck baseline create` makes it.")
        entries = [] if self._anew else linter_baseline.read(path, shown(path))
        return Baseline(path, entries, self._known, keep=self._keep)

    def place(self, settings: Settings) -> tuple[str, bool]:
        """Where the baseline for the files of some settings is, or goes, and whether somebody named it.

        What the command line names goes before the setting, this before the one beside the configuration,
        and this before the nearest from where the run begins up to the root of the repository.
        """
        if self._option:
            return os.path.abspath(self._option), True
        if settings.baseline:
            return os.path.abspath(os.path.join(settings.root, settings.baseline)), True
        beside = os.path.join(os.path.abspath(settings.root or self._home), FILE_NAME)
        if os.path.lexists(beside):
            return beside, False
        folder = self._home
        while not os.path.lexists(os.path.join(folder, FILE_NAME)):
            parent = os.path.dirname(folder)
            if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
                return os.path.join(self._home, FILE_NAME), False
            folder = parent
        return os.path.join(folder, FILE_NAME), False


def shown(path: str) -> str:
    """A path as people know it: relative to the working directory where it lies below it."""
    below = os.path.join(os.getcwd(), "")
    return path[len(below) :].replace(os.sep, "/") if path.startswith(below) else path


def _why(entry: Entry) -> str:
    return entry.reason or f"in the baseline since {entry.date}"


def _text(file: File) -> str:
    """The text of a file, white space drawn together; "" where it has none."""
    if file.reader in readers.BINARY:
        return ""
    try:
        data = linter_files.read(file.path, file.settings.max_file_size) if file.data is None else file.data
    except linter_files.UnreadableError:
        return ""
    return drawn_together(Source.decode(file.name, data).text)
