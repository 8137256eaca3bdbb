from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import expletives


@pytest.mark.parametrize(
    ("sentence", "kind", "hint"),
    [
        ("It is important to remember that we left.", "cut", ""),
        ("It should be noted, however, that we left.", "cut", ""),
        ("It is worth noting that we left.", "cut", ""),
        ("It is true that we left.", None, None),
        ("It is also clear that we left.", "adverb", "clearly"),
        ("It is essential that we leave.", "must", ""),
        ("It was recommended that we leave.", "who", "recommended"),
        ("It is our hope that they leave.", "owner", "hope"),
        ("There are many people who helped.", "there", "Many people"),
        ("There are tools out there that work.", "there", "Tools"),
        ("There is no office that handles it.", "there", "No office"),
        ("It is the map that we had.", None, None),
        ("It is raining.", None, None),
        ("It is important to leave.", None, None),
        ("There is a risk that increased costs follow.", None, None),
        ("There are rules for people who come.", None, None),
        ("There were so many that left.", None, None),
        ("There are two piers.", None, None),
        ("Kit is clear that is so.", None, None),
    ],
)
def test_finds_empty_openings(sentence: str, kind: str | None, hint: str | None) -> None:
    assert [(one.kind, one.hint) for one in expletives.find(sentence)] == ([(kind, hint)] if kind else [])


@given(st.text(st.sampled_from("It is clear that There are many who is ,.") | st.characters(), max_size=80))
def test_ranges_lie_inside_any_text(text: str) -> None:
    for one in expletives.find(text):
        assert 0 <= one.start < one.end < len(text)
