from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import quotations


def ranges(text: str) -> list[str]:
    """The quotations of a text, a lone one marked by what it lacks."""
    return [
        text[one.start : one.end] + ("" if one.is_closed else " …") + ("" if one.is_opened else " (unopened)")
        for one in quotations.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
        ('"Yes," he said, and "no."', ['"Yes,"', '"no."']),
        ('("Yes") — "no"—"both"', ['"Yes"', '"no"', '"both"']),
        ('It is "in 2019" only.', ['"in 2019"']),
        ("“It says ‘no,’” she said.", ["“It says ‘no,’”"]),
        ('A mixed “pair" is one.', ['“pair"']),
        ("“We stay.", ["“We stay. …"]),
        ("We stay,” he said.", ["” (unopened)"]),
        ("“One, “two” and three", ["“One,  …", "“two”"]),
        ("", []),
        ("Don’t say ‘no’ to O'Hara.", []),
        # feet and inches
        ('The man is 6\'2" tall, the pipe 5" wide and the board 2½" thick.', []),
        ('"It is 3" long," he said.', ['"It is 3"', '" (unopened)']),
    ],
)
def test_marks_and_their_partners(text: str, found: list[str]) -> None:
    assert ranges(text) == found


def test_a_mark_that_may_be_read_in_two_ways_makes_nothing_certain() -> None:
    assert not any(one.is_certain for one in quotations.find('"It is 3" long," he said.'))
    assert not any(one.is_certain for one in quotations.find('He said " yes and no.'))
    assert all(one.is_certain for one in quotations.find('He said "yes" and no.'))


def test_a_quotation_over_paragraphs() -> None:
    first, second, third = quotations.find_all(["“One.", "Two.” He left.", "“Three.”"])
    assert not first[0].is_closed
    assert second == [quotations.Quotation(0, 5, False, True, True)]
    assert third[0].is_opened
    assert third[0].is_closed


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('"Our top priority, yesterday in Washington. We have ships."', "yesterday in Washington"),
        (
            "“We will stay, the senior defense official said. We have ships.”",
            "the senior defense official said",
        ),
        ("“We will stay, he said.”", "he said"),
        ("“We will stay, Esper said Monday in Norfolk. We have ships.”", "Esper said Monday in Norfolk"),
        ("“We will stay, on Monday at Fort Bragg. We have ships.”", "on Monday at Fort Bragg"),
    ],
)
def test_words_of_the_writer_in_a_quotation(text: str, phrase: str) -> None:
    (splice,) = quotations.splices(text, quotations.find(text))
    assert text[splice.start : splice.end] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,” the official said. “We have ships.”",
        "“We will be there, Monday in Norfolk.”",
        "“I met them on Monday in Norfolk. We talked.”",
        "“So, he said, ‘go.’ We went.”",
        "“They left, and the official said nothing. We stayed.”",
        "“We will stay, he said. We have ships.",
        "We will stay, he said. We have ships.",
    ],
)
def test_words_of_the_speaker(text: str) -> None:
    assert not list(quotations.splices(text, quotations.find(text)))


PIECES = ['"', "“", "”", "„", " ", "he said", ", ", ". ", "We", '5"', "yesterday in Washington", "\n"]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_text_raises_and_ranges_are_in_order(text: str) -> None:
    found = quotations.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for splice in quotations.splices(text, found):
        assert any(one.start < splice.start < splice.end < one.end for one in found)
