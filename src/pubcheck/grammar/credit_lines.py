"""Where credits stand in running text: lines of their own, and the end of a caption."""

from __future__ import annotations

import re
from functools import cache

from pubcheck.grammar.credit_people import is_organization
from pubcheck.grammar.credits import Credit, parse
from pubcheck.grammar.part import Part

_LONGEST_LINE = 300  # code points
_LONGEST_LEFTOVER = 80  # code points
_TAIL = 400  # code points of a caption that may hold its credit


def is_credit_line(line: str) -> bool:
    """Whether a line is a credit and nothing else: "Photo By: …", "Credit: …", "(U.S. Army photo by …)".

    Sentences about photos ("Photo by photo, the team …"), credit unions and names alone are none.
    """
    if len(line) > 2 * _LONGEST_LINE or not _hint().search(line):
        return False
    credit = parse(line)
    return (
        credit is not None
        and credit.end - credit.start <= _LONGEST_LINE
        and _is_plain(credit, wrapped="(" in line[: credit.start + 1])
    )


def find_trailing(caption: str) -> tuple[int, int] | None:
    """The range of the credit at the end of a caption, parentheses included; None where there is none.

    The credit is in parentheses, with a disclosure or a release marker after it perhaps, or is the last
    sentence ("… June 11, 2024. DoD photo by …").
    """
    end = len(caption.rstrip())
    if button := _button().search(caption, max(0, end - 20), end):
        end = button.start()
    floor = max(0, end - _TAIL)
    tail = _after_parentheses().search(caption, max(floor, end - 20), end)
    last = tail.start() if tail else end
    for start in _groups(caption, floor, last):
        if is_credit_line(caption[start:end]) or _is_agency_and_person(caption, start, end):
            return start, end
    if end <= _LONGEST_LINE and is_credit_line(caption[:end]):
        return 0, end
    for match in _sentence_start().finditer(caption, floor, end):
        if is_credit_line(caption[match.end() : end]):
            return match.end(), end
    return None


def _groups(text: str, floor: int, end: int) -> list[int]:
    """The starts of the groups in parentheses that together reach ``end``, the first one first."""
    starts: list[int] = []
    stack: list[int] = []
    joined: list[int] = []
    for index in range(floor, end):
        char = text[index]
        if char == "(":
            stack.append(index)
        elif char == ")" and stack:
            start = stack.pop()
            if not stack:
                apart = joined and text[joined[-1] + 1 : start].strip()
                starts = [start] if apart or not joined else [*starts, start]
                joined = [index]
    if joined and not text[joined[-1] + 1 : end].strip(' .,;"”’') and not stack:
        return starts
    # A group that was never closed reaches to the end as well.
    return stack[:1]


def _is_agency_and_person(caption: str, start: int, end: int) -> bool:
    """Whether a group after a full stop is a civilian credit with no word for it: (NASA/Joel Kowsky)."""
    if caption[:start].rstrip()[-1:] not in {".", "!", "?"} or "/" not in caption[start:end]:
        return False
    credit = parse(caption[start:end])
    return bool(
        credit
        and credit.layout == "bare"
        and credit.name
        and credit.organization
        and credit.organization.end < credit.name.start
        and " " in credit.name.text
    )


def _is_plain(credit: Credit, *, wrapped: bool) -> bool:
    if credit.leftover:
        # "Photo By: Army Sgt. Ann Roe hands": a credit by its label, run into something else.
        if wrapped and credit.layout == "courtesy":  # (Photo courtesy of Roe family)
            return len(credit.leftover.text) <= _LONGEST_LEFTOVER
        military = credit.rank is not None and bool(credit.services)
        return credit.layout == "label" and military and len(credit.leftover.text) <= _LONGEST_LEFTOVER
    if credit.layout == "bare" or not _is_short(credit.organization):
        return False
    if credit.layout == "credit" and credit.medium and not credit.verb:
        # "Video: Town Hall" is a heading, "(Photo: Ann Roe)" at the end of a caption is none.
        owned = credit.services or (credit.name and " " in credit.name.text)
        return bool(credit.rank or credit.honorific or (wrapped and owned))
    if credit.courtesy or credit.rank or credit.services:
        return True
    owned = credit.organization and credit.medium and credit.organization.start < credit.medium.start
    if credit.layout == "slash" and not owned:  # photo/Ann Roe, but no video/audio
        return bool(credit.name and " " in credit.name.text)
    if credit.name:
        words = credit.name.text.split()
        return bool(credit.verb or len(words) > 1 or credit.organization)
    if credit.organization:
        return (
            credit.verb is not None
            or is_organization(credit.organization.text)
            or "/" in credit.organization.text
        )
    return credit.verb is not None or credit.layout in {"label", "credit"}


def _is_short(organization: Part | None) -> bool:
    """Whether what follows a name is short enough, and little enough of a sentence, to be an organization."""
    if organization is None:
        return True
    words = organization.text.split()
    lower = [word for word in words if word[0].islower() and word.strip(".,") not in _SMALL]
    return len(words) <= 16 and len(lower) <= 4 and not _next_sentence().search(organization.text)


_SMALL = frozenset({
    "of", "the", "and", "for", "in", "at", "on", "via", "from", "courtesy", "a", "with", "by", "to", "under",
    "is", "are", "used", "licensed", "marked"
})  # fmt: skip


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(
        r"\b(?i:photo|video|image|(?:info)?graphic|illustrat|credit|courtesy|composite|footage|art|map|screensh|anima)"
    )


@cache
def _after_parentheses() -> re.Pattern[str]:
    return re.compile(r"(?<=[)])\s?/{1,2}\s?released\.?$", re.IGNORECASE)


@cache
def _button() -> re.Pattern[str]:
    # The link behind the credit on army.mil.
    return re.compile(r"(?<=[)])\s{0,3}view original$", re.IGNORECASE)


@cache
def _sentence_start() -> re.Pattern[str]:
    return re.compile(r"[.!?)”\"’']\s{1,3}|\n|\s[–—|/•-]\s")


@cache
def _next_sentence() -> re.Pattern[str]:
    return re.compile(r"[a-z]{3}[.!?]\s+(?!Public domain|Used |Courtesy|All rights|Licen)[A-Z]")
