"""Fixes a folder of files in a process that is killed, again and again; tests/test_fixes_killed.py runs it.

`python killed_fixes.py FOLDER random NUMBER` kills at random moments, `... calls MOST` at each boundary of a
system call, at most so many times. It ends with 0 if each file was whole after each kill, old or new, and if
a following run cleaned up and mended all. Tells how many kills there were, after how many a temporary file
lay about, and after how many some files were new and some old.
"""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import time
from datetime import date
from pathlib import Path

from pubcheck import catalogue, linter_fixing
from pubcheck.config import DEFAULTS
from pubcheck.linter import File, Linter
from pubcheck.linter_remnants import is_remnant

LINK = '<p>See <a href="{}://news.example.mil/a">the news of the fleet</a>.</p>\n'
SETTINGS = DEFAULTS._replace(select=("link-http",), https_hosts=frozenset({"news.example.mil"}))
PTRACE_TRACEME, PTRACE_SYSCALL = 0, 24


def contents() -> dict[str, tuple[bytes, bytes]]:
    """Files by name, each before its fixes and after."""
    old, new = (LINK.format(scheme).encode() for scheme in ("http", "https"))
    rest = b"<p>The ship sailed.</p>\r\n"
    return {
        "a.html": (old, new),
        "b\u202e.md": (b"\xef\xbb\xbf# News\n\n" + old, b"\xef\xbb\xbf# News\n\n" + new),
        "c.html": (old * 3 + rest * 100, new * 3 + rest * 100),
        "deep/d.html": (b"<p>Caf\xe9</p>" + old, b"<p>Caf\xe9</p>" + new),
    }


def main(folder: Path, how: str, number: int) -> int:
    os.chdir(folder)
    (folder / "deep").mkdir()
    files = contents()
    put_back(folder, files)
    given = [
        File(str(folder / name), name, "markdown" if name.endswith("md") else "html", SETTINGS)
        for name in files
    ]
    linter = Linter(catalogue.load(), date(2026, 1, 1))
    fix(linter, given)  # children have less to do after a warm start
    put_back(folder, files)
    started = time.monotonic()
    fix(linter, given)
    took = time.monotonic() - started
    put_back(folder, files)
    kills = left = halves = 0
    chance = random.Random(6)
    while kills < number:
        child = os.fork()
        if not child:
            if how == "calls":
                trace_me()
            os._exit(fix(linter, given))
        if how == "random":
            time.sleep(chance.uniform(0, took))
        elif step(child, kills):
            break
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        kills += os.WIFSIGNALED(status)
        took = took if os.WIFSIGNALED(status) else took * 0.95
        states = check(folder, files)
        halves += 0 < sum(states) < len(states)
        left += any(is_remnant(path.name) for path in folder.rglob(".*"))
        if os.WIFSIGNALED(status):
            assert in_child(linter, given) == 0
            assert all(check(folder, files)), "the next run fixes what is left"
            assert not list(folder.rglob(".pubcheck*")), "and removes what lies about"
        put_back(folder, files)
    sys.stdout.write(f"{kills} {left} {halves}\n")
    return 0


def fix(linter: Linter, files: list[File]) -> int:
    linter_fixing.clear_remnants(files)
    for mended in linter_fixing.run(linter, files):
        assert mended.report
        assert not mended.report.refused
    return 0


def in_child(linter: Linter, files: list[File]) -> int:
    child = os.fork()
    if not child:
        os._exit(fix(linter, files))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def put_back(folder: Path, files: dict[str, tuple[bytes, bytes]]) -> None:
    for name, (before, _) in files.items():
        (folder / name).write_bytes(before)


def check(folder: Path, files: dict[str, tuple[bytes, bytes]]) -> list[bool]:
    """Whether each file is the new one; it must be that or the old one, and nothing of others lies about."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        assert path.is_dir() or name in files or is_remnant(path.name), f"{name} was left"
    found = []
    for name, (before, after) in files.items():
        data = (folder / name).read_bytes()
        assert data in (before, after), f"{name} is neither old nor new: {data[:80]!r}"
        found.append(data == after)
    return found


def trace_me() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(PTRACE_TRACEME, 0, None, None):
        os._exit(77)
    os.kill(os.getpid(), signal.SIGSTOP)


def step(child: int, stops: int) -> bool:
    """Let a process run to a boundary of a system call; whether it came to its end before."""
    libc = ctypes.CDLL(None, use_errno=True)
    for _ in range(stops + 1):
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 77:
                sys.exit(77)
            return True
        libc.ptrace(PTRACE_SYSCALL, child, None, None)
    return not os.WIFSTOPPED(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
