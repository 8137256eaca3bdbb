"""One look at a file, so that what comes of it can be kept and sent to another process."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100
import os
from typing import NamedTuple

from pubcheck import linter_files, readers
from pubcheck.config import Settings
from pubcheck.linter import File, Linter
from pubcheck.linter_cache import Cache, Entry, ground_of, key_of
from pubcheck.linter_noted import Noted, still_holds
from pubcheck.linter_packed import packed
from pubcheck.linter_report import Failure


class Look(NamedTuple):
    """What one look gave; ``key`` is None where it cannot be kept, ``failures`` are faults of pubcheck."""

    key: bytes | None
    entry: Entry
    failures: tuple[Failure, ...] = ()


class Died(NamedTuple):
    """The end of a process that was to look, and how it came."""

    reason: str


class Looker:
    """Looks at files, or tells from a cache what an earlier look gave."""

    def __init__(self, linter: Linter) -> None:
        self.linter = linter
        self._noted = linter.noted = linter.noted or Noted()
        self._grounds: dict[Settings, bytes | None] = {}

    def known(self, file: File, cache: Cache) -> tuple[bytes, Entry] | None:
        """What the cache has of a file that is unchanged, with all that its check has asked, and its key."""
        if not self._can_be_kept(file):
            return None
        try:
            key = self._key(file, self._data(file))
        except linter_files.UnreadableError:
            return None
        entry = key and cache.find(key)
        if not key or not entry:
            return None
        holds = still_holds(entry.noted, file.name, self.linter.beside(file.settings))
        return (key, entry) if holds else None

    def look(self, file: File) -> Look:
        """Check a file."""
        linter, noted = self.linter, self._noted
        before = len(linter.report.failures)
        key: bytes | None = None
        if self._can_be_kept(file):
            try:
                file = file._replace(data=self._data(file))
                key = self._key(file, file.data or b"")
            except linter_files.UnreadableError:
                pass  # the linter tells of it
        noted.clear()
        found = packed(linter.judged(file))
        failures = tuple(linter.report.failures[before:])
        del linter.report.failures[before:]
        since = linter.report.today.toordinal()
        entry = Entry(since, noted.until, noted.text(), found)
        return Look(None if failures else key, entry, failures)

    def _can_be_kept(self, file: File) -> bool:
        # Of an image only the metadata is read, sooner than all of its bytes; servers answer anew each time.
        if self.linter.answers is not None or file.reader == "image":
            return False
        return file.reader in readers.READERS  # what a pack's reader depends on nobody knows

    def _data(self, file: File) -> bytes:
        return linter_files.read(file.path, file.settings.max_file_size) if file.data is None else file.data

    def _key(self, file: File, data: bytes) -> bytes | None:
        settings = file.settings
        if settings not in self._grounds:
            self._grounds[settings] = ground_of(settings, self.linter.engine(settings).rules)
        ground = self._grounds[settings]
        names = (os.path.abspath(file.path), file.name, file.reader, str(file.named))
        return key_of(ground, names, data) if ground else None
