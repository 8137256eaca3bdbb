from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import sensory


def told(sentence: str) -> list[str]:
    return [
        sentence[cue.start : cue.end] for cue in sensory.find(sentence) if sensory.instructs(sentence, cue)
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Press the green button to go on.", "green button"),
        ("Click on any of the light blue boxes.", "blue boxes"),
        ("Select the round icon.", "round icon"),
        ("To go on, tap the diamond-shaped symbol.", "diamond-shaped symbol"),
        ("Press the large button.", "large button"),
        ("Use the links on the right.", "links on the right"),
        ("Use the menu at left to find an office.", "menu at left"),
        ("Tap the icon in the upper right corner of the page.", "icon in the upper right corner of the page"),
        ("Fill in the form on the left-hand side.", "form on the left-hand side"),
        ("Open the PDF reader and press the red button.", "red button"),
    ],
)  # fmt: skip
def test_looks_and_sides_alone(sentence: str, words: str) -> None:
    assert told(sentence) == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Press the green Submit button.",
        "Press the green button that says Submit.",
        "Press the green button (Submit).",
        "Press Submit, the green button.",
        "Press the green button labeled with an arrow.",
        "The green button opens the form.",
        "Never press the red button.",
        "Users press the red button.",
        "Avoid phrases such as press the red button.",
        "Select a small text file.",
        "Use the box above.",
        "Use the link right now.",
        "Send the form to the right person.",
        "Click the icon to the right of the field.",
        "Click the arrow on the right of an address.",
        "Press the right arrow key.",
        "Press the red button-like thing.",
        "",
    ],
)
def test_names_order_and_plain_statements_are_let_pass(sentence: str) -> None:
    assert told(sentence) == []


@given(st.text(alphabet="the red button on right clickİ. ", max_size=300))
def test_any_text_is_read(text: str) -> None:
    for cue in sensory.find(text):
        assert 0 <= cue.start < cue.end <= len(text)
        sensory.instructs(text, cue)
