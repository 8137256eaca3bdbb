"""The words of a sentence with the punctuation after each, for grammars that go word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\S+")
_BEFORE = "\"'“‘(["
_BEHIND = ".,;:!?)]\"'”’"


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that white space parts."""
    return frozenset(listed.split())


class Word(NamedTuple):
    """A word, its range in code points without the punctuation around it, and that punctuation."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words_of(text: str, start: int = 0, end: int | None = None, most: int = 80) -> list[Word]:
    """At most ``most`` words of ``text[start:end]``, in order; a period stays with an abbreviation's word."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if len(found) == most:
            break
        token = match[0]
        first = len(token) - len(token.lstrip(_BEFORE))
        core = token[first:].rstrip(_BEHIND)
        found.append(
            Word(
                core,
                match.start() + first,
                match.start() + first + len(core),
                token[:first],
                token[first + len(core) :],
            )
        )
    return found
