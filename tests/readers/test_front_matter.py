"""Front matter: kinds, fences, values and their places."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.fields import Field
from pubcheck.readers import front_matter
from pubcheck.readers.front_matter import FrontMatter, read


def _values(found: FrontMatter) -> dict[tuple[str | int, ...], object]:
    return {field.path: field.value for field in found.fields if field.kind not in ("list", "mapping")}


def _at(text: str, field: Field) -> str:
    return text[field.span.start : field.span.end]


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("---\ntitle: A\n---\nBody", "yaml", "Body"),
        ("---   \ntitle: A\n---  \nBody", "yaml", "Body"),
        ("---\r\ntitle: A\r\n---\r\nBody", "yaml", "Body"),
        ("---\rtitle: A\r---\rBody", "yaml", "Body"),
        ("---\ntitle: A\n...\nBody", "yaml", "Body"),
        ("---\ntitle: A\n---", "yaml", ""),
        ("---\n---\nBody", "yaml", "Body"),
        ("---\n# Only comments\n\n---\nBody", "yaml", "Body"),
        ("---\n\ntitle: A\n\n---\n\nBody", "yaml", "\nBody"),
        ("---\n{title: A, tags: [b]}\n---\nBody", "yaml", "Body"),
        ("---\n? [a, b]\n: c\n? {d: e}\n: f\n---\nBody", "yaml", "Body"),
        ("---\ntitle: a: b\n---\nBody", "yaml", "Body"),
        ("+++\ntitle = 'A'\n+++\nBody", "toml", "Body"),
        ("+++\n# c\n+++\nBody", "toml", "Body"),
        ("+++\ntitle = \n+++\nBody", "toml", "Body"),
        ("+++\n[params\n+++\nBody", "toml", "Body"),
        ("+++\n2 + 2 = 4\n+++\nBody", None, "+++\n2 + 2 = 4\n+++\nBody"),
        ('{\n  "title": "A"\n}\nBody', "json", "Body"),
        ('{"title": "\\ud83d\\ude00"} Body', "json", " Body"),
    ],
)
def test_kind_and_body(text: str, kind: str | None, body: str) -> None:
    found = read(text)
    assert found.kind == kind
    assert text[found.body_start :] == body
    assert found.span.start == 0
    assert found.span.end <= found.body_start


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body",
        "---",
        "---\ntitle: A\n",
        "---\ntitle: A\n----\n",
        "--- title: A\n---\n",
        "\n---\ntitle: A\n---\n",
        "---\n\nA paragraph between two rules.\n\n---\nBody",
        "---\n\nOne. Two: three: four\n\n---\nBody",
        "---\n- a\n- b\n---\n",
        "---\n[a, b]\n---\n",
        "---\n'quoted'\n---\n",
        "---\n*emphasis*\n---\n",
        "+++\nprose\n+++\n",
        "{% include x %}\n",
        "{{ x }}",
        '{"title": ',
        '{"title": "A", nonsense}',
        '{"' + "a" * 50,
        '{"a":' + "[" * 100_000,
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert read(text) == front_matter.NONE


def test_keys_values_and_spans_of_yaml() -> None:
    text = """\
---
# A comment
title: "Sailors return"
kicker   :  'It''s home'
date: 2024-01-31 10:00:00 -0500
draft: false
weight: 3
summary: >
  Folded text
  over lines.

  End.
body: |-
  Literal
image:
  src: a.jpg   # the picture
  alt:
tags:
- navy
- "home port"
authors:
  - name: A. B.
    unit: {base: Norfolk, ships: [x, y]}
flow: [1, yes]
---
Body
"""
    for ends in ("\n", "\r\n"):
        with_ends = text.replace("\n", ends)
        found = read(with_ends)
        assert found.problem is None
        assert _values(found) == {
            ("title",): "Sailors return",
            ("kicker",): "It's home",
            ("date",): "2024-01-31 10:00:00 -0500",
            ("draft",): False,
            ("weight",): 3,
            ("summary",): "Folded text over lines.\nEnd.\n",
            ("body",): "Literal",
            ("image", "src"): "a.jpg",
            ("image", "alt"): None,
            ("tags", 0): "navy",
            ("tags", 1): "home port",
            ("authors", 0, "name"): "A. B.",
            ("authors", 0, "unit", "base"): "Norfolk",
            ("authors", 0, "unit", "ships", 0): "x",
            ("authors", 0, "unit", "ships", 1): "y",
            ("flow", 0): 1,
            ("flow", 1): "yes",
        }
        shown = {field.path: _at(with_ends, field).replace(ends, "\n") for field in found.fields}
        assert shown[("title",)] == "Sailors return"
        assert shown[("kicker",)] == "It''s home"
        assert shown[("summary",)] == "Folded text\n  over lines.\n\n  End."
        assert shown[("body",)] == "Literal"
        assert shown[("image",)] == "src: a.jpg   # the picture\n  alt:"
        assert shown[("image", "alt")] == ""
        assert shown[("tags",)] == '- navy\n- "home port"'
        assert shown[("authors", 0, "unit")] == "{base: Norfolk, ships: [x, y]}"
        assert shown[("flow",)] == "[1, yes]"
        for field in found.fields:
            if field.key:
                assert with_ends[field.key.start : field.key.end] == field.path[-1]


@pytest.mark.parametrize(
    ("block", "path", "value", "written"),
    [
        ("a: &x one\nb: *x", ("a",), "one", "one"),
        ("a: &x one\nb: *x", ("b",), "one", "*x"),
        ("a: !tag 'one'", ("a",), "one", "one"),
        ("a: !!str", ("a",), None, ""),
        ("a: &n", ("a",), None, ""),
        ("a: &t |\n  text\n", ("a",), "text\n", "text"),
        ("a: |\n\nb: 1", ("a",), "", ""),
        ("a: >-\n\n   x\n", ("a",), "\nx", "x"),
        ("a: {{ page.title }}", ("a",), "{{ page.title }}", "{{ page.title }}"),
        (
            "a: {{ site.url }}/x{% if y %}z",
            ("a",),
            "{{ site.url }}/x{% if y %}z",
            "{{ site.url }}/x{% if y %}z",
        ),
        ('a: "{{ "b" | t }}{{c}}"', ("a",), '{{ "b" | t }}{{c}}', '{{ "b" | t }}{{c}}'),
        ("{{ key }}: v", ("{{ key }}",), "v", "v"),
        ("a: x {{ b }} \U000fffff", ("a",), "x {{ b }} \U000fffff", "x {{ b }} \U000fffff"),
        ("&k key: &v value\n*k : other", ("key",), "other", "other"),
        ("? [a, {b: c}]\n: d", ("",), "d", "d"),
        ('a: "tab\\tbed"', ("a",), "tab\tbed", "tab\\tbed"),
        ("a: zero\ufeffwidth", ("a",), "zero\ufeffwidth", "zero\ufeffwidth"),
        ("a: one\n  two\n  three", ("a",), "one two three", "one\n  two\n  three"),
        ("a:\n  12\n  13", ("a",), "12 13", "12\n  13"),
        ("  a: 1\n  b: 2", ("b",), 2, "2"),
        ("a: 1\na: 2", ("a",), 2, "2"),
    ],
)
def test_single_values_of_yaml(block: str, path: tuple[str, ...], value: object, written: str) -> None:
    text = f"---\n{block}\n---\n"
    found = read(text)
    field = [field for field in found.fields if field.path == path][-1]
    assert (found.problem, field.value, _at(text, field)) == (None, value, written)


def test_duplicate_keys_are_both_there() -> None:
    assert [field.value for field in read("---\na: 1\na: {b: 2}\n---\n").fields] == [1, None, 2]


@pytest.mark.parametrize(
    ("block", "message", "at"),
    [
        ("title: Live: tonight", "mapping values are not allowed in this context", ": tonight"),
        ("title: [a, b", "did not find expected ',' or ']'", ""),
        ("title: A\nx: @at", "found character that cannot start any token", "@at"),
        ("title: A\nx: *none", "nothing is anchored as &none", "*none"),
        ("title: A\nx: \x07", "character U+0007 may not stand in YAML", "\x07"),
        ("title: A\nx: \ud800", "character U+D800 may not stand in YAML", "\ud800"),
        ("\ufefftitle: A", None, ""),
        ("title: A\nx: " + "[" * 100_000, "nested too deeply", "["),
        ("title: A\nx: " + '{"a":' * 100_000, "nested too deeply", "{"),
        ("title: A\nx:\n" + "- " * 100_000 + "a", "nested too deeply", "- "),
        ("title: A\n--- b\nx: 1", "a second YAML document begins", "---"),
    ],
)
def test_a_broken_block_tells_where_and_saves_simple_lines(block: str, message: str | None, at: str) -> None:
    text = f"---\n{block}\n---\nBody"
    found = read(text)
    if message is None:
        assert found == front_matter.NONE
        return
    assert found.kind == "yaml"
    assert text[found.body_start :] == "Body"
    assert found.problem is not None
    assert found.problem.message == message
    assert text[found.problem.start :].startswith(at)
    assert str(_values(found)[("title",)])[:1] in "AL["


def test_aliases_are_not_expanded() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    found = read("---\n" + "\n".join(lines) + "\n---\n")
    assert found.problem is None
    assert len(found.fields) == 41 + 39 * 9
    assert found.fields[-1].kind == "list"


def test_keys_values_and_spans_of_toml() -> None:
    text = """\
+++
title = "Sailors \\"return\\""
date = 2024-01-31T10:00:00Z
draft = false
weight = 1_000
tags = ["navy", 'home'] # c
image.src = "a.jpg"
[params.photo]
alt = '''
Two
lines'''
[[credits]]
name = "A"
[[credits]]
name = "B"
size = { w = 1, h = 2.5 }
+++
Body
"""
    for ends in ("\n", "\r\n"):
        with_ends = text.replace("\n", ends)
        found = read(with_ends)
        assert found.problem is None
        assert with_ends[found.body_start :] == "Body" + ends
        assert _values(found) == {
            ("title",): 'Sailors "return"',
            ("date",): "2024-01-31T10:00:00Z",
            ("draft",): False,
            ("weight",): 1000,
            ("tags", 0): "navy",
            ("tags", 1): "home",
            ("image", "src"): "a.jpg",
            ("params", "photo", "alt"): "Two\nlines",
            ("credits", 0, "name"): "A",
            ("credits", 1, "name"): "B",
            ("credits", 1, "size", "w"): 1,
            ("credits", 1, "size", "h"): 2.5,
        }
        shown = {field.path: _at(with_ends, field) for field in found.fields}
        assert shown[("title",)] == 'Sailors \\"return\\"'
        assert shown[("tags",)] == "[\"navy\", 'home']"
        assert shown[("params", "photo", "alt")] == f"Two{ends}lines"
        assert shown[("credits", 1)] == "credits"


def test_broken_toml_tells_where_and_saves_what_it_can() -> None:
    text = "+++\ntitle = 'A'\nweight = 12\ndraft = true\nbroken\n+++\nBody"
    found = read(text)
    assert found.kind == "toml"
    assert found.problem is not None
    assert text.count("\n", 0, found.problem.start) in (4, 5)
    assert _values(found) == {("title",): "A", ("weight",): 12, ("draft",): True}


def test_json_front_matter() -> None:
    text = '{\n\t"title": "A \\"b\\"",\n\t"tags": ["x", null, true],\n\t"image": {"alt": ""}\n}\n\nBody'
    found = read(text)
    assert found.problem is None
    assert _values(found) == {
        ("title",): 'A "b"',
        ("tags", 0): "x",
        ("tags", 1): None,
        ("tags", 2): True,
        ("image", "alt"): "",
    }
    assert text[found.body_start :] == "\nBody"


# PyYAML's own dump does not survive the line ends of YAML 1.1.
TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
# A number with an exponent and no point is one since YAML 1.2; PyYAML, which knows 1.1, leaves it bare.
WORDS = st.text(TEXT, max_size=20).filter(lambda text: not re.fullmatch(r"[-+]?[0-9]+[eE][-+]?[0-9]+", text))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(TEXT, max_size=6), inner, max_size=3),
    max_leaves=8,
)


def _composed(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], int | None]]:
    """Path of each value, and where its key starts, as PyYAML's composed nodes have it."""
    found: list[tuple[tuple[str | int, ...], int | None]] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found.append(((*path, key.value), key.start_mark.index + 4 + (1 if key.style else 0)))
            found += _composed(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            found.append(((*path, at), None))
            found += _composed(value, (*path, at))
    return found


@given(st.dictionaries(st.text(TEXT, max_size=6), DATA, min_size=1, max_size=4), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_fields_are_the_nodes_that_pyyaml_composes(data: dict[str, Any], flow: bool, unicode: bool) -> None:
    block = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=unicode, explicit_end=False, width=30)
    text = f"---\n{block}---\n"
    found = read(text)
    assert found.kind == "yaml"
    assert found.problem is None
    node = yaml.compose(block, Loader=yaml.SafeLoader)
    assert [(field.path, field.key and field.key.start) for field in found.fields] == _composed(node)
    assert {f.path: f.value for f in found.fields if f.value is not None} == dict(_scalars(data))


def _scalars(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    pairs: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        pairs = [*value.items()]
    elif isinstance(value, list):
        pairs = [*enumerate(value)]
    elif value is not None:
        return [(path, value)]
    return [found for key, item in pairs for found in _scalars(item, (*path, key))]


@given(
    st.text(alphabet="ab:-+.#'\"[]{}|>&*!%@\\ \t\n\r\ufeff\u2028é=1", max_size=80),
    st.sampled_from(["---", "+++", '{"']),
)
@settings(max_examples=500, deadline=None)
def test_any_text_is_survived_and_spans_lie_inside(inner: str, fence: str) -> None:
    text = f"{fence}\n{inner}\n{fence}\nBody"
    found = read(text)
    for field in found.fields:
        assert 0 <= field.span.start <= field.span.end <= found.body_start
        assert field.key is None or 0 <= field.key.start <= field.key.end <= found.body_start
    assert found.body_start <= len(text)


def test_plain_front_matter_does_not_import_yaml() -> None:
    code = (
        "import sys; from pubcheck.readers.front_matter import read;"
        "assert read('---\\ntitle: A\\ntags:\\n- b\\n---\\n').fields; read('Body');"
        "assert not {'yaml', 'tomllib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_real_front_matter_reads_like_the_parser(corpus: Path) -> None:
    for path in sorted([*corpus.rglob("*.md"), *corpus.rglob("*.mdx")]):
        text = path.read_bytes().decode("utf-8-sig", "replace")
        found = read(text)
        assert found.problem is None, path.name
        if found.kind != "yaml":
            assert not text.startswith("---"), path.name
            continue
        start, end = text.index("\n") + 1, found.span.end - 3
        assert front_matter._fields(front_matter.parse_yaml(text, start, end) or ()) == found.fields, (
            path.name
        )
