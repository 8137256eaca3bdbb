from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.ranked_names import find_ranked_names


@pytest.mark.parametrize(
    ("text", "rank", "name", "surname", "service"),
    [
        ("Air Force Tech Sgt. Bo Poe, a medic", "Tech Sgt.", "Bo Poe", "Poe", "Air Force"),
        ("Then SGT Ann Roe came.", "SGT", "Ann Roe", "Roe", None),
        ("“Sgt. Roe’s team", "Sgt.", "Roe", "Roe", None),
        ("Polish Capt. Jan de la Poe, Jr., spoke", "Capt.", "Jan de la Poe, Jr.", "Poe", None),
        ("U.S. Marine Corps Gen. Bo F. Poe Jr. spoke", "Gen.", "Bo F. Poe Jr.", "Poe", "U.S. Marine Corps"),
        ("Gen. C. Q. Low, Jr.", "Gen.", "C. Q. Low, Jr.", "Low", None),
        ("MC2 (SW/AW) Ann Roe", "MC2", "Ann Roe", "Roe", None),
        ("Navy Hospital Corpsman 3rd Class Ann Roe", "Hospital Corpsman 3rd Class", "Ann Roe", "Roe", "Navy"),
        ("Navy Diver 2nd Class Bo Poe", "Navy Diver 2nd Class", "Bo Poe", "Poe", None),
        ("to Sgt. Ann Roe March 12, 2019", "Sgt.", "Ann Roe", "Roe", None),
        ("Sgt. April Roe", "Sgt.", "April Roe", "Roe", None),
        ("Utah Army National Guard Sgt. 1st Class Cy Doe.", "Sgt. 1st Class", "Cy Doe", "Doe",
         "Utah Army National Guard"),
        ("Sgt. Maj. of the Army Cy A. Doe said", "Sgt. Maj. of the Army", "Cy A. Doe", "Doe", None),
        ("CAPT Ann ROE", "CAPT", "Ann ROE", "ROE", None),
    ],
)  # fmt: skip
def test_ranked_names(text: str, rank: str, name: str, surname: str, service: str | None) -> None:
    (found,) = find_ranked_names(text)
    assert (found.rank.text, found.name.text, found.surname) == (rank, name, surname)
    assert (found.service.text if found.service else None) == service
    assert found.is_full is (" " in name)
    assert text[found.name.start : found.name.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Captain Morgan drinks",
        "Major League Baseball",
        "General Services Administration",
        "General Motors",
        "the Private Smith Foundation",
        "Sergeant at Arms",
        "Corporal punishment",
        "Chief Ann Roe",
        "Commander, U.S. Fleet Forces",
        "Lt. Gov. Ann Roe",
        "N.C. Gen. Stat. 5",
        "the General Sherman Tree",
        "Surgeon Gen. Ann Roe",
        "Police Sgt. Ann Roe",
        "Infosys Pvt Ltd",
        "Gen Z Workers",
        "MG Rover Group",
        "Maj. TBD",
        "Sgt. Pepper's Lonely Hearts",
        "Capt. Bo Poe Federal Health Care Center",
        "the SFC Bo Poe PACT Act",
        "Sgt. 1st Class Cy C. Doe Veterans Home",
        "ADM Test Facility",
        "Sgt. Bo Poe Street",
    ],
)
def test_other_names(text: str) -> None:
    assert not list(find_ranked_names(text))


def test_forces_of_other_countries_are_told() -> None:
    text = "British Army Capt. Ann Roe, Polish Capt. Bo Poe and Army Capt. Cy Doe"
    assert [found.is_foreign for found in find_ranked_names(text)] == [True, True, False]


WORDS = [
    "Sgt.",
    "Lt.",
    "Col.",
    "SGT",
    "U.S.",
    "Army",
    "Ann",
    "Roe",
    "de",
    "la",
    "Jr.",
    "(",
    ")",
    "“",
    "March",
    "12",
    ",",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    at = 0
    for found in find_ranked_names(text):
        assert at <= found.rank.start < found.rank.end <= found.name.start < found.name.end <= len(text)
        assert text[found.name.start : found.name.end] == found.name.text
        at = found.name.end
