"""JSON: the same values as Python's reader, each character at its place, and what is broken told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.json_scanner import Scanned, scan
from pubcheck.grammar.json_values import lines, stretches, values

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
LAYOUTS = ({}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")})


def built(found: Scanned) -> object:
    """The value that the entries say."""
    root: object = {} if found.kind == "mapping" else []
    holders: dict[tuple[str | int, ...], object] = {(): root}
    for entry in found.entries:
        value: object = {"mapping": {}, "list": []}.get(entry.kind, entry.value)
        holder = holders[entry.path[:-1]]
        if isinstance(holder, dict):
            holder[entry.path[-1]] = value
        else:
            assert isinstance(holder, list)
            holder.append(value)
        holders[entry.path] = value
    return root


@given(JSON, st.sampled_from(LAYOUTS))
def test_reads_what_python_writes(value, layout):
    text = json.dumps({"value": value}, **layout)
    found = scan(text)
    assert found.problem is None
    assert (found.start, found.end) == (0, len(text))
    assert built(found) == {"value": value}


@given(JSON, st.sampled_from(LAYOUTS))
def test_every_range_is_that_of_the_value(value, layout):
    text = json.dumps([value, value], **layout)
    for entry in scan(text).entries:
        written = text[entry.start : entry.end]
        said = json.loads(f'"{written}"' if entry.kind == "string" else written)
        if entry.kind not in ("list", "mapping"):
            assert said == entry.value
        if entry.key:
            assert json.loads(f'"{text[slice(*entry.key)]}"') == entry.path[-1]


@given(TEXT, st.booleans())
def test_every_character_stands_where_its_stretch_says(said, is_ascii):
    text = json.dumps(said, ensure_ascii=is_ascii)
    at = 0
    for stretch in stretches(text, 1, len(text) - 1):
        written = text[stretch.origin : stretch.origin_end]
        part = said[stretch.start : stretch.end]
        assert stretch.start == at
        assert part == (written if stretch.copied else json.loads(f'"{written}"'))
        at = stretch.end
    assert at == len(said)


@given(st.text(max_size=60) | st.text('{}[]",:\\u0e1tn \n', max_size=60))
def test_no_text_raises(text):
    for found in (*values(text), *lines(text)):
        assert 0 <= found.start <= len(text)
        if found.problem:
            assert 0 <= found.problem.start <= found.problem.end <= len(text) + 1


@given(st.text('{}[]",:0 \nat', max_size=30))
def test_is_broken_where_python_says_so(text):
    try:
        json.loads(text)
        is_good = True
    except ValueError:
        is_good = False
    found = scan(text)
    assert is_good == (found.problem is None and not text[found.end :].strip())


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('{"a": 1,}', "a comma stands before the end", 8),
        ('{"a" 1}', "a colon is missing after the key", 5),
        ('{"a": 1 "b": 2}', "a comma is missing", 8),
        ('{"a": }', "a value is missing", 6),
        ('{"a": "b\nc"}', "a string is not closed on its line", 8),
        ('{"a": "\t"}', "the control character U+0009 stands in a string", 7),
        ('{"a": "\\x"}', "no such escape is known in a string", 7),
        ('{"a": [1, 2}', "“]” is missing before “}”", 11),
        ("{'a': 1}", "a key in quotation marks is missing", 1),
        ('{"a": tru}', "a value is missing", 6),
        ('{"a": 01}', "a value is missing", 6),
        ('{"a": 1', "it ends before the record is closed", 7),
        ("", "no value is there", 0),
    ],
)
def test_what_is_broken_and_where(text, message, place):
    problem = scan(text).problem
    assert problem is not None
    assert (problem.message, problem.start) == (message, place)


def test_a_surrogate_alone_is_no_character():
    (entry,) = scan(r'["\ud83d\ude00 \ud83d \u0000"]').entries
    assert entry.value == "\U0001f600 \ufffd \ufffd"


def test_reading_goes_on_behind_a_broken_item_on_lines_of_its_own():
    text = '[\n  {"a": 1},\n  {"a": },\n  {"a": {\n    "b": 2\n  }\n  {"a": 3}\n]\n'
    found = list(values(text))
    assert [bool(item.problem) for item in found] == [False, True, True, False]
    assert built(found[-1]) == {"a": 3}
    text = '[\n  {"a": 1},\n  {"a": },\n  {"a": 3}\n]\n'
    assert [built(item) for item in values(text) if not item.problem] == [{"a": 1}, {"a": 3}]


def test_in_a_list_on_one_line_reading_ends_where_it_breaks():
    found = list(values('[{"a": 1}, {"a": }, {"a": 3}]'))
    assert [bool(item.problem) for item in found] == [False, True]


def test_lines_are_read_each_for_itself():
    text = '{"a": 1}\r\n\n{"a": \n{"a": 3} x\n{"a": 4}'
    found = list(lines(text))
    assert [bool(item.problem) for item in found] == [False, True, True, False]
    assert [text[item.start : item.start + 2] for item in found] == ['{"'] * 4


@pytest.mark.parametrize("opening", ["[", '{"a":', '[\n{"a":\n'])
def test_deep_nesting_is_told_and_not_followed(opening):
    depth = 100_000
    deep = scan(opening * depth)
    assert deep.problem
    closed = scan("[" * depth + "]" * depth)
    assert closed.problem
    assert closed.problem.message == "nested too deeply"
    assert closed.end == 2 * depth
    assert len(closed.entries) < 101


def test_long_lines_are_read():
    text = '{"a": "' + "x\\n" * 1_000_000 + '"}'
    (entry,) = scan(text).entries
    assert len(str(entry.value)) == 2_000_000
    assert not next(values("[" + "," * 500_000)).entries
