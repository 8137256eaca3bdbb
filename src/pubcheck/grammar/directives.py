"""Reads what an author writes to pubcheck inside a comment: ``pubcheck: ignore[rule] until=… -- reason``."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pubcheck.grammar.part import Part

VERBS = ("ignore", "ignore-file", "ignore-start", "ignore-end")

# What is meant for pubcheck, well or badly written; a comment that merely speaks of it is left alone.
_MEANT = re.compile(
    r"\s*+pubcheck(?:\s{0,20}:|[\s-]{1,20}(?:ignore|disable|enable|suppress|allow|skip|off)\b)", re.IGNORECASE
)
_HEAD = re.compile(r"\s*+pubcheck\s{0,20}:\s*+([^\s\[\]]*+)(\s*+\[)?")
_WORD = re.compile(r"[^\s]++")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DASHES = {"--", "—", "–"}


class Directive(NamedTuple):
    """One directive; each part with its place in the comment's text.

    ``fault`` is the part that cannot be read, None where everything can. ``reason`` is "" where none stands.
    """

    verb: str
    rules: tuple[Part, ...] = ()
    until: Part | None = None
    by: str = ""
    reason: str = ""
    fault: Part | None = None


def read(comment: str) -> Directive | None:
    """The directive that the text of a comment holds; None where it is not meant for pubcheck."""
    meant = _MEANT.match(comment)
    if meant is None:
        return None
    head = _HEAD.match(comment)
    if head is None or head[1] not in VERBS:
        start, end = head.span(1) if head and head[1] else (meant.start(), len(comment))
        return Directive("", fault=Part.cut(comment, start, end))
    rules: tuple[Part, ...] = ()
    after = head.end()
    if head[2]:
        closing = comment.find("]", after)
        if closing < 0:
            return Directive(head[1], fault=Part.cut(comment, head.end() - 1, len(comment)))
        rules = tuple(part for part in _listed(comment, after, closing) if part.text)
        after = closing + 1
    until: Part | None = None
    by = ""
    for match in _WORD.finditer(comment, after):
        word, start = match[0], match.start()
        if word in _DASHES:
            return Directive(head[1], rules, until, by, " ".join(comment[match.end() :].split()))
        key, equals, value = word.partition("=")
        if equals and key == "until":
            until = Part(value, start + len("until="), match.end())
        elif equals and key == "by" and value:
            by = value
        else:
            return Directive(head[1], rules, until, by, fault=Part(word, start, match.end()))
    return Directive(head[1], rules, until, by)


def _listed(text: str, start: int, end: int) -> list[Part]:
    parts: list[Part] = []
    while start <= end:
        comma = text.find(",", start, end)
        stop = end if comma < 0 else comma
        parts.append(Part.cut(text, start, stop))
        start = stop + 1
    return parts


def day(text: str) -> date | None:
    """The date of ``YYYY-MM-DD``; None where the text is none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
