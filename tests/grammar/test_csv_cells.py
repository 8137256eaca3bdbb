"""CSV: the cells that Python's reader finds, each character at its place, and what is broken told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.csv_cells import decoded, delimiter_of, rows, stretches

CELL = st.text('ab"é,;\n\U0001f6a2 \t', max_size=8)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5)


def said(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[decoded(text, cell) for cell in row.cells] for row in rows(text, delimiter)]


@given(TABLE, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_reads_what_python_writes(table, delimiter, line_end):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=line_end).writerows(table)
    assert said(written.getvalue(), delimiter) == table


@given(TABLE)
def test_every_character_stands_where_its_stretch_says(table):
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(table)
    text = written.getvalue().replace("a\nb", "a\r\nb")
    for row in rows(text, ","):
        for cell in row.cells:
            value, at = decoded(text, cell), 0
            for stretch in stretches(text, cell.start, cell.end, is_quoted=cell.is_quoted):
                source = text[stretch.origin : stretch.origin_end]
                assert stretch.start == at
                expected = source if stretch.copied else {'""': '"', "\r\n": "\n", "\r": "\n"}[source]
                assert value[stretch.start : stretch.end] == expected
                at = stretch.end
            assert at == len(value)


@given(st.text('ab",\r\n\U0001f6a2', max_size=40))
def test_no_text_raises_and_every_row_ends_behind_the_one_before(text):
    end = 0
    for row in rows(text, ","):
        assert end <= row.start <= row.end <= len(text)
        end = row.end
    assert end >= len(text.rstrip("\r\n"))


def test_a_bare_line_end_inside_quotes_parts_no_row():
    assert said('a,b\r\n"x ""q"",\ny",2\r\n') == [["a", "b"], ['x "q",\ny', "2"]]


def test_a_quote_inside_a_cell_is_a_character():
    assert said('5" gun,b') == [['5" gun', "b"]]


@pytest.mark.parametrize(
    ("text", "place", "after"),
    [
        ('"open,2\n7,8\n', 0, [["7", "8"]]),
        ('a,"open\n7,8\n', 2, [["7", "8"]]),
        ('"a"b,c\n7,8\n', 3, [["7", "8"]]),
    ],
)
def test_a_broken_row_does_not_silence_the_next(text, place, after):
    first, *rest = rows(text, ",")
    assert first.problem
    assert first.problem.start == place
    assert [[decoded(text, cell) for cell in row.cells] for row in rest] == after


def test_the_delimiter_is_told_by_the_first_line():
    assert [delimiter_of(text) for text in ("a,b;c,d", "a;b\n,,,", "a\tb", "a", "")] == [
        ",",
        ";",
        "\t",
        ",",
        ",",
    ]


@pytest.mark.parametrize(
    "text", ['"a,' * 50_000, '"' * 100_001, '"\n' * 50_000, "," * 200_000, "a" * 10_000_000]
)
def test_hostile_texts_are_read_to_their_end(text):
    assert sum(1 for _ in rows(text, ","))
