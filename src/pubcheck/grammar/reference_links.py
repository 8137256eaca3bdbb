"""Reference links of Markdown: definitions, what uses them, what has none (CommonMark 0.31, 4.7, 6.3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)((?:[^\[\]\\\n]|\\.){1,300})\]:[ \t]{0,9}(?:\n[ \t]{0,9})?"
    r"(<[^<>\n]{0,1000}>|[^\s<]\S{0,1000})"
    r"([ \t]{1,20}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?[ \t]{0,20}$",
    re.MULTILINE,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,300})\]")
# Comments are written as definitions that nothing shows.
_COMMENTS = frozenset({"//", "comment", "comments", "#", "_", "-", "note", "todo", "modeline"})
# Text and a label behind it, as a link of its own; after a word it is an index, as in rows[0][1].
_USE = re.compile(r"(?<![\w\]\\!)])!?\[([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,100})\](?![\[(:\w])")
# Numbers, and a letter alone, count something.
_NO_LABEL = re.compile(r"[\^@#]|\d{0,4}\Z|[ xX]\Z|[A-Za-z]\Z")


class Definition(NamedTuple):
    """A definition: its label as written, and its range in the text, its line end left out."""

    label: str
    start: int
    end: int


def normal(label: str) -> str:
    """A label as two of them are compared: in small letters, each run of white space one blank."""
    return " ".join(label.casefold().split())


def unused(text: str, code: Sequence[tuple[int, int]], start: int = 0) -> Iterator[Definition]:
    """The definitions that nothing in the text can use: their labels stand nowhere else in brackets.

    ``code`` are the sorted ranges of code; ``start`` is where front matter ends. What only
    looks like a use, in code too, counts as one.
    """
    found: list[Definition] = []
    rest: list[str] = []
    own: set[int] = set()
    end_of_last = start
    for match in _DEFINITION.finditer(text, start):
        first, last = match.span()
        at = bisect_right(code, (first, len(text))) - 1
        if at >= 0 and first < code[at][1]:
            continue
        between = text[end_of_last:first]
        # A definition cannot interrupt a paragraph.
        if between.strip() and not between.rstrip(" \t").endswith("\n\n"):
            continue
        rest.append(between)
        end_of_last = last
        own.add(match.start(1) - 1)
        found.append(Definition(match[1], first, last))
    if not found or not ("".join(rest) + text[end_of_last:]).strip():
        return  # none, or a file of definitions for others to take in
    used = {normal(match[1]) for match in _LABEL.finditer(text) if match.start() not in own}
    for definition in found:
        label = normal(definition.label)
        target = text[definition.start : definition.end].partition("]:")[2].strip()
        if label not in used and label not in _COMMENTS and not target.startswith(("#", "<>")):
            yield definition


def without_definition(text: str) -> Iterator[tuple[int, int, str]]:
    """The ranges in running text of what is written as a reference link and is none, each with its label.

    The parser has made links of all that have a definition: these are left as they are written.
    """
    if "][" not in text:
        return
    for match in _USE.finditer(text):
        label = match[2] or match[1]
        if label[0] in "^@#" or _NO_LABEL.match(match[1]) or "\ue000" in match[0]:
            continue
        yield match.start(), match.end(), label


def defined(text: str) -> frozenset[str]:
    """The labels that lines of the text define, as ``normal`` has them."""
    return frozenset(normal(match[1]) for match in _DEFINITION.finditer(text))
