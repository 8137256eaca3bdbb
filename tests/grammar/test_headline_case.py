"""The case of headlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.headline_case import read_case


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Fleet Sails With Crews From Norfolk, Official Says", "title"),
        ("U.S. Will Continue Defeat-ISIS Campaign, Official Says", "title"),
        ("Fleet sails for its home port", "sentence"),
        ("Ask 18F: How do you recruit employees?", "sentence"),
        ("Defense Leaders Praise sailors of Pacific Fleet", "mixed"),
        ("Ann Roe visits Norfolk", ""),
        ("General Services Administration", ""),
        ("", ""),
    ],
)
def test_case(text: str, case: str) -> None:
    assert read_case(text).case == case


@given(st.text())
def test_ranges_are_words(text: str) -> None:
    found = read_case(text)
    for start, end in found.small + found.capital:
        assert len(text[start:end]) == end - start >= 4
