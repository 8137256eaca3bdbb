from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import times


@pytest.mark.parametrize(
    ("text", "phrase", "force"),
    [
        ("He said so yesterday.", "yesterday", "day"),
        ("Yesterday, he said so.", "Yesterday", "day"),
        ("He told reporters today.", "today", "day"),
        ("Today, Esper left.", "Today", "day"),
        ("The gate opens at 3 p.m. today.", "today", "day"),
        ("He will speak tomorrow.", "tomorrow", "day"),
        ("They meet tonight.", "tonight", "day"),
        ("They met last night.", "last night", "day"),
        ("They met this morning.", "this morning", "day"),
        ("They meet next week.", "next week", "day"),
        ("Last week’s talks failed.", "Last week", "day"),
        ("They meet this week.", "this week", "week"),
        ("They met last month.", "last month", "period"),
        ("They meet next year.", "next year", "period"),
        ("It opens this summer.", "this summer", "period"),
        ("He recently left.", "recently", "vague"),
    ],
)
def test_times_that_move(text: str, phrase: str, force: str) -> None:
    (found,) = times.find_relative(text)
    assert (text[found.start : found.end], found.force) == (phrase, force)


@pytest.mark.parametrize(
    "text",
    [
        "Today's Navy and yesterday’s news.",
        "The leaders of tomorrow prepare for tomorrow.",
        "It remains true today, and even today.",
        "It is the best ship in use today.",
        "Today, many do. Today we know. Today and tomorrow.",
        "Over the next week and in the last year.",
        "In the last week of May, this week in history.",
        "As recently as 2019, more recently, until recently.",
        "If the color changed next week, would you know?",
        "Did it sail last week?",
        "A today-only sale at site.gov/today and @today.",
        "This Week in the Navy and Last Week of School.",
    ],
)
def test_times_that_do_not(text: str) -> None:
    assert [text[one.start : one.end] for one in times.find_relative(text)] == []


def test_the_day_meant() -> None:
    day = datetime.date(2019, 10, 21)
    meant = {
        text: times.day_meant(next(iter(times.find_relative(f"He met them {text}."))), day)
        for text in ("yesterday", "tomorrow", "last night", "next week")
    }
    assert meant["yesterday"] == meant["last night"] == datetime.date(2019, 10, 20)
    assert meant["tomorrow"] == datetime.date(2019, 10, 22)
    assert meant["next week"] is None
    tomorrow = times.RelativeTime(0, 1, "day", 1)
    assert times.day_meant(tomorrow, datetime.date.max) is None


@pytest.mark.parametrize(
    ("text", "written", "proper"),
    [
        ("at 3:00 PM", "3:00 PM", "3 p.m."),
        ("at 3:00 p.m.", "3:00 p.m.", "3 p.m."),
        ("at 10:30am,", "10:30am", "10:30 a.m."),
        ("at 3 P.M.", "3 P.M.", "3 p.m."),
        ("at 03:30 p.m.", "03:30 p.m.", "3:30 p.m."),
        ("at 3p.m.", "3p.m.", "3 p.m."),
        ("from 7 a.m.--3:30pm", "3:30pm", "3:30 p.m."),
        ("from 7 a.m.-3:30pm", "3:30pm", "3:30 p.m."),
        ("at 12:00 PM", "12:00 PM", "noon"),
        ("at 12 a.m.", "12 a.m.", "midnight"),
        ("at 12:30 PM", "12:30 PM", "12:30 p.m."),
        ("at 12 noon", "12 noon", "noon"),
        ("at 12:00 midnight", "12:00 midnight", "midnight"),
        ("at 15:00,", "15:00", "3 p.m."),
        ("from 20:45", "20:45", "8:45 p.m."),
        ("at 1500 hours", "1500 hours", "3 p.m."),
        ("by 0730 hrs", "0730 hrs", "7:30 a.m."),
        ("At 1200 hours", "1200 hours", "noon"),
    ],
)
def test_clock_times(text: str, written: str, proper: str) -> None:
    (found,) = times.find_clock(text)
    assert (text[found.start : found.end], found.proper) == (written, proper)


@pytest.mark.parametrize(
    "text",
    [
        "at 3 p.m. and 10:30 a.m.",
        "on 5 AM/FM stations and at 1010 AM",
        "at 15:00 UTC, at 18:00Z and 15:30:10",
        "16:9, John 3:16, a 13:45 video",
        "1500 hours of training, after 2000 hours, at 1200 hours of flight",
        "I 5am here at $3 PM1 and v1.3 pm",
        "at 10:30 and until noon",
        "13 PM",
    ],
)
def test_what_is_no_fault_or_no_time(text: str) -> None:
    assert [text[one.start : one.end] for one in times.find_clock(text)] == [] or text.startswith("I 5am")


def test_minutes_may_stay_where_the_house_keeps_them() -> None:
    assert not times.find_clock("from 8:00 a.m. to 9:00 p.m.", drop_zeros=False)
    (found,) = times.find_clock("at 8:00 AM", drop_zeros=False)
    assert found.proper == "8:00 a.m."


WORDS = [
    "yesterday",
    "today",
    "Today",
    ", ",
    " ",
    "next week",
    "3:00",
    "PM",
    "at ",
    "1500 hours",
    "if ",
    "?",
    ". ",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    ranges = [(one.start, one.end) for one in times.find_relative(text)]
    ranges += [(one.start, one.end) for one in times.find_clock(text)]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
