"""Sources without a name, verbs other than said, and parts that hang on a dash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.garbled import hanging_part
from pubcheck.grammar.sources import attributions, unnamed_source


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("It will stay, said an official who wished to remain anonymous.", "wished to remain anonymous"),
        ("Two officers spoke on condition of anonymity.", "on condition of anonymity"),
        ("A person who asked not to be named said so.", "asked not to be named"),
        ("Officers spoke on condition of anonymity because they fear reprisals.", None),
        ("You can ask to remain anonymous.", None),
        ("The survey was anonymous, officials said.", None),
    ],
)
def test_unnamed_source(sentence: str, phrase: str | None) -> None:
    found = unnamed_source(sentence)
    assert (found and sentence[slice(*found)]) == phrase


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("“We stay,” the captain stated.", ["stated"]),
        ('"We stay," quipped Roe. "Now?" Bo Poe of the Navy remarked.', ["quipped", "remarked"]),
        ("“We stay,” he said. He claimed it.", []),
        ("“We stay,” Roe shared his hope.", []),
    ],
)
def test_attributions(text: str, verbs: list[str]) -> None:
    assert [text[start:end] for start, end in attributions(text)] == verbs


@given(st.text(alphabet='“”", .isayhvng—-ond', max_size=300))
def test_nothing_raises(text: str) -> None:
    list(attributions(text))
    unnamed_source(text)
    hanging_part(text)
