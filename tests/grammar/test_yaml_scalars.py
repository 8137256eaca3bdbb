"""YAML scalars: each character of every style stands where its stretch says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.yaml_events import EventReader
from pubcheck.grammar.yaml_scalars import stretches

WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n'\"\\é\U0001f6a2\xa0"), max_size=40
)


def check(text: str, *, may_be_whole: bool = False) -> str:
    """The first value of a text, all of whose characters were found at their places."""
    reader = EventReader(text, 0, [])
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        reader.take(event)
    entry = reader.entries[0]
    if not isinstance(entry.value, str):
        return text[entry.start : entry.end]
    value = entry.value
    found = stretches(text, entry.start, entry.end, value)
    at = 0
    for stretch in found:
        assert stretch.start == at
        assert 0 <= stretch.origin <= stretch.origin_end <= len(text)
        if stretch.copied:
            assert text[stretch.origin : stretch.origin_end] == value[stretch.start : stretch.end]
        else:
            assert may_be_whole or stretch.end - stretch.start <= max(1, value.count("\n") + value.count(" "))
        at = stretch.end
    assert at == len(value)
    return value


@pytest.mark.parametrize("style", ["'", '"', "|", ">", None])
@given(WORDS)
def test_scalars_as_a_writer_writes_them(style, value):
    text = yaml.dump({"key": value}, default_style=style, allow_unicode=True, width=20)
    if text.startswith(('"key"', "'key'", "? ", "!")) or yaml.safe_load(text) is None:
        text = "key: " + yaml.dump(value, default_style=style, allow_unicode=True, width=20)
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
    if isinstance(loaded, dict) and isinstance(loaded.get("key"), str) and loaded["key"]:
        assert check(text, may_be_whole=True) == loaded["key"]


@pytest.mark.parametrize(
    ("text", "character", "written"),
    [
        ("a: >\n  one\n  two\n\n  three\n", "t", "t"),
        ('a: "x\\u00e9 y"', "é", "\\u00e9"),
        ('a: "x\\U0001F6A2 y"', "\U0001f6a2", "\\U0001F6A2"),
        ('a: "x\\x41\\ty"', "A", "\\x41"),
        ('a: "one \\\n   two"', "t", "t"),
        ("a: 'it''s\n  here'", "'", "''"),
        ("a: 'it''s\n  here'", " ", "\n  "),
        ("a: plain one\n  two\n", "w", "w"),
        ("a: |2-\n    indented\n   x\n", "x", "x"),
        ("a: >-\r\n  one\r\n  two\r\n", "w", "w"),
        ("a: |+\n  one\n\n\n", "e", "e"),
    ],
)
def test_a_character_of_each_style(text, character, written):
    value = check(text)
    entry_reader = EventReader(text, 0, [])
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        entry_reader.take(event)
    entry = entry_reader.entries[0]
    at = value.index(character)
    for stretch in stretches(text, entry.start, entry.end, value):
        if stretch.start <= at < stretch.end:
            low = stretch.origin + at - stretch.start if stretch.copied else stretch.origin
            high = low + 1 if stretch.copied else stretch.origin_end
            assert text[low:high] == written


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_text_raises(text, value):
    found = stretches(f"a: '{text}'", 4, 4 + len(text), value)
    assert found[-1].end == len(value) if found else not value
