"""Reads the records of JSON and JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.grammar import json_values
from pubcheck.readers.record_fields import Record, broken, with_duplicates


def read(text: str, *, is_lines: bool = False) -> Iterator[Record]:
    """The values of a text, each a record or the holder of some; broken ones among them."""
    for found in (json_values.lines if is_lines else json_values.values)(text):
        start = found.start
        if problem := found.problem:
            record = broken("json", problem.start, problem.end, problem.message, found.entries)
            yield record._replace(start=start, end=max(start, found.end), root=found.kind)
        elif found.kind in ("mapping", "list"):
            yield with_duplicates(Record("json", start, found.end, found.entries, found.kind))
        else:
            yield broken("json", start, found.end, "a record is an object, in braces")
