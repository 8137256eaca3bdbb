"""JSON with the place of every key and value: its records, and the way back from what strings say."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from pubcheck.grammar.entries import Problem, Stretch
from pubcheck.grammar.json_scanner import Scanned, scan, skip

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[^u]", re.DOTALL
)


def values(text: str) -> Iterator[Scanned]:
    """The records of a text: the items of the list that it is, else its value, or its values one by one.

    After a broken item of a list that is written one item to a line, reading goes on with the next line that
    begins as the item's own does: within the strings of JSON no line can begin. In any other list what
    follows a broken item is not read.
    """
    at = skip(text, 0)
    if text.startswith("[", at):
        at = yield from _items(text, at)
        if 0 <= at < len(text):
            yield _broken(at, "something follows the end of the list")
        return
    while at < len(text):
        found = scan(text, at)
        yield found
        if found.problem:
            return
        at = skip(text, found.end)
        if at < len(text) and not text.startswith("{", at):
            yield _broken(at, "something follows the end of the record")
            return


def lines(text: str) -> Iterator[Scanned]:
    """The records of JSON Lines: one value on each line that is not blank."""
    at = 0
    while (at := skip(text, at)) < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        found = scan(line)
        behind = skip(line, found.end)
        if not found.problem and behind < len(line):
            problem = Problem("something follows the end of the record", behind, behind + 1)
            found = found._replace(problem=problem)
        yield _moved(found, at)
        at = end + 1


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """The way from a string's characters back to its source, quotes left out; see ``Stretch``."""
    found: list[Stretch] = []
    at, length = start, 0
    for escape in _ESCAPE.finditer(text, start, end) if text.find("\\", start, end) >= 0 else ():
        if at < escape.start():
            found.append(Stretch(length, length + escape.start() - at, at, escape.start(), True))
            length += escape.start() - at
        found.append(Stretch(length, length + 1, *escape.span(), False))
        length += 1
        at = escape.end()
    if at < end or not found:
        found.append(Stretch(length, length + end - at, at, end, True))
    return found


def _items(text: str, opening: int) -> Generator[Scanned, None, int]:
    """The items of a list; gives the place behind it, -1 where reading had to stop."""
    at = skip(text, opening + 1)
    if text.startswith("]", at):
        return skip(text, at + 1)
    while True:
        found = scan(text, at)
        yield found
        after = skip(text, found.end)
        if not found.problem:
            if text.startswith("]", after):
                return skip(text, after + 1)
            if text.startswith(",", after):
                at = skip(text, after + 1)
                if not text.startswith("]", at):
                    continue
                yield _broken(after, "a comma stands before the end of the list")
                return skip(text, at + 1)
            if after == len(text):
                yield _broken(after, "the list is not closed")
                return -1
            yield _broken(after, "a comma is missing between two records")
            if text.startswith("{", after):
                at = after
                continue
        resumed = _next_item(text, found.start, after)
        if resumed is None:
            return -1
        at = resumed


def _next_item(text: str, start: int, broken: int) -> int | None:
    """Where the next item of a list begins, by its indentation; None where that cannot be told."""
    line = text.rfind("\n", max(0, start - 200), start) + 1
    indent = text[line:start]
    if line == 0 or start >= len(text) or indent.strip(" \t"):
        return None
    found = text.find(f"\n{indent}{text[start]}", max(start + 1, broken - len(indent) - 1))
    return None if found < 0 else found + 1 + len(indent)


def _broken(at: int, message: str) -> Scanned:
    return Scanned(at, at, "null", [], Problem(message, at, at + 1))


def _moved(found: Scanned, by: int) -> Scanned:
    """What was found in a part of a text, by the offsets of the whole."""
    if by == 0:
        return found
    entries = [
        entry._replace(
            key=entry.key and (entry.key[0] + by, entry.key[1] + by),
            start=entry.start + by,
            end=entry.end + by,
        )
        for entry in found.entries
    ]
    problem = found.problem and found.problem._replace(
        start=found.problem.start + by, end=found.problem.end + by
    )
    return Scanned(found.start + by, found.end + by, found.kind, entries, problem)
