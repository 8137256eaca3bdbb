from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import ranks
from pubcheck.grammar.rank_forms import mended, plural, rating_title, written

RANKS = st.sampled_from(ranks.all_ranks())
NAMES = st.sampled_from(["Ann Roe", "A. Roe", "Bo de la Poe", "Cy O’Neil", "José Núñez"])


@given(RANKS, NAMES)
def test_each_form_reads_back_to_its_rank(rank: ranks.Rank, name: str) -> None:
    forms = {"ap": written(rank, "ap"), "spelled": written(rank, "spelled")}
    for style, form in forms.items():
        found = ranks.find_rank(f"{form} {name}", 0)
        assert found, form
        assert found.rank.ap == rank.ap
        assert found.text == form
        assert found.form in {"ap", style}


@given(RANKS, NAMES)
def test_each_code_reads_back_to_its_rank_and_service(rank: ranks.Rank, name: str) -> None:
    for service in rank.codes:
        code = written(rank, "code", service)
        found = ranks.find_rank(f"{code} {name}", 0)
        assert found, code
        assert found.rank.ap == rank.ap
        assert service in found.services
        if found.form != "ap":
            assert mended(found, ratings=False) == (None, rank.ap)


def test_a_service_without_a_code_has_none() -> None:
    rank = ranks.by_name("specialist")
    assert rank
    assert written(rank, "code", "Navy") is None
    assert written(rank, "code") is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("sergeant", "Sgts."),
        ("lieutenant colonel", "Lt. Cols."),
        ("major general", "Maj. Gens."),
        ("major", "Majs."),
        ("sergeant major", "Sgts. Maj."),
        ("command sergeant major", "Command Sgts. Maj."),
        ("sergeant first class", "Sgts. 1st Class"),
        ("senior airman", "Senior Airmen"),
        ("airman first class", "Airmen 1st Class"),
        ("chief warrant officer 2", "Chief Warrant Officers 2"),
        ("petty officer second class", "Petty Officers 2nd Class"),
        ("lieutenant junior grade", "Lts. j.g."),
        ("specialist 4", "Spcs. 4"),
    ],
)
def test_plurals(name: str, form: str) -> None:
    rank = ranks.by_name(name)
    assert rank
    assert plural(rank) == form


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("MC2", "Mass Communication Specialist 2nd Class"),
        ("MAC", "Chief Master-at-Arms"),
        ("BMCS", "Senior Chief Boatswain's Mate"),
        ("HMSN", "Hospital Corpsman Seaman"),
        ("ABH2", None),
        ("FTC", "Chief Fire Control Technician"),
        ("XYZ", None),
        ("", None),
    ],
)
def test_ratings(code: str, title: str | None) -> None:
    assert rating_title(code) == title


@pytest.mark.parametrize(
    ("text", "ratings", "told"),
    [
        ("Sgt. Ann Roe", False, None),
        ("SGT Ann Roe", False, (None, "Sgt.")),
        ("Tech Sgt. Bo Poe", False, (None, "Tech. Sgt.")),
        ("Captain Ann Roe", False, ("spelled", "Capt.")),
        ("MC2 Ann Roe", False, (None, "Petty Officer 2nd Class")),
        ("MC2 Ann Roe", True, ("rating", "Mass Communication Specialist 2nd Class")),
        ("ABH2 Ann Roe", True, None),
        ("Yeoman 2nd Class Ann Roe", True, None),
        ("Boatswain's Mate 2nd Class Ann Roe", False, ("title", "Petty Officer 2nd Class")),
    ],
)
def test_what_is_to_be_written_instead(text: str, ratings: bool, told: tuple[str | None, str] | None) -> None:
    found = ranks.find_rank(text, 0)
    assert found
    assert mended(found, ratings=ratings) == told
