from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import gazetteer, places
from pubcheck.grammar.places_in_states import find_places_in_states, find_run_together


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at Fort Example, Va., June 11", [("Fort Example", "Va.", True)]),
        ("a native of Norfolk, VA, waves", [("Norfolk", "VA", False)]),
        ("at the Ready Center, Fort Example, Texas June 11", [("Fort Example", "Texas", True)]),
        ("ran Feb. 12, 2015, Example Air Force Base, Ariz.", [("Example Air Force Base", "Ariz.", True)]),
        ("on Joint Base Example-Sample, Washington, D.C., July 2", [("Washington", "D.C.", False)]),
        ("in New York, New York", [("New York", "New York", False)]),
        ("NORFOLK, Va. (June 11, 2024) A boat", [("NORFOLK", "Va.", False)]),
        ("Camp Example, Fla. (June 11, 2024) - A boat", [("Camp Example", "Fla.", True)]),
        ("in St. Paul, Minn.", [("St. Paul", "Minn.", False)]),
        ("at Point of Rocks, Md.", [("Point of Rocks", "Md.", False)]),
        # People, units, lists, names that go on, addresses
        ("Ann Roe, MD, visits", []),
        ("Cmdr. Bo Poe, CO of the ship", []),
        ("of 1st Battalion, Virginia Army National Guard", []),
        ("in Durham, VA Medical Center", []),
        ("in Dallas, Texas Instruments", []),
        ("at Blacksburg, Virginia Tech", []),
        ("in Texas, Virginia and Maryland", []),
        ("at 12 Main St., Norfolk, VA 23510", []),
        ("in Norfolk, Virginia-based", []),
        ("from 1st Squadron, Colorado, ride", []),
    ],
)
def test_places_in_states(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(p.name, p.state.text, p.is_installation) for p in find_places_in_states(text)] == found


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("at Fort Example N.C., June 11", ["N.C."]),
        ("at Fort Example West Virginia, and Sample AFB Ohio.", ["West Virginia", "Ohio"]),
        ("at Fort Example North Carolina June 11", ["North Carolina"]),
        ("at Camp Virginia, Fort Washington, and Fort Example, Va.", []),
        ("at Fort Example Virginia National Guard soldiers", []),
        ("at Camp Ohio in Texas", []),
    ],
)
def test_states_run_together_with_their_base(text: str, states: list[str]) -> None:
    found = find_run_together(text)
    assert [state.text for _, state in found] == states
    assert all(text[end] == " " for end, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers train in Iraq, Sept. 27, 2019.",
        "Soldiers train near the Iraqi-Syrian border.",
        "Soldiers train on Camp Example.",
        "Airmen march at Example Air Base.",
        "Sailors aboard USS Example (DDG 112) wave.",
        "Sailors sail the Philippine Sea.",
        "ATLANTIC OCEAN (June 11, 2024) Sailors wave.",
        "SAN DIEGO (June 11, 2024) Sailors wave.",
        "Airmen load pallets at an undisclosed location in Southwest Asia.",
        "Sailors patrol the U.S. 7th Fleet area of responsibility.",
        "Marines run at the Pentagon.",
        "Guardians hike in Norfolk, Va.",
        "Soldiers swim at Guam.",
        "Capt. Jordan Roe runs in Jordan.",
        "Soldiers drive in Georgia.",
    ],
)
def test_certain_places(text: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.certainty == "certain"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers swim at Kirkdale.",
        "A convoy stops near Al Asad.",
        "Marines fire at Marine Corps Air Ground Combat Center.",
        "Sailors row off the coast of Kirkdale.",
        "Sailors row in the Pacific.",
    ],
)
def test_names_that_may_be_places(text: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.certainty == "perhaps"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Soldiers paint a wall, June 11, 2024.",
        "Soldiers of the Virginia Army National Guard paint a wall in May.",
        "Capt. Jordan Roe and Virginia Poe run on Tuesday.",
        "Soldiers run during Exercise Mountain Lion.",
        "Soldiers train in Operation Example with Sgt. Roe.",
        "Soldiers get a medal from Army Gen. Roe and on Marine Corps Staff Sgt. Poe's day.",
        "A Texas Instruments device is used by Sgt. Chad Poe.",
    ],
)
def test_no_places(text: str) -> None:
    assert places.find_place(text) is None


@pytest.mark.parametrize(
    ("city", "alone"),
    [("San Diego", True), ("WASHINGTON", True), ("London", True), ("Iraq", True), ("Norfolk", False),
     ("FORT EXAMPLE", None), ("PACIFIC OCEAN", None)],
)  # fmt: skip
def test_which_cities_stand_alone(city: str, alone: bool | None) -> None:
    assert places.stands_alone(city) is alone


def test_thirty_cities_stand_alone() -> None:
    assert len(gazetteer.US_ALONE) == 30


WORDS = ["at", "Fort", "Norfolk", ",", "Va.", "VA", "Texas", "Sea", "of", "the", "(", ".", "USS", " ", "in"]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    for found in find_places_in_states(text):
        assert 0 <= found.start < found.comma < found.state.start < found.state.end <= len(text)
        assert text[found.start : found.comma] == found.name
    find_run_together(text)
    places.find_places_in_countries(text)
    place = places.find_place(text)
    assert place is None or 0 <= place.start < place.end <= len(text)
    places.stands_alone(text)
