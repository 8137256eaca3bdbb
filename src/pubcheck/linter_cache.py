"""Keeps what came of files between runs, by their content, the rules, the settings and the version."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pubcheck import __version__, resources_packs, store
from pubcheck.catalogue import Rule
from pubcheck.config import Settings

_VERSION = 1  # of the table
_TABLE = """
create table checks (
    key blob primary key, since integer not null, until integer not null, noted text not null,
    found blob not null, used integer not null
) without rowid"""
_BATCH = 500  # entries that are written at once
LARGEST = 256_000_000
"""Bytes of the file beyond which what was used longest ago goes."""

# What reads the formats; another release of one may read them differently.
_LIBRARIES = ("turbohtml", "pyromark", "lxml", "tinycss2", "yaml")


class Entry(NamedTuple):
    """What is kept of a file: the result as ``linter_packed`` has it, and what it depends on beside the key.

    ``since`` and ``until`` are the ordinals of the days from and to which it holds. ``noted`` has the
    questions that were asked beyond the file.
    """

    since: int
    until: int
    noted: str
    found: bytes


def usual_path() -> Path:
    """Where the file stands."""
    return store.folder() / "checks.sqlite3"


def clear(path: Path) -> int:
    """Forget everything; gives the bytes that this frees. Raises OSError where the file stays."""
    return store.clear(path)


class Cache(store.Store):
    """The entries of earlier runs. It is a help only: a file of ours that cannot be used is done without."""

    def __init__(self, path: Path | None, today: date, *, largest: int = LARGEST) -> None:
        super().__init__(path, _TABLE, _VERSION)
        self._today = today.toordinal()
        self._largest = largest
        self._waiting: dict[bytes, Entry] = {}
        self._met: list[bytes] = []

    def find(self, key: bytes) -> Entry | None:
        """The entry of a key that holds today."""
        if self._connection is None:
            return None
        question = "select since, until, noted, found, used from checks where key = ?"
        try:
            row = self._connection.execute(question, (key,)).fetchone()
        except sqlite3.Error as error:
            self.give_up(error)
            return None
        if not row or not row[0] <= self._today <= row[1]:
            return None
        *entry, used = row
        if used != self._today:
            self._met.append(key)
        return Entry(*entry)

    def keep(self, key: bytes, entry: Entry) -> None:
        """Keep what came of a file."""
        if self._connection is not None:
            self._waiting[key] = entry
            if len(self._waiting) >= _BATCH:
                self.write()

    def write(self) -> None:
        """Write what waits, and let go of what is too much."""
        waiting, self._waiting = self._waiting, {}
        met, self._met = self._met, []
        if not (waiting or met):
            return
        today = self._today

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "insert or replace into checks values (?, ?, ?, ?, ?, ?)",
                [(key, *entry, today) for key, entry in waiting.items()],
            )
            connection.executemany("update checks set used = ? where key = ?", [(today, key) for key in met])
            self._let_go(connection)

        self.write_by(write)

    def _let_go(self, connection: sqlite3.Connection) -> None:
        """Delete what was used longest ago where all takes too much room, so that a quarter of it is free."""
        pages, free, size = (
            connection.execute(f"pragma {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        taken = (pages - free) * size
        if taken > self._largest:
            (count,) = connection.execute("select count(*) from checks").fetchone()
            spared = count * self._largest * 3 // (taken * 4)
            connection.execute(
                "delete from checks where key in (select key from checks order by used limit ?)",
                (count - spared,),
            )


def key_of(ground: bytes, names: Sequence[str], data: bytes) -> bytes:
    """The key of a file: its content, what it is called and read as, and the ground of ``ground_of``."""
    digest = blake2b(data, digest_size=20, key=ground)
    digest.update("\0".join(("", *names)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def ground_of(settings: Settings, rules: Mapping[str, Rule]) -> bytes | None:
    """What a result depends on beside the file, in 32 bytes; None where a rule reads more than can be told.

    A dictionary of spelling is such a thing: it is no part of the content and may change at any time.
    """
    if any("dictionary" in rule.options for rule in rules.values()):
        return None
    values = settings._asdict()
    del values["origins"]
    record = (_release(), _packs(rules.values()), values, [rules[name] for name in sorted(rules)])
    text = json.dumps(record, sort_keys=True, default=_plain)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).digest()


def _plain(value: object) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, MappingProxyType | Mapping):
        return dict(value)
    return [type(value).__name__, str(value)]  # a day is no text that reads like it


def _packs(rules: Iterable[Rule]) -> list[Any]:
    """What tells the checks of packs from others of the same names: the files of their code."""
    names = {rule.check.partition(".")[0] for rule in rules if rule.check}
    ours = {path.stem for path in (Path(__file__).parent / "checks").iterdir()}
    marks: list[Any] = []
    for name in sorted(names - ours):
        module = resources_packs.load("checks", name)
        file = Path(module.__file__)
        # A module of its own has strangers beside it; one of a package has what it may import.
        marks += map(_mark, sorted(file.parent.rglob("*.py")) if module.__package__ else [file])
    return marks


@cache
def _release() -> list[Any]:
    """What tells this installation from another one, and a checkout from itself before an edit."""
    package = Path(__file__).parent
    marks: list[Any] = [__version__, sys.version_info[:3], str(package)]
    is_checkout = not (package / "catalogue.json").exists()
    sources = sorted(package.rglob("*.py")) if is_checkout else [package / "catalogue.json"]
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            sources.append(Path(spec.origin))
    return [*marks, *map(_mark, sources)]


def _mark(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return path.name, status.st_mtime_ns, status.st_size
