"""Tells which words of a heading or a link stand in the wrong case for a style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.grammar.sentence_words import word_set

STYLES = ("sentence", "title", "lower", "upper")
"""The styles: Only the first word; Every Word of Weight; no capitals; NOTHING BUT CAPITALS."""

# Small in a title by the Associated Press: articles, conjunctions and prepositions of three letters or fewer.
_SMALL = word_set("a an and as at but by for if in nor of off on or per so the to up via yet vs v")
_WORD = re.compile(r"[^\W\d_][\w'’]*+")
_OPENERS = frozenset(':.?!;|—–(/“"‘•')
_BESIDE = frozenset("@/_#.&\ue000")


class Fault(NamedTuple):
    """A word in the wrong case: its range in code points, how it should stand, whether it is the first."""

    start: int
    end: int
    better: str
    is_first: bool


def find(text: str, style: str, exceptions: frozenset[str]) -> tuple[list[Fault], int]:
    """The words that a style has otherwise, and how many words of weight there are beside the first one.

    ``exceptions`` are words and phrases that stand as they are written; no word is judged that has a capital
    inside, stands in an address or beside a figure (F-16, iPhone, USS).
    """
    spared = bytearray(len(text))
    for first, last in _spared(text, exceptions):
        spared[first:last] = b"\1" * (last - first)
    found: list[Fault] = []
    judged = end = 0
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        between = text[end : match.start()].rstrip()
        start, end = match.span()
        word = match[0]
        if all(spared[start:end]) or _is_odd(text, start, end):
            continue
        if word[1:] != word[1:].lower() and style != "upper":
            continue
        is_first = number == 0 and not any(char.isalnum() for char in text[:start])
        opens = number == 0 or between[-1:] in _OPENERS
        is_last = number == len(words) - 1
        judged += not opens and word.lower() not in _SMALL
        better = _as_in(style, word, opens=opens, is_edge=opens or is_last)
        if better and better != word:
            found.append(Fault(start, end, better, is_first))
    return found, judged


def _as_in(style: str, word: str, *, opens: bool, is_edge: bool) -> str:
    """How a style writes a word; "" where it may be either."""
    if style == "lower":
        return word.lower()
    if style == "upper":
        return word.upper()
    capital = word[0].upper() + word[1:]
    if style == "title":
        if word.lower() in _SMALL:
            return capital if opens else "" if is_edge else word.lower()
        return capital
    if word in {"I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll", "I'd", "I’d"}:
        return word
    return capital if opens else word.lower()


def _is_odd(text: str, start: int, end: int) -> bool:
    """Whether a word is part of an address, a name with figures or what no rule may judge."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        (before in _BESIDE and before)
        or before.isdigit()
        or (before == "-" and text[start - 2 : start - 1].isdigit())
    ):
        return True
    goes_on = text[end + 1 : end + 2]
    return after in {"@", "/", "_", "\ue000"} or (
        after in {".", "-"} and (goes_on.isdigit() or (after == "." and goes_on.isalpha()))
    )


def _spared(text: str, exceptions: frozenset[str]) -> Iterator[tuple[int, int]]:
    for phrase in exceptions:
        at = text.find(phrase) if phrase else -1
        while at >= 0:
            end = at + len(phrase)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                yield at, end
            at = text.find(phrase, end)
