"""The initials of a text's words, which show whether it names what an acronym stands for."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import filterfalse
from operator import itemgetter

from pubcheck.grammar.sentence_words import word_set

_ARTICLES = word_set("the a an and & The And")
_SMALL = word_set("of the and for in on at to a an de du la y & with by or from The And Of For In On At To")
# A name runs over none of these: words in small letters that hold one only happen to have the initials.
_NO_NAME = word_set("""
    i you he she it we they them us me him this that these those there here who whom whose which what
    when where why how is are was were be been being am has have had having do does did doing can could
    may might must shall should will would not no if then than so but because while although though
    however also just only even very too still get got gets make makes made let go goes going see said
    says say use uses used using want need needs your our their his her its my
    """)
# Marks that part words, and those that end a name; a page is gone over once for each.
_PARTING = "-/(“"
_ENDING = (". ", ": ", "; ", "\n")
_FEWEST_IN_SMALL_LETTERS = 3  # letters of an acronym whose words may be written small

# A name in a text: words with capitals, small words between them.
_NAME = re.compile(
    r"[A-Z][\w.'’]{0,30}(?:[ -](?:(?:of|the|and|for|in|on|to|with|a|&) ){0,3}[A-Z][\w.'’]{0,30}){1,20}"
)
_first = itemgetter(0)


def names_in(text: str) -> str:
    """The runs of words with capitals in a text, a line each: a tenth of it, in which most names stand."""
    return "\n".join(_NAME.findall(text))


class Initials:
    """The initials of the words of ``text``, with its small words, without its articles, without any."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> list[str]:
        text = self._text.replace("U.S.", "United States")
        for ending in _ENDING:
            text = text.replace(ending, " | ")
        for mark in _PARTING:
            text = text.replace(mark, " ")
        # The letters themselves are none of the words that they stand for.
        return list(filterfalse(str.isupper, text.split()))

    @cached_property
    def _all(self) -> tuple[str, list[str]]:
        return "".join(map(_first, self._words)), self._words

    @cached_property
    def _without_articles(self) -> tuple[str, list[str]]:
        return _initials_without(_ARTICLES, self._words)

    @cached_property
    def _without_small(self) -> tuple[str, list[str]]:
        return _initials_without(_SMALL, self._words)

    def name(self, letters: str) -> bool:
        """Whether words in a row have the letters for initials: capitals, or three small ones at least."""
        bare = letters.replace("&", "")
        # Most names leave all their small words out.
        if bare in self._without_small[0] or bare in self._all[0] or bare in self._without_articles[0]:
            return True
        if len(bare) < _FEWEST_IN_SMALL_LETTERS:
            return False
        small = bare.lower()
        lines = (self._without_small, self._all, self._without_articles)
        return any(_has_run(small, initials.lower(), words) for initials, words in lines)


def _initials_without(left_out: frozenset[str], words: list[str]) -> tuple[str, list[str]]:
    kept = list(filterfalse(left_out.__contains__, words))
    return "".join(map(_first, kept)), kept


def _has_run(small: str, initials: str, words: list[str]) -> bool:
    # A few letters have two in lower case, and then the places would not fit.
    at = initials.find(small) if len(initials) == len(words) else -1
    while at >= 0:
        if _NO_NAME.isdisjoint(map(str.lower, words[at : at + len(small)])):
            return True
        at = initials.find(small, at + 1)
    return False
