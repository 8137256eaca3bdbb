"""What the command line knows of the terminal: colors, width, progress and the lines beside the report."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

_FIRST_SHOWN, _BETWEEN = 1.0, 0.1  # seconds


# What a console without these characters gets for them.
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "--"})


def say(*lines: str) -> None:
    """Write lines to standard error."""
    _write(sys.stderr, lines)


def show(*lines: str) -> None:
    """Write lines to standard output."""
    _write(sys.stdout, lines)


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    # Not by click.echo, which writes UTF-8 to a console that says it is ASCII.
    for line in lines:
        try:
            line.encode(stream.encoding or "ascii")
        except UnicodeError:
            line = line.translate(_PLAIN)
        stream.write(f"{line}\n")


def shown(text: str) -> str:
    """Text on one line, with an escape for each character that a terminal acts upon or cannot show."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode-escape").decode("ascii") for c in text)


def colors(stream: TextIO) -> bool:
    """Whether to write in color (no-color.org, force-color.org): NO_COLOR goes before FORCE_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if (forced := os.environ.get("FORCE_COLOR")) and forced != "0":
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The width of the terminal in cells: COLUMNS, else what the terminal says, else 100."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return min(int(columns), 1000)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 100
    except (OSError, ValueError, AttributeError):
        return 100


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody watches a stream."""
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False


class Progress:
    """How far a long run has come, on standard error if that is a terminal; gone when the run is done."""

    def __init__(self, total: int, *, silent: bool, unit: str = "files") -> None:
        self._total = total
        self._unit = unit
        self.done = 0
        self._is_on = total > 1 and not silent and is_terminal(sys.stderr)
        self._next = time.monotonic() + _FIRST_SHOWN
        self._has_drawn = False

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        if self._is_on and (now := time.monotonic()) >= self._next:
            self._next = now + _BETWEEN
            self._has_drawn = True
            full = 24 * self.done // self._total
            bar = "#" * full + "." * (24 - full)
            sys.stderr.write(f"\r[{bar}] {self.done} of {self._total} {self._unit} ")
            sys.stderr.flush()

    def hide(self) -> None:
        """Make room for the report; the next step draws again."""
        if self._has_drawn:
            sys.stderr.write("\r" + " " * (40 + len(self._unit) + 2 * len(str(self._total))) + "\r")
            sys.stderr.flush()
            self._has_drawn = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()
