"""Reporters: what a writer reads and what a program reads, of findings made for the purpose."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import reporters, resources
from pubcheck.catalogue import Catalogue, Rule, RuleFix, Standard
from pubcheck.finding import Edit, Finding, Fix, Related
from pubcheck.linter_excerpts import excerpt
from pubcheck.linter_report import FileReport, Report, fails, located
from pubcheck.reporters import Options
from pubcheck.reporters._cells import _cells, escaped, readable, underlined
from pubcheck.source import Source, Span

SCHEMA = json.loads((resources.folder("schemas") / "report.schema.json").read_text("utf-8"))


def rule(name, *standards, **more):
    return Rule(
        name, "ships", f"Rule {name}", "", "m", "warning", standards, "why", "limits", "0.1.0", **more
    )


CATALOGUE = Catalogue(
    {
        r.id: r
        for r in (
            rule("ship-sunk", "sea:1.2", "wcag9:1.1.1", act=("abc123",)),
            rule("ship-late", "house", fix=RuleFix(True, "Put it right")),
        )
    },
    {
        "sea": Standard(
            "sea", "Law of the Sea", "law", "(1982)", "1982-12-10", "https://sea.example/", {"1.2": "Ships"}
        ),
        "wcag9": Standard(
            "wcag9", "WCAG", "standard", "9", levels={"1.1.1": "A"}, ids={"1.1.1": "WCAG2:non-text-content"}
        ),
        "house": Standard("house", "pubcheck", "house style"),
    },
)
TEXT = (
    "First line.\n"
    "\tThe ⚓ “ship” 海軍の船 e\u0301 sank\u202e in port.\x1b[31m\r\n"
    "One\n\ntwo\nthree\nfour\n"
    f"{'before ' * 30}HERE{' after' * 30}\n"
    f"{'long ' * 60}\n"
)


def found(text, rule_id="ship-sunk", severity="warning", *, outcome="failed", fix=None, related=()):
    start = TEXT.index(text)
    span = Span(start, start + len(text))
    message = f"The “ship” is…\nnot {rule_id}."
    return Finding(rule_id, severity, outcome, message, span, related, fix, "0123456789abcdef01234567")


def insertion(before):
    start = TEXT.index(before)
    edit = Edit(Span(start, start), "SHIP ")
    fix = Fix(True, "Add", (edit,))
    return Finding("ship-late", "note", "failed", "Add it.", Span(start, start), (), fix, "f" * 24)


def edited(text, new, *, safe=True):
    start = TEXT.index(text)
    fix = Fix(safe, "Put “it” right", (Edit(Span(start, start + len(text)), new),))
    return found(text, "ship-late", "note", fix=fix)


FINDINGS = (
    found(
        "海軍の船",
        severity="error",
        related=(Related(Span(0, 5), "Said here first."), Related(Span(12, 13), "")),
    ),
    found("ship”"),
    found("sank\u202e in"),
    found("One\n\ntwo\nthree\nfour"),
    found("First line", severity="note", outcome="cannotTell"),
    edited("two", "three and\ttwo"),
    edited("four", "", safe=False),
    insertion("port"),
    found("HERE"),
    found(f"{'long ' * 60}"),
)


def report_of(name, findings=FINDINGS, **options):
    source = Source(name, TEXT)
    report = Report(CATALOGUE, date(2026, 1, 1), rules=dict(CATALOGUE.rules), fixed=2, fixed_files=1)
    lines = tuple(located(source, finding, with_lines=True) for finding in findings)
    files = [
        FileReport(name, "markdown", "gov", "utf-8", lines, 3, fails(lines, "error"), CATALOGUE.rules),
        FileReport("clean.html", "html", "navy", "windows-1252", rules=CATALOGUE.rules),
    ]

    def results():
        for file in files:
            report.add(file)
            yield file

    out = io.StringIO()
    reporters.find(options.pop("to", "text")).write(results(), report, out, Options(**options))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("plain", {}),
        ("narrow", {"width": 50}),
        ("colors", {"color": True, "width": 80}),
        ("ascii", {"encoding": "ascii"}),
        ("all", {"show_cannot_tell": True, "statistics": True}),
        ("quiet", {"quiet": True}),
    ],
)
def test_text(golden, name, options):
    golden(f"text-{name}.txt", report_of("news/ship\u202e\x07\udcff.md", **options))


def test_text_of_nothing():
    assert report_of("a.md", ()) == (
        "2 files checked: 0 errors, 0 warnings, 0 notes, 0 cannot tell, 3 suppressed. Fixed 2 in 1 file.\n"
    )


@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "TF_BUILD"])
def test_nothing_in_a_log_is_a_command(variable, monkeypatch):
    text = "one ##vso[task.setvariable variable=a]b ##[add-mask]c ## [d\n"
    finding = Finding("ship-sunk", "error", "failed", "Say ##[error]e.", Span(0, 3))
    for name in ("::error::a.md", " ::stop-commands::b.md", "c.md"):
        items = (located(Source(name, text), finding, with_lines=True),)
        file = FileReport(name, "markdown", "gov", "utf-8", items)

        def written(file=file):
            out = io.StringIO()
            reporters.find("text").write([file], Report(CATALOGUE, date(2026, 1, 1)), out, Options())
            return out.getvalue()

        monkeypatch.delenv(variable, raising=False)
        assert "##vso[" in written()
        monkeypatch.setenv(variable, "true")
        assert not re.search(r"##\[|##vso\[|^\s*::", written(), re.MULTILINE)
        assert "# #vso[task" in written()


def test_the_last_line_counts_what_the_baseline_has():
    report = Report(CATALOGUE, date(2026, 1, 1), files=1, suppressed=2, baselined=5)
    out = io.StringIO()
    reporters.find("text").write([], report, out, Options())
    assert out.getvalue().endswith("0 cannot tell, 2 suppressed, 5 in the baseline.\n")


def test_json(golden):
    text = report_of("news/ship\udcff.md", to="json")
    golden("report.json", text)
    record = json.loads(text)
    jsonschema.validate(record, SCHEMA, jsonschema.Draft202012Validator)
    assert record["files"][0]["path"] == "news/ship\udcff.md"
    assert [f["outcome"] for f in record["findings"]].count("cannotTell") == 1
    assert all(TEXT[f["start"] : f["end"]] == TEXT[finding.span.start : finding.span.end] for f, finding in
               zip(record["findings"], FINDINGS, strict=True))  # fmt: skip


def test_a_large_report_waits_in_a_file(monkeypatch):
    whole = report_of("a.md", FINDINGS * 20, to="json")
    monkeypatch.setattr("pubcheck.reporters.json._KEPT_IN_MEMORY", 1000)
    assert report_of("a.md", FINDINGS * 20, to="json") == whole
    assert len(json.loads(whole)["findings"]) == 20 * len(FINDINGS)


def test_json_of_nothing():
    record = json.loads(report_of("a.md", (), to="json"))
    jsonschema.validate(record, SCHEMA)
    assert record["findings"] == []


def test_the_schema_is_closed():
    def open_parts(node):
        if isinstance(node, dict):
            if node.get("type") == "object" and node.get("additionalProperties") is not False:
                yield node
            for value in node.values():
                yield from open_parts(value)
        elif isinstance(node, list):
            for value in node:
                yield from open_parts(value)

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert list(open_parts(SCHEMA)) == []


def test_reporters_are_found_by_their_file():
    assert set(reporters.names()) >= {"csv", "earl", "json", "json-lines", "sarif", "text"}
    assert reporters.find("text").with_lines
    assert not reporters.find("json").with_lines
    for name in ("xml", "../text", "a b", ""):
        with pytest.raises(LookupError):
            reporters.find(name)


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("plain", "utf-8", "plain"),
        ("a\tb\nc\x1b\x7f\x9b", "utf-8", "a\\tb\\nc\\x1b\\x7f\\x9b"),
        ("é 海 🦅 👩\u200d🚀", "utf-8", "é 海 🦅 👩\u200d🚀"),
        ("\u202eabc\u2066\u2028\ufeff", "utf-8", "\\u202eabc\\u2066\\u2028\\ufeff"),
        ("\udcff\ud800", "utf-8", "\\udcff\\ud800"),
        ("é 海", "latin-1", "é \\u6d77"),
        ("é\u00a0海", "ascii", "\\xe9\\xa0\\u6d77"),
        ("é", "no-such-codec", "\\xe9"),
    ],
)
def test_escapes(text, encoding, shown):
    assert escaped(text, encoding) == shown


def test_a_message_without_curly_quotes():
    assert readable("“It’s”\n … – 1", "ascii") == '"It\'s" ... - 1'
    assert readable("“It’s”\n … – 1") == "“It’s” … – 1"


@given(
    st.text("ab \t海é\u0301\u202e\x1b🦅", max_size=400),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(20, 120),
    st.sampled_from(["utf-8", "ascii"]),
)
def test_marks_stand_under_what_they_mark(line, start, length, width, encoding):
    start = min(start, len(line))
    end = min(start + length, len(line))
    (cut,) = excerpt(Source("a", line), Span(start, end))
    text, marks = underlined(cut, width, encoding, is_place=True)
    assert _cells(text) <= width
    assert len(marks) <= width + 4
    assert marks.strip() == "^" * len(marks.strip())
    assert len(marks.strip()) >= 1
    marked = escaped(line[start:end].replace("\t", "    "), encoding)
    if start < end and _cells(marked) < width // 3 and marked.strip():
        before = len(marks) - len(marks.strip())
        at, cells = 0, 0
        while cells < before:
            cells += _cells(text[at])
            at += 1
        assert text[at:].lstrip("\u0301").startswith(marked.lstrip("\u0301").rstrip())
