"""The plain part of YAML, line by line: what nearly all front matter is made of, without a YAML parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pubcheck.grammar.entries import MOST_ENTRIES, Entry, Kind, Path, Scalar

# YAML 1.2.2, 10.3.2 (core schema): `yes`, `no` and dates stay strings, as they are for their writers.
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, tuple[Scalar, Kind]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), (None, "null")),
    **dict.fromkeys(("true", "True", "TRUE"), (True, "boolean")),
    **dict.fromkeys(("false", "False", "FALSE"), (False, "boolean")),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), (float("inf"), "number")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), (float("-inf"), "number")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), (float("nan"), "number")),
}
_DEEPEST = 60  # levels of nesting
_LONGEST_PLAIN = 100  # lines of one plain scalar
_LONGEST_NUMBER = 40  # longer runs of digits are no quantities; Python refuses to read very long ones

# Tabs, controls, the line ends of YAML 1.1 and what YAML 1.1 does not print: left to the parser.
_UNUSUAL = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\r(?!\n)"
)
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_.-]{0,99}) {0,20}:(?: +|\Z)")
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-[0-9A-Za-z.]")
_SINGLE_QUOTED = re.compile(r"'([^']*+(?:''[^']*+)*+)'(?: +#|\Z)")
_DOUBLE_QUOTED = re.compile(r'"([^"\\]*+(?:\\["\\/][^"\\]*+)*+)"(?: +#|\Z)')
_ESCAPE = re.compile(r'\\(["\\/])')
_LINE = re.compile(r"[^\r\n]+")
_RESCUED_KEY = re.compile(
    r"(?:(\w[\w.-]{0,99})|\"([^\"\n]{1,100})\"|'([^'\n]{1,100})')[ \t]{0,20}:(?=[ \t]|\Z)[ \t]*+"
)


def resolve(plain: str) -> tuple[Scalar, Kind]:
    """The value of a plain (unquoted) YAML scalar and its kind, by the core schema of YAML 1.2."""
    if (known := _WORDS.get(plain)) is not None:
        return known
    if plain[0] in "+-.0123456789" and len(plain) <= _LONGEST_NUMBER:
        if plain[:2] in ("0x", "0o"):
            base, digits = (16, "0123456789abcdefABCDEF") if plain[1] == "x" else (8, "01234567")
            if len(plain) > 2 and not plain[2:].strip(digits):
                return int(plain[2:], base), "number"
        elif _NUMBER.fullmatch(plain):
            return (float(plain) if plain.strip("+-0123456789") else int(plain)), "number"
    return plain, "string"


def scan(text: str, start: int, end: int) -> list[Entry] | None:
    """The entries of a block of YAML from ``start`` to ``end``, or None where it is more than plain lines.

    Takes block mappings and lists of scalars, quoted on one line or plain on one or several, with comments
    and blank lines. What it takes, it reads as a YAML parser does; anything else is None, never a guess.
    The range must begin and end at line boundaries. Nesting deeper than 60 levels is None too.
    """
    if _UNUSUAL.search(text, start, end):
        return None
    lines = _Lines(text)
    offset = start
    for line in text[start:end].split("\n"):
        content = line.rstrip(" \r")
        head = content.lstrip(" ")
        if not head or head[0] == "#":
            lines.growing = 0
        elif not lines.take(head, offset, len(content) - len(head)) or len(lines.entries) > MOST_ENTRIES:
            return None
        offset += len(line) + 1
    lines.close_to(-1, is_item=False)
    return lines.entries


class _Scalar(NamedTuple):
    """A scalar on one line: its range without quotes, and where it ends with them."""

    value: Scalar
    kind: Kind
    start: int
    end: int
    outer_end: int
    may_grow: bool


@dataclass(slots=True)
class _Open:
    """A mapping or list that may still grow; ``slot`` is its place among the entries, -1 for the root."""

    indent: int
    is_list: bool
    path: Path
    slot: int
    start: int
    count: int = 0


class _Lines:
    """What is known of a block after some of its lines."""

    __slots__ = ("entries", "growing", "last_end", "pending", "stack", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.stack: list[_Open] = []
        self.pending = -1  # the entry of a key whose value may still follow on the next lines
        self.growing = 0  # lines of the last scalar if it is plain and may go on, else 0
        self.last_end = 0

    def take(self, head: str, line_start: int, indent: int) -> bool:
        """Takes a line that is neither blank nor comment; False where it is beyond this scanner."""
        at = line_start + indent
        is_item = head.startswith("- ")
        if self.growing and indent > self.stack[-1].indent:
            return not is_item and self.grow(head, at)
        if self.pending >= 0 and (
            indent > self.stack[-1].indent or (indent == self.stack[-1].indent and is_item)
        ):
            if not is_item and not _KEY.match(head):
                return self.late_value(head, at)
            self.stack.append(_Open(indent, is_item, self.entries[self.pending].path, self.pending, at))
            if len(self.stack) > _DEEPEST:
                return False
        elif self.stack:
            self.close_to(indent, is_item)
        else:
            self.stack.append(_Open(indent, is_item, (), -1, at))
        if not self.stack or self.stack[-1].indent != indent or self.stack[-1].is_list != is_item:
            return False
        self.pending = -1
        return self.item(head, line_start, indent) if is_item else self.pair(head, at)

    def close_to(self, indent: int, is_item: bool) -> None:
        """Closes the collections that a line at ``indent`` ends; a list may stand at its key's own indent."""
        while self.stack:
            top = self.stack[-1]
            if top.indent < indent or (top.indent == indent and (is_item or not top.is_list)):
                return
            self.stack.pop()
            if top.slot >= 0:
                self.entries[top.slot] = self.entries[top.slot]._replace(
                    start=top.start, end=self.last_end, kind="list" if top.is_list else "mapping"
                )

    def item(self, head: str, line_start: int, indent: int) -> bool:
        """A list item: a scalar, or a mapping whose first key stands on the same line."""
        top = self.stack[-1]
        path = (*top.path, top.count)
        top.count += 1
        rest = head[2:].lstrip(" ")
        at = line_start + indent + len(head) - len(rest)
        if _KEY.match(rest) is None:
            return self.add(path, None, _scalar(rest, at))
        self.stack.append(_Open(at - line_start, False, path, len(self.entries), at))
        self.entries.append(Entry(path, None, None, at, at, "mapping"))
        return self.pair(rest, at)

    def pair(self, head: str, at: int) -> bool:
        """A `key: value` line, or a `key:` whose value is empty or still to come."""
        key = _KEY.match(head)
        if key is None:
            return False
        path = (*self.stack[-1].path, key[1])
        key_range = (at, at + key.end(1))
        rest = head[key.end() :]
        if rest and rest[0] != "#":
            return self.add(path, key_range, _scalar(rest, at + key.end()))
        # An empty value stands directly behind the colon.
        colon = at + head.index(":") + 1
        self.pending, self.last_end, self.growing = len(self.entries), colon, 0
        self.entries.append(Entry(path, key_range, None, colon, colon, "null"))
        return True

    def add(self, path: Path, key: tuple[int, int] | None, scalar: _Scalar | None) -> bool:
        if scalar is None:
            return False
        value, kind, start, end, self.last_end, may_grow = scalar
        self.growing = int(may_grow)
        self.entries.append(Entry(path, key, value, start, end, kind))
        return True

    def late_value(self, head: str, at: int) -> bool:
        """A scalar that begins on a line of its own, below its key."""
        entry = self.entries.pop()
        self.pending = -1
        return self.add(entry.path, entry.key, _scalar(head, at))

    def grow(self, head: str, at: int) -> bool:
        """A further line of a plain scalar: line ends within are read as spaces (YAML 1.2.2, 6.5)."""
        if self.growing > _LONGEST_PLAIN or " #" in head or ": " in head or head[-1] == ":":
            return False
        last = self.entries[-1]
        before = last.value if self.growing > 1 else self.text[last.start : last.end]
        self.growing += 1
        self.last_end = at + len(head)
        self.entries[-1] = last._replace(value=f"{before} {head}", kind="string", end=self.last_end)
        return True


def _scalar(rest: str, at: int) -> _Scalar | None:
    """The one-line scalar that ``rest`` is, comments left out; None for what is more than that."""
    first = rest[0]
    if first == '"' or first == "'":
        quoted = (_DOUBLE_QUOTED if first == '"' else _SINGLE_QUOTED).match(rest)
        if quoted is None:
            return None
        value = quoted[1]
        if first == "'":
            value = value.replace("''", "'")
        elif "\\" in value:
            value = _ESCAPE.sub(r"\1", value)
        end = at + quoted.end(1)
        return _Scalar(value, "string", at + 1, end, end + 1, False)
    if not _PLAIN_START.match(rest):
        return None
    comment = rest.find(" #")
    plain = rest if comment < 0 else rest[:comment].rstrip(" ")
    if ": " in plain or plain[-1] == ":":
        return None
    resolved, kind = resolve(plain)
    end = at + len(plain)
    return _Scalar(resolved, kind, at, end, end, comment < 0)


def rescue(text: str, start: int, end: int) -> list[Entry]:
    """The `key: value` lines at the left margin of a block that no YAML parser takes; values as written."""
    entries = []
    for line in _LINE.finditer(text, start, end):
        key = _RESCUED_KEY.match(line[0])
        if key is None:
            continue
        group = key.lastindex or 1
        at = line.start()
        rest = line[0][key.end() :].rstrip()
        value_at = at + key.end()
        as_written = _Scalar(
            rest or None, "string" if rest else "null", value_at, value_at + len(rest), 0, False
        )
        found = (_scalar(rest, value_at) if rest else None) or as_written
        key_range = (at + key.start(group), at + key.end(group))
        entries.append(Entry((key[group],), key_range, found.value, found.start, found.end, found.kind))
    return entries
