"""Finds the sentences and words of English news and web prose, aware of ranks, states, initials and dates.

Ranges are half-open and in code points of the text given. A stop ends a sentence unless what stands before
and after it says otherwise; where both readings are possible the shorter sentences win, because a sentence
that is wrongly joined is reported as too long. A blank line ends a sentence always.

This is the one place that says what a word is, for readability, statistics and every check that counts
words: a run without white space that holds a letter, a digit or U+E000 (a masked value), without the
punctuation around it. Contractions, hyphenated words, abbreviations, figures and addresses are one word each
(Flesch, "How to Write Plain English", 1979, chapter 2). A dash, two hyphens or dots of omission part words.
"""

from __future__ import annotations

import re
from itertools import filterfalse

from pubcheck.grammar.abbreviations import (
    AFTER_CLOCK,
    CERTAIN_STARTERS,
    KINDS,
    LETTERED,
    STARTERS,
    TAILS,
    Kind,
)

_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?+")

# One run of stops that white space follows, with closing marks and footnote marks between. The run is entered
# at its first stop only and given up whole, so a run of any length is read once.
_STOP = re.compile(
    r"""[.!?…](?<![.!?…]{2})[.!?…]*+ (?:["'”’)\]}»*¹²³⁴⁵⁶⁷⁸⁹⁰]|\[[0-9a-z]{1,3}\])*+
    (?:(?<=[a-z]{4}[.])[0-9]{1,2}(?=\s[A-Z“"])|(?<=[a-z]{4}[.][”"])[0-9]{1,2}(?=\s[A-Z“"]))?+ (?=\s)""",
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
_OPENERS = "\"'“‘([{«*_¿¡"
_DASHES = "-–—"
_CLOSING_QUOTES = frozenset("\"'”’")

_SAYS = re.compile(r"(?:[A-Z][\w.’'-]{0,20}+ ){1,4}+(?:said|says|asked|asks|added|adds|wrote|told|replied)\b")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_ENUMERATOR = re.compile(r"[(\[]?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)]{1,2}")
# What begins a sentence with a small letter: "iPhone", and the next item of a list run into the text.
_SMALL_START = re.compile(r"[a-z]{1,3}[A-Z]|(?:[a-o]|i{2,3}|iv|vi{1,3})[.)]\s{1,3}[\"“]?[A-Z]")
# The rest of a dateline after its state: "(NNS) --", "(April 4, 2025) –".
_DATELINE = re.compile(r"\([^()]{1,40}+\) ?[-–—]")
_NEXT_WORD = re.compile(r"[\w'’]{0,24}+")
_LAST_WORD = re.compile(r"[\w'’]{1,24}+\s?\Z")
_WINDOW = 24  # code points; longer than any abbreviation
_LONGEST_ENUMERATOR = 7
_ZIP_DIGITS = 5
_LONGEST_UNKNOWN = 4  # letters of an abbreviation that no table holds


def sentences(text: str) -> list[tuple[int, int]]:
    """The ranges of the sentences, in order, disjoint, without the white space around them.

    Together they cover every character that is not white space; a text without any gives an empty list.
    """
    gaps = list(_BLANK_LINE.finditer(text)) if "\n" in text else []
    if not gaps:
        return _sentences_of_paragraph(text)
    edges = [0, *(edge for gap in gaps for edge in gap.span()), len(text)]
    return [
        (first + start, first + end)
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        for start, end in _sentences_of_paragraph(text[first:last])
    ]


def words(text: str) -> list[tuple[int, int]]:
    """The ranges of the words, in order, each from its first to its last letter, digit or masked value."""
    return [match.span() for match in _WORD.finditer(parted(text))]


def count_words(text: str) -> int:
    """How many words a text has: ``len(words(text))``, sooner."""
    found = tokens(text)
    return len(found) - sum(
        1
        for token in filterfalse(str.isalnum, found)
        if not (token[0].isalnum() or any(map(str.isalnum, token)))
    )


def tokens(text: str) -> list[str]:
    """The runs between white space and dashes with their punctuation, masked values as the digit 0.

    Those that hold a letter or a digit are the words of the text.
    """
    return parted(text).split()


def parted(text: str) -> str:
    """The text with blanks for what parts words beside white space, and 0 for masked values."""
    # Each replacement keeps the length, so ranges hold for the text as given.
    parted = text.replace("—", " ").replace("…", " ").replace("\ue000", "0")
    return parted.replace("--", "  ").replace("...", "   ")


def _sentences_of_paragraph(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    body = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text, start, body):
        stop, end = match.span()
        following = end + 1
        while text[following].isspace():
            following += 1
        tail = text[stop - 4 : stop] if stop - start > 4 else ""
        plain = end - stop == 1 and tail.isalpha() and tail.islower() and tail not in TAILS
        if (plain and text[end - 1] == "." and text[following].isupper()) or _ends(
            text, start, stop, end, following
        ):
            found.append((start, end))
            start = following
    if start < body:
        found.append((start, body))
    return found


def _ends(text: str, start: int, stop: int, end: int, following: int) -> bool:
    """Whether the sentence begun at ``start`` ends with the marks ``text[stop:end]`` before ``following``."""
    opened = following
    while opened < len(text) - 1 and text[opened] in _OPENERS:
        opened += 1
    first = text[opened]
    if first in ",;:)]" or (first in ".!?…" and not text[opened + 1 : opened + 2].isalnum()):
        return False
    lower = first.islower() and not _SMALL_START.match(text, opened)
    if end - stop > 1 or text[stop] != ".":
        marks = text[stop:end]
        quoted = not _CLOSING_QUOTES.isdisjoint(marks)
        if "!" in marks or "?" in marks:
            return not lower and not (quoted and _SAYS.match(text, opened))
        if quoted:
            return not lower and stop > start
        if marks[0] == "…" or marks[:2] == "..":
            return not lower and stop > start and not _is_faltering(text, start, stop, opened)
    if stop == start or text[stop - 1].isspace():
        return not lower and stop > start
    if end - start <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(text, start, end):
        return False
    return _ends_after(text, start, stop, following, opened, lower)


def _is_faltering(text: str, start: int, stop: int, opened: int) -> bool:
    """Whether the dots at ``stop`` stand between a word and itself ("I … I do not know")."""
    before = _LAST_WORD.search(text, max(start, stop - _WINDOW), stop)
    return before is not None and before[0].strip() == _NEXT_WORD.match(text, opened)[0]  # type: ignore[index]


def _ends_after(text: str, start: int, stop: int, following: int, opened: int, lower: bool) -> bool:
    """Whether a single stop ends the sentence, by the token before it and the word at ``opened``."""
    pieces = text[max(start, stop - _WINDOW) : stop].rsplit(None, 1)
    token = pieces[-1]
    if not token.isalnum():
        token = token.rpartition("—")[2].rpartition("/")[2].rpartition("-")[2].lstrip(_OPENERS)
    key = token.lower()
    small = not token[:1].isupper()
    kind = KINDS.get(key)
    if len(key) == 1 and token.isupper():
        before = pieces[0].rsplit(None, 1)[-1].lower() if len(pieces) == 2 else ""
        kind = None if before in LETTERED else Kind.TITLE
    elif kind is None or (small and kind is Kind.CITED):
        if _INITIALS.fullmatch(key):
            kind = Kind.NAME_PART
        elif len(key) == 1 and key.isalpha():
            kind = Kind.TITLE
        else:
            return not lower or len(key) > _LONGEST_UNKNOWN
    if lower or kind is Kind.JOINING:
        return False
    return kind is None or _ends_after_kind(text, kind, pieces, small, following, opened)


def _ends_after_kind(
    text: str, kind: Kind, pieces: list[str], small: bool, following: int, opened: int
) -> bool:
    """Whether the sentence ends after an abbreviation of this kind and before no small letter."""
    word = _NEXT_WORD.match(text, opened)[0].lower().replace("’", "'")  # type: ignore[index]
    figure = text[opened].isdigit() or text[opened] in "§#\ue000"
    if text[following] in _DASHES or _DATELINE.match(text, following):
        return False
    if kind is Kind.BEFORE_FIGURE:
        return not figure and not (len(word) == 1 and word != "a")
    if kind is Kind.CITED:
        cited = text[opened + len(word) : opened + len(word) + 1] == "." and word in KINDS
        return not figure and not cited and not (len(word) == 1 and word != "a")
    if kind is Kind.CLOCK:
        return word != "" and word not in AFTER_CLOCK
    if small:
        # "ft." and "rep." in lower case are the last words of sentences, not titles; "rev. 3" goes on.
        return not (figure if kind is Kind.TITLE else kind is Kind.NAME_PART and word not in STARTERS)
    if kind is Kind.TITLE:
        return word in CERTAIN_STARTERS
    if kind is Kind.STATE and len(pieces) == 2 and pieces[0].endswith(","):
        return not (figure and len(word) == _ZIP_DIGITS)
    return word in STARTERS
