"""Reads the records of a table in CSV: one to a row, its columns named by the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pubcheck.document import Problem
from pubcheck.grammar import csv_cells
from pubcheck.grammar.entries import Entry
from pubcheck.readers.record_fields import BROKEN, CELLS, DUPLICATE, Record
from pubcheck.source import Span


def read(text: str) -> Iterator[Record]:
    """The header as a record without values, then one record for each row that is not blank."""
    rows = (row for row in csv_cells.rows(text, csv_cells.delimiter_of(text)) if not row.is_blank)
    header = next(rows, None)
    if header is None:
        return
    names = [csv_cells.decoded(text, cell).strip() for cell in header.cells]
    yield Record(
        "csv", header.start, header.end, [], problems=tuple(_of_header(header, names)), is_broken=True
    )
    while names and not names[-1]:
        names.pop()  # spreadsheets pad tables with columns that have nothing in them
    for row in rows:
        cells = row.cells
        spare = cells[len(names) :]
        problems: tuple[Problem, ...] = ()
        if row.problem:
            place = Span(row.problem.start, row.problem.end)
            problems = (Problem(BROKEN, place, row.problem.message),)
        elif len(cells) < len(names) or (
            any(cell.start < cell.end for cell in spare) and len(cells) > len(header.cells)
        ):
            detail = f"{len(cells)} cells where the header has {len(names)}"
            problems = (Problem(CELLS, Span(row.start, row.end), detail),)
        entries = [
            _entry(text, cell, names[index] if index < len(names) else "", header, index)
            for index, cell in enumerate(cells)
        ]
        yield Record("csv", row.start, row.end, entries, problems=problems, is_broken=bool(problems))


def _entry(text: str, cell: csv_cells.Cell, name: str, header: csv_cells.Row, index: int) -> Entry:
    value = csv_cells.decoded(text, cell)
    named = header.cells[index] if name else None
    key = (named.start, named.end) if named else None
    path = (name or f"column {index + 1}",)
    if not value.strip():
        return Entry(path, key, None, cell.start, cell.end, "null")
    return Entry(path, key, value, cell.start, cell.end, "string")


def _of_header(header: csv_cells.Row, names: list[str]) -> Iterator[Problem]:
    if header.problem:
        place = Span(header.problem.start, header.problem.end)
        yield Problem(BROKEN, place, header.problem.message)
    often = {name for name, count in Counter(names).items() if count > 1 and name}
    seen: set[str] = set()
    for name, cell in zip(names, header.cells, strict=True):
        if name in often and name in seen:
            yield Problem(DUPLICATE, Span(cell.start, cell.end), name)
        seen.add(name)


def names(text: str) -> list[str]:
    """The names of the columns."""
    rows = (row for row in csv_cells.rows(text, csv_cells.delimiter_of(text)) if not row.is_blank)
    header = next(rows, None)
    return [csv_cells.decoded(text, cell).strip() for cell in header.cells] if header else []
