"""Temporary files beside those that they replace: made, told apart, and removed after a run was killed."""

from __future__ import annotations

# Paths are strings here: os takes them as they are, also where they are not UTF-8.
# ruff: noqa: PTH108, PTH116, PTH118, PTH119, PTH120, PTH123
import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_NAME = re.compile(r"\.pubcheck-([0-9]{1,10})-[0-9]{1,5}\.tmp")
_MOST = 10_000
_OLD = 3600  # seconds after which a file is left over, where no lock and no process can tell


def is_remnant(name: str) -> bool:
    """Whether a file of this name is a temporary one of ours, which nobody wrote and nobody is to read."""
    return name.startswith(".pubcheck-") and _NAME.fullmatch(name) is not None


@contextmanager
def beside(path: str) -> Iterator[tuple[BinaryIO, str]]:
    """A new file in the folder of ``path``, for its owner's eyes only, and its path; it is gone afterwards.

    It is locked while it is there, which no process outlives: so that another run leaves it alone.
    Raises OSError.
    """
    handle, written = _new(os.path.dirname(path))
    try:
        with open(handle, "wb") as file:
            yield file, written
    except BaseException:
        with suppress(OSError):
            os.unlink(written)
        raise


def _new(folder: str) -> tuple[int, str]:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    for number in range(_MOST):
        written = os.path.join(folder, f".pubcheck-{os.getpid()}-{number}.tmp")
        with suppress(FileExistsError):
            handle = os.open(written, flags, 0o600)
            if _locked(handle) is not False and os.fstat(handle).st_nlink:
                return handle, written
            os.close(handle)  # another run took it for left over before it was locked
    raise FileExistsError(errno.EEXIST, "temporary files of ours are left in the folder", folder)


def _locked(handle: int) -> bool | None:
    """Lock a file for this process; False where another has it, None where the system cannot tell."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in (errno.EAGAIN, errno.EACCES) else None
    return True


def clear(folder: str) -> int:
    """Remove the temporary files that killed runs have left in a folder; gives how many. Never raises."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            left = [entry.path for entry in entries if is_remnant(entry.name)]
    except (OSError, ValueError):
        return 0
    return sum(map(_cleared, left))


def _cleared(path: str) -> bool:
    """Remove a temporary file if nobody is writing it; whether that was so."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            locked = _locked(handle)
            if locked or (locked is None and _is_abandoned(path)):
                os.unlink(path)
                return True
        finally:
            os.close(handle)
    except OSError:
        pass
    return False


def _is_abandoned(path: str) -> bool:
    """Whether the process that made a file is gone, as far as its number or the file's age tells."""
    found = _NAME.fullmatch(os.path.basename(path))
    if os.name == "posix" and found:  # on Windows the question itself would end the process
        try:
            os.kill(int(found[1]), 0)
        except (ProcessLookupError, OverflowError):
            return True
        except OSError:
            return False
        return False
    return time.time() - os.stat(path).st_mtime > _OLD
