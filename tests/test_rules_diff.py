"""What an upgrade changes: rules added, removed and changed, and the findings that differ on files."""

from __future__ import annotations

import copy
import json
import os
import zipfile

import jsonschema
import pytest

from pubcheck import catalogue, catalogue_older, resources
from pubcheck.catalogue_older import CatalogueError

SCHEMA = json.loads((resources.folder("schemas") / "rules-diff.schema.json").read_text("utf-8"))
MISSING, VAGUE, LONG = "image-alt-missing", "link-text-vague", "image-alt-long"
PAGE = (
    '<p>To read the news, <a href="/news">click here</a>.</p>\n'
    '<p>The ship <img src="a.jpg"> sailed. <img src="b.jpg" alt="A ship leaves the harbor in fog"></p>\n'
)


@pytest.fixture
def before(site):
    """Writes the catalogue of an older version, with some rules as they were; gives its name."""
    (site / "page.html").write_text(PAGE)

    def write(change, name="before.json"):
        record = copy.deepcopy(catalogue.record())
        rules = {rule["id"]: rule for rule in record["rules"]}
        change(rules)
        record["rules"] = list(rules.values())
        record.pop("renamed", None)
        (site / name).write_text(json.dumps(record))
        return name

    return write


def no_vague(rules):
    del rules[VAGUE]


def note(rules):
    rules[MISSING]["severity"] = "note"


def strict_length(rules):
    rules[LONG]["options"] = {**rules[LONG]["options"], "max_characters": 10, "forgotten": 3}


def another_name(rules):
    rules["links-vague"] = rules.pop(VAGUE) | {"id": "links-vague"}


def gone_check(rules):
    rules["old-rule"] = {**rules[VAGUE], "id": "old-rule", "check": "links.not_there"}


@pytest.mark.parametrize(
    ("change", "rules", "findings"),
    [
        (lambda rules: None, ([], [], {}), set()),
        (no_vague, ([VAGUE], [], {}), {("new", VAGUE, None, "warning")}),
        (note, ([], [], {MISSING: {"severity"}}), {("graver", MISSING, "note", "error")}),
        (
            strict_length,
            ([], [], {LONG: {"options.max_characters", "options.forgotten"}}),
            {("gone", LONG, "warning", None)},
        ),
        (another_name, ([VAGUE], ["links-vague"], {}),
         {("new", VAGUE, None, "warning"), ("gone", "links-vague", "warning", None)}),
        (gone_check, ([], ["old-rule"], {}), set()),
    ],
)  # fmt: skip
def test_rules_and_findings_differ(site, pubcheck, before, change, rules, findings):
    ended = pubcheck("rules", "diff", before(change), "page.html", "--output-format", "json")
    assert ended.code == 0
    record = json.loads(ended.out)
    jsonschema.validate(record, SCHEMA)
    added, removed = (
        [r["id"] for r in record["rules"] if r["what"] == what] for what in ("added", "removed")
    )
    assert (added, removed, {c["id"]: set(c["parts"]) for c in record["changed"]}) == rules
    assert {(f["kind"], f["rule"], f["before"], f["now"]) for f in record["findings"]} == findings
    assert all(
        (f["path"], f["line"] > 0, bool(f["message"])) == ("page.html", True, True)
        for f in record["findings"]
    )
    assert ended.err == ("" if change is not gone_check else (
        "old-rule cannot run as it was: its check is gone, so what it found before is not shown.\n"
    ))  # fmt: skip


def test_a_renamed_rule_is_the_same_rule(site, pubcheck, before, monkeypatch):
    old = before(another_name)
    known = catalogue.load()._replace(renamed={"links-vague": VAGUE})
    monkeypatch.setattr(catalogue, "load", lambda: known)
    (site / "pubcheck.toml").write_text('[rules.links-vague]\nseverity = "note"\n')
    record = json.loads(pubcheck("rules", "diff", old, "page.html", "--output-format", "json").out)
    assert record["rules"] == record["findings"] == []
    assert record["changed"] == [{"id": VAGUE, "parts": {"id": ["links-vague", VAGUE]}}]


def test_settings_hold_and_may_name_removed_rules(site, pubcheck, before):
    def old(rules):
        del rules[VAGUE]
        rules["old-rule"] = {**rules[MISSING], "id": "old-rule"}

    name = before(old)
    (site / "pubcheck.toml").write_text('select = ["old-rule"]\n[rules.old-rule]\nseverity = "note"\n')
    record = json.loads(pubcheck("rules", "diff", name, "page.html", "--output-format", "json").out)
    assert [(f["kind"], f["rule"], f["before"]) for f in record["findings"]] == [("gone", "old-rule", "note")]


def test_text_and_exit_code(site, pubcheck, before):
    def both(rules):
        no_vague(rules)
        note(rules)

    name = before(both)
    ended = pubcheck("rules", "diff", name, "page.html")
    assert (ended.code, ended.err) == (0, "")
    assert "Rules: 1 added, 0 removed, 1 changed." in ended.out
    assert "severity: note → error" in ended.out
    assert "Findings: 1 new, 1 graver, in 1 file." in ended.out
    assert "  new     page.html:1:38  warning  “click here”" in ended.out
    assert pubcheck("rules", "diff", name, "page.html", "--exit-non-zero-on-new").code == 1
    assert pubcheck("rules", "diff", name, "page.html", "--samples", "0").out.count("page.html:") == 0
    same = before(lambda rules: None)
    ended = pubcheck("rules", "diff", same, "--exit-non-zero-on-new")
    assert (ended.code, ended.out) == (0, "The rules are the same.\n")


def test_every_form_of_a_catalogue_is_read(site, pubcheck):
    (site / "page.html").write_text(PAGE)
    (site / "export.json").write_text(pubcheck("rules", "export").out)
    (site / "list.json").write_text(pubcheck("rules", "--output-format", "json").out)
    with zipfile.ZipFile(site / "pubcheck-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("pubcheck/catalogue.json", (site / "export.json").read_text())
    for name in ("export.json", "list.json", "pubcheck-0.1.0-py3-none-any.whl"):
        ended = pubcheck("rules", "diff", name, "page.html")
        assert (ended.code, ended.out, ended.err) == (0, "The rules are the same.\n", ""), name


def test_rules_of_ones_own_are_no_part_of_an_upgrade(site, pubcheck, before):
    (site / "rules" / "house").mkdir(parents=True)
    (site / "pubcheck.toml").write_text('rule-folders = ["rules"]\nextend-select = ["house-foo"]\n')
    assert pubcheck("rules", "new", "house/house-foo").code == 0
    (site / "list.json").write_text(pubcheck("rules", "--output-format", "json").out)
    assert "house-foo" in (site / "list.json").read_text()
    ended = pubcheck("rules", "diff", "list.json")
    assert (ended.code, ended.out, ended.err) == (0, "The rules are the same.\n", "")
    ended = pubcheck("rules", "diff", before(no_vague), "page.html")
    assert (ended.code, ended.err) == (0, "")
    assert "Findings: 1 new" in ended.out


RULE = {
    "id": "a", "topic": "t", "title": "T", "check": "", "message": "m", "severity": "note", "standards": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("", "it is not JSON"),
        ("[" * 100_000, "is no catalogue of rules: it is not JSON"),
        ("{}", "has no list of rules: give what `pubcheck rules export`"),
        ("[]", "has no list of rules"),
        ({"rules": [1]}, "rule 1 has no id"),
        ({"rules": [RULE, {"id": "b"}]}, "the rule b has no topic"),
        ({"rules": [RULE | {"severity": "fatal"}]}, "the severity of the rule a is “fatal”, not error, warn"),
        ({"rules": [RULE | {"standards": [3]}]}, "is no catalogue of rules that can be read"),
        ({"rules": [RULE | {"options": []}]}, "the options of the rule a cannot be read"),
        ({"rules": [RULE | {"cases": {"x": 3}}]}, "is no catalogue of rules that can be read"),
        ({"rules": [RULE | {"status": "old"}]}, "the status of the rule a is “old”"),
        (b"PK\x03\x04 and no more", "is no wheel that can be read"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told(site, pubcheck, record, said):
    data = record if isinstance(record, bytes) else (
        record if isinstance(record, str) else json.dumps(record)
    ).encode()  # fmt: skip
    (site / "old.json").write_bytes(data)
    with pytest.raises(CatalogueError):
        catalogue_older.read(site / "old.json")
    ended = pubcheck("rules", "diff", "old.json")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "old.json" in ended.err


def test_a_file_that_cannot_be_read_is_told(site, pubcheck):
    assert "is not there; `pubcheck rules export`" in pubcheck("rules", "diff", "nowhere.json").err
    with zipfile.ZipFile(site / "other.whl", "w") as wheel:
        wheel.writestr("other/data.json", "{}")
    assert "no wheel of pubcheck" in pubcheck("rules", "diff", "other.whl").err
    os.mkdir(site / "folder")
    assert "folder is a folder: name the file" in pubcheck("rules", "diff", "folder").err


def test_what_newer_versions_say_of_rules_is_passed_over(tmp_path):
    record = {"rules": [RULE | {"colour": "red"}], "standards": {"s": {"name": "S", "more": 1}}, "more": 1}
    (tmp_path / "new.json").write_text(json.dumps(record))
    assert catalogue_older.read(tmp_path / "new.json").rules["a"].severity == "note"
