"""Acronyms in a short text, and whether the text itself spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.sentence_words import word_set

# Letters that are no acronym: Roman numerals, and what capitals are used for beside acronyms.
_ROMAN = re.compile(r"(?:(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))$")
_PLAIN_WORDS = word_set("""
    A ALL AND ANY ARE AS AT BE BY DO FILE FINAL FIRST FOR FROM GO HAS HE I IN IS IT LIVE ME MY NEW NO
    NOT NOW OF OLD ON ONE OR OUR OUT PHOTO SHE SO STOP THE THEY THIS TO TWO UP WE WITH YOU YOUR LEFT RIGHT
    TOP ABOVE BELOW CENTER BACK FRONT MIDDLE
    """)
_SMALL = word_set("of the and for in on at to a an de du la y & /")
# A name runs over none of these: "used when designing" is not what USWDS stands for.
_NO_NAME = word_set("""
    when that which who whom whose while where we they it he she is are was were be been has have had do does
    did uses used using this these those after before during with from into not
    """)
_PART = re.compile(r"[A-Za-z][A-Za-z'’]*|[0-9]+")
_LONGEST_CAPTION = 1000  # code points; the acronyms of a longer one would be looked up in its square
_FARTHEST = 160  # code points before an acronym in which its words may stand
_MOST = 60  # acronyms in one text


class Acronym(NamedTuple):
    """An acronym, without a plural's s, and its range; ``words`` is the range of what it stands for.

    ``is_bracketed`` tells that it stands alone in parentheses: what it stands for is right before it, even
    where its letters are no initials ("temporary duty (TDY)").
    """

    text: str
    start: int
    end: int
    words: tuple[int, int] | None
    is_bracketed: bool


def find_acronyms(text: str) -> Iterator[Acronym]:
    """Yield the first use of each acronym of two to six letters in ``text``, in order.

    Capitals beside other capitals are no acronyms but a dateline, a name or an exercise ("RED FLAG"), and
    neither are those in designations such as F-16 or DDG 112, nor initials before a surname.
    """
    seen: set[str] = set()
    for match in _candidate().finditer(text):
        letters = match["letters"]
        if letters in seen or letters in _PLAIN_WORDS or len(seen) >= _MOST:
            continue
        if _ROMAN.match(letters) or _stands_in_capitals(text, match.start(), match.end()):
            continue
        # "DAYTON, Ohio --": the city of a dateline.
        if match.start() < 2 and len(letters) > 3 and text.startswith(", ", match.end()):
            continue
        if len(letters) == 2 and _is_initials(text, match.end()):
            continue
        seen.add(letters)
        start, end = match.span("letters")
        # A plural's s belongs to the use, not to the acronym.
        words = _words_before(text, start, letters) or _words_behind(text, match.end(), letters)
        bracketed = (
            start > 2 and text[start - 2 : start] == " (" and text[match.end() : match.end() + 1] == ")"
        )
        yield Acronym(letters, start, end, words, bracketed)


def is_named_before(text: str, start: int, letters: str) -> bool:
    """Whether words with capitals before ``start`` have the letters for initials, none between them.

    Looks at 1,000 code points: farther away than `find_acronyms` looks, where only a name in full can be
    meant: "31st Marine Expeditionary Unit" some lines before "31st MEU".
    """
    initials = "".join(
        part[0][0] if part[0][0].isupper() else " "
        for part in _PART.finditer(text, max(0, start - _LONGEST_CAPTION), start)
        if part[0].lower() not in _SMALL
    )
    return letters.replace("&", "") in initials


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a neighboring word is in capitals, too."""
    return bool(
        _capitals_before().search(text, max(0, start - 24), start) or _capitals_behind().match(text, end)
    )


def _is_initials(text: str, end: int) -> bool:
    """Whether two letters seem to be somebody's initials: "AJ Smith"."""
    return _surname_behind().match(text, end) is not None


def _words_before(text: str, start: int, letters: str) -> tuple[int, int] | None:
    """The range of the words before ``start`` whose initials the letters are; the nearest such."""
    floor = max(0, start - _FARTHEST)
    return _match_initials(list(_PART.finditer(text, floor, start)), letters)


def _words_behind(text: str, end: int, letters: str) -> tuple[int, int] | None:
    """The range of the words in parentheses right after an acronym: "EOD (explosive ordnance disposal)"."""
    if not text.startswith(" (", end):
        return None
    close = text.find(")", end, end + _FARTHEST)
    if close < 0:
        return None
    return _match_initials(list(_PART.finditer(text, end, close)), letters)


def _match_initials(parts: list[re.Match[str]], letters: str) -> tuple[int, int] | None:
    """The last run of parts that begin with the letters in turn, small words between them passed over.

    A part may give further letters ("noncommissioned officer" for NCO) where it gives its first.
    """
    wanted = letters.replace("&", "").lower()
    for last in range(len(parts) - 1, -1, -1):
        at, here = len(wanted) - 1, last
        first = last
        while at >= 0 and here >= 0:
            part = parts[here][0].lower()
            if part[0] == wanted[at]:
                at, first = at - 1, here
            elif part not in _SMALL or here == last:
                break
            here -= 1
        if at < 0:
            return parts[first].start(), parts[last].end()
    named = [part for part in parts if part[0].lower() not in _SMALL]
    for first in range(len(named) - 1, -1, -1):
        if named[first][0].lower() in _NO_NAME:
            continue
        words = [part[0].lower() for part in named[first : first + len(wanted)]]
        ends = next((number for number, word in enumerate(words) if word in _NO_NAME), len(words))
        if used := _spelled(words[:ends], wanted):
            return named[first].start(), named[first + used - 1].end()
    return None


def _spelled(words: list[str], letters: str) -> int:
    """How many words, two at least, give the letters: each its first letter, some further ones; else 0."""
    reached = {0: 0}  # letters given so far: the words used for them
    for number, word in enumerate(words, 1):
        ahead: dict[int, int] = {}
        for given in reached:
            if given < len(letters) and word[0] == letters[given]:
                at, count = 1, given + 1
                ahead[count] = number
                while count < len(letters) and (at := word.find(letters[count], at) + 1):
                    count += 1
                    ahead[count] = number
        if number > 1 and len(letters) in ahead:
            return number
        reached = ahead
    return 0


@cache
def _candidate() -> re.Pattern[str]:
    # Not in an address, a hashtag, a file's name or a designation with figures (F-16, M1A2, KC-135).
    return re.compile(
        r"(?<![\w.@#/_&’'-])(?P<letters>[A-Z](?:[A-Z]|&(?=[A-Z])){1,5})"
        r"(?:s|[’']s)?(?![\w@_&]| \d| Act\b|-\d|-[A-Z]\b|\.[A-Za-z]|/[A-Z])"
    )


@cache
def _capitals_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.’'-])[A-Z][A-Z’'-]+[ ,/]{1,2}$")


@cache
def _capitals_behind() -> re.Pattern[str]:
    return re.compile(r"[ ,/-]{1,2}[A-Z][A-Z’'-]+(?![a-z])")


@cache
def _surname_behind() -> re.Pattern[str]:
    return re.compile(r" [A-Z][a-z]{2,15}\b")
