from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import aria
from pubcheck.grammar.aria_values import expected, is_valid


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("aria-busy", ["true", "FALSE", " true ", ""], ["undefined", "1", "yes", "mixed"]),
        ("aria-expanded", ["true", "false", "undefined"], ["open", "mixed"]),
        ("aria-checked", ["true", "mixed", "undefined"], ["checked", "half"]),
        ("aria-level", ["1", "-2", "+3", "007"], ["1.0", "two", "1 2", "h2"]),
        ("aria-valuenow", ["1", "1.5", ".5", "-3.", "1e3"], ["50%", "1,5", "ten", ".", "e3"]),
        ("aria-live", ["off", "polite", "assertive"], ["on", "polite assertive"]),
        ("aria-relevant", ["all", "additions text", "text  removals"], ["additions,text", "changes"]),
        ("aria-current", ["page", "true", "false", "step"], ["yes", "here"]),
        ("aria-label", ["anything", "…"], []),
        ("aria-controls", ["no such id"], []),
        ("aria-activedescendant", ["", "no-such-id", " a "], ["a b"]),
        ("aria-errormessage", ["a b"], []),  # a list in the draft of 1.3
    ],
)
def test_values(name: str, good: list[str], bad: list[str]) -> None:
    attribute = aria.attributes()[name]
    assert [value for value in good if not is_valid(attribute, value)] == []
    assert [value for value in bad if is_valid(attribute, value)] == []


def test_what_to_write_instead() -> None:
    table = aria.attributes()
    assert expected(table["aria-busy"]) == '"true" or "false"'
    assert expected(table["aria-pressed"]) == '"true", "false", "mixed" or "undefined"'
    assert expected(table["aria-level"]) == "a whole number"
    assert expected(table["aria-valuenow"]) == "a number"
    assert expected(table["aria-activedescendant"]) == "one id"
    for attribute in table.values():
        assert is_valid(attribute, attribute.default or "")


@given(st.sampled_from(sorted(aria.attributes())), st.text())
def test_no_value_raises(name: str, value: str) -> None:
    attribute = aria.attributes()[name]
    assert is_valid(attribute, value) == is_valid(attribute, f" {value}\n")
