"""Checks of captions and of the dates in them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import pictures, troops
from pubcheck.grammar.date_patterns import FULL_NAMES, WEEKDAY_NAMES
from pubcheck.grammar.dates import FoundDate
from pubcheck.source import Span
from pubcheck.views.photo_dates import CaptionDate, dates_in, dates_of
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable

_YEAR = re.compile(r"(?<![\w$,./-])(?:1[89]|20)\d\d(?:s\b|(?![\w%/-]|,\d))")
_LONGEST_NAME = 7  # words of a name with its rank
_GREGORIAN = 1753  # before, Britain and its colonies counted weekdays by another calendar
_REASONS = {
    "iso": "AP writes the month as a word",
    "numeric": "AP writes the month as a word",
    "day-first": "in AP style the month stands before the day",
    "ordinal": "AP writes the day without st, nd, rd or th",
    "spelled": "AP abbreviates this month before a day",
    "unused": "AP has another form of the month",
    "no-period": "the abbreviated month takes a period",
    "case": "the month has one capital, its first letter",
    "punctuation": "AP sets one space, no zero before the day, and a comma only between day and year",
}


@check("photo")
def missing(photo: Photo) -> Iterator[Hit]:
    """A photo without a caption (DINFOS captioning check list; DoD Visual Information Style Guide)."""
    if photo.caption is not None or photo.is_opaque or is_number_alone(photo):
        return
    if not is_bare(photo):
        yield Hit(photo.span)
    else:
        # A picture of which nothing at all is said may be a portrait, a stock picture, a drawing or a screen.
        is_news = shows_event(photo) and not _is_portrait(photo)
        yield Hit(photo.span, case="bare-troops" if is_news else "bare")


@check("photo")
def date_missing(photo: Photo) -> Iterator[Hit]:
    """A caption that does not say when the photo was taken (DINFOS: the first sentence has the date)."""
    caption = photo.caption
    if caption is None or photo.is_opaque or not (is_judged(photo) and shows_event(photo)):
        return
    dates = dates_of(photo) + (dates_in(photo.credit) if photo.credit else [])
    shot = [date for date in dates if date.is_of_photo]
    if any(date.found.year for date in shot):
        return
    if shot:
        yield Hit(_span(shot[0]), {"date": shot[0].text}, "no-year")
    elif events := [date for date in dates if date.word]:
        yield Hit(_span(events[0]), {"date": events[0].text, "word": events[0].word}, "event")
    elif any(pictures.called_file_photo(phrase.text) for phrase in photo.captions):
        yield Hit(caption.span(), {}, "file")
    elif year := next(filter(None, (_YEAR.search(phrase.text) for phrase in photo.captions)), None):
        yield Hit(caption.span(), {"year": year[0]}, "only-year")
    else:
        yield Hit(caption.span())


def is_judged(photo: Photo) -> bool:
    """Whether the caption is English, no template writes it, and the picture is one that was taken."""
    if not all(map(is_readable, photo.captions)) or not photo.page.is_english(photo.element):
        return False
    credit = photo.credited
    if credit and credit.medium and pictures.is_undated(credit.medium.text):
        return False
    if photo.virin is None and photo.alt is not None and pictures.opens_undated(photo.alt.text):
        return False
    return not any(pictures.is_undated(phrase.text) for phrase in (photo.caption, photo.title) if phrase)


def is_bare(photo: Photo) -> bool:
    """Whether the page says nothing of a picture but its alternative text and the name of its file."""
    return not (photo.caption or photo.credit) and (photo.virin is None or photo.is_named_by_file)


def _is_portrait(photo: Photo) -> bool:
    """Whether the alternative text is somebody's name, as that of the portrait in a biography is."""
    words = photo.alt.text.split() if photo.alt else []
    return 1 < len(words) <= _LONGEST_NAME and all(word[0].isupper() or word[0].isdigit() for word in words)


def is_number_alone(photo: Photo) -> bool:
    """Whether the text has a VIRIN and nothing tells of which picture: it may belong to the one below."""
    is_pasted = photo.page.document.format == "text"
    return not (photo.image or photo.caption or photo.credit or is_pasted)


def shows_event(photo: Photo) -> bool:
    """Whether anything tells that the picture is news: a VIRIN, a credit, a day, or service members.

    Without any of these a figure is as likely a chart, a screen or a stock picture, and what DINFOS asks of
    captions does not hold for it.
    """
    if photo.virin is not None or photo.credit is not None or dates_of(photo):
        return True
    told = (*photo.captions, *filter(None, (photo.alt, photo.title)))
    return any(troops.names_troops(phrase.text) for phrase in told)


@check("photo")
def date_format(photo: Photo) -> Iterator[Hit]:
    """A date in a caption that AP would write otherwise (AP Stylebook, months and dates; DINFOS)."""
    if not photo.page.is_english(photo.element):
        return
    for date in dates_of(photo):
        found = date.found
        if found.style == "ap" or not found.is_valid or found.in_name:
            continue
        facts = {"date": date.text, "reason": _REASONS[found.style], "proper": found.ap_form or ""}
        if found.ap_form is None:
            yield Hit(_span(date), facts, "range")
            continue
        edits: tuple[Edit, ...] = ()
        if _is_certain(found) and date.phrase.is_unbroken(found.start, found.end):
            edits = (Edit(_span(date), found.ap_form),)
        yield Hit(_span(date), facts, edits=edits)


def _is_certain(found: FoundDate) -> bool:
    """Whether the date can be read in one way only: 07/15/2018 can, 06/07/2018 cannot."""
    if found.weekday is not None:
        return False
    return found.style != "numeric" or found.day == found.month or (found.day or 0) > 12


@check("photo")
def date_invalid(photo: Photo) -> Iterator[Hit]:
    """A date in a caption that the calendar lacks, or whose weekday is another."""
    for date in dates_of(photo):
        found = date.found
        if not found.is_valid:
            yield Hit(_span(date), {"date": date.text, "reason": _lack(found)})
        elif found.weekday_fits is False and found.date and found.date.year >= _GREGORIAN:
            named, right = WEEKDAY_NAMES[found.weekday or 0], WEEKDAY_NAMES[found.date.weekday()]
            facts = {"date": found.ap_form or date.text, "named": named, "right": right}
            yield Hit(_span(date), facts, "weekday")


def _lack(found: FoundDate) -> str:
    """What the calendar has instead of a date that it lacks."""
    for month, day in ((found.month, found.day or 1), found.last or (1, 1)):
        year = found.year or 2000
        days = monthrange(year, month)[1]
        if not 1 <= day <= days:
            of_year = f" {year}" if month == 2 and found.year else ""
            return f"{FULL_NAMES[month - 1]}{of_year} has {days} days"
    return "the calendar has no such day"


def _span(date: CaptionDate) -> Span:
    return date.phrase.span(date.found.start, date.found.end)
