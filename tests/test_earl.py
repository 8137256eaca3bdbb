"""The EARL report: what is asserted of a page, and of a test case of the W3C."""

from __future__ import annotations

import json

import pytest
from test_reporters import CATALOGUE, FINDINGS, TEXT, report_of, rule

from pubcheck import views
from pubcheck.catalogue import load
from pubcheck.finding import Finding
from pubcheck.linter_report import Failure, FileReport, Report, Settled, located
from pubcheck.reporters import Options, find
from pubcheck.source import Source, SourcePart, Span

HASH = "0123456789abcdef0123456789abcdef01234567"
RULE = "image-alt-missing"
ACT = "23a2a8"
PAGE = '<!DOCTYPE html><html lang="en"><title>A page</title><body>{}'


def test_earl(golden):
    text = report_of("news/ship\udcff.md", to="earl")
    golden("report-earl.json", text)
    record = json.loads(text)
    assert {node["@type"] for node in record["@graph"][1:]} == {"Assertion"}
    assert record["@graph"][0]["release"]["revision"]


def test_the_context_is_that_of_the_w3c():
    record = json.loads(report_of("a.md", (), to="earl"))
    assert record["@context"] == "https://www.w3.org/WAI/content-assets/wcag-act-rules/earl-context.json"
    assert [node["result"]["outcome"] for node in record["@graph"][1:]] == ["earl:passed"] * 2


@pytest.fixture
def earl(pubcheck, site):
    """The assertions of a run over files, by name; the options follow."""

    def run(files, *options):
        for name, text in files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ended = pubcheck("check", "--exit-zero", "--output-format", "earl", *options, *files)
        return [Assertion(node) for node in json.loads(ended.out)["@graph"][1:]]

    return run


class Assertion:
    def __init__(self, node):
        self.node = node
        self.source = node["subject"]["source"]
        self.title = node["test"]["title"]
        self.criteria = node["test"]["isPartOf"]
        self.act = node["test"].get("source", "").rstrip("/")[-6:]
        self.outcome = node["result"]["outcome"].removeprefix("earl:")
        self.pointers = node["result"].get("pointer", [])


def case(act, ending="html"):
    return f"testcases/{act}/{HASH}.{ending}"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ('<img src="a.png">', "failed"),
        ('<img src="a.png" alt="A ship">', "passed"),
        ("<p>Text", "inapplicable"),
        ('<!-- pubcheck: ignore[image-alt-missing] -- a test --><img src="a.png">', "cantTell"),
    ],
)
def test_a_case_has_one_assertion(earl, body, outcome):
    (one,) = earl({case(ACT): PAGE.format(body + '<a href="/x"></a>')})
    assert one.source == f"https://www.w3.org/WAI/content-assets/wcag-act-rules/{case(ACT)}"
    assert RULE in one.title.split("+")
    assert one.criteria == ["WCAG2:non-text-content"]
    assert one.outcome == outcome
    assert bool(one.pointers) == (outcome == "failed")


def test_a_pointer_has_line_and_column(earl):
    (one,) = earl({case(ACT): PAGE.format('\n <img src="a.png">')})
    (pointer,) = one.pointers
    assert (pointer["ptr:lineNumber"], pointer["ptr:charNumber"]) == (2, 2)
    assert "alternative text" in pointer["dct:description"]


def test_a_case_of_a_rule_that_nobody_wrote_is_untested(earl):
    (one,) = earl({case("zzzzzz"): PAGE.format('<img src="a.png">')})
    assert (one.title, one.criteria, one.outcome) == ("zzzzzz", [], "untested")


def test_a_case_of_a_rule_that_was_not_chosen_is_untested(earl):
    (one,) = earl({case(ACT): PAGE.format('<img src="a.png">')}, "--ignore", f"act:{ACT}")
    assert one.outcome == "untested"


def test_a_case_that_no_reader_takes_cannot_be_told(earl):
    found = earl({case(ACT, "svg"): "<svg/>", case("zzzzzz", "svg"): "<svg/>", "other.svg": "<svg/>"})
    assert [(one.act, one.outcome) for one in found] == [(ACT, "cantTell"), ("zzzzzz", "untested")]
    assert found[0].source.endswith(".svg")
    assert RULE in found[0].title


def test_a_case_that_cannot_be_read_is_untested(earl):
    (one,) = earl({case(ACT): "\0\1\2\0"})
    assert one.outcome == "untested"


def test_cases_are_known_from_inside_their_folder(earl):
    (one,) = earl({f"{ACT}/{HASH}.html": PAGE.format("")})
    assert one.source.endswith(case(ACT))


@pytest.mark.parametrize("name", [f"x/{ACT}/{HASH}.html", f"testcases/{ACT}/{HASH[1:]}.html", f"{HASH}.html"])
def test_other_paths_are_pages(earl, name):
    found = earl({name: PAGE.format('<img src="a.png"><h2>A<h4>B')})
    assert {one.source for one in found} == {name}
    acts = [one.act for one in found if one.act]
    assert len(acts) == len(set(acts)), "one assertion for a rule"
    assert set(acts) == {act for rule in load().rules.values() for act in rule.act}
    outcomes = {one.act: one.outcome for one in found if one.act}
    assert outcomes[ACT] == "failed"
    assert outcomes["cae760"] == "inapplicable"  # no frame
    assert outcomes["2779a5"] in {"failed", "passed"}  # a page is there, whatever it holds
    others = [one for one in found if not one.act]
    assert {one.outcome for one in others} <= {"failed", "cantTell"}
    assert "heading-level-skipped" in {one.title for one in others}


def written(file, failures=()):
    """The assertions on one file of a report made for the purpose."""
    import io
    from datetime import date

    report = Report(CATALOGUE, date(2026, 1, 1), failures=list(failures))
    out = io.StringIO()
    find("earl").write([file], report, out, Options())
    return [Assertion(node) for node in json.loads(out.getvalue())["@graph"][1:]]


SHIP = rule("ship-sunk", "sea:1.2", "wcag9:1.1.1", act=("abc123",), subject="image")
LATE = rule("ship-late", "sea:1.2", act=("abc123",), subject="table", profiles=("navy",))
RULES = {"ship-sunk": SHIP, "ship-late": LATE}


def page(*findings, **more):
    source = Source("a.md", TEXT)
    items = tuple(located(source, finding, with_lines=False) for finding in findings)
    return FileReport("a.md", "markdown", "gov", "utf-8", items, rules=RULES, **more)


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({}, "inapplicable"),
        ({"met": frozenset({"image"})}, "passed"),
        ({"met": frozenset({"table"})}, "inapplicable"),  # a rule of another profile has not looked
        ({"met": frozenset({"image"}), "overruled": frozenset({"ship-sunk"})}, "cantTell"),
    ],
)
def test_silence_is_told_by_what_was_met(more, outcome):
    (one,) = written(page(**more))
    assert (one.title, one.outcome) == ("ship-sunk", outcome)


def test_what_views_pass_over_is_not_told_to_be_absent():
    rules = {"ship-sunk": SHIP._replace(subject="hyperlink")}
    (one,) = written(page()._replace(rules=rules))
    assert one.outcome == "passed"
    assert views.SUBJECTS.keys() >= views.COMPLETE


def test_the_baseline_makes_no_page_conform():
    sure = next(f for f in FINDINGS if f.rule == "ship-sunk" and f.outcome == "failed")
    item = located(Source("a.md", TEXT), sure, with_lines=False)
    (one,) = written(page(met=frozenset({"image"}), settled=(Settled(item, "baseline"),)))
    assert one.outcome == "failed"
    assert len(one.pointers) == 1


@pytest.mark.parametrize(("met", "outcome"), [("image", "cantTell"), ("table", "inapplicable")])
def test_what_stands_outside_of_the_changed_lines_may_be_of_any_rule(met, outcome):
    (one,) = written(page(met=frozenset({met}), outside=1))
    assert one.outcome == outcome


@pytest.mark.parametrize(
    ("part", "outcome"),
    [
        ("the rule ship-sunk", "cantTell"),
        ("the view image", "cantTell"),
        ("the rule other", "passed"),
    ],
)
def test_a_rule_that_failed_itself_has_not_passed(part, outcome):
    (one,) = written(page(met=frozenset({"image"})), [Failure("a.md", part, "ValueError")])
    assert one.outcome == outcome
    (one,) = written(page(met=frozenset({"image"})), [Failure("b.md", part, "ValueError")])
    assert one.outcome == "passed"


def test_faults_are_told_of_each_file_when_the_run_is_over():
    """As in a report that is written after another one."""
    import io
    from datetime import date

    files = [page(met=frozenset({"image"}))._replace(path=path) for path in ("a.md", "b.md", "c.md")]
    failures = [Failure(path, "the rule ship-sunk", "ValueError") for path in ("c.md", "b.md")]
    out = io.StringIO()
    find("earl").write(files, Report(CATALOGUE, date(2026, 1, 1), failures=failures), out, Options())
    told = [Assertion(node) for node in json.loads(out.getvalue())["@graph"][1:]]
    assert [one.outcome for one in told] == ["passed", "cantTell", "cantTell"]


def test_what_failed_goes_before_what_nobody_can_tell():
    sure = next(f for f in FINDINGS if f.rule == "ship-sunk" and f.outcome == "failed")
    unsure = next(f for f in FINDINGS if f.outcome == "cannotTell")
    assert [one.outcome for one in written(page(unsure))] == ["cantTell"]
    (both,) = written(page(unsure, sure))
    assert both.outcome == "failed"
    assert len(both.pointers) == 1


def test_rules_that_are_one_test_are_named_together():
    file = page(met=frozenset({"table"}))._replace(profile="navy")
    (one,) = written(file)
    assert (one.title, one.criteria, one.outcome) == (
        "ship-late+ship-sunk",
        ["WCAG2:non-text-content"],
        "passed",
    )


def test_a_file_without_lines_has_the_name_of_the_part():
    source = Source("a.jpg", "Title: ship", parts=(SourcePart(7, 11, "Title"),), is_rendered=True)
    finding = Finding("ship-sunk", "error", "failed", "Sunk.", Span(7, 11))
    item = located(source, finding, with_lines=False)
    (one,) = written(FileReport("a.jpg", "image", "gov", "", (item,), rules=RULES))
    assert one.pointers == [{"@type": "ptr:Pointer", "dct:title": "Title", "dct:description": "Sunk."}]
