from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import autofill


@pytest.mark.parametrize(
    "value",
    ["", "  ", "on", "OFF", "name", " Given-Name ", "section-ship shipping street-address",
     "billing\tcc-number", "work email", "section-a billing home tel-national", "username webauthn",
     "section- url", "mobile tel webauthn"],
)  # fmt: skip
def test_values_that_browsers_know(value: str) -> None:
    assert autofill.fault(value) is None


@pytest.mark.parametrize(
    ("value", "kind", "token", "meant"),
    [
        ("nope", "switch", "nope", "off"),
        ("True", "switch", "true", "on"),
        ("zip_code", "unknown", "zip-code".replace("-", "_"), "postal-code"),
        ("first-name", "unknown", "first-name", "given-name"),
        ("blah email", "unknown", "blah", ""),
        ("email nope", "unknown", "nope", ""),
        ("work shipping email", "order", "shipping", ""),
        ("shipping section-a email", "order", "section-a", ""),
        ("work country", "order", "country", ""),
        ("given-name family-name", "order", "family-name", ""),
        ("billing", "missing", "billing", ""),
        ("section-a", "missing", "section-a", ""),
        ("home", "missing", "home", ""),
        ("webauthn", "missing", "webauthn", ""),
        ("shipping off", "order", "off", ""),
        ("off on", "order", "off", ""),
        ("webauthn username", "order", "webauthn", ""),
        ("name\u00a0", "unknown", "name\u00a0", ""),
    ],
)
def test_faults(value: str, kind: str, token: str, meant: str) -> None:
    assert autofill.fault(value) == autofill.Fault(kind, token, meant)


TOKENS = sorted(
    autofill.FIELDS | autofill.CONTACTS | autofill.PLACES | {"shipping", "billing", "section-x", "on"}
)


@given(st.lists(st.sampled_from(TOKENS), max_size=5).map(" ".join) | st.text())
def test_no_text_raises(value: str) -> None:
    found = autofill.fault(value)
    assert found is None or found.token in value.lower()


BEFORE = st.tuples(
    st.sampled_from(["", "section-x "]),
    st.sampled_from(["", "shipping ", "billing "]),
    st.sampled_from(["", *(f"{place} " for place in sorted(autofill.PLACES))]),
).map("".join)


@given(BEFORE, st.sampled_from(sorted(autofill.CONTACTS)))
def test_contacts_stand_behind_all_that_may_stand_before_them(before: str, contact: str) -> None:
    assert autofill.fault(before + contact) is None


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("section-a work EMAIL", "email", True),
        ("email", "number", False),
        ("tel", "number", False),
        ("username webauthn", "email", True),
        ("postal-code", "tel", True),
        ("name", "tel", False),
        ("off", "number", True),
        ("street-address", "text", True),
        ("street-address", "nonsense", True),
        ("bday", "month", False),
    ],
)
def test_what_a_type_takes(value: str, kind: str, expected: bool) -> None:
    assert autofill.suits(autofill.field_of(value), kind) is expected
