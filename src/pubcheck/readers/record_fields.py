"""Records: what stands in one of them, and how each of its values leads back to the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pubcheck.document import Problem
from pubcheck.grammar import csv_cells, json_values, yaml_scalars
from pubcheck.grammar.entries import Entry, Kind, Path, Stretch
from pubcheck.source import Span

Place = tuple[str, ...]
"""The way to a value from the top of its record: keys, and positions from 0 as digits."""

Syntax = Literal["json", "yaml", "csv"]

# What problems say of records, by kind; the rules of records tell them apart.
BROKEN, CELLS, DUPLICATE, INVALID = "record-broken", "record-cells", "record-duplicate", "record-refused"
UNKNOWN_KEY, UNMAPPED, NO_COLUMN = "record-unknown-key", "record-unmapped", "record-no-column"


class Record(NamedTuple):
    """One record of a file: its range, all that stands in it by paths from its own top, and its problems.

    Of a record that ``is_broken`` nobody can tell what is missing in it; it may have been read in part.
    """

    syntax: Syntax
    start: int
    end: int
    entries: list[Entry]
    root: Kind = "mapping"
    problems: tuple[Problem, ...] = ()
    is_broken: bool = False

    def by_place(self) -> dict[Place, Entry]:
        """Every value by its place; of several under one key the last, as parsers have it."""
        return {tuple(map(str, entry.path)): entry for entry in self.entries}


def broken(syntax: Syntax, start: int, end: int, detail: str, entries: list[Entry] | None = None) -> Record:
    """A record that could not be read, and what is known of it."""
    problem = Problem(BROKEN, Span(start, end), detail)
    return Record(syntax, start, end, entries or [], problems=(problem,), is_broken=True)


def with_duplicates(record: Record) -> Record:
    """The record with a problem for each key that stands twice in one mapping."""
    if len({entry.path for entry in record.entries}) == len(record.entries):
        return record
    seen: set[Path] = set()
    twice: set[Path] = set()
    found: list[Problem] = []
    for entry in record.entries:
        if entry.path in seen:
            # Below a key that stands twice its own keys do so, too.
            if entry.key and entry.path[:-1] not in twice:
                found.append(Problem(DUPLICATE, Span(*entry.key), str(entry.path[-1])))
            twice.add(entry.path)
        seen.add(entry.path)
    return record._replace(problems=(*record.problems, *found))


def parts_of(record: Record, places: Iterable[Place]) -> Iterator[Record]:
    """The records that one value holds: the items of the first list or mapping that stands at a place.

    Without any it is the value itself, or the items of the list that it is. Of a broken value the items that
    were closed before it broke are records, and what is left is a broken one.
    """
    by_place = record.by_place()
    for place in places:
        holder = by_place.get(place)
        if place and holder and holder.kind in ("list", "mapping"):
            if holder.kind == "list":
                yield from _items(record, place)
            elif holder.end > holder.start:
                yield _below(record, place, holder)
            if record.is_broken or record.problems:
                yield record._replace(entries=[], is_broken=True)
            return
    if record.root == "list":
        yield from _items(record, ())
        if record.is_broken or record.problems:
            yield record._replace(entries=[], is_broken=True)
    else:
        yield record


def _items(record: Record, place: Place) -> Iterator[Record]:
    """The items of a list that are records, in order; each entry is looked at once."""
    depth = len(place)
    holder: Entry | None = None
    entries: list[Entry] = []
    for entry in record.entries:
        path = entry.path
        if len(path) <= depth or tuple(map(str, path[:depth])) != place:
            continue
        if len(path) == depth + 1:
            if holder:
                yield Record(record.syntax, holder.start, holder.end, entries)
            is_record = entry.kind == "mapping" and entry.end > entry.start
            holder, entries = (entry if is_record else None), []
        elif holder:
            entries.append(entry._replace(path=path[depth + 1 :]))
    if holder:
        yield Record(record.syntax, holder.start, holder.end, entries)


def _below(record: Record, place: Place, holder: Entry) -> Record:
    depth = len(place)
    entries = [
        entry._replace(path=entry.path[depth:])
        for entry in record.entries
        if len(entry.path) > depth and tuple(map(str, entry.path[:depth])) == place
    ]
    return Record(record.syntax, holder.start, holder.end, entries)


def said(text: str, entry: Entry) -> str:
    """What a value says as text: a string's characters, anything else as it is written."""
    return entry.value if isinstance(entry.value, str) else text[entry.start : entry.end]


def stretches(text: str, syntax: Syntax, entry: Entry) -> list[Stretch]:
    """The way from what a value says back to the source; see ``Stretch``."""
    if not isinstance(entry.value, str):
        return [Stretch(0, entry.end - entry.start, entry.start, entry.end, True)]
    if syntax == "json":
        return json_values.stretches(text, entry.start, entry.end)
    if syntax == "csv":
        is_quoted = text[entry.start - 1 : entry.start] == '"' == text[entry.end : entry.end + 1]
        return csv_cells.stretches(text, entry.start, entry.end, is_quoted=is_quoted)
    return yaml_scalars.stretches(text, entry.start, entry.end, entry.value)
