"""The VIRIN, the number that identifies one piece of visual information of the Department of Defense.

Fields after DIMOC, "How to Create a VIRIN", "VISION ID" and "Defense Visual Information Activity Number",
and, for what stands in older files, the 2006 and 2011 metadata tables of defenseimagery.mil.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal, NamedTuple

from pubcheck.grammar.part import Fault, Part
from pubcheck.grammar.services import letter_for_name
from pubcheck.grammar.virin_fields import (
    EXTENSIONS,
    INVISIBLE,
    OTHER_DASHES,
    SEPARATOR,
    is_origin,
    is_unfilled,
)
from pubcheck.grammar.virin_search import Found, empty_label, find

__all__ = ["Found", "Virin", "empty_label", "find", "is_placeholder", "parse", "repaired", "shape_fault"]

Flaw = Literal["lower-case", "wrong-dash", "space"]

EXAMPLE = "240611-A-QX417-1001"
_LONGEST = 80  # code points; the system cuts at 64 (IPTC 2:05)


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
    def repaired(self) -> str:
        """The same VIRIN in upper case and with hyphens, suffix and extension kept."""
        fields = (self.date, self.service, self.origin, self.sequence, self.part, self.country)
        written = [
            field.text + (self.suffix.text if self.suffix and self.suffix.start == field.end else "")
            for field in fields
            if field
        ]
        return "-".join(written).upper() + (self.extension.text if self.extension else "")

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
    if len(whole.text) > _LONGEST:
        return None
    # Split by hand, not by one pattern: compiling that costs more than all VIRINs of a page.
    stem, extension = _split_extension(whole)
    fields = _split(text, stem)
    if len(fields) < 4 or not _is_number(fields[0].text, 6) or not _is_letter_or_digit(fields[1].text):
        return None
    # One letter may follow the sequence, or the sub-sequence after it.
    ends = [_split_suffix(field) for field in fields[3:5]]
    sequence, suffix = ends[0]
    part, country, left = None, None, fields[4:]
    if left and _is_number(ends[1][0].text, 3):
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
        or not _is_number(sequence.text)
        or len(sequence.text) not in {3, 4}
    ):
        return None
    return Virin(
        fields[0], fields[1], origin, sequence, part, country, suffix, extension,
        whole.start, whole.end, _flaws(stem.text),
    )  # fmt: skip


def _split_extension(whole: Part) -> tuple[Part, Part | None]:
    dot = whole.text.rfind(".")
    if dot < 0 or whole.text[dot + 1 :].lower() not in EXTENSIONS:
        return whole, None
    cut = whole.start + dot
    return Part(whole.text[:dot], whole.start, cut), Part(whole.text[dot:], cut, whole.end)


def _split_suffix(field: Part) -> tuple[Part, Part | None]:
    last = field.text[-1:]
    if not (last.isascii() and last.isalpha() and _is_number(field.text[:-1])):
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


def shape_fault(text: str) -> Fault | None:
    """Why ``text`` is no VIRIN, the first reason from the left, and what to write; None where it is one.

    ``kind`` is one of empty, unfilled, invisible, separator, fields, date, service, origin, sequence, tail.
    """
    whole = Part.cut(text, 0, len(text))
    if parse(text):
        return None
    if not whole.text:
        return Fault(
            "empty", whole.start, whole.end, f"nothing follows the label; write a VIRIN such as {EXAMPLE}"
        )
    if match := INVISIBLE.search(text):
        reason = f"it holds an invisible character (U+{ord(match[0]):04X}); delete it"
        return Fault("invisible", match.start(), match.end(), reason)
    if is_unfilled(whole.text):
        shown = whole.text[:20]
        reason = f"“{shown}” stands for a VIRIN that was never filled in; write one such as {EXAMPLE}"
        return Fault("unfilled", whole.start, whole.end, reason)
    # Case and dashes are no faults of shape: `repaired` mends them.
    if len(fields := _split(text, whole)) < 4:
        return _no_fields(whole)
    return _field_fault(text, fields, whole)


def _split(text: str, whole: Part) -> list[Part]:
    fields, start = [], whole.start
    for match in re.compile(SEPARATOR).finditer(text, whole.start, min(whole.end, whole.start + 200)):
        fields.append(Part(text[start : match.start()], start, match.start()))
        start = match.end()
    fields.append(Part(text[start : whole.end], start, whole.end))
    return fields


def _no_fields(whole: Part) -> Fault:
    glued = re.fullmatch(
        r"([0-9]{6})[ ./]?([A-Z])[ ./]?"
        r"([A-Z]{2}[0-9]{3}|[A-Z][0-9]{4}|[0-9]{4}[A-Z])[ ./]?([0-9]{3,4}[A-Z]?)",
        whole.text.upper(),
    )
    if glued:
        return Fault(
            "separator", whole.start, whole.end, f"its hyphens are missing; write {'-'.join(glued.groups())}"
        )
    reason = f"it lacks fields; write date, service, VISION ID and sequence with hyphens, such as {EXAMPLE}"
    return Fault("fields", whole.start, whole.end, reason)


def _field_fault(text: str, fields: list[Part], whole: Part) -> Fault:
    day, service, origin, sequence = fields[:4]

    def fault(kind: str, field: Part, reason: str) -> Fault:
        return Fault(kind, field.start, field.end, reason)

    if not _is_number(day.text, 6):
        if _is_number(day.text):
            return fault("date", day, f"the date has {_count(day.text, 'digit')}; write six, YYMMDD")
        return fault("date", day, "the date is not a number; write six digits, YYMMDD")
    if not _is_letter_or_digit(service.text):
        letter = letter_for_name(service.text)
        what = (
            "is missing" if not service.text else "is a word" if service.text.isalpha() else "is not a letter"
        )
        return fault(
            "service", service, f"the service {what}; write one letter" + (f", {letter}" if letter else "")
        )
    if not is_origin(origin.text.upper()):
        if len(origin.text) != 5:
            what = f"has {_count(origin.text, 'character')}"
        elif origin.text.isalpha():
            what = "is a word or an acronym"
        else:
            what = "is neither a VISION ID nor the number of a unit"
        return fault("origin", origin, f"Field 3 {what}; write two letters and three digits, such as QX417")
    digits = re.match("[0-9]*", sequence.text)
    stem = digits[0] if digits else ""
    if not 3 <= len(stem) <= 4:
        what = f"has {_count(stem, 'digit')}" if stem else "is not a number"
        return fault("sequence", sequence, f"the sequence {what}; write four digits, such as 1001")
    rest = Part(text[sequence.start + len(stem) : whole.end], sequence.start + len(stem), whole.end)
    shown = rest.text if len(rest.text) <= 20 else rest.text[:19] + "…"
    return fault("tail", rest, f"“{shown}” after the sequence belongs to no VIRIN; delete it")


def _is_number(text: str, length: int | None = None) -> bool:
    return text.isascii() and text.isdigit() and length in {None, len(text)}


def _is_letter_or_digit(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalnum()


def _count(text: str, noun: str) -> str:
    return f"{len(text)} {noun}{'' if len(text) == 1 else 's'}"
