"""Finds words for days that move with the day of reading, and clock times with the form that AP gives them.

After the AP Stylebook, "time element", "today, tonight", "times": a day within a week is named by its
weekday, another by its date; 3 p.m. and 10:30 a.m., noon and midnight without a figure.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

Force = Literal["day", "week", "period", "vague"]

_DAYS_FROM = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
# Without the letter that opens a sentence, so that a look for them needs no second text in small letters.
DAY_HINTS = (
    *("esterday", "omorrow", "onight", "oday", "ecently", "ast night", "ast evening", "his morning"),
    *("his afternoon", "his evening", "ast week", "ext week", "his week"),
)
PERIOD_HINTS = tuple(
    f"{which} {unit}"
    for which in ("ast", "ext", "his")
    for unit in ("month", "year", "spring", "summer", "fall", "autumn", "winter")
)


class RelativeTime(NamedTuple):
    """Words such as "next week": their range in code points, and how they hang on the day of writing.

    ``force`` is "day" for a day or a week (yesterday, next week), "week" for this one, "period" for what is
    longer (last month, this summer), "vague" for "recently". ``days`` counts from the day of writing to the
    day meant; None where it is not one day.
    """

    start: int
    end: int
    force: Force
    days: int | None


def find_relative(text: str) -> Iterator[RelativeTime]:
    """The relative times of a text, in order, but for those that name no day: idioms, "the next week"."""
    for match in _relative().finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 30) : start].lower(), text[end : end + 30]
        if _is_supposed(text, start, end):
            continue
        word = match[0].lower()
        possessive = after[:1] in {"'", "’"}
        if (start and text[start - 1] in _JOINED) or (after[:1] in _JOINED and not possessive):
            continue
        if match["day"]:
            if possessive or _idle_day(before, after, word):  # "today's Navy" speaks of an age
                continue
            if word != "today" or _names_a_day(text, start, end, before):
                yield RelativeTime(start, end, "day", _DAYS_FROM[word])
        elif match["part"]:
            first = word.split()[0]
            days = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(first, 0)
            if not _DETERMINED.search(before) and not _OCCASION.match(text, end):
                yield RelativeTime(start, end, "day", days)
        elif match["unit"]:
            if (
                _DETERMINED.search(before)
                or _AFTER_UNIT.match(after)
                or _HABIT.search(text, max(0, start - 80), start)
            ):
                continue
            week = word.endswith(("week", "weekend"))
            force: Force = "period" if not week else "week" if word.startswith("this") else "day"
            yield RelativeTime(start, end, force, None)
        elif not _IDLE_RECENTLY.search(before):
            yield RelativeTime(start, end, "vague", None)


def _names_a_day(text: str, start: int, end: int, before: str) -> bool:
    """Whether "today" means the day of writing and not these times."""
    if text[start] == "T":
        named = text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper()
        return named and _DONE.search(text, end, end + 120) is not None
    if _LASTING.search(before):
        return False
    return bool(_DONE_BEFORE.search(before) or _DONE_BEHIND.match(text, end))


def _is_supposed(text: str, start: int, end: int) -> bool:
    """Whether a time stands in a question, or behind "if" or "imagine", and so on no day at all."""
    around = text[max(0, start - 120) : start]
    begins = max(map(around.rfind, (". ", "? ", "! ", "\n"))) + 1
    if _SUPPOSED.search(around, begins):
        return True
    behind = _STOP.search(text, end, end + 120)
    return behind is not None and behind[0] == "?"


def day_meant(found: RelativeTime, written: datetime.date) -> datetime.date | None:
    """The day that a relative time means in a text written on a day; None where it is not one day."""
    try:
        return None if found.days is None else written + datetime.timedelta(days=found.days)
    except OverflowError:
        return None


# What makes a word part of another.
_JOINED = frozenset("-/_@#\ue000'’&+=")
# "today" names a day beside a verb in the past, a clock time or a place; elsewhere it mostly means nowadays.
_DONE_BEFORE = re.compile(
    r"(?:\b(?:said|told reporters|spoke|left|met|began|held|sent|won|flew|took|[ap]\.m\.)|[a-z]{2}ed)\s\Z"
)
# "Today, the Army announced …", not "Today, Poe serves as …".
_DONE = re.compile(
    r"\b(?:[a-z]{2,14}ed|said|told|gave|met|held|sent|took|won|began|left|spoke|made|saw|will"
    r"|(?:is|are) [a-z]{3,14}ing)\b"
)
_LASTING = re.compile(r"\b(?:be|is|are)\s[a-z]{3,14}ed\s\Z")  # "may be dated today"
_DONE_BEHIND = re.compile(
    r"\s(?:(?:[a-z]{3,14}ed|said|told|gave|met|held|sent|signed|began)\s|(?:in|at)\s(?:the\s)?[A-Z])"
)
_DETERMINED = re.compile(
    r"\b(?:the|a|an|each|every|any|his|her|their|its|our|your|my|one|very|past|than|as|per|until|same|by)\s\Z"
)
_AFTER_UNIT = re.compile(
    r"\s(?:of|in (?:which|review|history)|after (?:the|that)|or (?:two|so)|and the next)\b"
)
# "This afternoon event" is one that takes place after noon.
_OCCASION = re.compile(
    r"\s(?:event|session|meeting|workshop|webinar|class|course|training|hike|tour|program|show|shift|panel|call)s?\b"
)
# "what everyone on your team did last week" may be any week.
_HABIT = re.compile(r"\bwhat\s(?:[\w’']{1,15}\s){1,6}(?:did|do|does|accomplished|learned|planned)\s\Z")
_BEFORE_DAY = re.compile(
    r"\b(?:of|for|until|till|than|from|by|and|or|between|to|even|still|here|is|are|more|better|brighter|new|a|an"
    r"|the|our|your|their|this|that|not|never|until|available|exist|exists|used|use|world|usa|there)\s\Z"
)
_AFTER_DAY = re.compile(
    r"\s?(?:,?\s?(?:and|or|as|is|are|than|show|more|we|you|many|most|there|than)\b|!|\?|,\s(?:we|you|more|many|it|the)\b)"
)
_SUPPOSED = re.compile(r"\b(?:if|imagine|suppose|whether|as though)\b", re.IGNORECASE)
_STOP = re.compile(r"[.?!](?=\s|\Z)")
_IDLE_RECENTLY = re.compile(
    r"\b(?:as|more|most|until|only|so|how|very|less|a|an|the|his|her|their|its|our|your|of|by|for|and|any)\s\Z"
)


def _idle_day(before: str, after: str, word: str) -> bool:
    """Whether a day's word means an age ("the leaders of tomorrow") or stands in an idiom or a call."""
    if _BEFORE_DAY.search(before):
        # "for tomorrow" may be the day after, but is more often the time to come.
        return True
    return word in {"today", "tomorrow"} and bool(_AFTER_DAY.match(after))


@cache
def _relative() -> re.Pattern[str]:
    season = "spring|summer|fall|autumn|winter"
    return re.compile(
        r"\b(?:(?P<part>(?:[Ll]ast|[Yy]esterday|[Tt]omorrow)\s(?:night|evening|morning|afternoon)"
        r"|[Tt]his\s(?:morning|afternoon|evening))"
        r"|(?P<day>[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]oday)"
        rf"|(?P<unit>(?:[Ll]ast|[Nn]ext|[Tt]his)\s(?:week(?:end)?|month|year|{season}))"
        r"|(?P<vague>[Rr]ecently))\b"
    )


class ClockTime(NamedTuple):
    """A clock time that AP writes otherwise: its range, AP's form, why, and whether a fix keeps the sense.

    ``reason`` is one of "twelve", "military", "day-clock", "letters", "zeros".
    """

    start: int
    end: int
    proper: str
    reason: Literal["twelve", "military", "day-clock", "letters", "zeros"]
    is_certain: bool


def find_clock(text: str, *, drop_zeros: bool = True) -> list[ClockTime]:
    """The clock times of a text that AP writes otherwise, in order; ``drop_zeros`` where 3:00 p.m. is one."""
    found: list[ClockTime] = []
    found += filter(None, (_half_day(text, match, drop_zeros) for match in _clock().finditer(text)))
    if ":" in text:
        found += (_of_day(match, "day-clock") for match in _day_clock().finditer(text))
    if "hours" in text or "hrs" in text:
        found += (_of_day(match, "military") for match in _military().finditer(text))
    if "12" in text:
        found += (ClockTime(*m.span(), m["name"].lower(), "twelve", True) for m in _noon().finditer(text))
    return sorted(found)


def may_hold_clock(text: str) -> bool:
    """Whether a text has a figure with what makes it a clock time; most texts need no more than this look."""
    return _first_look().search(text) is not None


def _half_day(text: str, match: re.Match[str], drop_zeros: bool) -> ClockTime | None:
    hour, minute, half = int(match["hour"]), match["minute"], match["half"]
    start = match.start()
    joined = start and _NO_HOUR.match(text, start - 1)
    if joined and not _FROM_TIME.search(text, max(0, start - 8), start):
        return None
    if not 1 <= hour <= 12 or (half.isupper() and text[match.end() : match.end() + 1] in {"/", "-"}):
        return None  # AM/FM
    letters = half[0].lower()
    if hour == 12 and minute in {None, "00"}:
        return ClockTime(*match.span(), "midnight" if letters == "a" else "noon", "twelve", False)
    zeros = minute == "00" and drop_zeros
    figure = str(hour) if minute is None or zeros else f"{hour}:{minute}"
    proper = f"{figure} {letters}.m."
    if half not in {"a.m.", "p.m."} or match["gap"] != " " or match["hour"].startswith("0"):
        return ClockTime(*match.span(), proper, "letters", True)
    return ClockTime(*match.span(), proper, "zeros", True) if zeros else None


def _of_day(match: re.Match[str], reason: Literal["day-clock", "military"]) -> ClockTime:
    hour, minute = int(match["hour"]), match["minute"]
    if hour in {0, 12} and minute == "00":
        proper = "noon" if hour else "midnight"
    else:
        figure = str((hour + 11) % 12 + 1) + ("" if minute == "00" else f":{minute}")
        proper = f"{figure} {'p' if hour >= 12 else 'a'}.m."
    return ClockTime(match.start("time"), match.end("time"), proper, reason, False)


_NO_HOUR = re.compile(r"[\w:.,$/#-]")
_FROM_TIME = re.compile(r"\d\s?[apAP]\.?[mM]\.?-{1,2}\Z")  # "7:00am--3:30pm" is one stretch of time


@cache
def _first_look() -> re.Pattern[str]:
    return re.compile(r"\d(?:\s?[apAP]\.?[mM]\b|:\d\d|\d\s(?:hours|hrs)\b|\s(?:[Nn]oon|[Mm]idnight)\b)")


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?(?P<gap>\s?)"
        r"(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]\.?m\b|[AP]\.?M\b|[AP]m\b)"
    )


@cache
def _day_clock() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:at|from|by|until|till|before|after|around|about|between|approximately)\s"
        r"(?P<time>(?P<hour>1[3-9]|2[0-3]):(?P<minute>[0-5]\d))"
        r"(?![\d:%/]|\.\d|\s?(?:UTC|GMT|Z\b|Zulu|[ap]\.?m|[AP]\.?M))"
    )


@cache
def _military() -> re.Pattern[str]:
    # Without a zero at its start a figure is a time only behind "at": 1500 hours of training are a number.
    return re.compile(
        r"(?<![\w:.,$/-])(?:(?P<at>(?<=\bat )|(?<=\bAt ))|(?=0))"
        r"(?P<time>(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s(?:hours|hrs)\b)(?!\sof\b)"
    )


@cache
def _noon() -> re.Pattern[str]:
    return re.compile(r"(?<![\w:.,-])12(?::00)?\s(?P<name>[Nn]oon|[Mm]idnight)\b")
