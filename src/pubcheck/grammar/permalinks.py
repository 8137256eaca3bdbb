"""The addresses that site generators give to pages: their patterns filled in, and addresses made alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(.?)")
_POST = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]+)\.[^/.]+\Z", re.DOTALL)
_TOKEN = re.compile(r":([a-z_]+)(\[[\w:]{0,9}\])?")
_PAGE_END = re.compile(r"(?:/index)?\.(?:html?|md|markdown|mdx)\Z|/index\Z")
_PAGE_ENDS = (".html", ".htm", ".md", ".markdown", ".mdx", "/index")
_SIGNS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "/"}

_OF_DAYS = re.compile(r":(?:\w{0,6}_)?(?:year|month|day|week)")
_OF_ONE_DAY = re.compile(r":(?:\w{0,6}_)?(?:day|week|yearday)")
# Jekyll 4.3, documentation of permalinks: the built-in styles.
JEKYLL_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}


def key(address: str) -> str:
    """What is alike in two ways to write the address of a page: neither is called broken for the other.

    Letters and digits in small form, by part; the ending of a page, an index and a slash at the end are off.
    """
    path = address.partition("#")[0].rstrip("/").lower()
    if path.endswith(_PAGE_ENDS):
        path = _PAGE_END.sub("", path)
    if not path.isascii():
        path = "".join(c for c in unicodedata.normalize("NFKD", path) if c.isalnum() or c == "/")
    found: str = path.translate(_SIGNS).strip("/")
    return found if "//" not in found else "/".join(filter(None, found.split("/")))


def part_key(part: str) -> str:
    """The key of one part of an address."""
    return key(part).replace("/", "")


def days(written: str) -> list[date]:
    """The day that a date names, and where it has a time the days beside it: its zone may be another's."""
    match = _DATE.match(written.strip())
    if match is None:
        return []
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return [day, day - timedelta(1), day + timedelta(1)] if match[4] else [day]
    except (ValueError, OverflowError):
        return []


def _days_for(pattern: str, written: str) -> Sequence[date | None]:
    """The days to fill into a pattern: those beside the written one only where they make a difference."""
    has_days, has_one_day = _tokens_of_days(pattern)
    if not has_days:
        return (None,)
    found = days(written)
    if len(found) > 1 and not has_one_day:
        first = found[0]
        found = [first, *(day for day in found[1:] if day.month != first.month)]
    return found or (None,)


@lru_cache(maxsize=1024)
def _tokens_of_days(pattern: str) -> tuple[bool, bool]:
    """Whether a pattern asks for a date, and for a single day."""
    return _OF_DAYS.search(pattern) is not None, _OF_ONE_DAY.search(pattern) is not None


def post_name(path: str) -> tuple[str, str] | None:
    """Date and name of a post from its file's name, `2024-05-01-harbor-day.md`; None for other files."""
    match = _POST.match(path)
    if match is None:
        return None
    day = match[1] if match[1].index("-") == 4 else f"20{match[1]}"
    return day, match[2]


@lru_cache(maxsize=4096)
def of_day(day: date | None) -> Mapping[str, str]:
    """What the tokens of a day stand for, in Hugo (Permalinks) and in Jekyll (Placeholders)."""
    if day is None:
        return {}
    iso = day.isocalendar()
    return {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "i_month": str(day.month),
        "i_day": str(day.day),
        "short_year": f"{day.year % 100:02}",
        "y_day": f"{day.timetuple().tm_yday:03}",
        "yearday": str(day.timetuple().tm_yday),
        "monthname": day.strftime("%B"),
        "long_month": day.strftime("%B"),
        "short_month": day.strftime("%b"),
        "weekdayname": day.strftime("%A"),
        "weekday": str(day.isoweekday() % 7),
        "long_day": day.strftime("%A"),
        "short_day": day.strftime("%a"),
        "week": f"{iso.week:02}",
        "w_year": str(iso.year),
        "w_day": str(iso.weekday),
    }


def filled(pattern: str, values: Mapping[str, str]) -> str | None:
    """A pattern with its tokens filled in; None where it has one that is not known.

    Hugo's slices (`:sections[1:]`) are taken from the parts of the value.
    """
    if ":" not in pattern:
        return pattern
    unknown = False

    def value(match: re.Match[str]) -> str:
        nonlocal unknown
        found = values.get(match[1])
        if found is None:
            # Jekyll: ":year-:title:output_ext" has tokens that run into each other.
            unknown = True
            return ""
        return _sliced(found, match[2]) if match[2] else found

    made = _TOKEN.sub(value, pattern)
    return None if unknown else made


def _sliced(value: str, selector: str) -> str:
    parts = value.split("/")
    inner = selector[1:-1]
    first, colon, last = inner.partition(":")

    def number(text: str, otherwise: int) -> int:
        if text == "last":
            return len(parts) - 1
        return int(text) if text.isdecimal() else otherwise

    start = number(first, 0)
    if not colon:
        return "/".join(parts[start : start + 1])
    # The end of Hugo's slice is counted in, as in "[first:last]".
    return "/".join(parts[start : number(last, len(parts)) + (1 if last == "last" else 0)])


def hugo(
    pattern: str, path: str, title: str, slug: str, written_date: str, is_bundle: bool
) -> Iterator[str | None]:
    """The addresses that a pattern of Hugo's `permalinks` gives a page (Hugo 0.140, URL management).

    ``path`` is that of the file below the content folder. Yields None where that cannot be told.
    """
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0].partition(".")[0] or name
    if is_bundle:
        folder, _, stem = folder.rpartition("/")
    named = post_name(name)
    values = {
        "section": folder.partition("/")[0],
        "sections": folder,
        "title": title or stem,
        "slug": slug or title or stem,
        "filename": stem,
        "contentbasename": stem,
        "slugorfilename": slug or stem,
        "slugorcontentbasename": slug or stem,
    }
    for day in _days_for(pattern, written_date or (named[0] if named else "")):
        yield filled(pattern, {**values, **of_day(day)})


def jekyll(
    pattern: str,
    path: str,
    title: str,
    slug: str,
    written_date: str,
    categories: Sequence[str],
    collection: str,
) -> Iterator[str | None]:
    """The addresses that a pattern gives a page, post or document of a collection (Jekyll 4.3, Permalinks).

    ``path`` is that below the folder of the collection, or of the site; None stands for what cannot be told.
    """
    pattern = JEKYLL_STYLES.get(pattern, pattern)
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    named = post_name(name)
    short = named[1] if named else stem
    values = {
        "categories": "/".join(categories),
        "slugified_categories": "/".join(categories),
        "title": slug or short,
        "slug": slug or short,
        "name": stem,
        "basename": stem,
        "path": f"{folder}/{stem}" if collection and collection != "posts" else folder,
        "collection": collection,
        "output_ext": ".html",
        "hour": "00",
        "minute": "00",
        "second": "00",
    }
    made_of_title = {**values, "title": title or short}
    for day in _days_for(pattern, written_date or (named[0] if named else "")):
        yield filled(pattern, {**values, **of_day(day)})
        if title and ":title" in pattern:
            yield filled(pattern, {**made_of_title, **of_day(day)})
