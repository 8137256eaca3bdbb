"""Keeps answers between runs, in one SQLite file that several runs may use at once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from pubcheck import store
from pubcheck.grammar.answers import Answer

_VERSION = 1  # of the table
_MOST_KEPT = 100_000  # answers
_LONGEST = 2000  # code points of an address
_BATCH = 500  # answers that are written at once
_TABLE = """
create table if not exists answers (
    address text primary key, expires real not null, outcome text not null, reason text not null,
    status integer not null, location text not null, https integer not null
) without rowid"""


def usual_path() -> Path:
    """Where the file stands."""
    return store.folder() / "links.sqlite3"


def clear(path: Path) -> None:
    """Forget all answers. Raises OSError where the file cannot be taken away."""
    store.clear(path)


class Cache(store.Store):
    """The answers that are kept. It is a help only: a file that cannot be used is done without, as is none.

    ``keep_hours`` has the hours by outcome. Where somebody else's file is no cache of ours it is made anew.
    """

    def __init__(self, path: Path | None, keep_hours: Mapping[str, float]) -> None:
        super().__init__(path, _TABLE, _VERSION)
        self._keep_hours = keep_hours
        self._waiting: dict[str, Answer] = {}

    def known(self, addresses: Iterable[str]) -> dict[str, Answer]:
        """The answers that are still good, by address."""
        found: dict[str, Answer] = {}
        if self._connection is None:
            return found
        question = (
            "select outcome, reason, status, location, https from answers where address = ? and expires > ?"
        )
        now = time.time()
        try:
            for address in addresses:
                row = self._connection.execute(question, (address, now)).fetchone()
                if row:
                    found[address] = Answer(row[0], row[1], row[2], row[3], bool(row[4]))
        except sqlite3.Error as error:
            self.give_up(error)
        return found

    def keep(self, address: str, answer: Answer) -> None:
        """Keep an answer, as long as its outcome is kept."""
        if len(address) <= _LONGEST and self._keep_hours.get(answer.outcome, 0) > 0:
            self._waiting[address] = answer
            if len(self._waiting) >= _BATCH:
                self.write()

    def write(self) -> None:
        """Write what waits, and let go of what is old or too much."""
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return
        now = time.time()
        rows = [
            (address, now + 3600 * self._keep_hours[answer.outcome], *answer)
            for address, answer in waiting.items()
        ]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("insert or replace into answers values (?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("delete from answers where expires <= ?", (now,))
            (count,) = connection.execute("select count(*) from answers").fetchone()
            if count > _MOST_KEPT:
                connection.execute(
                    "delete from answers where address in"
                    " (select address from answers order by expires limit ?)",
                    (count - _MOST_KEPT,),
                )

        self.write_by(write)
