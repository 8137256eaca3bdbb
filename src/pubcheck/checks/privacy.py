"""Checks of data about persons that no release may carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import personal_data
from pubcheck.grammar.personal_data import Personal
from pubcheck.source import Span
from pubcheck.views.passage import Passage
from pubcheck.views.passages import Release

# Each begins with signs or letters that are looked for fast: without its match nothing is read further.
_SSN = re.compile(r"-\d\d-\d{4}(?!\d)(?<=\d{3}-\d\d-\d{4})(?<!\d{4}-\d\d-\d{4})")
_SSN_LABEL = re.compile(r"ecurity (?:[Nn]umber|[Nn]o)[\s:#is.]{0,8}\d{3}")
_SSN_SHORT = re.compile(r"SSN[\s:#is.]{0,6}\d{3}")
_SSN_DASHES = re.compile("\u2013\\d\\d\u2013")
_MAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|verizon|pro|gmx)",
    re.IGNORECASE,
)
_PHONES = (re.compile(r"-\d{4}(?!\d)(?<=\d{3}-\d{4})"), re.compile(r"\.\d{4}(?!\d)(?<=\d{3}\.\d{4})"))
_KINDS = "(?:(?:tele)?phone|cell|mobile|number|no|tel)"
_PHONE_LABELS = tuple(
    re.compile(rf"{word}[ -]?{_KINDS}?[^\n\d]{{0,16}}\d{{3}}")
    for word in ("ell", "obile", "ome ", "ersonal ", "rivate ", "esidence ", "ome Phone", "ome Number")
)
_LIVES = re.compile(r" at \d(?:(?<=es at \d)|(?<=ng at \d))")
_ADDRESS = re.compile(r"ddress[\s:is]{1,6}\d")
_CAPTIONS = frozenset({"caption", "alt", "imagedescription", "alttextaccessibility"})
_FULL_CONTACT = frozenset({"contact", "by-linetitle", "specialinstructions", "instructions"})
_MOST = 50  # findings of one kind on one page
_LIST = 3  # dates of birth on one page; more are a list that was published on purpose


@check("release")
def ssn(release: Release) -> Iterator[Hit]:
    """A Social Security number."""
    text = release.text
    is_odd = "\u2011" in text or "&#8209;" in text or _SSN_DASHES.search(text) is not None
    is_named = b"SSN" in release.capitals and _SSN_SHORT.search(text) is not None
    if is_odd or is_named or _SSN.search(text) or _SSN_LABEL.search(text):
        for passage, found in _found(release, personal_data.find_ssns):
            case = "example" if passage.is_example else "doubtful" if found.is_doubtful else None
            yield Hit(passage.span(found.start, found.end), case=case)


@check("release")
def dod_id(release: Release) -> Iterator[Hit]:
    """A DoD ID number."""
    # "DoD ID" and "DOD ID" by their capitals.
    if any(word in release.capitals for word in (b"EDIPI", b"DDID", b"DODID", b"DIDENT")):
        for passage, found in _found(release, personal_data.find_dod_ids):
            yield Hit(passage.span(found.start, found.end), case="example" if passage.is_example else None)


@check("release")
def birth_date(release: Release) -> Iterator[Hit]:
    """The date on which somebody was born, after its label."""
    text = release.text
    if (
        b"DOB" in release.capitals
        or b"DPOB" in release.capitals
        or " of birth" in text
        or " of Birth" in text
    ):
        found = [one for one in _found(release, personal_data.find_birth_dates) if not one[0].is_example]
        for passage, born in found:
            yield Hit(passage.span(born.start, born.end), case="list" if len(found) > _LIST else None)


@check("release")
def home_address(release: Release) -> Iterator[Hit]:
    """A street address that is said to be somebody's home."""
    if _LIVES.search(release.text) or _ADDRESS.search(release.text):
        for passage, found in _found(release, personal_data.find_home_addresses):
            if not passage.is_example:
                yield Hit(passage.span(found.start, found.end))


@check("release")
def phone(release: Release) -> Iterator[Hit]:
    """A telephone number that is said to be private."""
    text = release.text
    if any(pattern.search(text) for pattern in _PHONES) and any(
        label.search(text) for label in _PHONE_LABELS
    ):
        for passage, found in _found(release, personal_data.find_private_phones):
            if not passage.is_example and passage.role not in _FULL_CONTACT:
                yield Hit(passage.span(found.start, found.end), case="mobile" if found.is_doubtful else None)


@check("release")
def email(release: Release) -> Iterator[Hit]:
    """An address at a host where anybody may have a mailbox."""
    if _MAIL.search(release.text) is None:
        return
    seen: set[str] = set()
    for passage, found in _found(release, personal_data.find_private_mail):
        address = passage.text[found.start : found.end].lower()
        if passage.is_example or address in seen:
            continue
        seen.add(address)
        case = "caption" if passage.role in _CAPTIONS else None
        yield Hit(passage.span(found.start, found.end), {"address": address}, case)


def _found(release: Release, find: Callable[[str], Iterable[Personal]]) -> Iterator[tuple[Passage, Personal]]:
    """What is found in all passages, each place of the source once, at most as many as anybody would read."""
    seen: set[Span] = set()
    for passage in release.passages:
        for found in islice(find(passage.text), _MOST):
            span = passage.span(found.start, found.end)
            if span not in seen and len(seen) < _MOST:
                seen.add(span)
                yield passage, found
