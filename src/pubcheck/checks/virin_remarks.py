"""What a VIRIN has beside its four fields in their present form: old letters, old numbers, marks, labels."""

from __future__ import annotations

import datetime
import re

from pubcheck.checks.virin_dates import day_of
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.countries import code_for, codes
from pubcheck.grammar.services import LETTERS, letter_status
from pubcheck.grammar.virin import Virin, is_placeholder
from pubcheck.prose import Prose
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase
from pubcheck.views.publication import published

# C, J and L stand in the lists of 2006 and 2011; the VISION ID came with DoDI 5040.02 of Oct. 27, 2011.
_LEGACY_ENDS = datetime.date(2014, 1, 1)
_VISION_ID_BEGINS = datetime.date(2011, 11, 1)
_FOREIGN = frozenset("OCL")
_LABEL = re.compile(
    r"\b(virin)\b(?:[ \u00a0]{1,2}(?:No\.?|Number|ID|#))?[ \u00a0]{0,4}[:|#=]?[\s|]{0,12}$", re.IGNORECASE
)
_CLOSE = 40  # code points before a number, in which its label stands
_NEAR = 120  # ... or the cell of a table that has it


def legacy(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A letter of the lists of before 2014: C, J or L."""
    day = day_of(photo, virin)
    if letter_status(virin.letter) != "legacy" or day is None:
        return None
    facts = {"letter": virin.letter, "meaning": LETTERS[virin.letter][0]}
    span = phrase.span(virin.service.start, virin.service.end)
    return "service-legacy", Hit(span, facts, "old" if day < _LEGACY_ENDS else None)


def social_security(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """Four digits and a letter in Field 3: the end of a Social Security number and the initial of a name."""
    if virin.origin_form != "ssn" or is_placeholder(virin):
        return None
    day, publication = day_of(photo, virin), published(photo.page)
    is_old = any(one and one < _VISION_ID_BEGINS for one in (day, publication.date if publication else None))
    span = phrase.span(virin.origin.start, virin.origin.end)
    return "ssn", Hit(span, {"origin": virin.origin.text}, "old" if is_old else None)


def country(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A country that ISO 3166-1 has no such two-letter code for, or one beside an American service."""
    found = virin.country
    if found is None or photo.is_named_by_file:  # a file's name goes on as it likes: -web, -hi, -sm
        return None
    span = phrase.span(found.start, found.end)
    proper = code_for(found.text)
    facts = {"country": found.text, "proper": proper or "", "letter": virin.letter}
    if found.text.upper() not in codes():
        return "country", Hit(span, facts, "known" if proper else None)
    return ("country", Hit(span, facts, "service")) if virin.letter not in _FOREIGN else None


def unit(_photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A unit's number with a letter that DIMOC's list of components lacks."""
    if virin.unit != "" or is_placeholder(virin):
        return None
    facts = {"origin": virin.origin.text, "letter": virin.origin.text[0].upper()}
    return "dvian-unknown", Hit(phrase.span(virin.origin.start, virin.origin.end), facts)


def label(photo: Photo, phrase: Phrase, _virin: Virin) -> tuple[str, Hit] | None:
    """A number below the credit without the label VIRIN before it, or with the label in small letters."""
    holder = phrase.holder
    if not isinstance(holder, Prose):
        return None
    span, source = phrase.span(), holder.document.source.text
    near = source[max(0, span.start - _NEAR) : span.start]
    before = holder.text[max(0, phrase.start - _CLOSE) : phrase.start]
    # The reader of plain text writes a label where there is none.
    is_plain = holder.document.format == "text"
    if (found := _LABEL.search(before)) and (not is_plain or _LABEL.search(near[-_CLOSE:])):
        start = phrase.start - len(before) + found.start(1)
        if found[1] == "VIRIN":
            return None
        edits = (
            (Edit(holder.span(start, start + 5), "VIRIN"),) if holder.is_unbroken(start, start + 5) else ()
        )
        return "label", Hit(holder.span(start, start + 5), {"label": found[1]}, "lower-case", edits)
    # Navy captions begin with the number, and so do titles of galleries: no label belongs there.
    if photo.credit is None or span < photo.credit.span():
        return None
    around = near[-_CLOSE:] if is_plain else f"{near} {photo.element.text} {photo.element.attr('class')}"
    return None if "virin" in around.lower() else ("label", Hit(span, {"virin": phrase.text, "label": ""}))


def extension(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """The ending of a file after a number in text."""
    if virin.extension is None or photo.is_named_by_file:
        return None
    span = phrase.span(virin.extension.start, virin.extension.end)
    return "extension", Hit(span, {"extension": virin.extension.text})


def suffix(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A letter after the sequence, which no description of VIRINs has."""
    if virin.suffix is None or photo.is_named_by_file:
        return None
    return "suffix", Hit(phrase.span(virin.suffix.start, virin.suffix.end), {"suffix": virin.suffix.text})


def sequence(_photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A sequence that is not a scene from 1 to 9 and a frame from 001 to 999 (DIMOC, Field 4)."""
    if virin.is_scene_and_frame:
        return None
    end = virin.part.end if virin.part else virin.sequence.end
    span = phrase.span(virin.sequence.start, end)
    return "sequence", Hit(span, {"sequence": phrase.text[virin.sequence.start : end]})
