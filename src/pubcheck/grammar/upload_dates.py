"""When a picture's file was put on its server, as the address of the file tells."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.date_patterns import MONTHS

_LONGEST = 2000  # code points of an address that are looked at


class Upload(NamedTuple):
    """The first and the last day on which a file can have been uploaded, and where its address says so."""

    first: datetime.date
    last: datetime.date
    start: int
    end: int


def uploaded(address: str) -> Upload | None:
    """The day or month of upload in the path of an address, or None.

    Paths as published pages have them: AFPIMS, which serves defense.gov and .mil sites (``/2019/Aug/12/``),
    army.mil (``/e2/c/images/2019/08/12/``), the small copies of DVIDS (``/thumbs/photos/1908/``) and Drupal
    (``/files/2019-08/``). WordPress is no witness: its folder has the month of the post, not of the upload.
    """
    if not any(char.isdigit() for char in address[:_LONGEST]):
        return None
    match = _path().search(address[:_LONGEST])
    if match is None:
        return None
    field = match.groupdict()
    if field["name"]:
        year, month, day = int(field["year"]), MONTHS.get(field["name"].lower(), 0), int(field["day"])
    elif field["army_year"]:
        year, month, day = int(field["army_year"]), int(field["army_month"]), int(field["army_day"])
    elif field["short_year"]:
        year, month, day = 2000 + int(field["short_year"]), int(field["short_month"]), 0
    else:
        year, month, day = int(field["drupal_year"]), int(field["drupal_month"]), 0
    try:
        first = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    last = first if day else first.replace(day=calendar.monthrange(year, month)[1])
    group = next(name for name in ("afpims", "army", "dvids", "drupal") if field[name])
    return Upload(first, last, match.start(group), match.end(group))


@cache
def _path() -> re.Pattern[str]:
    return re.compile(
        r"/(?P<afpims>(?P<year>(?:19|20)[0-9]{2})/(?P<name>[A-Za-z]{3})/(?P<day>[0-9]{1,2}))/"
        r"|/e2/(?:c/)?-?images/"
        r"(?P<army>(?P<army_year>20[0-9]{2})/(?P<army_month>[01][0-9])/(?P<army_day>[0-3][0-9]))/"
        r"|/thumbs/(?:photos|frames/video)/(?P<dvids>(?P<short_year>[0-9]{2})(?P<short_month>[01][0-9]))/"
        r"|/(?:files|public)/(?P<drupal>(?P<drupal_year>20[0-9]{2})-(?P<drupal_month>[01][0-9]))/"
    )
