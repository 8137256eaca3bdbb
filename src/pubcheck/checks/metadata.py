"""Checks of the metadata in an image file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.fields import Field
from pubcheck.finding import Hit
from pubcheck.grammar.dates import ap_form
from pubcheck.grammar.image_fields import MEANINGS, SUFFIXES
from pubcheck.source import Span
from pubcheck.views.image_fields import ImageFile, day_of, is_cut, name_of, text_of
from pubcheck.views.page import Page

_NOT_RELEASED = re.compile(
    r"\bnot\s{1,3}(?:yet\s{1,3})?(?:been\s{1,3})?(?:(?:released|reviewed|cleared|releasable)\b"
    r"(?!\s{1,3}for\s{1,3}(?:commercial|advertis|sale|resale|merchandis))"
    r"|(?:approved\s{1,3})?for\s{1,3}(?:public\s{1,3})?release\b)|\bunreleased\b"
    r"|\b(?:awaiting|pending)\s{1,3}(?:release|review)\b|\bdo\s{1,3}not\s{1,3}(?:release|publish)\b"
    r"|\bfor\s{1,3}official\s{1,3}use\s{1,3}only\b|\binternal\s{1,3}use\s{1,3}only\b",
    re.IGNORECASE,
)
# The rules of markings leave the instructions to this one, but for classified ones.
_MARKS = re.compile(
    r"\b(?:FOUO|CUI|SBU|CONTROLLED(?=//)|D(?:ISTRIBUTION|istribution) S(?:TATEMENT|tatement) [B-FX])(?!\w)"
)
# "Not FOUO"; and stock photos tell whether the people and houses in them have agreed.
_DENIED = re.compile(
    r"(?:\b(?:no|not|non|free of)[ -]{1,3}|n't |\b(?:model|property|talent)s?(?: is| are)?[ :-]{1,3})$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s{0,9}(?:(?:cosmic )?top secret|secret|confidential|restricted|classified|cui|fouo|noforn"
    r"|controlled unclassified information|for official use only|u//fouo|ts//.{1,40}|s//.{1,40})"
    r"(?:\s?(?:/|- ).{0,60})?\s{0,9}",
    re.IGNORECASE,
)
_SHOWN_ANYWAY = frozenset({"JPEG", "PNG", "WebP", "AVIF", "GIF", "BMP", "ICO"})
_MOST_COMPARED = 200  # values of one field
_WORD = re.compile(r"[^\W_]+")
# What cameras and programs write without being asked.
_BY_MACHINES = re.compile(
    r"olympus digital camera|sony dsc|digital camera|dcim|img_\d{1,9}|screenshot|untitled.{0,20}|\W{0,20}"
    r"|created (?:by|with|in) .{1,60}|processed (?:by|with) .{1,60}",
    re.IGNORECASE,
)


def _names(image: ImageFile, meanings: Sequence[str]) -> str:
    """Some things that a photo should say, in a row: "the VIRIN (IPTC Object Name), the caption (…)"."""
    shown = []
    kind = image.first("File", "Type")
    has_iptc = kind is None or text_of(kind) in {"JPEG", "TIFF"}  # the others have no place for it
    for meaning in meanings:
        group, key = MEANINGS[meaning].keys[0 if has_iptc else 1]
        shown.append(f"the {MEANINGS[meaning].name} ({name_of(_field(group, key))})")
    return ", ".join(shown)


def _field(group: str, key: str) -> Field:
    return Field((group, key), None, "", Span(0, 0), "string")


@check("metadata")
def field_missing(image: ImageFile, *, required: Sequence[str], expected: Sequence[str]) -> Iterator[Hit]:
    """Fields that DINFOS and DIMOC want in the file of every photo, and that it lacks."""
    if not image.is_photo or _unreadable(image):
        return
    if not image.has_words:
        # A picture of unknown size that says nothing may as well be a drawing.
        if image.pixels:
            yield Hit(image.name_span, case="none")
        return
    missing = [meaning for meaning in required if not _has(image, meaning)]
    if missing:
        yield Hit(image.name_span, {"fields": _names(image, missing)})
    hoped = [meaning for meaning in expected if not _has(image, meaning)]
    if hoped:
        yield Hit(image.name_span, {"fields": _names(image, hoped)}, "expected")


def _has(image: ImageFile, meaning: str) -> bool:
    if meaning != "virin":
        return bool(image.all_of(meaning))
    # What was meant for a VIRIN is judged by its own rules; a title in its place is none.
    return image.number is not None or any(text_of(f)[:1].isdigit() for f in image.all_of("virin"))


def _unreadable(image: ImageFile) -> bool:
    return image.first("File", "Fault") is not None


@check("metadata")
def date_mismatch(image: ImageFile) -> Iterator[Hit]:
    """Dates of one file that name different days (DINFOS: Date Shot, VIRIN and caption must agree)."""
    if not image.dates:
        return
    field, day = image.dates[0]
    number = image.number
    if number is not None:
        shot = number.virin.day(day)
        if shot is not None and shot != day:
            place = Span(number.span.start, number.span.start + 6)
            facts = {"field": name_of(field), "created": ap_form(day), "virin": ap_form(shot)}
            yield Hit(field.span, facts, related=(("virin", place),))
            return
    for group, key in (("EXIF", "DateTimeOriginal"), ("XMP", "DateTimeOriginal")):
        taken = image.first(group, key)
        clock = day_of(text_of(taken)) if taken else None
        # A clock set to another zone is off by a day; one that was never set, by years.
        if taken and clock and abs((clock - day).days) > 1 and clock.year > day.year - 2:
            facts = {"field": name_of(field), "created": ap_form(day), "camera": ap_form(clock)}
            yield Hit(field.span, facts, "camera", related=(("camera", taken.span),))
            return


@check("metadata")
def field_too_long(image: ImageFile, *, certain: Sequence[str]) -> Iterator[Hit]:
    """Values that archives cut off (DIMOC, metadata field definitions)."""
    for name, meaning in MEANINGS.items():
        if not meaning.longest:
            continue
        for field in image.all_of(name):
            text = text_of(field)
            if len(text) > meaning.longest:
                start = field.span.start + meaning.longest if "\n" not in text else field.span.start
                facts = {
                    "field": name_of(field),
                    "length": len(text),
                    "limit": meaning.longest,
                    "lost": shortened(text[meaning.longest :]),
                }
                yield Hit(Span(start, field.span.end), facts, None if name in certain else "likely")
                break


@check("metadata")
def not_released(image: ImageFile) -> Iterator[Hit]:
    """Instructions that say that the picture is not released (DIMOC, Public Release Instructions)."""
    for field in image.all_of("release"):
        text = str(field.value)
        for pattern in (_NOT_RELEASED, _MARKS):
            match = pattern.search(text)
            if match is None or _DENIED.search(text, max(0, match.start() - 24), match.start()):
                continue
            yield Hit(_within(field, *match.span()), {"words": shortened(match[0]), "field": name_of(field)})
            return


@check("picture")
def embargoed(page: Page) -> Iterator[Hit]:
    """A release date that is still to come (IIM 2:30)."""
    field = ImageFile(page.document).first("IPTC", "ReleaseDate")
    day = day_of(text_of(field)) if field else None
    if field and day and not page.context.is_past(day, -1):
        yield Hit(field.span, {"date": ap_form(day)})


def _within(field: Field, start: int, end: int) -> Span:
    """A stretch of a value; all of it where its lines are listed apart from each other."""
    if "\n" in str(field.value):
        return field.span
    return Span(field.span.start + start, field.span.start + end)


@check("metadata")
def classified(image: ImageFile) -> Iterator[Hit]:
    """A classification that forbids publication (DIMOC, Supplemental Category 1)."""
    for field in image.all_of("classification"):
        if _LEVEL.fullmatch(text_of(field)):
            yield Hit(field.span, {"level": shortened(text_of(field)), "field": name_of(field)})
            return


@check("metadata")
def location_exposed(image: ImageFile) -> Iterator[Hit]:
    """Where the camera stood, to the yard."""
    field = image.first("EXIF", "GPSPosition") or image.first("XMP", "GPSLatitude")
    if field is not None:
        yield Hit(field.span, {"field": name_of(field), "position": shortened(text_of(field))})


@check("metadata")
def file_name_differs(image: ImageFile) -> Iterator[Hit]:
    """A file whose name is not its VIRIN (DIMOC, "How to Create a VIRIN")."""
    number = image.number
    if number is None or not image.name:
        return
    named = image.name_number
    facts = {"name": shortened(image.name), "virin": number.virin.canonical}
    if named is None:
        yield Hit(image.name_span, facts, "unnumbered", related=(("virin", number.span),))
    elif named.canonical != number.virin.canonical:
        yield Hit(image.name_span, facts, related=(("virin", number.span),))


@check("metadata")
def keywords_excessive(image: ImageFile, *, most: int) -> Iterator[Hit]:
    """More keywords than help, and such as have a field of their own (DINFOS metadata guidelines)."""
    fields = image.by_key.get(("IPTC", "Keywords")) or image.by_key.get(("XMP", "Keywords")) or []
    single = list({text_of(field).casefold(): field for field in reversed(fields)}.values())[::-1]
    if len(single) > most:
        yield Hit(single[most].span, {"count": len(single), "most": most})
    for meanings, case in ((("byline",), "photographer"), (("city", "state", "country"), "place")):
        values = {text_of(field).casefold() for meaning in meanings for field in image.all_of(meaning)}
        for field in single:
            word = text_of(field)
            is_name = (
                case == "photographer" and " " in word and any(v.endswith(word.casefold()) for v in values)
            )
            if is_name or word.casefold() in values:
                yield Hit(field.span, {"keyword": shortened(word)}, case)
                break


@check("metadata")
def alt_missing(image: ImageFile) -> Iterator[Hit]:
    """A caption without alternative text beside it (IPTC Photo Metadata Standard, accessibility)."""
    caption = image.said("caption")
    if caption is None or image.all_of("alt") or image.all_of("extended"):
        return
    if caption.path[0] in {"IPTC", "XMP"} and len(text_of(caption).split()) > 2:
        yield Hit(caption.span)


@check("metadata")
def copies_differ(image: ImageFile) -> Iterator[Hit]:
    """IPTC, XMP and EXIF that say different things (Metadata Working Group, guidelines 2.0)."""
    for name, meaning in MEANINGS.items():
        if not meaning.copies:
            continue
        ours, theirs = (image.by_key.get(key, []) for key in meaning.copies)
        if not ours or not theirs or _alike(ours, theirs, meaning.longest):
            continue
        facts = {
            "what": meaning.name,
            "one": name_of(ours[0]),
            "other": name_of(theirs[0]),
            "said": shortened(text_of(theirs[0])),
        }
        case = "date" if name == "date" else None
        yield Hit(ours[0].span, facts, case, related=(("copy", theirs[0].span),))


def _alike(ours: list[Field], theirs: list[Field], longest: int) -> bool:
    """Whether two lists of values say the same, as far as case, blanks and the length of IPTC allow."""
    if ours[0].path[1] == "DateCreated":
        return day_of(text_of(ours[0])) == day_of(text_of(theirs[0])) or day_of(text_of(theirs[0])) is None
    mine = {_plain(text_of(field)) for field in ours}
    others = {_plain(text_of(field)) for field in theirs if len(field.path) < 3 or not _is_language(field)}
    if mine == others or not mine - {""} or not others - {""} or len(mine) + len(others) > _MOST_COMPARED:
        return True
    # IPTC holds no more than so many bytes; what is cut there is told by its own rule.
    return all(any(one == other or is_cut(one, other) for other in others) for one in mine) and (
        len(mine) == len(others) or longest == 64
    )


def _is_language(field: Field) -> bool:
    return isinstance(field.path[2], str)


def _plain(text: str) -> str:
    if _BY_MACHINES.fullmatch(text):
        return ""
    return " ".join(_WORD.findall(text.casefold()))


@check("metadata")
def unreadable(image: ImageFile) -> Iterator[Hit]:
    """What could not be read of the file."""
    for field in image.by_key.get(("File", "Fault"), ()):
        is_part = image.pixels or any(key[0] != "File" for key in image.by_key)
        yield Hit(field.span, {"detail": text_of(field)}, "damaged" if is_part else None)


@check("metadata")
def mislabelled(image: ImageFile) -> Iterator[Hit]:
    """A file of another kind than its name says."""
    field = image.first("File", "Type")
    name = image.name.lower()
    known = tuple(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)
    if field is None or not name.endswith(known) or name.endswith(SUFFIXES.get(text_of(field), ())):
        return
    kind = text_of(field)
    proper = SUFFIXES.get(kind, (f".{kind.lower()}",))[0]
    facts = {"kind": kind, "suffix": name.rpartition(".")[2], "proper": proper[1:]}
    yield Hit(field.span, facts, "shown" if kind in _SHOWN_ANYWAY else None)
