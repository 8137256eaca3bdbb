"""Words in the wrong case for a style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.letter_case import STYLES, find


@pytest.mark.parametrize(
    ("style", "text", "better"),
    [
        ("sentence", "How to Apply for a Loan", ["apply", "loan"]),
        ("sentence", "how to apply", ["How"]),
        ("sentence", "Loans: How to apply", []),
        ("sentence", "What I do for the USS Nimitz", ["nimitz"]),
        ("title", "How to apply for a loan", ["Apply", "Loan"]),
        ("title", "How To Apply For A Loan", ["to", "for", "a"]),
        ("title", "Read on: the F-16 and www.example.gov", ["The"]),
        ("lower", "How to Apply", ["how", "apply"]),
        ("upper", "How to", ["HOW", "TO"]),
    ],
)
def test_styles(style, text, better):
    assert [fault.better for fault in find(text, style, frozenset())[0]] == better


def test_exceptions_stand_as_they_are_written():
    assert find("Apply for Social Security", "sentence", frozenset({"Social Security"}))[0] == []
    assert len(find("Apply for Social security", "sentence", frozenset({"Social Security"}))[0]) == 1


@given(st.sampled_from(STYLES), st.text(max_size=60))
def test_ranges_are_words_of_the_text(style, text):
    faults, _ = find(text, style, frozenset({"a b", ""}))
    for fault in faults:
        assert text[fault.start : fault.end].lower() == fault.better.lower() or not text.isascii()
