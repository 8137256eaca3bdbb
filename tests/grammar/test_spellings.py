"""Spellings that differ by one edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.spellings import differ_by_one, folded, is_inflected, is_transliterated, pairs

WORDS = st.text(alphabet="abc", max_size=6)


def distance(one: str, other: str) -> int:
    """Edits between two words, swapped neighbors as one (optimal string alignment)."""
    rows = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            rows[i, j] = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (not same))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i, j] = min(rows[i, j], rows[i - 2, j - 2] + 1)
    return rows[len(one), len(other)]


@given(WORDS, WORDS)
def test_one_edit_is_what_the_distance_says(one, other):
    assert differ_by_one(one, other) == (distance(one, other) == 1)


@given(st.lists(WORDS, max_size=8))
def test_pairs_are_those_that_differ_by_one(words):
    known = list(dict.fromkeys(words))
    expected = {(a, b) for n, a in enumerate(known) for b in known[n + 1 :] if differ_by_one(a, b)}
    assert set(pairs(words)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hussein", "Hussain", True),
        ("Ahmed", "Ahmad", True),
        ("Yousef", "Yusef", True),
        ("Zendejas", "Zendajas", False),
        ("Kobane", "Kobani", False),
    ],
)
def test_renderings_of_another_script(one, other, same):
    assert is_transliterated(one, other) is same


def test_forms_and_accents():
    assert is_inflected("Marine", "Marines")
    assert is_inflected("Iraqi", "Iraq")
    assert not is_inflected("Convey", "convoy")
    assert folded("Piñeiro") == "Pineiro"
