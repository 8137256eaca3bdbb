"""Rows of words with alternatives, parts of words and gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.token_rows import RowError, find, parsed

TEXT = "In an effort to help, in a truly great effort to assist. There are 12 people who don’t run."


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("in …3 effort to", ["In an effort to", "in a truly great effort to"]),
        ("in …1 effort", ["In an effort"]),
        ("in an|the effort", ["In an effort"]),
        ("there is|are … who", ["There are 12 people who"]),
        ("(truly) great <word>", ["truly great effort"]),
        ("(very) great <word>", ["great effort"]),
        ("<number> peop*", ["12 people"]),
        ("*ist <mark>", ["assist."]),
        ("don't run", ["don’t run"]),
        ("to !help", ["to assist"]),
        ("<capital> are", ["There are"]),
        ("nothing of this", []),
    ],
)
def test_rows(row, found):
    assert [TEXT[start:end] for start, end in find(TEXT, parsed(row))] == found


def test_letter_case():
    assert list(find(TEXT, parsed("in an", match_case=True))) == []


@pytest.mark.parametrize(
    "row", ["", "… a", "a …", "a … … b", "a …50 b", "(a)", "a|", "<verb> a", "a*b", "*a*", "a " * 30,
            "a …20 b …20 c …20 d"],
)  # fmt: skip
def test_what_is_no_row(row):
    with pytest.raises(RowError):
        parsed(row)


def test_a_long_text_of_one_word_takes_no_time():
    assert list(find("a " * 50_000, parsed("a …20 a …20 b"))) == []


@given(st.text("ab| …*!()<>word2", max_size=20), st.text("ab c.", max_size=40))
def test_no_text_raises_anything_else(row, text):
    try:
        items = parsed(row)
    except RowError:
        return
    last = 0
    for start, end in find(text, items):
        assert last <= start < end <= len(text)
        last = end
