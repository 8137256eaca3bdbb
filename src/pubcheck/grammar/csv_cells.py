"""Comma-separated values: the rows of a text and the place of each cell (RFC 4180, with its looser kin)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.entries import Problem, Stretch

_LINE_END = re.compile(r"\r\n?|\n|\Z")
_CHANGED = re.compile(r'""|\r\n?')
_MOST_UNCLOSED = 20  # quotes without an end; each costs a look at all that follows


class Cell(NamedTuple):
    """The range of a cell, quotes left out."""

    start: int
    end: int
    is_quoted: bool


class Row(NamedTuple):
    """A row: its range without the line end, its cells, and what is wrong with its quotes."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    problem: Problem | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row at all."""
        return all(cell.start == cell.end for cell in self.cells)


def delimiter_of(text: str) -> str:
    """What parts the cells, told by the first line: a tab, a semicolon or a comma."""
    first = _LINE_END.search(text)
    head = text[: first.start() if first else 0]
    return max((",", ";", "\t"), key=head.count)


def rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a text, blank ones too. A quoted cell may hold line ends; never raises.

    A quote that nothing closes ends with its line, so that the rows below are still read.
    """
    cell_at = _cell(delimiter).match
    at = row_start = 0
    cells: list[Cell] = []
    problem: Problem | None = None
    unclosed = 0
    while at < len(text) or cells:
        found = cell_at(text, at)
        if found is None:  # no bare cell begins with a quote, so one stands here
            closing = _closing(text, at) if unclosed < _MOST_UNCLOSED else None
            if closing is None:
                unclosed += 1
                line_end = _LINE_END.search(text, at)
                end = line_end.start() if line_end else len(text)
                problem = problem or Problem("a quotation mark is not closed", at, at + 1)
            else:
                problem = problem or Problem("text follows a closing quotation mark", closing, closing + 1)
                behind = re.compile(rf"{re.escape(delimiter)}|\r\n?|\n|\Z").search(text, closing)
                end = behind.start() if behind else len(text)
            cells.append(Cell(min(at + 1, end), end, False))
            at = end
            found = _end(delimiter).match(text, at)
            assert found is not None
        else:
            quoted = found["quoted"] is not None
            cells.append(Cell(*found.span("quoted" if quoted else "bare"), quoted))
        at = found.end()
        if found["end"] != delimiter:
            yield Row(row_start, found.start("end"), tuple(cells), problem)
            row_start, cells, problem = at, [], None


def decoded(text: str, cell: Cell) -> str:
    """What a cell says: doubled quotes as one, line ends as LF."""
    said = text[cell.start : cell.end]
    if cell.is_quoted and '"' in said:
        said = said.replace('""', '"')
    return said.replace("\r\n", "\n").replace("\r", "\n") if "\r" in said else said


def stretches(text: str, start: int, end: int, *, is_quoted: bool) -> list[Stretch]:
    """The way from what a cell says back to its source; see ``Stretch``."""
    found: list[Stretch] = []
    at, length = start, 0
    for changed in _CHANGED.finditer(text, start, end):
        if changed[0] == '""' and not is_quoted:
            continue
        if at < changed.start():
            found.append(Stretch(length, length + changed.start() - at, at, changed.start(), True))
            length += changed.start() - at
        found.append(Stretch(length, length + 1, *changed.span(), False))
        length += 1
        at = changed.end()
    if at < end or not found:
        found.append(Stretch(length, length + end - at, at, end, True))
    return found


def _closing(text: str, opening: int) -> int | None:
    """The place behind the quote that closes a cell; None where none does."""
    quoted = _QUOTED.match(text, opening)
    return quoted.end() if quoted else None


_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<bare>(?:[^"{mark}\r\n][^{mark}\r\n]*+)?+))'
        rf"(?P<end>{mark}|\r\n?|\n|\Z)"
    )


@cache
def _end(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<end>{re.escape(delimiter)}|\r\n?|\n|\Z)")
