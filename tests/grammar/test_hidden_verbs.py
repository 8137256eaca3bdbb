from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import hidden_verbs


@pytest.mark.parametrize(
    ("sentence", "phrase", "better"),
    [
        ("They conducted a review of the plan.", "conducted a review of", "reviewed"),
        ("She conducts reviews of plans.", "conducts reviews of", "reviews"),
        ("By conducting an analysis of data we win.", "conducting an analysis of", "analyzing"),
        ("Make a decision about it.", "Make a decision about", "Decide about"),
        ("We carried out tests on it.", "carried out tests on", "tested"),
        ("It has had an impact on us.", "had an impact on", "affected"),
        ("He came to an agreement with her.", "came to an agreement with", "agreed with"),
        ("They are responsible for the management of it.", "are responsible for the management of", "manage"),
        ("It is in need of paint.", "is in need of", "needs"),
        ("She gained an understanding of it.", "gained an understanding of", "understood"),
        ("They made modifications to the ship.", "made modifications to", "modified"),
        ("They make payments to sailors.", "make payments to", "pay"),
        ("They made changes to save money.", None, None),
        ("A plan was given approval of a kind.", None, None),
        ("They made decisions that last.", None, None),
        ("The review of the plan is conducted.", None, None),
        ("They conducted\n\na review of it.", None, None),
        ("It has a positive effect on them.", None, None),
    ],
)
def test_finds_the_verb(sentence: str, phrase: str | None, better: str | None) -> None:
    found = [(sentence[one.start : one.end], one.better) for one in hidden_verbs.find(sentence)]
    assert found == ([(phrase, better)] if phrase else [])


def test_an_adjective_takes_the_fix_away() -> None:
    found = hidden_verbs.find("They gave a summary of it, then gave a full summary of it.")
    assert [one.is_plain for one in found] == [True, False]


def test_the_table_is_long_enough_and_has_each_noun_once_for_a_verb() -> None:
    table = hidden_verbs.table()
    assert len({noun for noun, _ in table}) >= 60
    assert all(noun != verb or noun.isalpha() for noun, verb in table)


@given(st.text(st.sampled_from("make a review of to the it \n") | st.characters(), max_size=60))
def test_ranges_lie_inside_any_text(text: str) -> None:
    for one in hidden_verbs.find(text):
        assert 0 <= one.start < one.end <= len(text)
