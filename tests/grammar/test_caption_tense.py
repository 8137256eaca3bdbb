"""Tense and voice of a caption's first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.caption_tense import passive, past_verb

PAST = [
    ("Soldiers conducted a live-fire exercise June 11, 2024.", "conducted"),
    ("Army Gen. Ann Roe spoke to cadets.", "spoke"),
    ("Sailors participated in a drill.", "participated"),
    ("Two boats were seen.", "were"),
    ("The Air Force and its partners successfully launched the rocket.", "launched"),
]
NOT_PAST = [
    "Soldiers assigned to the 3rd Regiment train.",
    "A ship damaged by fire sits in port.",
    "Soldiers who conducted a raid receive medals.",
    "Soldiers given a tour by the mayor wave.",
    "A cadet awarded the medal salutes.",
    "A soldier trained in first aid treats a patient.",
    "While the site was in beta, content linked back.",
    "A soldier with a saw cuts a board.",
    "A crew member pulls a child to a boat that ran aground.",
    "",
]
PASSIVE = [
    (
        "A cache is destroyed by explosive ordnance disposal soldiers in Iraq.",
        "is destroyed",
        "explosive ordnance disposal soldiers",
    ),
    ("A truck is loaded onto a plane.", "is loaded", ""),
    ("Supplies are quickly delivered to the fort.", "are quickly delivered", ""),
    ("The cadet was promoted by her father in May.", "was promoted", "her father"),
]
NOT_PASSIVE = [
    "An aircraft is parked at the fort.",
    "Sailors are seated in a row.",
    "Soldiers watch as a truck is loaded.",
    "Soldiers prepare a tank that is loaded by a crane.",
    "A soldier watches a tank being loaded.",
    "The fence is finished by the end of the week.",
    "Is loaded",
    "",
]


@pytest.mark.parametrize(("text", "verb"), PAST)
def test_a_main_verb_in_the_past_is_found(text, verb):
    found = past_verb(text)
    assert found is not None
    assert (found.text, text[found.start : found.end]) == (verb, verb)


@pytest.mark.parametrize("text", NOT_PAST)
def test_participles_and_clauses_are_no_main_verb(text):
    assert past_verb(text) is None


@pytest.mark.parametrize(("text", "verb", "agent"), PASSIVE)
def test_a_passive_is_found_with_its_agent(text, verb, agent):
    found = passive(text)
    assert found is not None
    assert (found.text, found.agent) == (verb, agent)


@pytest.mark.parametrize("text", NOT_PASSIVE)
def test_states_and_clauses_are_no_passive(text):
    assert passive(text) is None


@given(st.text(max_size=200))
def test_no_text_raises(text):
    past_verb(text)
    passive(text)
