"""Whether a name holds a label: the words, their order, and what does not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.label_in_name import holds, resembles


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ships", "Ships"),
        ("The ships at sea", "SHIPS"),
        ("  the\tships ", "The ships"),
        ("Read more about ships", "Read more…"),
        ("Ships (new)", "Ships (new)"),
        ("Ships", "Ships (since 2024)"),
        ("Sailors' mess", "Sailors’ mess"),
        ("Terms conditions", "Terms & Conditions"),
        ("Terms & conditions", "Terms & conditions"),
        ("40 percent", "40%"),
        ("anything", "x"),
        ("anything", " A "),
        ("Close", "Close x"),
        ("Download", "Down\u00adload"),
        ("Ships", "Ships™"),
        ("Read (new) ships", "Read ships"),
        ("well known ships", "Well-known ships"),
        ("anything", "»"),
        ("anything", ""),
        ("艦隊の紹介ページ", "艦隊の紹介"),
        ("the *** ships", ">>> The ships <<<"),
    ],
)
def test_held(name, label):
    assert holds(name, label)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Boats", "Ships"),
        ("the fleet", "The whole fleet"),
        ("Read about the airship", "Read about the air"),
        ("Fleet of ships", "Ships of fleet"),
        ("The fleet", "Thefleet"),
        ("Thefleet", "The fleet"),
        ("WAR", "W A R"),
        ("one two", "1 2"),
        ("three plus four", "3+4"),
        ("Send form", "Send long form"),
        ("Avenue Example", "Ave Example"),
        ("Doctor Roe", "Ms. Roe"),
        ("", "Ships"),
        ("艦隊", "艦船"),
        ("Ships", "Ships since 2024"),
    ],
)
def test_not_held(name, label):
    assert not holds(name, label)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ships", "Ships [PDF]"),
        ("Cooperation", "Co-operation"),
        ("Co-operation", "Cooperation"),
        ("US Navy", "U.S. Navy"),
        ("Terms and conditions", "Terms & Conditions"),
        ("Resume", "Résumé"),
        ("Fort Example Avenue", "Ft. Example Ave."),
        ("Sergeant Roe", "Sgt. Roe"),
    ],
)
def test_what_is_written_otherwise_is_not_held_but_near(name, label):
    assert not holds(name, label)
    assert resembles(name, label)


@pytest.mark.parametrize(("name", "label"), [("First page", "1"), ("Boats", "Ships"), ("Ships (new)", "new")])
def test_other_words_are_not_held(name, label):
    assert not holds(name, label)


@given(st.text(max_size=60))
def test_every_text_holds_itself(text):
    assert holds(text, text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_raises(name, label):
    holds(name, label)
    resembles(name, label)


def test_what_is_longer_than_speech_is_let_be():
    assert holds("a", "b " * 100_000)
