"""The TOML scanner finds the keys and values that tomllib reads, at their places."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.grammar import toml_keys
from pubcheck.grammar.entries import Entry

KEYS = st.sampled_from(["a", "b", "c-d", "1", "'q k'", '"e\\u00e9"', '"x.y"', "a.b", "a . 'c'", '"\\"" . d'])
SCALARS = st.sampled_from([
    '"plain"', '""', "''", '"es\\"c\\\\ape\\t"', "'lit\\eral'", '"""\nlong\n"quoted" ""two\n"""',
    '"""x"""""', "'''\r\nraw'\n'''", '"""a \\\n   b"""', "1", "-1_000", "0xFF", "3.14", "1e5", "inf", "nan",
    "true", "false", "2024-01-31", "2024-01-31 10:00:00", "2024-01-31T10:00:00Z", "10:30:00",
    '"# no comment"', '"[x]"', '"é’😀"',
])  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ " + ", # c\n ".join(items) + " ]"),
        st.lists(inner, max_size=3).map(lambda items: "[" + ",".join(items) + ("," if items else "") + "]"),
        st.lists(st.tuples(KEYS, SCALARS), max_size=2).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"
        ),
    ),
    max_leaves=5,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    KEYS.map(lambda key: f"[{key}]"),
    KEYS.map(lambda key: f"[[ {key} ]] # c"),
    st.sampled_from(["", "# comment = 1", "   ", "\ta\t=\t1 # c", "[t]", "[[t]]", "[t.u]", "[[t.u]]"]),
)
DOCUMENTS = st.tuples(st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"])).map(
    lambda parts: parts[1].join(parts[0]) + parts[1]
)


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    if isinstance(value, dict):
        return {
            key: leaf for name, item in value.items() for key, leaf in _leaves(item, (*path, name)).items()
        }
    if isinstance(value, list):
        return {
            key: leaf for at, item in enumerate(value) for key, leaf in _leaves(item, (*path, at)).items()
        }
    return {path: value}


def _written(text: str, entry: Entry) -> str:
    """The value's source text with its quotes."""
    if entry.kind != "string":
        return text[entry.start : entry.end]
    start = text.rindex("\n", 0, entry.start) if text[entry.start - 1 : entry.start] == "\n" else entry.start
    for quotes in ('"""', "'''", '"', "'"):
        opening = max(0, start - (1 if text[start - 1 : start] == "\r" else 0))
        if text[:opening].endswith(quotes) and text.startswith(quotes, entry.end):
            return text[opening - len(quotes) : entry.end + len(quotes)]
    raise AssertionError(text[entry.start - 5 : entry.end + 5])


@given(DOCUMENTS)
@settings(max_examples=600, deadline=None)
def test_every_value_that_tomllib_reads_stands_where_the_scanner_says(text: str) -> None:
    entries = toml_keys.scan(text)
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    leaves = _leaves(document)
    found = {entry.path: entry for entry in entries if entry.kind not in ("list", "mapping")}
    assert found.keys() == leaves.keys()
    for path, entry in found.items():
        read = tomllib.loads(f"v = {_written(text, entry)}")["v"]
        assert read == leaves[path] or read != read
        assert toml_keys.value_at(document, path) is leaves[path]
        if entry.key and isinstance(path[-1], str):
            key = text[entry.key[0] : entry.key[1]]
            assert key == path[-1] or "\\" in key
    for entry in entries:
        assert isinstance(toml_keys.value_at(document, entry.path), dict | list) or entry.path in leaves


@given(st.text(alphabet="ab=.[]{}\"'\\#,\n\r 1té", max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    for entry in toml_keys.scan(text):
        assert 0 <= entry.start <= entry.end <= len(text)
        assert entry.key is None or 0 <= entry.key[0] <= entry.key[1] <= len(text)


def test_broken_lines_are_left_out_and_the_rest_is_found() -> None:
    text = 'title = "A"\nbroken line\nx = [1, 2\nsummary = "B"\n= 3\ny = "open\nz = 1 2\n[t\nw = true\n'
    found = [(entry.path, text[entry.start : entry.end]) for entry in toml_keys.scan(text)]
    assert found[0] == (("title",), "A")
    assert (("summary",), "B") in found
    assert (("w",), "true") in found


def test_offsets_are_of_the_whole_text() -> None:
    text = "+++\ntitle = 'é'\n+++\nx = 1"
    (entry,) = toml_keys.scan(text, 4, 16)
    assert (text[entry.start : entry.end], entry.key) == ("é", (4, 9))


def test_a_missing_path_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        toml_keys.value_at({"a": 1}, ("a", "b"))
    with pytest.raises(LookupError):
        toml_keys.value_at({"a": [1]}, ("a", 3))
