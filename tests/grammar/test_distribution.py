"""Distribution statements: read as they are written, and not where a text only speaks of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.distribution import (
    AUDIENCES,
    Statement,
    export_warning,
    format_statement,
    read_statement,
)

WORDS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=20)


@given(st.sampled_from("BCDEX"), WORDS, WORDS, WORDS)
def test_a_statement_is_read_as_it_is_written(letter, reason, date, office):
    statement = Statement(letter, reason, date, office)
    read = read_statement(format_statement(statement))
    assert read is not None
    assert read[0] == statement


@pytest.mark.parametrize("letter", AUDIENCES)
def test_every_letter_is_read(letter):
    text = format_statement(Statement(letter))
    read = read_statement(text)
    assert read is not None
    assert read[0] == Statement(letter)
    assert text[: read[1]] == f"DISTRIBUTION STATEMENT {letter}"


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Distribution Statement F: Further dissemination only as directed by the office.", "F"),
        ("DISTRIBUTION STATEMENT C", "C"),
        ("DISTRIBUTION STATEMENT “D” - Distribution authorized to the Department of Defense", "D"),
        ("Distribution authorized to U.S. Government agencies only; test", "B"),
        ("Distribution authorized to U.S. Government agencies and their contractors; test", "C"),
        ("Distribution authorized to DoD components only; test", "E"),
        ("Further dissemination only as directed by the Office of Examples.", "F"),
    ],
)
def test_forms(text, letter):
    read = read_statement(text)
    assert read is not None
    assert read[0].letter == letter


@pytest.mark.parametrize(
    "text",
    [
        "Distribution Statement A is used for public documents.",
        "Distribution Statement G. Approved for public release.",
        "Distribution is limited to one box.",
        "The distribution statement",
        "Distribution Statements",
        "",
    ],
)
def test_no_statements(text):
    assert read_statement(text) is None


@given(st.text())
def test_any_text_is_read(text):
    for line in (text, f"DISTRIBUTION STATEMENT {text}", f"Distribution Statement D. {text}"):
        read_statement(line)
        export_warning(line)


def test_the_export_warning_is_found():
    text = "WARNING - This document contains technical data whose export is restricted by the Act."
    place = export_warning(text)
    assert place is not None
    assert text[slice(*place)].endswith("restricted")
    assert export_warning("The export of technical data is restricted.") is None
