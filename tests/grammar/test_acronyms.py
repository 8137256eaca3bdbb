"""Acronyms, and the words that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.acronyms import find_acronyms, find_uses, plural_evidence

SPELLED = [
    ("An explosive ordnance disposal (EOD) team", "EOD", "explosive ordnance disposal", True),
    ("EOD (explosive ordnance disposal) soldiers", "EOD", "explosive ordnance disposal", False),
    ("The Islamic State of Iraq and Syria, ISIS", "ISIS", "Islamic State of Iraq and Syria", False),
    ("Noncommissioned officers meet. The NCOs talk.", "NCO", "Noncommissioned officers", False),
    (
        "The High Mobility Artillery Rocket System HIMARS fires",
        "HIMARS",
        "High Mobility Artillery Rocket System",
        False,
    ),
]


@pytest.mark.parametrize(("text", "letters", "words", "bracketed"), SPELLED)
def test_the_words_of_an_acronym_are_found(text, letters, words, bracketed):
    (found,) = find_acronyms(text)
    assert (found.text, text[found.start : found.end], found.is_bracketed) == (letters, letters, bracketed)
    assert found.words is not None
    assert text[slice(*found.words)] == words


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("An EOD team and two MPs wait.", ["EOD", "MP"]),
        ("A map shows the MP.", ["MP"]),
        ("An F-16, an MH-60R, an M1A2 and the USS Example (DDG 112)", ["USS"]),
        ("RED FLAG 24 begins in NORFOLK NAVAL SHIPYARD.", []),
        ("AJ Smith and World War II", []),
        ("#ARMY @USMC www.ABC.gov", []),
        ("The R&D team", ["R&D"]),
        ("The DATA Act", []),
    ],
)
def test_what_is_an_acronym(text, letters):
    assert [found.text for found in find_acronyms(text)] == letters


def test_letters_in_parentheses_explain_themselves():
    (found,) = find_acronyms("on temporary duty (TDY) at Fort Example")
    assert found.is_bracketed


@given(st.text(alphabet="ABab (),.&'-1", max_size=120))
def test_no_text_raises(text):
    for found in find_acronyms(text):
        assert text[found.start : found.end] == found.text


def test_every_use_is_found_and_designations_are_not() -> None:
    text = "The GSA and GSA’s RFPs: F-16, (GSA), www.GSA.gov, DDG 112, R&D, GSA-wide."
    found = find_uses(text)
    assert {letters: [text[start:end] for start, end in uses] for letters, uses in found.items()} == {
        "GSA": ["GSA", "GSA", "GSA", "GSA"],
        "RFP": ["RFP"],
        "R&D": ["R&D"],
    }


@pytest.mark.parametrize(
    ("text", "is_plural"),
    [
        ("Two NCO's are here", True),
        ("many PDF’s.", True),
        ("FAQ's", True),
        ("the NCO's boots", False),
        ("NASA's are older", False),
        ("two NCO's boots", False),
    ],
)
def test_plural_evidence(text: str, is_plural: bool) -> None:
    start = next(at for at in range(len(text)) if text[at : at + 2].isupper() and text[at] != " ")
    end = start + len(text[start:].split("s")[0]) + 1
    assert plural_evidence(text, start, end) is is_plural
