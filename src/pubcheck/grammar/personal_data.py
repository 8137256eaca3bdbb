"""Data about persons that no release may carry: numbers, dates of birth, home addresses, private contacts.

What is personal after OMB M-17-12 and DoD 5400.11-R; which numbers the Social Security Administration has
never given out after its own pages (POMS RM 10201.035).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.grammar.dates import find_dates

# Hyphens as keyboards and word processors write them, and one dash.
_JOIN = "[-\u2010\u2011\u2012\u2013]"
_SSN = re.compile(
    rf"{_JOIN}(?<=\d{{3}}.)(?<![\w./=+-]\d{{3}}.)(?<!\d{{4}}.)\d\d{_JOIN}\d{{4}}(?![\w/=]|[-.,]\d)"
)
_SSN_LABEL = re.compile(
    r"(?:\bSSNs?\b|social security (?:number|no\.?|#)|\bsoc\.? sec\.? (?:no\.?|number))"
    r"(?: is|:| #|#)?[\s:]{0,3}",
    re.IGNORECASE,
)
_NINE = re.compile(r"(?P<area>\d{3})[ -]?(?P<group>\d\d)[ -]?(?P<serial>\d{4})(?![\d-])")
# Printed in wallets, advertisements and on millions of sample forms.
_VOID = frozenset(
    ["078051120", "219099999", "123456789", "457555462", "111223333", "123121234", "123456788", "012345678",
     "001010001", "123454321", "111111112", "543210987"]
)  # fmt: skip
# A number with one of these before it may be another kind of number.
_OTHER_NUMBER = re.compile(
    r"\b(?:docket|case|file|order|permit|invoice|part|serial|model|catalog|item|stock|nsn|contract|grant|award"
    r"|account|phone|tel|telephone|fax|call|isbn|upc|report|publication|form|project|claim|lot|batch|license"
    r"|section|chapter|article|rule|reference|ref|tracking|confirmation|registration|cas|rn|duns|ein|itin"
    r"|example|sample|format|such as|e\.g)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\b(?:no|nos|nr|num|number)\.?|#)[\s:]{0,2}$", re.IGNORECASE)
_DOD_ID = re.compile(
    r"(?:\bEDIPI|\bDoD ID|\bDOD ID|\bDoD identification|\bDOD identification)"
    r"(?: (?:number|no\.?|#))?(?: \(?EDIPI\)?)?(?: is)?[\s:#]{0,4}(?P<number>\d{10})(?!\d)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:DOB|D\.O\.B\.|DPOB|(?:date|day) of birth|birth ?date)(?: is)?[\s:]{1,4}", re.IGNORECASE
)
_HOME = re.compile(
    r"\b(?i:(?:home|residential|residence) address(?: is)?[\s:]{1,4}|(?:lives|resides|residing|living) at )"
    r"(?P<address>\d{1,6}[A-Za-z]? (?:[NSEW]\.?E?W? )?(?:[A-Z0-9][\w.'’-]{0,30} ){1,5}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Ct|Court|Blvd|Boulevard|Way|Pl|Place|Cir|Circle|Ter|Terrace"
    r"|Pkwy|Parkway|Hwy|Highway|Trl|Trail|Loop|Run|Sq|Square)\b\.?)"
)
_PHONE = r"(?P<number>(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]{0,2}[2-9]\d\d[ .-]?\d{4})(?!\d)"
_PRIVATE_PHONE = re.compile(
    rf"\b(?P<label>home|personal(?: cell| mobile)?|private|residence)"
    rf"(?: (?:tele)?phone| number| no\.?| tel\.?){{1,2}}(?: (?:is|at))?[\s:.]{{1,3}}{_PHONE}",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    rf"\b(?P<label>cell|mobile)(?:[ -]?phone)?(?: number| no\.?)?(?: is| at)?[\s:.]{{1,3}}{_PHONE}",
    re.IGNORECASE,
)
_WEBMAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|verizon|protonmail|proton|gmx)"
    r"\.(?:com|net|me|co\.uk)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"[\w.+-]{1,64}$")
_NOBODY = re.compile(
    r"(?:your|my|jane|john|j|first|user|some|any|example|sample|test|email|name|someone|person|foo|abc|xyz|me|you)"
    r"(?:[._-]?(?:name|email|doe|smith|last|user|one|body|account|address|here))*\d{0,4}$",
    re.IGNORECASE,
)


class Personal(NamedTuple):
    """One piece of personal data: its range in code points, and whether its text may be something else."""

    start: int
    end: int
    is_doubtful: bool = False


def find_ssns(text: str) -> Iterator[Personal]:
    """Social Security numbers: in their 3-2-4 form, or of nine digits after their label.

    Numbers that were never given out, and those that the world prints as samples, are none. A number after
    the name of another kind of number is doubtful.
    """
    for match in _SSN.finditer(text):
        start, end = match.start() - 3, match.end()
        digits = "".join(char for char in text[start:end] if char.isdigit())
        if _is_given_out(digits):
            before = text[max(0, start - 40) : start]
            labelled = _SSN_LABEL.search(before) is not None
            is_other = _OTHER_NUMBER.search(before) or _NUMBER.search(before)
            yield Personal(start, end, not labelled and is_other is not None)
    for label in _SSN_LABEL.finditer(text):
        number = _NINE.match(text, label.end())
        if (
            number
            and _is_given_out("".join(number.groups()))
            and not _SSN.search(text, label.end(), number.end())
        ):
            yield Personal(number.start(), number.end())


def _is_given_out(digits: str) -> bool:
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    if area in {"000", "666"} or area[0] == "9" or group == "00" or serial == "0000":
        return False
    return digits not in _VOID and len(set(digits)) > 1 and len({area[0], *area, *group, *serial}) > 2


def find_dod_ids(text: str) -> Iterator[Personal]:
    """DoD ID numbers (EDIPI): ten digits after their label; runs such as 1234567890 are samples."""
    for match in _DOD_ID.finditer(text):
        number = match["number"]
        if number not in {"1234567890", "0123456789", "9876543210"} and len(set(number)) > 2:
            yield Personal(*match.span("number"))


def find_birth_dates(text: str) -> Iterator[Personal]:
    """Whole dates after a label for a date of birth; Jan. 1 is a sample."""
    for match in _BIRTH.finditer(text):
        window = text[match.end() : match.end() + 30]
        dates = find_dates(window)
        if dates and dates[0].start < 2 and (day := dates[0].date) and (day.month, day.day) != (1, 1):
            yield Personal(match.end() + dates[0].start, match.end() + dates[0].end)


def find_home_addresses(text: str) -> Iterator[Personal]:
    """Street addresses that are said to be a home."""
    for match in _HOME.finditer(text):
        yield Personal(*match.span("address"))


def find_private_phones(text: str) -> Iterator[Personal]:
    """Telephone numbers that are said to be private; a mobile one may be the office's, and is doubtful."""
    for pattern in (_PRIVATE_PHONE, _MOBILE):
        for match in pattern.finditer(text):
            digits = "".join(char for char in match["number"] if char.isdigit())[-10:]
            # 555-0100 to 0199 are for fiction, 800 and its kin are nobody's own (NANPA).
            if digits[3:8] != "55501" and digits[:3] not in {"800", "833", "844", "855", "866", "877", "888"}:
                yield Personal(*match.span("number"), pattern is _MOBILE)


def find_private_mail(text: str) -> Iterator[Personal]:
    """Addresses at the hosts that give a mailbox to anybody; names such as your.name are nobody's."""
    for match in _WEBMAIL.finditer(text):
        local = _LOCAL.search(text[max(0, match.start() - 64) : match.start()])
        if local and not _NOBODY.match(local[0]):
            yield Personal(match.start() - len(local[0]), match.end())
