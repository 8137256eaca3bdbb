"""Reads the records of YAML: one to a document, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.grammar import yaml_lines
from pubcheck.grammar.entries import Entry
from pubcheck.grammar.yaml_events import YamlError
from pubcheck.readers.front_matter import parse_yaml
from pubcheck.readers.record_fields import Record, broken, with_duplicates

# Nothing else may begin a line so, a block or a quoted scalar included (YAML 1.2.2, 9.1.2).
_MARKER = re.compile(r"^(?:---|\.\.\.)(?=[ \t\r\n]|\Z)", re.MULTILINE)
_REST = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n|\Z)")
_NO_CONTENT = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+|^%[^\r\n]*+)*+\Z", re.MULTILINE)


def read(text: str) -> Iterator[Record]:
    """The documents of a text, each a record or a list of some; broken ones among them."""
    at = 0
    for marker in _MARKER.finditer(text):
        yield from _document(text, at, marker.start())
        at = marker.end()
    yield from _document(text, at, len(text))


def _document(text: str, start: int, end: int) -> Iterator[Record]:
    if _NO_CONTENT.match(text[start:end]):
        return
    rest = _REST.match(text, start, end)
    # The scanner of lines begins at a line; what stands behind a marker is for the parser.
    is_at_line = start == 0 or text[start - 1] == "\n"
    if rest and not is_at_line:
        start, is_at_line = rest.end(), True
    entries: list[Entry] | None = None
    if is_at_line and "{{" not in text[start:end] and "{%" not in text[start:end]:
        entries = yaml_lines.scan(text, start, end)
    if entries is None:
        try:
            entries = parse_yaml(text, start, end, takes_lists=True)
        except YamlError as error:
            bad = error.problem
            yield broken("yaml", bad.start, bad.end, bad.message, yaml_lines.rescue(text, start, end))
            return
    if not entries:
        if entries is None:
            yield broken("yaml", start, end, "a record is a mapping of keys to values")
        return
    first = entries[0]
    is_list = not isinstance(first.path[0], str)
    begin = first.key[0] if first.key else first.start
    yield with_duplicates(
        Record("yaml", begin, max(entry.end for entry in entries), entries, "list" if is_list else "mapping")
    )
