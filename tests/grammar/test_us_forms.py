"""The abbreviation of the United States."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.us_forms import find_us_forms


def _mended(text: str) -> str:
    for one in reversed(list(find_us_forms(text))):
        if one.replacement is not None:
            text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the US government", "the U.S. government"),
        ("the US Department of Labor", "the U.S. Department of Labor"),
        ("at home in the US.", "at home in the U.S."),
        ("US-based crews", "U.S.-based crews"),
        ("the U.S government", "the U.S. government"),
        ("the U. S. Navy", "the U.S. Navy"),
        ("in the U.S, they", "in the U.S., they"),
    ],
)
def test_mended(text: str, mended: str) -> None:
    assert _mended(text) == mended


@pytest.mark.parametrize(
    "text",
    [
        "the U.S. Navy",
        "US Airways flies",
        "the US Digital Corps",
        "US-CERT warns",
        "CONTACT US NOW",
        "en-US and US$5",
        "Team USA won",
        "Norfolk, Virginia, USA",
        "USA Today",
        "USAJOBS and www.US.example",
        "U.S.A. and U. S. A.",
        "#US @US /US/ US_1",
    ],
)
def test_left_alone(text: str) -> None:
    assert not list(find_us_forms(text))


def test_the_usa_is_told_without_a_cure() -> None:
    (one,) = find_us_forms("They came home to the USA in May.")
    assert (one.kind, one.replacement) == ("country", None)


@given(st.text(alphabet="US. A-th e/N", max_size=300))
def test_ranges_lie_inside_and_mending_ends(text: str) -> None:
    for one in find_us_forms(text):
        assert 0 <= one.start < one.end <= len(text)
    mended = _mended(text)
    assert _mended(mended) == mended or "U. S." in text or "U.S" in text
