"""The dates in a photo's caption, those of the picture told from those of what it speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.dates import FoundDate, find_dates
from pubcheck.grammar.segmentation import sentences
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase

_REACH = 40  # code points before a date that may say what happened on it
_CLAUSE = 200  # code points before a date in which the clause begins that it stands in


class CaptionDate(NamedTuple):
    """A date of a caption; ``word``, such as "since", leads to the date of another event, else it is ""."""

    phrase: Phrase
    found: FoundDate
    word: str

    @property
    def text(self) -> str:
        """The date as written, on one line."""
        return " ".join(self.found.text.split())

    @property
    def is_of_photo(self) -> bool:
        """Whether it may be the day of the picture: no other event's, and no part of a name."""
        return not (self.word or self.found.in_name)

    @property
    def is_aside(self) -> bool:
        """Whether its clause tells of another day: "who came home May 30", "which will open July 4"."""
        start, end = self.found.start, self.found.end
        before = self.phrase.text[max(0, start - _CLAUSE) : start]
        clause = _boundary().split(before)[-1]
        # "the ship's July 6, 2024, commissioning", "the Sept. 11, 2001, attacks"
        is_attribute = before.rstrip().endswith(("'s", "’s", "s'", "s’")) or _named().match(
            self.phrase.text, end
        )
        return bool(is_attribute) or _aside().search(clause) is not None

    @property
    def may_be_event(self) -> bool:
        """Whether words before it in the sentence, or a range of days, make it the date of some event."""
        start = self.found.start
        before = self.phrase.text[max(0, start - _CLAUSE) : start]
        is_range = self.found.last is not None
        return not self.found.dateline and (is_range or _event_words().search(before) is not None)


def dates_of(photo: Photo) -> list[CaptionDate]:
    """Every date in the caption of a photo, in order."""
    known = _known(photo.page)
    if photo not in known:
        known[photo] = [date for phrase in photo.captions for date in dates_in(phrase)]
    return known[photo]


@view
def _known(_page: Page) -> dict[Photo, list[CaptionDate]]:
    """The dates of each photo, as far as somebody has asked for them: several rules do."""
    return {}


def in_first_sentence(dates: list[CaptionDate]) -> list[CaptionDate]:
    """Those of the dates that stand in the first sentence of their phrase, where DINFOS asks for the day."""
    ends: dict[Phrase, int] = {}
    for date in dates:
        if date.phrase not in ends:
            ends[date.phrase] = next(iter(sentences(date.phrase.text)), (0, 0))[1]
    return [date for date in dates if date.found.dateline or date.found.start < ends[date.phrase]]


def dates_in(phrase: Phrase) -> list[CaptionDate]:
    """Every date in a phrase, in order."""
    return [CaptionDate(phrase, found, _event(phrase.text, found.start)) for found in find_dates(phrase.text)]


def _event(text: str, start: int) -> str:
    """The word before a date that makes it another day than that of the picture; "" where there is none."""
    match = _leading().search(text, max(0, start - _REACH), start)
    return " ".join(match["word"].lower().split()) if match else ""


@cache
def _leading() -> re.Pattern[str]:
    # "since" clauses give the day of an event, not of the picture (DINFOS: the caption's date is Date Shot).
    return re.compile(
        r"\b(?P<word>since|until|till|before|after|following|by|ago|born|died|killed|founded|established"
        r"|activated|inactivated|commissioned|decommissioned|christened|enlisted|retired|deployed|dated|due"
        r"|(?:scheduled|set|planned|slated|expected|in preparation)\s(?:for|to\s\w{1,12}(?:\s\w{1,12})?)"
        r"|(?:attacks?|anniversary|battle|events|signing|sinking|crash|collapse|bombing|invasion|landings?)\sof"
        r"|beginning|starting|effective)\s{1,3}(?:(?:on|in|about|around|early|late|the|at\sleast)\s{1,3}){0,2}$",
        re.IGNORECASE,
    )


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(r"[,;:()—–]|[a-z0-9]{3}[.!?]\s(?=[A-Z])")


@cache
def _aside() -> re.Pattern[str]:
    # DINFOS: the verb of the first sentence is in the present tense, and what its date says is now.
    return re.compile(
        r"\b(?:who|whom|whose|which|that|where|when|will|would|was\s\w{1,12}ed|were\s\w{1,12}ed|upcoming|scheduled)\b",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r",?\s(?:terror|attack|commission|christening|decommission|ceremon|celebration|launch|hearing|election)",
        re.IGNORECASE,
    )


@cache
def _event_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:prepar\w{1,5}\sfor|practic\w{1,4}\sfor|rehears\w{1,6}|ahead\sof|prior\sto|before|leading\sup|commemorat\w{1,5}"
        r"|anniversary|birthday|victims?|memory|remembrance|honor\w{0,3}|killed|died|born|sank|sunk|missing|awarded|held"
        r"|celebrat\w{1,5}|between|during\sthe)\b",
        re.IGNORECASE,
    )
