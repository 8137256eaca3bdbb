"""Every example in every rule is a test; `pytest -k image-alt-missing` runs one rule's."""

from __future__ import annotations

import inspect
import json

import jsonschema
import pytest

from examples import FORMATS, RULES, engine_of_all, form_of, run, unmark
from pubcheck import catalogue, checks, resources
from pubcheck.engine import Engine

EXAMPLES = [
    pytest.param(RULES[rule], outcome, example, id=f"{rule}/{outcome}-{number}")
    for rule, outcomes in catalogue.examples().items()
    for outcome, examples in outcomes.items()
    for number, example in enumerate(examples)
]
SCHEMA = json.loads((resources.folder("schemas") / "rule.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(("rule", "outcome", "example"), EXAMPLES)
def test_example(rule, outcome, example):
    text, expected = unmark(example[form_of(example)])
    # What the engine itself reports speaks of what the other rules find.
    engine = Engine([rule] if rule.check else RULES.values(), {rule.id: example.get("options", {})})
    findings = [f for f in run(engine, example, text).findings if f.rule == rule.id]
    assert [text[f.span.start : f.span.end] for f in findings] == [text[a:b] for a, b in expected]
    assert [f.span for f in findings] == expected
    if outcome == "failed":
        assert expected
        told = "cannotTell" if example.get("outcome") == "cannotTell" else "failed"
        assert {f.outcome for f in findings} == {told}
        if "severity" in example:
            assert {f.severity for f in findings} == {example["severity"]}
    else:
        assert not expected


@pytest.mark.parametrize(("rule", "outcome", "example"), [e for e in EXAMPLES if e.values[1] == "passed"])
def test_no_other_rule_speaks_on_a_passed_example(rule, outcome, example):
    text, _ = unmark(example[form_of(example)])
    others = {
        finding.rule
        for finding in run(engine_of_all(), example, text).findings
        if finding.severity != "note" and finding.outcome == "failed" and finding.rule != rule.id
    }
    assert others <= set(example.get("also", ()))


@pytest.mark.parametrize("rule", RULES)
def test_rule_file_fits_the_schema(rule):
    import tomllib

    (path,) = resources.folder("rules").glob(f"*/{rule}.toml")
    jsonschema.validate(tomllib.loads(path.read_text("utf-8")), SCHEMA)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_options_are_those_that_the_check_takes(rule):
    if not rule.check:
        assert not rule.options
        return
    parameters = inspect.signature(checks.find(rule.check).run).parameters.values()
    takes = {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}
    # Options of stock checks that have a default may be left out.
    needed = {name for name, default in takes.items() if default is inspect.Parameter.empty}
    assert needed <= rule.options.keys() <= takes.keys()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_has_examples_enough(rule):
    shown = catalogue.examples()[rule.id]
    assert len(shown["failed"]) >= 3
    assert len(shown["passed"]) >= 3
    everything = [example for outcome in ("failed", "passed") for example in shown[outcome]]
    assert {form_of(e) for e in everything} - {"html"}, "one example at least in another format than HTML"
    assert any("note" in e for e in shown["passed"]), "one trap at least, named by its note"
    assert set(FORMATS) >= {form_of(e) for e in everything}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_cites_known_standards(rule):
    standards = catalogue.load().standards
    assert rule.standards
    for standard in rule.standards:
        key, _, clause = standard.partition(":")
        assert key in standards, standard
        assert not clause or clause in standards[key].clauses, standard
