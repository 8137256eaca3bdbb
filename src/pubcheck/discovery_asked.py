"""Asks git which paths it ignores, in one process that stays: a site may ask for thousands."""

from __future__ import annotations

import os
import weakref
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from pubcheck.discovery_ignored import call_of_git, in_repository, tells

if TYPE_CHECKING:
    from subprocess import Popen

_FIELDS = 4  # of an answer of `check-ignore --verbose`: the file, line and pattern that decide, and the path


class Ignores:
    """What git ignores below a folder; nothing, where git cannot tell."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._is_there = in_repository(folder)
        self._process: Popen[bytes] | None = None
        self._owner = 0
        self._is_known = False

    def any(self, paths: Sequence[str]) -> bool:
        """Whether git ignores any of some paths, relative to the folder, with `/`, that need not be there."""
        return self._is_there and any(map(self._ignores, paths))

    def _ignores(self, path: str) -> bool:
        if "\0" in path:
            return False
        try:
            process = self._running()
            if process is None or process.stdin is None or process.stdout is None:
                return False
            process.stdin.write(b"./" + os.fsencode(path) + b"\0")
            process.stdin.flush()
            answer = b""
            while answer.count(b"\0") < _FIELDS:
                more = os.read(process.stdout.fileno(), 65_536)
                if not more:  # of a path in a submodule, or behind a link, git tells nothing and ends
                    self._ended()
                    return False
                answer += more
        except OSError:
            self._ended()
            return False
        pattern = answer.split(b"\0")[2]
        return bool(pattern) and not pattern.startswith(b"!")

    def _ended(self) -> None:
        """Begin anew with the next path, unless git says that there is no repository."""
        self._process = None
        if not self._is_known:
            self._is_known = True
            self._is_there = tells(self._folder)

    def _running(self) -> Popen[bytes] | None:
        """The process; one of its own for each of ours, for what two read is nobody's answer."""
        if self._process is None or self._owner != os.getpid():
            import subprocess  # few sites have a link that leads to nothing

            command, environment = call_of_git(
                self._folder, "check-ignore", "-z", "--stdin", "--verbose", "--non-matching"
            )
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(
                    command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment
                )
            except (OSError, ValueError):
                self._is_there = False
                return None
            self._owner = os.getpid()
            weakref.finalize(self, _end, self._process, self._owner)
        return self._process


def _end(process: Popen[bytes], owner: int) -> None:
    """Let go of git, which ends when nobody can ask any more."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):  # what git has not read is of no use any more
            if stream is not None:
                stream.close()
    if owner == os.getpid():
        process.wait()
