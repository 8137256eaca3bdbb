"""The command `stats`: tables, rankings, JSON, and what it says of files that it cannot read."""

from __future__ import annotations

import importlib.metadata
import io
import json
import re
import sys

import jsonschema
import pytest
from docx import Document as Word

from pubcheck import resources

SCHEMA = json.loads((resources.folder("schemas") / "stats.schema.json").read_text("utf-8"))
HARD = (
    "The interdepartmental coordination committee has determined that comprehensive implementation "
    "necessitates extraordinary organizational flexibility regarding procurement authorities. "
)
EASY = "The ships came home. The crew was met by a band. They sang old songs and held up flags. "
EASY_MD = "# Ships\n\nBy Ann Roe\n\n" + "\n\n".join([EASY * 2] * 4) + "\n\n- A list is not counted.\n"
HARD_MD = "# Policy\n\n" + "\n\n".join([HARD * 2 + EASY] * 3) + "\n"
RECORDS = [
    {"headline": "Ships", "body": f"<p>{EASY * 7}</p>"},
    {"headline": "Policy", "body": f"<p>{HARD * 9}</p>"},
]


def fill(site):
    (site / "news").mkdir()
    (site / "news" / "easy.md").write_text(EASY_MD)
    (site / "news" / "hard.md").write_text(HARD_MD)
    (site / "news" / "short.md").write_text("The ship sailed.\n")
    (site / "news" / "empty.html").write_text("<title>None</title><h1>None</h1>")


def test_the_table_of_a_file(site, pubcheck, golden):
    fill(site)
    ended = pubcheck("stats", "news/hard.md")
    assert (ended.code, ended.err) == (0, "")
    table, _, longest = ended.out.partition("\n\n")
    # textstat's column stays out: its figures are not ours to accept.
    golden("stats-table.txt", re.sub(r"(?m)^(  .{34}.{12}).+$", r"\1", table) + f"\n\n{longest}")
    rows = [(line[2:36].strip(), line[36:].split()) for line in table.splitlines()]
    assert rows[1] == ("", ["pubcheck", "textstat", importlib.metadata.version("textstat")])
    assert ("words", ["153", "153"]) in rows


def test_folders_are_ranked(site, pubcheck, golden, monkeypatch):
    fill(site)
    ended = pubcheck("stats", "news")
    assert (ended.code, ended.err) == (0, "")
    golden("stats-ranking.txt", ended.out)
    assert ended.out == pubcheck("stats").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;33m" in pubcheck("stats", "news").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", pubcheck("stats", "news").out) == ended.out


def test_json(site, pubcheck, golden):
    fill(site)
    (site / "torn.docx").write_bytes(b"PK\x03\x04")
    ended = pubcheck("stats", ".", "--output-format", "json")
    assert ended.code == 1
    record = json.loads(ended.out)
    jsonschema.validate(record, SCHEMA, jsonschema.Draft202012Validator)
    paths = [document["path"] for document in record["documents"]]
    assert paths == ["news/hard.md", "news/easy.md", "news/empty.html", "news/short.md"]
    assert [one["path"] for one in record["unreadable"]] == ["torn.docx"]
    assert "torn.docx cannot be read" in ended.err
    assert record["textstat"]["version"] == importlib.metadata.version("textstat")
    assert record["documents"][0]["textstat"]["words"] == 153
    for document in record["documents"]:
        document["textstat"] = {}
    record["tool"]["version"] = record["textstat"]["version"] = "0"
    golden("stats.json", json.dumps(record, indent=2) + "\n")


def test_the_schema_is_closed():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    record = json.loads('{"version": "1.0"}')
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMA)


def test_a_word_document_has_parts_for_places(site, pubcheck):
    word = Word()
    word.add_heading("Ships", 1)
    word.add_paragraph(EASY * 5)
    word.add_paragraph(HARD)
    word.save(str(site / "ships.docx"))
    ended = pubcheck("stats", "ships.docx")
    assert (ended.code, ended.err) == (0, "")
    assert "words: ships.docx: paragraph 3" in ended.out
    record = json.loads(pubcheck("stats", "ships.docx", "--output-format", "json").out)
    jsonschema.validate(record, SCHEMA)
    assert record["documents"][0]["longestSentences"][0]["part"] == "paragraph 3"


def test_the_documents_of_a_record_file_are_counted_apart(site, pubcheck):
    (site / "pubcheck.toml").write_text('[records."*.json"]\nheadline = "headline"\nbody = "body"\n')
    (site / "all.json").write_text(json.dumps(RECORDS, indent=1))
    ended = pubcheck("stats", "all.json")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    ranking = lines[next(n for n, line in enumerate(lines) if line.split()[:2] == ["grade", "words"]) :]
    assert [line.split()[-1] for line in ranking[1:3]] == ["all.json:6", "all.json:2"]
    record = json.loads(pubcheck("stats", ".", "--output-format", "json").out)
    jsonschema.validate(record, SCHEMA)
    assert [document["line"] for document in record["documents"]] == [6, 2]
    assert record["summary"]["documents"] == 2


def test_standard_input(site, pubcheck, monkeypatch):
    class Piped(io.StringIO):
        buffer = io.BytesIO(EASY_MD.encode())

    monkeypatch.setattr(sys, "stdin", Piped())
    ended = pubcheck("stats", "-", "--stdin-filename", "ships.md")
    assert ended.code == 0
    assert ended.out.startswith("ships.md\n")


def test_text_in_another_language_is_not_measured(site, pubcheck):
    (site / "page.html").write_text('<html lang="fr"><p>Les familles attendaient au quai depuis l’aube.</p>')
    assert "no running text in English" in pubcheck("stats", "page.html").out


def test_a_fault_of_a_reader_is_told(site, pubcheck, monkeypatch):
    (site / "page.md").write_text(EASY_MD)

    def broken(*_):
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("pubcheck.readers.read_all", broken)
    ended = pubcheck("stats", "page.md")
    assert ended.code == 2
    assert "pubcheck itself failed here" in ended.err


def test_nothing_to_count_is_json_too(site, pubcheck):
    ended = pubcheck("stats", "--output-format", "json")
    assert ended.code == 0
    assert "nothing to count" in ended.err
    record = json.loads(ended.out)
    jsonschema.validate(record, SCHEMA)
    assert record["summary"]["documents"] == 0
