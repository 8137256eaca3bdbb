"""How the members of the forces are written: soldier or Soldier, service member, and what names keep.

AP writes soldier, sailor and airman small and Marine with a capital, as DOD News does; the Army, the Navy and
the Air Force give their own members a capital (Army.mil, Commonly Used Terms; U.S. Navy Style Guide).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

TROOP_HINTS = ("soldier", "sailor", "airm", "airwom", "marine")
SERVICE_MEMBER_HINTS = ("servicemember", "service member", "service-member")


class Respelled(NamedTuple):
    """A range in code points and how it is to be written instead."""

    start: int
    end: int
    proper: str


_SERVICES = "Army|Navy|Air Force|Marine Corps|Coast Guard|Space Force|National Guard|USS"
# Before one of these a capital belongs to the word itself and to no name: "Army Soldiers", "U.S. Sailors".
_OUR_FORCES = frozenset(
    ["u.s.", "us", "army", "navy", "force", "guard", "reserve", "american", "national", "air", "joint"]
)
# Nobody gives these a capital, whatever the style: other nations' troops and those of history or of speech.
_OTHERS = (
    "enemy|foreign|allied|partner|coalition|host-nation|toy|child|merchant|peace|union|confederate|rebel"
    "|ancient|roman|world war|civil war|revolutionary|nazi|soviet|russian|chinese|taliban|houthi|isis"
    "|north korean|citizen|fellow|fallen|unknown|all|any|each|every|no"
)
_BEFORE = re.compile(r"(\S{1,30})\s\Z")
# "Service Members, Veterans, and Their Families": a title, whose words have capitals.
_LIST_OF_NAMES = re.compile(
    r",? (?:and |& )?(?:Veterans|Families|Retirees|Civilians|Reservists|Their)\b|, [A-Z]"
)
_NAME_FOLLOWS = re.compile(
    r"\s(?:[A-Z0-9]|of the (?:Year|Month|Quarter|Day)|(?:and|&) [A-Z]\w{0,20} [A-Z])|['’]s?\s[A-Z]"
)


def capitals(text: str) -> Iterator[Respelled]:
    """Soldier, Sailor and Airman with a capital that no name gives them, the first word of a sentence too."""
    for match in _capital().finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text, max(0, start - 31), start)
        if (start and text[start - 1] in "-/’'@#&_\ue000") or text[end : end + 1] in {"-", "@", "_", "&"}:
            continue
        if _NAME_FOLLOWS.match(text, end):
            continue
        # A name goes over no comma: "the Unknown Soldier", but "Soldiers, Sailors and Airmen".
        named = before and before[1][0].isupper() and before[1][-1] not in ",;:)"
        if named and before and before[1].lower() not in _forces():
            continue
        yield Respelled(start, end, text[start:end].lower())


def small(text: str) -> Iterator[Respelled]:
    """soldier, sailor and airman without a capital, where they may be those of the U.S. forces."""
    for match in _small().finditer(text):
        start, end = match.span()
        if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
            continue
        if not _others().search(text, max(0, start - 60), min(len(text), end + 40)):
            word = match[0]
            yield Respelled(start, end, word[0].upper() + word[1:])


def names_service(text: str) -> bool:
    """Whether a text speaks of one of the U.S. forces at all."""
    return _service().search(text) is not None


def names_troops(text: str) -> bool:
    """Whether a text names a service or its members, a capital or not."""
    return _troops().search(text) is not None


def tells_service(text: str) -> bool:
    """Whether any word tells the service of whom a text names, or a calling with ranks of its own."""
    return _telling().search(text) is not None


def marines(text: str) -> Iterator[Respelled]:
    """marine and marines without a capital, where they mean members of the Marine Corps (AP, Marines)."""
    for match in _marine().finditer(text):
        start, end = match.span("word")
        if not _others().search(text, max(0, start - 25), start) and text[end : end + 1] != "-":
            yield Respelled(start, end, "M" + text[start + 1 : end])


def service_members(text: str, *, small_letters: bool) -> Iterator[Respelled]:
    """servicemember and the like: two words; with ``small_letters`` any capital too.

    Names keep their spelling: Servicemembers Civil Relief Act.
    """
    for match in _service_member().finditer(text):
        start, end = match.span()
        word = match[0]
        capital = word[0].isupper()
        before = _BEFORE.search(text, max(0, start - 31), start)
        if text[start - 1 : start] in {"-", "/", "@", "#"} or text[end : end + 1] in {"-", "_", "@"}:
            continue
        if capital and (_NAME_FOLLOWS.match(text, end) or (before and before[1][:1].isupper())):
            continue
        # The law on leave has "covered servicemember" for a term.
        if "FMLA" in text or "Family and Medical Leave" in text or "covered servicem" in text:
            return
        if small_letters and match["gap"] == " " and _LIST_OF_NAMES.match(text, end):
            continue
        if match["gap"] == "-" and not word.endswith("s"):
            continue  # "service-member families" may join the two
        if match["gap"] != " " or (small_letters and word != word.lower()):
            first = "Service" if capital and not small_letters else "service"
            yield Respelled(start, end, f"{first} member{'s' if word.endswith('s') else ''}")


@cache
def _demonyms() -> tuple[str, ...]:
    from pubcheck.grammar.places import DEMONYMS  # costly, and few texts have the words above

    return tuple(demonym.lower() for demonym in DEMONYMS)


@cache
def _forces() -> frozenset[str]:
    return _OUR_FORCES | {demonym.rpartition(" ")[2] for demonym in _demonyms()}


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_OTHERS}|{'|'.join(_demonyms())})\b", re.IGNORECASE)


@cache
def _service() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_SERVICES}|Naval|Armed Forces|U\.S\. (?:military|forces)|Soldiers?|Sailors?|Airm[ae]n"
        r"|military)\b"
    )


@cache
def _troops() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_SERVICES}|Marines?|Guardians?|[Ss]oldiers?|[Ss]ailors?|[Aa]irm[ae]n|[Tt]roops?"
        r"|[Ss]ervice members?)\b"
    )


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Army|Navy|Naval|Air Force|Air National Guard|Marines?|Coast Guard|Space Force|Guard|Guardians?"
        r"|USS|USCGC?|USMC|USAF|USN|[Ss]oldiers?|[Ss]ailors?|Airm[ae]n|Joint Chiefs|Cavalry|Infantry"
        r"|Armored|Airborne|MEU|Fleet|Air Base|AFB|[Pp]olice|[Ss]heriff|[Ff]ire|[Tt]rooper|[Cc]adets?"
        r"|ROTC|[Mm]idshipm[ae]n"
        r"|Civil Air Patrol|NOAA|Public Health|Armed Forces|Self-Defen[cs]e|Defen[cs]e Forces?|Royal"
        # Units that one service alone has.
        r"|(?:Airlift|Fighter|Bomb|Refueling|Reconnaissance|Rescue|Training|Air Base|Space|Security Forces"
        r"|Civil Engineer|Medical|Operations|Maintenance|Force Support|Logistics Readiness|Communications"
        r"|Special Tactics|Expeditionary) (?:Group|Squadron|Flight)|Wing|Space (?:Base )?Delta"
        r"|Space Launch Delta|Brigade Combat Team|Corps of Engineers|Strike Group|Carrier Air Wing"
        r"|Submarine|Destroyer"
        r"|Construction Battalion)\b"
    )


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"\b(?:Soldiers?|Sailors?|Airm[ae]n|Airwom[ae]n)\b")


@cache
def _small() -> re.Pattern[str]:
    return re.compile(
        r"\b(?<!to )(?:soldiers?|sailors?|airm[ae]n|airwom[ae]n)\b(?! (?:on\b|ed\b|first class|basic))"
    )


@cache
def _marine() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?=marines\b)|(?:(?<=\b[Aa] )|(?<=U\.S\. )|(?<=[Ff]ormer ))(?=marine[,.; ]))"
        r"(?P<word>marines|marine(?=[,.;]|\s(?:who|said|from|with|assigned|veteran|fires?|stands?)\b))\b"
    )


@cache
def _service_member() -> re.Pattern[str]:
    return re.compile(r"\b[Ss]ervice(?P<gap>[ -]?)[Mm]embers?\b")
