"""The reports for machines: valid by schema, within their readers' limits, safe whatever a file says."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from test_reporters import CATALOGUE, FINDINGS, SCHEMA, TEXT, found

from pubcheck import catalogue, reporters
from pubcheck.finding import Edit, Finding, Fix
from pubcheck.linter_report import Failure, FileReport, Report, Settled, located
from pubcheck.reporters import Options, _places, markdown, sarif
from pubcheck.reporters._line_hash import line_hashes
from pubcheck.source import Source, SourcePart, Span

SCHEMAS = Path(__file__).parent / "fixtures" / "schemas"
MACHINES = ["azure", "checkstyle", "csv", "github", "gitlab", "json-lines", "junit", "markdown",
            "rdjson", "rdjsonl", "sarif"]  # fmt: skip
ENDINGS = {"checkstyle": "xml", "csv": "csv", "gitlab": "json", "json-lines": "jsonl", "junit": "xml",
           "markdown": "md", "rdjson": "json", "rdjsonl": "jsonl", "sarif": "json"}  # fmt: skip
HOSTILE = "news/a,b:c%;]|`<\"&'\u202e\x07\r\n\x1b\udcff::error::x.md"
VARIABLES = (
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
    "BUILD_SOURCESDIRECTORY",
    "PUBCHECK_CATEGORY",
)


@pytest.fixture(autouse=True)
def no_service(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def settled(source):
    first, second = (located(source, finding, with_lines=False) for finding in FINDINGS[:2])
    return (
        Settled(first, "baseline", "Old page, to be rewritten", "updated", "@jdoe"),
        Settled(second, "suppression", "=Said\u202e so"),
    )


def run(to, files, text=TEXT, known=CATALOGUE, failures=(), **options):
    """The report of files, whose texts are all the same."""
    report = Report(known, date(2026, 1, 1), failures=list(failures))

    def results():
        for file in files:
            report.rules.update(file.rules)
            report.add(file)
            yield file

    out = io.StringIO()
    shape = Options(**{"text_of": lambda _: text} | options)
    reporters.find(to).write(results(), report, out, shape)
    return out.getvalue()


def file_of(name, findings=FINDINGS, text=TEXT, *, with_settled=False, **more):
    source = Source(name, text, **more)
    items = tuple(located(source, finding, with_lines=False) for finding in findings)
    hidden = settled(source) if with_settled else ()
    return FileReport(
        name, "markdown", "gov", "utf-8", items, len(hidden) - 1 if hidden else 0, False, CATALOGUE.rules,
        settled=hidden,
    )  # fmt: skip


CLEAN = FileReport("clean.html", "html", "navy", "windows-1252", rules=CATALOGUE.rules)


def image(name="a.jpg"):
    """A file without lines of its own."""
    source = Source(name, "Title: ship", parts=(SourcePart(7, 11, "Ti\u202etle"),), is_rendered=True)
    finding = Finding("ship-sunk", "error", "failed", "Sunk.", Span(7, 9), fingerprint="a" * 24)
    return FileReport(name, "image", "gov", "utf-8", (located(source, finding, with_lines=False),))


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", MACHINES)
def test_goldens(golden, name):
    files = [file_of("news/ship\udcff.md", with_settled=True), image(), CLEAN]
    text = run(name, files, show_cannot_tell=True, owner_of=lambda path: f"@{path[:4]}")
    golden(f"report-{name}.{ENDINGS.get(name, 'txt')}", text.replace("\r\n", "⏎\n"))


@pytest.mark.parametrize("name", MACHINES)
def test_no_half_of_a_pair_is_written(name):
    text = run(name, [file_of(HOSTILE, with_settled=True)], show_cannot_tell=True)
    text.encode("utf-8")
    if name != "json-lines":
        assert "\\udcff" not in text or name not in {"gitlab", "rdjson", "rdjsonl", "sarif"}


@pytest.mark.parametrize("name", MACHINES)
def test_nothing_hides_or_acts(name):
    text = run(name, [file_of(HOSTILE, with_settled=True), image()], show_cannot_tell=True)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@pytest.mark.parametrize("name", MACHINES)
def test_a_large_report_waits_in_a_file(name, monkeypatch):
    files = [file_of(f"{number}.md", with_settled=True) for number in range(8)]
    whole = run(name, files)
    monkeypatch.setattr("pubcheck.reporters.json._KEPT_IN_MEMORY", 1000)
    assert run(name, files) == whole


# An empty run


@pytest.mark.parametrize("files", [[], [CLEAN]], ids=["no file", "a clean file"])
def test_nothing_found(files):
    assert run("github", files) == ""
    assert run("azure", files) == ""
    assert run("json-lines", files) == ""
    assert run("rdjsonl", files) == ""
    assert json.loads(run("gitlab", files)) == []
    assert json.loads(run("rdjson", files))["diagnostics"] == []
    assert json.loads(run("sarif", files))["runs"][0]["results"] == []
    assert len(etree.fromstring(run("checkstyle", files).encode())) == 0
    assert run("csv", files).count("\r\n") == 1
    assert "nothing to mend" in run("markdown", files)
    (suite,) = etree.fromstring(run("junit", files).encode())
    assert [case.tag for case in suite] == ["testcase"]
    assert len(suite[0]) == 0


# SARIF


SARIF = jsonschema.Draft4Validator(
    json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")),
    format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER,
)


def sarif_of(*files, **options):
    log = json.loads(run("sarif", files, **options))
    SARIF.validate(log)
    assert_without_empty_strings(log)
    (one,) = log["runs"]
    return one


def assert_without_empty_strings(node):
    if isinstance(node, dict):
        for value in node.values():
            assert_without_empty_strings(value)
    elif isinstance(node, list):
        for value in node:
            assert_without_empty_strings(value)
    else:
        assert node != ""


def test_sarif_says_what_github_needs():
    one = sarif_of(file_of("news/ship.md", with_settled=True))
    driver = one["tool"]["driver"]
    for result in one["results"]:
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": "news/ship.md", "uriBaseId": "%SRCROOT%"}
        assert physical["region"].keys() == {"startLine", "startColumn", "endLine", "endColumn"}
        line = physical["region"]["startLine"]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(TEXT)[line - 1]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert "security-severity" not in rule["properties"]
    assert one["columnKind"] == "unicodeCodePoints"
    assert one["automationDetails"]["id"] == "pubcheck/"


def test_sarif_holds_the_whole_catalogue_within_the_limits():
    known = catalogue.load()
    one = sarif_of(CLEAN._replace(rules=known.rules), known=known)
    rules = one["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(known.rules)
    taxonomies = one["taxonomies"]
    assert len({taxonomy["name"] for taxonomy in taxonomies}) == len(taxonomies) == len(known.standards)
    for rule in rules:
        assert len(rule["properties"]["tags"]) <= 20
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["name"]) <= 255
        assert rule["relationships"]
        for relationship in rule["relationships"]:
            target = relationship["target"]
            taxonomy = taxonomies[target["toolComponent"]["index"]]
            assert taxonomy["name"] == target["toolComponent"]["name"]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]


def test_sarif_tells_what_is_settled_and_what_is_new():
    one = sarif_of(file_of("a.md", with_settled=True))
    *others, old, hidden = one["results"]
    assert {result["baselineState"] for result in others} == {"new"}
    assert old["baselineState"] == "updated"
    assert old["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Old page, to be rewritten"}
    ]
    assert hidden["suppressions"][0]["kind"] == "inSource"
    assert hidden["suppressions"][0]["justification"] == "=Said\\u202e so"
    assert not any("suppressions" in result for result in others)
    assert all("baselineState" not in result for result in sarif_of(file_of("a.md"))["results"])


def test_sarif_on_github_has_no_result_that_would_become_an_alert_for_nothing(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    one = sarif_of(file_of("a.md", with_settled=True))
    assert len(one["results"]) == len(FINDINGS) - 1
    assert {result["level"] for result in one["results"]} == {"error", "warning", "note"}
    said = [note["message"]["text"] for note in one["invocations"][0]["toolExecutionNotifications"]]
    assert [text.split()[0] for text in said] == ["2", "1"]
    one = sarif_of(file_of("a.md"), show_cannot_tell=True)
    assert one["results"][-1]["kind"] == "review"


def test_sarif_keeps_the_gravest(monkeypatch):
    monkeypatch.setattr(sarif, "MOST", 25)
    files = [file_of(f"{number}.md") for number in range(6)]  # an error, five warnings, three notes each
    one = sarif_of(*files)
    levels = [result["level"] for result in one["results"]]
    assert levels == ["error"] * 6 + ["warning"] * 19
    (note,) = one["invocations"][0]["toolExecutionNotifications"]
    assert "25 of 60" in note["message"]["text"]


def test_sarif_fixes_are_the_edits():
    one = sarif_of(file_of("a.md"))
    fixes = [fix for result in one["results"] for fix in result.get("fixes", ())]
    assert len(fixes) == sum(finding.fix is not None for finding in FINDINGS)
    source = Source("a.md", TEXT)
    for fix in fixes:
        for change in fix["artifactChanges"]:
            for replacement in change["replacements"]:
                region = replacement["deletedRegion"]
                start = source.line_starts[region["startLine"] - 1] + region["startColumn"] - 1
                end = source.line_starts[region["endLine"] - 1] + region["endColumn"] - 1
                text = replacement.get("insertedContent", {"text": ""})["text"]
                assert Edit(Span(start, end), text) in [e for f in FINDINGS if f.fix for e in f.fix.edits]


@pytest.mark.parametrize("text", [None, "", "another text\n" * 30])
def test_a_text_that_is_gone_or_changed_has_neither_hashes_nor_fixes(text):
    for result in sarif_of(file_of("a.md"), text=text)["results"]:
        assert "fixes" not in result
        assert result["partialFingerprints"].keys() >= {"pubcheck/v1"}


def test_sarif_of_a_file_without_lines_names_the_part():
    (result,) = sarif_of(image(), text=None)["results"]
    assert result["message"]["text"] == "Ti\\u202etle, characters 1-2: Sunk."
    assert result["locations"][0]["logicalLocations"] == [{"name": "Ti\\u202etle", "kind": "member"}]
    assert "primaryLocationLineHash" not in result["partialFingerprints"]


def test_sarif_messages_hold_no_link_and_no_placeholder():
    finding = found("ship”")._replace(message="See [this](https://evil.example/) and {0}.")
    (result,) = sarif_of(file_of("a.md", (finding,)))["results"]
    assert result["message"]["text"] == "See [this] (https://evil.example/) and {{0}}."


def test_sarif_tells_of_faults():
    failure = Failure("/Users-of/jdoe/a.md", "the rule ship-sunk", "ValueError: /Users-of/jdoe/lib", "trace")
    one = sarif_of(CLEAN, failures=[failure])
    (invocation,) = one["invocations"]
    assert not invocation["executionSuccessful"]
    assert "jdoe" not in json.dumps(one)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü:#?.md", "a%20b/%C3%BC%3A%23%3F.md"),
        ("news/ship\udcff.md", "news/ship%FF.md"),
        ("\ud800.md", "%EF%BF%BD.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_addresses(path, uri):
    one = sarif_of(file_of(path))
    assert one["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16-le", "shift_jis"])
def test_hashes_are_of_what_github_reads(encoding):
    """Its action takes every file for UTF-8."""
    text = "Café\nCafé\n"
    finding = Finding("ship-sunk", "error", "failed", "M", Span(5, 9), fingerprint="a" * 24)
    file = file_of("a.md", (finding,), text)._replace(encoding=encoding)
    (result,) = sarif_of(file, text=text)["results"]
    read = (
        text
        if encoding == "shift_jis"
        else Source("", text, encoding).encode(text).decode("utf-8", "replace")
    )
    assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(read)[1]


# Paths


@pytest.mark.parametrize(
    ("name", "variable", "path_in"),
    [
        ("sarif", "GITHUB_WORKSPACE", r'"uri": "([^"]+)"'),
        ("github", "GITHUB_WORKSPACE", r"file=([^,]+)"),
        ("gitlab", "CI_PROJECT_DIR", r'"path": "([^"]+)"'),
        ("azure", "BUILD_SOURCESDIRECTORY", r"sourcepath=([^;]+)"),
    ],
)
def test_paths_begin_in_the_folder_of_the_service(name, variable, path_in, monkeypatch, tmp_path):
    work = tmp_path / "work" / "docs"
    work.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "work")
    (work / "other.md").symlink_to(work / "a.md")
    finding = FINDINGS[:1]

    def path(shown, folder=None):
        if folder:
            monkeypatch.setenv(variable, str(folder))
        else:
            monkeypatch.delenv(variable, raising=False)
        text = run(name, [file_of(shown, finding)], root=str(work))
        assert str(tmp_path) not in text
        return re.search(path_in, text)[1]

    assert path("a.md") == "a.md"
    assert path("a.md", tmp_path / "work") == "docs/a.md"
    assert path("a.md", tmp_path / "link") == "docs/a.md"
    assert path("other.md", tmp_path / "work") == "docs/a.md"
    assert path(str(tmp_path / "work" / "b.md"), tmp_path / "work") == "b.md"
    assert re.fullmatch(r"outside/[0-9a-f]{8}/b\.md", path(str(tmp_path / "b.md"), tmp_path / "work"))
    assert re.fullmatch(r"outside/[0-9a-f]{8}/b\.md", path(str(tmp_path / "b.md")))


def test_the_category_of_a_run_is_its_folder_or_a_name(monkeypatch, tmp_path):
    (tmp_path / "docs").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert sarif_of(root=str(tmp_path))["automationDetails"]["id"] == "pubcheck/"
    assert sarif_of(root=str(tmp_path / "docs"))["automationDetails"]["id"] == "pubcheck/docs/"
    monkeypatch.setenv("PUBCHECK_CATEGORY", "/web pages/")
    assert sarif_of(root=str(tmp_path))["automationDetails"]["id"] == "pubcheck/web%20pages/"


# GitHub's annotations


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text):
    """The kind, the properties and the message of each command."""
    found = []
    for line in text.splitlines():
        kind, written, message = COMMAND.fullmatch(line).groups()
        found.append((kind, dict(part.split("=", 1) for part in written.split(",")), message))
    return found


def test_annotations_of_a_hostile_file():
    for _, properties, message in commands(run("github", [file_of(HOSTILE)])):
        assert properties["file"].startswith("news/a%2Cb%3Ac%25;]|`<\"&'")
        assert ("col" in properties) == (properties["line"] == properties["endLine"])
        assert message


def test_columns_stand_only_where_a_range_is_on_one_line():
    over, within = found("One\n\ntwo\nthree\nfour"), found("HERE")
    ending = found("four\n")
    (_, first, _), (_, second, _), (_, third, _) = commands(
        run("github", [file_of("a.md", (over, within, ending))])
    )
    assert (first["line"], first["endLine"]) == ("3", "7")
    assert "col" not in first
    assert (second["col"], second["endColumn"]) == ("211", "215")
    assert (third["line"], third["endLine"]) == ("7", "7")
    assert "endColumn" not in third


@pytest.mark.parametrize(
    ("errors", "warnings", "notes"), [(0, 0, 10), (0, 0, 11), (30, 2, 10), (11, 11, 9), (9, 30, 30)]
)
def test_annotations_stay_within_the_caps(errors, warnings, notes):
    kinds = [*["note"] * notes, *["warning"] * warnings, *["error"] * errors]
    findings = tuple(found("HERE", "ship-late", severity=kind) for kind in kinds)
    all_of = commands(run("github", [file_of("a.md", findings)]))
    told = {kind: sum(one[0] == kind for one in all_of) for kind in ("error", "warning", "notice")}
    assert max(told.values()) <= 10
    assert [one[0] for one in all_of] == sorted(
        (one[0] for one in all_of), key=["error", "warning", "notice"].index
    )
    *_, (_, last, message) = all_of
    rest = errors + warnings + notes - (len(all_of) - 1)
    assert rest
    if "file" in last:
        assert told == {"error": errors, "warning": warnings, "notice": notes}
    else:
        assert sum(int(number) for number in re.findall(r"(\d+) (?:error|warning|notice)", message)) == rest


def test_what_rests_on_a_law_comes_first():
    house = [found("HERE", "ship-late") for _ in range(30)]
    law = [found("HERE", "ship-sunk") for _ in range(3)]
    rules = [one[1]["title"] for one in commands(run("github", [file_of("a.md", (*house, *law))]))[:10]]
    assert rules == ["pubcheck%3A ship-sunk"] * 3 + ["pubcheck%3A ship-late"] * 7


# The summary


def test_a_summary_stays_within_its_budget(monkeypatch):
    monkeypatch.setattr(markdown, "BUDGET", 20_000)
    files = [file_of(f"news/海軍-{number}.md") for number in range(400)]
    text = run("markdown", files)
    assert len(text.encode()) <= 20_000
    assert "### Errors (400)" in text
    assert "### Notes (1,200)" in text
    left = [int(number.replace(",", "")) for number in re.findall(r"^([\d,]+) findings", text, re.MULTILINE)]
    rows = len(re.findall(r"^\| `news", text, re.MULTILINE))
    assert rows + sum(left) == 9 * 400
    assert rows > 50


def test_the_budget_leaves_room_for_all_there_is():
    assert markdown.BUDGET == 1_000_000
    files = [file_of(f"{number}.md") for number in range(3_000)]
    text = run("markdown", files)
    assert len(text.encode()) <= 1_000_000
    assert len(text.encode()) > 990_000


def test_nothing_in_a_summary_is_markup():
    message = "a|b `c` *d* _e_ <img src=x> [f](http://g.example) @everyone #12 www.h.example ~i~ $j$ &amp; \\"
    text = run("markdown", [file_of("a`|``b.md", (found("HERE")._replace(message=message),))])
    (row,) = [line for line in text.splitlines() if "everyone" in line]
    assert row.count("|") - row.count("\\|") == 4
    assert row.startswith("| ``` a`\\|``b.md:8:211 ``` | a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<img")
    assert "@everyone" not in row
    assert "<span>@</span>everyone <span>#</span>12 <span>www</span>" in row
    assert "\\[f\\](http<span>:</span>//g" in row


# GitLab


def test_gitlab_has_what_it_reads():
    issues = json.loads(run("gitlab", [file_of("a.md"), file_of("b.md")]))
    for issue in issues:
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    # Several of the findings have one fingerprint of ours.
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_fingerprints_know_no_lines():
    def prints(text):
        moved = tuple(
            finding._replace(span=Span(finding.span.start + len(text), finding.span.end + len(text)))
            for finding in FINDINGS
        )
        file = file_of("a.md", moved, text + TEXT)
        return [issue["fingerprint"] for issue in json.loads(run("gitlab", [file]))]

    assert prints("") == prints("One\nmore\n")


# XML


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_and_message_makes_xml(name, path, message):
    finding = found("HERE")._replace(message=message)
    text = run(name, [file_of(path or "a", (finding,))])
    root = etree.fromstring(text.encode("utf-8"))
    if name == "junit":
        XSD.assertValid(root)


XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


@pytest.mark.parametrize(
    "files", [[], [CLEAN], [file_of(HOSTILE), CLEAN, image()]], ids=["none", "clean", "all"]
)
def test_junit_is_valid(files):
    root = etree.fromstring(run("junit", files).encode())
    XSD.assertValid(root)
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    assert int(root.get("failures")) == len(root.findall(".//failure"))
    for suite in root:
        assert int(suite.get("tests")) == len(suite)


def test_checkstyle_has_the_attributes_that_its_readers_ask_for():
    root = etree.fromstring(run("checkstyle", [file_of("a.md"), CLEAN]).encode())
    (file,) = root
    assert file.get("name") == "a.md"
    assert {error.get("severity") for error in file} <= {"error", "warning", "info"}
    assert all(error.get("source").startswith("pubcheck.") for error in file)
    assert all(int(error.get("line")) and int(error.get("column")) for error in file)


# reviewdog


RDF = json.loads((SCHEMAS / "rdf.schema.json").read_text("utf-8"))
REVIEWDOG = json.loads((SCHEMAS / "DiagnosticResult.json").read_text("utf-8"))
DIAGNOSTIC = jsonschema.Draft202012Validator({"$ref": "#/$defs/diagnostic", "$defs": RDF["$defs"]})


def offset(data, position):
    """Where a position stands in the bytes of a text."""
    starts = [0, *(match.end() for match in re.finditer(rb"\r\n?|\n", data))]
    return starts[position["line"] - 1] + position["column"] - 1


def test_rdjson_is_valid_and_counts_bytes():
    record = json.loads(run("rdjson", [file_of("a.md")], show_cannot_tell=True))
    jsonschema.validate(record, RDF, jsonschema.Draft202012Validator)
    jsonschema.validate(record, REVIEWDOG, jsonschema.Draft4Validator)
    assert lines_of(run("rdjsonl", [file_of("a.md")], show_cannot_tell=True)) == record["diagnostics"]
    data = TEXT.encode()
    for diagnostic, finding in zip(record["diagnostics"], FINDINGS, strict=True):
        place = diagnostic["location"]["range"]
        part = data[offset(data, place["start"]) : offset(data, place["end"])]
        assert part.decode() == TEXT[finding.span.start : finding.span.end]


def test_suggestions_are_what_the_fix_writes():
    both = Fix(True, "Two", (Edit(Span(0, 5), "Last"), Edit(Span(11, 12), ";\n")))
    finding = found("First line")._replace(fix=both)
    data = TEXT.encode()
    for one in lines_of(run("rdjsonl", [file_of("a.md", (*FINDINGS, finding))])):
        for suggestion in one.get("suggestions", ()):
            start, end = (offset(data, suggestion["range"][name]) for name in ("start", "end"))
            made = (data[:start] + suggestion["text"].encode() + data[end:]).decode()
            assert made in FIXED | {"Last line.;\n" + TEXT[12:]}
            FIXED.discard(made)
    assert set() == FIXED


FIXED = {
    TEXT[: edit.span.start] + edit.text + TEXT[edit.span.end :]
    for finding in FINDINGS
    if finding.fix
    for edit in finding.fix.edits
}


@pytest.mark.parametrize("text", [None, "short"])
def test_without_the_text_there_are_whole_lines(text):
    for one in lines_of(run("rdjsonl", [file_of("a.md"), image()], text=text)):
        DIAGNOSTIC.validate(one)
        assert "column" not in json.dumps(one)
        assert "suggestions" not in one


@given(st.text("aé海🦅\r\n\ud800", min_size=1, max_size=900), st.data())
def test_columns_in_bytes(text, data):
    at = data.draw(st.integers(0, len(text)))
    source = Source("a", text)
    line, column = _places.Bytes(source).position(at)
    assert line == source.position(at)[0]
    assert column - 1 == len(text[source.line_starts[line - 1] : at].encode("utf-8", "surrogatepass"))


# Azure


def test_azure_commands_hold():
    lines = run("azure", [file_of(HOSTILE), image()]).splitlines()
    *issues, last = lines
    for line in issues:
        assert re.fullmatch(
            r"##vso\[task\.logissue type=(?:error|warning);(?:\w+=[^;\]\r\n]*;)+\][^\r\n]+", line
        )
    assert last == "pubcheck: not shown as issues: 3 notes."
    assert "%AZP25" in issues[0]
    assert run("azure", [file_of("a.md")], quiet=True).count("pubcheck:") == 0


# CSV


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", ' "=1"', "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    finding = found("HERE")._replace(message=text)
    written = run("csv", [file_of(f"{text}.md", (finding,))], owner_of=lambda _: text)
    assert written.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(written[1:], newline=""), strict=True)
    assert len(head) == len(row)
    for cell in row:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_csv_has_a_finding_a_row_and_tells_what_is_settled():
    text = run(
        "csv", [file_of("a.md", with_settled=True), image(), CLEAN], owner_of=lambda path: path.upper()
    )
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert text.count("\r\n") == text.count("\n")
    assert text.count("\n") == len(rows) + 1
    assert len(rows) == len(FINDINGS) + 3
    assert [row["status"] for row in rows[-3:]] == ["in the baseline", "suppressed", "open"]
    assert rows[-2]["reason"] == "'=Said\\u202e so"
    assert [row["who"] for row in rows[-3:]] == ["'@jdoe", "", ""]
    assert rows[0]["owner"] == "A.MD"
    assert rows[-1]["part"] == "Ti\\u202etle"
    assert not rows[-1]["line"]
    assert not run("csv", [CLEAN], encoding="ascii").startswith("\ufeff")


# JSON


def test_json_lines_are_the_findings_of_the_json_report():
    files = [file_of("a.md", with_settled=True), image()]
    record = json.loads(run("json", files))
    jsonschema.validate(record, SCHEMA, jsonschema.Draft202012Validator)
    assert lines_of(run("json-lines", files)) == record["findings"]
    assert [(one["by"], one["reason"], one["state"], one["who"]) for one in record["settled"]] == [
        ("baseline", "Old page, to be rewritten", "updated", "@jdoe"),
        ("suppression", "=Said\u202e so", "unchanged", ""),
    ]
    assert record["summary"]["baselined"] == 1
    assert record["summary"]["suppressed"] == 1


@given(
    st.lists(st.sampled_from(MACHINES), min_size=1, max_size=1), st.text(max_size=20), st.text(max_size=60)
)
def test_no_reporter_raises_on_any_text(names, path, message):
    findings = tuple(islice(cycle(finding._replace(message=message) for finding in FINDINGS), 12))
    text = run(names[0], [file_of(path or "a", findings, with_settled=True)], show_cannot_tell=True)
    text.encode("utf-8")


def test_every_format_is_documented():
    page = Path(__file__).parents[1] / "docs" / "reports.md"
    if not page.is_file():
        pytest.skip("the tests run without the documentation beside them")
    rows = re.findall(r"^\| (`.+?) \|", page.read_text("utf-8").split("## What all")[0], re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([\w-]+)`", row)} == {*reporters.names(), "html"}


# Where it ends


def test_what_is_too_long_is_left_out():
    many = Fix(True, "Many", tuple(Edit(Span(at, at + 1), "x") for at in range(60)))
    long = Fix(True, "Long", (Edit(Span(0, 1), "x" * 20_000),))
    beyond = Fix(True, "Beyond", (Edit(Span(0, len(TEXT) + 1), ""),))
    wide = Fix(True, "Wide", (Edit(Span(0, 1), ""), Edit(Span(40_000, 40_001), "")))
    findings = [found("HERE")._replace(fix=fix, message="word " * 2_000) for fix in (many, long, beyond)]
    for result in sarif_of(file_of("a.md", findings))["results"]:
        assert "fixes" not in result
        assert len(result["message"]["text"]) == 4_000
    text = TEXT + "x" * 50_000
    for fix in (beyond, wide):
        file = file_of("a.md", (found("HERE")._replace(fix=fix),), text)
        told = lines_of(run("rdjsonl", [file], text=TEXT if fix is beyond else text))
        assert "suggestions" not in told[0]


def test_a_rule_with_many_authorities_has_no_more_tags_than_github_takes():
    rule = CATALOGUE.rules["ship-sunk"]
    standards = {
        f"law{n}": CATALOGUE.standards["sea"]._replace(key=f"law{n}", name=f"Law {n}") for n in range(30)
    }
    known = CATALOGUE._replace(
        rules={"ship-sunk": rule._replace(standards=tuple(standards), why="w " * 2_000, title=" ")},
        standards=standards,
    )
    (record,) = sarif_of(file_of("a.md", FINDINGS[:1])._replace(rules=known.rules), known=known)["tool"][
        "driver"
    ]["rules"]
    assert len(record["properties"]["tags"]) == 20
    assert len(record["fullDescription"]["text"]) == 1024
    assert record["shortDescription"]["text"] == "-"


def test_a_summary_tells_of_faults_and_of_the_rules_that_speak_less():
    rule = CATALOGUE.rules["ship-late"]
    rules = {f"rule-{n}": rule._replace(id=f"rule-{n}") for n in range(40)}
    findings = [found("HERE", name) for name in rules]
    text = run(
        "markdown", [file_of("a.md", findings)], known=CATALOGUE._replace(rules=rules),
        failures=[Failure("a.md", "the rule x", "ValueError")],
    )  # fmt: skip
    assert "| 15 | 15 other rules | |" in text
    assert "pubcheck itself failed 1 time" in text


def test_all_reports_of_one_run(pubcheck, site):
    """Through the command line: texts are at hand, the report on standard output is whole."""
    (site / "a.md").write_bytes("# Café\n\nThe “Navy” utilized 海 it.\n\n![](x.png)\n".encode())
    files = {name: site / f"out.{name}" for name in MACHINES if name not in {"github", "azure"}}
    formats = ",".join(f"{name}={path}" for name, path in files.items())
    ended = pubcheck("check", "--exit-zero", "--quiet", "--output-format", f"github,{formats}", "a.md")
    assert ended.code == 0, ended.err
    shown = commands(ended.out)
    (run_,) = json.loads(files["sarif"].read_text())["runs"]
    issues = json.loads(files["gitlab"].read_text())
    told = lines_of(files["rdjsonl"].read_text())
    assert len(shown) == len(issues) == len(told) > 1
    assert all("primaryLocationLineHash" in result["partialFingerprints"] for result in run_["results"])
    assert all("column" in one["location"]["range"]["start"] for one in told)
    assert any("suggestions" in one for one in told) == any("fixes" in result for result in run_["results"])
    assert b"\r\n" in files["csv"].read_bytes()
    assert str(site) not in "".join(path.read_text() for path in files.values())
