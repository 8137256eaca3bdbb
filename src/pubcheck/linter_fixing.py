"""Fixing: the edits of findings become the new bytes of a file, and these take the place of the old ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from pubcheck import fixes, linter_files, linter_remnants, readers
from pubcheck.document import Document
from pubcheck.engine import Checked
from pubcheck.finding import Edit, Finding
from pubcheck.linter import File, Linter
from pubcheck.linter_report import FileReport, Located, Place, place
from pubcheck.linter_run import Sieve, counted
from pubcheck.source import Source, Span


class Change(NamedTuple):
    """What the fixes make of a file: the bytes before and after, and how many were made."""

    file: File
    before: bytes
    after: bytes
    fixes: int


class Mended(NamedTuple):
    """What came of a file that was to be fixed; no change where no fix was made, or none could be."""

    report: FileReport | None
    change: Change | None = None


Put = Callable[[File, bytes, bytes], None]
"""Puts the bytes after in the place of those before; raises OSError."""


class EncodingError(Exception):
    """A fixed text that the encoding of its file cannot hold."""


def write(file: File, before: bytes, after: bytes) -> None:
    """Replace a file, whole or not at all; raises OSError, ChangedError where it is not as it was.

    What another run has fixed alike meanwhile is well.
    """
    try:
        linter_files.write(file.path, after, before=before)
    except linter_files.ChangedError:
        with suppress(linter_files.UnreadableError):
            if linter_files.read(file.path, len(after)) == after:
                return
        raise


def clear_remnants(files: Iterable[File]) -> None:
    """Remove what runs that were killed have left beside files that are to be fixed."""
    for folder in dict.fromkeys(linter_files.folder_of(file.path) for file in files):
        linter_remnants.clear(folder)


def run(
    linter: Linter,
    files: Iterable[File],
    sieves: Sequence[Sieve] = (),
    *,
    unsafe: bool = False,
    put: Put | None = write,
    is_silent: bool = False,
) -> Iterator[Mended]:
    """Fix files in their order and add what came of each to the sums; if silent, the fixes alone."""
    for file in files:
        mended = fixed(linter, file, sieves, unsafe=unsafe, put=put)
        if mended.report is None:
            yield mended
            continue
        report = mended.report
        if is_silent:
            report = report._replace(findings=(), suppressed=0, settled=(), outside=0)
        yield mended._replace(report=counted(linter, file, report, ()))


def fixed(
    linter: Linter,
    file: File,
    sieves: Sequence[Sieve] = (),
    *,
    unsafe: bool = False,
    put: Put | None = write,
) -> Mended:
    """Make the fixes of the findings that the sieves keep: the safe ones, or all.

    What came of the file is told as it is afterwards, and without ``put``, which changes nothing, as it is
    now. A file that is no text is only checked. The sieves see each round of fixes with the places as they
    were in the file as read, by which the changed lines are known.
    """
    if file.reader in readers.BINARY:
        return Mended(_sifted(file, linter.judged(file), sieves))
    try:
        source, data = linter.source_of(file)
    except linter_files.UnreadableError as unreadable:
        return Mended(_sifted(file, linter.unreadable(file, str(unreadable)), sieves))
    documents = linter.documents_of(source, file)
    if not documents:
        return Mended(None)
    rounds = _Rounds(linter, file, documents[0], linter.run(documents, file), sieves)
    first = rounds.report()
    result = fixes.converge(source.text, rounds.lint, unsafe=unsafe, on_edits=rounds.edited)
    if result.text == source.text:
        return Mended(first)
    try:
        change = Change(file, data, _encoded(source, data, result.text), len(result.applied))
        if put is None:
            return Mended(first, change)
        put(file, data, change.after)
    except (EncodingError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Mended(first._replace(refused=reason))
    made = Counter(finding.rule for finding in result.applied)
    return Mended(rounds.report()._replace(fixed=tuple(sorted(made.items()))), change)


class _Rounds:
    """The rounds of fixing one file: its text as it is by now, and the way back to the text as read."""

    def __init__(
        self, linter: Linter, file: File, document: Document, checked: Checked, sieves: Sequence[Sieve]
    ) -> None:
        self._linter = linter
        self._file = file
        self._source = document.source
        self._sieves = sieves
        self._edits: list[Sequence[Edit]] = []
        self._last = document, checked
        self._kept: FileReport | None = None

    def lint(self, text: str) -> list[Finding]:
        """The findings in a text that the sieves keep."""
        if text != self._last[0].source.text:
            source = self._source.with_text(text)
            if documents := self._linter.documents_of(source, self._file):
                self._last = documents[0], self._linter.run(documents, self._file)
                self._kept = None
        return [item.finding for item in self.report().findings]

    def edited(self, edits: Sequence[Edit]) -> None:
        """Note the edits of a round."""
        self._edits.append(edits)

    def report(self) -> FileReport:
        """What came of the text of the last round, behind the sieves."""
        if self._kept is None:
            report = self._linter.reported(self._file, *self._last)
            self._kept = self._sifted(report) if self._sieves else report
        return self._kept

    def _sifted(self, report: FileReport) -> FileReport:
        """The report behind the sieves, which are shown where each finding stood in the file as read."""
        if not self._edits:
            return _through(self._file, report, self._sieves)
        now = {id(item.finding): item for item in report.findings}
        moved = tuple(
            item._replace(
                place=self._as_read(item.finding.span),
                related=tuple(self._as_read(other.span) for other in item.finding.related),
            )
            for item in report.findings
        )
        kept = _through(self._file, report._replace(findings=moved), self._sieves)
        return kept._replace(
            findings=tuple(now.get(id(item.finding), item) for item in kept.findings),
            settled=tuple(one._replace(located=_as_now(one.located, now)) for one in kept.settled),
        )

    def _as_read(self, span: Span) -> Place:
        for edits in reversed(self._edits):
            span = Span(fixes.before(edits, span.start), fixes.before(edits, span.end))
        return place(self._source, span)


def _as_now(item: Located, now: dict[int, Located]) -> Located:
    return now.get(id(item.finding), item)


def _sifted(file: File, report: FileReport | None, sieves: Iterable[Sieve]) -> FileReport | None:
    return report and _through(file, report, sieves)


def _through(file: File, report: FileReport, sieves: Iterable[Sieve]) -> FileReport:
    for sieve in sieves:
        report = sieve(file, report)
    return report


def _encoded(source: Source, before: bytes, text: str) -> bytes:
    """The bytes of a fixed text, every byte outside its edits as it was; raises EncodingError."""
    try:
        if source.encode(source.text) != before:
            raise EncodingError(f"its {source.encoding} cannot be written back byte for byte")
        after = source.encode(text)
    except UnicodeEncodeError as error:
        raise EncodingError(
            f"{source.encoding} has no “{error.object[error.start]}”: save the file as UTF-8 first"
        ) from error
    return after
