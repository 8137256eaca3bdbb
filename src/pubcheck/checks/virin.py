"""Checks of VIRINs, the numbers of photos; `virin_verdicts` tells what each of them has to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.captions import shows_event
from pubcheck.checks.virin_verdicts import verdict
from pubcheck.finding import Hit
from pubcheck.grammar import pictures
from pubcheck.grammar import virin as virins
from pubcheck.grammar.credits import Credit
from pubcheck.grammar.virin import Virin
from pubcheck.views.albums import Album, photos
from pubcheck.views.metadata import host
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo, virin_of_file
from pubcheck.views.phrases import Phrase, is_readable

_NEAR = 120  # code points after a label in which its number is looked for
_BELOW = 400  # ... and after the last line of a photo
_TAG = re.compile(r"<[^<>]{0,200}>")
# Sites whose articles print the credit and no VIRIN.
_WITHOUT_VIRINS = ("army.mil",)


@check("photo")
def missing(photo: Photo) -> Iterator[Hit]:
    """A photo without a VIRIN (DINFOS metadata guidelines: mandatory), or a label with nothing after it."""
    if photo.virin is not None or photo.is_opaque or _is_film(photo):
        return
    if photo.empty_label is None and not (photo.is_described and shows_event(photo)):
        return
    if photo.empty_label is not None:
        if not _goes_on(photo.empty_label):
            yield Hit(photo.empty_label.span(), case="label")
    elif not _lies_below(photo) and not _is_records_own(photo):
        case = _excuse(photo.credited)
        if case is None and host(photo.page).endswith(_WITHOUT_VIRINS):
            case = "house"
        yield Hit(photo.span, case=case)


def _is_film(photo: Photo) -> bool:
    """Whether a caption without an image is that of a video, as its credit says."""
    medium = photo.credited.medium if photo.credited else None
    pictured = photo.image is not None and photo.page.document.format != "text"
    return medium is not None and not pictured and medium.text.lower() in {"video", "videos", "footage"}


def _is_records_own(photo: Photo) -> bool:
    """Whether the caption stands in a record's body of plain text, and the record has the number apart."""
    document = photo.page.document
    if document.format != "record" or document.syntax != "text" or (photo.image and photo.image.src):
        return False
    return any(other.virin for other in photos(photo.page))


def _lies_below(photo: Photo) -> bool:
    """Whether a VIRIN that is no other photo's stands close below, in a line of facts about the picture."""
    parts = [part.span().end for part in (photo.title, photo.caption, photo.credit) if part]
    if not parts:
        return False
    text, end = photo.page.document.source.text, max(parts)
    found = next(virins.find(text[end : end + _BELOW]), None)
    return found is not None and end + found.start not in _taken(photo.page)


@view
def _taken(page: Page) -> set[int]:
    """Where the VIRINs of photos start in the source that are photos beyond doubt."""
    whole = (photo for photo in photos(page) if photo.caption and photo.credit)
    return {photo.virin.span().start for photo in whole if photo.virin}


def _goes_on(label: Phrase) -> bool:
    """Whether the number stands on the line below, or the label is that of the pop-up on each DVIDS page."""
    end = label.span().end
    following = label.holder.document.source.text[end : end + _NEAR]
    found = next(virins.find(following), None)
    between = following if found is None else following[: found.label_start or found.start]
    words = " ".join(_TAG.sub(" ", between).split())
    return words.startswith("Date Created") or (found is not None and not words.strip(" |*:"))


def _excuse(credit: Credit | None) -> str | None:
    """Why a picture may have no VIRIN: a courtesy, a drawing, or from outside the Department of Defense."""
    if credit is None:
        return None
    if credit.courtesy:
        return "courtesy"
    if credit.medium and pictures.is_drawn(credit.medium.text):
        return "graphic"
    is_foreign = credit.service is not None and credit.service.service.kind == "foreign"
    is_outside = credit.organization is not None and not credit.is_military
    return "outside" if is_foreign or is_outside else None


@check("photo")
def malformed(photo: Photo) -> Iterator[Hit]:
    """A VIRIN that lacks the shape of one (DIMOC), or is written with other marks than hyphens."""
    yield from verdict(photo, "shape")


@check("photo")
def too_long(photo: Photo) -> Iterator[Hit]:
    """A value of more characters than the archive keeps (DoD metadata field definitions, Object Name)."""
    yield from verdict(photo, "too-long")


@check("photo")
def lowercase(photo: Photo) -> Iterator[Hit]:
    """A VIRIN in lower case."""
    yield from verdict(photo, "lowercase")


@check("photo")
def label_missing(photo: Photo) -> Iterator[Hit]:
    """A VIRIN in the text without its label, or with a label in small letters."""
    yield from verdict(photo, "label")


@check("photo")
def placeholder(photo: Photo) -> Iterator[Hit]:
    """A stand-in in the place of a person or unit (DIMOC, "VISION ID", forbids ZZ999 by name)."""
    yield from verdict(photo, "placeholder")


@check("photo")
def dvian_unknown(photo: Photo) -> Iterator[Hit]:
    """A unit's number whose letter is no component's (DIMOC, DVIAN)."""
    yield from verdict(photo, "dvian-unknown")


@check("photo")
def ssn(photo: Photo) -> Iterator[Hit]:
    """A third field of the form that was made of a Social Security number."""
    yield from verdict(photo, "ssn")


@check("photo")
def service_unknown(photo: Photo) -> Iterator[Hit]:
    """A service letter that no list has (DIMOC, Field 2)."""
    yield from verdict(photo, "service-unknown")


@check("photo")
def service_legacy(photo: Photo) -> Iterator[Hit]:
    """A service letter of the lists of before 2014."""
    yield from verdict(photo, "service-legacy")


@check("photo")
def service_mismatch(photo: Photo) -> Iterator[Hit]:
    """A service letter of another service than the photographer's by credit and rank (DIMOC, Field 2)."""
    yield from verdict(photo, "service-mismatch")


@check("photo")
def date_invalid(photo: Photo) -> Iterator[Hit]:
    """A date that the calendar lacks (DIMOC, Field 1)."""
    yield from verdict(photo, "date-invalid")


@check("photo")
def date_future(photo: Photo) -> Iterator[Hit]:
    """A date after the picture was published or uploaded, or after today."""
    yield from verdict(photo, "date-future")


@check("photo")
def date_mismatch(photo: Photo) -> Iterator[Hit]:
    """A date that no date of the caption equals (DINFOS metadata guidelines: all three must match)."""
    yield from verdict(photo, "date-mismatch")


@check("photo")
def country_unknown(photo: Photo) -> Iterator[Hit]:
    """A country that is no code of ISO 3166-1, or that stands beside an American service (DIMOC)."""
    yield from verdict(photo, "country")


@check("photo")
def suffix(photo: Photo, *, allowed: bool) -> Iterator[Hit]:
    """A letter after the sequence, unless the site is one that adds it itself."""
    if not allowed:
        yield from verdict(photo, "suffix")


@check("photo")
def extension(photo: Photo, *, allowed: bool) -> Iterator[Hit]:
    """The ending of a file's name after a VIRIN, unless the site's galleries have it by design."""
    if not allowed:
        yield from verdict(photo, "extension")


@check("photo")
def sequence_nonstandard(photo: Photo) -> Iterator[Hit]:
    """A sequence without scene and frame (DIMOC, Field 4)."""
    yield from verdict(photo, "sequence")


@check("photo")
def file_mismatch(photo: Photo) -> Iterator[Hit]:
    """A VIRIN in the text beside a file that is named by another one."""
    if photo.virin is None or photo.image is None or photo.is_named_by_file:
        return
    named = virin_of_file(photo.image)
    if named is None or not is_readable(named) or not is_readable(photo.virin):
        return
    stated, other = virins.parse(photo.virin.text), virins.parse(named.text)
    if stated is None or other is None or _number(stated) == _number(other):
        return
    # A file is often named before the number is given.
    if virins.is_placeholder(stated) or virins.is_placeholder(other):
        return
    facts = {"virin": stated.canonical, "file": other.canonical}
    same_day = stated.date.text == other.date.text
    yield Hit(photo.virin.span(), facts, None if same_day else "date", related=(("file", named.span()),))


def _number(virin: Virin) -> tuple[str, ...]:
    """What two spellings of one number share; after it a file's name has sizes and the like."""
    return virin.date.text, virin.letter, virin.origin.text.upper(), virin.sequence.text.lstrip("0")


@check("album")
def duplicate(album: Album) -> Iterator[Hit]:
    """One VIRIN on two photos of a page, suffix and extension aside (DIMOC: it identifies one picture)."""
    first_of: dict[str, list[Photo]] = {}
    for photo in album.photos:
        # The same file may well be shown twice, small and large.
        virin = virins.parse(photo.virin.text) if photo.virin and not photo.is_named_by_file else None
        if virin is None or photo.virin is None or virins.is_placeholder(virin):
            continue
        # Navy galleries begin the caption with the number and give it once more below, with its label.
        is_fileless = photo.image is None or photo.image.src is None
        if is_fileless and photo.caption is None and virin.canonical in first_of:
            continue
        earlier = first_of.setdefault(virin.canonical, [])
        if earlier and (held := earlier[0].virin):
            case = "same" if any(_is_same_picture(photo, other) for other in earlier) else None
            yield Hit(photo.virin.span(), {"virin": virin.canonical}, case, related=(("first", held.span()),))
        earlier.append(photo)


def _is_same_picture(one: Photo, other: Photo) -> bool:
    """Whether two photos are one, as far as captions and files tell."""
    files = [photo.image.src.value if photo.image and photo.image.src else "" for photo in (one, other)]
    captions = [photo.caption.text.casefold() if photo.caption else "" for photo in (one, other)]
    mine, theirs = (" ".join(caption.split()).rstrip(".") for caption in captions)
    return (files[0] == files[1] != "") or mine in theirs or theirs in mine
