"""Words whose initials are the letters of an acronym."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.initials import is_named_in


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("the General Services Administration of the country", "GSA"),
        ("Ask the Department of the Interior for a list.", "DOI"),
        ("the Bureau of Ocean Energy Management", "BOEM"),
        ("a point of contact", "POC"),
        ("a Freedom of Information Act request", "FOIA"),
        ("the U.S. Department of Agriculture", "USDA"),
        ("the United States Department of Agriculture", "USDA"),
        ("an individually-billed account", "IBA"),
        ("Responsible, Accountable, Consulted, and Informed", "RACI"),
        ("research and development", "RAD"),
        ("Office of Natural Resources Revenue", "ONRR"),
        ("Virtual Reality glasses", "VR"),
    ],
)
def test_named(text: str, letters: str) -> None:
    assert is_named_in(text, letters)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("The GSA Services Administration", "GSA"),
        ("virtual reality glasses", "VR"),
        ("go see all of them", "GSA"),
        ("general services. Administration", "GSA"),
        ("", "GSA"),
    ],
)
def test_not_named(text: str, letters: str) -> None:
    assert not is_named_in(text, letters)


@given(st.text(), st.from_regex(r"[A-Z](?:[A-Z]|&(?=[A-Z])){1,5}", fullmatch=True))
def test_never_raises(text: str, letters: str) -> None:
    assert isinstance(is_named_in(text, letters), bool)


@given(st.text(alphabet="of aOA-,.U S'", max_size=300))
def test_hostile_text(text: str) -> None:
    is_named_in(text, "OAOAO")
    is_named_in(text, "USOAO")
