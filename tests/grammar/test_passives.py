from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import passives


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("The form was reviewed by the office.", ["was reviewed"]),
        ("The form is being reviewed.", ["is being reviewed"]),
        ("The form has not yet been approved.", ["has not yet been approved"]),
        ("The form has never been approved.", ["has never been approved"]),
        ("The form will be sent.", ["will be sent"]),
        ("The form can’t be sent and must also be kept.", ["can’t be sent", "must also be kept"]),
        ("The forms aren't read, they're thrown away.", ["aren't read", "'re thrown"]),
        ("It was quickly and quietly built.", []),
        ("It was very quickly built.", []),
        ("The road was quickly built.", ["was quickly built"]),
        ("He got hired. You will get reimbursed for it.", ["got hired", "will get reimbursed"]),
        ("The pier is surrounded by guards.", ["is surrounded"]),
        ("The office was established in 1947.", ["was established"]),
        ("The facts were uncovered.", ["were uncovered"]),
        ("The forms\n   were   sent.", ["were   sent"]),
    ],
)
def test_finds_passives(sentence: str, phrases: list[str]) -> None:
    assert [sentence[start:end] for start, end in passives.passives(sentence)] == phrases


@pytest.mark.parametrize(
    "sentence",
    [
        "She is interested in the form.",
        "The office is located in Norfolk and is based on a pier.",
        "He was born in May.",
        "You are required to sign, and we are supposed to wait.",
        "She is used to it.",
        "The office is established.",
        "This page is unlisted.",
        "There are limited seats.",
        "Get started, then you get detailed reports.",
        "There is indeed a need.",
        "They were red.",
        "He is a well-read man.",
        "The letter is well-written.",
        "It is more complicated.",
        "This used to be a ship. This noted author came.",
        "The human-being listed there left.",
        "The speed is need-based.",
        "He has reviewed it. They reviewed it.",
        "The report written by her helped.",
        "It’s worked for years.",
        "The man is Ted, of the United States.",
        "",
    ],
)
def test_leaves_states_and_the_active_voice(sentence: str) -> None:
    assert passives.passives(sentence) == []


@given(st.text(st.sampled_from("bewasn't ingd\n,.’-") | st.characters(), max_size=60))
def test_ranges_lie_inside_any_text(text: str) -> None:
    ranges = passives.passives(text)
    assert ranges == sorted(ranges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
