"""Places as captions name them: a city with its state, a base, a country, a sea, a ship, a region.

DINFOS takes a region, or a fleet's area of responsibility, for a place too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar.date_patterns import A_MONTH, A_WEEKDAY
from pubcheck.grammar.gazetteer import AS_NAMES, COUNTRIES, REGIONS, US_ALONE, WORLD_ALONE
from pubcheck.grammar.places_in_states import LEADS, find_places_in_states, place_before
from pubcheck.grammar.states import STATES as _ALL_STATES


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


# As they stand before the name of a National Guard.
STATES = (*(state.name for state in _ALL_STATES), "D.C.", "Virgin Islands")

DEMONYMS = _listed("""
    Afghan, Albanian, Argentine, Armenian, Australian, Austrian, Azerbaijani, Bahraini, Bangladesh,
    Belgian, Brazilian, British, Bulgarian, Canadian, Chilean, Colombian, Croatian, Czech, Danish,
    Dutch, Egyptian, Emirati, Estonian, Ethiopian, Filipino, Finnish, French, Georgian, German,
    Ghanaian, Greek, Hellenic, Hungarian, Indian, Indonesian, Iraqi, Irish, Israeli, Italian, Jamaican,
    Japan Air, Japan Ground, Japan Maritime, Japanese, Jordanian, Kenyan, Kosovo, Kurdish, Kuwaiti,
    Latvian, Lebanese, Lithuanian, Malaysian, Mexican, Mongolian, Moroccan, Netherlands, New Zealand,
    Nigerian, Norwegian, Omani, Pakistani, Peruvian, Philippine, Polish, Portuguese, Qatari, Republic of
    Korea, Romanian, Royal, Saudi, Senegalese, Serbian, Singapore, Slovak, Slovenian, South African,
    South Korean, Spanish, Swedish, Swiss, Thai, Tunisian, Turkish, Ugandan, Ukrainian
""")


class NamedPlace(NamedTuple):
    """A place that a text names: its range, and whether it certainly is one ("certain") or may be."""

    start: int
    end: int
    certainty: Literal["certain", "perhaps"]


def find_place(text: str) -> NamedPlace | None:
    """The first place that certainly is one, else the first name behind a preposition of place, else None.

    A unit that bears the name of a state ("Virginia Army National Guard") is no place.
    """
    if match := _feature().search(text):
        return NamedPlace(*match.span(), "certain")
    for word in _word().finditer(text):
        end = _name_at(text, word, _names())
        if end is not None and _is_place(text, word.start(), end):
            return NamedPlace(word.start(), end, "certain")
    if pairs := find_places_in_states(text):
        return NamedPlace(pairs[0].start, pairs[0].state.end, "certain")
    if match := _abbreviated().search(text):
        return NamedPlace(*match.span(), "certain")
    if match := _behind_preposition().search(text):
        return NamedPlace(*match.span("name"), "perhaps")
    return None


def _name_at(text: str, word: re.Match[str], names: dict[str, list[str]]) -> int | None:
    """Where the longest of some names that begins with a word ends; None where none does."""
    start = word.start()
    for name in names.get(word[0], ()):
        end = start + len(name)
        if text.startswith(name, start) and not text[end : end + 1].isalnum() and text[end : end + 1] != "-":
            return end
    return None


def _is_place(text: str, start: int, end: int) -> bool:
    if _is_unit().match(text, end):
        return False
    if text[start:end].title() not in AS_NAMES:
        return True
    before = text[:start].rstrip()[-12:]
    return before.endswith((",", "(")) or before.rpartition(" ")[2].lower() in LEADS or not before


def find_places_in_countries(text: str) -> list[tuple[int, int]]:
    """The ranges of the countries that stand behind a place and a comma: "at Camp Example, South Korea"."""
    found = []
    comma = text.find(", ")
    while comma >= 0:
        word = _word().match(text, comma + 2)
        end = _name_at(text, word, _countries()) if word else None
        if word and end and text[end : end + 1] == " ":
            before = place_before(text, comma)
            if before is not None and text[before[0] : comma] not in COUNTRIES | REGIONS:
                found.append((word.start(), end))
        comma = text.find(", ", comma + 1)
    return found


def stands_alone(city: str) -> bool | None:
    """Whether a city (any case) stands in a dateline without its state or country; None: abroad or unsure."""
    name = " ".join(city.split()).upper()
    if name in _upper(US_ALONE):
        return True
    if name in _upper(WORLD_ALONE) or name in _upper(COUNTRIES) or name in _upper(REGIONS):
        return True
    return None if _feature().search(city) else False


@cache
def _upper(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.upper() for name in names)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])[A-Z]\w*")


def _by_first_word(names: frozenset[str]) -> dict[str, list[str]]:
    """Names by the letters that they begin with, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(re.split(r"\W", name, maxsplit=1)[0], []).append(name)
    return found


@cache
def _names() -> dict[str, list[str]]:
    """The names in the tables, as written and in capitals."""
    states = frozenset(state.name for state in _ALL_STATES)
    names = COUNTRIES | REGIONS | US_ALONE | WORLD_ALONE | states | {"D.C.", "Carolina", "Dakota"}
    return _by_first_word(names | _upper(names))


@cache
def _countries() -> dict[str, list[str]]:
    return _by_first_word(COUNTRIES)


@cache
def _abbreviated() -> re.Pattern[str]:
    """A name, a comma and AP's abbreviation of a state, whatever leads to it."""
    forms = "|".join(re.escape(state.ap) for state in _ALL_STATES if state.ap)
    return re.compile(rf"[A-Z][a-z]{{1,20}}, (?:{forms})(?!\w)")


@cache
def _is_unit() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)?\s(?:(?:Army|Air|National|State)\s(?:National\s)?Guard|Defense Force|Guard|Instruments"
        r"|Tech\b)"
    )


# What stands behind, and before, the name that a place has; and the words that ships are named with.
_BEHIND = """
    Airfield|Airport|Barracks|Arsenal|Depot|Shipyard|Armory|Cemetery|Stadium|Kaserne|Landing Zone|Drop Zone
    Province|Peninsula|Sea|Ocean|Islands?|Strait|Canal|River|Valley|Desert|Beach|County|Mountains?|Lake|Bay
    Harbor|Archipelago|Atoll|Proving Grounds?|Training (?:Area|Cent(?:er|re)|Site|Complex|Range|Grounds?)
    (?:Naval|Space Force|Air|Space|Weapons|Coast Guard|Support|Submarine) (?:Base|Station)|Medical Center
    Air (?:Force|Reserve|National Guard) (?:Base|Station|Academy)|Naval Academy|Military Academy|High School
    Army (?:Depot|Post|Base|Heliport|Airfield|Garrison|Health Clinic)|Bridge|Highway|Avenue|Street|University
    Elementary School|Memorial|Museum|Base|AFB
"""
_BEFORE = """
    Forts?|Ft\\.|Camp
    Naval (?:Air |Support |Amphibious |Weapons |Submarine )?(?:Station|Base|Activity|Facility)
    Joint (?:Expeditionary )?Base|Joint Region|Marine Corps (?:Base|Air Station|Recruit Depot|Logistics Base)
    Marine Barracks|Air Station|Forward Operating Base|FOB|Combat Outpost|Mount|Mt\\.|Gulf of|Bay of|Sea of
    Straits? of|Port of|Isle of|Lake|Coast Guard (?:Station|Base|Sector|Air Station)|Sector|University of
    Landing Zone|Drop Zone|Range
"""
_CAPITALS = """
    (?:FORT|CAMP|NAVAL|JOINT BASE|MARINE CORPS|COAST GUARD) [A-Z]{2,}
    (?:GULF|STRAIT|BAY|SEA) OF (?:THE )?[A-Z]{2,}
    [A-Z]{2,} (?:SEA|OCEAN|BAY|ISLAND|HARBOR|BASE|GULF|STRAIT|FIELD|AIRFIELD)\\b
"""
_AS_THEY_ARE = """
    [Aa]reas? of (?:responsibility|operations?)|AREA OF (?:RESPONSIBILITY|OPERATIONS)|Area of Responsibility
    (?:Coast Guard Cutter|motor vessel|M/V|MV)\\s[A-Z]
    [A-Z][a-z]+(?:[-–][A-Z][a-z]+)? border\\b
    (?:USS|USNS|USCGC|USAV|USAT|HMS|HMAS|HMCS|HMNZS|ROKS|RSS|BRP|JDS|JS|INS|FS|ITS|ESPS|HNLMS|TCG)\\s[A-Z]\\w{1,30}
"""
_SERVICES = "(?:Army|Navy|Air Force|Marine Corps|Marine|Coast Guard|Space Force)"
_NO_PLACE = rf"""
    {A_MONTH}\b|{A_WEEKDAY}|Operation|Exercise
    (?:Sgt|Staff|Cpl|Capt|Maj|Lt|Col|Gen|Adm|Cmdr|Spc|Pfc|Pvt|Tech|Master|Senior|Chief|Petty|Mr|Mrs|Ms|Dr)\b
    Airm[ae]n|Seaman|Marines\b|Soldiers|Sailors|Guardians|U\.?S\.?\s(?:Army|Navy|Air|Marine|Coast|Space)
    {_SERVICES}\s(?:[A-Z][a-z]{{1,4}}\.|Staff|Master|Lance|Gunnery|Petty|Seaman|Airman|Senior|Chief|Tech)
"""


def _any_of(lines: str) -> str:
    return "|".join(line.strip() for line in lines.strip().splitlines())


@cache
def _feature() -> re.Pattern[str]:
    """Words that make a name a place's, with a word that begins with a capital beside them; and ships."""
    return re.compile(
        rf"(?<!\w)(?=[A-Zaum])(?:(?!Operation|Exercise|The\s)[A-Z][\w'’-]{{1,20}}\.?\s(?:{_any_of(_BEHIND)})(?!\w)"
        r"(?!\s(?:Wing|Group|Squadron|Division|Battalion|Brigade|Command|Defense))"
        rf"|(?:{_any_of(_BEFORE)})\s(?:[A-Z]|al-)\w{{1,30}}|{_any_of(_CAPITALS)}|{_any_of(_AS_THEY_ARE)})"
    )


@cache
def _behind_preposition() -> re.Pattern[str]:
    """A name behind a preposition of place that no month, title or exercise is."""
    return re.compile(
        r"(?<![\w-])(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ver|[Oo]ff|[Aa]board|[Aa]bove|[Ff]rom|[Aa]round"
        r"|[Aa]cross|[Ii]nside|[Oo]n|(?:coasts?|city|town|village|port|shores?|north|south|east|west)\sof)"
        rf"\s(?:the\s)?(?!(?:{_any_of(_NO_PLACE)}))(?P<name>[A-Z][\w'’.-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}}){{0,3}})"
    )
