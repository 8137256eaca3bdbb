"""Checks of data about persons that no release may carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import personal_data
from pubcheck.grammar.personal_data import Personal
from pubcheck.source import Span
from pubcheck.views.links import Link, links
from pubcheck.views.passage import Passage
from pubcheck.views.releases import Release

_CAPTIONS = frozenset({"caption", "alt", "imagedescription", "alttextaccessibility"})
_FULL_CONTACT = frozenset({"contact", "by-linetitle", "specialinstructions", "instructions"})
_MOST = 50  # findings of one kind on one page
_LIST = 3  # dates of birth on one page; more are a list that was published on purpose


@check("personal")
def ssn(release: Release) -> Iterator[Hit]:
    """A Social Security number."""
    if "ssn" in release.evidence:
        for passage, found in _found(release, personal_data.find_ssns):
            case = "example" if passage.is_example else "doubtful" if found.is_doubtful else None
            yield Hit(passage.span(found.start, found.end), case=case)


@check("personal")
def dod_id(release: Release) -> Iterator[Hit]:
    """A DoD ID number."""
    if "dod id" in release.evidence:
        for passage, found in _found(release, personal_data.find_dod_ids):
            yield Hit(passage.span(found.start, found.end), case="example" if passage.is_example else None)


@check("personal")
def birth_date(release: Release) -> Iterator[Hit]:
    """The date on which somebody was born, after its label."""
    if "birth date" in release.evidence:
        found = [one for one in _found(release, personal_data.find_birth_dates) if not one[0].is_example]
        for passage, born in found:
            yield Hit(passage.span(born.start, born.end), case="list" if len(found) > _LIST else None)


@check("personal")
def home_address(release: Release) -> Iterator[Hit]:
    """A street address that is said to be somebody's home."""
    if "home address" in release.evidence:
        for passage, found in _found(release, personal_data.find_home_addresses):
            if not passage.is_example:
                yield Hit(passage.span(found.start, found.end))


@check("personal")
def phone(release: Release) -> Iterator[Hit]:
    """A telephone number that is said to be private."""
    if "phone" in release.evidence:
        for passage, found in _found(release, personal_data.find_private_phones):
            if not passage.is_example and passage.role not in _FULL_CONTACT:
                yield Hit(passage.span(found.start, found.end), case="mobile" if found.is_doubtful else None)


@check("personal")
def email(release: Release) -> Iterator[Hit]:
    """An address at a host where anybody may have a mailbox."""
    if "mail" not in release.evidence:
        return
    seen: set[str] = set()
    for passage, found in _found(release, personal_data.find_private_mail):
        address = passage.text[found.start : found.end].lower()
        if passage.is_example or address in seen:
            continue
        seen.add(address)
        case = "caption" if passage.role in _CAPTIONS else None
        yield Hit(passage.span(found.start, found.end), {"address": address}, case)
    for link in links(release.page):
        if link.address[:7].lower() == "mailto:" and OPAQUE not in link.address:
            yield from _mailed(link, seen)


def _mailed(link: Link, seen: set[str]) -> Iterator[Hit]:
    """The private addresses that a link writes to and that its text does not show."""
    for found in personal_data.find_private_mail(link.address.partition("?")[0]):
        address = link.address[found.start : found.end].lower()
        if address not in seen:
            seen.add(address)
            yield Hit(link.href.part(found.start, found.end), {"address": address})


def _found(release: Release, find: Callable[[str], Iterable[Personal]]) -> Iterator[tuple[Passage, Personal]]:
    """What is found in all passages, each place of the source once, at most as many as anybody would read."""
    seen: set[Span] = set()
    for passage in release.passages:
        for found in islice(find(passage.text), _MOST):
            span = passage.span(found.start, found.end)
            if span not in seen and len(seen) < _MOST:
                seen.add(span)
                yield passage, found
