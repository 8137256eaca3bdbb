"""Scans one JSON value, token by token and without recursion, as far as it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from pubcheck.grammar.entries import MOST_ENTRIES, TOO_MANY, Entry, Kind, Path, Problem, Scalar

_BLANK = re.compile(r"[ \t\r\n]*+")
# RFC 8259, sections 6 and 7.
_STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+'
_PLAIN = r"(?:true|false|null|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)(?![\w.+-])"
_TOKEN = re.compile(rf'[ \t\r\n]*+(?:(?P<mark>[{{}}\[\],:])|(?P<string>{_STRING}")|(?P<plain>{_PLAIN}))')
# A key with a value that is no collection: what most of a record is made of.
_PAIR = re.compile(
    rf'[ \t\r\n]*+(?P<key>{_STRING}")[ \t\r\n]*+:[ \t\r\n]*+'
    rf'(?:(?P<string>{_STRING}")|(?P<plain>{_PLAIN}))(?P<comma>[ \t\r\n]*+,)?'
)
_STRING_START = re.compile(_STRING)
# A surrogate without its other half is no character, and NUL may stand in no text that is shown.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_BEFORE_KEY = ("key or end", "key")
_DEEPEST = 100  # levels of nesting; exports have ten
_LONGEST_NUMBER = 300  # Python refuses to read very long ones
_WORDS: dict[str, tuple[Scalar, Kind]] = {
    "true": (True, "boolean"),
    "false": (False, "boolean"),
    "null": (None, "null"),
}


class Scanned(NamedTuple):
    """One JSON value: its range, its kind, all that stands below it, and what is wrong with it.

    Paths begin below the value itself. With a ``problem`` the entries are those before it, collections that
    it left open have an empty range, and ``end`` is where reading stopped.
    """

    start: int
    end: int
    kind: Kind
    entries: list[Entry]
    problem: Problem | None = None


@dataclass(slots=True)
class _Level:
    """An open object or list; ``path`` is None below the levels that are handed out."""

    closing: str
    path: Path | None
    slot: int
    count: int = 0
    name: str = ""
    key: tuple[int, int] | None = None


def scan(text: str, start: int = 0) -> Scanned:
    """The JSON value that begins at ``start``, white space before it left out; never raises."""
    return _Scanner(text, start).run()


def skip(text: str, at: int) -> int:
    """The place behind white space."""
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


class _Scanner:
    """Reads one value token by token; what may come next is the name of a state."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = self.at = skip(text, start)
        self.entries: list[Entry] = []
        self.stack: list[_Level] = []
        self.state = "value"
        self.kind: Kind = "null"
        self.deep: Problem | None = None

    def run(self) -> Scanned:
        text, token_at, pair_at = self.text, _TOKEN.match, _PAIR.match
        while True:
            if self.state in _BEFORE_KEY and (pair := pair_at(text, self.at)):
                self.pair(pair)
            token = token_at(text, self.at)
            problem = self.take(token) if token else self.no_token()
            if problem:
                return Scanned(self.start, self.at, self.kind, self.entries, problem)
            assert token is not None
            self.at = token.end()
            if len(self.entries) > MOST_ENTRIES:
                problem = self.wrong(self.at, TOO_MANY)
                return Scanned(self.start, self.at, self.kind, self.entries, problem)
            if not self.stack:
                return Scanned(self.start, self.at, self.kind, self.entries, self.deep)

    def take(self, token: re.Match[str]) -> Problem | None:
        """Takes a token; gives what is wrong with it."""
        kind, state = token.lastgroup, self.state
        start, end = token.span(kind or 0)
        if kind == "mark":
            mark = token["mark"]
            if mark in "{[" and state in ("value", "value or end"):
                self.open(mark, start)
            elif mark in "}]" and state in ("key or end", "value or end", "comma or end"):
                if mark != self.stack[-1].closing:
                    return self.wrong(start, f"“{self.stack[-1].closing}” is missing before “{mark}”")
                self.close(end)
            elif mark == "," and state == "comma or end":
                self.state = "key" if self.stack[-1].closing == "}" else "value"
            elif mark == ":" and state == "colon":
                self.state = "value"
            elif mark in "}]" and state in ("key", "value") and self.stack:
                what = "a comma stands before the end" if self.stack[-1].key is None or state == "key" else ""
                return self.wrong(start, what or "a value is missing")
            else:
                return self.wrong(start, self.expected())
        elif state in ("value", "value or end"):
            self.leaf(kind == "string", start, end)
        elif kind == "string" and state in ("key", "key or end"):
            level = self.stack[-1]
            level.name, level.key = _decoded(self.text, start, end), (start + 1, end - 1)
            self.state = "colon"
        else:
            return self.wrong(start, self.expected())
        return None

    def pair(self, pair: re.Match[str]) -> None:
        """Takes pairs as long as one comes after the other."""
        text, level, entries = self.text, self.stack[-1], self.entries
        path = level.path
        taken: re.Match[str] | None = pair
        while taken:
            pair = taken
            if path is not None:
                start, end = pair.span("key")
                name = _decoded(text, start, end)
                key = (start + 1, end - 1)
                start, end = pair.span("string")
                if start >= 0:
                    value = _decoded(text, start, end)
                    entries.append(Entry((*path, name), key, value, start + 1, end - 1, "string"))
                else:
                    plain, kind = _plain(pair["plain"])
                    entries.append(Entry((*path, name), key, plain, *pair.span("plain"), kind))
            is_last = not pair["comma"] or len(entries) > MOST_ENTRIES
            taken = None if is_last else _PAIR.match(text, pair.end())
        self.at = pair.end()
        self.state = "key" if pair["comma"] else "comma or end"

    def open(self, mark: str, start: int) -> None:
        kind: Kind = "mapping" if mark == "{" else "list"
        path: Path | None = ()
        slot = -1
        if self.stack:
            path = self.place()
            if path is not None and len(self.stack) >= _DEEPEST:
                self.deep = self.deep or Problem("nested too deeply", start, start + 1)
                path = None
            if path is not None:
                slot = len(self.entries)
                self.entries.append(Entry(path, self.stack[-1].key, None, start, start, kind))
        else:
            self.kind = kind
        self.stack.append(_Level("}" if mark == "{" else "]", path, slot))
        self.state = "key or end" if mark == "{" else "value or end"

    def close(self, end: int) -> None:
        level = self.stack.pop()
        if level.slot >= 0:
            self.entries[level.slot] = self.entries[level.slot]._replace(end=end)
        self.state = "comma or end"

    def leaf(self, is_string: bool, start: int, end: int) -> None:
        value: Scalar
        kind: Kind
        if is_string:
            value, kind = _decoded(self.text, start, end), "string"
            start, end = start + 1, end - 1
        else:
            value, kind = _plain(self.text[start:end])
        if self.stack:
            path = self.place()
            if path is not None:
                self.entries.append(Entry(path, self.stack[-1].key, value, start, end, kind))
        else:
            self.kind = kind
        self.state = "comma or end"

    def place(self) -> Path | None:
        """The path of the value that comes next."""
        level = self.stack[-1]
        level.count += 1
        if level.path is None:
            return None
        return (*level.path, level.name if level.closing == "}" else level.count - 1)

    def expected(self) -> str:
        """What should stand where something else stands."""
        return {
            "colon": "a colon is missing after the key",
            "comma or end": "a comma is missing",
            "key": "a key in quotation marks is missing",
            "key or end": "a key in quotation marks is missing",
        }.get(self.state, "a value is missing")

    def no_token(self) -> Problem:
        """What is wrong where no token of JSON stands."""
        at = skip(self.text, self.at)
        if at >= len(self.text):
            return self.wrong(
                at, "it ends before the record is closed" if self.stack else "no value is there"
            )
        if self.text[at] != '"':
            return self.wrong(at, self.expected())
        start = _STRING_START.match(self.text, at)
        end = start.end() if start else at
        char = self.text[end : end + 1]
        if char == "\\":
            return self.wrong(end, "no such escape is known in a string")
        if char and char not in "\r\n":
            return self.wrong(end, f"the control character U+{ord(char):04X} stands in a string")
        return self.wrong(end, "a string is not closed on its line")

    def wrong(self, at: int, message: str) -> Problem:
        self.at = at
        return Problem(message, at, min(at + 1, len(self.text)))


def _decoded(text: str, start: int, end: int) -> str:
    """The value of a string whose quotes stand at both ends of the range."""
    if text.find("\\", start, end) < 0:
        return text[start + 1 : end - 1]
    value: str = scanstring(text, start + 1)[0]
    return _NO_CHARACTER.sub("\ufffd", value)


def _plain(written: str) -> tuple[Scalar, Kind]:
    if (known := _WORDS.get(written)) is not None:
        return known
    if len(written) > _LONGEST_NUMBER or not written.lstrip("-").isdigit():
        return float(written), "number"
    return int(written), "number"
