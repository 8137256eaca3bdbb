from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import misspelled_names, regions, troops


def pairs(found: Iterable[troops.Respelled], text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.proper) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two Army Soldiers and a U.S. Sailor met Airmen.", ["Soldiers", "Sailor", "Airmen"]),
        ("the Soldiers, Sailors and Airwomen", ["Soldiers", "Sailors", "Airwomen"]),
        ("Iraqi Soldiers", ["Soldiers"]),
        ("Airman 1st Class Jo Poe, Senior Airman Al Moe, Airman Basic Ann Roe", []),
        ("Soldier of the Year and Best Soldier Competition", []),
        ("the Soldier's Creed, Soldiers’ Home, Soldier Field, Tomb of the Unknown Soldier", []),
        ("the Soldiers and Sailors Memorial", []),
        ("Soldier-led @Soldier", []),
        ("soldiers and airmen", []),
    ],
)
def test_capitals(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in troops.capitals(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two sailors and an airman met soldiers.", ["sailors", "airman", "soldiers"]),
        ("Iraqi soldiers, enemy soldiers and a merchant sailor", []),
        ("They had to soldier on.", []),
        ("an airman first class", []),
        ("soldier-led", []),
    ],
)
def test_small_letters(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in troops.small(text)] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The marines landed.", [("marines", "Marines")]),
        ("a former marine, he", [("marine", "Marine")]),
        ("a marine who", [("marine", "Marine")]),
        ("marine life, a marine biologist, U.S. marine mammals, British marines, Marines", []),
    ],
)
def test_marines(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(troops.marines(text), text) == found


@pytest.mark.parametrize(
    ("text", "small", "found"),
    [
        ("a servicemember", False, [("servicemember", "service member")]),
        ("Servicemembers pay.", False, [("Servicemembers", "Service members")]),
        ("for service-members", False, [("service-members", "service members")]),
        ("a service-member family", False, []),
        ("the Servicemembers Civil Relief Act", False, []),
        ("for Service Members", False, []),
        ("for Service Members", True, [("Service Members", "service members")]),
        ("x@servicemembers.mil service member", True, []),
    ],
)
def test_service_members(text: str, small: bool, found: list[tuple[str, str]]) -> None:
    assert pairs(troops.service_members(text, small_letters=small), text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in Northern Syria and Eastern Ukraine", ["Northern", "Eastern"]),
        ("In Northwestern Pakistan,", ["Northwestern"]),
        ("Central Iraq’s towns", ["Central"]),
        ("Northern Ireland, North Korea, Western Australia, South Sudan, Southern Georgia", []),
        ("U.S. Northern Command, U.S. Central Command, Northern Virginia, Southern California", []),
        ("the Northern Syria Buffer Zone, Operation Northern Iraq", []),
        ("northern Syria", []),
    ],
)
def test_directions(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in regions.directions(text)] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bashir al-Assad’s regime", [("Bashir al-Assad", "Bashar al-Assad")]),
        ("on Veteran’s Day", [("Veteran’s Day", "Veterans Day")]),
        ("Gulf Marine Corp. and camp-lejune.mil/Camp Lejunes", []),
        ("the Marine Corps", []),
    ],
)
def test_misspelled_names(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(misspelled_names.misspelled(text, {}), text) == found


def test_the_table_of_names_may_be_changed() -> None:
    text = "Jon Roe on Veteran's Day"
    assert pairs(misspelled_names.misspelled(text, {"Jon Roe": "John Roe"}), text) == [
        ("Jon Roe", "John Roe"),
        ("Veteran's Day", "Veterans Day"),
    ]


def test_no_right_name_is_a_wrong_one() -> None:
    for wrong, right in misspelled_names.MISSPELLED.items():
        assert wrong != right
        assert not list(misspelled_names.misspelled(right, {}))
        assert pairs(misspelled_names.misspelled(wrong, {}), wrong) == [(wrong, right)]


WORDS = [
    "Soldiers",
    "soldier",
    " ",
    "marines",
    "the ",
    "U.S. ",
    "Service",
    "members",
    "Northern ",
    "Syria",
    "'s ",
    "-",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    finders = (troops.capitals, troops.small, troops.marines, regions.directions)
    found = [one for find in finders for one in find(text)]
    found += [*troops.service_members(text, small_letters=True), *misspelled_names.misspelled(text, {})]
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("ask", "yes", "no"),
    [
        (troops.names_troops, "Two soldiers wait.", "Two students wait."),
        (troops.names_troops, "The National Guard helps.", "The guard helps."),
        (troops.tells_service, "Sgt. Ann Roe, 1st Fighter Squadron", "Sgt. Ann Roe paints a wall."),
        (troops.tells_service, "Capt. Ann Roe of the fire brigade waits by the fire truck.", "Capt. Ann Roe"),
    ],
)
def test_what_names_a_service(ask, yes, no):
    assert ask(yes)
    assert not ask(no)
