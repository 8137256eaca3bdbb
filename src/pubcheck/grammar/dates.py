"""Dates in captions: where they stand, which day they mean and how they are written.

Forms after the AP Stylebook, "months" and "dates", which the DINFOS captioning check list follows: a month
with a day is abbreviated but for March to July, a month with a year alone is spelled out without a comma.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pubcheck.grammar import date_patterns as patterns
from pubcheck.grammar.date_patterns import AP_MONTHS, FULL_MONTHS, FULL_NAMES, MONTHS, WEEKDAYS

Style = Literal[
    "ap", "iso", "numeric", "day-first", "ordinal", "spelled", "unused", "no-period", "case", "punctuation"
]


class FoundDate(NamedTuple):
    """A date in a text: its range in code points, its parts as numbers, and what is wrong with its form.

    ``weekday`` counts from Monday, 0. ``last`` is the month and day that end a range. ``dateline`` tells a
    date in parentheses, as Navy captions have it after the place; ``in_name`` one that may belong to a name
    ("Sept. 11 Memorial"). ``styles`` is ("ap",) where the form is AP's, else every way in which it is not.
    """

    text: str
    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    last: tuple[int, int] | None
    weekday: int | None
    styles: tuple[Style, ...]
    dateline: bool
    in_name: bool

    @property
    def style(self) -> Style:
        """The first of its styles, the one to speak of."""
        return self.styles[0]

    @property
    def is_valid(self) -> bool:
        """Whether the calendar has every day of it; without a year, whether any year has."""
        year = self.year or 2000
        return _calendar_has(year, self.month, self.day or 1) and (
            not self.last or _calendar_has(year, *self.last)
        )

    @property
    def date(self) -> datetime.date | None:
        """The day where year, month and day are given and the calendar has them, the first one of a range."""
        if self.year is None or self.day is None or not _calendar_has(self.year, self.month, self.day):
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def weekday_fits(self) -> bool | None:
        """Whether the weekday is that of the date; None where one of the two is missing."""
        return None if self.weekday is None or self.date is None else self.date.weekday() == self.weekday

    def covers(self, day: datetime.date) -> bool:
        """Whether ``day`` can be meant: parts that the text leaves out match any."""
        if self.year not in {None, day.year}:
            return False
        if self.day is None:
            return day.month == self.month
        first = (self.month, self.day)
        return first <= (day.month, day.day) <= (self.last or first)

    @property
    def ap_form(self) -> str | None:
        """The same date as AP writes it, the weekday left out; None where it is not certain or not valid.

        A range within one month has a hyphen (Oct. 24-25, 2024); of one over two months this is but the
        first date, and of two days joined by "and" the form is not AP's to tell.
        """
        if not self.is_valid or (self.last and not self._is_range):
            return None
        if self.day is None:
            return f"{FULL_NAMES[self.month - 1]} {self.year}"
        days = f"{self.day}-{self.last[1]}" if self.last else str(self.day)
        return f"{AP_MONTHS[self.month - 1]} {days}" + (f", {self.year}" if self.year else "")

    @property
    def _is_range(self) -> bool:
        """Whether the text itself has both days of a range, in one month, and no "and" between them."""
        within = self.last is not None and self.last[0] == self.month and str(self.last[1]) in self.text
        return within and "and" not in self.text and "&" not in self.text


def ap_form(day: datetime.date) -> str:
    """A day as AP and DINFOS write it in a caption: Sept. 27, 2019, or June 7, 2018."""
    return f"{AP_MONTHS[day.month - 1]} {day.day}, {day.year}"


def ap_range(first: datetime.date, last: datetime.date) -> str:
    """Two days of one month as AP writes them: Oct. 24-25, 2024; over two months, June 28-July 2, 2024."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{AP_MONTHS[first.month - 1]} {first.day}-{last.day}, {first.year}"
    start = ap_form(first) if first.year != last.year else ap_form(first).partition(",")[0]
    return f"{start}-{ap_form(last)}"


def find_dates(text: str) -> list[FoundDate]:
    """Every date in ``text`` from left to right: named, day first, month and year, numeric, ISO.

    Names that are also months or verbs ("May Smith", "March to the sea") are none: a day or a year must stand
    beside them. Numeric dates need a year.
    """
    # Of two readings that overlap the earlier, then the longer one holds.
    found = sorted(_all(text), key=lambda one: (one.start, -one.end))
    dates: list[FoundDate] = []
    for one in found:
        if dates and one.start < dates[-1].end:
            continue
        if dates and one.day and patterns.joins().fullmatch(text, dates[-1].end, one.start):
            dates[-1] = _until(dates[-1], one)
        dates.append(one)
    return dates


def date_in_path(address: str) -> datetime.date | None:
    """The day in the path of a media.defense.gov address (``/2019/Aug/12/``), or None."""
    match = patterns.path().search(address[:2000])
    month = MONTHS.get(match["month"].lower()) if match else None
    if not match or not month or not _calendar_has(int(match["year"]), month, int(match["day"])):
        return None
    return datetime.date(int(match["year"]), month, int(match["day"]))


def _all(text: str) -> Iterator[FoundDate]:
    for match in patterns.month_first().finditer(text):
        yield from _named(text, match, day_first=False)
    for match in patterns.day_first().finditer(text):
        yield from _named(text, match, day_first=True)
    for match in patterns.month_and_year().finditer(text):
        full = match["month"].lower() in FULL_MONTHS
        known = match["month"].lower() in MONTHS
        if known and not (match["period"] and full) and not match["month"].islower():  # "in March. 2019 was"
            styles: list[Style] = [] if full else ["unused"]
            styles += ["case"] if _is_miscased(text, match) else []
            styles += ["punctuation"] if match["comma"] else []
            yield _built(text, match, int(match["year"]), _month(match), None, styles)
    for match in patterns.iso().finditer(text):
        yield _built(text, match, int(match["year"]), int(match["month"]), int(match["day"]), ["iso"])
    for match in patterns.military().finditer(text):
        month, day = MONTHS.get(match["month"].lower(), 0), int(match["day"])
        if month and 1 <= day <= 31:
            yield _built(text, match, _whole_year(int(match["year"])), month, day, ["day-first", "case"])
    for match in patterns.numeric().finditer(text):
        month, day = int(match["first"]), int(match["second"])
        # U.S. order, month first, unless only the other order can be.
        if month > 12 >= day:
            month, day = day, month
        if 1 <= month <= 12:
            yield _built(text, match, _whole_year(int(match["year"])), month, day, ["numeric"])


def _whole_year(year: int) -> int:
    """A year with its century; of two digits, this century up to 2049."""
    return year + ((2000 if year < 50 else 1900) if year < 100 else 0)


def _is_miscased(text: str, match: re.Match[str]) -> bool:
    """Whether a month does not begin with a capital, or stands in capitals among other letters."""
    month = match["month"]
    around = text[max(0, match.start() - 40) : match.end() + 40]
    return month.islower() or (month.isupper() and not around.isupper())


def _until(first: FoundDate, last: FoundDate) -> FoundDate:
    """The first date of a range over two months: June 28-July 2, 2024."""
    year = first.year or last.year
    if first.day is None or last.day is None or last.year not in {None, year} or last.month <= first.month:
        return first
    return first._replace(year=year, last=(last.month, last.day))


def _named(text: str, match: re.Match[str], *, day_first: bool) -> Iterator[FoundDate]:
    name, day = match["month"], int(match["day"])
    if name.lower() not in MONTHS:
        return
    year = int(match["year"]) if match["year"] else None
    full = name.lower() in FULL_MONTHS
    period = match["period"] is not None
    glued = not match["gap"]
    parted = "," in match["gap"]
    if (
        (full and period and not year and not day_first)  # "in May. 12 soldiers"
        or (name.islower() and not year)
        or (glued and not (period or year))
        or (parted and not year)  # "in June, 12 soldiers"
        or (not year and day > 31)
        or (day_first and not year and _is_no_day_first(text, match))
    ):
        return
    number = _month(match)
    styles: list[Style] = []
    if day_first:
        styles.append("day-first")
    if match["ordinal"]:
        styles.append("ordinal")
    proper = AP_MONTHS[number - 1]
    if full and proper.endswith("."):
        styles.append("spelled")
    elif not full and name.lower() + "." != proper.lower():
        styles.append("unused")
    elif not full and not period:
        styles.append("no-period")
    if _is_miscased(text, match):
        styles.append("case")
    proper_comma = not year or (match["comma"] or "").replace("\u00a0", " ") == ", "
    if not day_first and (
        glued or parted or (full and period) or not proper_comma or match["day"].startswith("0")
    ):
        styles.append("punctuation")
    last_day = int(match["last"]) if not day_first and match["last"] else 0
    yield _built(text, match, year, number, day, styles, (number, last_day) if last_day > day else None)


def _is_no_day_first(text: str, match: re.Match[str]) -> bool:
    """Whether "12 May" is rather a number and a verb or a name: nothing ends there, no preposition leads."""
    if match["month"].lower() not in {"may", "march", "mar", "jan", "april", "august", "june"}:
        return False
    before = text[max(0, match.start() - 12) : match.start()].rstrip().rpartition(" ")[2].lower()
    after = text[match.end() : match.end() + 1]
    return before not in {
        "on",
        "since",
        "by",
        "until",
        "of",
        "from",
        "to",
        "before",
        "after",
    } and after not in {"", ".", ",", ")"}


def _built(
    text: str,
    match: re.Match[str],
    year: int | None,
    month: int,
    day: int | None,
    styles: list[Style],
    last: tuple[int, int] | None = None,
) -> FoundDate:
    start, end = match.span()
    weekday = None
    if written := match.groupdict().get("weekday"):
        weekday = WEEKDAYS.get(written.lower())
        if weekday is None:
            start = min(match.start("month"), match.start("day"))
    dateline = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    in_name = year is None and bool(patterns.name_goes_on().match(text, end))
    return FoundDate(
        text[start:end],
        start,
        end,
        year,
        month,
        day,
        last,
        weekday,
        tuple(styles) or ("ap",),
        dateline,
        in_name,
    )


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower()]


def _calendar_has(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
