"""Record files that mean harm: of more than anybody reads the rest is left alone, and that is said."""

from __future__ import annotations

import pytest

from pubcheck.grammar import json_scanner, yaml_events, yaml_lines
from pubcheck.readers import records
from pubcheck.source import Source


def told(name: str, text: str) -> list[str]:
    return [
        problem.detail
        for found in records.read_all(Source(name, text))
        for problem in found.problems
        if problem.kind == "record-broken"
    ]


@pytest.fixture
def few(monkeypatch):
    for module in (json_scanner, yaml_events, yaml_lines, records):
        monkeypatch.setattr(module, "MOST_ENTRIES", 50)
    monkeypatch.setattr(records, "_MOST_RECORDS", 20)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"alt": [' + "1, " * 100 + "1]}"),
        ("a.json", "{" + ", ".join(f'"k{n}": 1' for n in range(100)) + "}"),
        ("a.yaml", "".join(f"k{n}: a\n" for n in range(100))),
        ("a.yaml", "alt: [" + "a, " * 100 + "a]\n"),
    ],
)
@pytest.mark.usefixtures("few")
def test_a_record_of_too_many_values_is_broken(name, text):
    assert [detail for detail in told(name, text) if "more than" in detail]


@pytest.mark.parametrize(
    ("name", "text", "many"),
    [
        ("a.csv", "Image Alt Text,Modal Image\n" + "A ship.,a.jpg\n" * 30, "20 records"),
        ("a.jsonl", '{"alt": "A ship.", "file": "a.jpg"}\n' * 30, "20 records"),
        ("a.csv", ",".join(f"c{n}" for n in range(40)) + "\n" + ("a," * 39 + "a\n") * 5, "50 values"),
        ("a.jsonl", '{"z": 1, "y": [1, 2, 3, 4, 5, 6]}\n' * 19, "50 values"),
    ],
)
@pytest.mark.usefixtures("few")
def test_a_file_of_too_much_is_read_in_part_and_says_so(name, text, many):
    (detail,) = told(name, text)
    assert detail.endswith(f"the file holds more than {many}")


def test_many_broken_records_silence_no_good_one():
    text = '{"a": \n' * 150 + '{"headline": "Ships", "body": "<p>The ships sailed.</p>"}\n'
    assert len(told("a.jsonl", text)) == 101
    assert told("a.jsonl", text)[-1] == "nor can 49 more below it, which are not listed"
    read = records.read_all(Source("a.jsonl", text))
    assert any("The ships sailed." in document.markup.text for document in read)
