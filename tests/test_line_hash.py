"""The hash by which GitHub knows an alert again, against its published vectors and a slow oracle."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.reporters._line_hash import line_hashes

HELLO = [
    "e9496ae3ebfced30",
    "fb7c023a8b9ccb3f",
    "ce8ba1a563dcdaca",
    "e20e36e16fcb0cc8",
    "b3edc88f2938467e",
    "c8e28b0b4002a3a0",
    "c129715d7a2bc9a3",
]


# The vectors of github/codeql-action, src/fingerprints.test.ts: facts, retyped.
@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f", "54703d4cd895b18", "180aee12dab6264", "a23a3dc5e078b07b"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            [
                "8b7cf3e952e7aeb2",
                "b1ae1287ec4718d9",
                "bff680108adb0fcc",
                "c6805c5e1288b612",
                "b86d3392aea1be30",
                "e6ceba753e1a442",
            ],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", HELLO),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", HELLO),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", HELLO),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", HELLO),
    ],
)
def test_published_vectors(text, hashes):
    assert line_hashes(text) == [f"{value}:1" for value in hashes]


def test_equal_lines_are_numbered():
    assert line_hashes("Lorem ipsum dolor sit amet.\n" * 10) == [
        *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ]


def slow(text):
    """The same, unit by unit with a window that rolls, as the action is described."""
    data = text.encode("utf-16-be", "surrogatepass")
    units = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
    read, after_cr = [], False
    for unit in units:
        if unit in (0x20, 0x09) or (after_cr and unit == 0x0A):
            after_cr = False
            continue
        after_cr = unit == 0x0D
        read.append(0x0A if after_cr else unit)
    read += [0xFFFF]
    starts = [0, *(at + 1 for at, unit in enumerate(read[:-1]) if unit == 0x0A)]
    read += [0] * 100
    seen, found = Counter(), []
    for start in starts:
        value = 0
        for unit in read[start : start + 100]:
            value = (value * 37 + unit) % 2**64
        seen[value] += 1
        found.append(f"{value:x}:{seen[value]}")
    return found


LONG = st.sampled_from(["x" * 99, "🦅" * 70, "a b" * 50])
LINES = st.lists(st.one_of(st.text("ab \t\r海🦅\ud800\uffff\0", max_size=30), LONG), max_size=12)


@given(LINES, st.sampled_from(["\n", "\r", "\r\n", "\r \n", "\n\r"]))
def test_the_fast_way_is_the_slow_way(lines, end):
    text = end.join(lines)
    hashes = line_hashes(text)
    assert hashes == slow(text)
    assert len(hashes) == len(re.split(r"\r\n|\r|\n", text))
