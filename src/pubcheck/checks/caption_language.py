"""Checks of the language of captions: tense, voice, opening words, and subject and verb that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pubcheck.checks import check
from pubcheck.checks.captions import is_judged, shows_event
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import caption_subjects, caption_tense, pictures, segmentation, virin
from pubcheck.grammar.appositions import open_apposition
from pubcheck.grammar.caption_openings import without_lead
from pubcheck.views.albums import photos
from pubcheck.views.images import images
from pubcheck.views.page import Page
from pubcheck.views.photo_dates import dates_of
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable
from pubcheck.views.publication import published

_YEAR = re.compile(r"(?<![\w$,./-])(?:1[89]|20)\d\d(?![\w%/-]|,\d)")
_OLD = 10  # years; an older picture is history, which captions tell in the past
_LONGEST = 1500  # code points of a text that is looked at


@check("pictured")
def subject_verb(page: Page) -> Iterator[Hit]:
    """A subject and a verb that do not agree, in a caption's first sentence or an alternative text."""
    for image in images(page):
        alt = image.alt
        if alt is None or " " not in alt.value or OPAQUE in alt.value or not page.is_english(image.element):
            continue
        found = _disagreement(alt.value)
        if found:
            yield Hit(alt.part(found.start, found.end), _facts(found), "alt")
    for photo in photos(page):
        caption, line = _judged(photo), photo.alt if photo.image is None else None
        if line and is_readable(line) and (found := _disagreement(line.text)):
            yield Hit(line.span(found.start, found.end), _facts(found), "alt")
        # An alternative text that is the whole caption has been looked at above.
        if caption is None or (photo.image and caption.holder is photo.image.alt):
            continue
        if found := _disagreement(caption.text):
            yield Hit(caption.span(found.start, found.end), _facts(found))


def _disagreement(text: str) -> caption_subjects.Disagreement | None:
    sentence = _first_sentence(text)
    return caption_subjects.disagreement(text, *sentence) if sentence else None


def _facts(found: caption_subjects.Disagreement) -> dict[str, str]:
    number = "plural" if found.is_plural else "singular"
    return {"subject": found.subject, "verb": found.verb, "proper": found.proper, "number": number}


def _judged(photo: Photo) -> Phrase | None:
    """The caption, where it is English and no template writes a part of it."""
    caption = photo.caption
    if caption is None or not is_readable(caption) or not photo.page.is_english(photo.element):
        return None
    return caption


def _judged_sentence(photo: Photo) -> tuple[Phrase, int, int] | None:
    """The caption and the range of its first sentence, where they can be judged."""
    caption = _judged(photo)
    sentence = caption and _first_sentence(caption.text)
    return (caption, *sentence) if caption and sentence else None


def _first_sentence(text: str) -> tuple[int, int] | None:
    """The range of the first sentence; a dateline before it, whose periods end none, is left out."""
    start = without_lead(text)
    sentences = segmentation.sentences(text[start : start + _LONGEST])
    return (start + sentences[0][0], start + sentences[0][1]) if sentences else None


@check("photo")
def past(photo: Photo) -> Iterator[Hit]:
    """A first sentence in the past (DoD Visual Information Style Guide: it is written in the present)."""
    if (judged := _judged_sentence(photo)) is None:
        return
    caption, start, end = judged
    found = caption_tense.past_verb(caption.text, start, end)
    if found and is_judged(photo) and shows_event(photo) and not _is_history(photo, caption):
        yield Hit(caption.span(found.start, found.end), {"verb": found.text})


@check("photo")
def passive(photo: Photo) -> Iterator[Hit]:
    """A first sentence in the passive (DINFOS captioning check list: active voice)."""
    if (judged := _judged_sentence(photo)) is None:
        return
    caption, start, end = judged
    found = caption_tense.passive(caption.text, start, end)
    if found:
        case = "agent" if found.agent else None
        yield Hit(caption.span(found.start, found.end), {"verb": found.text, "agent": found.agent}, case)


def _is_history(photo: Photo, caption: Phrase) -> bool:
    """Whether the picture is a file photo, or ten years older than the page."""
    texts = [phrase.text for phrase in (caption, photo.title, photo.credit) if phrase]
    if any(map(pictures.called_file_photo, texts)):
        return True
    release = published(photo.page)
    year = (release.date if release else photo.page.context.today).year
    shot = _shot_year(photo)
    if shot is not None:
        return year - shot >= _OLD
    return any(year - int(found[0]) >= _OLD for found in _YEAR.finditer(caption.text))


def _shot_year(photo: Photo) -> int | None:
    """The year of the picture by its VIRIN, else by its caption's first date."""
    parsed = virin.parse(photo.virin.text) if photo.virin else None
    if parsed is not None and parsed.date.text[:2].isdigit():
        two = int(parsed.date.text[:2])
        return 2000 + two if two <= photo.page.context.today.year % 100 + 1 else 1900 + two
    dates = (found for found in dates_of(photo) if found.is_of_photo)
    return next((found.found.year for found in dates if found.found.year), None)


@check("photo")
def lead_phrase(photo: Photo, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """A caption that opens by saying that there is a picture (AP and DoD practice)."""
    caption = _judged(photo)
    if caption is None:
        return
    if match := _opening(tuple(phrases)).match(caption.text):
        yield Hit(caption.span(*match.span(1)), {"phrase": match[1]})


@cache
def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    # A capital after it makes a name of it: Pictured Rocks National Lakeshore.
    return re.compile(rf"((?i:{either}))(?![\w’'-])")


@check("photo")
def apposition_open(photo: Photo) -> Iterator[Hit]:
    """What a comma begins to say about a person and no comma ends (AP Stylebook, commas)."""
    caption = _judged(photo)
    sentence = caption and _first_sentence(caption.text)
    if caption and sentence and (found := open_apposition(caption.text, *sentence)):
        at = found.end
        facts = {"name": found.name, "end": found.last, "verb": found.verb}
        yield Hit(caption.span(at - len(found.last), at), facts)
