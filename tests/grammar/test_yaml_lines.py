"""The line scanner reads what it takes just as the YAML parser does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.grammar import yaml_lines
from pubcheck.grammar.yaml_events import YamlError
from pubcheck.readers import front_matter

FRAGMENTS = [
    "a", "b", "title", "key", "x-y", ": ", ":", ":  ", " : ", "- ", "-", "  ", "    ", " ", "\n", "\n",
    "\n", "\r\n", "'", '"', "''", "\\", '\\"', "#", " #", " # c", "yes", "true", "null", "~", "1", "-2",
    "1.5e3", "0x1F", "2024-01-31", "word", "two words", "é", "’", "\u2028", "\t", "\ufeff", "\U0001f600",
    "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">", "?", "%", "@", "`", "http://x.gov/a:b#c", "---",
    "...", "\n  ", "\n- ", "\n  - ", "key: value\n", "key:\n", "- item\n",
]  # fmt: skip


@st.composite
def _blocks(draw: st.DrawFn) -> str:
    return "".join(draw(st.lists(st.sampled_from(FRAGMENTS), max_size=25))) + "\n"


@st.composite
def _well_formed(draw: st.DrawFn) -> str:
    scalar = st.sampled_from(
        ["word", "two words", "'it''s'", '"a \\"b\\""', "12", "", "a # c", "a\n      b", "-1", "~"]
    )
    lines: list[str] = []

    def mapping(indent: int, depth: int) -> None:
        for index in range(draw(st.integers(1, 3))):
            value(f"{' ' * indent}k{index}:", indent, depth)

    def value(before: str, indent: int, depth: int) -> None:
        shape = draw(st.integers(0, 3 if depth < 3 else 0))
        if shape == 1:
            lines.append(before)
            mapping(indent + draw(st.integers(1, 3)), depth + 1)
        elif shape == 2:
            lines.append(before)
            inner = indent + draw(st.integers(0, 2))
            lines.extend(f"{' ' * inner}- {draw(scalar) or 'x'}" for _ in range(draw(st.integers(1, 3))))
        elif shape == 3:
            lines.append(before)
            inner = indent + draw(st.integers(0, 2))
            for _ in range(draw(st.integers(1, 2))):
                lines.append(f"{' ' * inner}- m: {draw(scalar)}")
                value(f"{' ' * inner}  n:", inner + 2, depth + 1)
        else:
            lines.append(f"{before} {draw(scalar)}".rstrip())

    mapping(draw(st.integers(0, 2)), 0)
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, ""])


@given(_blocks() | _well_formed())
@settings(max_examples=600, deadline=None)
def test_what_the_scanner_takes_the_parser_reads_alike(block: str) -> None:
    quick = yaml_lines.scan(block, 0, len(block))
    if quick is None or not (quick and quick[0].key):
        return
    assert quick == front_matter.parse_yaml(block, 0, len(block))


@given(_well_formed())
@settings(max_examples=200, deadline=None)
def test_plain_front_matter_needs_no_parser(block: str) -> None:
    try:
        front_matter.parse_yaml(block, 0, len(block))
    except YamlError:
        return
    assert yaml_lines.scan(block, 0, len(block)) is not None


@pytest.mark.parametrize(
    ("plain", "value", "kind"),
    [
        ("", None, "null"), ("~", None, "null"), ("Null", None, "null"), ("nULL", "nULL", "string"),
        ("true", True, "boolean"), ("FALSE", False, "boolean"), ("yes", "yes", "string"),
        ("off", "off", "string"),
        ("12", 12, "number"), ("-012", -12, "number"), ("+1", 1, "number"), ("1_000", "1_000", "string"),
        ("0x1F", 31, "number"), ("0o17", 15, "number"), ("0x", "0x", "string"), ("0xG", "0xG", "string"),
        ("1.", 1.0, "number"), (".5", 0.5, "number"), ("1e3", 1000.0, "number"), (".", ".", "string"),
        (".inf", float("inf"), "number"), ("-.INF", float("-inf"), "number"),
        ("2024-01-31", "2024-01-31", "string"), ("12:30", "12:30", "string"), ("9" * 60, "9" * 60, "string"),
        ("190101-A-AB123-001", "190101-A-AB123-001", "string"), ("\u0663", "\u0663", "string"),
    ],
)  # fmt: skip
def test_plain_scalars_resolve_by_the_core_schema(plain: str, value: object, kind: str) -> None:
    assert yaml_lines.resolve(plain) == (value, kind)


def test_nesting_and_length_are_bounded() -> None:
    deep = "".join(f"{' ' * level}k:\n" for level in range(100))
    assert yaml_lines.scan(deep, 0, len(deep)) is None
    long = "k: a\n" + "  b\n" * 500
    assert yaml_lines.scan(long, 0, len(long)) is None


def test_rescue_reads_simple_lines_of_a_broken_block() -> None:
    block = (
        "title: Live: tonight\n  nested: no\nsummary: \"A 'good' one\"\n'odd key': 'x\ndate:\nplain words\n"
    )
    assert [(entry.path, entry.value) for entry in yaml_lines.rescue(block, 0, len(block))] == [
        (("title",), "Live: tonight"),
        (("summary",), "A 'good' one"),
        (("odd key",), "'x"),
        (("date",), None),
    ]
