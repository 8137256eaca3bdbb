"""The file of a baseline: written, read back, merged by git, and refused with a word on what is wrong."""

from __future__ import annotations

import json
import time

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import resources
from pubcheck.linter_baseline import FILE_NAME, BaselineError, Entry, read, write, written

HEADER = '{"format": "pubcheck-baseline", "version": 1}'


def entry(number: int = 1, **parts: str) -> Entry:
    first = Entry(
        f"news/{number}.md",
        "link-http",
        "http://a.gov",
        "at ",
        " now",
        f"{number:020x}",
        "0.1.0",
        "2026-11-22",
    )
    return first._replace(**parts)


def line(known: Entry) -> str:
    return written([known]).decode().splitlines()[1]


def load(tmp_path, *lines: str, end: str = "\n") -> list[Entry]:
    path = tmp_path / FILE_NAME
    path.write_bytes("".join(text + end for text in lines).encode())
    return read(str(path), FILE_NAME)


def test_it_is_sorted_and_each_finding_has_a_line(tmp_path):
    entries = [entry(3), entry(1, author="Jane Doe", reason="Old"), entry(2, text="é\u2028\x85“”")]
    path = tmp_path / FILE_NAME
    write(str(path), entries)
    lines = path.read_bytes().decode().split("\n")
    assert (lines[0], lines[-1], len(lines)) == (HEADER, "", 5)
    assert [json.loads(text)["path"] for text in lines[1:-1]] == ["news/1.md", "news/2.md", "news/3.md"]
    assert list(json.loads(lines[1])) == [
        *("path", "rule", "text", "before", "after", "fingerprint", "version", "date", "author", "reason")
    ]
    assert "author" not in json.loads(lines[2])
    assert sorted(read(str(path), FILE_NAME)) == sorted(entries)
    assert written(reversed(entries)) == written(entries)


@given(st.lists(st.builds(Entry, *[st.text(st.characters(codec=None), max_size=9)] * 11), max_size=5))
def test_what_is_written_is_read(tmp_path_factory, entries):
    path = tmp_path_factory.mktemp("baseline") / FILE_NAME
    write(str(path), entries)
    found = {(known.path, known.fingerprint) for known in read(str(path), FILE_NAME)}
    assert found == {(known.path, known.fingerprint) for known in entries}


def test_every_line_is_as_the_schema_has_it():
    schema = json.loads((resources.folder("schemas") / "baseline.schema.json").read_bytes())
    validator = jsonschema.Draft7Validator(schema)
    entries = [entry(), entry(2, author="Jane Doe", reason="Old", content="a-slug")]
    for text in written(entries).decode().splitlines():
        validator.validate(json.loads(text))
    assert tuple(schema["definitions"]["finding"]["properties"]) == Entry._fields
    optional = set(Entry._fields) - set(schema["definitions"]["finding"]["required"])
    assert optional == Entry._field_defaults.keys()
    for bad in ({"format": "pubcheck-baseline"}, {"path": "a"}, {**entry()._asdict(), "line": "3"}):
        assert not validator.is_valid(bad)


def test_lines_that_a_merge_leaves_twice_do_no_harm(tmp_path):
    older = entry(reason="as it was", date="2025-01-01")
    lines = (HEADER, line(entry()), line(older), HEADER, line(entry()), "", line(entry(2)))
    for order in (lines, (HEADER, *reversed(lines))):
        assert sorted(load(tmp_path, *order)) == [older, entry(2)]


def test_line_ends_and_byte_order_marks_of_other_editors(tmp_path):
    assert load(tmp_path, HEADER, line(entry()), end="\r\n") == [entry()]
    assert load(tmp_path, "\ufeff" + HEADER, line(entry())) == [entry()]
    assert load(tmp_path, HEADER) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [HEADER, line(entry()), "<<<<<<< HEAD"],
            ":3: git could not merge this. Keep the lines of both sides",
        ),
        ([HEADER, "======="], ":2: git could not merge this."),
        ([HEADER, '{"path": "a'], ":2: this is no line of a baseline: Unterminated string"),
        ([HEADER, "[]"], ":2: this is no finding of a baseline: it is no object."),
        ([HEADER, "{}"], ":2: this is no finding of a baseline: “path” is missing."),
        ([HEADER, json.dumps({**entry()._asdict(), "line": "3"})], "nobody knows “line”."),
        (
            [HEADER, json.dumps({**entry()._asdict(), "date": 3})],
            ":2: this is no finding of a baseline: a value",
        ),
        ([line(entry())], ":1: a baseline begins with"),
        ([], ":1: a baseline begins with"),
        (
            ['{"format": "pubcheck-baseline", "version": 2}'],
            "is a baseline of format 2, and this version knows 1",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, lines, told):
    with pytest.raises(BaselineError) as error:
        load(tmp_path, *lines)
    assert told in str(error.value)
    assert str(error.value).startswith(FILE_NAME)


def test_what_cannot_be_read_is_told(tmp_path):
    with pytest.raises(BaselineError, match="cannot be read: it is not there"):
        read(str(tmp_path / "none"), "none")
    (tmp_path / "bytes").write_bytes(HEADER.encode() + b"\n\xff\n")
    with pytest.raises(BaselineError, match="bytes:2: this is no UTF-8"):
        read(str(tmp_path / "bytes"), "bytes")


@pytest.mark.slow
def test_a_hundred_thousand_findings_are_read_in_about_a_second(tmp_path):
    path = tmp_path / FILE_NAME
    write(
        str(path),
        [entry(number, text="text " * 12, before="b" * 32, after="a" * 32) for number in range(100_000)],
    )
    start = time.process_time()
    assert len(read(str(path), FILE_NAME)) == 100_000
    assert time.process_time() - start < 5  # about one on a quiet machine
