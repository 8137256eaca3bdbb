"""Whom a credit names: service, rank, person and organization, in the order in which credits give them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.part import Part
from pubcheck.grammar.ranks import RankMatch, find_rank
from pubcheck.grammar.services import ServiceName, find_service

# Words in small letters that belong to a name.
PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "las", "los", "van", "von", "der",
    "den", "ter", "ten", "al", "el", "bin", "ibn", "bint", "af", "du", "y", "e", "st."
})  # fmt: skip
_OPENING_PARTICLES = frozenset({"van", "von", "de", "la", "al", "el"})
_JOINERS = frozenset({"and", "&", "with"})
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SUFFIXES = GENERATIONS | {"phd", "ph.d", "md", "m.d", "ret"}
_ABBREVIATED_ENDS = frozenset({"jr", "sr", "inc", "corp", "co", "ltd", "phd", "ph.d", "md", "m.d", "ret"})
# What may follow a person in lower case: the way to an organization or a license.
_LINKS = frozenset({"via", "for", "from", "of", "at", "on", "with", "under", "courtesy", "through"})
_LONGEST = 600  # code points; no credit on any page read was longer than 250
_LONGEST_NAME = 12  # words, two photographers with their ranks


class People(NamedTuple):
    """The people of a credit. ``leftover`` is what no part of a credit explains, up to the end."""

    service: ServiceName | None
    rank: RankMatch | None
    honorific: Part | None
    name: Part | None
    organization: Part | None
    leftover: Part | None


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def read_people(text: str, start: int, end: int) -> People:
    """Read ``[SERVICE] [RANK] NAME [, ORGANIZATION]`` in ``text[start:end]``, or ``ORGANIZATION/NAME``.

    Organizations may stand one behind the other; of more than 600 code points only the first is looked at.
    """
    start = _skip(text, start, end)
    if _article().match(text, start, end):
        return People(None, None, None, None, *_sorted_rest(Part.cut(text, start, end), opens=True))
    service = find_service(text[:end], start)
    at = _skip(text, service.end, end) if service else start
    eaten = _eaten_ordinal().match(text, at, end)  # "1 st Lt."
    former = _former().match(text, at, end)
    at = eaten.end() if eaten else former.end() if former else at
    rank = find_rank(text[:end], at)
    if service and not rank and not eaten and not _stands_before_name(text, at, end):
        # "U.S. Army Corps of Engineers", "Navy Band": the service opens the name of an organization.
        return People(service, None, None, None, *_sorted_rest(Part.cut(text, at, end), opens=True))
    if rank:
        eaten = _eaten_ordinal().match(text, rank.name_start, end)
        at = eaten.end() if eaten else rank.name_start
    title = _honorific().match(text, at, end)
    honorific = Part.cut(text, *title.span()) if title else None
    at = title.end() if title else at
    words = _name_words(text, at, end)
    rest = Part.cut(text, words[-1].end if words else at, end)
    organization, leftover = _sorted_rest(rest)
    if not words:
        return People(service, rank, honorific, None, organization, leftover)
    name = _without_period(text, words[0].start, words[-1].end)
    if not (rank or honorific or service) and is_organization(name.text):
        if rest.text.startswith("/") and organization and end - start <= _LONGEST:
            other = read_people(text, organization.start, end)
            if other.name and not is_organization(other.name.text):
                return other._replace(organization=other.organization or name)
        whole = _without_period(text, name.start, organization.end if organization else name.end)
        return People(None, None, None, None, whole, leftover)
    if organization and not service:
        service = _service_of(organization)
    return People(service, rank, honorific, name, organization, leftover)


def is_organization(text: str) -> bool:
    """Whether a capitalized phrase names an organization rather than a person."""
    words = text.split()
    if not words or words[0].lower() in {"the", "office", "department"} or _organization_word().search(text):
        return bool(words)
    if len(words) > 1 and len(words[0]) == 2 and words[1][1:].islower():
        return False  # CJ Roe
    acronyms = [
        word
        for word in words
        if len(word.strip(".,")) > 1 and word.strip(".,").isupper() and "." not in word[:-1]
    ]
    # A person may stand in capitals beside words that do not: Ann ROE.
    return bool(acronyms) and not (len(words) > 1 and words[0][1:].islower())


def _service_of(organization: Part) -> ServiceName | None:
    found = find_service(organization.text, 0)
    if not found or found.end != len(organization.text.rstrip(" .")):
        return None
    return found._replace(start=found.start + organization.start, end=found.end + organization.start)


def _stands_before_name(text: str, start: int, end: int) -> bool:
    if _honorific().match(text, start, end):
        return True
    words = _name_words(text, start, end)
    return bool(words) and not is_organization(text[words[0].start : words[-1].end])


def _name_words(text: str, start: int, end: int) -> list[_Word]:
    words: list[_Word] = []
    while len(words) < _LONGEST_NAME and (
        match := _word().match(text, words[-1].end if words else start, end)
    ):
        word = match["word"]
        # Only "Jr." and its like follow a comma inside a name.
        if (match["comma"] and (not words or word.lower().strip(".") not in _SUFFIXES)) or not _may_be_name(
            word, bool(words)
        ):
            break
        words.append(_Word(word, *match.span("word")))
    while words and words[-1].text.lower() in PARTICLES | _JOINERS:
        words.pop()
    return _before_unit(words)


def _may_be_name(word: str, inside: bool) -> bool:
    first = word.lstrip("“\"'‘(")[:1]
    if word.startswith("U.S") or not first:
        return False
    if first.isupper() or first == "@" or (first.isalpha() and not first.islower()):
        return True
    return word.lower() in (PARTICLES | _JOINERS if inside else _OPENING_PARTICLES)


def _before_unit(words: list[_Word]) -> list[_Word]:
    """Cut a unit that follows a name with no mark between: "Ann Roe Fort Bragg Public Affairs"."""
    tail = [index for index in range(2, len(words)) if _organization_word().search(words[index].text)]
    if (
        not tail
        or any(word.text in _JOINERS for word in words)
        or is_organization(" ".join(word.text for word in words[:2]))
    ):
        return words
    return words[: 3 if len(words[1].text.strip(".")) == 1 else 2]


def _without_period(text: str, start: int, end: int) -> Part:
    """The piece without a full stop at its end, unless that belongs to an initial or an abbreviation."""
    part = Part.cut(text, start, end)
    last = part.text.split()[-1] if part.text else ""
    stem = last[:-1].lower()
    if last.endswith(".") and len(stem) > 1 and stem not in _ABBREVIATED_ENDS and "." not in stem:
        return Part(part.text[:-1], part.start, part.end - 1)
    return part


def _sorted_rest(rest: Part, *, opens: bool = False) -> tuple[Part | None, Part | None]:
    """What follows the name as an organization, or as a leftover where no credit goes on like that."""
    cut = len(rest.text) - len(rest.text.lstrip(" \u00a0\t\r\n,/|;:–—-("))
    stop = len(rest.text.rstrip(" \u00a0,;|/"))
    if stop > cut and rest.text[stop - 1] == ")" and "(" in rest.text[:cut]:
        stop -= 1
    if stop <= cut:
        return None, None
    text = rest.text[cut:stop]
    word = text.split(maxsplit=1)[0]
    stray = not opens and cut == 0 and word[0].islower() and word.lower() not in _LINKS
    if stray and not _license().match(text):
        return None, Part(text, rest.start + cut, rest.start + stop)
    if word.lower() in _LINKS and len(text) > len(word):
        cut += len(word) + 1
    part = _without_period(rest.text, cut, stop)
    if part.text.lower() == "file":
        return None, None
    return Part(part.text, rest.start + part.start, rest.start + part.end), None


def _skip(text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in ":,-–—/|"):
        start += 1
    return start


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[ \u00a0]{0,4}(?P<comma>,)?[ \u00a0]{0,4}(?P<word>[^\s,/|;:()<>\[\]–—]{1,40})")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"[Tt]he\s(?=[A-Z0-9])")


@cache
def _eaten_ordinal() -> re.Pattern[str]:
    return re.compile(r"(?:[123]\s)?(?:st|nd|rd)\s(?:Class|Lt\.?|Sgt\.?)\s{0,3}")


@cache
def _former() -> re.Pattern[str]:
    return re.compile(r"(?:Retired|Ret\.|Former|Then)[ \u00a0-]")


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|Rev)\b\.?[ \u00a0]{1,2}")


@cache
def _license() -> re.Pattern[str]:
    return re.compile(
        r"(?:is|are)\s(?:marked|licensed)|used\s(?:with|by|under)|licensed|all rights|photographer\b|©",
        re.IGNORECASE,
    )


@cache
def _organization_word() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Academy|Administration|Affairs|Agency|Alliance|Archives?|Army|Association|Authority|Band|Base|Battalion"
        r"|Brigade|Bureau|Center|Centre|Church|City|Collection|College|Command|Commission|Committee|Commons|Company"
        r"|Contributor|Corporation|Corps|Council|County|Department|Depot|District|Division|Fleet|Force|Forces|Forest"
        r"|Foundation|Garrison|Getty|Group|Guard|Headquarters|Hospital|House|Images?|Inc|Institute|International|iStock\w{0,8}"
        r"|Journal|Laborator\w{1,3}|Library|LLC|Magazine|Marines|Media|Ministry|Museum|NASA|National|Navy|Network|News"
        r"|Office|Organization|Park|Photos|Pixabay|Police|Post|Press|Productions|Program|Reuters|School|Service|Services"
        r"|Shutterstock|Society|Squadron|Staff|States|Studios?|Survey|Times|University|Unit|Unsplash|Wing)\b"
    )
