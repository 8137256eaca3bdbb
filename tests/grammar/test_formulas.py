"""Formulas: what they come to, and what may not stand in one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.formulas import FormulaError, parsed

KNOWN = frozenset({"words", "sentences"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("words", 100),
        ("words / sentences", 25),
        ("-words + 2 * (sentences - 1)", -94),
        ("max(words, 3, 500) - min(2, sentences)", 498),
        ("0.39 * words / sentences - 15.59", -5.84),
        ("words / (sentences - 4)", None),
        ("1e14 * 1e14 * words", 1e30),
    ],
)
def test_what_a_formula_comes_to(text, value):
    found = parsed(text, KNOWN).value({"words": 100, "sentences": 4})
    assert found == (value if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    "text",
    ["", "words**9", "__import__('os')", "words.real", "[words]", "words if 1 else 2", "'a' * 9", "9" * 30,
     "(" * 400, "lambda: 1", "min(words)", "max(a=1, b=2)", "true", "True", "letters", "words,", "x" * 600,
     "words // 2", "words @ 2", "f'{words}'", "1j", "not words", "words < 2"],
)  # fmt: skip
def test_what_is_no_formula(text):
    with pytest.raises(FormulaError):
        parsed(text, KNOWN)


@given(st.text("words()+-*/0123456789. ,minax", max_size=60))
def test_no_text_raises_anything_else(text):
    with suppress(FormulaError):
        parsed(text, KNOWN).value({"words": 0, "sentences": 0})
