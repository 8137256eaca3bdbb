"""Directives are read part by part, and what cannot be read is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import directives


@pytest.mark.parametrize(
    ("comment", "verb", "rules", "until", "by", "reason"),
    [
        (" pubcheck: ignore[link-http] -- old host ", "ignore", ["link-http"], None, "", "old host"),
        ("pubcheck:ignore[a,b]—why", "ignore", ["a", "b"], None, "", None),
        ("pubcheck: ignore [ a , b ,] -- why", "ignore", ["a", "b"], None, "", "why"),
        (
            "pubcheck: ignore[a] until=2027-01-31 by=office -- wait -- for it",
            "ignore",
            ["a"],
            "2027-01-31",
            "office",
            "wait -- for it",
        ),
        ("pubcheck: ignore-file[a] — a\n  second line", "ignore-file", ["a"], None, "", "a second line"),
        ("pubcheck: ignore-start[a] – why", "ignore-start", ["a"], None, "", "why"),
        ("pubcheck: ignore-end", "ignore-end", [], None, "", ""),
        ("pubcheck: ignore-end[a]", "ignore-end", ["a"], None, "", ""),
        ("pubcheck: ignore[a] --", "ignore", ["a"], None, "", ""),
        ("pubcheck: ignore[]", "ignore", [], None, "", ""),
        ("pubcheck: ignore", "ignore", [], None, "", ""),
    ],
)
def test_parts(comment, verb, rules, until, by, reason):
    found = directives.read(comment)
    assert found.verb == verb
    assert [rule.text for rule in found.rules] == rules
    assert (found.until and found.until.text) == until
    assert found.by == by
    assert found.fault is None or reason is None
    assert reason is None or found.reason == reason


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("pubcheck ignore[a] -- why", "pubcheck ignore[a] -- why"),
        ("pubcheck-ignore a", "pubcheck-ignore a"),
        ("Pubcheck: ignore[a] -- why", "Pubcheck: ignore[a] -- why"),
        ("pubcheck: disable[a] -- why", "disable"),
        ("pubcheck: ignore[a because", "[a because"),
        ("pubcheck: ignore[a] because of", "because"),
        ("pubcheck: ignore[a] by= -- why", "by="),
        ("pubcheck: ", "pubcheck:"),
    ],
)
def test_faults(comment, words):
    assert directives.read(comment).fault.text == words


@pytest.mark.parametrize(
    "comment", ["", "checked with pubcheck: ok", "pubcheck runs nightly", "a pubcheck: b"]
)
def test_not_meant(comment):
    assert directives.read(comment) is None


@pytest.mark.parametrize("text", ["2027-13-01", "2026-W01-1", "20270131", "", "２０２７-01-31", "2027-1-31"])
def test_no_day(text):
    assert directives.day(text) is None


@given(st.text(alphabet="pubchek: ignore-filestad[],=until2027—\n\t", max_size=80))
def test_parts_stand_where_they_say(comment):
    found = directives.read("pubcheck: " + comment)
    text = "pubcheck: " + comment
    parts = [*found.rules, *filter(None, (found.until, found.fault))]
    assert all(text[part.start : part.end] == part.text for part in parts)
