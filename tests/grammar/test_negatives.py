from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import negatives


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("It has no fewer than five.", ["no fewer than"]),
        ("Not less than $5 is due.", ["Not less than"]),
        ("You may not stay unless you pay.", ["may not stay unless"]),
        ("No officer may stay unless ordered.", ["No officer may stay unless"]),
        ("You cannot stay until May.", ["cannot stay until"]),
        ("It isn’t impossible and not at all uncommon.", ["isn’t impossible", "not at all uncommon"]),
        ("She has not yet attained age 18.", ["has not yet attained"]),
        ("They never fail to come.", ["never fail to"]),
        ("It is not without risk.", ["is not without"]),
        ("They are not prohibited from buying it.", ["not prohibited from"]),
        ("Do not bring things other than food.", ["Do not bring things other than"]),
        ("It must not hold things other than food.", ["must not hold things other than"]),
        ("It has no less than anybody.", []),
        ("It may not appear until you log in.", []),
        ("A fire that you cannot see burns unless it rains.", []),
        ("You may not go, and I stay unless it rains.", []),
        ("It is not important.", []),
        ("None other than he came.", []),
    ],
)
def test_finds_two_negatives(sentence: str, phrases: list[str]) -> None:
    assert [sentence[one.start : one.end] for one in negatives.find(sentence)] == phrases


def test_at_least_takes_the_case_of_what_it_stands_for() -> None:
    assert [(one.better, one.is_plain) for one in negatives.find("No fewer than 5, no less than 6.")] == [
        ("At least", True),
        ("at least", True),
    ]


def test_each_negative_word_has_a_positive_one() -> None:
    for negative, positive in negatives.positives().items():
        assert [one.better for one in negatives.find(f"It is not {negative}.")] == [positive]


@given(st.text(st.sampled_from("not unless may no fewer than 5 un,") | st.characters(), max_size=80))
def test_ranges_lie_apart_inside_any_text(text: str) -> None:
    last = 0
    for one in negatives.find(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
