"""What ``<meta name="viewport">`` allows: how far a reader may zoom in.

The content is read, and its values are translated, as in CSS Device Adaptation (2016), 10.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

_PROPERTY = re.compile(
    r"([^\s,;=]{1,200}+)(?:[^,;=]*+)=[\s=]*+([^\s,;=]{1,200})",
)
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,100}+(?:\.[0-9]{0,100}+)?|\.[0-9]{1,100}+)(?:[eE][+-]?[0-9]{1,2}+)?")
_PIECE = re.compile(r"[,;]")
_DEVICE = frozenset({"device-width", "device-height"})
_LEAST, _MOST = 0.1, 10.0  # to which scales are clamped (10.4.2)


class Setting(NamedTuple):
    """A property of a viewport: its name in lower case, its value, and where both stand in the content."""

    name: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=64)  # the pages of a site state the same
def settings(content: str) -> Mapping[str, Setting]:
    """The properties of the content by name; the last of a name counts. Offsets are code points."""
    found: dict[str, Setting] = {}
    at = 0
    for piece in [*_PIECE.finditer(content), None]:
        end = piece.start() if piece else len(content)
        for name, value, start, stop in _pairs(content, at, end):
            found[name.lower()] = Setting(name.lower(), value, start, stop)
        at = end + 1
    return MappingProxyType(found)


def _pairs(content: str, at: int, end: int) -> list[tuple[str, str, int, int]]:
    """The names and values between two separators; "a=1 b=2" are two of them."""
    pairs = []
    while at < end:
        if content[at] == "=" or content[at].isspace():
            at += 1
            continue
        match = _PROPERTY.match(content, at, end)
        if match is None:
            break
        pairs.append((match[1], match[2], match.start(), match.end()))
        at = match.end()
    return pairs


def allows_zoom(value: str) -> bool:
    """Whether a value of user-scalable lets the reader zoom (10.4.4)."""
    lowered = value.lower()
    if lowered in _DEVICE or lowered == "yes":
        return True
    number = _number(value)
    return number is not None and abs(number) >= 1


def largest_scale(value: str) -> float | None:
    """How many times a value of maximum-scale lets a reader enlarge (10.4.2); None where it sets no bound."""
    lowered = value.lower()
    if lowered in _DEVICE:
        return _MOST
    if lowered == "yes":
        return 1.0
    number = _number(value)
    if number is None:
        return _LEAST
    return None if number < 0 else min(max(number, _LEAST), _MOST)


def _number(value: str) -> float | None:
    """The number that a value begins with, as strtod reads it."""
    match = _NUMBER.match(value)
    return float(match[0]) if match else None
