"""What the fields of a VIRIN are made of: separators, forms of the third field, values never filled in."""

from __future__ import annotations

import re

OTHER_DASHES = "_\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
DASH = "-_\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
SPACE = "[ \u00a0\u2009\u202f]"
SEPARATOR = f"{SPACE}?[{DASH}]{{1,2}}{SPACE}?"
# The formats of stills, motion imagery and sound that a VIRIN is found to name.
EXTENSIONS = frozenset({
    "jpg", "jpeg", "jfif", "png", "gif", "tif", "tiff", "webp", "heic", "bmp", "dng", "nef", "cr2", "arw",
    "psd", "eps", "pdf", "mp4", "mov", "m4v", "avi", "wmv", "mpg", "mpeg", "mp3", "wav"
})  # fmt: skip
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
# First letter of a unit's number, after DIMOC, "Defense Visual Information Activity Number". S is the State
# Department in Field 2, but here the Defense Logistics Agency.
DVIAN_LETTERS: dict[str, str] = {
    "A": "Army",
    "D": "Office of the Secretary of Defense",
    "F": "Air Force",
    "G": "Coast Guard",
    "J": "Chairman of the Joint Chiefs of Staff",
    "K": "Defense Information Systems Agency",
    "M": "Marine Corps",
    "N": "Navy",
    "O": "other",
    "S": "Defense Logistics Agency",
    "W": "Uniformed Services University of the Health Sciences",
    "Z": "National Guard",
}
# Values that a form was left with; none of them ever was an identifier.
_STAND_IN_WORDS = {
    "TBD", "TBA", "NA", "N/A", "NONE", "NULL", "UNKNOWN", "PENDING", "TK", "VIRIN", "XXX", "?", "-", "--"
}  # fmt: skip
_FIVE_LETTER_STAND_INS = {"ABCDE", "VISID", "VIRIN", "DUMMY"}


def is_origin(origin: str) -> bool:
    """Whether an upper-case text has a form of Field 3, stand-ins included.

    Any other five letters are a name or an acronym, which is no form of the field at all.
    """
    if len(origin) != 5 or not (origin.isascii() and origin.isalnum()):
        return False
    letters = sum(char.isalpha() for char in origin)
    if letters == 5:
        return len(set(origin)) == 1 or origin in _FIVE_LETTER_STAND_INS
    if letters == 0:
        return len(set(origin)) == 1 or origin == "12345"
    return (letters == 2 and origin[:2].isalpha()) or (
        letters == 1 and (origin[0].isalpha() or origin[4].isalpha())
    )


# Numbers of before May 10, 1999, when VIRINs got a date: those of the central archive (DN-SC-87-00123) and
# those that Navy units gave, with the DVIAN, the fiscal year, six digits and the kind of record (OPNAVINST
# 5290.1, as the Navy's photography course has it), their order not always the same.
_ARCHIVE = re.compile(r"[DH][A-Z]-[A-Z]{2}-[0-9]{2}-[0-9]{5}")
_RECORD_KINDS = frozenset({"OTT", "SCN", "SPN", "SPT", "VSP", "VTC"})


def is_filed(text: str) -> bool:
    """Whether a value is the number of an old picture in a file, from before VIRINs had a date."""
    upper = text.strip().upper()
    if _ARCHIVE.fullmatch(upper):
        return True
    fields = upper.split("-") if upper.count("-") in {3, 4} else []
    numbers = sorted(field.removeprefix("FY") for field in fields[1:])
    return (
        bool(fields)
        and fields[0][:1] in DVIAN_LETTERS
        and _is_number(fields[0][1:], 4)
        and any(_is_number(field, 2) for field in numbers)
        and any(_is_number(field, 6) for field in numbers)
        and not _RECORD_KINDS.isdisjoint(fields)
    )


def _is_number(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


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
