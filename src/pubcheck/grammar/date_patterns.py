"""Patterns and names for the dates that captions hold."""

from __future__ import annotations

import re
from functools import cache

AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."
)  # fmt: skip
FULL_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"
)  # fmt: skip
MONTHS = {name.lower(): number for number, name in enumerate(FULL_NAMES, 1)} | {
    short: number
    for number, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept sep", "oct", "nov", "dec"), 1
    )
    for short in shorts.split()
}
WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for form in forms.split()
}  # fmt: skip
FULL_MONTHS = frozenset(name.lower() for name in FULL_NAMES)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# For patterns of other things in which a month or a day of the week may stand; months abbreviated too.
A_MONTH = f"(?:{'|'.join(sorted((form.capitalize() for form in MONTHS), key=len, reverse=True))})"
A_WEEKDAY = f"(?:{'|'.join(WEEKDAY_NAMES)})"
_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9])"
# Any word stands for a month or a weekday and is looked up afterwards: alternatives cost more to compile.
_MONTH = r"(?P<month>[A-Za-z]{3,9})(?![A-Za-z])"
_WEEKDAY = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?\s{1,2})?"
_ORDINAL = r"(?P<ordinal>st|nd|rd|th)?"


@cache
def month_first() -> re.Pattern[str]:
    """A month and a day, with a weekday before and a year after them perhaps."""
    # What makes the number no day: more digits, a time, a share, a measure.
    no_day = (
        r"(?![A-Za-z0-9%:]|\.[0-9]|,[0-9]{3}(?![0-9])"
        r"|\s(?:miles?|kilomet|km\b|meters?\b|feet\b|percent|hours?\b|minutes\b|times\b|p\.?m|a\.?m))"
    )
    return re.compile(
        rf"(?<![A-Za-z0-9]){_WEEKDAY}{_MONTH}(?P<period>\.)?(?P<gap>,?\s{{0,2}})(?P<day>[0-9]{{1,2}}){_ORDINAL}{no_day}"
        r"(?:\s?(?:[-–—&]|to\b|and\b|through\b)\s?(?P<last>[0-9]{1,2})(?![A-Za-z0-9%:/]|\.[0-9]))?"
        rf"(?:(?P<comma>\s?,\s{{0,2}}|\s{{1,2}}){_YEAR}(?!,[0-9]))?",
        re.IGNORECASE,
    )


@cache
def day_first() -> re.Pattern[str]:
    """A day before its month: 11 June 2024, 1st of June."""
    return re.compile(
        rf"(?<![A-Za-z0-9.,/:$-]){_WEEKDAY}(?P<day>[0-9]{{1,2}}){_ORDINAL}(?P<gap>[\s-]{{1,2}})(?:day\sof\s|of\s)?{_MONTH}"
        rf"(?P<period>\.)?+(?!\s?[0-9]{{1,2}}(?![0-9]))(?:(?P<comma>,?[\s-]){_YEAR})?",
        re.IGNORECASE,
    )


@cache
def month_and_year() -> re.Pattern[str]:
    """A month and a year with no day."""
    return re.compile(rf"(?<![A-Za-z0-9]){_MONTH}(?P<period>\.)?(?P<comma>,)?\s{{1,2}}{_YEAR}", re.IGNORECASE)


@cache
def iso() -> re.Pattern[str]:
    """Year, month and day as ISO 8601 has them, or with slashes between them."""
    return re.compile(
        r"(?<![0-9A-Za-z/-])(?P<year>(?:1[5-9]|20)[0-9]{2})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)"
        r"(?P<day>[0-3][0-9])(?![0-9-]|(?<=/[0-9]{2})/)"
    )


@cache
def military() -> re.Pattern[str]:
    """Day, month in three capitals and year, as military messages have them: 11 JUN 24, 11JUN2024."""
    return re.compile(
        r"(?<![A-Za-z0-9.,/:$-])(?P<day>[0-3]?[0-9])\s?(?P<month>[A-Z]{3})\s?(?P<year>(?:20)?[0-9]{2})(?![A-Za-z0-9/:-])"
    )


@cache
def numeric() -> re.Pattern[str]:
    """Three numbers with slashes, periods or hyphens, the year last."""
    return re.compile(
        r"(?<![0-9A-Za-z/._-])(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)"
        r"(?P<year>(?:19|20)[0-9]{2}|(?<=/)[0-9]{2})(?![0-9A-Za-z/-]|\.[0-9])"
    )


@cache
def joins() -> re.Pattern[str]:
    """What stands between the two dates of a range."""
    return re.compile(r"\s?(?:[-–—]|to|through|until)\s?")


@cache
def name_goes_on() -> re.Pattern[str]:
    """What makes a date part of a name, as in "Sept. 11 Memorial"."""
    return re.compile(r"\s(?:[A-Z][a-z]{2}|attack|terror|hijack|committee|commission|insurrection)")


@cache
def path() -> re.Pattern[str]:
    """The date in the path of a media.defense.gov address."""
    return re.compile(r"/(?P<year>(?:19|20)[0-9]{2})/(?P<month>[A-Za-z]{3})/(?P<day>[0-9]{1,2})/")
