"""Finds rows of words in a text, with alternatives, parts of words and gaps between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\w[\w'’-]*+|[^\w\s]")
_GAP = re.compile(r"…(\d{0,2})")
_WIDEST_GAP, _GAP_ALONE = 20, 4
_GAPS_TOGETHER = 40
_MOST_ITEMS = 20
_WINDOW = (1 << 64) - 1  # more words than a row with its gaps takes in
_MARKS = re.compile(r"[^\w\s]")
_CLASSES: dict[str, Callable[[str], bool]] = {
    "<word>": lambda token: token[0].isalpha(),
    "<number>": lambda token: token[0].isdigit(),
    "<capital>": lambda token: token[0].isupper(),
    "<small>": lambda token: token.islower(),
    "<mark>": lambda token: bool(_MARKS.fullmatch(token)),
}
CLASSES = frozenset(_CLASSES)
"""The names of the kinds of tokens that a row may ask for."""


class RowError(ValueError):
    """A row that cannot be looked for; says what to write."""


class Item(NamedTuple):
    """A place of a row: what stands there, whether it may be missing, how many words may go before."""

    fits: Callable[[str], bool]
    is_optional: bool
    gap: int


@lru_cache(maxsize=512)
def parsed(row: str, match_case: bool = False) -> tuple[Item, ...]:
    """The items of a row such as ``in …2 order|effort (<word>) to``; raises RowError.

    ``a|b`` are alternatives, ``adminis*`` and ``*ing`` parts of words, ``<number>`` and the like kinds of
    words (``CLASSES``), ``!x`` anything but x, ``(x)`` what may be missing, ``…`` up to four words and
    ``…9`` up to nine.
    """
    items: list[Item] = []
    gap = 0
    for word in row.split():
        if found := _GAP.fullmatch(word):
            wide = int(found[1]) if found[1] else _GAP_ALONE
            if wide > _WIDEST_GAP or not items or gap:
                raise RowError(f"a gap (…) stands between two words and is of {_WIDEST_GAP} words at most")
            gap = wide
            continue
        is_optional = len(word) > 2 and word[0] == "(" and word[-1] == ")"
        items.append(Item(_test(word[1:-1] if is_optional else word, match_case), is_optional, gap))
        gap = 0
    if gap or len(items) > _MOST_ITEMS or all(item.is_optional for item in items):
        raise RowError(f"a row has 1 to {_MOST_ITEMS} words, not all in brackets, and no gap at its end")
    if sum(item.gap for item in items) > _GAPS_TOGETHER:
        raise RowError(f"the gaps of a row take {_GAPS_TOGETHER} words at most, all together")
    return tuple(items)


def _test(word: str, match_case: bool) -> Callable[[str], bool]:
    if len(word) > 1 and word[0] == "!":
        unwanted = _test(word[1:], match_case)
        return lambda token: not unwanted(token)
    if word in _CLASSES:
        return _CLASSES[word]
    if len(word) > 2 and word[0] == "<" and word[-1] == ">":
        raise RowError(f"there is no kind of words {word}; there are {', '.join(sorted(CLASSES))}")
    choices = word.split("|") if len(word) > 1 else [word]
    if not all(choices):
        raise RowError(f"“{word}” has an empty alternative")
    fold: Callable[[str], str] = str if match_case else str.lower
    whole = frozenset(fold(c) for c in choices if "*" not in c or len(c) == 1)
    heads = tuple(fold(c[:-1]) for c in choices if len(c) > 1 and c[-1] == "*")
    tails = tuple(fold(c[1:]) for c in choices if len(c) > 1 and c[0] == "*")
    if any("*" in c.strip("*") or (c[0] == c[-1] == "*" and len(c) > 1) for c in choices):
        raise RowError(f"in “{word}” the * stands neither at the start nor at the end of a word")

    def fits(token: str) -> bool:
        token = fold(token)
        return token in whole or token.startswith(heads) or token.endswith(tails)

    return fits


def find(
    text: str, row: tuple[Item, ...], start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Where a row stands in ``text[start:end]``: ranges in code points, in order, without overlaps."""
    tokens = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    words = [token[0].replace("’", "'") for token in tokens]
    ahead = [_ahead(words, item.fits) for item in row]
    at = 0
    while at < len(words):
        length = _length(ahead, row, at)
        if length:
            yield tokens[at].start(), tokens[at + length - 1].end()
        at += length or 1


def _ahead(words: list[str], fits: Callable[[str], bool]) -> list[int]:
    """For each word which of the words from there on fit, as bits: more than any row is long."""
    known = {word: fits(word) for word in set(words)}
    found, bits = [0] * len(words), 0
    for at in range(len(words) - 1, -1, -1):
        bits = (bits << 1 | known[words[at]]) & _WINDOW
        found[at] = bits
    return found


def _length(ahead: list[list[int]], row: tuple[Item, ...], at: int) -> int:
    """How many words the shortest match has that begins at a word; 0 where none does."""
    reached = 1  # the bits tell how many words may have been taken
    for item, fitting in zip(row, ahead, strict=True):
        wide = reached
        for _ in range(item.gap):
            wide |= wide << 1
        taken = (wide & fitting[at]) << 1
        reached = taken | reached if item.is_optional else taken
        if not reached:
            return 0
    reached &= ~1
    return (reached & -reached).bit_length() - 1 if reached else 0
