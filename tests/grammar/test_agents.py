from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import agents, passives


def agent_in(sentence: str) -> str | None:
    one = passives.find(sentence)[0]
    found = agents.after(sentence, one.end)
    return sentence[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("It was reviewed by the office.", "the office"),
        ("It was reviewed and quickly signed by two officers in May.", "two officers"),
        ("It was reviewed carefully by us.", "us"),
        (
            "It is run by the Office of Management and Budget in Washington.",
            "the Office of Management and Budget",
        ),
        ("It is used by any member of the team.", "any member of the team"),
        ("It was signed by President Lincoln.", "President Lincoln"),
        ("It was found by the agency first.", "the agency"),
        ("It is read by NASA and others.", "NASA"),
        ("It was sent by email.", None),
        ("It was done by May 3.", None),
        ("It is required by law.", None),
        ("It is governed by the FAR.", None),
        ("It was made by using a pen.", None),
        ("It is sorted by agency name.", None),
        ("It is read by screen readers and a browser.", None),
        ("It is hosted in Microsoft Teams.", None),
        ("It was solved by tracking users.", None),
        ("It was run by the Community of Practice and Digital.gov.", "the Community of Practice"),
        ("It was reviewed.", None),
    ],
)
def test_names_who_does_it(sentence: str, agent: str | None) -> None:
    assert agent_in(sentence) == agent


def test_knows_bylines() -> None:
    byline = "We met. This post was written by the staff."
    assert agents.is_byline(byline, byline.index("was"), "written")
    other = "We met. The form was written by the staff."
    assert not agents.is_byline(other, other.index("was"), "written")
    assert not agents.is_byline(byline, byline.index("was"), "sold")


@given(st.text(st.sampled_from(" by of the Office and,.") | st.characters(), max_size=60))
def test_agents_lie_inside_any_text(text: str) -> None:
    found = agents.after("was seen" + text, 8)
    assert found is None or 8 < found[0] < found[1] <= 8 + len(text)
