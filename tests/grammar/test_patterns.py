"""Patterns of users: what is taken matches as Python has it, and what could take long is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.patterns import MOST, PatternError, compiled

TAKEN = [
    r"\bvery \w+",
    r"(?:cat|dog|cow)s?\b",
    r"\d{1,2}/\d{1,2}/\d{2,4}",
    r"https?://\S+",
    r"[A-Z]{2,}\s+[A-Z]{2,}",
    r".*foo",
    r"\w+ing\b",
    r"\w+\s+\w+\b",
    r"(?<=a)b(?!c)",
    r"(?:[A-Z][a-z]+ ){1,6}\(([A-Z]{3,5})\)",
    r"\"[^\"]*\"",
    r"(?:a|b)+c",
    r"é+t\b",
    r"(?P<year>\d{4})",
    r"x++y",
]
HOSTILE = ["a", "a ", " ", "ab", "1", "http", "A", "(A", "Aaaaaaaaaaa ", '"', "\n", "é", "x", "a-"]


@pytest.mark.parametrize("pattern", TAKEN)
def test_what_people_write_is_taken_and_finds_what_python_finds(pattern):
    text = "A Big Thing (ABC) is very good, cats dog 1/2/2024 https://a.gov/x ab bc foo été xxy walking"
    expected = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in compiled(pattern).finditer(text)] == expected


@pytest.mark.parametrize("pattern", TAKEN)
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_holds_a_pattern_up(pattern, piece):
    text = piece * (20_000 // len(piece))
    for _ in compiled(pattern).finditer(text):
        pass


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"(a+)+", "give the inner one a bound"),
        (r"(?:\w+ )+", "give the inner one a bound"),
        (r"(?:a*b)*c", "give the inner one a bound"),
        (r"(\w+) \1", "words.doubled"),
        (r"(?P<a>x)(?P=a)", "refers back"),
        (r"(a)?(?(1)b|c)", "two patterns"),
        (r".*foo.*bar", "too many ways"),
        (r"(?:a|aa)+b", "too many ways"),
        (r"a{0,40}a{0,40}a{0,40}b", "too many ways"),
        (r"x{0,50}(?:y{1,50}|y{1,50}z){1,30}", "too many ways"),
        (r"x{5000}", "too many ways"),
        (r"(?:a?){30}b", "take the inner mark away"),
        (r"a*", "nothing at all"),
        (r"(?=a)", "nothing at all"),
        (r"(?i)a", "match_case"),
        (r"(?i:a)", "match_case"),
        (r"(?m)^a", "match_case"),
        (r"(a", "no regular expression"),
        (r"[z-a]", "no regular expression"),
        ("", "1 to"),
        ("a" * 2000, "1 to"),
        ("(" * 400 + "a" + ")" * 400, "too many ways"),
    ],
)
def test_what_could_take_long_is_refused_with_what_to_write(pattern, said):
    with pytest.raises(PatternError, match=re.escape(said)):
        compiled(pattern)


def test_nothing_repeats_without_end():
    assert compiled("a+").match("a" * 500).end() == MOST
    assert compiled("a+b").search("a" * 500 + "b").span() == (500 - MOST, 501)


def test_letter_case():
    assert compiled("internet").search("The Internet")
    assert not compiled("internet", match_case=True).search("The Internet")


ATOMS = st.sampled_from(["a", "b", "ab", r"\w", r"\s", "[ab]", "[^a]", ".", r"\b", "A", "-", r"\d", r"\W"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{1,2}", "{2}", "*?", "+?", "??"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.text("abAB 1-é", max_size=30), st.booleans())
def test_what_is_taken_means_what_it_means_to_python(pattern, text, match_case):
    try:
        found = compiled(pattern, match_case)
    except PatternError:
        return
    plain = re.compile(pattern, 0 if match_case else re.IGNORECASE)
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(st.text(max_size=40))
def test_any_text_is_a_pattern_or_none(pattern):
    try:
        compiled(pattern)
    except PatternError:
        return
