"""What is left of a draft: marks of its state, embargo lines, end marks and gaps that nobody has filled.

The marks are the supplemental administrative markings of 32 CFR 2002.20 and their kin; "TK" (to come),
"-30-" and "###" are newsroom practice (AP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

GapKind = Literal["to-come", "perhaps-to-come", "insert", "filler"]

_MARKS = (
    "DRAFT",
    "PRE-DECISIONAL",
    "PREDECISIONAL",
    "DELIBERATIVE",
    "DO NOT PUBLISH",
    "DO NOT RELEASE",
    "DO NOT DISTRIBUTE",
    "DO NOT CITE",
    "NOT FOR RELEASE",
    "NOT FOR PUBLIC RELEASE",
    "NOT FOR PUBLICATION",
    "NOT FOR DISTRIBUTION",
    "FOR INTERNAL USE ONLY",
    "INTERNAL USE ONLY",
    "WORKING DRAFT",
    "INTERNAL DRAFT",
)
# The words that such a line may be made of; any other makes it a headline.
_WORDS = frozenset(
    ["DRAFT", "PRE", "DECISIONAL", "PREDECISIONAL", "DELIBERATIVE", "PROCESS", "PRIVILEGED", "PRIVILEGE",
     "MATERIAL", "INFORMATION", "WORKING", "PAPER", "PAPERS", "PRODUCT", "DOCUMENT", "COPY", "VERSION",
     "ONLY", "INTERNAL", "EXTERNAL", "USE", "FOR", "NOT", "DO", "PUBLISH", "PUBLIC", "PUBLICATION",
     "RELEASE", "DISTRIBUTE", "DISTRIBUTION", "CITE", "QUOTE", "CIRCULATE", "SHARE", "OR", "AND", "AS",
     "OF", "THIS", "IS", "A", "REVIEW", "COMMENT", "CLEARANCE", "PENDING", "APPROVAL", "V", "REV",
     "REVISION", "NO", "UNTIL", "APPROVED", "CLEARED", "ATTORNEY", "CLIENT"]
)  # fmt: skip
_WORD = re.compile(r"[A-Z]+")
_LONGEST_MARK = 90
_ORNAMENT = " \t*_=-–—•~#|[](){}<>"
_IN_TITLE = re.compile(r"[\[(]DRAFT[\])]|DRAFT(?=\s{0,2}[:–—-]|$)")
_AT_END = re.compile(r"(?:[\[(]DRAFT[\])]|(?<=[-–—|:] )DRAFT)\s{0,5}$")
_EMBARGO = re.compile(
    r"(?:\W{0,6}(?:STRICTLY |UNDER )?EMBARGO(?:ED)?\b[ :–—-]{0,4}(?:UNTIL|FOR RELEASE|(?=\d"
    r"|[A-Z][a-z]{2,8}\.? \d))"
    r"|\W{0,6}(?:Strictly |Under )?[Ee]mbargo(?:ed)? (?:until|for release|to)\b|\W{0,6}Embargo:"
    r"|\W{0,6}HOLD FOR RELEASE\b|\W{0,6}NOT FOR RELEASE (?:UNTIL|BEFORE)\b)"
)
_END_MARK = re.compile(r"[-–—]{1,3}[ \u00a0]?(?:30|end|End|END)[ \u00a0]?[-–—]{1,3}|#(?:[ \u00a0]?#){2,4}")
_TO_COME = re.compile(r"\bTK(?:[ -]?TK)+\b|[\[(]TK(?:[ :,-][^\[\]()\n]{0,60})?[\])]")
# One TK before a stop may also be a name's letters.
_PERHAPS = re.compile(r"(?<![\w/.&'’-])TK(?=[ ]{0,2}(?:[.;:)%\n]|$))")
_INSERT = re.compile(
    r"[\[<](?:please )?(?:(?:insert|fill in) (?:the|a|an) |(?:insert|fill in|add|enter) (?:your|names?"
    r"|title|dates?"
    r"|quotes?|photo|image|link|url|agency|office|unit|number|text|caption|location|city|rank|phone|email"
    r"|here)\b)"
    r"[^\[\]<>\n]{0,120}[\]>]|\[insert\b[^\[\]\n]{0,120}\]|\[(?:TODO|FIXME|XXX+|XX/XX)\b[^\[\]\n]{0,80}\]",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\blorem ipsum[ ,]{1,2}dolor\b", re.IGNORECASE)


class Gap(NamedTuple):
    """A gap that waits to be filled: its range in code points and its kind."""

    start: int
    end: int
    kind: GapKind


def draft_mark(line: str) -> tuple[int, int] | None:
    """The range of the mark that a line is, in capitals; None for a line that says anything else."""
    if len(line) > _LONGEST_MARK:
        return None
    start, end = 0, len(line)
    while start < end and line[start] in _ORNAMENT:
        start += 1
    while end > start and line[end - 1] in _ORNAMENT:
        end -= 1
    text = line[start:end]
    if not text.startswith(_MARKS) or not text.isupper():
        return None
    return (start, end) if set(_WORD.findall(text)) <= _WORDS else None


def draft_in_title(title: str) -> tuple[int, int] | None:
    """Where a title or headline calls its page a draft, in capitals; None where it does not."""
    match = _IN_TITLE.match(title) or _AT_END.search(title, max(0, len(title) - 16))
    return match.span() if match else None


def embargo(line: str) -> tuple[int, int] | None:
    """The range in which a line begins with an embargo; None for text that speaks of one."""
    match = _EMBARGO.match(line)
    if match is None:
        return None
    start = next(index for index in range(match.end()) if line[index].isalnum())
    return start, match.end()


def end_mark(line: str) -> bool:
    """Whether a line is the sign that ends a story or a release: -30-, ###, -end-."""
    return len(line) < 12 and _END_MARK.fullmatch(line.strip()) is not None


def gaps(text: str) -> Iterator[Gap]:
    """The gaps in a text: TK, [insert …], lorem ipsum; from left to right for each kind."""
    if "TK" in text:
        taken = [match.span() for match in _TO_COME.finditer(text)]
        yield from (Gap(*place, "to-come") for place in taken)
        for match in _PERHAPS.finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                yield Gap(*match.span(), "perhaps-to-come")
    if "[" in text or "<" in text:
        yield from (Gap(*match.span(), "insert") for match in _INSERT.finditer(text))
    if "orem" in text or "OREM" in text:
        yield from (Gap(match.start(), match.start() + 11, "filler") for match in _FILLER.finditer(text))
