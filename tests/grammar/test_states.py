from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import states

NEVER_ABBREVIATED = ("Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah")


def test_there_are_fifty_states_and_six_more() -> None:
    assert len(states.STATES) == 56
    assert len(states.by_postal()) == 56


def test_ap_never_abbreviates_eight_states() -> None:
    without = [state.name for state in states.STATES if not state.ap]
    assert tuple(without[:8]) == NEVER_ABBREVIATED


@given(st.sampled_from(states.STATES), st.sampled_from(["", ", June 7", " in June"]))
def test_each_form_is_read_back(state: states.State, rest: str) -> None:
    for written, form in ((state.name, "full"), (state.ap, "ap"), (state.postal, "postal")):
        if written:
            found = states.state_at(f"in {written}{rest}", 3)
            assert found is not None
            assert (found.state, found.text, found.form) == (state, written, form)
            assert found.end == 3 + len(written)


@pytest.mark.parametrize(
    ("text", "written", "postal", "form"),
    [
        ("Texas. They", "Texas", "TX", "full"),
        ("NORTH CAROLINA (June", "NORTH CAROLINA", "NC", "full"),
        ("Tex., June", "Tex.", "TX", "other"),
        ("MI., June", "MI.", "MI", "other"),
        ("MI. They", "MI", "MI", "postal"),
        ("VA.", "VA", "VA", "postal"),
        ("N. C., June", "N. C.", "NC", "other"),
        ("NC, June", "NC", "NC", "postal"),
        ("W.Va., June", "W.Va.", "WV", "ap"),
        ("W. Va., June", "W. Va.", "WV", "ap"),
        ("Calif training", "Calif", "CA", "other"),
        ("Va, June", "Va", "VA", "other"),
        ("D.C.", "D.C.", "DC", "ap"),
    ],
)
def test_forms(text: str, written: str, postal: str, form: str) -> None:
    found = states.state_at(text, 0)
    assert found is not None
    assert (found.text, found.state.postal, found.form) == (written, postal, form)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("text", ["Oregonian", "Company", "va.", "june", "2024", "", "MIT", "N.Y.C."])
def test_no_states(text: str) -> None:
    assert states.state_at(text, 0) is None


@given(st.text(alphabet="NSWCVa.MI Dexas,", max_size=20), st.integers(0, 20))
def test_no_text_raises(text: str, start: int) -> None:
    found = states.state_at(text, start)
    assert found is None or text[found.start : found.end] == found.text
