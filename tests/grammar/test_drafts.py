"""What is left of a draft: marks, embargoes, end marks and gaps, and the words that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.drafts import draft_in_title, draft_mark, embargo, end_mark, gaps


@pytest.mark.parametrize(
    "line",
    [
        "DRAFT",
        "** DRAFT **",
        "DRAFT v2",
        "DRAFT - NOT FOR RELEASE",
        "PRE-DECISIONAL//DELIBERATIVE",
        "DO NOT CITE OR QUOTE",
        "FOR INTERNAL USE ONLY",
        "[DRAFT 3/14]",
    ],
)
def test_draft_marks(line):
    place = draft_mark(line)
    if line == "DRAFT v2":
        assert place is None  # not all in capitals
    else:
        assert place is not None
        assert line[slice(*place)].strip("*[] ") == line[slice(*place)]


@pytest.mark.parametrize(
    "line",
    [
        "Draft",
        "NFL DRAFT",
        "DRAFT DAY",
        "DRAFT HORSES",
        "The DRAFT",
        "DRAFTED",
        "DO NOT ENTER",
        "",
        "A",
        "DELIBERATIVE BODY",
    ],
)
def test_no_draft_marks(line):
    assert draft_mark(line) is None


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("DRAFT: Plan", "DRAFT"),
        ("[DRAFT] Plan", "[DRAFT]"),
        ("Plan (DRAFT)", "(DRAFT)"),
        ("Plan - DRAFT", "DRAFT"),
        ("Draft plan", ""),
        ("DRAFT DAY", ""),
        ("THE NFL DRAFT", ""),
    ],
)
def test_titles(title, found):
    place = draft_in_title(title)
    assert (title[slice(*place)].strip() if place else "") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("EMBARGOED UNTIL June 5", "EMBARGOED UNTIL"),
        ("*** EMBARGOED UNTIL June 5", "EMBARGOED UNTIL"),
        ("Embargoed until noon", "Embargoed until"),
        ("EMBARGO: JUNE 5", ""),
        ("EMBARGOED June 5", "EMBARGOED "),
        ("HOLD FOR RELEASE", "HOLD FOR RELEASE"),
        ("EMBARGO ON ARMS", ""),
        ("Embargo on arms", ""),
        ("The embargo until 1994", ""),
        ("Sin embargo", ""),
    ],
)
def test_embargoes(line, found):
    place = embargo(line)
    assert (line[slice(*place)] if place else "") == found


@pytest.mark.parametrize(
    ("line", "is_mark"),
    [
        ("-30-", 1),
        ("– 30 –", 1),
        ("###", 1),
        ("# # #", 1),
        ("-end-", 1),
        ("30", 0),
        ("##", 0),
        ("-31-", 0),
        ("###a", 0),
    ],
)
def test_end_marks(line, is_mark):
    assert end_mark(line) is bool(is_mark)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TKTK feet", [("TKTK", "to-come")]),
        ("[TK name] said", [("[TK name]", "to-come")]),
        ("Guidance TK.", [("TK", "perhaps-to-come")]),
        ("TK Smith", []),
        ("T.K. Smith, TK-421, SI/TK//NF, STK.", []),
        ("[insert name] moved", [("[insert name]", "insert")]),
        ("[Enter your name]", [("[Enter your name]", "insert")]),
        ("they [enter the Capitol] at noon", []),
        ("[the office] moved", []),
        ("[TODO: ask]", [("[TODO: ask]", "insert")]),
        ("Lorem ipsum dolor sit", [("Lorem ipsum", "filler")]),
        ("the words lorem ipsum", []),
    ],
)
def test_gaps(text, found):
    assert [(text[gap.start : gap.end], gap.kind) for gap in gaps(text)] == found


@given(st.text())
def test_any_text_is_read(text):
    for line in (text, f"DRAFT {text}", f"EMBARGOED {text}", f"[insert {text}]", f"TK{text}"):
        draft_mark(line)
        draft_in_title(line)
        embargo(line)
        end_mark(line)
        assert all(0 <= gap.start < gap.end <= len(line) for gap in gaps(line))
