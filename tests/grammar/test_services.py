from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import services


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Army Sgt. Ann Roe", "Army", "Army"),
        ("U.S. Army photo", "Army", "U.S. Army"),
        ("U. S. Navy photo", "Navy", "U. S. Navy"),
        ("US Army photo", "Army", "US Army"),
        ("United States Marine Corps", "Marine Corps", "United States Marine Corps"),
        ("Army National Guard Sgt.", "Army National Guard", "Army National Guard"),
        ("Utah Army National Guard photo", "Army National Guard", "Utah Army National Guard"),
        ("New York National Guard photo", "National Guard", "New York National Guard"),
        ("U.S. Air National Guard photo", "Air National Guard", "U.S. Air National Guard"),
        ("Air Force Reserve Tech. Sgt.", "Air Force Reserve", "Air Force Reserve"),
        ("Air Force Reserve Command Chief Master Sgt.", "Air Force Reserve", "Air Force Reserve"),
        ("Navy Reserve", "Navy Reserve", "Navy Reserve"),
        ("USAF photo", "Air Force", "USAF"),
        ("DoD photo by", "Department of Defense", "DoD"),
        ("DOD", "Department of Defense", "DOD"),
        ("Department of War photo", "Department of Defense", "Department of War"),
        ("State Department photo", "Department of State", "State Department"),
        ("Marine Sgt. Bo Roe", "Marine Corps", "Marine"),
        ("Space Force Spc. 4", "Space Force", "Space Force"),
        ("NATO photo", "NATO", "NATO"),
        ("British Army Cpl. X", "foreign force", "British Army"),
        ("Royal Air Force", "foreign force", "Royal Air Force"),
        ("Royal Australian Navy photo", "foreign force", "Royal Australian Navy"),
        ("Japan Ground Self-Defense Force photo", "foreign force", "Japan Ground Self-Defense Force"),
        ("Afghan National Army", "foreign force", "Afghan National Army"),
    ],
)
def test_names(text: str, name: str, written: str) -> None:
    found = services.find_service(text, 0)
    assert found
    assert (found.service.name, found.text) == (name, written)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "NASA",
        "USA Today",
        "Dow Jones",
        "Navya Rao",
        "Armyn",
        "Marine Le Pen",
        "Salvation Army",
        "Texas",
        "",
        " Army",
        "Royal",
    ],
)
def test_other_names_are_no_services(text: str) -> None:
    assert services.find_service(text, 0) is None


def test_beyond_the_end() -> None:
    assert services.find_service("Army", 9) is None


@pytest.mark.parametrize(
    ("service", "letters", "wrong"),
    [
        ("Army", "AZDOJ", "NFMGX"),
        ("Navy", "NDOJ", "AFMGXZ"),
        ("Air Force", "FZXDOJ", "ANMG"),
        ("Marine Corps", "MDOJ", "ANFGXZ"),
        ("Coast Guard", "GHDOJ", "ANFMXZ"),
        ("Space Force", "XFDOJ", "ANMGZ"),
        ("Army National Guard", "ZAFDOJ", "NMG"),
        ("Air National Guard", "ZAFXDOJ", "NMG"),
        ("Department of Defense", "ANFMGXZDOJ", ""),
        ("NATO", "ANFMGXZDOJ", ""),
    ],
)
def test_compatible_letters(service: str, letters: str, wrong: str) -> None:
    assert all(services.compatible(service, letter) for letter in letters + letters.lower())
    assert not any(services.compatible(service, letter) for letter in wrong)
    # A letter that no armed service has is another rule's matter.
    assert services.compatible(service, "U")
    assert services.compatible(service, "0")


def test_no_service_no_judgement() -> None:
    assert services.compatible(None, "A") is None
    assert services.compatible("NASA", "A") is None


@pytest.mark.parametrize(
    ("letter", "status"),
    [("A", "current"), ("x", "use"), ("C", "legacy"), ("0", "unknown"), ("U", "unknown")],
)
def test_letter_status(letter: str, status: str) -> None:
    assert services.letter_status(letter) == status


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("0", "O"),
        ("Army", "A"),
        ("USAF", "F"),
        ("Space Force", "X"),
        ("NATO", "O"),
        ("QX", None),
        ("", None),
        ("Army Sgt", None),
    ],
)
def test_letter_for_a_word(word: str, letter: str | None) -> None:
    assert services.letter_for_name(word) == letter


def test_abbreviations_that_hold_the_country() -> None:
    found = services.find_service("USAF photo", 0)
    assert found
    assert services.holds_country(found)
    found = services.find_service("U.S. Army", 0)
    assert found
    assert not services.holds_country(found)


@given(st.text() | st.text(alphabet="U.S. ArmyNvaRoyl", max_size=40), st.integers(0, 50))
def test_no_text_raises(text: str, start: int) -> None:
    found = services.find_service(text, start)
    assert found is None or text[found.start : found.end] == found.text
    services.compatible(text, text)
    services.letter_status(text)
    services.letter_for_name(text)
