"""The tokens of autocomplete: HTML Living Standard, 4.10.18.7.1 (table of autofill field names)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pubcheck.grammar import html_tables

FIELDS = html_tables.autofill("fields")
"""The fields that stand without a place of contact before them."""
CONTACTS = html_tables.autofill("contacts")
"""The fields that may stand after one of ``PLACES``."""
PLACES = html_tables.autofill("places")
_MODES = frozenset({"shipping", "billing"})
_SWITCHES = frozenset({"on", "off"})
_SPACE = " \t\n\f\r"  # ASCII white space, which alone parts tokens
_SECTION = "section-"
_PASSKEY = "webauthn"

# What pages write to turn filling in off, which no browser knows.
_OFF = frozenset(
    ["none", "no", "nope", "false", "disabled", "disable", "null", "never", "0", "xoff", "new-off", "nofill",
     "noautofill", "autocomplete_off", "autooff", "autocompleteoff", "cc-off", "off-off", "undefined"]
)  # fmt: skip
_ON = frozenset({"yes", "true", "enabled", "enable", "autocomplete", "xon", "1"})
_MEANT = {
    "first-name": "given-name", "firstname": "given-name", "fname": "given-name", "givenname": "given-name",
    "last-name": "family-name", "lastname": "family-name", "lname": "family-name", "surname": "family-name",
    "familyname": "family-name", "middle-name": "additional-name", "middlename": "additional-name",
    "full-name": "name", "fullname": "name", "phone": "tel", "phone-number": "tel", "telephone": "tel",
    "mobile-phone": "mobile tel", "e-mail": "email", "email-address": "email", "mail": "email",
    "address": "street-address", "address1": "address-line1", "address2": "address-line2",
    "address-1": "address-line1", "address-2": "address-line2", "city": "address-level2",
    "state": "address-level1", "province": "address-level1", "region": "address-level1",
    "zip": "postal-code", "zipcode": "postal-code", "zip-code": "postal-code", "postal": "postal-code",
    "postcode": "postal-code", "postalcode": "postal-code", "company": "organization", "title":
    "honorific-prefix", "birthday": "bday", "birthdate": "bday", "dob": "bday", "user-name": "username",
    "user": "username", "password": "current-password", "newpassword": "new-password",
    "otp": "one-time-code", "website": "url", "gender": "sex", "job-title": "organization-title",
}  # fmt: skip


_PARTS_OF_DATES = frozenset({"bday-day", "bday-month", "bday-year", "cc-exp-month", "cc-exp-year"})
# Fields of digits, which pages give a type for its keyboard; the table has text for them, and no harm done.
_DIGITS = frozenset({"postal-code", "cc-number", "cc-csc", "one-time-code", "transaction-amount"})
_TELEPHONE = frozenset(field for field in CONTACTS if field.startswith("tel"))
_SUITED = {
    "email": frozenset({"email", "username"}),
    "url": frozenset({"url", "photo", "impp"}),
    "tel": _TELEPHONE | _DIGITS | _PARTS_OF_DATES,
    "number": _DIGITS | _PARTS_OF_DATES,
    "password": frozenset({"new-password", "current-password", "one-time-code", "cc-csc", "cc-number"}),
    "date": frozenset({"bday"}),
    "month": frozenset({"cc-exp"}),
}


class Fault(NamedTuple):
    """What is wrong with a value: its kind, the token at fault, and what was likely meant, "" where unsure.

    Kinds are "unknown" (no such token), "switch" (a made-up on or off), "order" (a known token out of its
    place) and "missing" (nothing says what to fill in).
    """

    kind: str
    token: str
    meant: str = ""


@lru_cache(maxsize=256)  # the fields of a site state the same few
def fault(value: str) -> Fault | None:
    """The first fault of a value; None where it has none, or is but white space."""
    tokens = [token for token in value.translate(_TO_SPACES).lower().split(" ") if token]
    if not tokens or (len(tokens) == 1 and tokens[0] in _SWITCHES):
        return None
    for token in tokens:
        if not _is_known(token):
            return _unknown(token, len(tokens) == 1)
    rest = tokens
    if rest[0].startswith(_SECTION):
        rest = rest[1:]
    if rest and rest[0] in _MODES:
        rest = rest[1:]
    placed = bool(rest) and rest[0] in PLACES
    rest = rest[placed:]
    if not rest:
        return Fault("missing", tokens[-1])
    if rest[0] in CONTACTS or (rest[0] in FIELDS and not placed):
        rest = rest[1:]
        if rest[:1] == [_PASSKEY]:
            rest = rest[1:]
        return Fault("order", rest[0]) if rest else None
    is_missing = rest == [_PASSKEY]
    return Fault("missing" if is_missing else "order", rest[0])


@lru_cache(maxsize=256)
def field_of(value: str) -> str:
    """The field that a value without fault names; "" where it is "on", "off" or blank."""
    tokens = [token for token in value.translate(_TO_SPACES).lower().split(" ") if token]
    return next((token for token in reversed(tokens) if token in FIELDS or token in CONTACTS), "")


def suits(field: str, kind: str) -> bool:
    """Whether an input of a type may be filled in with a field; types of text take any, unknown ones too."""
    listed = _SUITED.get(kind)
    return listed is None or field in listed or not field


_TO_SPACES = str.maketrans(dict.fromkeys(_SPACE, " "))


def _is_known(token: str) -> bool:
    return (
        token in FIELDS
        or token in CONTACTS
        or token in PLACES
        or token in _MODES
        or token in _SWITCHES
        or token == _PASSKEY
        or token.startswith(_SECTION)
    )


def _unknown(token: str, is_alone: bool) -> Fault:
    if is_alone and token in _OFF:
        return Fault("switch", token, "off")
    if is_alone and token in _ON:
        return Fault("switch", token, "on")
    return Fault("unknown", token, _MEANT.get(token.replace("_", "-"), ""))
