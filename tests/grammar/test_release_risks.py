"""What a release authority is asked about, and what is history, exercise or commerce."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.release_risks import casualty, future_movement, held_person, praise

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The USS Example will depart Norfolk on Jan. 15, 2026.", "Jan. 15, 2026"),
        ("About 300 soldiers are scheduled to deploy March 3.", "March 3"),
        ("The 2nd Battalion will return home Feb. 5, 2026.", "Feb. 5, 2026"),
        ("The USS Example will depart Norfolk on Jan. 15, 2025.", None),
        ("Soldiers will deploy soon.", None),
        ("The office will deploy the software June 5, 2026.", None),
        ("Soldiers deployed on Jan. 15, 2026.", None),
        ("Soldiers will train on Jan. 15, 2026.", None),
        ("Soldiers will deploy in May 2026.", None),
    ],
)
def test_movements(sentence, day):
    found = future_movement(sentence, TODAY)
    assert (found.date if found else None) == day


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Army Sgt. Ann Roe was killed Tuesday.", "was killed"),
        ("Cpl. Bo Poe died Monday.", "died"),
        ("Two soldiers were wounded.", None),
        ("Army Sgt. Ann Roe was killed in World War II.", None),
        ("Army Sgt. Ann Roe was killed in 2004.", None),
        ("Army Sgt. Ann Roe killed time.", None),
    ],
)
def test_casualties(sentence, words):
    place = casualty(sentence, sentence, TODAY)
    assert (sentence[slice(*place)] if place else None) == words


def test_prisoners_and_praise():
    assert held_person("A detainee drinks.")
    assert held_person("A former prisoner of war salutes.") is None
    assert held_person("Soldiers train with role players as detainees.") is None
    assert praise("The Example® radio")
    assert praise("A best-in-class radio")
    assert praise("The best marksman") is None


@given(st.text())
def test_any_text_is_read(text):
    for sentence in (text, f"Soldiers will deploy {text}", f"Sgt. {text} was killed", f"detainee {text} ®"):
        future_movement(sentence, TODAY)
        casualty(sentence, sentence, TODAY)
        held_person(sentence)
        praise(sentence)
