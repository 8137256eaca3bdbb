"""Checks that what a page says in two places is spelled and told alike in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import spellings
from pubcheck.grammar.gazetteer import COUNTRIES
from pubcheck.grammar.surnames import COMMON
from pubcheck.views.agreements import Person, Spelled, namesakes, people, places
from pubcheck.views.albums import Album

_SHORTEST = 5  # letters of a name that is compared
_MOST_NAMESAKES = 20  # persons of one first name
_SHORTEST_ALONE = 7  # letters of a surname without a first name


@check("album")
def place_spelling(album: Album) -> Iterator[Hit]:
    """One place in two spellings, both with the same state or country behind it."""
    by_region: dict[str, dict[str, list[Spelled]]] = defaultdict(lambda: defaultdict(list))
    for place in places(album.page):
        if place.spelled.name not in COUNTRIES:
            by_region[place.region][place.spelled.name].append(place.spelled)
    for region, named in by_region.items():
        for one, other in spellings.pairs(named):
            if one[0] != other[0] or spellings.is_inflected(one, other):
                continue
            found, kept = _rarer(named[one], named[other])
            facts = {"written": found.name, "other": kept.name, "region": region}
            case = "transliterated" if spellings.is_transliterated(one, other) else None
            yield Hit(found.span, facts, case, related=(("other", kept.span),))


def _rarer(one: list[Spelled], other: list[Spelled]) -> tuple[Spelled, Spelled]:
    """The first use of the rarer spelling, of the later one where both are as frequent; then the other's."""
    first, second = one[0], other[0]
    if len(one) == len(other):
        return (second, first) if second.span > first.span else (first, second)
    return (first, second) if len(one) < len(other) else (second, first)


@check("album")
def name_spelling(album: Album) -> Iterator[Hit]:
    """One person's name in two spellings: the same rank, and all but one letter of the name the same."""
    persons = list(people(album.page))
    if not persons:
        return
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if len(person.last.name) >= _SHORTEST:
            by_surname[person.last.name].append(person)
    for one, other in spellings.pairs(by_surname):
        if hit := _one_surname(by_surname[one], by_surname[other]):
            yield hit
    for same in by_surname.values():
        yield from _first_names(same)
    yield from _without_rank(album, persons)


def _without_rank(album: Album, persons: list[Person]) -> Iterator[Hit]:
    """Full names without a rank that only a letter of the surname parts from a person of rank."""
    surnames: dict[str, list[Spelled]] = defaultdict(list)
    known = set()
    for person in persons:
        if person.first and len(person.last.name) > _SHORTEST:
            surnames[person.first.name].append(person.last)
            known.add((person.first.name, person.last.name))
    told: set[tuple[str, str]] = set()
    for first, last in namesakes(album.page, persons):
        if (first.name, last.name) in known or (first.name, last.name) in told or last.name.lower() in COMMON:
            continue
        for other in surnames.get(first.name, ())[:_MOST_NAMESAKES]:
            if (
                other.name[0] == last.name[0]
                and spellings.differ_by_one(other.name, last.name)
                and not spellings.is_inflected(other.name, last.name)
                and not spellings.is_transliterated(other.name, last.name)
            ):
                told.add((first.name, last.name))
                facts = {"written": f"{first.name} {last.name}", "other": f"{first.name} {other.name}"}
                yield Hit(last.span, facts, "unranked", related=(("other", other.span),))
                break


def _one_surname(one: list[Person], other: list[Person]) -> Hit | None:
    """What two surnames that differ by one letter give: a hit where rank and first name are the same."""
    left, right = one[0].last.name, other[0].last.name
    if left[0] != right[0] or spellings.is_inflected(left, right):
        return None
    full = {(p.rank, p.first.name) for p in one if p.first} & {
        (p.rank, p.first.name) for p in other if p.first
    }
    if full:
        _, first = min(full)
        found, kept = _rarer([p.last for p in one], [p.last for p in other])
        both_common = left.lower() in COMMON and right.lower() in COMMON
        case = "common" if both_common or spellings.is_transliterated(left, right) else None
        facts = {"written": f"{first} {found.name}", "other": f"{first} {kept.name}"}
        return Hit(found.span, facts, case, related=(("other", kept.span),))
    return _surname_alone(one, other)


def _surname_alone(one: list[Person], other: list[Person]) -> Hit | None:
    """A surname without a first name, beside the same rank and a full name one letter away."""
    left, right = one[0].last.name, other[0].last.name
    if min(len(left), len(right)) < _SHORTEST_ALONE or left.lower() in COMMON or right.lower() in COMMON:
        return None
    if spellings.is_transliterated(left, right):
        return None
    for alone, full in ((one, other), (other, one)):
        ranks = {p.rank for p in full if p.first}
        written = next((p for p in alone if p.first is None and p.rank in ranks), None)
        if written and not any(p.first for p in alone):
            kept = next(p for p in full if p.first and p.rank == written.rank)
            facts = {
                "written": f"{written.rank} {written.last.name}",
                "other": f"{written.rank} {kept.first.name if kept.first else ''} {kept.last.name}",
            }
            return Hit(written.last.span, facts, "surname", related=(("other", kept.last.span),))
    return None


def _first_names(same: list[Person]) -> Iterator[Hit]:
    """First names that differ by one letter inside them, beside the same rank and surname."""
    named: dict[tuple[str, str], list[Spelled]] = defaultdict(list)
    for person in same:
        if person.first and len(person.first.name) >= _SHORTEST:
            named[person.rank, person.first.name].append(person.first)
    by_rank: dict[str, list[str]] = defaultdict(list)
    for rank, first in named:
        by_rank[rank].append(first)
    for rank, firsts in by_rank.items():
        for one, other in spellings.pairs(firsts):
            # The last letter may part a woman's name from a man's: Christine, Christina.
            if one[0] != other[0] or one[-1] != other[-1] or spellings.is_inflected(one, other):
                continue
            found, kept = _rarer(named[rank, one], named[rank, other])
            surname = same[0].last.name
            facts = {"written": f"{found.name} {surname}", "other": f"{kept.name} {surname}"}
            yield Hit(found.span, facts, related=(("other", kept.span),))
