"""Tells whether a value of a state or property is one that WAI-ARIA 1.2 allows."""

from __future__ import annotations

import re

from pubcheck.grammar.aria import AttributeType

# The value types whose values are a list of words (WAI-ARIA 1.2, 6.2.4). An unset tristate is "undefined".
_WORDS = {
    "true/false": frozenset({"true", "false"}),
    "true/false/undefined": frozenset({"true", "false", "undefined"}),
    "tristate": frozenset({"true", "false", "mixed", "undefined"}),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
REFERENCES = frozenset({"ID reference", "ID reference list"})
# Other properties that 1.2 lets lead to one element only may name several by the draft of 1.3.
_ONE_REFERENCE = "aria-activedescendant"


def is_valid(attribute: AttributeType, value: str) -> bool:
    """Whether a value fits the value type of the attribute; lists of ids and texts always do.

    ASCII case and white space around the value do not count, and an empty value is none at all.
    """
    stated = value.strip().lower()
    kind = attribute.value
    if attribute.name == _ONE_REFERENCE:
        return len(stated.split()) < 2
    if not stated or kind == "string" or kind in REFERENCES:
        return True
    if kind == "integer":
        return _INTEGER.fullmatch(stated) is not None
    if kind == "number":
        return _NUMBER.fullmatch(stated) is not None
    if kind == "token list":
        return attribute.tokens.issuperset(stated.split())
    return stated in words(attribute)


def words(attribute: AttributeType) -> frozenset[str]:
    """The words that an attribute may have for its value; empty where it takes others."""
    return _WORDS.get(attribute.value, attribute.tokens)


def expected(attribute: AttributeType) -> str:
    """What to write for a value, in the words of a message: "true or false", "a whole number"."""
    if attribute.value == "integer":
        return "a whole number"
    if attribute.value == "number":
        return "a number"
    if attribute.value in REFERENCES:
        return "one id"
    listed = [f'"{word}"' for word in sorted(words(attribute), key=_order)]
    return " or ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def _order(word: str) -> tuple[int, str]:
    known = {"true": 0, "false": 1, "mixed": 2, "undefined": 9}
    return known.get(word, 5), word
