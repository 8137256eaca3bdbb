"""Finds address and title inside a Markdown link or definition, of which the parser gives only the range.

All offsets here are bytes of the text as UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from typing import Any, NamedTuple

from pubcheck.derived import ASIDE, ASIDE_COPY, FRAME, WHOLE, Mark

# Backslash escapes and character references (CommonMark 2.4 and 2.5).
_ESCAPE = re.compile(
    rb"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,40}));"
)
# What a backslash or a reference may stand behind, and what HTML wants written otherwise.
_ESCAPED = re.compile(r'[\\&"]')
_ATTRIBUTE_SPECIAL = re.compile(rb'[&"]')
_SPECIAL = {b"&": "&amp;", b'"': "&quot;", b"<": "&lt;"}
# A line end inside a link may be followed by the marks of the quotes and lists around it.
_GAP = re.compile(rb"[ \t]*+(?:\n[ \t]*+)?")
_QUOTED_GAP = re.compile(rb"[ \t]*+(?:\n[ \t>]*+)?")
_POINTY = re.compile(rb"(?:[^<>\\\n]|\\.)*+", re.DOTALL)
_TITLES = {
    b'"': re.compile(rb'(?:[^"\\]|\\.)*+', re.DOTALL),
    b"'": re.compile(rb"(?:[^'\\]|\\.)*+", re.DOTALL),
    b"(": re.compile(rb"(?:[^()\\]|\\.)*+", re.DOTALL),
}
_LABEL = re.compile(rb"\[(?:[^\]\\]|\\.)*+\]:", re.DOTALL)
_PLAIN = re.compile(rb"[^\x00-\x20()\\\x7f]++|\\[\x21-\x7e]")


class Target(NamedTuple):
    """Where the address of a link stands and where its title, if it has one."""

    address: tuple[int, int]
    title: tuple[int, int] | None


def find_target(data: bytes, start: int, end: int, address: str, title: str) -> Target | None:
    """The places of an address and a title that are known to follow ``start``, None where they do not.

    ``start`` stands behind the parenthesis of an inline link or the colon of a definition.
    """
    for gap in (_GAP, _QUOTED_GAP):
        target = _scan(data, start, end, gap, bool(title))
        if target is None or decoded(data[slice(*target.address)]) != address:
            continue
        return target
    return None


def _scan(data: bytes, start: int, end: int, gap: re.Pattern[bytes], titled: bool) -> Target | None:
    at = _past(gap, data, start, end)
    if data[at : at + 1] == b"<":
        first = at + 1
        last = _past(_POINTY, data, first, end)
        at = last + 1
    else:
        first, depth, at = at, 0, at
        while at < end:
            if match := _PLAIN.match(data, at, end):
                at = match.end()
            elif data[at : at + 1] == b"(":
                depth, at = depth + 1, at + 1
            elif data[at : at + 1] == b")" and depth:
                depth, at = depth - 1, at + 1
            elif data[at : at + 1] == b"\\":
                at += 1
            else:
                break
        last = at
    if not titled:
        return Target((first, last), None)
    at = _past(gap, data, at, end)
    pattern = _TITLES.get(data[at : at + 1])
    if pattern is None:
        return None
    return Target((first, last), (at + 1, _past(pattern, data, at + 1, end)))


def _past(pattern: re.Pattern[bytes], data: bytes, start: int, end: int) -> int:
    match = pattern.match(data, start, end)
    return match.end() if match else start


def _runs(data: bytes) -> Iterator[tuple[int, int, str | None]]:
    """The stretches of some Markdown text, each with what it stands for, None where that is itself."""
    at = 0
    for match in _ESCAPE.finditer(data):
        escape, decimal, hexadecimal, name = match.groups()
        if escape:
            value = escape.decode()
        elif name:
            value = html5.get(name.decode() + ";", "")
        else:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            fits = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
            value = chr(code) if fits else "\ufffd"
        if value:
            yield at, match.start(), None
            yield match.start(), match.end(), value
            at = match.end()
    yield at, len(data), None


def decoded(data: bytes) -> str:
    """Markdown text with its backslash escapes and character references resolved."""
    if b"\\" not in data and b"&" not in data:
        return data.decode()
    return "".join(data[start:end].decode() if value is None else value for start, end, value in _runs(data))


class LinkWriter:
    """Writes the start tags of links and images.

    The values of their attributes stand aside: an address comes after the text of its link, or elsewhere.
    ``definitions`` gives pyromark's reference definitions, asked for at most once.
    """

    def __init__(
        self,
        data: bytes,
        parts: list[str],
        marks: list[Mark],
        definitions: Callable[[], Mapping[str, Any]],
    ) -> None:
        self.data = data
        self.parts = parts
        self.marks = marks
        self._ask = definitions
        self._definitions: dict[str, Any] | None = None
        self._targets: dict[str, Target | None] = {}
        self._open: list[tuple[int, Mapping[str, Any], int, int] | None] = []
        self._later: list[tuple[int, list[str], list[Mark]]] = []

    def start(self, tag: str, opening: str, link: Mapping[str, Any], start: int, end: int) -> None:
        """Write a start tag with the address and the title, all but its end.

        The tag stands for the whole link, ``start:end``; ``opening`` stands before the address.
        """
        parts, marks = self.parts, self.marks
        kind, address = link["link_type"], link["dest_url"]
        parts += (tag, opening)
        marks += ((start, end, FRAME), None)
        if kind == "Inline":
            written = address.encode()
            # Most links say just what they mean, as these few lines can tell: no escape, no reference.
            if not link["title"] and self.data.endswith(b"](%b)" % written, start, end):
                if not _ESCAPED.search(address):
                    parts += (address, '"')
                    marks += ((end - 1 - len(written), end - 1, ASIDE_COPY), None)
                    self._open.append(None)
                    return
                if "\\" not in address and ";" not in address:
                    self._value(end - 1 - len(written), end - 1, address, parts, marks)
                    parts.append('"')
                    marks.append(None)
                    self._open.append(None)
                    return
            self._open.append((len(parts), link, start, end))
            parts.append("")
            marks.append(None)
            return
        self._open.append(None)
        if kind in ("Autolink", "Email"):
            if kind == "Email":
                parts.append("mailto:")
                marks.append((start + 1, start + 1, ASIDE))
            self._value(start + 1, end - 1, address, parts, marks)
            parts.append('"')
            marks.append(None)
        else:
            self._reference(link, start, end)

    def end(self, inner_end: int) -> None:
        """Say where the last thing inside the link ends, which the search for its address starts from."""
        waiting = self._open.pop()
        if waiting is None:
            return
        index, link, start, end = waiting
        parts: list[str] = []
        marks: list[Mark] = []
        close = self.data.find(b"](", inner_end, end)
        target = (
            find_target(self.data, close + 2, end, link["dest_url"], link["title"]) if close >= 0 else None
        )
        self._attributes(target, link, (start, end), parts, marks)
        self._later.append((index, parts, marks))

    def finish(self) -> None:
        """Put what was found late into its place."""
        if not self._later:
            return
        parts, marks, at = [], [], 0
        for index, late_parts, late_marks in sorted(self._later, key=lambda late: late[0]):
            parts += self.parts[at:index]
            parts += late_parts
            marks += self.marks[at:index]
            marks += late_marks
            at = index + 1
        self.parts[:] = parts + self.parts[at:]
        self.marks[:] = marks + self.marks[at:]

    def _reference(self, link: Mapping[str, Any], start: int, end: int) -> None:
        label = _normal(link["id"])
        if label not in self._targets:
            self._targets[label] = self._definition(label, link["dest_url"], link["title"])
        target = self._targets[label]
        self._attributes(target, link, (start, end), self.parts, self.marks)

    def _definition(self, label: str, address: str, title: str) -> Target | None:
        """Where the definition of a label has the address and the title that a link got from it."""
        if self._definitions is None:
            self._definitions = {_normal(label): found for label, found in self._ask().items()}
        definition = self._definitions.get(label)
        if definition is None:
            return None
        first, last = definition["span"]["start"], definition["span"]["end"]
        match = _LABEL.match(self.data, first, last)
        return find_target(self.data, match.end(), last, address, title) if match else None

    def _attributes(
        self,
        target: Target | None,
        link: Mapping[str, Any],
        whole: tuple[int, int],
        parts: list[str],
        marks: list[Mark],
    ) -> None:
        """Write the address, its closing quote, and the title with both of its own."""
        place = target.address if target else whole
        self._value(*place, link["dest_url"], parts, marks)
        parts.append('"')
        marks.append(None)
        if link["title"]:
            place = (target and target.title) or whole
            parts.append(' title="')
            marks.append(None)
            self._value(*place, link["title"], parts, marks)
            parts.append('"')
            marks.append(None)

    def _value(self, start: int, end: int, value: str, parts: list[str], marks: list[Mark]) -> None:
        """Write an attribute's value that stands at ``start:end``, escaped for double quotes."""
        data = self.data[start:end]
        if data == value.encode():
            write_copy(self.data, start, end, _ATTRIBUTE_SPECIAL, parts, marks, aside=True)
            return
        if decoded(data) != value:
            parts.append(value.replace("&", "&amp;").replace('"', "&quot;"))
            marks.append((start, end, ASIDE))
            return
        for first, last, meaning in _runs(data):
            if meaning is not None:
                parts.append(meaning.replace("&", "&amp;").replace('"', "&quot;"))
                marks.append((start + first, start + last, ASIDE))
            elif first < last:
                write_copy(
                    self.data, start + first, start + last, _ATTRIBUTE_SPECIAL, parts, marks, aside=True
                )


def _normal(label: str) -> str:
    return " ".join(label.casefold().split())


def write_copy(
    data: bytes,
    start: int,
    end: int,
    special: re.Pattern[bytes],
    parts: list[str],
    marks: list[Mark],
    aside: bool = False,
) -> None:
    """Write ``start:end`` with the characters of ``special`` as HTML references, at least one part."""
    at = start
    for match in special.finditer(data, start, end):
        first = match.start()
        if first > at:
            parts.append(data[at:first].decode())
            marks.append((at, first, ASIDE_COPY) if aside else at)
        parts.append(_SPECIAL[match[0]])
        at = first + 1
        marks.append((first, at, ASIDE if aside else WHOLE))
    if at < end or start == end:
        parts.append(data[at:end].decode())
        marks.append((at, end, ASIDE_COPY) if aside else at)
