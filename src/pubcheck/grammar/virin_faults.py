"""Why a value is no VIRIN: the first reason from the left, with what to write instead."""

from __future__ import annotations

import re

from pubcheck.grammar.part import Fault, Part
from pubcheck.grammar.services import letter_for_name
from pubcheck.grammar.virin import is_letter_or_digit, is_number, parse, split_fields
from pubcheck.grammar.virin_fields import INVISIBLE, is_filed, is_origin, is_unfilled

EXAMPLE = "240611-A-QX417-1001"


def shape_fault(text: str) -> Fault | None:
    """Why ``text`` is no VIRIN, the first reason from the left, and what to write; None where it is one.

    ``kind`` is one of empty, unfilled, filed, invisible, separator, fields, date, service, origin, sequence,
    tail.
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
    if is_filed(whole.text):
        reason = "it is a number of before May 1999; write the VIRIN where the picture was given one"
        return Fault("filed", whole.start, whole.end, reason)
    # Case and dashes are no faults of shape: `repaired` mends them.
    if len(fields := split_fields(text, whole)) < 4:
        return _no_fields(whole)
    return _field_fault(text, fields, whole)


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

    if not is_number(day.text, 6):
        if is_number(day.text):
            return fault("date", day, f"the date has {_count(day.text, 'digit')}; write six, YYMMDD")
        return fault("date", day, "the date is not a number; write six digits, YYMMDD")
    if not is_letter_or_digit(service.text):
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


def _count(text: str, noun: str) -> str:
    return f"{len(text)} {noun}{'' if len(text) == 1 else 's'}"
