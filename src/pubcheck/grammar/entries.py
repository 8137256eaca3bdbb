"""Entries: one key or list item of a YAML, TOML or JSON text, as the scanners of this folder hand it out."""

from __future__ import annotations

from typing import Literal, NamedTuple

Path = tuple[str | int, ...]
Scalar = str | bool | int | float | None
Kind = Literal["string", "number", "boolean", "null", "list", "mapping"]

MOST_ENTRIES = 1_000_000
"""Entries of one text that are kept, some 500 bytes each with all that is made of them."""
TOO_MANY = f"it holds more than {MOST_ENTRIES:,} values"


class Entry(NamedTuple):
    """A key or list item with its value; all offsets are code points of the text that was scanned.

    ``key`` is the range of the key without quotes, None for a list item; ``start`` to ``end`` is the range
    of the value without quotes.
    """

    path: Path
    key: tuple[int, int] | None
    value: Scalar
    start: int
    end: int
    kind: Kind


class Problem(NamedTuple):
    """What kept a text from being read in full, and where: code points of the text that was scanned."""

    message: str
    start: int
    end: int


class Stretch(NamedTuple):
    """A stretch ``start:end`` of a decoded value and the stretch of the text that it stands for.

    ``copied`` tells that it is that text character by character; any other stands for it as a whole.
    """

    start: int
    end: int
    origin: int
    origin_end: int
    copied: bool
