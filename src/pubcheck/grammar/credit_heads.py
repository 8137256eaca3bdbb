"""How a credit line opens: label, medium, verb, and whom the medium is said to belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar.part import Part

Layout = Literal["label", "credit", "by", "slash", "courtesy", "bare"]

_MEDIUM = (
    r"(?:photo(?:graph(?:s|y)?|s)?(?:\s(?:illustrations?|composites?))?|videos?|videography|images?|imagery"
    r"|(?:info)?graphics?|illustrations?|composites?|footage|animations?|screenshots?|art(?:work)?|maps?)"
)
_MEDIA = rf"{_MEDIUM}(?:\s(?:and|&)\s{_MEDIUM})?"
_VERB = r"(?:taken|shot|made|captured|created|provided|submitted|contributed|released)?\s?by"


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
    """Read the head of the credit in ``text[start:end]``; layout "bare" where there is none."""
    if match := _label().match(text, start, end):
        inner = _owned(text, match.end(), end)
        if inner and inner.owner and inner.verb:  # Photo by: U.S. Army photo by
            return inner._replace(layout="label" if match["mark"] else "by")
        verb = " ".join(match["verb"].lower().split())
        courtesy = "courtesy" in match[0].lower() or verb.startswith(("provided", "submitted", "contributed"))
        layout: Layout = "courtesy" if courtesy else "label" if match["mark"] else "by"
        return Opening(layout, _part(match, "medium"), _part(match, "verb"), None, courtesy, match.end())
    if match := _credit().match(text, start, end):
        inner = opening(text, match.end(), end)
        if inner.layout != "bare":
            return inner._replace(layout="courtesy" if inner.courtesy else "credit")
        return Opening("credit", None, None, None, False, match.end())
    if match := _medium_label().match(text, start, end):
        return Opening("credit", _part(match, "medium"), None, None, False, match.end())
    if match := _courtesy().match(text, start, end):
        return Opening("courtesy", _part(match, "medium"), None, None, True, match.end())
    return _owned(text, start, end) or Opening("bare", None, None, None, False, start)


def _owned(text: str, start: int, end: int) -> Opening | None:
    """An opening with the owner first: U.S. Army photo by, NASA photo, U.S. Air Force photo/."""
    for match in _medium().finditer(text, start, min(end, start + 100)):
        owner = Part.cut(text, start, match.start())
        if owner.text and not _is_owner(owner.text):
            return None
        verb = match["verb"]
        bare = text[match.end() : end].strip(" /|,.()").lower() in {"", "released"}
        # Without a verb the plural is a heading or a name: Army Photos, Getty Images.
        bare = bare and bool(owner.text) and not match["medium"].lower().endswith("s")
        if not (verb or match["slash"] or bare):
            continue
        courtesy = "courtesy" in match[0].lower() or "courtesy" in owner.text.lower()
        layout: Layout = "courtesy" if courtesy else "slash" if match["slash"] else "by"
        return Opening(
            layout,
            _part(match, "medium"),
            _part(match, "verb") if verb else None,
            owner if owner.text else None,
            courtesy,
            match.end(),
        )
    return None


def _is_owner(text: str) -> bool:
    """Whether the words before a medium can be its owner: capitalised, no sentence or date."""
    words = text.split()
    if len(words) > 9 or words[0].lower() in _NO_OWNER or _sentence_end().search(text):
        return False
    return all(
        word[0].isupper() or word[0].isdigit() or word[0] in "'’&" or word.lower() in _SMALL for word in words
    )


_NO_OWNER = frozenset({"the", "a", "an", "this", "that", "in", "see", "to", "for", "at", "of"})
_SMALL = frozenset({
    "of", "the", "and", "for", "on", "de", "at", "file", "courtesy", "official", "stock", "air", "force",
    "army", "navy"
})  # fmt: skip


def _part(match: re.Match[str], group: str) -> Part | None:
    return Part.cut(match.string, *match.span(group)) if match[group] else None


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[!?;:]|(?<!Dept)(?:[a-z0-9]{3}|[0-9])\.\s|,\s[0-9]{4}\b")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:file|cover|top|stock|lead|official|courtesy)\s)?(?P<medium>{_MEDIA})\s"
        rf"(?P<verb>{_VERB}|credits?|courtesy(?:\sof)?)(?![a-z])\s?(?P<mark>[:：])?\s*+",
        re.IGNORECASE,
    )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:credits?|photographer|photograph(?:y|ed)\sby|produced\sby)\s?[:：]\s*+", re.IGNORECASE
    )


@cache
def _medium_label() -> re.Pattern[str]:
    return re.compile(rf"(?P<medium>{_MEDIA})\s?[:：]\s*+", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(
        rf"courtesy(?:\s(?P<medium>{_MEDIUM})\b(?:\s(?:of|by|from|via)\b)?\s?[:：/,-]?"
        r"|\s(?:of|by|from|via)\b|\s?[:：/])\s*+",
        re.IGNORECASE,
    )


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<medium>{_MEDIA})\b(?:\s?(?P<slash>/)(?!/)\s?|\s(?P<verb>{_VERB}|courtesy(?:\sof)?)(?![a-z])\s?[:：]?\s*+)?",
        re.IGNORECASE,
    )
