"""The grammar of a caption's subject: what it finds, and above all what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.appositions import open_apposition
from pubcheck.grammar.caption_openings import without_lead
from pubcheck.grammar.caption_subjects import disagreement, subject_of
from pubcheck.grammar.caption_words import plural_nouns, verbs_by_base, verbs_by_third

DISAGREE = [
    ("A coalition medical adviser shake hands with a doctor.", "adviser", "shake", "shakes"),
    ("Airmen hands clothes to children.", "Airmen", "hands", "hand"),
    ("A medic shake hands", "medic", "shake", "shakes"),
    ("Sailors hands out flags.", "Sailors", "hands", "hand"),
    ("Two Iraqi soldiers prepares to fire.", "soldiers", "prepares", "prepare"),
    ("The pilot carefully inspect an engine.", "pilot", "inspect", "inspects"),
    ("A soldier with the 3rd Cavalry Regiment stand guard.", "soldier", "stand", "stands"),
    (
        "Soldiers assigned to 1st Battalion, 28th Infantry Regiment, poses for a photo.",
        "Soldiers",
        "poses",
        "pose",
    ),
    ("A soldier and a medic carries a litter.", "soldier and medic", "carries", "carry"),
    ("Sailors and Marines conducts training.", "Sailors and Marines", "conducts", "conduct"),
    ("U.S. Army Spc. Ann Roe carry a box.", "Ann Roe", "carry", "carries"),
    ("Army Sgt. Ann Roe, left, a medic with the 3rd Division, shake hands.", "Ann Roe", "shake", "shakes"),
    ("NORFOLK, Va. (June 11, 2024) Sailors conducts training.", "Sailors", "conducts", "conduct"),
    ("In this file photo, soldiers conducts a raid.", "soldiers", "conducts", "conduct"),
    ("Personnel provides care.", "Personnel", "provides", "provide"),
    ("U.S. Marines prepares to leave.", "Marines", "prepares", "prepare"),
    ("Army Sgt. Ann Roe of the 7202 Medical Unit instruct a class.", "Ann Roe", "instruct", "instructs"),
    ("Staff Sgt. Ann Roe (right), a trainer, carry a box.", "Ann Roe", "carry", "carries"),
    ("Sailors assigned to the landing ship USS Example is ready.", "Sailors", "is", "are"),
    ("Children receives the gifts.", "Children", "receives", "receive"),
]
AGREE_OR_UNSURE = [
    "A coalition medical adviser shakes hands.",
    "Airmen hand clothes to children.",
    "Sailors hands on deck rails.",
    "Sailors hands out of pockets.",
    "Soldiers hands tied to a pole.",
    "A soldier fire team moves out.",
    "A student work group meets.",
    "A crew chief inspects an engine.",
    "A group of soldiers stand guard.",
    "The crew prepare a meal.",
    "An aircrew prepare a jet.",
    "A soldier helps an airman stand.",
    "A soldier watches as a medic and a doctor carry a box.",
    "Helping veterans provides jobs.",
    "The support that soldiers receives comes late.",
    "The secretary and commander speaks.",
    "One of the soldiers stand guard.",
    "A few soldiers stand guard.",
    "U.S. Navy Blue Angels fly over the bay.",
    "Doctors Without Borders provides care.",
    "Veterans Affairs provides care.",
    "Veterans of Foreign Wars provides care.",
    "Students with Disabilities provides a guide.",
    "Staff Sgt. Ann Roe (left) and Bo Poe carry a box.",
    "Sgt. Ann Roe, a medic and Bo Poe, a doctor, carry a box.",
    "A soldier's children play a game.",
    "Sgt. Ann Roe, left, Pvt. Bo Poe, center, and Cpl. Cy Coe shake hands.",
    "Sgt. Ann Roe and Pvt. Bo Poe carry a box.",
    "Col. Ann Roe, wing commander, Chief Master Sgt. Bo Poe, command chief, pose for a photo.",
    "Sgt. Ann Roe, a medic, and Bo Poe, a doctor, carry a box.",
    "Watch a soldier stand a watch.",
    "Soldier Stand Down Day",
    "“Soldiers conducts” is wrong.",
    "",
    "Soldiers",
]


@pytest.mark.parametrize(("text", "subject", "verb", "proper"), DISAGREE)
def test_certain_disagreement_is_found(text, subject, verb, proper):
    found = disagreement(text)
    assert found is not None
    assert (found.subject, found.verb, found.proper) == (subject, verb, proper)
    assert text[found.start : found.end] == verb
    assert disagreement(text[: found.start] + proper + text[found.end :]) is None


@pytest.mark.parametrize("text", AGREE_OR_UNSURE)
def test_what_agrees_or_cannot_be_told_is_left_alone(text):
    assert disagreement(text) is None


def test_the_subject_and_its_verb_are_told():
    assert subject_of("Airmen hands clothes to children.") == ("Airmen", True, "hand")
    assert subject_of("Army Sgt. Ann Roe carries a box.") == ("Ann Roe", False, "carry")
    assert subject_of("A box stands there.") is None


def test_an_open_apposition_is_found():
    text = "Air Force Tech. Sgt. Bo Poe, 441st Example Squadron disposal team leader hands out jeans."
    found = open_apposition(text)
    assert found is not None
    assert (found.name, found.last, found.verb) == ("Bo Poe", "leader", "hands")
    assert open_apposition(text.replace("leader hands", "leader, hands")) is None
    assert open_apposition("Sgt. Bo Poe, whose leader hands out jeans, waits.") is None


def test_leads_are_passed():
    assert without_lead("NORFOLK, Va. (June 11, 2024) Sailors") == len("NORFOLK, Va. (June 11, 2024) ")
    assert without_lead("FORT EXAMPLE, Texas - A soldier") == len("FORT EXAMPLE, Texas - ")
    assert without_lead("Sailors wait.") == 0


def test_forms_are_made_by_the_rules_of_spelling():
    verbs = verbs_by_base()
    assert verbs["carry"][:4] == ("carry", "carries", "carried", "carried")
    assert verbs["teach"][:4] == ("teach", "teaches", "taught", "taught")
    assert verbs["shake"][:4] == ("shake", "shakes", "shook", "shaken")
    assert verbs["grab"].past == "grabbed"
    assert verbs["patrol"].past == "patrolled"
    assert verbs_by_third()["applies"].base == "apply"
    assert plural_nouns()["airmen"] == "airman"
    assert plural_nouns()["artillerymen"] == "artilleryman"
    assert not verbs.keys() & verbs_by_third().keys()


@given(st.text(max_size=200))
def test_no_text_raises(text):
    disagreement(text)
    open_apposition(text)
    subject_of(text)


WORDS = (
    "A",
    "The",
    "Soldiers",
    "soldier",
    "Sgt.",
    "Ann",
    "Roe,",
    "and",
    "with",
    "3rd",
    "hands",
    "out",
    "carry",
    "(",
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_order_of_words_raises(words):
    text = " ".join(words)
    found = disagreement(text)
    assert found is None or text[found.start : found.end] == found.verb
    open_apposition(text)
