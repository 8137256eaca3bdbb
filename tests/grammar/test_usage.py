"""Words for which AP or the Navy asks for others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import usage


@pytest.mark.parametrize(
    ("find", "text", "proper"),
    [
        (usage.advisers, "two advisors came", ["advisers"]),
        (usage.advisers, "the National Security Advisor and advisor.gov", []),
        (usage.aboards, "sailors onboard the ship and on-board USS Example", ["aboard", "aboard"]),
        (usage.aboards, "the on-board computer, and time to onboard the team", []),
    ],
)
def test_words_that_are_written_otherwise(find, text, proper):
    assert [one.proper for one in find(text)] == proper


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Energy Secretary Dr. Ann Roe", "Energy Secretary"),
        ("said Rear Adm. Mr. Poe", "Rear Adm."),
        ("Secretary of the Navy Ann Roe", None),
        ("Col. (Dr.) Ann Roe", None),
    ],
)
def test_stacked_titles(text, title):
    assert next((match["title"] for match in usage.stacked_titles(text)), None) == title


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Sailors conduct maintenance.", "conduct "),
        ("The crew participates in an exercise.", "participates in "),
        ("Norfolk participates in an exercise.", None),
        ("Sailors load a crate.", None),
    ],
)
def test_vague_verbs(sentence, verb):
    match = usage.vague_verb(sentence)
    assert (match and match[0]) == verb


@given(st.text())
def test_any_text_is_read(text):
    for one in [*usage.advisers(text), *usage.aboards(text)]:
        assert 0 <= one.start < one.end <= len(text)
    for match in usage.stacked_titles(text):
        assert match["title"]
    usage.vague_verb(text)
