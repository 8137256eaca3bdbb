"""Bar charts in hundredths of a width, so that a page draws them at any width without scaling their text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pubcheck.finding import SEVERITIES

_LONG, _SHORT = 90, 30  # code points of a label; the short ones fit in 320 CSS pixels (WCAG 2.2, 1.4.10)
_ROW, _BASE, _BAR, _THICK = 46, 16, 23, 14  # CSS pixels: a row, its text's base line, its bar and how thick
_LEAST = 0.4  # hundredths that any bar takes, so that one finding is seen beside thousands
_MOST = 10  # rows


class Bar(NamedTuple):
    """A piece of a row: of what kind, where it begins and how wide it is, in hundredths of the width."""

    kind: str
    left: str
    width: str


class Row(NamedTuple):
    """A row of a chart: its number, its label for wide and for narrow pages, and its bars.

    ``base`` of the text and ``top`` of the bars are in CSS pixels.
    """

    number: int
    long: str
    short: str
    base: int
    top: int
    bars: list[Bar]


class Chart(NamedTuple):
    """A chart: its rows and how high it is in CSS pixels, and how thick its bars are."""

    rows: list[Row]
    height: int
    thick: int


def stacked(
    items: Iterable[tuple[str, Mapping[str, int]]], kinds: Sequence[str] = SEVERITIES
) -> Chart | None:
    """The first items, each as one row of a piece for each kind; None where there is nothing to draw."""
    shown = [(label, counts) for label, counts in items if any(counts.get(kind) for kind in kinds)][:_MOST]
    if not shown:
        return None
    widest = max(sum(counts.get(kind, 0) for kind in kinds) for _, counts in shown)
    rows = []
    for index, (label, counts) in enumerate(shown):
        left, bars = 0.0, []
        for kind in kinds:
            if count := counts.get(kind, 0):
                width = max(100 * count / widest, _LEAST)
                bars.append(Bar(kind, f"{min(left, 100 - _LEAST):.2f}", f"{min(width, 100 - left):.2f}"))
                left = min(left + width, 100 - _LEAST)
        number = sum(counts.get(kind, 0) for kind in kinds)
        top = index * _ROW
        rows.append(Row(number, _cut(label, _LONG), _cut(label, _SHORT), top + _BASE, top + _BAR, bars))
    return Chart(rows, len(rows) * _ROW, _THICK)


def _cut(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"
