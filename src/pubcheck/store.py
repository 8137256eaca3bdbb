"""The SQLite files in which pubcheck keeps what earlier runs know; several runs may use one at once."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_WAIT = 5.0  # seconds for another run to finish writing
# What says that the file itself is at fault: ERROR (no such table), CORRUPT, MISMATCH, FORMAT, NOTADB
# (sqlite.org/rescode.html), and what Python says without a code, such as of text that is no UTF-8.
_DAMAGES = frozenset({None, 1, 11, 20, 24, 26})
_ENDINGS = ("", "-journal", "-wal", "-shm")


def folder() -> Path:
    """Where the files stand: PUBCHECK_CACHE_DIR, else pubcheck's folder in the system's own place.

    Where the account has no home, as in some containers, it is a place where nothing can stand.
    """
    if named := os.environ.get("PUBCHECK_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        place = _home() / "Library" / "Caches"
    else:
        place = Path(os.environ.get("XDG_CACHE_HOME", ""))
        if not place.is_absolute():  # which is to be passed over (XDG Base Directory Specification 0.8)
            place = _home() / ".cache"
    return place / "pubcheck"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def size(path: Path) -> int:
    """The bytes that a file takes, with what belongs to it; 0 where there is none."""
    found = 0
    for ending in _ENDINGS:
        with suppress(OSError):
            found += path.with_name(path.name + ending).stat().st_size
    return found


def clear(path: Path) -> int:
    """Take a file away with what belongs to it; gives its size in bytes. Raises OSError where it stays."""
    freed = size(path)
    for ending in _ENDINGS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
    return freed


def opened(path: Path, table: str, version: int) -> sqlite3.Connection | None:
    """The file with one table in it, made by the SQL ``table``; None where it cannot be used.

    What is kept there is a help only. A file that is broken, or of another ``version``, is made anew.
    """
    try:
        return _connected(path, table, version)
    except OSError:
        return None
    except sqlite3.Error as error:
        if not _is_damage(error):
            return None
    try:  # the file is broken, or somebody else's
        clear(path)
        return _connected(path, table, version)
    except (sqlite3.Error, OSError):
        return None


class Store:
    """A file with one table and what waits to be written there; one that cannot be used is done without.

    As a context it writes what waits when it ends, and closes the file.
    """

    def __init__(self, path: Path | None, table: str, version: int) -> None:
        self._path = path
        self._connection = None if path is None else opened(path, table, version)

    def write(self) -> None:
        """Write what waits."""

    def write_by(self, write: Callable[[sqlite3.Connection], None]) -> None:
        """Do what ``write`` does in one piece, or nothing of it."""
        if self._connection is None:
            return
        try:
            self._connection.execute("begin immediate")
            write(self._connection)
            self._connection.execute("commit")
        except sqlite3.Error as error:
            self.give_up(error)
        except BaseException:  # Ctrl-C
            with suppress(sqlite3.Error):
                self._connection.execute("rollback")
            raise

    def give_up(self, error: sqlite3.Error) -> None:
        """Do without the file from now on: whoever locks it would be waited for each time.

        What is damaged is taken away, so that the next run makes it anew.
        """
        if self._connection is not None:
            self._connection.close()  # what is begun is undone
            self._connection = None
        if self._path and _is_damage(error):
            with suppress(OSError):
                clear(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what waits and close the file."""
        self.write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, and not the disk or who else uses it."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return (code and code & 0xFF) in _DAMAGES


def _connected(path: Path, table: str, version: int) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)  # what is not published is nobody else's business
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("pragma synchronous = off")  # what a fall of power breaks is made anew
        if _version(connection) != version:
            connection.execute("begin immediate")
            if _version(connection) != version:  # no other run has made it meanwhile
                tables = connection.execute(
                    "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*'"
                ).fetchall()
                for (name,) in tables:
                    connection.execute(f'drop table "{name}"')
                connection.execute(table)
                connection.execute(f"pragma user_version = {version}")
            connection.execute("commit")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])
