from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import ranks
from pubcheck.grammar.rank_table import ROWS

A, N, F, M, G, X = "Army", "Navy", "Air Force", "Marine Corps", "Coast Guard", "Space Force"


@pytest.mark.parametrize(
    ("text", "written", "name", "form"),
    [
        ("Sgt. Nicole Paese", "Sgt.", "sergeant", "ap"),
        ("1st Lt. Haileigh Combs", "1st Lt.", "first lieutenant", "ap"),
        ("Spc. Anthony Zendejas", "Spc.", "specialist", "ap"),
        ("Staff Sgt. Malissa Armstrong", "Staff Sgt.", "staff sergeant", "ap"),
        ("Tech Sgt. Brian Taylor", "Tech Sgt.", "technical sergeant", "malformed"),
        ("Tech. Sgt Brian Taylor", "Tech. Sgt", "technical sergeant", "malformed"),
        ("SSgt. Bo Roe", "SSgt.", "staff sergeant", "malformed"),
        ("SSgt Bo Roe", "SSgt", "staff sergeant", "code"),
        ("SGT Ann Roe", "SGT", "sergeant", "code"),
        ("SPC. Ann Roe", "SPC.", "specialist", "malformed"),
        ("Lt. Col. Ann Roe", "Lt. Col.", "lieutenant colonel", "ap"),
        ("Lt Col Ann Roe", "Lt Col", "lieutenant colonel", "code"),
        ("Lt. j.g. Ann Roe", "Lt. j.g.", "lieutenant junior grade", "ap"),
        ("2d Lt Ann Roe", "2d Lt", "second lieutenant", "code"),
        ("Airman 1st Class Ann Roe", "Airman 1st Class", "airman first class", "ap"),
        ("Airman First Class Ann Roe", "Airman First Class", "airman first class", "spelled"),
        ("Airman Ann Roe", "Airman", "airman", "ap"),
        ("Sgt. 1st Class Ann Roe", "Sgt. 1st Class", "sergeant first class", "ap"),
        ("Captain Ann Roe", "Captain", "captain", "spelled"),
        ("Chief Warrant Officer 3 Ann Roe", "Chief Warrant Officer 3", "chief warrant officer 3", "ap"),
        ("Petty Officer 2nd Class Ann Roe", "Petty Officer 2nd Class", "petty officer second class", "ap"),
        (
            "Petty Officer Second Class Ann",
            "Petty Officer Second Class",
            "petty officer second class",
            "spelled",
        ),
        ("Seaman Apprentice Bo Roe", "Seaman Apprentice", "seaman apprentice", "ap"),
        (
            "Chief Master Sgt. of the Air Force Jo Roe",
            "Chief Master Sgt. of the Air Force",
            "chief master sergeant of the air force",
            "ap",
        ),
        ("Spc. 4 Ann Roe", "Spc. 4", "specialist 4", "ap"),
        ("Spc4 Ann Roe", "Spc4", "specialist 4", "code"),
        ("Sr. Airman Ann Roe", "Sr. Airman", "senior airman", "malformed"),
        ("Rear Adm. Ann Roe", "Rear Adm.", "rear admiral", "ap"),
        ("PFC Ann Roe", "PFC", "private first class", "code"),
        ("SN Bo Roe", "SN", "seaman", "code"),
        ("MC2 Ann Roe", "MC2", "petty officer second class", "rating"),
        ("MCC Ann Roe", "MCC", "chief petty officer", "rating"),
        ("MCSN Ann Roe", "MCSN", "seaman", "rating"),
        (
            "Mass Communication Specialist 2nd Class Ann Roe",
            "Mass Communication Specialist 2nd Class",
            "petty officer second class",
            "rating",
        ),
        (
            "Mass Communication Specialist Seaman Ann Roe",
            "Mass Communication Specialist Seaman",
            "seaman",
            "rating",
        ),
        (
            "Mass Communication Specialist Seaman Apprentice Bo Roe",
            "Mass Communication Specialist Seaman Apprentice",
            "seaman apprentice",
            "rating",
        ),
        (
            "Chief Mass Communication Specialist Ann Roe",
            "Chief Mass Communication Specialist",
            "chief petty officer",
            "rating",
        ),
        (
            "Senior Chief Boatswain’s Mate Bo Roe",
            "Senior Chief Boatswain’s Mate",
            "senior chief petty officer",
            "rating",
        ),
        (
            "Aviation Boatswain's Mate (Handling) 3rd Class Bo Roe",
            "Aviation Boatswain's Mate (Handling) 3rd Class",
            "petty officer third class",
            "rating",
        ),
        (
            "Public Affairs Specialist First Class Jo Roe",
            "Public Affairs Specialist First Class",
            "petty officer first class",
            "rating",
        ),
        ("Sgt.", "Sgt.", "sergeant", "ap"),
        ("Sgt.Roe", "Sgt.", "sergeant", "ap"),
    ],
)
def test_ranks_are_found(text: str, written: str, name: str, form: str) -> None:
    match = ranks.find_rank(text, 0)
    assert match
    assert (match.text, match.rank.name, match.form) == (written, name, form)
    assert text[match.start : match.end] == written
    assert ranks.is_military(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe",
        "General Services Administration",
        "Major League Baseball",
        "Private collection",
        "SN",
        "SA 123",
        "MAC",
        "airman Roe",
        "Majority Whip",
        "Sergeant-at-Arms",
        "Genevieve Roe",
        "Po1 Roe",
        "First Class Photography",
        "",
        " Sgt. Roe",
    ],
)
def test_names_are_no_ranks(text: str) -> None:
    assert ranks.find_rank(text, 0) is None


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("SSG Roe", {A}),
        ("SSgt Roe", {F, M}),
        ("Staff Sgt. Roe", {A, F, M}),
        ("Senior Airman Roe", {F}),
        ("Tech. Sgt. Roe", {F, X}),
        ("Lance Cpl. Roe", {M}),
        ("Cpl. Roe", {A, M}),
        ("Cmdr. Roe", {N, G}),
        ("MC2 Roe", {N, G}),
        ("Airman Roe", {F, N}),
        ("Capt. Roe", {A, N, F, M, G, X}),
        ("CAPT Roe", {N, G}),
        ("Pvt. Roe", {A, M}),
    ],
)
def test_services_that_have_the_rank(text: str, services: set[str]) -> None:
    match = ranks.find_rank(text, 0)
    assert match
    assert match.services == services


def test_the_name_begins_after_qualifications() -> None:
    text = "MC2 (SW/AW) Ann Roe"
    match = ranks.find_rank(text, 0)
    assert match
    assert text[match.name_start :] == "Ann Roe"


def test_ranks_by_name() -> None:
    rank = ranks.by_name("Technical Sergeant")
    assert rank
    assert rank.ap == "Tech. Sgt."
    assert rank.codes["Air Force"] == "TSgt"
    assert ranks.by_name("captain of industry") is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_form_of_the_table_is_read_whole(row: tuple[str, str, str]) -> None:
    name, ap, held = row
    codes = [one.split(":")[1].replace("_", " ") for one in held.split() if ":" in one]
    for form in (name.title().replace("Of The", "of the"), ap, *codes):
        match = ranks.find_rank(f"{form} Ann Roe", 0)
        assert match, form
        assert match.text == form
        assert match.form != "malformed"


@given(st.text() | st.text(alphabet="Sgt. 1C2MajGenPO()", max_size=60), st.integers(0, 60))
def test_no_text_raises(text: str, start: int) -> None:
    match = ranks.find_rank(text, start)
    assert match is None or (
        start == match.start < match.end <= match.name_start <= len(text)
        and text[match.start : match.end] == match.text
    )
