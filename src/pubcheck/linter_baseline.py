"""The file of a baseline, with one known finding a line: reads it, telling what is wrong, and writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pubcheck import linter_files

FILE_NAME = "pubcheck-baseline.jsonl"
VERSION = 1
"""Of the format; a baseline of a later one is refused."""

_HEADER = {"format": "pubcheck-baseline", "version": VERSION}
_LARGEST = 1_000_000_000  # bytes
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_OPTIONAL = frozenset({"reason", "author", "content"})


class Entry(NamedTuple):
    """One finding of the baseline, by the keys of its line.

    ``path`` is that of the file, with `/`, from the folder of the baseline. ``text`` with what stands
    ``before`` and ``after`` it and ``fingerprint`` are the finding's mark; ``content`` is what the file's
    front matter says it is known by. ``version`` is that of pubcheck, whose rules found it, ``date`` the day.
    """

    path: str
    rule: str
    text: str
    before: str
    after: str
    fingerprint: str
    version: str
    date: str
    author: str = ""
    reason: str = ""
    content: str = ""


class BaselineError(Exception):
    """A baseline that cannot be used; the text names the file, the line and what to do."""


def read(path: str, shown: str) -> list[Entry]:
    """The entries of a baseline, those that it has twice once; raises BaselineError, which says ``shown``."""
    try:
        data = linter_files.read(path, _LARGEST)
    except linter_files.UnreadableError as unreadable:
        raise BaselineError(f"{shown} cannot be read: {unreadable}.") from unreadable
    try:
        lines = data.decode("utf-8-sig").rstrip("\r\n").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BaselineError(
            f"{shown}:{line}: this is no UTF-8; take the file from an earlier commit."
        ) from error
    try:
        # All at once takes half the time; which line is at fault is looked for when one is.
        records = json.loads(f"[{','.join(lines)}]")
        if len(records) == len(lines):
            return _entries(records, shown)
    except ValueError:
        pass
    return _entries([_record(line, number, shown) for number, line in enumerate(lines, 1)], shown)


def _record(line: str, number: int, shown: str) -> Any:
    """What one line says, None where it is empty."""
    if not line.strip():
        return None
    if line.startswith(_CONFLICT):
        raise BaselineError(
            f"{shown}:{number}: git could not merge this. Keep the lines of both sides, in any order and "
            "twice if need be, and take out those that begin with <, |, = or >."
        )
    try:
        return json.loads(line)
    except ValueError as error:
        raise BaselineError(f"{shown}:{number}: this is no line of a baseline: {error}.") from error


def _entries(records: Sequence[Any], shown: str) -> list[Entry]:
    header = next((record for record in records if record is not None), None)
    if not _is_header(header):
        raise BaselineError(f"{shown}:1: a baseline begins with {json.dumps(_HEADER)}.")
    entries: dict[tuple[str, str], Entry] = {}
    for number, record in enumerate(records, 1):
        if record is None:
            continue
        try:
            entry = Entry(**record)
        except TypeError:
            if _is_header(record):
                _check_version(record["version"], shown)
                continue
            entry = None
        if entry is None or set(map(type, entry)) != {str}:
            wrong = _mistake(record)
            raise BaselineError(f"{shown}:{number}: this is no finding of a baseline: {wrong}.")
        # Of several, as a merge may leave them, the one that has stood here longest counts.
        known = entries.get(key := (entry.path, entry.fingerprint))
        if known is None or entry.date < known.date:
            entries[key] = entry
    return list(entries.values())


def _is_header(record: Any) -> bool:
    return isinstance(record, dict) and record.get("format") == _HEADER["format"] and "version" in record


def _check_version(version: object, shown: str) -> None:
    if version != VERSION:
        raise BaselineError(
            f"{shown} is a baseline of format {version}, and this version knows {VERSION}: take a newer "
            "pubcheck, or make a new one with `pubcheck baseline create --force`."
        )


def _mistake(record: Any) -> str:
    """What is wrong with a record that is no entry."""
    if not isinstance(record, dict):
        return "it is no object"
    if missing := [key for key in Entry._fields if key not in record and key not in _OPTIONAL]:
        return f"“{missing[0]}” is missing"
    if unknown := [key for key in record if key not in Entry._fields]:
        return f"nobody knows “{unknown[0]}”"
    return "a value is no string"


def written(entries: Iterable[Entry]) -> bytes:
    """A baseline as the bytes of its file: a header and a line for each entry, sorted."""
    lines = [json.dumps(_HEADER)]
    for entry in sorted(entries):
        record = {
            key: value
            for key, value in zip(Entry._fields, entry, strict=True)
            if value or key not in _OPTIONAL
        }
        lines.append(json.dumps(record, ensure_ascii=False))
    # What no encoding knows (half a surrogate pair) is spelled out, as JSON may.
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def write(path: str, entries: Iterable[Entry], before: bytes | None = None) -> None:
    """Put a baseline in the place of the file, all or nothing. Raises OSError."""
    linter_files.write(path, written(entries), before)
