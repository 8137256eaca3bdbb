"""Suppressions hold for just what they name, where they stand, as long as they say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import RULES, TODAY
from pubcheck import readers
from pubcheck.engine import Engine
from pubcheck.source import Source
from pubcheck.suppressions import Suppression
from pubcheck.views.page import Context

CHOSEN = (
    "image-alt-missing", "link-http", "suppression-unused", "suppression-expired",
    "suppression-rule-unknown", "suppression-reason-missing",
)  # fmt: skip
ENGINE = Engine(RULES[rule] for rule in CHOSEN)
IGNORE = "<!-- pubcheck: ignore[image-alt-missing] -- known -->"
START = IGNORE.replace("ignore[", "ignore-start[")
FILE = IGNORE.replace("ignore[", "ignore-file[")


def check(text, form="html", configured=(), engine=ENGINE, known=RULES):
    document = readers.read(Source("page", text), form)
    checked = engine.run(document, Context(TODAY, "gov"), configured, known)
    return (
        [(f.rule, document.source[f.span]) for f in checked.findings],
        [document.source[item.finding.span] for item in checked.suppressed],
    )


def image(name):
    return f'<img src="{name}.jpg">'


MISSING = "image-alt-missing"


@pytest.mark.parametrize(
    ("text", "kept", "hidden"),
    [
        # The next element, and no further.
        (f"{IGNORE}<p>{image('a')}</p><p>{image('b')}</p>", "b", "a"),
        (f"{IGNORE}{image('a')}{image('b')}", "b", "a"),
        (f"{IGNORE}\n\n<p>text</p><p>{image('b')}</p>", "b", ""),
        # Everything below the next element.
        (f"{IGNORE}<figure><p>{image('a')}</p><p>{image('b')}</p></figure>{image('c')}", "c", "ab"),
        # Unclosed elements end where what follows ends them.
        (f"<ul>{IGNORE}<li>{image('a')} text<li>{image('b')}</ul>", "b", "a"),
        (f"<ul><li>{image('a')} text{IGNORE}<li>{image('b')}</ul>{image('c')}", "bc", "a"),
        (f"<section>{IGNORE}<p>{image('a')} text {image('b')}</section>{image('c')}", "c", "ab"),
        (f"{IGNORE}<div>{image('a')} text {image('b')}", "", "ab"),
        # Inside running text: the block around it, also before the comment.
        (f"<p>{image('a')} text {IGNORE} and {image('b')}</p>{image('c')}", "c", "ab"),
        (f"<p>text <b>{IGNORE}</b> and {image('b')}</p>{image('c')}", "c", "b"),
        (f"<div>text {IGNORE} <p>{image('a')}</p><p>{image('b')}</p></div>", "b", "a"),
        # In a whole page, where the parser implies elements.
        (f"<!doctype html><title>T</title>{IGNORE}<p>{image('a')}</p>{image('b')}", "b", "a"),
        (f"<!doctype html><html><body>{IGNORE}<main>{image('a')}</main>{image('b')}</body></html>", "b", "a"),
        (f"<table>{IGNORE}<tr><td>{image('a')}<tr><td>{image('b')}</table>", "b", "a"),
        # At the end of its parent there is nothing to speak of.
        (f"<div><p>text</p>{IGNORE}</div>{image('b')}", "b", ""),
        # A whole file, wherever it stands.
        (f"{image('a')}<p>{image('b')}</p>{FILE}", "", "ab"),
        # A stretch.
        (
            f"{image('a')}{START}{image('b')}<p>{image('c')}</p><!-- pubcheck: ignore-end -->{image('d')}",
            "ad",
            "bc",
        ),
        # What stands in code or in a script is no comment.
        (f"<script>'{IGNORE}'</script>{image('a')}", "a", ""),
        (f"<textarea>{IGNORE}</textarea>{image('a')}", "a", ""),
    ],
)
def test_scope(text, kept, hidden):
    findings, suppressed = check(text)
    assert [source for rule, source in findings if rule == MISSING] == [image(name) for name in kept]
    assert suppressed == [image(name) for name in hidden]


@pytest.mark.parametrize(
    ("text", "kept", "hidden"),
    [
        (f"{IGNORE}\n\n![](a.jpg)\n\n![](b.jpg)\n", ["![](b.jpg)"], ["![](a.jpg)"]),
        (f"{IGNORE}\n![](a.jpg)\n\n![](b.jpg)\n", ["![](b.jpg)"], ["![](a.jpg)"]),
        (f"Text {IGNORE} ![](a.jpg)\n\n![](b.jpg)\n", ["![](b.jpg)"], ["![](a.jpg)"]),
        (f"- one ![](a.jpg)\n\n{IGNORE}\n\n- two ![](b.jpg)\n", ["![](a.jpg)"], ["![](b.jpg)"]),
        (f"Text {IGNORE} ![]()\n\n![](b.jpg)\n", ["![](b.jpg)"], ["![]()"]),
        (f"{IGNORE}\n\nText ![]()\n\n![](b.jpg)\n", ["![](b.jpg)"], ["![]()"]),
        (f"`{IGNORE}`\n\n![](a.jpg)\n", ["![](a.jpg)"], []),
        (f"```\n{IGNORE}\n```\n![](a.jpg)\n", ["![](a.jpg)"], []),
        (f"\r\n{IGNORE}\r\n\r\n![](a.jpg)\r\n\r\n![](b.jpg)\r\n", ["![](b.jpg)"], ["![](a.jpg)"]),
    ],
)
def test_scope_in_markdown(text, kept, hidden):
    findings, suppressed = check(text, "markdown")
    assert [source for rule, source in findings if rule == MISSING] == kept
    assert suppressed == hidden


FRONT = "---\ntitle: T\npubcheck: {}\n---\n![](a.jpg)\n"


@pytest.mark.parametrize(
    ("value", "told", "hidden"),
    [
        ("{ignore: [{rule: image-alt-missing, reason: known}]}", [], 1),
        ("{ignore: [{rule: [image-alt-missing, link-http], reason: known}]}", [("unused", "link-http")], 1),
        ("{ignore: [{rule: link-http, reason: known}]}", [("unused", "link-http")], 0),
        ("{ignore: [{rule: image-alt-missing}]}", [("reason-missing", "image-alt-missing")], 1),
        ("{ignore: [{reason: known}]}", [("rule-unknown", "{reason: known}")], 0),
        ("{ignore: image-alt-missing}", [("rule-unknown", "image-alt-missing")], 0),
        ("{ignore: [image-alt-missing]}", [("rule-unknown", "image-alt-missing")], 0),
        ("{off: true}", [("rule-unknown", "off")], 0),
        ("no", [("rule-unknown", "no")], 0),
        ("{ignore: [{rule: image-alt-missing, reason: r, when: later}]}", [("rule-unknown", "when")], 1),
        (
            "{ignore: [{rule: image-alt-missing, reason: r, until: 2025-12-31}]}",
            [("expired", "2025-12-31")],
            0,
        ),
        ("{ignore: [{rule: image-alt-missing, reason: r, until: soon}]}", [("expired", "soon")], 0),
        ("{ignore: [{rule: image-alt-missing, reason: r, until: 2026-01-01, by: us}]}", [], 1),
    ],
)
def test_front_matter(value, told, hidden):
    findings, suppressed = check(FRONT.replace("{}", value), "markdown")
    assert [(r.removeprefix("suppression-"), s) for r, s in findings if r != MISSING] == told
    assert len(suppressed) == hidden


def test_toml_front_matter():
    text = '+++\n[[pubcheck.ignore]]\nrule = "image-alt-missing"\nreason = "known"\n+++\n![](a.jpg)\n'
    assert check(text, "markdown") == ([], ["![](a.jpg)"])


def test_pairs_of_start_and_end():
    start = "<!-- pubcheck: ignore-start[{}] -- known -->".format
    end = "<!-- pubcheck: ignore-end{} -->".format
    text = (
        f"{start('image-alt-missing')}{image('a')}{start('link-http')}"
        f"{image('b')}<a href='http://a.gov/'>A page</a>"
        f"{end('[image-alt-missing]')}{image('c')}<a href='http://b.gov/'>B page</a>{end('')}{end('')}"
    )
    findings, suppressed = check(text)
    assert [f for f in findings if f[0] == MISSING] == [(MISSING, image("c"))]
    assert [f for f in findings if f[0] == "suppression-unused"] == [("suppression-unused", end(""))]
    assert len(suppressed) == 4


def test_a_suppression_of_a_rule_that_did_not_run_is_not_unused():
    text = "<!-- pubcheck: ignore[link-text-vague, link-http] -- known --><p>text</p>"
    assert check(text) == ([("suppression-unused", "link-http")], [])


def test_a_suppression_of_a_rule_for_another_profile_is_not_unused():
    others = [rule for rule in RULES.values() if "*" not in rule.profiles and "gov" not in rule.profiles]
    if others:
        text = f"<!-- pubcheck: ignore[{others[0].id}] -- known --><p>text</p>"
        assert check(text, engine=Engine([*others, RULES["suppression-unused"]])) == ([], [])


def test_what_is_told_of_suppressions_is_suppressed_by_name_only():
    expired = "<!-- pubcheck: ignore[image-alt-missing] until=2025-01-01 -- known -->"
    everything = f"<!-- pubcheck: ignore-file[{MISSING}] -- known -->"
    by_name = "<!-- pubcheck: ignore-file[suppression-expired] -- known -->"
    assert [f for f, _ in check(everything + expired + image("a"))[0]] == ["suppression-expired"]
    assert check(everything + by_name + expired + image("a"))[0] == []


def test_settings_suppress_too():
    decision = Suppression((MISSING,), "known", until=date(2026, 1, 1), by="office")
    assert check(image("a"), configured=[decision]) == ([], [image("a")])
    lapsed = Suppression((MISSING,), "known", until=date(2025, 12, 31))
    assert {rule for rule, _ in check(image("a"), configured=[lapsed])[0]} == {MISSING, "suppression-expired"}


def test_a_near_name_is_suggested():
    document = readers.read(Source("page", "<!-- pubcheck: ignore[image-alt-mising] -- known -->"), "html")
    (finding,) = ENGINE.run(document, Context(TODAY), known=RULES).findings
    assert "did you mean “image-alt-missing”" in finding.message


def test_deep_nesting_does_no_harm():
    text = "<div>" * 3000 + IGNORE + image("a") + "<p>" * 3000
    assert check(text)[1] == [image("a")]


PIECES = st.sampled_from(
    [
        IGNORE, START, FILE, "<!-- pubcheck: ignore-end -->", "<!-- pubcheck ignore -->", image("a"), "text ",
        "é", "\r\n",
        "<p>", "</p>", "<table>", "<tr>", "</table>", "<b>", "</b>", "<svg>", "</svg>", "<li>", "<template>",
        "</template>", "<!--", "-->", "<body>", "</body>", "<title>", "</title>", "pubcheck: ",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["html", "markdown"]))
def test_any_page_is_read_and_nothing_gets_lost(text, form):
    document = readers.read(Source("page", text), form)
    checked = ENGINE.run(document, Context(TODAY), known=RULES)
    plain = Engine([RULES[MISSING]]).run(document, Context(TODAY), known=RULES)
    kept = [f.span for f in checked.findings if f.rule == MISSING]
    hidden = [item.finding.span for item in checked.suppressed]
    without = [f.span for f in plain.findings] + [item.finding.span for item in plain.suppressed]
    assert sorted(kept + hidden) == sorted(without)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in checked.findings)
