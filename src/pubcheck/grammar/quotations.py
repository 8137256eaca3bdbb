"""Finds quotations in running text by their double quotation marks, and what is spliced into them.

A straight mark opens before a word and closes behind one; behind a figure it is a sign of inches, unless a
quotation is open. Where a quotation runs over paragraphs each of them opens with a mark, and only the
last one closes (AP Stylebook, quotation marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.date_patterns import A_WEEKDAY

_MARK = re.compile('["“”„]')
_BEFORE_OPENING = frozenset(" \n([{—–-/‘'“\u2060")
_AFTER_CLOSING = frozenset(" \n.,;:!?)]}—–-/’'”…*")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\s?[½¼¾]|\.\d)?\Z")


class Quotation(NamedTuple):
    """A range in quotation marks, both marks in it, in code points of its paragraph.

    ``is_opened`` and ``is_closed`` tell which of its marks are there; one that is not closed goes on to the
    paragraph's end or to the next opening mark, one that is not opened is its closing mark alone, unless the
    paragraph before left a quotation open. ``is_certain`` is false where the paragraph has a mark that could
    be read in another way.
    """

    start: int
    end: int
    is_opened: bool
    is_closed: bool
    is_certain: bool


def find(text: str, *, continued: bool = False) -> list[Quotation]:
    """The quotations of one paragraph; ``continued`` where the one before it has left its last one open."""
    if '"' not in text and "“" not in text and "”" not in text:
        return []
    found: list[tuple[int, int, bool, bool]] = []
    opened: int | None = None
    certain = "„" not in text
    for match in _MARK.finditer(text):
        at = match.start()
        kind = _kind(text, at, opened is not None)
        if kind == "inches":
            continue
        if kind == "either":
            certain = False
            kind = "opens" if opened is None else "closes"
        if kind == "opens":
            if opened is not None:
                found.append((opened, at, True, False))
            opened = at
        elif opened is not None:
            found.append((opened, at + 1, True, True))
            opened = None
        else:
            first = 0 if continued and not found else at
            found.append((first, at + 1, False, True))
    if opened is not None:
        found.append((opened, len(text), True, False))
    return [Quotation(*one, certain) for one in found]


def ranges(text: str) -> list[tuple[int, int]]:
    """The ranges of the quotations of one text, in code points and in order."""
    return [(one.start, one.end) for one in find(text)]


def find_all(paragraphs: Sequence[str]) -> list[list[Quotation]]:
    """The quotations of each of some neighboring paragraphs."""
    found: list[list[Quotation]] = []
    continued = False
    for text in paragraphs:
        quoted = find(text, continued=continued)
        found.append(quoted)
        continued = bool(quoted) and not quoted[-1].is_closed
    return found


def opens_with_mark(text: str) -> bool:
    """Whether a paragraph begins with a quotation mark, as the next one of a long quotation does."""
    return text.lstrip()[:1] in {'"', "“"}


def _kind(text: str, at: int, is_open: bool) -> str:
    """What a mark does by its neighbors: opens, closes, inches, or either."""
    mark = text[at]
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    may_open = before in _BEFORE_OPENING and not after.isspace()
    may_close = not before.isspace() and (after in _AFTER_CLOSING or after.isdigit())
    if mark == "“":
        return "opens" if not before.isalnum() else "either"
    if mark == "”":
        return "closes" if not (before.isspace() and after.isalnum()) else "either"
    if mark == "„":
        return "opens"
    if before.isnumeric() and (not is_open or _FEET.search(text[max(0, at - 8) : at])):
        return "inches"
    if before.isnumeric() and text.find('"', at + 1) >= 0:
        return "either"
    if may_open == may_close:
        return "either"
    return "opens" if may_open else "closes"


class Splice(NamedTuple):
    """Words of the writer that stand in a quotation as if they were the speaker's; a range in code points."""

    start: int
    end: int


def splices(text: str, quoted: Sequence[Quotation]) -> Iterator[Splice]:
    """What a writer has left inside the marks: ``, the official said.`` or ``, yesterday in Washington.``.

    Only quotations that are opened and closed for certain are looked into, and only where a sentence ends.
    """
    for one in quoted:
        if not (one.is_opened and one.is_closed and one.is_certain):
            continue
        inside = text[one.start + 1 : one.end - 1]
        if ", " not in inside:
            continue
        for match in _splice().finditer(inside):
            # Without a sentence behind it a place and a day may be the speaker's own last words.
            follows = inside[match.end() + 1 :].strip()
            if match["day"] and not follows[:1].isupper():
                continue
            start = one.start + 1 + match.start("words")
            yield Splice(start, start + len(match["words"]))


@cache
def _splice() -> re.Pattern[str]:
    day = f"(?:yesterday|today|tonight|{A_WEEKDAY})"
    name = r"[A-Z][a-z][\w’'-]{0,20}(?:\s[A-Z][\w.’'-]{0,20}){0,3}"
    people = (
        r"(?:adviser|advisor|admiral|airman|captain|colonel|commander|director|general|leader|lieutenant|major"
        r"|officer|official|president|secretary|sergeant|spokesman|spokesperson|spokeswoman)"
    )
    speaker = rf"(?:the\s(?:[a-z]{{1,15}}\s){{0,3}}{people}|he|she|{name})"
    place = rf"(?:in|at|from)\s(?:the\s)?{name}"
    return re.compile(
        rf",\s(?P<words>{speaker}\ssaid(?:\s(?:on\s)?{day})?(?:\s{place})?"
        rf"|(?P<day>(?:earlier\s|on\s)?{day}\s{place}))(?=\.(?:\s|\Z))"
    )
