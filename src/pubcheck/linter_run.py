"""A run: files become what came of each, past baseline and changed lines, and the sums of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pubcheck.linter import File, Linter
from pubcheck.linter_report import FileReport, fails

Sieve = Callable[[File, FileReport], FileReport]
"""Takes out of what came of a file the findings that do not count, and tells where they went."""

Judge = Callable[[File], FileReport | None]


def run(
    linter: Linter, files: Iterable[File], sieves: Iterable[Sieve] = (), judge: Judge | None = None
) -> Iterator[FileReport | None]:
    """What came of each file, in their order; None of one that is no article after all.

    Each passes the sieves in turn before it counts. ``judge`` is what looks at a file in place of the linter.
    """
    sieves = tuple(sieves)
    for file in files:
        found = (judge or linter.judged)(file)
        yield found and counted(linter, file, found, sieves)


def counted(linter: Linter, file: File, found: FileReport, sieves: Iterable[Sieve]) -> FileReport:
    """What is left of it behind the sieves, added to the sums."""
    for sieve in sieves:
        found = sieve(file, found)
    found = found._replace(fails=fails(found.findings, file.settings.fail_on))
    linter.report.add(found)
    return found
