"""Ranks that stand right before a personal name in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from pubcheck.grammar.credit_people import GENERATIONS, PARTICLES, is_organization
from pubcheck.grammar.date_patterns import A_MONTH
from pubcheck.grammar.part import Part
from pubcheck.grammar.places import DEMONYMS
from pubcheck.grammar.rank_forms import written
from pubcheck.grammar.rank_table import RATING_NAMES
from pubcheck.grammar.ranks import RankMatch, all_ranks, find_rank
from pubcheck.grammar.services import ServiceName, find_service


class RankedName(NamedTuple):
    """A rank and the name after it, ranges in code points; ``surname`` is the last word without a suffix.

    ``is_full`` tells that a first name or an initial stands before the surname; ``service`` is the one named
    right before the rank, ``is_foreign`` whether another country's people are.
    """

    rank: RankMatch
    name: Part
    surname: str
    is_full: bool
    service: ServiceName | None
    is_foreign: bool


def find_ranked_names(text: str) -> Iterator[RankedName]:
    """Yield the ranks of ``text`` that a personal name follows, in order; linear in the text's length.

    What only looks like one is passed by: Captain Morgan's Rum, General Services Administration, Major
    League Baseball, Private Smith Foundation, General Sherman Tree, Lt. Gov. Ann Roe, N.C. Gen. Stat.
    """
    end = 0
    for match in _opening().finditer(text):
        start = match.start()
        if start < end or match["word"].rstrip(".") not in _openers():
            continue
        rank = find_rank(text, start)
        if rank is None or _opens_with_service(text, rank) or _is_retold(text, rank):
            continue
        name = _name_at(text, rank.name_start)
        if name is None or _is_other(text, rank, name):
            continue
        end = name.end
        words = [word for word in name.text.split() if word.strip(".,").lower() not in GENERATIONS]
        service = _service_before(text, start)
        foreign = _foreign_before().search(text, max(0, start - _BEFORE), start) is not None
        foreign = foreign or bool(service and service.service.kind == "foreign")
        yield RankedName(rank, name, words[-1].strip(".,"), len(words) > 1, service, foreign)


def _is_retold(text: str, rank: RankMatch) -> bool:
    """Whether the words before a rank make it part of another title: Attorney Gen., Police Sgt."""
    return _titled().search(text, max(0, rank.start - _BEFORE), rank.start) is not None


def _opens_with_service(text: str, rank: RankMatch) -> bool:
    """Whether a rating seems to open with the service before it: Navy Hospital Corpsman, but Navy Diver."""
    if rank.form != "rating" or not (service := find_service(text, rank.start)):
        return False
    return not text.startswith(("Diver", "Counselor"), service.end + 1)


def _name_at(text: str, start: int) -> Part | None:
    match = _name().match(text, start)
    if not match:
        return None
    end = match.end()
    # A date may follow with no comma: "hands a form to Sgt. Ann Roe March 12".
    if date := _date().search(text, start, end + 4):
        end = date.start()
    if text[start:end].endswith(("’s", "'s")):
        end -= 2
    elif text[end - 3 : end].lower() in {" jr", " sr"} and text[end : end + 1] == ".":
        end += 1
    name = Part.cut(text, start, end)
    core = [word for word in name.text.split() if word.strip(".,").lower() not in GENERATIONS]
    return name if core and len(core[-1].rstrip(".,")) > 1 else None


def _is_other(text: str, rank: RankMatch, name: Part) -> bool:
    """Whether what follows the rank is the name of a thing, a body or another title."""
    words = name.text.split()
    if any(word.strip(".,") in _THINGS for word in words) or is_organization(name.text):
        return True
    if len(words) == 1 and words[0].isupper() and len(words[0]) < 5:
        return True  # an abbreviation: Maj. TBD
    if len(words[0]) == 1 and rank.form != "ap":
        return True  # Gen Z
    if not words[0].isupper() and any(len(word) > 2 and word.isupper() for word in words[2:-1]):
        return True  # the SFC Heath Robinson PACT Act
    following = _following().match(text, name.end)
    if following and following["word"] in _THINGS:
        return True
    return rank.form == "spelled" and name.text in {"Morgan", "Crunch", "America", "Marvel", "Hook", "Planet"}


def _service_before(text: str, end: int) -> ServiceName | None:
    """The service whose name ends right before ``end``: the longest that reaches that far."""
    window = max(0, end - _BEFORE)
    for match in _words().finditer(text, window, end):
        if match.start() > window or window == 0:
            service = find_service(text, match.start())
            if service and not text[service.end : end].strip():
                return service
    return None


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE = 48  # code points; "Office of the Secretary of Defense" and a state before "Army National Guard"
# Words that follow no rank as a person's name does, or that end the name of a thing.
_THINGS = _set_of("""
    Academy Accounting Act Adm Administration Admiral After Agency Airfield Airport Amphitheater And Army
    As Assembly Assistant At Atomics Authority Avenue Award Awards Ballroom Band Barracks Base Bay Beach
    Before Board Boulevard Bridge Brigade Building Bureau But Camp Campus Capt Captain Care Cemetery
    Center Centre Challenge Chapel Chief Church Circle Class Clinic Club Cmdr Co Code Col College Colonel
    Command Commander Commanding Committee Company Competition Complex Conference Congress Contest Cook
    Corp Council Counsel Course Court Creek Cup Day Department Depot Deputy Director Division Drive
    Dynamics Education Election Electric Electrician Elementary Exchange Facility Federal Fellowship Field
    Fire Fleet For Force Forces Forest Fort Foundation Friday Fund Garden Garrison Gen General Gov
    Governor Grove Guard Gym Hall He Headquarters Health Heights Her High Highway Hill His Home Hospital
    House If In Inc Island It Joint Lake Landing Lane Laws League Library Lieutenant Lodge Lonely Lt Ltd
    Maj Major Manager Marine Marines Mechanic Medal Medical Memorial Mills Ministry Monday Monument Motors
    Mountain Museum National Naval Navy Newsletter Office Officer Officers On Order Orders Park Parkway
    Plaza Point Pool President Program Programs Public Purpose Range Ready Region Reserve Ridge River Road
    Room Rule Run Saturday Scholarship School Secretary Sector Select Selectee Sergeant Services Sgt She
    Shipyard Society Springs Squadron Stadium Stat Station Statue Story Street Sunday Support Team Terrace
    Test That The Theater Theatre Their They This Thursday Tower Trail Training Tree Trophy Trust Tuesday
    Tunnel U.S Unit University Veterans Village We Wednesday Wharf When While Who Wing You Zone
""")


@cache
def _openers() -> frozenset[str]:
    """The words that ranks open with, in every form, without periods."""
    forms = chain.from_iterable(
        (rank.ap, written(rank, "spelled") or "", *rank.codes.values()) for rank in all_ranks()
    )
    words = {form.split()[0].rstrip(".") for form in forms if form}
    ratings = {re.split("[ '-]", name)[0].capitalize() for name in RATING_NAMES}
    return frozenset(words | ratings | {"Sr", "Chief", "Senior", "Master", "Naval"} | _plain_codes())


def _plain_codes() -> set[str]:
    from pubcheck.grammar.rank_table import RATINGS

    levels = ("1", "2", "3", "C", "CS", "CM", "SN", "SA", "SR", "AN", "AA", "AR", "FN", "FA", "FR", "CN")
    return {code + level for code in RATINGS for level in levels}


@cache
def _opening() -> re.Pattern[str]:
    # A capitalized word or an ordinal, and a blank, a mark of a rating or a further part of the rank.
    return re.compile(r"(?<![\w.’'/-])(?P<word>[A-Z1-3][A-Za-z0-9]{1,19}\.?)(?=[ \u00a0'’-])")


@cache
def _name() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'-]{1,24}+|[A-Z](?:\.[A-Z])?\.?)"
    nick = r"(?:[“\"‘(][A-Z][\w’' -]{0,20}[”\"’)][ \u00a0])?"
    small = rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})[ \u00a0]){{0,3}}"
    suffix = r"(?:,?[ \u00a0](?:Jr\.?|Sr\.?|II|III|IV)(?![\w]))?"
    return re.compile(rf"{small}{word}(?:[ \u00a0]{nick}{small}{word}){{0,3}}{suffix}")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]{A_MONTH}\.?[ \u00a0][0-9]")


@cache
def _following() -> re.Pattern[str]:
    return re.compile(r"(?:[’']s)?[ \u00a0](?P<word>[A-Z][a-z]{1,20})\b")


@cache
def _foreign_before() -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in DEMONYMS)
    return re.compile(
        rf"\b(?:{names}|[A-Z][a-z]{{2,12}}(?:ese|ian|ish))[ \u00a0]"
        r"(?:[A-Z][a-z]{2,12}[ \u00a0]){0,3}$"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Attorney|Adjutant|Surgeon|Inspector|Secretary|Postmaster|Solicitor|Governor|Auditor|Comptroller"
        r"|Consul|Director|Judge Advocate|Architect|Fire|Police)[ \u00a0]$"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])[A-Za-z]")
