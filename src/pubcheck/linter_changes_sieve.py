"""Keeps of what came of a file what its changes brought about."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH109, PTH118, PTH122
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from pubcheck import linter_files
from pubcheck.linter import File, Linter
from pubcheck.linter_changes import FileChange
from pubcheck.linter_changes_git import GitError, Repository
from pubcheck.linter_changes_lines import Lines, old_version
from pubcheck.linter_report import FileReport, Located, Place
from pubcheck.readers import BINARY

_NUMBER = re.compile(r"\d+")
# An image is replaced as a whole; in a Word document one paragraph may be all that changed.
_REPLACED = "image"
_OF_FILES = "files"  # the topic of rules that judge whether a file can be read
_OF_READING = "problem"  # the subject of rules that tell what a reader could not read
_PAGE = 12  # lines; what is longer judges the page, such as its reading level, and not the line that changed
_Key = tuple[str, str, str]


class Changes(NamedTuple):
    """What changed below ``root``, by the real path of each file.

    ``repository`` can tell old contents. ``is_given`` tells that somebody handed the diff over, so that it
    need not be one of the files as they are.
    """

    root: str
    files: Mapping[str, FileChange]
    repository: Repository | None = None
    is_given: bool = False


def changes(
    root: str, listed: Iterable[FileChange], repository: Repository | None = None, *, is_given: bool = False
) -> Changes:
    """The changes of files that are still there, by their paths below ``root``."""
    files = {
        os.path.realpath(os.path.join(root, change.path.replace("/", os.sep))): change
        for change in listed
        if change.kind != "deleted" and change.is_article
    }
    return Changes(root, files, repository, is_given)


class ChangedLines:
    """A sieve: a finding stays where it, or a place related to it, stands on a changed line.

    What a reader could not read stays always, and so does everything in a new file. A finding elsewhere stays
    if the old version of the file did not have it: then the change has brought it about from afar.
    ``on_misfit`` is told the name of each file that is not as the diff has it: of that everything stays, too.
    """

    def __init__(self, linter: Linter, changed: Changes, on_misfit: Callable[[str], None]) -> None:
        self._linter = linter
        self._changed = changed
        self._last: tuple[str, _FileBefore] | None = None
        self._on_misfit = on_misfit

    def __call__(self, file: File, report: FileReport) -> FileReport:
        """What came of the file without the findings that its changes have nothing to do with."""
        change = self._changed.files.get(os.path.realpath(file.path))
        if change is None or change.kind == "new" or not report.findings:
            return report
        if change.is_binary and file.reader == _REPLACED:
            return report
        # A file that is being fixed comes by once a round, always with places as they were at first.
        if self._last is None or self._last[0] != file.path:
            self._last = file.path, _FileBefore(self._linter, self._changed, file, change)
            if self._last[1].is_misfit:
                self._on_misfit(file.name)
        before = self._last[1]
        if before.is_misfit:
            return report
        apart = [item for item in report.findings if not self._stays(item, before.lines)]
        if not apart:
            return report
        if before.findings is not None:
            known = _known(apart, before.findings, before.lines)
        elif before.lines is None:
            return report
        else:
            known = {id(item) for item in apart}
        kept = tuple(item for item in report.findings if id(item) not in known)
        return report._replace(findings=kept, outside=report.outside + len(known))

    def _stays(self, item: Located, lines: _LinesOfFile | None) -> bool:
        rule = self._linter.report.catalogue.rules.get(item.finding.rule)
        if rule and (rule.topic == _OF_FILES or rule.subject == _OF_READING):
            return True
        if item.finding.of_page:
            return False
        return lines is not None and any(lines.meet(place) for place in (item.place, *item.related))


class _FileBefore:
    """A changed file and its old version; ``lines`` is None where the diff does not tell lines."""

    def __init__(self, linter: Linter, changed: Changes, file: File, change: FileChange) -> None:
        self._linter = linter
        self._changed = changed
        self._file = file
        self._change = change
        self.lines: _LinesOfFile | None = None
        self._data: bytes | None = None
        self.is_misfit = False
        if change.is_binary or (change.hunks and file.reader in BINARY):
            return
        data = self._new()
        self._data = old_version(data, change.hunks) if change.hunks else data
        self.is_misfit = self._data is None and changed.is_given
        if file.reader not in BINARY:
            self.lines = _LinesOfFile(Lines(change.hunks), data)

    def _new(self) -> bytes:
        if self._file.data is not None:
            return self._file.data
        try:
            return linter_files.read(self._file.path, self._file.settings.max_file_size)
        except linter_files.UnreadableError:
            return b""

    @cached_property
    def findings(self) -> tuple[Located, ...] | None:
        """The findings in the file as it was; None where nobody knows what it was."""
        data = self._old()
        if data is None:
            return None
        path, name, change = self._file.path, self._file.name, self._change
        if change.old_path:
            if os.path.splitext(change.old_path)[1].lower() != os.path.splitext(change.path)[1].lower():
                return ()  # it is read otherwise now, so that all is new
            # Where it lay, its links led elsewhere.
            path = os.path.join(self._changed.root, change.old_path.replace("/", os.sep))
            name = path.removeprefix(os.path.join(os.getcwd(), "")).replace(os.sep, "/")
        old = self._linter.judged(self._file._replace(path=path, name=name, data=data))
        return old.findings if old else ()

    def _old(self) -> bytes | None:
        if self._data is None and self._change.old_blob and self._changed.repository:
            try:
                return next(self._changed.repository.blobs([self._change.old_blob]))
            except GitError:
                return None
        return self._data


class _LinesOfFile:
    """The changed lines of a file as reports count its lines, where a carriage return alone ends one, too."""

    def __init__(self, lines: Lines, data: bytes) -> None:
        self._lines = lines
        # Files with such line ends are rare; without them both count alike.
        text = data.replace(b"\r\n", b"\n") if b"\r" in data else b""
        self._numbers: list[int] | None = None
        if b"\r" in text:
            self._numbers, number = [0], 1
            for end in re.findall(rb"[\r\n]", text):
                self._numbers.append(number)
                number += end == b"\n"
            self._numbers.append(number)

    def meet(self, place: Place) -> bool:
        """Whether a place stands on a changed line; an empty one stands on its line, a page on none."""
        last = place.end_line
        if place.end_column == 1 and last > place.line:
            last -= 1
        if last - place.line >= _PAGE:
            return False
        return self._lines.meet(self.number(place.line), self.number(last))

    def before(self, place: Place) -> int | None:
        """The line on which an unchanged place began in the old version."""
        return self._lines.before(self.number(place.line))

    def number(self, line: int) -> int:
        """The number that git gives a line."""
        return line if self._numbers is None else self._numbers[min(line, len(self._numbers) - 1)]


def _known(apart: list[Located], old: Iterable[Located], lines: _LinesOfFile | None) -> set[int]:
    """Which of the findings, by identity, the old version had: first those in the same place, then others.

    Figures in a message do not count: a page that was too hard to read is not new because it is a bit harder.
    """
    at_place: Counter[tuple[_Key, int | None]] = Counter()
    left: Counter[_Key] = Counter()
    for item in old:
        at_place[_key(item), item.place.line] += 1
        left[_key(item)] += 1
    known: set[int] = set()
    for item in apart:
        key = _key(item)
        where = key, (lines.before(item.place) if lines else item.place.line)
        if at_place[where]:
            at_place[where] -= 1
            left[key] -= 1
            known.add(id(item))
    for item in apart:
        key = _key(item)
        if id(item) not in known and left[key] > 0:
            left[key] -= 1
            known.add(id(item))
    return known


def _key(item: Located) -> _Key:
    finding = item.finding
    return finding.rule, finding.outcome, _NUMBER.sub("#", finding.message)
