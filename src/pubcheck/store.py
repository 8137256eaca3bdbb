"""The SQLite files in which pubcheck keeps what earlier runs know; several runs may use one at once."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

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
        if not is_damage(error):
            return None
    try:  # the file is broken, or somebody else's
        clear(path)
        return _connected(path, table, version)
    except (sqlite3.Error, OSError):
        return None


def is_damage(error: sqlite3.Error) -> bool:
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
