from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import noun_strings


@pytest.mark.parametrize(
    ("sentence", "strings"),
    [
        ("It is a mine worker safety protection plan.", ["mine worker safety protection plan"]),
        ("We test agency data management system tools.", ["agency data management system tools"]),
        ("It is a data management plan.", []),
        ("It covers water, rights, settlement and projects.", []),
        ("How people use government websites today.", []),
        ("The National Water Rights Settlement Projects office.", []),
        ("They work to test web content pages.", []),
        ("A user-experience data management plan.", []),
    ],
)
def test_finds_strings_of_four(sentence: str, strings: list[str]) -> None:
    assert [sentence[one.start : one.end] for one in noun_strings.find(sentence)] == strings


@given(st.text(st.sampled_from("data plan system use ") | st.characters(), max_size=80))
def test_strings_have_four_words_inside_any_text(text: str) -> None:
    for one in noun_strings.find(text):
        assert text[one.start : one.end].count(" ") >= 3
