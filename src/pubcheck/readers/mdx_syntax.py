"""The syntax that MDX adds to Markdown: tags, expressions, comments, imports and exports, and their places.

All offsets are code points of a text with LF line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Literal, NamedTuple

TagKind = Literal["open", "close", "void", "comment", "space"]

_STOP = re.compile(
    r"^(?:[ \t>]*+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]++)?(?P<fence>`{3,}+|~{3,}+)|(?P<module>import|export)\b)"
    r"|\\.|`++|[{<]",
    re.MULTILINE,
)
_RUN = re.compile("`++")
_BLANK_LINE = re.compile(r"\n[ \t>]*+(?:\n|\Z)")
_HEADING_ID = re.compile(r"\{#[\w:.-]{1,200}\}[ \t]*+$", re.MULTILINE)
# The first line of an import or export (ECMAScript 2024, 16.2), as told from prose that begins with the word.
_MODULE = re.compile(
    r"import(?:[ \t]+|(?=[\"'{*]))(?:[\"'][^\n]*[\"'];?[ \t]*+$|[^\n]* from ?[\"']|[\w$, ]{0,200}\{|\*[ \t])"
    r"|export[ \t]+(?:default|const|let|var|function|class|async|\{|\*)",
    re.MULTILINE,
)
_CLOSING_TAG = re.compile(r"</\s{0,50}(?P<name>[A-Za-z_$][\w$.:-]{0,200})?\s{0,50}>")
_OPENING_TAG = re.compile(r"<(?P<name>[A-Za-z_$][\w$.:-]{0,200})?(?=[\s/>])")
_ATTRIBUTE = re.compile(
    r"\s*+(?:(?P<end>/?)\s{0,50}>|(?P<name>[A-Za-z_$@:][\w$:.@-]*+)(?P<value>\s*+=\s*+)?|\{)"
)
_IN_CODE = re.compile(
    r"[{}`]|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|/\*|(?<![:\w/])//[^\n]*+", re.DOTALL
)
_IN_TEMPLATE = re.compile(r"\\.|`|\$\{", re.DOTALL)
_COMMENT = re.compile(r"\{\s*+/\*(?:[^*]|\*(?!/))*+\*/\s*+\}")
_SPACE = re.compile(r"\{\s*+(?:\"\s++\"|'\s++'|`\s++`)\s*+\}")
_LONGEST = 20_000  # characters in a tag or an expression
_NEAR = 300
# How many characters may be read in vain, for braces and tags that nothing closes; a text that has used
# them up is no MDX, and braces in it are text.
_PATIENCE = 200_000


class Attribute(NamedTuple):
    """An attribute of a tag: its value stands at ``start:end``, in quotes, in braces, or nowhere ("")."""

    name: str
    start: int
    end: int
    quote: str


class Tag(NamedTuple):
    """A JSX tag, or another thing that is written as one mark; ``name`` is "" for a fragment."""

    kind: TagKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    has_spread: bool = False


class Syntax(NamedTuple):
    """Where things are in a text, each list sorted: tags, what is masked, what is left out, code."""

    tags: list[Tag]
    expressions: list[tuple[int, int]]
    modules: list[tuple[int, int]]
    fences: list[tuple[int, int]]


class Scanner:
    """Goes over a text once; takes time linear in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._patience = _PATIENCE
        self._paragraph_end = -1
        # Where the last tag, expression or module ends: a module may follow on the next line.
        self._last_end = -1

    def scan(self) -> Syntax:
        """Everything that MDX adds to the text; code is left alone."""
        text = self._text
        found = Syntax([], [], [], [])
        at = 0
        while match := _STOP.search(text, at):
            start, mark = match.start(), match[0]
            if match["fence"] and (end := self._fence(match)):
                found.fences.append((start, end))
            elif match["module"]:
                if end := self._module(start):
                    found.modules.append((start, end))
                    self._last_end = end
                else:
                    end = match.end()
            elif match["fence"] or mark[0] == "`":
                end = self._code(match.end() - len(match["fence"] or mark), match.end())
            elif mark in ("{", "<"):
                end = (self._braces if mark == "{" else self._tag)(start, found)
                if end > start + 1:
                    self._last_end = end
            else:
                end = match.end()
            at = end
        return found

    def _fence(self, opening: re.Match[str]) -> int:
        """Where a fenced code block ends, 0 where the line is no fence (CommonMark 4.5)."""
        fence, text = opening["fence"], self._text
        line_end = text.find("\n", opening.end())
        if fence[0] == "`" and "`" in text[opening.end() : line_end if line_end >= 0 else len(text)]:
            return 0
        closing = re.compile(rf"^[ \t>]*+{fence[0]}{{{len(fence)},}}+[ \t]*+$", re.MULTILINE)
        found = closing.search(text, line_end) if line_end >= 0 else None
        return found.end() if found else len(text)

    @cached_property
    def _runs(self) -> dict[int, list[int]]:
        """Where the runs of backticks of each length begin."""
        runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(self._text):
            runs.setdefault(run.end() - run.start(), []).append(run.start())
        return runs

    @cached_property
    def _last_comment_end(self) -> int:
        return self._text.rfind("-->")

    def _code(self, start: int, end: int) -> int:
        """Where a code span ends whose opening backticks are given; their own end where none begins."""
        if self._paragraph_end < end:
            blank = _BLANK_LINE.search(self._text, end)
            self._paragraph_end = blank.start() if blank else len(self._text)
        places = self._runs.get(end - start, [])
        index = bisect_left(places, end)
        if index < len(places) and places[index] < self._paragraph_end:
            return places[index] + end - start
        return end

    def _module(self, start: int) -> int:
        """Where imports and exports end, at the first blank line outside braces; 0 where it is prose."""
        text = self._text
        before = text[max(0, start - _NEAR) : start].rstrip(" \t")
        follows = self._last_end >= 0 and not text[self._last_end : start].strip()
        if (before.strip() and not before.endswith("\n\n") and not follows) or not _MODULE.match(text, start):
            return 0
        at, blank = start, -1
        while True:
            if blank < at:
                found = _BLANK_LINE.search(text, at)
                blank = found.start() if found else len(text)
            match = _IN_CODE.search(text, at, blank)
            if match is None:
                break
            at = match.end()
            if match[0] in ("{", "`"):
                at = self._code_end(match.start(), start + _LONGEST)
                if not at:
                    break
        return blank

    def _braces(self, start: int, found: Syntax) -> int:
        if _HEADING_ID.match(self._text, start):
            return start + 2
        end = self._code_end(start, start + _LONGEST)
        if not end:
            return start + 1
        if _COMMENT.fullmatch(self._text, start, end):
            found.tags.append(Tag("comment", start, end))
        elif _SPACE.fullmatch(self._text, start, end):
            found.tags.append(Tag("space", start, end))
        else:
            found.expressions.append((start, end))
        return end

    def _code_end(self, start: int, stop: int) -> int:
        """Where a brace or a template string of JavaScript is closed, 0 where it is not before ``stop``."""
        text = self._text
        stop = min(stop, len(text)) if self._patience > 0 else 0
        stack = [text[start]]
        at = start + 1
        while stack:
            in_template = stack[-1] == "`"
            match = (_IN_TEMPLATE if in_template else _IN_CODE).search(text, at, stop)
            if match is None:
                self._patience -= max(0, stop - start)
                return 0
            mark, at = match[0], match.end()
            if mark == ("`" if in_template else "}"):
                stack.pop()
            elif mark in ("{", "${"):
                stack.append("{")
            elif mark == "`":
                stack.append(mark)
            elif mark == "/*":
                close = text.find("*/", at, stop)
                if close < 0:
                    self._patience -= stop - start
                    return 0
                at = close + 2
        return at

    def _tag(self, start: int, found: Syntax) -> int:
        text = self._text
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4) if self._last_comment_end > start else -1
            return end + 3 if end >= 0 else start + 4
        if closing := _CLOSING_TAG.match(text, start):
            found.tags.append(Tag("close", start, closing.end(), closing["name"] or ""))
            return closing.end()
        opening = _OPENING_TAG.match(text, start)
        tag = opening and self._opening_tag(start, opening.end(), opening["name"] or "")
        if tag is None:
            return start + 1
        found.tags.append(tag)
        return tag.end

    def _opening_tag(self, start: int, at: int, name: str) -> Tag | None:
        text = self._text
        stop = min(len(text), start + _LONGEST) if self._patience > 0 else 0
        attributes: list[Attribute] = []
        has_spread = False
        while match := _ATTRIBUTE.match(text, at, stop):
            at = match.end()
            if match["end"] is not None:
                kind: TagKind = "void" if match["end"] else "open"
                return Tag(kind, start, at, name, tuple(attributes), has_spread)
            if not match["name"]:
                end = self._code_end(at - 1, stop)
                if not end:
                    break
                has_spread = has_spread or "..." in text[at : at + 20]
                at = end
            elif not match["value"]:
                attributes.append(Attribute(match["name"], at, at, ""))
            else:
                attribute, end = self._value(match["name"], at, stop)
                if attribute is None:
                    break
                attributes.append(attribute)
                at = end
        self._patience -= at - start
        return None

    def _value(self, name: str, at: int, stop: int) -> tuple[Attribute | None, int]:
        """The attribute whose value begins at ``at``, and where the tag goes on."""
        text = self._text
        quote = text[at : at + 1]
        if quote in ("{", "`"):
            end = self._code_end(at, stop)
            # A template string without braces (Astro) counts as the expression that it is in them.
            inside = (at + 1, end - 1) if quote == "{" else (at, end)
            return (Attribute(name, *inside, "{") if end else None), end
        end = text.find(quote, at + 1, stop) if quote in ('"', "'") else -1
        return (Attribute(name, at + 1, end, quote) if end >= 0 else None), end + 1
