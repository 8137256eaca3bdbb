"""Pairs of spellings that differ by one edit, and what tells a slip from another word."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

_LONGEST = 40  # code points of a word that is compared; the work for one is the square of its length
_MOST = 1000  # words of one page
_MOST_ALIKE = 12  # words that share all but one letter


def differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is changed, added or lost, or two neighbors are swapped; case counts."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        if one[start + 1 :] == other[start + 1 :]:
            return True
        swapped = other[start + 1 : start + 2] + other[start : start + 1]
        return one[start : start + 2] == swapped and one[start + 2 :] == other[start + 2 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs among the distinct words that differ by one edit, the earlier word first; in linear time.

    Words are compared by what is left of them without one letter, so that no word meets all others.
    """
    kept = [word for word in dict.fromkeys(words) if len(word) <= _LONGEST][:_MOST]
    alike: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(kept):
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            if len(alike[key]) < _MOST_ALIKE:
                alike[key].append(number)
    found = {
        (first, second)
        for numbers in alike.values()
        for at, first in enumerate(numbers)
        for second in numbers[at + 1 :]
        if differ_by_one(kept[first], kept[second])
    }
    yield from ((kept[first], kept[second]) for first, second in sorted(found))


def is_inflected(one: str, other: str) -> bool:
    """Whether two words differ at their ends as forms of one word do: Marine, Marines; Iraq, Iraqi."""
    return one.startswith(other) or other.startswith(one)


def is_transliterated(one: str, other: str) -> bool:
    """Whether two words are one by the ways in which other scripts are written: Hussein, Hussain."""
    return _plain(one) == _plain(other)


def folded(word: str) -> str:
    """A word without accents, for they are written or left out as people like."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("y", "i"), ("ee", "i"),
    ("med", "mad"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("q", "k"), ("j", "i"), ("w", "v"), ("ts", "s"),
)  # fmt: skip


def _plain(word: str) -> str:
    """A rough sound: vowels that transcriptions take for one another as one, double letters single."""
    plain = folded(word).lower().replace("'", "").replace("’", "")
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    single = "".join(char for at, char in enumerate(plain) if at == 0 or char != plain[at - 1])
    return single.removesuffix("h")
