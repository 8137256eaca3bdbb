"""Checks of what a caption says beside its place: how its day is put, how long it is, whom it shows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from pubcheck.checks import check
from pubcheck.checks.captions import is_judged
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import pictures, segmentation, virin
from pubcheck.grammar.date_patterns import A_WEEKDAY
from pubcheck.grammar.dates import FoundDate
from pubcheck.views.photo_dates import dates_in, dates_of
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable
from pubcheck.views.publication import Publication, published

_WEEKDAY = re.compile(rf"\b{A_WEEKDAY}\b")
_DAYS_A_YEAR = 365.25
_RECENT = 7  # days: a photo no older than the news it goes with


@check("photo")
def on_date(photo: Photo) -> Iterator[Hit]:
    """The word "on" before the day of the photo (DINFOS captioning check list: no "on")."""
    if photo.is_opaque or not photo.page.is_english(photo.element):
        return
    for phrase in photo.captions:
        text = phrase.text
        if " on " not in text:
            continue
        first_end = segmentation.sentences(text)[0][1]  # the sentence that says when the photo was taken
        for date in dates_in(phrase):
            found = date.found
            start = found.start - 3
            if start >= first_end:
                break
            if found.date is not None and date.is_of_photo and text[start - 1 : found.start] == " on ":
                span = phrase.span(start, found.end)
                yield Hit(span, {"date": date.text}, edits=_without_on(phrase, start))


def _without_on(phrase: Phrase, start: int) -> tuple[Edit, ...]:
    """Leave out "on "; behind a name, where two capitals would meet, a comma stands in its place."""
    text = phrase.text
    word = text[: start - 1].rpartition(" ")[2]
    if word[:1].isupper() and word[-1:].isalnum():
        if phrase.is_unbroken(start - 1 - len(word), start + 2):
            return (Edit(phrase.span(start - 1 - len(word), start + 2), f"{word},"),)
    elif phrase.is_unbroken(start, start + 4):
        return (Edit(phrase.span(start, start + 4), text[start + 3]),)
    return ()


@check("photo")
def weekday(photo: Photo) -> Iterator[Hit]:
    """A day of the week in a caption (DINFOS captioning check list: none), names and habits left out."""
    if photo.is_opaque or not photo.page.is_english(photo.element):
        return
    if not any("day" in phrase.text for phrase in photo.captions):
        return
    for date in dates_of(photo):
        found = date.found
        # One that the calendar contradicts has its own rule.
        if found.weekday is None or found.weekday_fits is False or date.word:
            continue
        text, phrase = found.text, date.phrase
        named = _WEEKDAY.match(text)
        if named is None:
            continue
        rest = len(text) - len(text[named.end() :].lstrip(" ,."))
        start = found.start
        edits: tuple[Edit, ...] = ()
        if phrase.is_unbroken(start, start + rest + 1):
            edits = (Edit(phrase.span(start, start + rest + 1), text[rest]),)
        yield Hit(phrase.span(start, start + named.end()), {"day": named[0]}, edits=edits)
    caption = photo.caption
    if caption is not None and is_judged(photo):
        yield from _loose_weekday(caption, [date.found for date in dates_of(photo) if date.phrase is caption])


def _loose_weekday(caption: Phrase, dates: list[FoundDate]) -> Iterator[Hit]:
    """A weekday alone that tells when the photo was taken: "train Tuesday at Fort Example"."""
    text = caption.text
    first_end = segmentation.sentences(text)[0][1] if text else 0
    beside = {found.start for found in dates if found.weekday is not None}
    for match in _loose().finditer(text, 0, first_end):
        start, end = match.span("day")
        if start not in beside:
            yield Hit(caption.span(start, end), {"day": match["day"]}, "alone")
            return


@cache
def _loose() -> re.Pattern[str]:
    # Small words or stops on both sides: "Black Friday" and "Sunday School" are names.
    behind = r"(?=[,.;)]| (?!night|morning|afternoon|evening|and|or|mass|services)[a-z(])"
    return re.compile(
        r"(?:(?<![A-Za-z])[a-z]{1,20},? |[,)] )(?<!every )(?<!each )(?<!a )(?<!the )"
        rf"(?P<day>{A_WEEKDAY}){behind}"
    )


@check("photo")
def long(photo: Photo, *, max_characters: int, note_characters: int, note_words: int) -> Iterator[Hit]:
    """A caption that the IPTC field cannot hold, or that a reader does not finish."""
    caption = photo.caption
    if caption is None or not is_readable(caption):
        return
    text = caption.text
    length = len(text)
    if length > max_characters:
        yield Hit(caption.span(), {"length": length, "limit": max_characters})
    elif length > note_characters:
        yield Hit(caption.span(), {"length": length, "limit": note_characters}, "longish")
    if text.count(" ") < note_words:
        return
    for start, end in segmentation.sentences(text):
        if text.count(" ", start, end) >= note_words and text.count("\n", start, end) < 2:
            words = segmentation.count_words(text[start:end])
            if words > note_words:
                yield Hit(caption.span(start, end), {"words": words, "limit": note_words}, "sentence")


@check("photo")
def file_photo(photo: Photo, *, old_days: int, history_years: int) -> Iterator[Hit]:
    """A photo much older than its article that is not called a file photo, or one called so that is new."""
    caption = photo.caption
    if caption is None or photo.is_opaque or not is_judged(photo):
        return
    publication = published(photo.page)
    day = _taken(photo, publication) if publication else None
    if day is None or publication is None:
        return
    age = (publication.date - day).days
    texts = [phrase.text for phrase in (*photo.captions, photo.title, photo.credit) if phrase is not None]
    facts = {"days": age, "years": f"{age / _DAYS_A_YEAR:.1f}"}
    related = (("published", publication.span),) if publication.span.end else ()
    if any(map(pictures.called_file_photo, texts)):
        if -1 <= age <= _RECENT and (match := pictures.called_file_photo(caption.text)):
            yield Hit(caption.span(*match.span()), facts, "new", related=related)
    elif old_days < age < history_years * _DAYS_A_YEAR and not any(_told().search(text) for text in texts):
        yield Hit(caption.span(), facts, related=related)


def _taken(photo: Photo, publication: Publication) -> datetime.date | None:
    """The day of the photo: that of its VIRIN, which the caption must not contradict, else the caption's."""
    stated = {date.found.date for date in dates_of(photo) if date.is_of_photo and date.found.date}
    number = virin.parse(photo.virin.text) if photo.virin and is_readable(photo.virin) else None
    day = number.day(publication.date) if number else None
    if day is not None:
        return day if not stated or day in stated else None
    return stated.pop() if len(stated) == 1 else None


@cache
def _told() -> re.Pattern[str]:
    """Words by which a caption tells that its picture is from another time."""
    return re.compile(
        r"\b(?:file|historic(?:al)?|archiv\w{1,5}|throwback|anniversary|years? ago|circa|in (?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@check("photo")
def unit_missing(photo: Photo) -> Iterator[Hit]:
    """Service members whom a caption calls by no more than their service (DINFOS: who, with the unit)."""
    caption = photo.caption
    if caption is None or photo.is_opaque or not is_judged(photo):
        return
    match = _anonymous().match(caption.text)
    if match and not any(_unit().search(phrase.text) for phrase in photo.captions):
        yield Hit(caption.span(*match.span("who")), {"who": match["who"]})


@cache
def _anonymous() -> re.Pattern[str]:
    """Service members at the start of a caption, and a verb right behind them."""
    before = r"Two|Three|Four|Five|Several|A|An|The|U\.S\.|Army|Navy|Air Force|Marine|Coast Guard|Space Force"
    no_verb = r"from|with|of|assigned|attached|and|in|at|on|who|deployed|stationed|representing|supporting"
    return re.compile(
        r"(?:In this file photo, )?(?:[A-Z][A-Z .,'’A-Za-z-]{2,50}\([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\) )?"
        rf"(?P<who>(?:(?:{before}) ){{0,2}}"
        r"(?i:soldiers?|sailors?|airm[ae]n|marines?|guardians?|coast guardsm[ae]n))\s"
        rf"(?!(?:{no_verb})\b)[a-z]"
    )


# What names a unit, or people who have none to name.
_UNITS = """
    Battalion|Regiment|Brigade|Division|Squadron|Wing|Group|Company|Battery|Troop|Platoon|Teams?|Task Force
    Command|Fleet|Detachment|Unit|MEU|MEF|Guard|Reserve|Center|School|Academy|Depot|Garrison|Hospital|USS|USNS
    USCGC|Cutter|Forces?|Corps|Band|Infantry|Cavalry|Artillery|Rangers?|assigned to|attached to|members? of
    Golden Knights|Blue Angels|Thunderbirds|recruits?
"""


@cache
def _unit() -> re.Pattern[str]:
    words = "|".join(_UNITS.split("\n")[1:-1]).replace("    ", "")
    return re.compile(rf"\b(?:\d{{1,4}}(?:st|nd|rd|th|d)|{words})\b")
