"""Fields: the keys and values of front matter and of metadata, each with its place in the source."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pubcheck.source import Span

FieldKind = Literal["string", "number", "boolean", "null", "list", "mapping"]


class Field(NamedTuple):
    """One key or list item at any depth, with its value.

    ``path`` leads there from the top: mapping keys as strings, list positions as numbers from 0.
    ``key`` is the key's span without quotes, None for a list item. ``span`` is the value as it stands in
    the source, without its quotes; empty where the value is. Both are in code points of the file's text.
    ``value`` is None for a list, a mapping and null; a date is the string that the source has.
    """

    path: tuple[str | int, ...]
    key: Span | None
    value: str | bool | int | float | None
    span: Span
    kind: FieldKind
