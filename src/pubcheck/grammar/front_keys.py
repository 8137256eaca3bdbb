"""Reads a few keys off the front matter of a page, fast: a site has thousands of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*+\r?\n")
_ENDS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t\r]*+$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t\r]*+$", re.MULTILINE),
}
_YAML = re.compile(r"^[\"']?([A-Za-z][\w-]{0,40})[\"']?[ \t]{0,20}:(?:[ \t]([^\n]*))?$", re.MULTILINE)
_TOML = re.compile(r"^[\"']?([A-Za-z][\w-]{0,40})[\"']?[ \t]{0,20}=[ \t]{0,20}([^\n]*)$", re.MULTILINE)
_ITEM = re.compile(r"[ \t]{0,20}-[ \t]{1,20}([^\n]*)\Z")
_STRINGS = re.compile(r"\"((?:[^\"\\]|\\.)*+)\"|'([^']*+)'|([^\s,\[\]\"'#][^,\]\n#]*+)")
_COMMENT = re.compile(r"[ \t]#")
_MOST_ITEMS = 300

Keys = Mapping[str, tuple[str, ...]]
"""By key, in small letters, the strings that it holds: one, or those of a list."""


def block_of(text: str) -> tuple[str, int, int] | None:
    """The fence of the front matter and the range between both fences, or where the text ends before it
    closes; None where a text has none."""
    opening = _FENCE.match(text)
    if opening is None:
        return ("{", 0, len(text)) if text.startswith("{") and text[1:60].lstrip().startswith('"') else None
    closing = _ENDS[opening[1]].search(text, opening.end())
    return opening[1], opening.end(), closing.start() if closing else len(text)


def is_cut(text: str) -> bool:
    """Whether the text ends within its front matter."""
    opening = _FENCE.match(text)
    if opening is None:
        return block_of(text) is not None
    return _ENDS[opening[1]].search(text, opening.end()) is None


def read(text: str, wanted: frozenset[str]) -> Keys | None:
    """The wanted keys (in small letters) at the top of the front matter; None where there is none.

    Values are what they say, quotes off. A key that holds what is no string and no list of them (a table)
    has the empty tuple.
    """
    block = block_of(text)
    if block is None:
        return None
    kind, start, end = block
    if kind == "{":
        return _json(text, wanted)
    found: dict[str, tuple[str, ...]] = {}
    pattern = _YAML if kind == "---" else _TOML
    table = text.find("\n[", start - 1, end) if kind == "+++" else -1
    for match in pattern.finditer(text, start, end if table < 0 else table + 1):
        key = match[1].lower()
        if key not in wanted or key in found:
            continue
        value = (match[2] or "").strip()
        if value[:1] == "[":
            close = text.find("]", match.start(2), end)
            found[key] = _strings(text[match.start(2) + 1 : close if close >= 0 else end])
        elif kind == "---" and (not value or value[0] in "#|>&*!{"):
            found[key] = (
                _items(text, match.end(), end) if not value or value[0] == "#" else _folded(text, match, end)
            )
        else:
            found[key] = (_scalar(value),)
    return found


def _scalar(value: str) -> str:
    if value[:1] in ("'", '"'):
        close = value.find(value[0], 1)
        return value[1:close] if close > 0 else value[1:]
    comment = _COMMENT.search(value)
    return (value[: comment.start()] if comment else value).strip()


def _strings(text: str) -> tuple[str, ...]:
    found = (a or b or c.strip() for a, b, c in _STRINGS.findall(text[:20_000]))
    return tuple(found)[:_MOST_ITEMS]


def _items(text: str, start: int, end: int) -> tuple[str, ...]:
    """The items of a YAML list below its key."""
    found = []
    for line in text[start:end].split("\n")[1 : _MOST_ITEMS + 1]:
        if item := _ITEM.match(line.rstrip("\r")):
            found.append(_scalar(item[1].strip()))
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return tuple(found)


def _folded(text: str, match: re.Match[str], end: int) -> tuple[str, ...]:
    """A value in several lines below its key, joined; nothing where it is no text."""
    if match[2].strip()[0] not in "|>":
        return ()
    said = []
    for line in text[match.end() : end].split("\n")[1:50]:
        if line.strip() and line[0] not in " \t":
            break
        said.append(line.strip())
    return (" ".join(said).strip(),)


def _json(text: str, wanted: frozenset[str]) -> Keys | None:
    try:
        data: Any = json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        if key.lower() in wanted:
            several = value if isinstance(value, list) else [value]
            found[key.lower()] = tuple(str(item) for item in several if isinstance(item, (str, int, float)))
    return found
