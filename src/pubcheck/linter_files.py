"""Reads and writes the bytes of files: never more than a limit, never half of one."""

from __future__ import annotations

# Paths are strings here: os takes them as they are, also where they are not UTF-8.
# ruff: noqa: PTH101, PTH105, PTH116, PTH120, PTH123
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import BinaryIO

from pubcheck import linter_remnants

# What stands in no text: control characters other than white space, form feed and escape.
_BINARY = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
_HEAD = 4096
_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class UnreadableError(Exception):
    """A file that cannot be read; its text says why, as the end of “This file cannot be read: …”."""


class ChangedError(OSError):
    """A file that is no longer what was read, so that nothing may be written over it."""


def read(path: str, limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; raises UnreadableError."""
    try:
        # Looked at before it is opened: opening a pipe waits for whoever writes to it.
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError("it is a folder that this account has no right to open")
        if not stat.S_ISREG(mode):
            raise UnreadableError("it is not a regular file")
        with open(path, "rb") as file:
            data, size = None, os.fstat(file.fileno()).st_size
            if size <= limit:
                # Asked for what is there: a buffer of the limit takes longer to make than most files to read.
                data = file.read(size + 1)
                if len(data) > size:
                    data += file.read(limit + 1 - len(data))
    except OSError as error:
        raise UnreadableError(reason(error)) from error
    except ValueError as error:  # a name with a null character
        raise UnreadableError("its name is not one that a file can have") from error
    if data is None or len(data) > limit:
        raise UnreadableError(too_large(limit))
    return data


@contextmanager
def opened(path: str, data: bytes | None = None) -> Iterator[BinaryIO]:
    """A regular file to read from, or the bytes of one where they are at hand; raises UnreadableError."""
    if data is not None:
        yield BytesIO(data)
        return
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise UnreadableError("it is not a regular file")
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise UnreadableError(reason(error)) from error
    except ValueError as error:
        raise UnreadableError("its name is not one that a file can have") from error
    with file:
        yield file


def folder_of(path: str) -> str:
    """The folder in which a file lies, or what a link leads to."""
    return os.path.dirname(os.path.realpath(path))


def below(path: str, root: str) -> str:
    """A path as the patterns of settings see it: relative to a folder, with `/`."""
    return os.path.relpath(path, root or os.curdir).replace(os.sep, "/")


def too_large(limit: int) -> str:
    """What to say of a file of more than ``limit`` bytes."""
    return f"it is larger than the {limit:,} bytes that max-file-size-mb allows"


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding that is read: one in fifty of the first is a control.

    UTF-16 and UTF-32 without a byte order mark are among them.
    """
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return (len(head) - len(head.translate(None, _BINARY))) * 50 > len(head)


def write(path: str, data: bytes, before: bytes | None = None) -> None:
    """Put ``data`` in the place of a file, as ``replacing`` does. Raises OSError."""
    with replacing(path, before) as file:
        file.write(data)


@contextmanager
def replacing(path: str, before: bytes | None = None) -> Iterator[BinaryIO]:
    """Open what takes the place of a file when it is done, all or nothing; of a link, of what it leads to.

    Written beside, flushed to the disk and renamed; mode, extended attributes and, where the system lets us,
    owner are kept. Other names of the file (hard links) keep what it held. What is no regular file (a
    terminal, a pipe) is written to. Raises OSError; ChangedError where the file no longer holds ``before``.
    """
    path = os.path.realpath(path)
    try:
        status = os.stat(path)
    except FileNotFoundError:
        status = None
    if status and not stat.S_ISREG(status.st_mode):
        with open(path, "wb") as file:
            yield file
        return
    if status and not (status.st_mode & _MAY_WRITE and os.access(path, os.W_OK)):
        # Renaming asks for the folder's leave only.
        raise PermissionError(errno.EACCES, "it is read-only", path)
    with linter_remnants.beside(path) as (file, written):
        yield file
        file.flush()
        os.fsync(file.fileno())
        if status:
            _keep(status, path, written)
        else:
            os.chmod(written, 0o666 & ~_umask())
        if before is not None:
            with open(path, "rb") as old:
                if old.read() != before:
                    raise ChangedError(errno.EBUSY, "it was changed meanwhile", path)
        if os.name == "nt":
            file.close()  # Windows renames no open file
        os.replace(written, path)
    _flush_folder(os.path.dirname(path))


def _keep(status: os.stat_result, path: str, written: str) -> None:
    """Give the new file the owner, the mode and the extended attributes of the old one."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(written, status.st_uid, status.st_gid)
    os.chmod(written, stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):  # access control lists and labels are among them
        with suppress(OSError):
            for name in os.listxattr(path):
                with suppress(OSError):
                    os.setxattr(written, name, os.getxattr(path, name))


def _flush_folder(folder: str) -> None:
    """Make the renaming last; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def reason(error: OSError) -> str:
    """Why the system refused a file, as the end of “This file cannot be read: …”."""
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    if isinstance(error, PermissionError):
        return "this account has no right to read it"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    return (error.strerror or str(error)).lower()
