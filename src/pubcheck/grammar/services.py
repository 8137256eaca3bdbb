"""The armed services and their kin: how credits name them and which VIRIN letters fit them.

Letters after DIMOC, "How to Create a VIRIN" (current), the metadata table of defenseimagery.mil of
30 November 2011 (legacy), and, for the X of the Space Force, published file names since December 2021.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from pubcheck.grammar.places import DEMONYMS
from pubcheck.grammar.states import STATES

Kind = Literal["armed", "reserve", "guard", "civilian", "foreign"]
LetterStatus = Literal["current", "use", "legacy", "unknown"]


class Service(NamedTuple):
    """A service: its name, its kind, the armed service it belongs to, and the letters that fit it."""

    name: str
    kind: Kind
    branch: str | None
    letters: frozenset[str]


class ServiceName(NamedTuple):
    """A service as a text names it, with the range in code points and the "U.S." before it as written."""

    service: Service
    text: str
    start: int
    end: int
    prefix: str


_ANY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Name, kind, branch, own letters; D, O and J fit every service besides.
_TABLE: tuple[tuple[str, Kind, str | None, str], ...] = (
    ("Army", "armed", "Army", "AZ"),
    ("Navy", "armed", "Navy", "N"),
    ("Air Force", "armed", "Air Force", "FZX"),
    ("Marine Corps", "armed", "Marine Corps", "M"),
    ("Coast Guard", "armed", "Coast Guard", "GH"),
    ("Space Force", "armed", "Space Force", "XF"),
    ("Army Reserve", "reserve", "Army", "AZ"),
    ("Navy Reserve", "reserve", "Navy", "N"),
    ("Air Force Reserve", "reserve", "Air Force", "FZX"),
    ("Marine Corps Reserve", "reserve", "Marine Corps", "M"),
    ("Coast Guard Reserve", "reserve", "Coast Guard", "GH"),
    ("Coast Guard Auxiliary", "civilian", "Coast Guard", "GH"),
    ("Army National Guard", "guard", "Army", "ZAF"),
    ("Air National Guard", "guard", "Air Force", "ZAFX"),
    ("National Guard", "guard", None, "ZAF"),
    ("Department of Defense", "civilian", None, ""),
    ("Department of State", "civilian", None, ""),
    ("Department of Homeland Security", "civilian", None, ""),
    ("Joint Chiefs of Staff", "civilian", None, ""),
    ("NATO", "foreign", None, ""),
)
SERVICES: dict[str, Service] = {
    name: Service(name, kind, branch, frozenset(letters + "DOJ") if letters else _ANY)
    for name, kind, branch, letters in _TABLE
}
ARMED = tuple(name for name, kind, _, _ in _TABLE if kind == "armed")
FOREIGN = Service("foreign force", "foreign", None, _ANY)

# Other names (lower case, without a leading "U.S."), each with the service that it means.
_ALIASES: dict[str, str] = {
    "marines": "Marine Corps",
    "marine forces reserve": "Marine Corps Reserve",
    "naval reserve": "Navy Reserve",
    "army reserves": "Army Reserve",
    "air force reserve command": "Air Force Reserve",
    "army guard": "Army National Guard",
    "air guard": "Air National Guard",
    "defense department": "Department of Defense",
    "dept. of defense": "Department of Defense",
    "department of war": "Department of Defense",
    "war department": "Department of Defense",
    "office of the secretary of defense": "Department of Defense",
    "office of the secretary of war": "Department of Defense",
    "secretary of defense": "Department of Defense",
    "secretary of war": "Department of Defense",
    "state department": "Department of State",
    "dept. of state": "Department of State",
    "joint chiefs": "Joint Chiefs of Staff",
    "joint staff": "Joint Chiefs of Staff",
}
# Abbreviations are read in these cases only: "Dow" is a name, "USA Today" a newspaper.
_ABBREVIATIONS: dict[str, str] = {
    "USN": "Navy",
    "USAF": "Air Force",
    "USMC": "Marine Corps",
    "USCG": "Coast Guard",
    "USSF": "Space Force",
    "USAR": "Army Reserve",
    "USNR": "Navy Reserve",
    "USAFR": "Air Force Reserve",
    "USMCR": "Marine Corps Reserve",
    "USCGR": "Coast Guard Reserve",
    "ARNG": "Army National Guard",
    "DOD": "Department of Defense",
    "DoD": "Department of Defense",
    "DOW": "Department of Defense",
    "DoW": "Department of Defense",
    "OSD": "Department of Defense",
    "DHS": "Department of Homeland Security",
}

LETTERS: dict[str, tuple[str, LetterStatus]] = {
    "A": ("Army", "current"),
    "D": ("Department of Defense", "current"),
    "F": ("Air Force", "current"),
    "G": ("Coast Guard", "current"),
    "H": ("Homeland Security other than Coast Guard", "current"),
    "M": ("Marine Corps", "current"),
    "N": ("Navy", "current"),
    "O": ("other, including foreign nationals and courtesy material", "current"),
    "S": ("Department of State", "current"),
    "X": ("Space Force", "use"),
    "Z": ("National Guard, Army or Air", "current"),
    "C": ("coalition", "legacy"),
    "J": ("joint", "legacy"),
    "L": ("multinational", "legacy"),
}
_ARMED_LETTERS = frozenset("AFGMNXZ")
# The letter a service writes first among those that fit it.
_FIRST_LETTER = {
    "Space Force": "X",
    "Department of Defense": "D",
    "Department of State": "S",
    "Department of Homeland Security": "H",
    "Joint Chiefs of Staff": "D",
    "NATO": "O",
} | {name: letters[0] for name, _, _, letters in _TABLE if letters}


def letter_status(letter: str) -> LetterStatus:
    """Whether a Field 2 letter (any case) is current, proven by use only, legacy, or unknown."""
    return LETTERS[letter.upper()][1] if letter.upper() in LETTERS else "unknown"


def letter_for_name(text: str) -> str | None:
    """The Field 2 letter that a word written in its place stands for: "Army" is A, the digit 0 is O."""
    if text == "0":
        return "O"
    found = find_service(text, 0)
    return _FIRST_LETTER.get(found.service.name) if found and found.end == len(text) else None


def compatible(service: Service | str | None, letter: str) -> bool | None:
    """Whether a credit's service and a VIRIN's letter can belong together; None where no service is known.

    Only the letter of another armed service contradicts: D, O and J fit everybody, and so does a letter that
    stands for no armed service or for nothing at all, which is another matter.
    """
    if isinstance(service, str):
        service = SERVICES.get(service)
    if service is None:
        return None
    return letter.upper() in service.letters or letter.upper() not in _ARMED_LETTERS


def find_service(text: str, start: int) -> ServiceName | None:
    """The service named at ``start``, the longest name first, with its "U.S." or state before it.

    Forces of other countries ("British Army", "Royal Air Force") come back as ``FOREIGN``.
    """
    # Most places of a text are told by their first word, before any longer look.
    first = _first_word().match(text, start)
    if first is None or first[0].lower() not in _openers():
        return None
    at = _after_state(text, start)
    country = _country().match(text, at)
    ends: list[int] = []
    at = country.end() if country else at
    while len(ends) < _LONGEST and (word := _word().match(text, ends[-1] if ends else at)):
        ends.append(word.end())
    for end in reversed(ends):
        name = _name_of(" ".join(text[at:end].split()), text, end)
        if name and not text[end : end + 1].isalnum():
            prefix = country[0].rstrip() if country else ""
            return ServiceName(SERVICES[name], text[start:end], start, end, prefix)
    if _force_near().search(text, start, start + 60) and (match := _foreign().match(text, start)):
        return ServiceName(FOREIGN, match[0], *match.span(), "")
    return None


def _after_state(text: str, start: int) -> int:
    """Where the service begins after a state: Utah Army National Guard; ``start`` where none stands there."""
    guard = text.find("National Guard", start, start + 60)
    if guard < 0:
        return start
    before = text[start:guard].rstrip()
    for kind in (" Army", " Air"):
        before = before.removesuffix(kind)
    return start + len(before) + 1 if before in _state_names() else start


def holds_country(name: ServiceName) -> bool:
    """Whether the service is written as one abbreviation with the country in it, as in USAF."""
    return name.text.startswith("US") and name.text in _ABBREVIATIONS


def _name_of(written: str, text: str, end: int) -> str | None:
    if name := _ABBREVIATIONS.get(written):
        return name
    if written.lower() == "marine":
        # Also a first name: only before a rank.
        word = _word().match(text, end)
        return "Marine Corps" if word and word[0].strip(" .").lower() in _AFTER_MARINE else None
    if written.lower().endswith(" command") and _rank_after_command().match(text, end):
        return None  # of the Air Force Reserve, a Command Chief Master Sergeant
    return _names().get(written.lower())


_LONGEST = 6  # words in "Office of the Secretary of Defense"
_AFTER_MARINE = frozenset({
    "staff", "gunnery", "lance", "master", "1st", "2nd", "sgt", "cpl", "pfc", "pvt", "capt", "maj", "col",
    "lt", "gen", "chief", "warrant"
})  # fmt: skip


@cache
def _rank_after_command() -> re.Pattern[str]:
    """The rest of a rank that opens with "Command": Command Master Chief, Command Sgt. Maj."""
    return re.compile(r"\s+(?:(?:master |senior )?chief|sergeant major|sgt\. maj\.)(?!\w)", re.IGNORECASE)


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in SERVICES} | _ALIASES


@cache
def _state_names() -> frozenset[str]:
    """The states in full and as AP abbreviates them."""
    forms = {form for state in STATES for form in (state.name, state.ap) if form}
    return frozenset(forms | {"Virgin Islands"})


@cache
def _openers() -> frozenset[str]:
    """The first words, up to a period, of all that may name a service, in lower case."""
    named = chain(_names(), _ABBREVIATIONS, _state_names(), DEMONYMS)
    words = {word[0].lower() for name in named if (word := _first_word().match(name))}
    return frozenset(words | {"u", "us", "united", "marine", "royal", "bundeswehr"})


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]{1,24}")


@cache
def _country() -> re.Pattern[str]:
    return re.compile(r"U\.?\s?S(?:\.\s{0,2}|\s{1,2})|United States\s{1,2}", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\s{0,2}(?:Dept\.|[A-Za-z0-9]{1,12})")


@cache
def _force_near() -> re.Pattern[str]:
    return re.compile(r"army|navy|force|marine|guard|military|bundeswehr", re.IGNORECASE)


@cache
def _foreign() -> re.Pattern[str]:
    force = (
        r"(?i:Army|Navy|Air Force|Marine Corps|Marines|Coast Guard|National Guard|Armed Forces|"
        r"Defen[cs]e Force|Self-Defense Force|Land Forces|Naval Forces|Air Forces|Military)"
    )
    demonyms = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in DEMONYMS)
    return re.compile(
        rf"(?:(?:{demonyms})(?:\s[A-Z][a-z]{{2,11}}){{0,3}}?\s{force}|Royal(?:\s[A-Z][a-z]{{2,14}}){{0,2}}?\s"
        rf"(?:Army|Navy|Air Force|Marines)|Bundeswehr)\b"
    )
