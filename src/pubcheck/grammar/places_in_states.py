"""Places with their state behind a comma, as in "at Fort Example, Va.", told from people and units.

What leads to a place (a preposition, as a rule) tells it from "Ann Roe, MD" and "1st Battalion, Virginia Army
National Guard".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.date_patterns import A_MONTH, A_WEEKDAY
from pubcheck.grammar.states import STATES, FoundState, state_at


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_REACH = 90  # code points before a comma that the name of a place may take
_JOINERS = _words("of de del la le al el the du da")
LEADS = _words(
    """
    in at near outside over off aboard from of around above to through into on across toward towards
    inside by along for visiting leaves leave departs depart
    """
)
_INSTALLATION = _words(
    """
    Fort Ft Camp Base Station Airfield Airport Barracks Arsenal Depot Garrison Range Site Complex Ground
    Grounds Shipyard Harbor Academy Armory AFB AFS ARB JB MCB MCAS NAS NS Cemetery Field Island Annex
    Pentagon Center Area Installation Reservation Facility Hospital Yard Hall Presidio Kaserne
    """
)
_UNIT = _words(
    """
    Battalion Regiment Brigade Division Squadron Wing Group Company Battery Troop Platoon Team Force Corps
    Command Fleet Detachment Unit Guard Reserve Squad Flight Regiments Marines Infantry Cavalry Artillery
    Division's Office Agency Department Bureau Operations Affairs
    """
)
_NAMES = frozenset(state.name for state in STATES)
_DOTTED = frozenset({"St.", "Ft.", "Mt.", "Ste."})


class PlaceInState(NamedTuple):
    """A place, a comma and its state: ``start`` to ``comma`` the place, a code point range, then the state.

    ``is_installation`` tells a base, fort or station from a city or another name; ``lead`` is the word before
    it in lower case, "" where it opens the text.
    """

    name: str
    start: int
    comma: int
    state: FoundState
    is_installation: bool
    lead: str


def find_places_in_states(text: str) -> list[PlaceInState]:
    """Every "place, state" in a text: something must lead to the place, or it stands first in capitals.

    Names of people and units with a state or letters after them ("Ann Roe, MD", "1st Battalion, Virginia Army
    National Guard") and lists of states are none.
    """
    found: list[PlaceInState] = []
    comma = text.find(",")
    while comma >= 0:
        at = comma + 1
        while at < len(text) and text[at] in " \u00a0":
            at += 1
        if at < len(text) and text[at].isupper() and (state := state_at(text, at)):
            before = place_before(text, comma)
            if before is not None and not _is_more(text, state):
                start, lead = before
                name = text[start:comma]
                is_base = _is_base(name)
                is_unit = not is_base and not _UNIT.isdisjoint(name.split())
                if not is_unit and (name not in _NAMES or (name, state.state.postal) in _CITIES):
                    found.append(PlaceInState(name, start, comma, state, is_base, lead))
        comma = text.find(",", comma + 1)
    return found


def find_run_together(text: str) -> list[tuple[int, FoundState]]:
    """Bases whose state follows without a comma, "Fort Example N.C.": where the base ends, and the state."""
    found = []
    for match in _base().finditer(text):
        state = state_at(text, match.end())
        is_name = state is not None and text[match.start() : state.end].count(" ") < _FEWEST_BLANKS
        if state is not None and state.form in {"ap", "full"} and not is_name and not _is_more(text, state):
            found.append((match.end() - 1, state))
    return found


_FEWEST_BLANKS = 2  # in "Fort Example N.C."; "Camp Virginia" and "Fort Washington" are names of their own


# Cities that bear the name of a state.
_CITIES = frozenset({("New York", "NY"), ("Washington", "DC")})


def _is_base(name: str) -> bool:
    return any(word.strip(".").title() in _INSTALLATION or word in _INSTALLATION for word in name.split())


def _is_more(text: str, state: FoundState) -> bool:
    """Whether a name goes on behind the state: Virginia Army National Guard, VA Medical Center."""
    rest = text[state.end : state.end + 24]
    if state.state.postal == "WA" and _district().match(rest):
        return True
    if rest[:1].isalnum() or rest[:1] in {"-", "&", "/", "'", "’"}:
        return True
    word = rest.lstrip(" \u00a0").partition(" ")[0].strip(".,;)")
    if rest[:1] not in {" ", "\u00a0"} or not word:
        return False
    if word.isdigit():
        return len(word) == 5  # a ZIP code: the postal form is right in an address
    if not word[0].isupper():
        return False
    # A month may follow where the comma is missing; after a form that ends in a period, a new sentence.
    return not _month().match(word) and state.form not in {"ap", "other"}


def place_before(text: str, comma: int) -> tuple[int, str] | None:
    """Where the name of a place that ends at a comma begins, and the word that leads to it, in lower case.

    None where no place stands there.
    """
    floor = max(0, comma - _REACH)
    at = comma
    for _ in range(3):  # "at Fort Example, Springfield, Va."
        # What stands before the city may be called "Example Resort and Casino".
        start = _name_start(text, at, floor, _JOINERS if at == comma else _JOINERS | {"and"})
        if start is None:
            return None
        before = text[floor:start].rstrip().removesuffix(" the")
        lead = before.rpartition(" ")[2].strip("([“\"'")
        if lead.lower() in LEADS or (before.endswith(",") and _is_base(text[start:at])):
            own = _name_start(text, comma, floor)
            return None if own is None else (own, lead.lower())
        if not before:
            return (0, "") if start == 0 and at == comma and _opens(text, comma) else None
        if not before.endswith(","):
            return None
        at = floor + len(before) - 1
    return None


def _opens(text: str, comma: int) -> bool:
    """Whether the place before the first comma is a dateline's: in capitals, or a date or a dash follows."""
    return text[:comma].isupper() or bool(_behind_dateline().match(text, comma))


def _name_start(text: str, end: int, floor: int, joiners: frozenset[str] = _JOINERS) -> int | None:
    """Where the words with capitals that end at ``end`` begin; small words between them belong to them."""
    start: int | None = None
    at = end
    while at > floor:
        begin = text.rfind(" ", floor, at) + 1 or floor
        word = text[begin:at]
        if not word or (word[-1] in ",;:()!?" and at != end) or (word[-1] == "." and word not in _DOTTED):
            break
        if word[0].isupper() or (word[0].isdigit() and word[-1].isdigit()):
            start = begin
        elif word not in joiners or (word in LEADS and not _goes_on(text, begin, floor)):
            break
        at = begin - 1
    return start


def _goes_on(text: str, begin: int, floor: int) -> bool:
    """Whether a word with a capital stands before "of" or another small word, as in Bay of Bengal."""
    before = text[floor:begin].rstrip().rpartition(" ")[2]
    return before[:1].isupper() and before[-1:].isalpha() and text[begin : begin + 3] == "of "


@cache
def _district() -> re.Pattern[str]:
    return re.compile(r",?\s{0,2}D\.?\s?C\b")


@cache
def _behind_dateline() -> re.Pattern[str]:
    return re.compile(r",[^(,–—-]{2,24}\s{0,2}(?:\([A-Z]|[–—-]{1,2}\s)")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"{A_MONTH}\b|{A_WEEKDAY}")


@cache
def _base() -> re.Pattern[str]:
    """A base and the blank behind it, a word with a capital next."""
    kinds = r"Fort|Camp|Joint Base|Naval Station|Naval Base|Naval Air Station"
    word = r"(?!North|South|West|New|Rhode)[A-Z][\w-]{1,20}"
    before = rf"(?:{kinds})\s{word}(?:\s{word})?"
    after = r"(?:Air Force Base|Air Reserve Base|Space Force Base|Army Airfield|AFB)"
    return re.compile(rf"(?<!\w)(?:{before}|[A-Z][\w-]{{1,20}}\s{after})\s(?=[A-Z])")
