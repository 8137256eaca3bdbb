"""Where the text of plain markup stands in it, without a tokenizer."""

from __future__ import annotations

import re
from typing import NamedTuple

# Tags that change nothing about how what follows is read; no mark in them but quotes around values.
_PLAIN_TAG = re.compile(
    r"</?(?:a|abbr|b|br|cite|em|i|img|li|p|span|strong|td|th|u|h[1-6])"
    r"(?:\s++[a-zA-Z][a-zA-Z-]*+(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'))?+)*+\s*+/?+>"
)


class Run(NamedTuple):
    """``length`` characters of tree text from ``offset``, which stand at ``start:end`` of the markup.

    Where ``length == end - start`` they stand there one by one, else as one character reference.
    """

    offset: int
    length: int
    start: int
    end: int


def plain_runs(markup: str, start: int, end: int, text: str) -> list[Run] | None:
    """The runs of ``text`` where ``markup[start:end]`` is it with plain tags in it and no more, else None."""
    if "&" in text or "<" in text:
        return None
    runs: list[Run] = []
    offset = 0
    while start < end:
        tag = _PLAIN_TAG.search(markup, start, end)
        stop = tag.start() if tag else end
        if stop > start:
            if not text.startswith(markup[start:stop], offset):
                return None
            runs.append(Run(offset, stop - start, start, stop))
            offset += stop - start
        start = tag.end() if tag else end
    return runs if offset == len(text) else None
