"""The service of a VIRIN, judged beside the photographer's credit and rank."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubcheck.finding import Hit
from pubcheck.grammar.credits import Credit
from pubcheck.grammar.places import DEMONYMS
from pubcheck.grammar.ranks import RankMatch, find_rank
from pubcheck.grammar.services import (
    LETTERS,
    SERVICES,
    Service,
    compatible,
    find_service,
    letter_for_name,
    letter_status,
)
from pubcheck.grammar.virin import Virin
from pubcheck.source import Span
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase

_CAPITAL = re.compile(r"\b[A-Z]")
_WORD = re.compile(r"[A-Z][a-z]{2,20}")
# Ranks that a credit is often found to have in place of a longer one, or that civilians have too: "Lt." for
# 1st Lt., "Airman" of the Coast Guard, "Spc." for the Space Force's Spc. 4.
_MORE_SERVICES = {
    "lieutenant": ("Army", "Air Force", "Marine Corps", "Space Force"),
    "airman": ("Coast Guard",),
    "specialist": ("Space Force",),
}
# Who has ranks without being of a service.
_CIVIL = re.compile(
    r"\b(?:police|sheriff|fire|trooper|patrol|department|ret|retired|royal|cadets?|rotc|jrotc|army cadet)\b",
    re.IGNORECASE,
)


def unknown_letter(_photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """A letter that no list of DIMOC has (Field 2)."""
    letter = virin.letter
    if letter_status(letter) != "unknown":
        return None
    meant = letter_for_name(letter)
    facts = {"letter": letter, "meant": meant or ""}
    span = phrase.span(virin.service.start, virin.service.end)
    return "service-unknown", Hit(span, facts, "digit" if meant else None)


def other_service(photo: Photo, phrase: Phrase, virin: Virin) -> tuple[str, Hit] | None:
    """The letter of a service that neither the photographer's credit nor rank can belong to (Field 2).

    The people in the picture count for nothing. Where the credit names two services, or a rank of another,
    any of them is enough; civilians, guests and ranks of unclear service are passed by.
    """
    credit, letter = photo.credited, virin.letter
    if photo.credit is None or credit is None or letter_status(letter) == "unknown":
        return None
    if not letter.isalpha() or all(compatible(name, letter) for name in SERVICES):
        return None  # D, O, S and the like fit everybody
    text = photo.credit.text
    named = [name.service for name in credit.services] + _named_later(text, credit)
    if any(service.kind == "foreign" for service in named):
        return None
    telling = [service for service in named if service.branch or service.kind == "guard"]
    if any(compatible(service, letter) for service in telling):
        return None
    ranks = _ranks(text, credit)
    # Beside "Army" a rank of the Army tells nothing new; that of a sailor tells of the Navy.
    branches = {service.branch for service in telling}
    owners = _owners(rank for rank in ranks if branches.isdisjoint(rank.services))
    if any(compatible(owner, letter) for owner in owners):
        return None
    span = phrase.span(virin.service.start, virin.service.end)
    facts = {"letter": letter, "meaning": LETTERS[letter][0], "rank": "", "owners": _either(owners)}
    related: list[tuple[str, Span]] = []
    if ranks and owners:
        facts["rank"] = " ".join(ranks[0].text.split())
        related.append(("rank", photo.credit.span(ranks[0].start, ranks[0].end)))
    if telling:
        told = next(name for name in credit.services if name.service in telling) if credit.services else None
        if told is None or told.service not in telling:
            return None
        facts |= {"service": told.service.name, "fitting": letter_for_name(told.service.name) or "D"}
        related.insert(0, ("credit", photo.credit.span(told.start, told.end)))
        return "service-mismatch", Hit(span, facts, related=tuple(related))
    if not owners or credit.name is None or credit.courtesy or _CIVIL.search(text):
        return None
    if any(word in DEMONYMS for word in _WORD.findall(text)):
        return None  # forces of another country, however they are called
    facts["fitting"] = _either(filter(None, map(letter_for_name, owners)))
    return "service-mismatch", Hit(span, facts, "rank", related=tuple(related))


def _named_later(text: str, credit: Credit) -> list[Service]:
    """The services that a credit names further on: that of a second photographer, or of an office."""
    starts = (match.start() for match in _CAPITAL.finditer(text, credit.start, credit.end))
    return [found.service for start in starts if (found := find_service(text, start))]


def _ranks(text: str, credit: Credit) -> list[RankMatch]:
    """The rank of each photographer; none where one of them is a word that civilians use."""
    if credit.rank is None:
        return []
    found = [credit.rank]
    for match in _CAPITAL.finditer(text, credit.rank.name_start, credit.end):
        if match.start() >= found[-1].end and (rank := find_rank(text, match.start())):
            found.append(rank)
    if any(rank.form == "spelled" and " " not in rank.text.strip() for rank in found):
        return []
    return found


def _owners(ranks: Iterable[RankMatch]) -> list[str]:
    """The services that the ranks can be of, each once, in the order of the table.

    A code counts for every service that has the rank: an editor writes MAJ for the Air Force's Maj, too.
    """
    names: set[str] = set()
    for rank in ranks:
        names.update(rank.services, rank.rank.services, _MORE_SERVICES.get(rank.rank.name, ()))
    return [name for name in SERVICES if name in names]


def _either(words: Iterable[str]) -> str:
    listed = list(words)
    return " or ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))
