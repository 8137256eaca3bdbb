"""The SQLite files in which pubcheck keeps what earlier runs know; several runs may use one at once."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

_WAIT = 10.0  # seconds for another run to finish writing
_ENDINGS = ("", "-journal", "-wal", "-shm")


def folder() -> Path:
    """Where the files stand: PUBCHECK_CACHE_DIR, else pubcheck's folder in the system's own place."""
    if named := os.environ.get("PUBCHECK_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        place = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        place = Path.home() / "Library" / "Caches"
    else:
        place = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return place / "pubcheck"


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
    except (sqlite3.OperationalError, OSError):
        return None
    except sqlite3.DatabaseError:  # the file is broken, or somebody else's
        try:
            clear(path)
            return _connected(path, table, version)
        except (sqlite3.Error, OSError):
            return None


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
                tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
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
