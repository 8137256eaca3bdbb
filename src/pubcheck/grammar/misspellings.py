"""Spellings that are certainly wrong, each with the one word that is meant (``data/misspellings.txt``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple

from pubcheck import resources

_BESIDE = frozenset("-/@_#.\\~+=&%$\ue000")
_AFTER = re.compile(r"[\w/@_#\\~+=&%$\ue000-]|['’.]\w|[(:]\w|\(\)")
_SIC = re.compile(r"\s{0,3}[(\[]sic\b", re.IGNORECASE)
_FEWEST_CAPITALS = 7  # letters; a shorter word in capitals may be an acronym
_FEWEST_OF_NAMES = 4  # letters of a word that is judged with a capital as well


class Misspelled(NamedTuple):
    """A range in code points, what to write there, and whether a capital may make a name of it."""

    start: int
    end: int
    better: str
    may_be_name: bool


@cache
def table() -> dict[str, str]:
    """The word for each wrong spelling, both in lower case."""
    text = (resources.folder("data") / "misspellings.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line[0] != "#":
            word, *wrong = line.split()
            found.update(dict.fromkeys(wrong, word.replace("_", " ")))
    return found


def find(text: str, lowered: str, words: Set[str], own: Mapping[str, str]) -> Iterator[Misspelled]:
    """The wrong spellings among the words of a text, in order; ``own`` adds to those of the table.

    ``lowered`` is the text in lower case, offset by offset, ``words`` its words. Skipped are addresses, names
    of files and of code, words with capitals inside, and what is marked as [sic].
    """
    known = table()
    hits = []
    for wrong in (known.keys() | own.keys()) & words if own else known.keys() & words:
        better = own.get(wrong) or known[wrong]
        found = (_meant(text, at, at + len(wrong), better) for at in places(lowered, wrong))
        hits += [hit for hit in found if hit]
    yield from sorted(hits)


def places(lowered: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, in no address, name of a file or of code, and not marked as [sic]."""
    at = lowered.find(word)
    while at >= 0:
        end = at + len(word)
        before = lowered[at - 1 : at]
        is_part = before and (before.isalnum() or before in _BESIDE)
        if not (is_part or _AFTER.match(lowered, end) or _SIC.match(lowered, end)):
            yield at
        at = lowered.find(word, end)


def _meant(text: str, start: int, end: int, better: str) -> Misspelled | None:
    written = text[start:end]
    if written.islower():
        return Misspelled(start, end, better, False)
    if len(written) < _FEWEST_OF_NAMES:
        return None  # Teh is a name, too
    if written[1:].islower():
        return Misspelled(start, end, better[:1].upper() + better[1:], True)
    if written.isupper() and len(written) >= _FEWEST_CAPITALS:
        return Misspelled(start, end, better.upper(), True)
    return None
