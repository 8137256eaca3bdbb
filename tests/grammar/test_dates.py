from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import dates


@pytest.mark.parametrize(
    ("text", "written", "parts", "styles"),
    [
        ("Kobane, Syria, July 15, 2018. The", "July 15, 2018", (2018, 7, 15), ("ap",)),
        ("jeans March 12, 2019, near", "March 12, 2019", (2019, 3, 12), ("ap",)),
        ("in Iraq, Sept. 27, 2019.", "Sept. 27, 2019", (2019, 9, 27), ("ap",)),
        ("on June 7", "June 7", (None, 6, 7), ("ap",)),
        ("in February 2020 and", "February 2020", (2020, 2, None), ("ap",)),
        ("Sep. 27, 2019", "Sep. 27, 2019", (2019, 9, 27), ("unused",)),
        ("Mar. 12, 2019", "Mar. 12, 2019", (2019, 3, 12), ("unused",)),
        ("Jun 7", "Jun 7", (None, 6, 7), ("unused",)),
        ("Sept 27", "Sept 27", (None, 9, 27), ("no-period",)),
        ("September 27, 2019", "September 27, 2019", (2019, 9, 27), ("spelled",)),
        ("27 Sept. 2019", "27 Sept. 2019", (2019, 9, 27), ("day-first",)),
        ("11-Jun-2024", "11-Jun-2024", (2024, 6, 11), ("day-first", "unused")),
        ("on 12 May we", "12 May", (None, 5, 12), ("day-first",)),
        ("the 4th day of July 1776", "4th day of July 1776", (1776, 7, 4), ("day-first", "ordinal")),
        ("July 15th", "July 15th", (None, 7, 15), ("ordinal",)),
        ("07/15/2018", "07/15/2018", (2018, 7, 15), ("numeric",)),
        ("15/07/2018", "15/07/2018", (2018, 7, 15), ("numeric",)),
        ("6/7/18", "6/7/18", (2018, 6, 7), ("numeric",)),
        ("6/7/68", "6/7/68", (1968, 6, 7), ("numeric",)),
        ("12.10.2013 |", "12.10.2013", (2013, 12, 10), ("numeric",)),
        ("2024-06-11T10:00", "2024-06-11", (2024, 6, 11), ("iso",)),
        ("Feb. 2020", "Feb. 2020", (2020, 2, None), ("unused",)),
        ("February, 2020", "February, 2020", (2020, 2, None), ("punctuation",)),
        ("June 7 2024", "June 7 2024", (2024, 6, 7), ("punctuation",)),
        ("June 7,2024", "June 7,2024", (2024, 6, 7), ("punctuation",)),
        ("Sept.27, 2019", "Sept.27, 2019", (2019, 9, 27), ("punctuation",)),
        ("June7, 2024", "June7, 2024", (2024, 6, 7), ("punctuation",)),
        ("June 07, 2024", "June 07, 2024", (2024, 6, 7), ("punctuation",)),
        ("June. 7, 2024", "June. 7, 2024", (2024, 6, 7), ("punctuation",)),
        ("june 7, 2024", "june 7, 2024", (2024, 6, 7), ("case",)),
        ("on JUNE 7, 2024", "JUNE 7, 2024", (2024, 6, 7), ("case",)),
        ("FORT EXAMPLE, JUNE 7, 2024", "JUNE 7, 2024", (2024, 6, 7), ("ap",)),
        ("June, 10 2021", "June, 10 2021", (2021, 6, 10), ("punctuation",)),
        ("the 11JUN24 run", "11JUN24", (2024, 6, 11), ("day-first", "case")),
        ("on 11 JUN 2024", "11 JUN 2024", (2024, 6, 11), ("day-first", "unused", "case")),
        ("2024/06/11,", "2024/06/11", (2024, 6, 11), ("iso",)),
        ("Company 2 Sept. 27, 2019", "Sept. 27, 2019", (2019, 9, 27), ("ap",)),
        ("June 45, 2024", "June 45, 2024", (2024, 6, 45), ("ap",)),
    ],
)
def test_forms(
    text: str, written: str, parts: tuple[int | None, int, int | None], styles: tuple[str, ...]
) -> None:
    (found,) = dates.find_dates(text)
    assert found.text == text[found.start : found.end] == written
    assert (found.year, found.month, found.day) == parts
    assert found.styles == styles
    assert found.style == styles[0]


@pytest.mark.parametrize(
    "text",
    [
        "May Smith and August Wilson march to the sea.",
        "March 10 miles",
        "in May. 12 soldiers",
        "in March. 2019 was",
        "in June, 12 soldiers",
        "12 CAN 24, 40JUN24 and 2024/06/11/a.jpg",
        "24/7, 1/2, 9/11 and 10.1.2.2013",
        "12 May go",
        "june 7",
        "June 7:30, June 7.5, June 1,200 and June 45",
        "June7",
        "Marching 12, Mayor 7, Decimal 5",
        "$5 May",
        "40/40/2018",
        "",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates.find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "valid", "fits"),
    [
        ("Friday, June 7, 2024", True, True),
        ("Fri. June 7, 2024", True, True),
        ("Monday, June 7, 2024", True, False),
        ("Tuesday, June 4", True, None),
        ("June 31, 2024", False, None),
        ("Monday, Feb. 29, 2023", False, None),
        ("Feb. 29", True, None),
        ("Feb. 30", False, None),
        ("June 29-31, 2024", False, None),
        ("2024-02-30", False, None),
    ],
)
def test_the_calendar(text: str, valid: bool, fits: bool | None) -> None:
    (found,) = dates.find_dates(text)
    assert found.is_valid is valid
    assert found.weekday_fits is fits


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("June 7, 2024", ["2024-06-07"], ["2024-06-08", "2023-06-07", "2024-07-07"]),
        ("June 7", ["2024-06-07", "2019-06-07"], ["2024-06-08"]),
        ("June 2024", ["2024-06-01", "2024-06-30"], ["2024-07-01", "2023-06-01"]),
        ("Oct. 24-25, 2024", ["2024-10-24", "2024-10-25"], ["2024-10-26"]),
        ("June 7 and 8", ["2024-06-08"], ["2024-06-09"]),
        ("June 28-July 2, 2024", ["2024-06-28", "2024-06-30", "2024-07-02"], ["2024-07-03", "2023-06-30"]),
        ("June 28 to 2, 2024", ["2024-06-28"], ["2024-06-29"]),
    ],
)
def test_days_meant(text: str, inside: list[str], outside: list[str]) -> None:
    found = dates.find_dates(text)[0]
    assert all(found.covers(datetime.date.fromisoformat(day)) for day in inside)
    assert not any(found.covers(datetime.date.fromisoformat(day)) for day in outside)


def test_datelines_and_names_are_told() -> None:
    (found,) = dates.find_dates("PORT CITY, Fla. (June 11, 2024) Text.")
    assert found.dateline
    assert [one.in_name for one in dates.find_dates("Sept. 11 Memorial, Dec. 7 attacks, June 7 in Iraq")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "proper"),
    [
        ("27 September 2019", "Sept. 27, 2019"),
        ("Mar 3", "March 3"),
        ("Feb., 2020", "February 2020"),
        ("06/07/2018", "June 7, 2018"),
        ("June 31, 2024", None),
        ("Oct 24-25", "Oct. 24-25"),
        ("Oct 24 and 25", None),
        ("June 09 to 11, 2024", "June 9-11, 2024"),
    ],
)
def test_the_ap_form(text: str, proper: str | None) -> None:
    (found,) = dates.find_dates(text)
    assert found.ap_form == proper


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31)))
def test_the_ap_form_is_read_back(day: datetime.date) -> None:
    (found,) = dates.find_dates(f"in Iraq, {dates.ap_form(day)}.")
    assert found.date == day
    assert found.styles == ("ap",)
    assert found.ap_form == dates.ap_form(day)
    assert found.covers(day)


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 1)), st.integers(1, 40))
def test_ranges_are_read_back(first: datetime.date, days: int) -> None:
    last = first + datetime.timedelta(days)
    found = dates.find_dates(f"Soldiers train {dates.ap_range(first, last)}, in Iraq.")
    assert all(one.style == "ap" for one in found)
    if first.year == last.year:
        assert found[0].covers(first)
        assert found[0].covers(last)
    if (first.year, first.month) == (last.year, last.month):
        assert found[0].ap_form == dates.ap_range(first, last)
        assert not found[0].covers(last + datetime.timedelta(1))


@pytest.mark.parametrize(
    ("address", "day"),
    [
        (
            "https://media.defense.gov/2019/Aug/12/2002170/-1/-1/0/190413-F-AB123-001.JPG",
            datetime.date(2019, 8, 12),
        ),
        ("/2019/Feb/30/x", None),
        ("/2019/Foo/12/x", None),
        ("/2019/08/12/x", None),
        ("", None),
    ],
)
def test_dates_in_paths(address: str, day: datetime.date | None) -> None:
    assert dates.date_in_path(address) == day


WORDS = ["June", "Sept.", "May", "Mon.", "7", "31", "45", "2024", ",", "-", "th", "/", "1/2/", "(", " ", "to"]


@given(
    st.text()
    | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
    | st.lists(st.sampled_from(WORDS)).map("".join)
)
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    last = 0
    for found in dates.find_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
        assert found.ap_form is None or dates.find_dates(found.ap_form)
        assert found.weekday_fits in {None, True, False}
        found.covers(datetime.date(2024, 6, 7))
    dates.date_in_path(text)
