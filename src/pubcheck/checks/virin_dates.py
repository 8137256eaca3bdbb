"""The date of a VIRIN, judged beside the calendar, the caption, the file's address and the publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import virin as virins
from pubcheck.grammar.date_patterns import FULL_NAMES
from pubcheck.grammar.dates import ap_form
from pubcheck.grammar.upload_dates import uploaded
from pubcheck.grammar.virin import Virin
from pubcheck.source import Span
from pubcheck.views.page import Page
from pubcheck.views.photo_dates import CaptionDate, dates_in, dates_of, in_first_sentence
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase
from pubcheck.views.publication import published

# DIMOC, "VIRIN Reflects a Century": VIRINs have a date since May 10, 1999; older pictures got theirs later.
_FIRST_DATED = datetime.date(1999, 5, 10)
_JOINING = frozenset({"-", "–", "—", "to", "through", "until", "and"})
_YEARS_OF_SLIP = 5  # fewer years between two equal days are a slip rather than an anniversary
_SHOWN = 3  # dates of a caption that a message names


class Limit(NamedTuple):
    """The last day on which a picture can have been taken, who says so, and where."""

    day: datetime.date
    what: str
    part: str
    span: Span | None


def dated(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """What is wrong with the date of a VIRIN: the kind of fault and the hit, None where nothing is."""
    span = phrase.span(virin.date.start, virin.date.end)
    dates = _all_dates(photo)
    day = _day(photo.page, virin, dates)
    if day is None:
        return "date-invalid", _no_day(virin, span, dates)
    limits = _limits(photo)
    ahead = _ahead(day, span, dates, limits)
    if ahead is not None and ahead.case != "day":
        return "date-future", ahead
    mismatch = _mismatch(day, span, dates, limits)
    if mismatch is not None:
        if mismatch.case in {None, "day", "several"} and _is_from_outside(photo, virin, day, dates):
            mismatch = mismatch._replace(case="outside")
        return "date-mismatch", mismatch
    return ("date-future", ahead) if ahead is not None else None


def day_of(photo: Photo, virin: Virin) -> datetime.date | None:
    """The day of a photo's VIRIN; None where the calendar lacks it."""
    return _day(photo.page, virin, _all_dates(photo))


@check("photo")
def caption_later(photo: Photo) -> Iterator[Hit]:
    """A caption with a day after the upload of the file or the publication, where no VIRIN tells the day."""
    virin = virins.parse(photo.virin.text) if photo.virin else None
    if virin is not None or photo.is_opaque or not photo.captions:
        return
    dates = _all_dates(photo)
    full = [date for date in dates if date.found.date]
    # A day to come is announced often enough; only one that stands alone can be meant for the picture's.
    if len(full) != 1 or len(dates) != 1 or not full[0].is_of_photo or full[0].is_aside:
        return
    only = full[0]
    if only.found.date is None or only.found.last or not in_first_sentence([only]):
        return
    limits = _limits(photo)
    limit = min(limits, key=lambda one: one.day)
    days = (only.found.date - limit.day).days
    if days > 1:
        facts = {"caption": only.text, "days": days, "limit": limit.what} | _told(limits)
        yield Hit(_span(only), facts, None if limit.part == "upload" else "page", related=_places(limits))


def _all_dates(photo: Photo) -> list[CaptionDate]:
    return dates_of(photo) + (dates_in(photo.credit) if photo.credit else [])


def _day(page: Page, virin: Virin, dates: list[CaptionDate]) -> datetime.date | None:
    """The day of a VIRIN; where the caption gives the same day a century earlier, that one."""
    publication = published(page)
    day = virin.day(publication.date if publication else page.context.today)
    if day is not None and day.year >= 2000 and any(d.found.date and d.found.date.year < 2000 for d in dates):
        year, month, of_month = day.year - 100, day.month, day.day
        for date in dates:
            if date.found.date and date.found.date.timetuple()[:3] == (year, month, of_month):
                return date.found.date
    return day


def _no_day(virin: Virin, span: Span, dates: list[CaptionDate]) -> Hit:
    digits = virin.date.text
    month, day = int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= 12:
        reason = f"there is no month {digits[2:4]}"
    elif day == 0 or day > 29 or month == 2:
        reason = f"{FULL_NAMES[month - 1]} has no day {day}"
    else:
        reason = "the calendar lacks it"
    full = [date for date in dates if date.found.date and date.is_of_photo]
    facts = {"digits": digits, "reason": reason, "proper": "", "date": ""}
    if len(full) == 1 and full[0].found.date:
        facts |= {"proper": f"{full[0].found.date:%y%m%d}", "date": full[0].text}
        return Hit(span, facts, "caption", related=(("caption", _span(full[0])),))
    return Hit(span, facts)


def _limits(photo: Photo) -> list[Limit]:
    """Each day after which the picture cannot have been taken."""
    today = photo.page.context.today
    limits = [Limit(today, f"today, {ap_form(today)}", "today", None)]
    if publication := published(photo.page):
        day = publication.date
        limits.append(Limit(day, f"the page was published, {ap_form(day)}", "publication", publication.span))
    src = photo.image.src if photo.image else None
    if src is not None and (upload := uploaded(src.value)):
        when = ap_form(upload.last) if upload.first == upload.last else f"{upload.first:%B %Y}"
        place = src.part(upload.start, upload.end)
        limits.append(Limit(upload.last, f"the file was uploaded, {when}", "upload", place))
    return limits


def _told(limits: list[Limit]) -> dict[str, str]:
    """The facts that speak of the places which `_places` names."""
    told = {"publication": "", "upload": ""}
    for limit in limits:
        what = limit.what.replace(",", "", 1)
        told[limit.part] = f"{what[0].upper()}{what[1:]}."
    return told


def _places(limits: list[Limit]) -> tuple[tuple[str, Span], ...]:
    return tuple((one.part, one.span) for one in limits if one.span is not None)


def _ahead(day: datetime.date, span: Span, dates: list[CaptionDate], limits: list[Limit]) -> Hit | None:
    """The hit of a VIRIN dated after the picture can have been taken; a single day may be a time zone's."""
    limit = min(limits, key=lambda one: one.day)
    days = (day - limit.day).days
    if days <= 0:
        return None
    facts = {"date": ap_form(day), "days": days, "limit": limit.what, "caption": "", "proper": ""}
    facts |= _told(limits)
    related = _places(limits)
    possible = [one for one in _rivals(dates) if one.found.date and one.found.date <= limit.day]
    if days > 1 and len(possible) == 1 and possible[0].found.date and not possible[0].may_be_event:
        facts |= {"caption": possible[0].text, "proper": f"{possible[0].found.date:%y%m%d}"}
        return Hit(span, facts, "caption", related=(("caption", _span(possible[0])), *related))
    return Hit(span, facts, "day" if days == 1 else None, related=related)


def _rivals(dates: list[CaptionDate]) -> list[CaptionDate]:
    """The likeliest of the dates that may be the photo's day: full ones, those of the first sentence."""
    rivals = [date for date in dates if date.is_of_photo and date.found.is_valid and not date.is_aside]
    rivals = in_first_sentence(rivals) or rivals
    full = [date for date in rivals if date.found.date]
    # Navy captions give the day in the dateline; other dates in them are those of other events.
    return [date for date in full if date.found.dateline] or full or rivals


def _mismatch(day: datetime.date, span: Span, dates: list[CaptionDate], limits: list[Limit]) -> Hit | None:
    if not dates or any(date.found.covers(day) for date in dates) or _in_range(day, dates):
        return None
    rivals = _rivals(dates)
    if not rivals:
        return None
    facts = {
        "date": ap_form(day),
        "caption": rivals[0].text,
        "captions": "; ".join(date.text for date in rivals[:_SHOWN]),
        "limit": "",
    } | _told(limits)
    related = tuple(("caption", _span(date)) for date in rivals[:_SHOWN]) + _places(limits)
    case = None
    days = [date.found.date for date in rivals if date.found.date]
    limit = min(limits, key=lambda one: one.day)
    if days and max(days) < _FIRST_DATED <= day:
        if _is_anniversary(days, day):
            return None  # "the birthday of the National Guard, Dec. 13, 1636"
        case = "historical"
    elif len(rivals) > 1:
        case = "several"
    elif not days:
        case = "month" if rivals[0].found.day is None else "no-year"
    elif not in_first_sentence(rivals) or rivals[0].may_be_event or _is_anniversary(days, day):
        case = "event"
    elif (days[0] - limit.day).days > 1:
        case, facts["limit"] = "later", limit.what
    elif abs((days[0] - day).days) == 1:
        case = "day"
    return Hit(span, facts, case, related=related)


def _is_from_outside(photo: Photo, virin: Virin, day: datetime.date, dates: list[CaptionDate]) -> bool:
    """Whether a picture that others took may have been given its number when it came in, days later."""
    credit = photo.credited
    others = virin.letter == "O" or (
        credit is not None
        and (credit.courtesy or (credit.organization is not None and not credit.is_military))
    )
    return others and all(one.found.date is None or one.found.date < day for one in _rivals(dates))


def _is_anniversary(days: list[datetime.date], day: datetime.date) -> bool:
    """Whether a day of years before comes round on ``day``."""
    return any(
        (one.month, one.day) == (day.month, day.day) and day.year - one.year >= _YEARS_OF_SLIP for one in days
    )


def _in_range(day: datetime.date, dates: list[CaptionDate]) -> bool:
    """Whether two dates that are joined enclose a day: Dec. 31, 2023-Jan. 2, 2024."""
    for first, last in pairwise(dates):
        between = first.phrase.text[first.found.end : last.found.start].strip(" ,")
        if (
            first.phrase is last.phrase
            and between in _JOINING
            and first.found.date
            and last.found.date
            and first.found.date <= day <= last.found.date
        ):
            return True
    return False


def _span(date: CaptionDate) -> Span:
    return date.phrase.span(date.found.start, date.found.end)
