"""Reads the front matter of a file: YAML, TOML or JSON, each key and value with its span."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pubcheck.fields import Field
from pubcheck.grammar import toml_keys, yaml_lines
from pubcheck.grammar.entries import Entry, Problem
from pubcheck.grammar.yaml_events import EventReader, YamlError, hide_template_tags
from pubcheck.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_FENCES = {
    "---": ("yaml", re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?=[\r\n]|\Z)")),
    "+++": ("toml", re.compile(r"(?<=[\r\n])\+\+\+[ \t]*+(?=[\r\n]|\Z)")),
}
_OPENING = re.compile(r"(---|\+\+\+)[ \t]*+(?:\r\n?|\n)")
_LINE_REST = re.compile(r"[ \t]*+(?:\r\n?|\n)")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTENT = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_TOML_KEY = re.compile(r"\[|(?:[\w.-]{1,100}|\"[^\"\n]{1,100}\"|'[^'\n]{1,100}')[ \t]{0,100}=")
_YAML_KEY = re.compile(
    r"(?:\w[\w.-]{0,99}|\"[^\"\r\n]{1,100}\"|'[^'\r\n]{1,100}')[ \t]{0,20}:(?=[ \t\r\n]|\Z)"
)
_JSON_START = re.compile(r'\{\s{0,100}"')
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class FrontMatter(NamedTuple):
    """The front matter of one file; all offsets are code points of the file's text.

    ``span`` covers the block with both fences, ``body_start`` is the first character behind the line end of
    the closing fence. Without front matter ``kind`` is None, the span empty and ``body_start`` 0.
    With a ``problem`` the fields are what could be saved line by line, values as written.
    """

    kind: Literal["yaml", "toml", "json"] | None
    span: Span
    body_start: int
    fields: tuple[Field, ...]
    problem: Problem | None = None


NONE = FrontMatter(None, Span(0, 0), 0, ())


def read(text: str) -> FrontMatter:
    """The front matter at the very start of a decoded text, with any line ends; never raises.

    A first line of `---` or `+++` that no other fence closes, or that fences off prose, is no front matter:
    there must be a key, or nothing but blank lines and comments. YAML may close with `...`.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return _read_json(text) if _JSON_START.match(text) else NONE
    kind, closing_fence = _FENCES[opening[1]]
    closing = closing_fence.search(text, opening.end())
    if closing is None:
        return NONE
    line_end = _LINE_END.match(text, closing.end())
    start, end = opening.end(), closing.start()
    entries, problem = (_yaml if kind == "yaml" else _toml)(text, start, end)
    if entries is None:
        return NONE
    return FrontMatter(
        "yaml" if kind == "yaml" else "toml",
        Span(0, closing.start() + 3),
        line_end.end() if line_end else closing.end(),
        _fields(entries),
        problem,
    )


def _fields(entries: Iterable[Entry]) -> tuple[Field, ...]:
    return tuple(
        Field(path, Span(*key) if key else None, value, Span(start, end), kind)
        for path, key, value, start, end, kind in entries
    )


def _yaml(text: str, start: int, end: int) -> tuple[list[Entry] | None, Problem | None]:
    content = _CONTENT.match(text, start, end)
    first = content.end() if content else start
    if first == end:
        return [], None
    has_templates = text.find("{{", first, end) >= 0 or text.find("{%", first, end) >= 0
    if not has_templates:
        entries = yaml_lines.scan(text, start, end)
        if entries is not None:
            return (entries, None) if entries and entries[0].key else (None, None)
    try:
        return parse_yaml(text, start, end), None
    except YamlError as bad:
        # Prose between two thematic breaks is no YAML either: only a key at its start tells them apart.
        if not _YAML_KEY.match(text, first, end):
            return None, None
        return yaml_lines.rescue(text, start, end), bad.problem


def parse_yaml(text: str, start: int, end: int, *, takes_lists: bool = False) -> list[Entry] | None:
    """The entries of any YAML mapping, None for YAML that is no mapping; raises YamlError.

    With ``takes_lists`` it may be a list, too.

    Goes over the events of PyYAML's parser, not over composed nodes: an alias keeps its own place, nothing is
    expanded, and no depth of nesting can exhaust the stack.
    """
    import yaml

    block, tags = hide_template_tags(text[start:end])
    # libyaml would take a byte order mark at the start of the block for that of a file.
    if odd := re.match("\ufeff", block) or _UNPRINTABLE.search(block):
        place = start + odd.start()
        raise YamlError(Problem(f"character U+{ord(odd[0]):04X} may not stand in YAML", place, place + 1))
    events = yaml.parse(block, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    builder = EventReader(text, start, tags, takes_lists=takes_lists)
    try:
        for event in events:
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = min(start + mark.index, end) if mark else start
        raise YamlError(Problem(error.problem or "not valid YAML", place, min(place + 1, end))) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise YamlError(Problem("not valid YAML", start, end)) from None
    return builder.entries


def _toml(text: str, start: int, end: int) -> tuple[list[Entry] | None, Problem | None]:
    import tomllib

    entries = toml_keys.scan(text, start, end)
    if not entries and text[start:end].strip():
        content = _CONTENT.match(text, start, end)
        first = content.end() if content else start
        if first == end:
            return [], None
        # A text may begin with pluses: only a key or a table at its start tells them apart.
        if not _TOML_KEY.match(text, first, end):
            return None, None
    document: object = None
    problem = None
    if (deep := toml_keys.deep_key(text, start, end)) is not None:
        problem = Problem("a key of that many parts", deep, deep + 1)
        return [_toml_entry(entry, None, text[entry.start : entry.end]) for entry in entries], problem
    try:
        document = tomllib.loads(text[start:end])
    except (ValueError, RecursionError) as error:
        place = start
        if found := _TOML_PLACE.search(str(error)):
            lines = [start, *(match.end() for match in _LINE_END.finditer(text, start, end))]
            place = min(lines[min(int(found[1]), len(lines)) - 1] + int(found[2]) - 1, end)
        problem = Problem(
            _TOML_PLACE.sub("", str(error)).strip() or "not valid TOML", place, min(place + 1, end)
        )
    return [_toml_entry(entry, document, text[entry.start : entry.end]) for entry in entries], problem


def _toml_entry(entry: Entry, document: object, written: str) -> Entry:
    """The entry with its value and kind: from the parsed document, or as written where there is none."""
    if entry.kind in ("list", "mapping"):
        return entry
    value: Any = written
    try:
        value = toml_keys.value_at(document, entry.path)
    except LookupError:
        if entry.kind == "number":
            value = yaml_lines.resolve(written)[0]
    if isinstance(value, bool):
        return entry._replace(value=value, kind="boolean")
    if isinstance(value, (int, float)):
        return entry._replace(value=value, kind="number")
    return entry._replace(value=value if isinstance(value, str) else written, kind="string")


def _read_json(text: str) -> FrontMatter:
    """JSON front matter (Hugo): an object at the very start; JSON is read as the YAML that it also is."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return NONE
    problem = None
    try:
        entries = parse_yaml(text, 0, end)
    except YamlError as error:
        entries, problem = None, error.problem
    line_end = _LINE_REST.match(text, end)
    return FrontMatter(
        "json", Span(0, end), line_end.end() if line_end else end, _fields(entries or ()), problem
    )
