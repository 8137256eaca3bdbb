"""Where the keys and values of a TOML text stand: a scanner beside `tomllib`, which tells no positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from pubcheck.grammar.entries import Entry, Kind

if TYPE_CHECKING:
    from pubcheck.grammar.entries import Path

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*+")
_BLANK_LINES = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_LINE_END = re.compile(r"\r?\n")
_LINE_REST = re.compile(r"[^\n]*+(?:\n|\Z)")
_BARE_VALUE = re.compile(r"[^,\[\]{}#\"'\r\n]*+")
_BASIC = re.compile(r'"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)"')
_LITERAL = re.compile(r"'([^'\n]*+)'")
# TOML 1.0: up to two quotes may stand directly before the three that close a multi-line string.
_LONG_BASIC = re.compile(r'"""([^"\\]*+(?:(?:\\[\s\S]|"{1,2}+(?!"))[^"\\]*+)*+)("{3,5})')
_LONG_LITERAL = re.compile(r"'''([^']*+(?:'{1,2}+(?!')[^']*+)*+)('{3,5})")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_MOST_RETRIES = 50  # so that hostile text costs no more than this many passes
_DEEPEST = 60  # levels of nesting, and parts of one key
_DEEP_KEY = re.compile(
    r"(?<![\w.\"'-])(?:[\w\"'-]{1,100}+[ \t]{0,20}+\.[ \t]{0,20}+){%d}" % (_DEEPEST + 1)  # noqa: UP031
)


def scan(text: str, start: int = 0, end: int | None = None) -> list[Entry]:
    """The entries of a TOML document in their order; offsets are code points of ``text``.

    A table header is an entry of kind "mapping" whose value range is the header without its brackets; the
    path of an array of tables has its position. Every ``value`` is None and a scalar's kind is "string" or
    "number": `tomllib` knows the values, and `value_at` looks them up. Never raises: a line that is no
    TOML is left out, and the scan goes on with the next.
    """
    return _Scanner(text, start, len(text) if end is None else end).document()


def value_at(document: object, path: Path) -> object:
    """The value at a path of a document that `tomllib` has read; raises LookupError where there is none."""
    for step in path:
        if not (isinstance(document, dict) or (isinstance(document, list) and isinstance(step, int))):
            raise LookupError(path)
        document = cast("Any", document)[step]
    return document


def deep_key(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where a key of more than 60 parts stands, None where there is none; `tomllib` would take forever."""
    found = _DEEP_KEY.search(text, start, len(text) if end is None else end)
    return found.start() if found else None


class _Scanner:
    """Walks over one text; ``at`` is where it stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text if end == len(text) else text[:end]
        self.at = start
        self.entries: list[Entry] = []
        self.table: Path = ()
        self.array_sizes: dict[Path, int] = {}

    def document(self) -> list[Entry]:
        text = self.text
        failures = 0
        while True:
            self.skip(_BLANK_LINES)
            if self.at >= len(text):
                return self.entries
            start, kept = self.at, len(self.entries)
            done = self.header() if text[start] == "[" else self.pair(self.table, 0)
            self.skip(_BLANK)
            if not done:
                del self.entries[kept:]
                failures += 1
                # What fails far below may hide good lines: go on with the line after its first.
                self.at = start if failures <= _MOST_RETRIES else self.at
            if not done or text[self.at : self.at + 1] not in ("", "\n", "\r", "#"):
                self.skip(_LINE_REST)

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def header(self) -> bool:
        """A `[table]` or `[[array of tables]]` line."""
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        found = self.dotted_key()
        if found is None or not self.text.startswith("]" * brackets, self.at):
            return False
        keys, (start, end) = found
        self.at += brackets
        path: Path = ()
        for key in keys[:-1]:
            path = self.newest((*path, key))
        path = (*path, keys[-1])
        if brackets == 2:
            self.array_sizes[path] = self.array_sizes.get(path, 0) + 1
        self.table = self.newest(path)
        self.entries.append(Entry(self.table, (start, end), None, start, end, "mapping"))
        return True

    def newest(self, path: Path) -> Path:
        """A path made to lead into the last table where it names an array of tables."""
        size = self.array_sizes.get(path, 0)
        return (*path, size - 1) if size else path

    def dotted_key(self) -> tuple[list[str], tuple[int, int]] | None:
        """The parts of a key and the range of its last part without quotes; ends behind the key."""
        keys: list[str] = []
        while True:
            self.skip(_BLANK)
            if match := _BARE_KEY.match(self.text, self.at):
                keys.append(match[0])
                span = match.span()
            elif match := _BASIC.match(self.text, self.at):
                keys.append(_unescape(match[1]))
                span = match.span(1)
            elif match := _LITERAL.match(self.text, self.at):
                keys.append(match[1])
                span = match.span(1)
            else:
                return None
            self.at = match.end()
            self.skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys, span
            if len(keys) == _DEEPEST:
                return None
            self.at += 1

    def pair(self, table: Path, depth: int) -> bool:
        """A `key = value`; False where it is not one."""
        found = self.dotted_key()
        if found is None or not self.text.startswith("=", self.at):
            return False
        self.at += 1
        keys, span = found
        return self.value((*table, *keys), span, depth)

    def value(self, path: Path, key: tuple[int, int] | None, depth: int) -> bool:
        self.skip(_BLANK)
        text, start = self.text, self.at
        opening = text[start : start + 1]
        if opening in ("[", "{") and opening:
            return depth < _DEEPEST and self.collection(path, key, depth, opening)
        if opening in ('"', "'") and opening:
            match = (_LONG_BASIC if opening == '"' else _LONG_LITERAL).match(text, start)
            if match:
                end = match.end() - 3
                value_start = start + 3
                # The line end directly behind the opening quotes is not part of the value (TOML 1.0, String).
                if line_end := _LINE_END.match(text, value_start):
                    value_start = line_end.end()
            elif match := (_BASIC if opening == '"' else _LITERAL).match(text, start):
                value_start, end = match.span(1)
            else:
                return False
            self.at = match.end()
            self.entries.append(Entry(path, key, None, value_start, end, "string"))
            return True
        match = _BARE_VALUE.match(text, start)
        bare = match[0].rstrip(" \t") if match else ""
        self.at = start + len(bare)
        if bare:
            self.entries.append(Entry(path, key, None, start, self.at, "number"))
        return bool(bare)

    def collection(self, path: Path, key: tuple[int, int] | None, depth: int, opening: str) -> bool:
        """An array or an inline table, with all in it."""
        start, slot, count = self.at, len(self.entries), 0
        closing = "]" if opening == "[" else "}"
        kind: Kind = "list" if opening == "[" else "mapping"
        self.entries.append(Entry(path, key, None, start, start, kind))
        self.at += 1
        while True:
            self.skip(_BLANK_LINES)
            if self.text.startswith(closing, self.at):
                self.at += 1
                self.entries[slot] = self.entries[slot]._replace(end=self.at)
                return True
            if not (
                self.value((*path, count), None, depth + 1) if kind == "list" else self.pair(path, depth + 1)
            ):
                return False
            count += 1
            self.skip(_BLANK_LINES)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif not self.text.startswith(closing, self.at):
                return False


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else match[0]
    return _ESCAPED.get(match[3], match[0])
