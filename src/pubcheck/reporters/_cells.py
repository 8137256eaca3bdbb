"""Text as a terminal shows it: cells, escapes, colors, and the marks under a range."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pubcheck.linter_excerpts import Line

_TAB = 4
_COLORS = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "cannot tell": "1;35",
}
# What a terminal may act upon, or hide: bidirectional controls and separators besides control characters.
_HIDDEN = frozenset("\u200e\u200f\u2028\u2029\u061c\ufeff")
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "--", "\u00a0": " "}
)


# Whatever may not take just one cell, or not be shown as it is; Latin letters and their punctuation are even.
_UNEVEN = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]")


class Paint(NamedTuple):
    """Colors text, where colors are on."""

    on: bool

    def __call__(self, text: str, style: str) -> str:
        code = _COLORS.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and code and text else text


def escaped(text: str, encoding: str = "utf-8") -> str:
    """Text with everything escaped that a stream of that encoding cannot show or a terminal acts upon."""
    if text.isascii() and text.isprintable():
        return text
    if _has(encoding, text):
        return _UNEVEN.sub(lambda match: _shown(match[0], encoding), text)
    return "".join(_shown(char, encoding) for char in text)


def readable(text: str, encoding: str = "utf-8") -> str:
    """A message on one line; where the stream has no curly quotes, with straight ones."""
    text = " ".join(text.split())
    if not text.isascii() and not _has(encoding, "“…—"):
        text = text.translate(_PLAIN)
    return escaped(text, encoding)


def underlined(line: Line, width: int, encoding: str = "utf-8", *, is_place: bool = False) -> tuple[str, str]:
    """A line of source cut to ``width`` cells around its range, and the marks below it ("" for none).

    ``is_place`` asks for a mark also where the range holds no character of the line.
    """
    cut = "…" if _has(encoding, "…") else "..."
    width = max(width, 20)
    shown: Sequence[str] = line.text
    ends: Sequence[int] = range(len(shown) + 1)  # the cells before each character, and all of them
    if _UNEVEN.search(line.text) or not _has(encoding, line.text):
        shown = [" " * _TAB if char == "\t" else _shown(char, encoding) for char in line.text]
        ends = list(accumulate(map(_cells, shown), initial=0))
    first, last = 0, len(shown)
    if any(line.is_cut) or ends[-1] > width:
        first, last = _window(ends, line.start, line.end, width - 2 * len(cut))
    before = cut if first > 0 or line.is_cut[0] else ""
    after = cut if last < len(shown) or line.is_cut[1] else ""
    text = f"{before}{''.join(shown[first:last])}{after}".rstrip()
    if line.start == line.end and not is_place:
        return text, ""
    indent = len(before) + max(ends[line.start] - ends[first], 0)
    return text, " " * indent + "^" * max(ends[min(line.end, last)] - ends[line.start], 1)


def _window(ends: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a line that fits: the range and as much on both sides, or the range's start."""
    last = bisect_right(ends, ends[start] + room) - 1
    if last < end:
        return start, last
    room -= ends[end] - ends[start]
    first = bisect_left(ends, ends[start] - room // 2)
    last = bisect_right(ends, ends[end] + room - (ends[start] - ends[first])) - 1
    return bisect_left(ends, ends[start] - room + (ends[last] - ends[end])), last


def _shown(char: str, encoding: str) -> str:
    if char.isascii():
        return char if char.isprintable() else _escape(char)
    category = unicodedata.category(char)
    is_text = category[0] in "LMNPS" or category in {"Co", "Zs"}
    joins = category == "Cf" and char not in _HIDDEN and not "\u202a" <= char <= "\u2069"
    return char if (is_text or joins) and _has(encoding, char) else _escape(char)


def _escape(char: str) -> str:
    return char.encode("unicode-escape").decode("ascii")


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes (Unicode Standard Annex 11 for the wide ones)."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
