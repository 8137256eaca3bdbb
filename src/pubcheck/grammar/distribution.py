"""Distribution statements and export warnings of technical documents, after DoDI 5230.24."""

from __future__ import annotations

import re
from typing import NamedTuple

# Whom each statement lets have the document (DoDI 5230.24, section 4; X was withdrawn in 2012).
AUDIENCES = {
    "A": "the public",
    "B": "U.S. Government agencies only",
    "C": "U.S. Government agencies and their contractors",
    "D": "the Department of Defense and U.S. DoD contractors only",
    "E": "DoD components only",
    "F": "those whom the controlling DoD office names",
    "X": "U.S. Government agencies and eligible private individuals or enterprises",
}
_TOLD_AUDIENCE = {
    "B": "U.S. Government agencies only",
    "C": "U.S. Government agencies and their contractors",
    "D": "the Department of Defense and U.S. DoD contractors only",
    "E": "DoD components only",
    "X": "U.S. Government agencies and private individuals or enterprises eligible to obtain "
    "export-controlled technical data",
}
_HEAD = re.compile(
    r"distribution[ \n]{1,3}statement[ \n]{1,3}[\"“(]?(?P<letter>[A-FX])[\"”)]?"
    r"(?:[ \n]{0,3}[.:,–—-]|[ \n]|$)",
    re.IGNORECASE,
)
# How the statements go on; no other text does.
_GOES_ON = re.compile(
    r"approved for public release|distribution (?:is |of this document is )?(?:authorized|unlimited|limited) "
    r"|further (?:dissemination|distribution) only as directed|distribution authorized",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"distribution (?:is )?authorized to (?:the )?(?:U\.?S\.? Government agencies|DoD components|"
    r"(?:the )?Department of Defense)|further dissemination only as directed by",
    re.IGNORECASE,
)
_REASON = re.compile(r"only[;,(]\s?(?P<reason>[^;.()]{1,200})[;,)]\s?(?P<date>[^;.()]{1,40})\.")
_OFFICE = re.compile(r"shall be referred to (?P<office>[^\n]{1,200}?)\.?$")
_EXPORT = re.compile(
    r"(?:warning\s{0,3}[-–—:.]{0,2}\s{0,3})?"
    r"this (?:document|publication|report|drawing|information) contains "
    r"(?:export[- ]controlled )?(?:technical )?data whose export is restricted",
    re.IGNORECASE,
)


class Statement(NamedTuple):
    """A distribution statement: its letter, then the reason, date and office that B to F have to give."""

    letter: str
    reason: str = ""
    date: str = ""
    office: str = ""


def read_statement(text: str) -> tuple[Statement, int] | None:
    """The statement that a text begins with and the end of its head; None where it begins otherwise.

    Text that only speaks of a statement ("Distribution Statement A is used for …") is none: a stop or
    capitals, or the words of the statement, must follow.
    """
    head = _HEAD.match(text)
    if head is None:
        unnamed = _UNNAMED.match(text)
        return (Statement(_letter_of(text)), unnamed.end()) if unnamed else None
    after = text[head.end() : head.end() + 60].lstrip(' \n.:,–—-"“”')
    is_statement = _GOES_ON.match(after) or (not after and head[0].isupper())
    if not is_statement:
        return None
    letter = head["letter"].upper()
    rest = text[head.end() : head.end() + 2000]
    reason, office = _REASON.search(rest), _OFFICE.search(rest)
    told = (reason["reason"].strip(), reason["date"].strip()) if reason else ("", "")
    return Statement(letter, *told, office["office"].strip() if office else ""), head.end("letter")


def format_statement(statement: Statement) -> str:
    """A statement in the words of DoDI 5230.24."""
    letter = statement.letter
    if letter == "A":
        return "DISTRIBUTION STATEMENT A. Approved for public release: distribution is unlimited."
    if letter == "F":
        return (
            "DISTRIBUTION STATEMENT F. Further dissemination only as directed by the controlling office or "
            "higher DoD authority."
        )
    told = _TOLD_AUDIENCE[letter].removesuffix(" only")
    reason = f"; {statement.reason}; {statement.date}" if statement.reason else ""
    office = f" Other requests for this document shall be referred to {statement.office}."
    return f"DISTRIBUTION STATEMENT {letter}. Distribution authorized to {told} only{reason}." + (
        office if statement.office else ""
    )


def export_warning(text: str) -> tuple[int, int] | None:
    """Where a text has the warning of export-controlled technical data; None where it has none."""
    match = _EXPORT.search(text)
    return match.span() if match else None


def _letter_of(text: str) -> str:
    """The letter of a statement that goes without one, by those to whom it speaks."""
    told = text[:120].lower()
    if told.startswith("further"):
        return "F"
    if "contractors" in told:
        return "D" if "department of defense" in told else "C"
    if "components" in told:
        return "E"
    return "D" if "department of defense" in told else "B"
