"""Counts the syllables of English words: a table of exceptions from CMUdict first, then rules of spelling.

Both stand in ``data/syllables.txt``, which tells their edition; the rules are learned from CMUdict, the
exceptions are its words that the rules get wrong. On words that the rules were not learned from they err in
fewer than 5 of 100 (``benchmarks/syllables.py``).

Conventions, after Flesch, "How to Write Plain English" (1979), chapter 2, unless said otherwise:

* a word counts as it is read aloud, at least one syllable;
* hyphenated words, possessives and contractions are the sum of their parts ("able-bodied" 4, "Esper's" 2);
* letters with stops between them and short groups of consonants are spelled out ("U.S." 2, "DHS" 3, "W" 3);
  acronyms with a vowel are read as words ("NATO" 2);
* a number counts one ("2019", "3rd", "1,200"), as textstat has it: Flesch advises to leave figures out of
  the syllable count, and dates make no text harder;
* an address ("https://...", "www....", an e-mail address) and a masked value (U+E000) count one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from pubcheck import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VOWELS = re.compile(r"[aeiouy]+")

_PIECE = re.compile(
    r"[a-z]+(?:'[a-z]+)*|[0-9][0-9.,:]*(?:st|nd|rd|th|s)?(?![a-z])|[0-9]+|[^\W_a-z0-9]+|\ue000+"
)
_TRIMMED = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_ADDRESS = re.compile(r"[a-z]{1,20}+://.|www\..|[^@]{1,64}+@.")
_SPOKEN = {"ft": 1, "mt": 1, "pvt": 2, "cmdr": 3, "nth": 1}
_ACCENTS = str.maketrans({"’": "'", "ʼ": "'", "é": "ey", "è": "e", "æ": "e", "œ": "e", "ø": "o", "ł": "l"})
_LONGEST_SPELLED = 5
LONGEST_RULE = 4  # letters and ends
PARTS = 50  # of a syllable, in which rules are stated
_MARKS = ".,;:!?\"'()“”‘’"
_LONGEST_WORD = 60  # letters; rules know nothing of longer ones
_MEMORY = 200_000


def count(word: str) -> int:
    """The number of syllables of one word, in any case; 0 where there is no letter, digit or U+E000."""
    return _table().words[word.lower()]


def counts(words: Iterable[str]) -> list[int]:
    """The syllables of each of some words in lower case, with or without punctuation around them."""
    return list(map(_table().words.__getitem__, words))


def by_rule(word: str, rules: Mapping[str, int] | None = None) -> int:
    """Syllables of a lower-case ASCII word of letters, with an apostrophe perhaps, by rules alone.

    A rule is a piece of ``^word$`` of at most ``LONGEST_RULE`` characters, with what it adds to the number
    of groups of vowels, in ``PARTS`` of a syllable; without ``rules`` those of the table.
    """
    stem, apostrophe, ending = word.partition("'")
    if apostrophe and stem:
        return by_rule(stem, rules) + _of_ending(stem, ending)
    word = stem or ending
    if len(word) > _LONGEST_WORD:
        return max(1, vowel_groups(word))
    rules = _table().rules if rules is None else rules
    pieces = map(f"^{word}$".__getitem__, _slices(len(word) + 2))
    parts = sum(map(rules.get, pieces, repeat(0)))
    return max(1, vowel_groups(word) + (2 * parts + PARTS) // (2 * PARTS))


@cache
def _slices(length: int) -> list[slice]:
    """Where the pieces of a word of so many letters and ends stand."""
    return [
        slice(start, start + size)
        for size in range(2, LONGEST_RULE + 1)
        for start in range(length + 1 - size)
    ]


def vowel_groups(word: str) -> int:
    """The groups of vowel letters of a lower-case word, y among them."""
    return len(_VOWELS.findall(word))


def is_spelled(word: str) -> bool:
    """Whether a lower-case piece of letters is read letter by letter: a short group of consonants."""
    return len(word) <= _LONGEST_SPELLED and not _VOWELS.search(word)


def _of_ending(stem: str, ending: str) -> int:
    if ending == "s":
        return int(stem.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")))
    if ending == "t" and stem.endswith("n"):
        return int(stem[-2:-1] not in "aeiouwr")
    return int(ending in {"ll", "ve", "d"} and stem[-1] not in "aeiouyw")


class _Memory(dict[str, int]):
    """Counts by lower-case word, filled as words come up."""

    def __missing__(self, word: str) -> int:
        # Most are words of letters, or those with a mark behind them.
        bare = word.strip(_MARKS)
        found = self.get(bare, 0)
        if not found:
            plain = bare.isalpha() and bare.isascii()
            found = max(1, self._of_piece(bare)) if plain else self._work_out(word)
        if len(self) < _MEMORY and len(word) < 64:
            self[word] = found
        return found

    def _work_out(self, word: str) -> int:
        trimmed = _TRIMMED.search(word.replace("\ue000", "0"))
        if trimmed is None:
            return 0
        word = trimmed[0]
        if _ADDRESS.match(word):
            return 1
        if not word.isascii():
            folded = unicodedata.normalize("NFKD", word.translate(_ACCENTS))
            word = "".join(char for char in folded if not unicodedata.combining(char)).lower()
        return max(1, sum(self._of_piece(piece) for piece in _PIECE.findall(word)))

    def _of_piece(self, piece: str) -> int:
        if not piece[0].isascii() or piece[0].isdigit():
            return 1
        known = self.get(piece)
        if known is not None:
            return known
        stem, apostrophe, ending = piece.partition("'")
        if apostrophe:
            return self._of_piece(stem) + _of_ending(stem, ending)
        if is_spelled(piece):
            return len(piece) + 2 * piece.count("w")
        if len(piece) == 1:
            return 1
        return by_rule(piece)


class _Table(NamedTuple):
    """What the file of the table holds: syllables of words, and what pieces of words add."""

    words: _Memory
    rules: dict[str, int]


@cache
def _table() -> _Table:
    table = _Table(_Memory(), {})
    for line in (resources.folder("data") / "syllables.txt").read_text(encoding="ascii").splitlines():
        number, *words = line.split()
        if number != "#":
            part = table.rules if number[0] in "+-" else table.words
            part.update(dict.fromkeys(words, int(number)))
    table.words.update(_SPOKEN)
    return table
