"""Finds words that a slash joins so that the reader must guess whether “and” or “or” is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.grammar.gazetteer import COUNTRIES

AND_OR = "and/or"

_SLASH = re.compile(r"/(?=[A-Za-z])")
_LONGEST = 25  # letters of a word
# Beside these a word is part of an address, a path, a compound, an abbreviation or markup.
_OTHERWISE = frozenset("/.@#?=&~:\\<>{}|+-_'’\ue000")
_REGIONS = frozenset(
    ["africa", "america", "arctic", "asia", "atlantic", "balkans", "caribbean", "caucasus", "east", "europe",
     "gulf", "indo-pacific", "mediterranean", "north", "pacific", "south", "west"]
)  # fmt: skip
# What is one term with its slash: opposites of a switch, parts of software, pronouns, fields of a form.
_SET_PAIRS = frozenset(
    ["add/remove", "audio/video", "audio/visual", "before/after", "black/white", "buy/sell", "city/state",
     "client/server", "copy/paste", "cut/paste", "date/time", "day/night", "either/or",
     "enable/disable", "entry/exit", "error/success", "expand/collapse", "father/son", "fight/flight",
     "from/to", "he/him", "he/she", "her/him", "her/his", "hers/his", "him/her", "his/her", "his/hers",
     "import/export", "in/out", "increase/decrease", "input/output", "key/value", "latitude/longitude",
     "left/center", "left/right", "like/dislike", "major/minor", "male/female", "mother/daughter",
     "name/value", "off/on", "on/off",
     "open/close", "open/closed", "owner/operator", "parent/child", "pass/fail", "play/pause",
     "plus/minus", "point/counterpoint", "pros/cons", "publish/subscribe", "push/pull", "read/write",
     "request/response", "row/column", "search/filter", "she/he", "she/her", "show/hide", "start/end",
     "start/finish", "start/stop", "state/zip", "supply/demand", "they/them", "to/from", "true/false",
     "up/down", "win/loss", "win/win", "work/life", "yes/no"]
)  # fmt: skip
_SET_FIRST = frozenset(
    ["text", "image", "application", "video", "audio", "font", "multipart", "http", "https"]
)
# Before these a slash says “per”.
_PER = frozenset(
    ["acre", "capita", "capsule", "case", "charge", "child", "customer", "day", "employee", "gallon",
     "hour", "household", "job", "mile", "minute", "month", "night", "page", "person", "request",
     "second", "session", "site", "student", "ton", "user", "visit", "visitor", "week", "year"]
)  # fmt: skip
_FEWEST = 3  # letters of a word, so that w/o, c/o and units are none


class Slashed(NamedTuple):
    """A range in code points and the words that the slash joins."""

    start: int
    end: int
    first: str
    second: str

    @property
    def is_and_or(self) -> bool:
        """Whether it is and/or itself."""
        return f"{self.first}/{self.second}".lower() == AND_OR


def find(text: str) -> Iterator[Slashed]:
    """The words joined by a slash: and/or, two words in small letters, or two parts of the world.

    Silent on fractions, dates, addresses and paths, units (miles/hour), abbreviations (TCP/IP, w/o, 24/7),
    three and more words, and on pairs that are one term (read/write, pass/fail, he/she).
    """
    for match in _SLASH.finditer(text):
        at = match.start()
        start, end = _word_before(text, at), _word_after(text, at + 1)
        first, second = text[start:at], text[at + 1 : end]
        if not first or not second or _is_otherwise(text, start - 1) or _is_otherwise(text, end, is_end=True):
            continue
        found = Slashed(start, end, first, second)
        if found.is_and_or or _is_loose(found):
            yield found
        elif first[0].isupper() and second[0].isupper():
            yield from _places(text, found)


def _word_before(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start <= _LONGEST and text[start - 1].isalpha():
        start -= 1
    return start


def _word_after(text: str, start: int) -> int:
    end = start
    while end < len(text) and end - start <= _LONGEST and text[end].isalpha():
        end += 1
    return end


def _is_otherwise(text: str, at: int, *, is_end: bool = False) -> bool:
    """Whether a character beside a word makes it part of something longer; a full stop may end a sentence."""
    if not 0 <= at < len(text):
        return False
    if is_end and text[at] in ".:" and not text[at + 1 : at + 2].isalnum():
        return False
    return text[at] in _OTHERWISE or text[at].isalnum()


def _is_loose(found: Slashed) -> bool:
    """Whether two words in small letters are joined that are no one term."""
    first, second = found.first, found.second
    if not (first.islower() and second.islower()) or min(len(first), len(second)) < _FEWEST:
        return False
    return first not in _SET_FIRST and second not in _PER and f"{first}/{second}" not in _SET_PAIRS


def _places(text: str, found: Slashed) -> Iterator[Slashed]:
    """The pair, with the word before and behind it, where both are countries or parts of the world."""
    before = (
        _word_before(text, found.start - 1) if text[found.start - 1 : found.start] == " " else found.start
    )
    behind = _word_after(text, found.end + 1) if text[found.end : found.end + 1] == " " else found.end
    start = before if text[before : before + 1].isupper() else found.start
    end = behind if text[found.end + 1 : found.end + 2].isupper() else found.end
    for first in dict.fromkeys((start, found.start)):
        for last in dict.fromkeys((end, found.end)):
            slash = found.start + len(found.first)
            one, other = text[first:slash], text[slash + 1 : last]
            if _is_place(one) and _is_place(other):
                yield Slashed(first, last, one, other)
                return


def _is_place(name: str) -> bool:
    return name in COUNTRIES or not _REGIONS.isdisjoint(name.lower().split())
