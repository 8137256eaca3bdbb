"""A file without lines of its own: findings name its parts."""

from __future__ import annotations

import io
from datetime import date

from pubcheck import catalogue, linter_fixing, readers
from pubcheck.config.settings import Settings
from pubcheck.derived import Writer
from pubcheck.document import Document
from pubcheck.linter import File, Linter
from pubcheck.linter_report import place
from pubcheck.reporters import Options, text
from pubcheck.source import Source, SourcePart, Span

RULES = catalogue.load()
TEXT = "first paragraph\na page at http://www.example.gov/a\n"
SOURCE = Source(
    "a.docx",
    TEXT,
    parts=(SourcePart(0, 15, "paragraph 1"), SourcePart(16, 49, "paragraph 2")),
    is_rendered=True,
)


def test_a_part_is_found_by_offset():
    assert SOURCE.part(0).name == SOURCE.part(15).name == "paragraph 1"
    assert SOURCE.part(16).name == SOURCE.part(49).name == "paragraph 2"
    assert SOURCE.part(50) is None
    assert Source("a", "text").part(0) is None


def test_a_place_is_told_by_its_part():
    assert place(SOURCE, Span(0, 15)).part == ("paragraph 1", 0, 15, True)
    assert place(SOURCE, Span(18, 22)).part == ("paragraph 2", 2, 6, False)
    assert place(SOURCE, Span(14, 30)).part == ("paragraph 1", 14, 15, False)


def test_the_text_report_names_parts_in_place_of_lines(monkeypatch):
    def read_file(name, file, reader, reading):
        writer = Writer(TEXT)
        writer.glue("<p>first</p><p><a")
        writer.glue(' href="')
        writer.copy(26, 49)
        writer.glue('">a page</a></p>')
        return (Document(SOURCE, reader, writer.derived()),)

    monkeypatch.setattr(readers, "read_file", read_file)
    linter = Linter(RULES, date(2026, 1, 1), with_lines=True)
    file = File("a.docx", "a.docx", "word", Settings(select=("link-http",)), True, b"PK")
    report, change = linter_fixing.fixed(linter, file)
    assert change is None
    (item,) = report.findings
    assert item.finding.fix is None or not item.finding.fix.safe
    out = io.StringIO()
    text.report([report], linter.report, out, Options())
    assert "a.docx: paragraph 2, characters 11-33: error: " in out.getvalue()
    assert "     | a page at http://www.example.gov/a" in out.getvalue()
