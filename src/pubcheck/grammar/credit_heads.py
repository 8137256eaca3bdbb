"""How a credit line opens: label, medium, verb, and whom the medium is said to belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar.part import Part
from pubcheck.grammar.ranks import find_rank
from pubcheck.grammar.services import find_service

Layout = Literal["label", "credit", "by", "slash", "courtesy", "bare"]


class Opening(NamedTuple):
    """The head of a credit: everything before the people, ``body`` being the offset where they begin.

    ``owner`` is what stands before the medium, as "U.S. Army" does in "U.S. Army photo by".
    """

    layout: Layout
    medium: Part | None
    verb: Part | None
    owner: Part | None
    courtesy: bool
    body: int


def opening(text: str, start: int, end: int) -> Opening:
    """Read the head of the credit in ``text[start:end]``; layout "bare" where there is none.

    No more than 600 code points are looked at, so that what nests in it does so a hundred times at most.
    """
    end = min(end, start + _LONGEST)
    if head := _medium_first(text, start, end):
        return head
    if match := _credit().match(text, start, end):
        inner = opening(text, match.end(), end)
        if inner.layout != "bare":
            return inner._replace(layout="courtesy" if inner.courtesy else "credit")
        return Opening("credit", None, None, None, False, match.end())
    if match := _photographed().match(text, start, end):
        return Opening("by", None, Part.cut(text, *match.span()), None, False, match.end())
    # "Courtesy" alone is a word like others: Courtesy Call.
    if match := _courtesy().match(text, start, end):
        medium = _media(text, match.end(), end)
        link = _link().match(text, medium.end if medium else match.end("word"), end)
        if link and (medium or link["of"] or link["mark"]):
            return Opening("courtesy", medium, None, None, True, link.end())
    return _owner_first(text, start, end) or Opening("bare", None, None, None, False, start)


def _medium_first(text: str, start: int, end: int) -> Opening | None:
    """An opening with the medium first: Photo By:, Courtesy photo by, Video taken by, Photo:."""
    adjective = _adjective().match(text, start, end)
    medium = _media(text, adjective.end() if adjective else start, end)
    if not medium:
        return None
    match = _verb().match(text, medium.end, end)
    if not match:
        colon = _colon().match(text, medium.end, end)
        return Opening("credit", medium, None, None, False, colon.end()) if colon and not adjective else None
    inner = opening(text, match.end(), end)
    if inner.layout in {"by", "slash", "courtesy"}:  # Photo By: U.S. Army photo by, Photo By: Courtesy of
        return inner._replace(layout="courtesy" if inner.courtesy else "label" if match["mark"] else "by")
    verb = Part.cut(text, *match.span("verb"))
    courtesy = "courtesy" in text[start : match.end()].lower() or verb.text.lower().startswith(_GIVEN)
    layout: Layout = "courtesy" if courtesy else "label" if match["mark"] else "by"
    return Opening(layout, medium, verb, None, courtesy, match.end())


def _owner_first(text: str, start: int, end: int) -> Opening | None:
    """An opening with the owner first: U.S. Army photo by, NASA photo, U.S. Air Force photo/."""
    for match in _medium().finditer(text, start, min(end, start + 100)):
        if match.start() > start and text[match.start() - 1].isalnum():
            continue
        owner = Part.cut(text, start, match.start())
        if owner.text and not _is_owner(owner.text):
            return None
        medium = _media(text, match.start(), end)
        if not medium:
            continue
        verb = _verb().match(text, medium.end, end)
        slash = _slash().match(text, medium.end, end)
        # Without a verb the plural is a heading or a name: Army Photos, Getty Images.
        alone = text[medium.end : end].strip(" /|,.()").lower() in {"", "released"}
        alone = alone and bool(owner.text) and not medium.text.lower().endswith("s")
        alone = alone or _lacks_by(text, owner, medium.end, end)
        if not ((verb and verb["verb"].lower() not in {"credit", "credits"}) or slash or alone):
            continue
        body = verb.end() if verb else slash.end() if slash else medium.end
        courtesy = "courtesy" in text[start:body].lower()
        layout: Layout = "courtesy" if courtesy else "by" if verb or not slash else "slash"
        written = Part.cut(text, *verb.span("verb")) if verb else None
        named = owner.text and owner.text.lower() not in _NOBODY
        return Opening(layout, medium, written, owner if named else None, courtesy, body)
    return None


def _lacks_by(text: str, owner: Part, start: int, end: int) -> bool:
    """Whether a rank follows a service's medium with the "by" left out: U.S. Army photo Sgt. Ann Roe."""
    at = start + len(text[start:end]) - len(text[start:end].lstrip())
    return (
        at > start and find_service(text, owner.start) is not None and find_rank(text[:end], at) is not None
    )


def _media(text: str, start: int, end: int) -> Part | None:
    """The medium at ``start``, or two of them: photo, photo illustration, photos and video."""
    match = _medium().match(text, start, end)
    if not match:
        return None
    joint = _joint().match(text, match.end(), end)
    second = _medium().match(text, joint.end(), end) if joint else None
    return Part(text[start : (second or match).end()], start, (second or match).end())


def _is_owner(text: str) -> bool:
    """Whether the words before a medium can be its owner: capitalized, no sentence or date."""
    words = text.split()
    if len(words) > 9 or words[0].lower() in _NO_OWNER or _sentence_end().search(text):
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word[0] in "'’&" or word.lower() in _SMALL for word in words
    )


_LONGEST = 600  # code points; no credit on any page read was longer than 250
_NOBODY = frozenset({"file", "stock", "official"})
_NO_OWNER = frozenset({"the", "a", "an", "this", "that", "in", "see", "to", "for", "at", "of"})
_SMALL = frozenset({
    "of", "the", "and", "for", "on", "de", "at", "file", "courtesy", "official", "stock", "air", "force",
    "army", "navy", "combat", "camera", "public", "affairs", "staff", "news", "national", "guard", "corps",
    "marine", "coast", "space", "reserve", "-", "–"
})  # fmt: skip


_GIVEN = ("provided", "submitted", "contributed")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[!?;:]|(?:[a-z0-9]{3}|[0-9])\.(?<!Dept\.)(?<!Corp\.)(?:\s|$)|,\s[0-9]{4}\b")


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(
        r"(?:photo(?:graph(?:s|y)?|s)?(?:\s(?:illustrations?|composites?))?|video(?:s|graphy)?(?:\s(?:stills?|frames?))?"
        r"|image(?:s|ry)?"
        r"|(?:info)?graphics?(?:\sillustrations?)?|illustrations?|composites?|footage|animations?|screenshots?|art(?:work)?|maps?)"
        r"(?![a-z0-9])",
        re.IGNORECASE,
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"\s{1,2}(?P<verb>(?:(?:taken|shot|made|captured|created|provided|submitted|contributed|released)\s)?by|credits?"
        r"|courtesy(?:\sof)?)(?![a-z])\s?(?P<mark>[:：])?\s*+",
        re.IGNORECASE,
    )


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(r"(?:file|cover|top|stock|lead|official|courtesy)\s", re.IGNORECASE)


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r"\s?[:：]\s*+")


@cache
def _slash() -> re.Pattern[str]:
    return re.compile(r"\s?/(?!/)\s?")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s(?:and|&)\s")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:credits?|photographer|photograph(?:y|ed)\sby|produced\sby)\s?[:：]\s*+", re.IGNORECASE
    )


@cache
def _photographed() -> re.Pattern[str]:
    return re.compile(r"(?:photographed|filmed)\sby\s++(?=[A-Z])", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(r"(?P<word>courtesy)(?![a-z])\s?", re.IGNORECASE)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"(?P<of>\s(?:of|by|from|via)(?![a-z]))?\s?(?P<mark>[:：/])?[,-]?\s*+", re.IGNORECASE)
