"""What the fields of a VIRIN are made of: separators, forms of the third field, values never filled in."""

from __future__ import annotations

import re
from functools import cache

REQUIRED = ("date", "service", "origin", "sequence")
OTHER_DASHES = "_\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
DASH = "-_\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
SPACE = "[ \u00a0\u2009\u202f]"
SEPARATOR = f"{SPACE}?[{DASH}]{{1,2}}{SPACE}?"
EXTENSION = (
    r"\.(?:jpe?g|jfif|png|gif|tiff?|webp|heic|bmp|dng|nef|cr2|arw|psd|eps|pdf"
    r"|mp4|mov|m4v|avi|wmv|mpe?g|mp3|wav)"
)
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
# Values that a form was left with; none of them ever was an identifier.
_STAND_IN_WORDS = {
    "TBD", "TBA", "NA", "N/A", "NONE", "NULL", "UNKNOWN", "PENDING", "TK", "VIRIN", "XXX", "?", "-", "--"
}  # fmt: skip
_FIVE_LETTER_STAND_INS = {"ABCDE", "VISID", "VIRIN", "DUMMY"}


def is_origin(origin: str) -> bool:
    """Whether five upper-case letters and digits have a form of Field 3, stand-ins included.

    Any other five letters are a name or an acronym, which is no form of the field at all.
    """
    letters = sum(char.isalpha() for char in origin)
    if letters == 5:
        return len(set(origin)) == 1 or origin in _FIVE_LETTER_STAND_INS
    if letters == 0:
        return len(set(origin)) == 1 or origin == "12345"
    return (letters == 2 and origin[:2].isalpha()) or (
        letters == 1 and (origin[0].isalpha() or origin[4].isalpha())
    )


def is_unfilled(text: str) -> bool:
    """Whether a value stands where a VIRIN was never filled in: TBD, N/A, XXXXXX-X-XXXXX-XXX."""
    upper = text.upper().strip(" .[]<>{}()")
    pieces = [piece for piece in re.split(f"[{DASH} ]", upper) if piece]
    # XXXXXX-X-XXXXX-XXX, YYMMDD-S-VVVVV-NNN: forms printed instead of numbers.
    return (
        upper in _STAND_IN_WORDS
        or not upper
        or (
            all(len(set(piece)) == 1 and piece.isalpha() for piece in pieces if piece != "YYMMDD")
            and len(upper) >= 3
            and not any(char.isdigit() for char in upper)
        )
    )


@cache
def shape() -> re.Pattern[str]:
    """The shape of a VIRIN, lenient about case, dashes and old forms; groups are named after the fields."""
    gap = SEPARATOR
    return re.compile(
        rf"(?P<body>(?P<date>[0-9]{{6}}){gap}(?P<service>[A-Z0-9]){gap}(?P<origin>[A-Z0-9]{{5}}){gap}"
        rf"(?P<sequence>[0-9]{{3,4}})(?P<suffix>[A-Z])?"
        rf"(?:{gap}(?P<part>[0-9]{{3}})(?P<suffix2>[A-Z])?)?(?:{gap}(?P<country>[A-Z]{{2,3}}))?)"
        rf"(?P<extension>{EXTENSION})?",
        re.IGNORECASE | re.ASCII,
    )
