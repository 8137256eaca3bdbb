"""Credit lines: who made a photo, video or graphic, as the services and the civilian agencies write it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pubcheck.grammar.credit_faults import faults_of
from pubcheck.grammar.credit_heads import Layout, Opening, opening
from pubcheck.grammar.credit_people import People, read_people
from pubcheck.grammar.part import Fault, Part
from pubcheck.grammar.ranks import RankMatch
from pubcheck.grammar.services import ServiceName, find_service

_LONGEST = 600  # code points; no credit on any page read was longer than 250


class Credit(NamedTuple):
    """A credit by parts, all offsets in code points of the string given to `parse`.

    ``services`` are those named, the photographer's own before the one that owns the medium. ``start`` and
    ``end`` leave out a VIRIN that follows on the same line. ``leftover`` is what the grammar cannot place.
    """

    start: int
    end: int
    layout: Layout
    medium: Part | None
    verb: Part | None
    services: tuple[ServiceName, ...]
    rank: RankMatch | None
    honorific: Part | None
    name: Part | None
    organization: Part | None
    released: Part | None
    disclosure: Part | None
    leftover: Part | None
    courtesy: bool
    faults: tuple[Fault, ...]

    @property
    def service(self) -> ServiceName | None:
        """The service that the credit speaks for, the photographer's own first; None where none is named."""
        return self.services[0] if self.services else None

    @property
    def is_military(self) -> bool:
        """Whether a rank, a U.S. service or the Department is named: else it is no DoD credit to judge."""
        return self.rank is not None or any(one.service.kind != "foreign" for one in self.services)

    @property
    def names_nobody(self) -> bool:
        """Whether neither a person nor an organization is named; a courtesy credit needs none."""
        return not (self.name or self.organization or self.leftover or self.courtesy)


def parse(text: str) -> Credit | None:
    """Read a credit line in any of its layouts; None where nothing in ``text`` can be one.

    Layouts: "Photo By: Army Sgt. Ann Roe" (label), "Credit: X" (credit), "U.S. Army photo by X" (by),
    "U.S. Air Force photo/X" (slash), "Courtesy photo" (courtesy), and a name alone (bare); in parentheses or
    not. Civilian credits ("NASA/Joel Kowsky", "Photo by Jane Roe, USGS") read as well and have no service.
    """
    return _parsed(text) if len(text) <= _LONGEST else _read(text)


@lru_cache(maxsize=256)
def _parsed(text: str) -> Credit | None:
    # Reader, views and checks each ask for the same few lines of a page.
    return _read(text)


def _read(text: str) -> Credit | None:
    start, end = _without_virin(text, *_trimmed(text, 0, len(text)))
    start = _after_bullet(text, start, end)
    if end - start > _LONGEST or not any(char.isalpha() for char in text[start:end]):
        return None
    inner_start, inner_end, disclosure, marker = _unwrapped(text, start, end)
    head = opening(text, inner_start, inner_end)
    if not disclosure:
        inner_end, disclosure = _split_disclosure(text, head.body, inner_end)
    body_end, released = _split_released(text, head.body, inner_end)
    body_end = _trimmed(text, head.body, body_end)[1]
    if _is_no_credit(text[head.body : body_end]):
        return None
    people = read_people(text, head.body, _without_marks(text, head.body, body_end))
    services = _services(text, head, people)
    owner = head.owner if head.owner and not find_service(text, head.owner.start) else _unit(text, head.owner)
    return Credit(
        start,
        end,
        head.layout,
        head.medium,
        head.verb,
        services,
        people.rank,
        people.honorific,
        people.name,
        people.organization or owner,
        released or marker,
        disclosure,
        people.leftover,
        head.courtesy,
        tuple(faults_of(text, head.owner.start if head.owner else head.body, inner_end, released, services)),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = Part.cut(text, start, end)
    return part.start, part.end


def _without_virin(text: str, start: int, end: int) -> tuple[int, int]:
    match = _virin_tail().search(text, start, end)
    if not match or match.start() == start:
        return start, end
    # The pipe between credit and label belongs to the layout, not to the credit.
    stop = _trimmed(text, start, match.start())[1]
    if text[stop - 1] in "|•·":
        stop = _trimmed(text, start, stop - 1)[1]
    return start, max(stop, start)


def _after_bullet(text: str, start: int, end: int) -> int:
    match = _bullet().match(text, start, end)
    return match.end() if match else start


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int, Part | None, Part | None]:
    """What stands inside the parentheses around a credit, and the disclosure or release marker after them."""
    if text[start] not in "([":
        unopened = text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end)
        return start, end - 1 if unopened else end, None, None
    close = closing(text, start, end)
    if close is None:
        return start + 1, end, None, None
    rest = Part.cut(text, close + 1, end)
    if not rest.text.strip(' .,;"”’'):
        return start + 1, close, None, None
    if marker := _released().fullmatch(text, rest.start, rest.end):
        return start + 1, close, None, Part(marker["word"], *marker.span("word"))
    last = closing(text, rest.start, end) if text[start] == "(" == rest.text[0] else None
    if last is None:
        return start, end, None, None
    return start + 1, close, Part.cut(text, rest.start + 1, last), None


def closing(text: str, start: int, end: int) -> int | None:
    """The offset of the parenthesis that closes the one at ``start``, over nested ones; None without one."""
    depth = 0
    for match in _parentheses().finditer(text, start, end):
        depth += 1 if match[0] in "([" else -1
        if depth == 0:
            return match.start()
    return None


def _split_disclosure(text: str, start: int, end: int) -> tuple[int, Part | None]:
    if end == start or text[end - 1] != ")":
        return end, None
    depth = 0
    for index in range(end - 1, start, -1):
        depth += (text[index] == ")") - (text[index] == "(")
        if depth == 0:
            inside = Part.cut(text, index + 1, end - 1)
            disclosing = _disclosing().search(inside.text)
            return (_trimmed(text, start, index)[1], inside) if disclosing else (end, None)
    return end, None


def _split_released(text: str, start: int, end: int) -> tuple[int, Part | None]:
    match = _released().search(text, max(start, end - 40), end)
    if not match:
        return end, None
    return match.start(), Part.cut(text, match.start("word"), match.end("word"))


def _without_marks(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1] in "/|\\" or text[end - 1].isspace()):
        end -= 1
    return end


def _is_no_credit(body: str) -> bool:
    # An ordinal, a number or the remains of a template are nobody.
    return bool(body) and (not any(char.isalpha() for char in body) or "{{" in body)


def _services(text: str, head: Opening, people: People) -> tuple[ServiceName, ...]:
    owner = find_service(text, head.owner.start) if head.owner else None
    return tuple(service for service in (people.service, owner) if service)


def _unit(text: str, owner: Part | None) -> Part | None:
    if not owner or not (service := find_service(text, owner.start)) or service.end >= owner.end:
        return None
    unit = Part.cut(text, service.end, owner.end)
    return unit if unit.text[:1].isupper() else None


@cache
def _virin_tail() -> re.Pattern[str]:
    return re.compile(r"\bVIRIN\b(?=[ \u00a0]{0,3}(?:[:|#]|[0-9]|$))", re.IGNORECASE)


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:[•·*▪●-][ \u00a0\t]{0,4}){1,2}")


@cache
def _parentheses() -> re.Pattern[str]:
    return re.compile(r"[()\[\]]")


@cache
def _released() -> re.Pattern[str]:
    return re.compile(
        r"[\s/,;|(\[–—-]{0,6}(?P<word>(?:\bR|(?<=[a-z])R|r(?<=[\s/(]r))(?i:eleased))[)\].\s]{0,4}$"
    )


@cache
def _disclosing() -> re.Pattern[str]:
    # DIMOC, examples of authorized photo illustrations: what must be told in writing.
    return re.compile(
        r"\b(?:stitch|composit|collage|vignett|HDR|high dynamic|filter|logo|alter|blur|crop|mask|edit|enhanc"
        r"|redact|obscur|security purposes|illustration|added|remov|combin|exposure|merged|digital)",
        re.IGNORECASE,
    )
