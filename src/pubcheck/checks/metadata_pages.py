"""Checks of a page beside the metadata of the images that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.grammar import virin as virins
from pubcheck.grammar.credit_lines import find_trailing
from pubcheck.grammar.credits import parse
from pubcheck.grammar.dates import ap_form, find_dates
from pubcheck.views.files import image_files
from pubcheck.views.image_fields import ImageFile, file_of, name_of, text_of
from pubcheck.views.photo_dates import CaptionDate, dates_of
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable

_WORD = re.compile(r"[^\W_]+")
_OLD = 5 * 365  # days
_FEWEST_OF_ALT, _SHORT = 3, 3  # telling words; letters of a word that tells little
_FEWEST = 6  # words; shorter captions are titles
_NAME = re.compile(r"[^\W\d_][\w'’-]+")
_LEAST = 2  # words of a name; cameras hold one-word names of owners and shops
_NO_NAMES = frozenset(
    {"courtesy", "photo", "by", "released", "the", "army", "navy", "force", "corps", "guard"}
)


@check("photo")
def caption_differs(photo: Photo, *, min_overlap: float) -> Iterator[Hit]:
    """A page's caption that speaks of something else, or of another day, than the one in the image."""
    caption = photo.caption
    if caption is None or not is_readable(caption):
        return
    if own := image_files(photo.page):
        # With a VIRIN in the file the caption is held against that.
        if own[0].number is None and (day := _other_day(photo, own[0])):
            yield day
        return
    if (image := file_of(photo)) is None:
        return
    if day := _other_day(photo, image):
        yield day
        return
    field = image.said("caption")
    if field is None:
        return
    ours = _WORD.findall(caption.text.casefold())
    # A caption in another language is held against the one in that language.
    if not any(_is_alike(ours, text_of(other), min_overlap) for other in image.all_of("caption")):
        yield Hit(caption.span(), {"embedded": shortened(text_of(field), 100), "field": name_of(field)})


def _is_alike(ours: list[str], embedded: str, min_overlap: float) -> bool:
    """Whether enough words of the shorter caption stand in the other, or one is too short to tell."""
    credit = find_trailing(embedded)
    theirs = _WORD.findall((embedded[: credit[0]] if credit else embedded).casefold())
    shorter = min(len(ours), len(theirs))
    return shorter < _FEWEST or (Counter(ours) & Counter(theirs)).total() >= min_overlap * shorter


def _other_day(photo: Photo, image: ImageFile) -> Hit | None:
    """The hit of a caption none of whose dates is the day on which the image says that it was taken."""
    if not image.dates:
        return None
    field, day = image.dates[0]
    all_dates = dates_of(photo)
    dates: list[CaptionDate] = [date for date in all_dates if date.is_of_photo and date.found.date]
    if not dates or any(date.found.covers(day) for date in all_dates):
        return None
    if (day - max(date.found.date for date in dates if date.found.date)).days > _OLD:
        return None  # the day on which an old picture was scanned
    written = None if image_files(photo.page) else image.said("caption")
    # An image whose own caption has the page's date disagrees with itself, which its own rules tell.
    if written and any(
        found.date and found.date == date.found.date
        for found in find_dates(text_of(written))
        for date in dates
    ):
        return None
    facts = {"caption": dates[0].text, "created": ap_form(day), "field": name_of(field)}
    found = dates[0].found
    related = (("field", field.span),) if image_files(photo.page) else ()
    return Hit(dates[0].phrase.span(found.start, found.end), facts, "date", related=related)


@check("photo")
def alt_differs(photo: Photo, *, min_overlap: float) -> Iterator[Hit]:
    """Alternative text that the file brings and the page lacks, or that speaks of something else."""
    shown = photo.image
    if shown is None or shown.is_ignored or shown.is_opaque or (image := file_of(photo)) is None:
        return
    alts = [*image.all_of("alt")]
    if not alts:
        return
    facts = {"embedded": shortened(text_of(alts[0]), 100), "field": name_of(alts[0])}
    if shown.alt is None or not shown.alt.value.strip():
        yield Hit(shown.span if shown.alt is None else shown.alt.span, facts, "unused")
        return
    ours = _telling(shown.alt.value)
    for alt in alts:
        theirs = _telling(text_of(alt))
        shorter = min(len(ours), len(theirs))
        if shorter < _FEWEST_OF_ALT or len(ours & theirs) >= min_overlap * shorter:
            return
    yield Hit(shown.alt.span, facts)


def _telling(text: str) -> set[str]:
    """The words of a text that tell what it speaks of: those of more than three letters, by their stems."""
    return {word[:5] for word in _WORD.findall(text.casefold()) if len(word) > _SHORT}


@check("photo")
def virin_differs(photo: Photo) -> Iterator[Hit]:
    """A page's VIRIN that is not the one in the image."""
    if photo.virin is None or photo.is_named_by_file or not is_readable(photo.virin):
        return
    virin = virins.parse(photo.virin.text)
    if virin is None or (image := file_of(photo)) is None or (number := image.number) is None:
        return
    if virin.canonical != number.virin.canonical:
        facts = {"virin": number.virin.canonical, "field": name_of(number.field)}
        yield Hit(photo.virin.span(), facts)


@check("photo")
def credit_differs(photo: Photo) -> Iterator[Hit]:
    """A page's credit that names another photographer than the image does."""
    credit, phrase = photo.credited, photo.credit
    if credit is None or phrase is None or credit.names_nobody or credit.name is None:
        return
    if (image := file_of(photo)) is None or (field := image.said("byline")) is None:
        return
    byline = text_of(field)
    written = " ".join(
        text_of(f) for m in ("byline", "credit", "caption") for f in image.all_of(m)
    ).casefold()
    names = _names(credit.name.text)
    if not names or any(name in written for name in names):
        return
    # "Courtesy photo" as a by-line names nobody either.
    parsed = parse(f"Photo by {byline}")
    is_nobody = parsed is not None and parsed.name is None
    if is_nobody or not _names(byline) or len(_NAME.findall(byline)) < _LEAST:
        return
    part = credit.name
    yield Hit(phrase.span(part.start, part.end), {"byline": shortened(byline), "field": name_of(field)})


def _names(text: str) -> list[str]:
    """The words of a person's name that may be the surname."""
    return [
        word.casefold() for word in _NAME.findall(text) if len(word) > 2 and word.casefold() not in _NO_NAMES
    ]
