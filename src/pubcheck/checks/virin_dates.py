"""The date of a VIRIN, judged beside the calendar, the day of publication and the caption."""

from __future__ import annotations

import datetime
from itertools import pairwise

from pubcheck.finding import Hit
from pubcheck.grammar.date_patterns import FULL_NAMES, joins
from pubcheck.grammar.dates import ap_form, date_in_path
from pubcheck.grammar.virin import Virin
from pubcheck.source import Span
from pubcheck.views.page import Page
from pubcheck.views.photo_dates import CaptionDate, dates_in, dates_of
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase
from pubcheck.views.publication import published

# DIMOC, "VIRIN Reflects a Century": VIRINs have a date since May 10, 1999; older pictures got theirs later.
_FIRST_DATED = datetime.date(1999, 5, 10)
_SHOWN = 3  # dates of a caption that a message names


def dated(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """What is wrong with the date of a VIRIN: the kind of fault and the hit, None where nothing is."""
    span = phrase.span(virin.date.start, virin.date.end)
    dates = dates_of(photo) + (dates_in(photo.credit) if photo.credit else [])
    day = _day(photo.page, virin, dates)
    if day is None:
        return "date-invalid", _no_day(virin, span, dates)
    ahead = _ahead(photo, day, span)
    if ahead is not None and ahead.case is None:
        return "date-future", ahead
    mismatch = _mismatch(day, span, dates)
    if mismatch is not None:
        return "date-mismatch", mismatch
    return ("date-future", ahead) if ahead is not None else None


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


def _ahead(photo: Photo, day: datetime.date, span: Span) -> Hit | None:
    """The hit of a VIRIN dated after the picture can have been taken; a single day may be a time zone's."""
    limits: list[tuple[datetime.date, str, Span | None]] = [(photo.page.context.today, "today", None)]
    if publication := published(photo.page):
        day_of = publication.date
        limits.append((day_of, f"the page was published, {ap_form(day_of)}", publication.span))
    src = photo.image.src if photo.image else None
    if src is not None and (uploaded := date_in_path(src.value)):
        limits.append((uploaded, f"the file was uploaded, {ap_form(uploaded)}", src.value_span))
    limit, what, place = min(limits, key=lambda one: one[0])
    days = (day - limit).days
    if days <= 0:
        return None
    facts = {"date": ap_form(day), "days": days, "limit": what}
    related = (("limit", place),) if place is not None else ()
    return Hit(span, facts, "day" if days == 1 else None, related=related)


def _mismatch(day: datetime.date, span: Span, dates: list[CaptionDate]) -> Hit | None:
    if not dates or any(date.found.covers(day) for date in dates) or _in_range(day, dates):
        return None
    rivals = [date for date in dates if date.is_of_photo and date.found.is_valid]
    full = [date for date in rivals if date.found.date]
    # Navy captions give the day in the dateline; other dates in them are those of other events.
    rivals = [date for date in full if date.found.dateline] or full or rivals
    if not rivals:
        return None
    facts = {
        "date": ap_form(day),
        "caption": rivals[0].text,
        "captions": "; ".join(date.text for date in rivals[:_SHOWN]),
    }
    related = tuple(("caption", _span(date)) for date in rivals[:_SHOWN])
    case = None
    days = [date.found.date for date in full if date.found.date]
    if days and max(days) < _FIRST_DATED <= day:
        case = "historical"
    elif len(rivals) > 1:
        case = "several"
    elif not full:
        case = "month" if rivals[0].found.day is None else "no-year"
    return Hit(span, facts, case, related=related)


def _in_range(day: datetime.date, dates: list[CaptionDate]) -> bool:
    """Whether two dates that are joined enclose a day: Dec. 31, 2023-Jan. 2, 2024."""
    for first, last in pairwise(dates):
        joined = first.phrase is last.phrase and joins().fullmatch(
            first.phrase.text, first.found.end, last.found.start
        )
        if joined and first.found.date and last.found.date and first.found.date <= day <= last.found.date:
            return True
    return False


def _span(date: CaptionDate) -> Span:
    return date.phrase.span(date.found.start, date.found.end)
