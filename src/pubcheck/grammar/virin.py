"""The VIRIN, the number that identifies one piece of visual information of the Department of Defense.

Fields after DIMOC, "How to Create a VIRIN", "VISION ID" and "Defense Visual Information Activity Number",
and, for what stands in older files, the 2006 and 2011 metadata tables of defenseimagery.mil.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal, NamedTuple

from pubcheck.grammar.part import Part
from pubcheck.grammar.virin_fields import (
    DVIAN_LETTERS,
    EXTENSIONS,
    INVISIBLE,
    OTHER_DASHES,
    SEPARATOR,
    is_origin,
)
from pubcheck.grammar.virin_search import Found, empty_label, find

__all__ = ["Found", "Virin", "empty_label", "find", "formatted", "is_placeholder", "parse", "repaired"]

Flaw = Literal["lower-case", "wrong-dash", "space"]

LONGEST = 64  # code points that the archive keeps (DoD metadata field definitions; IPTC IIM 2:05)
_LONGEST_READ = 80


class Virin(NamedTuple):
    """A VIRIN by fields, each as written; ``start`` and ``end`` enclose all of them, the extension too."""

    date: Part
    service: Part
    origin: Part
    sequence: Part
    part: Part | None
    country: Part | None
    suffix: Part | None
    extension: Part | None
    start: int
    end: int
    flaws: tuple[Flaw, ...]

    @property
    def letter(self) -> str:
        """The service letter (Field 2), upper case."""
        return self.service.text.upper()

    @property
    def origin_form(self) -> Literal["vision-id", "dvian", "ssn", "stand-in"]:
        """Which form Field 3 has; ``ssn`` is the one of before October 2011 (four digits and an initial)."""
        text = self.origin.text
        if text[:2].isalpha() and text[2:].isdigit():
            return "vision-id"
        if text[0].isalpha() and text[1:].isdigit():
            return "dvian"
        return "ssn" if text[:4].isdigit() and text[4].isalpha() else "stand-in"

    @property
    def canonical(self) -> str:
        """Upper case with hyphens, without suffix and extension: equal for two copies of one picture."""
        fields = (self.date, self.service, self.origin, self.sequence, self.part, self.country)
        return "-".join(field.text.upper() for field in fields if field)

    @property
    def unit(self) -> str | None:
        """The component that gave a DVIAN; "" if no list has its letter; None if Field 3 is no DVIAN."""
        return DVIAN_LETTERS.get(self.origin.text[0].upper(), "") if self.origin_form == "dvian" else None

    @property
    def is_scene_and_frame(self) -> bool:
        """Whether the sequence is one of DIMOC's: a scene from 1 to 9 and a frame from 001 to 999."""
        digits = self.sequence.text
        return len(digits) == 4 and digits[0] != "0" and digits[1:] != "000" and self.part is None

    @property
    def repaired(self) -> str:
        """The same VIRIN in upper case and with hyphens, suffix and extension kept."""
        return _stem(self).upper() + (self.extension.text if self.extension else "")

    def day(self, reference: datetime.date) -> datetime.date | None:
        """The day the picture was shot, or None where the calendar lacks it.

        Years are 20YY, and 19YY only where 20YY lies more than five years after ``reference``, the day of
        publication or today: nearer than that it is a date in the future, farther a digitised old picture.
        """
        year, month, day = (int(self.date.text[index : index + 2]) for index in (0, 2, 4))
        pivot = (reference.year + 5, reference.month, reference.day)
        century = 1900 if (2000 + year, month, day) > pivot else 2000
        try:
            return datetime.date(century + year, month, day)
        except ValueError:
            return None


def parse(text: str) -> Virin | None:
    """Read a VIRIN, white space around it aside; None where ``text`` does not have the shape of one.

    Lower case, other dashes and spaces around them are read too and named in ``flaws``. Valid as well are the
    old forms: three-digit sequence, Field 3 of four digits and a letter or of a unit (DVIAN), a trailing
    letter, a sub-sequence of motion imagery, a country, a file extension.
    """
    whole = Part.cut(text, 0, len(text))
    if len(whole.text) > _LONGEST_READ:
        return None
    # Split by hand, not by one pattern: compiling that costs more than all VIRINs of a page.
    stem, extension = _split_extension(whole)
    fields = split_fields(text, stem)
    if len(fields) < 4 or not is_number(fields[0].text, 6) or not is_letter_or_digit(fields[1].text):
        return None
    # One letter may follow the sequence, or the sub-sequence after it.
    ends = [_split_suffix(field) for field in fields[3:5]]
    sequence, suffix = ends[0]
    part, country, left = None, None, fields[4:]
    if left and is_number(ends[1][0].text, 3):
        if suffix and ends[1][1]:
            return None
        (part, later), left = ends[1], left[1:]
        suffix = suffix or later
    if left and left[0].text.isascii() and left[0].text.isalpha() and 2 <= len(left[0].text) <= 3:
        country, left = left[0], left[1:]
    origin = fields[2]
    if (
        left
        or not is_origin(origin.text.upper())
        or not is_number(sequence.text)
        or len(sequence.text) not in {3, 4}
    ):
        return None
    return Virin(
        fields[0], fields[1], origin, sequence, part, country, suffix, extension,
        whole.start, whole.end, _flaws(stem.text),
    )  # fmt: skip


def formatted(virin: Virin) -> str:
    """Write a VIRIN by its fields with hyphens: the inverse of `parse`, but for flaws in what was read."""
    return _stem(virin) + (virin.extension.text if virin.extension else "")


def _stem(virin: Virin) -> str:
    fields = (virin.date, virin.service, virin.origin, virin.sequence, virin.part, virin.country)
    suffix = virin.suffix
    return "-".join(
        field.text + (suffix.text if suffix and suffix.start == field.end else "")
        for field in fields
        if field
    )


def _split_extension(whole: Part) -> tuple[Part, Part | None]:
    dot = whole.text.rfind(".")
    if dot < 0 or whole.text[dot + 1 :].lower() not in EXTENSIONS:
        return whole, None
    cut = whole.start + dot
    return Part(whole.text[:dot], whole.start, cut), Part(whole.text[dot:], cut, whole.end)


def _split_suffix(field: Part) -> tuple[Part, Part | None]:
    last = field.text[-1:]
    if not (last.isascii() and last.isalpha() and is_number(field.text[:-1])):
        return field, None
    cut = field.end - 1
    return Part(field.text[:-1], field.start, cut), Part(last, cut, field.end)


def _flaws(stem: str) -> tuple[Flaw, ...]:
    flaws: list[Flaw] = []
    if stem != stem.upper():
        flaws.append("lower-case")
    if any(char in OTHER_DASHES for char in stem) or "--" in stem:
        flaws.append("wrong-dash")
    if any(char.isspace() for char in stem):
        flaws.append("space")
    return tuple(flaws)


def repaired(text: str) -> str | None:
    """``text`` as a VIRIN in upper case with hyphens; None if nothing is to mend or it is not certain."""
    clean = INVISIBLE.sub("", text).strip()
    virin = parse(clean)
    return virin.repaired if virin and virin.repaired != text.strip() else None


def is_placeholder(virin: Virin) -> bool:
    """Whether Field 3 is a stand-in instead of a person or unit.

    DIMOC, "VISION ID", forbids ZZ999 by name; the others were never filled in on published pages.
    """
    origin = virin.origin.text.upper()
    return (
        virin.origin_form == "stand-in"
        or (virin.origin_form == "vision-id" and origin[:2] in {"ZZ", "XX"})
        or (virin.origin_form == "ssn" and origin[:4] in {"0000", "1234"})
        or origin in {"AA987", "AB123"}
    )


def split_fields(text: str, whole: Part) -> list[Part]:
    """The fields between the hyphens of ``whole``, a part of ``text``."""
    fields, start = [], whole.start
    for match in re.compile(SEPARATOR).finditer(text, whole.start, min(whole.end, whole.start + 200)):
        fields.append(Part(text[start : match.start()], start, match.start()))
        start = match.end()
    fields.append(Part(text[start : whole.end], start, whole.end))
    return fields


def is_number(text: str, length: int | None = None) -> bool:
    """Whether a text is digits and nothing else, ``length`` of them if it is given."""
    return text.isascii() and text.isdigit() and length in {None, len(text)}


def is_letter_or_digit(text: str) -> bool:
    """Whether a text is one ASCII letter or digit."""
    return len(text) == 1 and text.isascii() and text.isalnum()
