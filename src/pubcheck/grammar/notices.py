"""Notices that tell a reader a page is archived or historical, and what they say and leave out."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar.part import Part

Element = Literal["status", "currency", "links", "contact"]
ELEMENTS: tuple[Element, ...] = ("status", "currency", "links", "contact")

_MOST_WORDS = 120  # the longest wording found, archive.defense.gov's, has about 90


class Notice(NamedTuple):
    """An archive notice: its range in code points, its kind, and the elements that it has.

    Elements: ``status`` says that the page is archived or historical, ``currency`` that it may be outdated,
    ``links`` that its links may fail, ``contact`` whom to ask.
    """

    start: int
    end: int
    kind: Literal["archive"]
    elements: dict[Element, Part]

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that it lacks, in the order of `ELEMENTS`."""
        return tuple(element for element in ELEMENTS if element not in self.elements)


def read_notice(block: str) -> Notice | None:
    """Read one block of text (a paragraph, a box) as an archive notice; None where it is none.

    Two wordings of different groups make a notice (defense.gov, archive.defense.gov, EPA, HHS, White House,
    Canada), in a block that is short and speaks of the page itself. An article about archives is none, nor is
    the notice of the military's sites that a page was "reviewed and removed" (DoD Instruction 5400.17).
    """
    whole = Part.cut(block, 0, len(block))
    if len(whole.text) > 12 * _MOST_WORDS or not _first_hint().search(whole.text):
        return None
    if (
        len(whole.text.split()) > _MOST_WORDS
        or not _itself().search(whole.text)
        or _norm().search(whole.text)
    ):
        return None
    groups = set()
    elements: dict[Element, Part] = {}
    for match in _wordings().finditer(block):
        group = match.lastgroup or ""
        groups.add(group)
        elements.setdefault(_ELEMENT_OF[group], Part(match[0], *match.span()))
    if len(groups - {"contact"}) < 2:
        return None
    return Notice(whole.start, whole.end, "archive", elements)


def find_notices(text: str) -> list[Notice]:
    """The archive notices of a plain text whose blocks are parted by blank lines, offsets in ``text``.

    A block too long to be one is tried line by line, and a short line before a block ("ARCHIVED") with it.
    """
    notices: list[Notice] = []
    blocks = list(_blocks(text))
    for index, (start, end) in enumerate(blocks):
        before = blocks[index - 1][0] if index and _is_label(text, *blocks[index - 1]) else None
        found = _at(text, start, end) or (_at(text, before, end) if before is not None else None)
        if found:
            notices.append(found)
        elif "\n" in text[start:end]:
            lines = (match.span() for match in _line().finditer(text, start, end))
            notices.extend(notice for span in lines if (notice := _at(text, *span)))
    return notices


def named_sites(notice: str) -> list[Part]:
    """The sites on which a notice says that its page stands: "a historical collection on defense.gov".

    A site that it only points to ("go to www.epa.gov") is none of them.
    """
    return [Part(match["host"], *match.span("host")) for match in _own_site().finditer(notice)]


def site(host: str) -> str:
    """The domain that an agency holds: "defense.gov" for "archive.defense.gov"; "" for no host."""
    return ".".join(host.lower().strip(".").split(".")[-2:]) if "." in host else ""


def _at(text: str, start: int, end: int) -> Notice | None:
    if end - start > 13 * _MOST_WORDS:
        return None
    notice = read_notice(text[start:end])
    if not notice:
        return None
    moved = {
        element: Part(part.text, part.start + start, part.end + start)
        for element, part in notice.elements.items()
    }
    return Notice(notice.start + start, notice.end + start, notice.kind, moved)


def _is_label(text: str, start: int, end: int) -> bool:
    return end - start <= 60 and "archive" in text[start:end].lower()


def _blocks(text: str) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    start: int | None = None
    end = 0
    for match in _line().finditer(text):
        if not match[0].strip():
            if start is not None:
                blocks.append((start, end))
            start = None
        else:
            start, end = match.start() if start is None else start, match.end()
    if start is not None:
        blocks.append((start, end))
    return blocks


_ELEMENT_OF: dict[str, Element] = {
    "historical": "status",
    "archived": "status",
    "maintained": "currency",
    "outdated": "currency",
    "links": "links",
    "contact": "contact",
}


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\n]+|(?<=\n)(?=\n)")


@cache
def _own_site() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_THING}|archives?|archived)\s(?:on|of|from|at|in)\s(?:the\s)?(?P<host>(?:[a-z0-9-]{{1,40}}\.){{1,4}}(?:gov|mil))\b",
        re.IGNORECASE,
    )


@cache
def _first_hint() -> re.Pattern[str]:
    return re.compile(
        r"archiv|historical|no\slonger|outdated|out[\s-]of[\s-]date|not\smaintained|frozen|not\sthe\scurrent",
        re.IGNORECASE,
    )


@cache
def _itself() -> re.Pattern[str]:
    return _any_of(_ITSELF)


@cache
def _norm() -> re.Pattern[str]:
    return _any_of(_NORMS)


@cache
def _wordings() -> re.Pattern[str]:
    groups = (f"(?P<{group}>{_any_of(phrases).pattern})" for group, phrases in _WORDINGS.items())
    return re.compile("|".join(groups), re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    whole = "|".join(phrases).replace(" ", r"\s{1,3}").replace("THING", _THING)
    return re.compile(rf"\b(?:{whole})\b", re.IGNORECASE)


_THING = (
    "(?:articles?|collections?|content|cop(?:y|ies)|documents?|information|materials?|pages?|purposes?|records?|reference"
    "|releases?|resources?|sites?|snapshots?|stor(?:y|ies)|versions?|web ?pages?|web ?sites?)"
)
_WORDINGS: dict[str, tuple[str, ...]] = {
    "historical": (r"historical (?:\w{1,20} )?THING", "frozen in time", "not the current"),
    "archived": (
        r"archiv(?:e|ed|al) (?:\w{1,20} )?THING",
        "(?:is|are|been|was) (?:being )?archived",
        "(?:is an|web) archive",
        "(?:content|documents?|information|pages?) identified as archived",  # Government of Canada
        "archived(?=[:.!]|$)",
    ),
    "maintained": (
        "no longer (?:being )?(?:actively )?(?:updated|maintained|current|reviewed)",
        "(?:is|are|being) not (?:being )?(?:updated|maintained)",
        "not maintained",
        "not been (?:altered or )?updated",
        "no longer (?:updating|maintaining)",
    ),
    "outdated": (
        "(?:may|might|could|is|are) (?:be |contain )?(?:outdated|out[ -]of[ -]date|superseded|obsolete)",
        "may (?:no longer|not) (?:apply|reflect|be (?:accurate|current|valid|up[ -]to[ -]date))",
        "outdated information",
        "accurate as of (?:its|their|the) (?:date of )?publication",
    ),
    "links": (
        "links?[^.!?]{0,80}? (?:may|might|do|will) (?:not|no longer) (?:function|work|be (?:active|valid))",
        "broken links?",
        "links? (?:are|is|may be|might be) (?:broken|inactive)",
    ),
    "contact": ("contact", "webmaster", "e-?mail us", "questions", "ask us", "help desk", "section 508 form"),
}
# How a notice speaks of the page that it stands on.
_ITSELF = (
    "you (?:have accessed|have reached|have entered|are (?:viewing|browsing|visiting|looking at|now|on|in))",
    r"this (?:\w{1,20} )?THING",
    "THING identified as archived",
    "this is (?:a collection of archived|not the current|an? archived?|an? historical|historical|archived)",
    "(?:on|in|of|from|within) this",
    "(?:the|some) (?:of the )?THING (?:contained|here|on|in|within|below|found|provided|you)",
    "^archived?",
)
# A policy about other pages, not a notice on this one.
_NORMS = (
    "(?:agencies|documents?|content|editors|offices|owners|pages?|webmasters) (?:should|must|shall|need)",
    "(?:how to|whether to|decide to|when to) archive",
)
