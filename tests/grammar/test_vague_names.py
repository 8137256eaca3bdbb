from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import vague_names

PHRASES = ("untitled", "click here", "heading")


@pytest.mark.parametrize("text", ["Untitled", "  click\n HERE… ", "[Heading]", "Click_here!"])
def test_case_blanks_and_marks_do_not_hide_a_phrase(text: str) -> None:
    assert vague_names.is_one_of(text, PHRASES)


@pytest.mark.parametrize("text", ["", "Untitled works", "click here" * 20, "Here click"])
def test_what_says_more_is_no_phrase(text: str) -> None:
    assert not vague_names.is_one_of(text, PHRASES)


def test_a_number_behind_a_phrase() -> None:
    assert vague_names.is_numbered("Heading 2", PHRASES)
    assert not vague_names.is_numbered("Heading", PHRASES)
    assert not vague_names.is_numbered("Heading two", PHRASES)
    assert not vague_names.is_numbered("Chapter 2", PHRASES)


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Rates | GSA", "Rates"),
        ("Rates – Travel – GSA", "Rates"),
        ("Rates - GSA", "Rates"),
        ("Pre-award rates", "Pre-award rates"),
        ("Rates|GSA", "Rates"),
        ("", ""),
    ],
)
def test_the_name_of_the_site_is_left_out(title: str, own: str) -> None:
    assert vague_names.own_part(title) == own


@pytest.mark.parametrize(
    "text", ["index.html", "memo_final-2.docx", "Default.aspx", "Microsoft Word - memo.doc", "rates.PDF"]
)
def test_file_names(text: str) -> None:
    assert vague_names.is_file_name(text)


@pytest.mark.parametrize(
    "text", ["robots.txt", "package.json", "The index.html file", "Login.gov", "Microsoft Word"]
)
def test_titles_about_files_are_none(text: str) -> None:
    assert not vague_names.is_file_name(text)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("www.gsa.gov", "www.gsa.gov"),
        ("https://GSA.gov/", "gsa.gov"),
        ("Login.gov", "login.gov"),
        ("Rates", ""),
    ],
)
def test_hosts(text: str, host: str) -> None:
    assert vague_names.host_of(text) == host


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    vague_names.own_part(text)
    vague_names.is_file_name(text)
    vague_names.host_of(text)
    assert vague_names.is_one_of(text, (vague_names.folded(text),)) or len(text) > 60
