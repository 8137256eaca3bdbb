"""Reads the case of a headline: title case, sentence case, or neither for sure."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pubcheck.grammar.sentence_words import word_set

Case = Literal["title", "sentence", "mixed", ""]

# Words that title case writes small in one guide or another: prepositions of any length (Chicago).
_SMALL = word_set("""
    about above across after against along amid among around before behind below beneath beside
    between beyond despite down during except from inside into like near off onto outside over past
    since than that then through throughout toward towards under underneath unlike until upon versus
    when where while with within without your their this these those have been being will does what
    which
    """)
_WORD = re.compile(r"(?<![\w@./’'-])[A-Za-z][A-Za-z’']{3,40}(?![\w@/’']|\.\w)")
# After these a capital says nothing: a new part of the headline begins.
_OPENS = re.compile(r"(?:[:.?!;|—–(\[\"“‘/]|(?<=\s)-|\d\.?)\s{0,3}\Z")
_FEWEST_SMALL = 2  # words in small letters that show sentence case
_FEWEST_CAPITALS = 2
_ALL_NAMES = 4  # words with capitals in a row may be one name; more are title case


class HeadlineCase(NamedTuple):
    """The case of a headline, and its long words in small letters and with capitals."""

    case: Case
    small: tuple[tuple[int, int], ...]
    capital: tuple[tuple[int, int], ...]


def read_case(text: str) -> HeadlineCase:
    """The case of a headline by its words of four letters and more, prepositions and the first word left out.

    "" where it has too few of them, as in a name; ranges are code points of ``text``.
    """
    small: list[tuple[int, int]] = []
    capital: list[tuple[int, int]] = []
    first = True
    for match in _WORD.finditer(text):
        word = match[0]
        opens = first and not any(char.isalpha() for char in text[: match.start()])
        first = False
        if opens or word.lower() in _SMALL or _OPENS.search(text, max(0, match.start() - 5), match.start()):
            continue
        if word.islower():
            small.append(match.span())
        elif word[0].isupper() and word[1:].islower():
            capital.append(match.span())
    case: Case = ""
    if len(small) >= _FEWEST_SMALL and len(small) >= len(capital):
        case = "sentence"
    elif small and len(capital) >= _FEWEST_CAPITALS and len(capital) > 2 * len(small):
        case = "mixed"
    elif not small and len(capital) >= _ALL_NAMES:
        case = "title"
    return HeadlineCase(case, tuple(small), tuple(capital))
