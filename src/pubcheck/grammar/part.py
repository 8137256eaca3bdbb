"""A piece of a string with the place where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """The text of one field and its half-open range, in code points of the string that was read."""

    text: str
    start: int
    end: int

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Part:
        """The piece of ``text`` from ``start`` to ``end`` without the white space at both its ends."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(text[start:end], start, end)


class Fault(NamedTuple):
    """Something wrong in a string: what, where (code points), why in a writer's words, and a certain cure."""

    kind: str
    start: int
    end: int
    reason: str
    replacement: str | None = None
