"""What each rule says of its fix is so: what a safe one touches, and that nothing is wrong after it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from examples import RULES, engine_of_all, form_of, read, run, unmark
from pubcheck import catalogue, fixes
from pubcheck.engine import Engine
from pubcheck.tree import Element

SAID = ("alt", "title", "aria-label", "placeholder", "summary", "label")
MOST_WORDS = 14  # of one edit that brings words into another form
PAGE = Path(__file__).parents[1] / "docs" / "fixes.md"


def kinds(rule: catalogue.Rule, *, safe: bool = True) -> set[str]:
    """What the fixes of a rule touch, those that are safe or those that are not."""
    every = (rule.fix, *(case.fix for case in rule.cases.values()))
    return {fix.changes for fix in every if fix and fix.safe is safe}


SAFE = {name: kinds(rule) for name, rule in RULES.items() if kinds(rule)}
SHOWN = [
    pytest.param(RULES[rule], example, id=f"{rule}-{number}")
    for rule in SAFE
    for number, example in enumerate(catalogue.examples()[rule]["failed"])
]


def fixed(rule: catalogue.Rule, example: dict, text: str) -> fixes.Fixed:
    # What the engine itself reports speaks of what the other rules find.
    engine = Engine([rule] if rule.check else RULES.values(), {rule.id: example.get("options", {})})

    def lint(changed: str) -> list:
        return [f for f in run(engine, example, changed).findings if f.rule == rule.id]

    return fixes.converge(text, lint)


def read_by_people(example: dict, text: str) -> list[str]:
    """The words of a document: its text, what stands for images and fields, the values of its records."""
    form = form_of(example)
    name = example.get("path", f"a.{form}")
    found = []
    for document in read(form, name, text.encode(), example.get("map")):
        found.append(" ".join(document.tree.text.split()))
        found += [
            f"{name}={node.attrs.get(name)}"
            for node in document.tree.descendants
            if isinstance(node, Element)
            for name in SAID
            if name in node.attrs
        ]
        found += [str(field.value) for field in document.fields if field.kind not in {"mapping", "list"}]
    return found


def letters(text: str) -> str:
    return "".join(char for char in html.unescape(text).casefold() if char.isalnum())


@pytest.mark.parametrize(("rule", "example"), SHOWN)
def test_a_safe_fix_touches_what_it_says(rule, example):
    text, _ = unmark(example[form_of(example)])
    result = fixed(rule, example, text)
    if result.text == text:
        return
    if SAFE[rule.id] == {"markup"}:
        # An address that is printed as it is changes with its link.
        before, after = (
            [re.sub(r"\bhttps?:|%20| ", "", words) for words in read_by_people(example, one)]
            for one in (text, result.text)
        )
        assert after == before
    elif SAFE[rule.id] == {"marks"}:
        assert letters(result.text) == letters(text)
    else:
        for finding in result.applied:
            for edit in finding.fix.edits:
                assert len(edit.text.split()) <= MOST_WORDS
                assert edit.span.end - edit.span.start < 200


@pytest.mark.parametrize(("rule", "example"), SHOWN)
def test_a_safe_fix_is_found_nothing_wrong_with(rule, example):
    text, _ = unmark(example[form_of(example)])
    result = fixed(rule, example, text)
    again = fixed(rule, example, result.text)
    assert (again.text, again.applied) == (result.text, ())
    engine = engine_of_all()

    def told(one: str) -> list[str]:
        found = run(engine, example, one).findings
        return [f.rule for f in found if f.outcome == "failed" and f.severity != "note"]

    before, after = told(text), told(result.text)
    new = {name for name in after if after.count(name) > before.count(name)}
    # What was garbled may say something wrong once it can be read.
    assert not {name for name in new if RULES[name].severity == "error" or RULES[name].topic != rule.topic}


@pytest.mark.parametrize("rule", SAFE)
def test_an_example_shows_each_safe_fix(rule):
    if not RULES[rule].check:
        pytest.skip("no rule has given way to another one yet")
    made = 0
    for example in catalogue.examples()[rule]["failed"]:
        text, _ = unmark(example[form_of(example)])
        made += fixed(RULES[rule], example, text).text != text
    assert made


def test_only_fixes_that_keep_the_words_are_safe():
    assert set().union(*SAFE.values()) <= {"markup", "marks", "form"}
    for rule in RULES.values():
        for fix in (rule.fix, *(case.fix for case in rule.cases.values())):
            if fix and fix.changes == "form":
                assert len(fix.because.split()) >= 6, rule.id


def test_the_page_names_what_each_rule_touches():
    if not PAGE.is_file():
        pytest.skip("the tests run without the documentation beside them")
    page = PAGE.read_text("utf-8")
    for kind in ("markup", "marks", "form"):
        (row,) = re.findall(rf"^\| `{kind}` \|.*$", page, re.MULTILINE)
        assert set(re.findall(r"`([\w-]+)`", row.split("|")[3])) == {
            rule for rule, touched in SAFE.items() if kind in touched
        }
    (row,) = re.findall(r"^\| `unsafe` \|.*$", page, re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", row.split("|")[3])) == {
        name for name, rule in RULES.items() if kinds(rule, safe=False)
    }
