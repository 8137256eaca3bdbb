from __future__ import annotations

import json

import pytest

from pubcheck import catalogue
from pubcheck.catalogue import Case, Catalogue, Rule, RuleFix, Standard, compile_catalogue, frozen

RULE = """\
title = "Images are even"
standards = ["wcag22:1.1.1", "house"]
severity = "error"
since = "0.1.0"
check = "images.alt_missing"
options.words = ["a", "b"]
options.table = {a = ["x"]}
message = "odd"
why = "Because."
limits = "None."
fix = {safe = false, title = "Mend"}
related = {near = "beside"}
[cases.unsure]
severity = "note"
outcome = "cannotTell"
[[failed]]
html = "<img>"
[[passed]]
html = "<br>"
"""
STANDARDS = (
    '[wcag22]\nname = "WCAG"\nkind = "standard"\nedition = "2.2"\nclauses = {"1.1.1" = "Non-text Content"}\n'
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "image-odd.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "standards.toml").write_text(STANDARDS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def packed(folder, tmp_path, monkeypatch):
    """The catalogue of one rule, read as from a wheel."""
    module = tmp_path / "catalogue.py"
    record = compile_catalogue(folder)
    (tmp_path / "examples.json").write_text(json.dumps(record.pop("examples")), encoding="utf-8")
    (tmp_path / "catalogue.json").write_text(json.dumps(record), encoding="utf-8")
    monkeypatch.setattr(catalogue, "__file__", str(module))
    for function in (catalogue.load, catalogue.examples):
        function.cache_clear()
    yield catalogue.load()
    monkeypatch.undo()
    for function in (catalogue.load, catalogue.examples):
        function.cache_clear()


def test_the_path_gives_topic_and_id(folder):
    record = compile_catalogue(folder)
    (rule,) = record["rules"]
    assert (rule["id"], rule["topic"]) == ("image-odd", "images")
    assert record["examples"] == {
        "image-odd": {"failed": [{"html": "<img>"}], "passed": [{"html": "<br>"}], "inapplicable": []}
    }
    assert "failed" not in rule
    assert record["standards"]["wcag22"]["name"] == "WCAG"
    json.dumps(record)


def test_a_rule_from_a_wheel(packed):
    rule = packed.rules["image-odd"]
    assert rule.standards == ("wcag22:1.1.1", "house")
    assert rule.wcag == ("1.1.1",)
    assert rule.options == {"words": ("a", "b"), "table": {"a": ["x"]}}
    assert rule.cases == {"unsure": Case("note", None, "cannotTell")}
    assert rule.fix == RuleFix(False, "Mend")
    assert rule.related == {"near": "beside"}
    assert (rule.profiles, rule.act) == (("*",), ())
    assert catalogue.examples()["image-odd"]["failed"] == [{"html": "<img>"}]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("images/image-even.toml", b"title = ", r"image-even\.toml: "),
        ("images/image-even.toml", b"title = '\xe9'", r"image-even\.toml: "),
        ("links/image-odd.toml", b"", r"links/image-odd\.toml: there is another rule image-odd"),
        ("standards.toml", b"[", r"standards\.toml: "),
    ],
)
def test_a_mistake_names_its_file(folder, path, data, said):
    (folder / "links").mkdir()
    (folder / path).write_bytes(data)
    with pytest.raises(ValueError, match=said):
        compile_catalogue(folder)


def test_a_checkout_and_a_wheel_give_the_same(folder):
    once = compile_catalogue(folder)
    assert json.loads(json.dumps(once)) == once == compile_catalogue(folder)


@pytest.mark.parametrize(
    ("standard", "cited"),
    [
        ("wcag22", "WCAG 2.2"),
        ("wcag22:1.1.1", "WCAG 2.2, 1.1.1 Non-text Content"),
        ("wcag22:9.9.9", "WCAG 2.2, 9.9.9"),
        ("house:alt", "Our style, Alternative text"),
        ("house:field-1", "Our style, Field 1: date"),
        ("house", "Our style"),
    ],
)
def test_citations(standard, cited):
    standards = {
        "wcag22": Standard("wcag22", "WCAG", "standard", "2.2", clauses={"1.1.1": "Non-text Content"}),
        "house": Standard(
            "house",
            "Our style",
            "house style",
            clauses={"alt": "Alternative text", "field-1": "Field 1: date"},
        ),
    }
    assert Catalogue({}, standards).citation(standard) == cited


def test_lists_become_tuples():
    assert frozen(["a", ["b", 1]]) == ("a", ("b", 1))
    assert frozen("ab") == "ab"
    assert frozen(3) == 3


def test_every_citation_of_the_real_catalogue_reads():
    known = catalogue.load()
    for rule in known.rules.values():
        for standard in rule.standards:
            cited = known.citation(standard)
            assert cited == " ".join(cited.split())
            assert not cited.endswith(",")


def test_what_is_loaded_is_shared():
    assert catalogue.load() is catalogue.load()
    assert catalogue.examples() is catalogue.examples()
    assert catalogue.examples().keys() == catalogue.load().rules.keys()


LEVELS = {"1.1.1": "A", "1.4.3": "AA", "2.4.9": "AAA"}


@pytest.mark.parametrize(
    ("standards", "level", "criteria"),
    [
        ((), None, ()),
        (("house:links",), None, ()),
        (("wcag22",), None, ()),
        (("wcag22:2.4.9",), "AAA", ("WCAG2:c249",)),
        (("wcag22:2.4.9", "wcag22:1.4.3"), "AA", ("WCAG2:c249", "WCAG2:c143")),
        (("wcag22:1.4.3", "house", "wcag22:1.1.1"), "A", ("WCAG2:c143", "WCAG2:c111")),
    ],
)
def test_a_finding_breaks_the_lowest_level_of_its_criteria(standards, level, criteria):
    ids = {clause: f"WCAG2:c{clause.replace('.', '')}" for clause in LEVELS}
    wcag = Standard("wcag22", "WCAG", "standard", levels=LEVELS, ids=ids)
    rule = Rule("a", "t", "T", "", "m", "note", standards, "why", "limits", "0.1.0")
    known = Catalogue({}, {"wcag22": wcag, "house": Standard("house", "House", "house style")})
    assert known.level(rule) == level
    assert known.criteria(rule) == criteria


def test_clauses_are_read_off_the_standards():
    standards = ("wcag22:1.1.1", "wcag22", "section508:E205.4", "section508-gov:x", "trusted-tester:7.A")
    rule = Rule("a", "t", "T", "", "m", "note", standards, "why", "limits", "0.1.0")
    assert (rule.wcag, rule.section508, rule.trusted_tester) == (("1.1.1",), ("E205.4",), ("7.A",))


def test_every_criterion_of_wcag_has_its_level_and_name():
    wcag = catalogue.load().standards["wcag22"]
    assert len(wcag.clauses) == 87
    assert wcag.clauses.keys() == wcag.levels.keys() == wcag.ids.keys()
    assert set(wcag.levels.values()) == {"A", "AA", "AAA"}
    assert len(set(wcag.ids.values())) == 87
