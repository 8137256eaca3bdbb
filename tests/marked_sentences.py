"""Reads the sentences that were marked by hand, and scores a splitter on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fixtures" / "sentences"
END, NO_END = "‖", "·"


class Passage(NamedTuple):
    """A text and its boundaries, each as the number of characters before it that are not white space."""

    section: str
    marked: str
    text: str
    ends: frozenset[int]


class Score(NamedTuple):
    """Boundaries found that are marked, found that are not, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def passages(part: str) -> Iterator[Passage]:
    """The passages of ``hard`` or of ``plain``."""
    section = ""
    for line in (FOLDER / f"{part}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line and line[0] != "#":
            marked = line.replace("\\n", "\n").replace("\\u00a0", "\u00a0")
            pieces = marked.replace(NO_END, "").split(END)
            before = ["".join(pieces[: count + 1]) for count in range(len(pieces) - 1)]
            yield Passage(section, marked, "".join(pieces), frozenset(map(visible, before)))


def visible(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def unmarked(passage: Passage) -> list[str]:
    """The stops before white space that bear no mark, each with what stands around it."""
    missing = re.finditer(r"""[.!?…]["'”’)\]*]*(?=\s)""", passage.marked)
    return [passage.marked[max(0, m.start() - 20) : m.end() + 10] for m in missing]


def score(starts: Callable[[str], Iterable[int]], part: str) -> Score:
    """How well a splitter does, which gives the offsets where the sentences of a text start."""
    right = wrong = missed = 0
    for passage in passages(part):
        found = {visible(passage.text[:start]) for start in starts(passage.text)} - {0}
        right += len(found & passage.ends)
        wrong += len(found - passage.ends)
        missed += len(passage.ends - found)
    return Score(right, wrong, missed)
