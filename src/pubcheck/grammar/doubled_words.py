"""Which words may stand twice in a row, and which never do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Two clauses, two word classes or two objects may meet in these, or the word is doubled for its sound.
_MAY_MEET = frozenset(
    ["again", "as", "back", "blah", "boing", "bye", "can", "cha", "choo", "chop", "clap", "content", "day",
     "des", "di", "ding", "do", "does", "dove", "dum", "far", "fifty", "goody", "ha", "had", "half",
     "he", "hear", "her", "hers", "hip", "his", "how", "hush", "is", "it", "knock", "la", "le", "long",
     "mama", "many", "more", "much", "muy", "my", "never", "night", "no", "nos", "nous", "now",
     "object", "one", "out", "over", "papa", "please", "pom", "poo", "present", "produce", "que",
     "really", "same", "se", "she", "si", "side", "so", "step", "such", "sur", "test", "that", "there",
     "these", "they", "this", "those", "tick", "time", "toc", "tom", "too", "tres", "tsk", "tuk",
     "tut", "up", "used", "very", "vous", "wakey", "walkie", "was", "we", "well", "what", "where",
     "who", "win", "word", "yada", "yeah", "years", "yes", "you", "yum"]
)  # fmt: skip
# No sentence has these twice.
_NEVER_MEET = frozenset(["a", "an", "and", "every", "its", "my", "or", "our", "the", "their", "your"])
_VOWELS = frozenset("aeiouy")
_BLANKS = re.compile(r" {0,9}")
_BESIDE = frozenset("'’.@/#&_-\ue000")
_GOES_ON = re.compile(r"[\w@/\ue000-]|['’.]\w")


class Doubled(NamedTuple):
    """A range in code points, the word in it as first written, and whether one of the two must go."""

    start: int
    end: int
    word: str
    is_sure: bool


def find(text: str, lowered: str, squeezed: str, words: frozenset[str]) -> Iterator[Doubled]:
    """Those of some words in lower case that stand twice in a row with but blanks between them, in order.

    ``lowered`` is the text in lower case, ``squeezed`` that with one blank for several.
    Silent on words that may meet (had had, that that), on names and abbreviations (Walla Walla), on figures,
    on single letters but “a”, and where the second one alone has a capital (the The Hague Group).
    """
    found = []
    for word in words - _MAY_MEET:
        if not word.isalpha() or _VOWELS.isdisjoint(word) or (len(word) == 1 and word != "a"):
            continue
        # Of most of them a mark parts the two, and a plain search says so at once.
        if f"{word} {word}" not in squeezed:
            continue
        for start, second, end in _twice(word, lowered, squeezed is not lowered):
            one, other = text[start : start + len(word)], text[second:end]
            never = word in _NEVER_MEET
            # Two capitals make a name; a capital alone opens a sentence, or a label that is no part of it.
            if one == other if one.islower() else never and other.islower():
                found.append(Doubled(start, end, one, never))
    yield from sorted(found)


def _twice(word: str, lowered: str, has_gaps: bool) -> Iterator[tuple[int, int, int]]:
    """Where a word stands twice in a row: the starts of both and the end, in code points."""
    length = len(word)
    at = lowered.find(word)
    while at >= 0:
        second = at + length + 1
        if has_gaps:
            second = at + length + len(_BLANKS.match(lowered, at + length)[0])  # type: ignore[index]
        end = second + length
        if lowered.startswith(f" {word}", second - 1) and _stands_alone(lowered, at, end):
            yield at, second, end
            at = end
        at = lowered.find(word, at + 1)


def _stands_alone(lowered: str, start: int, end: int) -> bool:
    before = lowered[start - 1] if start else " "
    return not (before.isalnum() or before in _BESIDE) and not _GOES_ON.match(lowered, end)
