"""Record files (JSON, JSON Lines, YAML, CSV) → one Document for each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pubcheck.derived import Derived
from pubcheck.document import Document, Problem
from pubcheck.grammar import globs
from pubcheck.grammar.entries import MOST_ENTRIES
from pubcheck.readers import PLAIN, Reading, record_fields, record_maps, record_writer
from pubcheck.readers.record_fields import NO_COLUMN, UNMAPPED, Place, Record
from pubcheck.readers.record_maps import FieldMap
from pubcheck.source import Source, Span

SUFFIXES = (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".csv", ".tsv")
_MOST_BROKEN = 100  # broken records that are told of one file
_MOST_RECORDS = 200_000


def read_all(source: Source, reading: Reading = PLAIN) -> tuple[Document, ...]:
    """The records of a file, each as a document; all share the source. At least one document is given.

    The field map is that of the last pattern of the settings that covers the file's name; without one each
    record tells by its form whether it is pubcheck's own or that of a shipped map.
    """
    found = tuple(_documents(source, table_for(source.name, reading), reading))
    return found or (Document(source, "record", Derived("", [])),)


def read_records(source: Source, fields: FieldMap | None = None) -> tuple[Document, ...]:
    """The records of a file by one field map, or by what they look like."""
    return tuple(_mapped(source, fields, PLAIN)) or (Document(source, "record", Derived("", [])),)


def photo_of(source: Source, table: Mapping[str, Any] | None = None) -> Mapping[str, str] | None:
    """What the first record of a file says of its first photo: alt, title, caption, credit, virin, file.

    What is not there or null is left out. None where the file cannot be read, or no field map fits it.
    """
    fields = record_maps.from_table(table) if table is not None else None
    record = next(records_of(source.text, source.name), None)
    if record is None:
        return None
    part, its = next(_parts(record, fields), (record, None))
    if part.is_broken or its is None:
        return None
    return record_writer.photo(source, part, its)


def table_for(name: str, reading: Reading) -> Mapping[str, Any] | None:
    """The settings' table for a file: that of the last pattern that covers its name."""
    found = None
    for pattern, table in reading.records.items():
        if globs.compiled((pattern,)).covers(name):
            found = table
    return found


def records_of(text: str, name: str) -> Iterator[Record]:
    """What a file holds, by the ending of its name: its values, documents or rows, broken ones too."""
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("csv", "tsv"):
        from pubcheck.readers import record_csv

        return record_csv.read(text)
    if suffix in ("yaml", "yml"):
        from pubcheck.readers import record_yaml

        return record_yaml.read(text)
    from pubcheck.readers import record_json

    return record_json.read(text, is_lines=suffix in ("jsonl", "ndjson"))


def _documents(source: Source, table: Mapping[str, Any] | None, reading: Reading) -> Iterator[Document]:
    return _mapped(source, record_maps.from_table(table) if table is not None else None, reading)


def _mapped(source: Source, fields: FieldMap | None, reading: Reading) -> Iterator[Document]:
    broken = 0
    unlisted: Record | None = None
    without_map: list[Record] = []
    for record in _bounded(records_of(source.text, source.name)):
        if record.syntax == "csv" and record.is_broken and not record.entries:
            problems = (*record.problems, *_no_columns(source, record, fields))
            if problems:
                yield record_writer.document(source, record._replace(problems=problems), None, reading)
            continue
        for part, its in _parts(record, fields):
            if part.is_broken:
                broken += 1
                if broken <= _MOST_BROKEN:
                    yield record_writer.document(source, part, None, reading)
                elif unlisted is None:
                    unlisted = part
            elif its is None:
                without_map.append(part)
            else:
                problems = (*part.problems, *_refused(source, part, its))
                yield record_writer.document(source, part._replace(problems=problems), its, reading)
    if unlisted is not None:
        detail = f"nor can {broken - _MOST_BROKEN - 1:,} more below it, which are not listed"
        start = unlisted.start
        more = record_fields.broken(unlisted.syntax, start, start + 1, detail)
        yield record_writer.document(source, more, None, reading)
    if without_map:
        yield record_writer.document(source, _joined(without_map), None, reading)


def _bounded(records: Iterator[Record]) -> Iterator[Record]:
    """The records as far as a file is read; that it is not read to its end is said by a broken one."""
    values = 0
    for number, record in enumerate(records):
        values += len(record.entries)
        if number >= _MOST_RECORDS or (number and values > MOST_ENTRIES):
            many = f"{_MOST_RECORDS:,} records" if number >= _MOST_RECORDS else f"{MOST_ENTRIES:,} values"
            yield record_fields.broken(
                record.syntax,
                record.start,
                record.start + 1,
                f"it is not looked at, and none after it: the file holds more than {many}",
            )
            return
        yield record


def _joined(records: list[Record]) -> Record:
    """Records that no map fits, as one: they are looked through, and that they have no map is said once."""
    first = records[0]
    told = Problem(UNMAPPED, Span(first.start, min(first.end, first.start + 1)))
    return first._replace(
        end=records[-1].end,
        entries=[entry for record in records for entry in record.entries],
        problems=(told, *(problem for record in records for problem in record.problems)),
    )


def _parts(record: Record, fields: FieldMap | None) -> Iterator[tuple[Record, FieldMap | None]]:
    """The records that a value holds, each with its map."""
    if fields is not None:
        for part in record_fields.parts_of(record, fields.records):
            yield part, fields
        return
    whole = record.by_place()
    found = record_maps.guessed(whole) if record.root == "mapping" and not record.is_broken else None
    if found is not None:
        yield record, found
        return
    # A map that looks for its records deeper down shows itself by the first of them.
    places: set[Place] = {place for known in record_maps.shipped().values() for place in known.records}
    for part in record_fields.parts_of(record, sorted(place for place in places if place in whole)):
        yield part, None if part.is_broken else record_maps.guessed(part.by_place())


def _refused(source: Source, record: Record, fields: FieldMap) -> tuple[Problem, ...]:
    from pubcheck.readers import record_schema

    return record_schema.problems(source.text, record, fields)


def _no_columns(source: Source, header: Record, fields: FieldMap | None) -> Iterator[Problem]:
    """The columns that a map names and a table does not have; of several for one part it needs one."""
    if fields is None:
        return
    from pubcheck.readers import record_csv

    names = set(record_csv.names(source.text))
    for place in fields.requires:
        if place[0] not in names:
            yield Problem(
                NO_COLUMN, Span(header.start, header.end), f"“{place[0]}”, which the field map needs"
            )
    for part in sorted(fields.asked):
        places = fields.parts[part]
        if places and not any(len(place) == 1 and place[0] in names for place in places):
            named = " or ".join(f"“{'/'.join(place)}”" for place in places if place)
            if named:
                detail = f"{named}, which the field map names for “{part}”"
                yield Problem(NO_COLUMN, Span(header.start, header.end), detail)
