"""The archive notices of a page, wherever on it they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from pubcheck.grammar import notices as grammar
from pubcheck.source import Span
from pubcheck.views.blocks import Block, all_blocks, blocks
from pubcheck.views.headings import headings
from pubcheck.views.metadata import TITLES, field_of, is_filled
from pubcheck.views.page import Page, view

# Words by which notices say the things that they say; two of different groups stand near in every notice.
_HINTS = (
    ("historical", "frozen in time", "not the current"),
    ("archiv",),
    ("no longer", "not maintained", "not updated", "not being", "not been updated", "not been altered"),
    (
        "outdated",
        "out of date",
        "out-of-date",
        "superseded",
        "obsolete",
        "may not",
        "may no longer",
        "accurate as of",
    ),
    ("links ", "link may", "broken link"),
)
_NEAR = 1500  # code points; the longest notices have 120 words


class PlacedNotice:
    """A notice and the numbers of its first and last block among all ``blocks`` of the page."""

    __slots__ = ("blocks", "first_block", "last_block", "notice")

    def __init__(self, notice: grammar.Notice, blocks: list[Block], first: int, last: int) -> None:
        self.notice = notice
        self.blocks = blocks
        self.first_block = first
        self.last_block = last

    @property
    def span(self) -> Span:
        """The source range of the notice."""
        first, last = self.blocks[self.first_block].span(), self.blocks[self.last_block].span()
        return Span(min(first.start, last.start), max(first.end, last.end))


class Notices:
    """All notices of a page, in document order."""

    def __init__(self, page: Page, found: list[PlacedNotice]) -> None:
        self.page = page
        self.found = found

    @property
    def place(self) -> Span:
        """Where a missing notice belongs: at the title in the front matter, the headline, the first block."""
        title = field_of(self.page, TITLES)
        if title is not None and is_filled(title):
            return title.span
        for heading in headings(self.page):
            if heading.level == 1 and not heading.is_empty and not self.page.is_chrome(heading.element):
                return heading.text.span()
        return next((block.span() for block in blocks(self.page)), Span(0, 0))


@view
def notice_groups(page: Page) -> list[Notices]:
    """The one group of the page's notices, empty or not."""
    return [Notices(page, _found(page))]


def _found(page: Page) -> list[PlacedNotice]:
    body = next(iter(page.elements.tagged("body")), None)
    if body is None or not _may_hold_notice(body.text):
        return []
    everything = all_blocks(page)
    parts: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    for number, block in enumerate(everything):
        text = block.text.replace("\n", " ")
        lower = text.lower()
        if not any(word in lower for words in _HINTS for word in words):
            continue
        # Blocks as paragraphs of plain text, so that a label in a block of its own is seen with its notice.
        apart = "" if not numbers or numbers[-1] == number - 1 else "-\n\n"
        starts.append(length + len(apart))
        numbers.append(number)
        parts.append(f"{apart}{text}\n\n")
        length += len(parts[-1])
    found: list[PlacedNotice] = []
    for notice in grammar.find_notices("".join(parts)):
        first, last = (numbers[bisect_right(starts, at) - 1] for at in (notice.start, notice.end - 1))
        if not found or first > found[-1].last_block:
            found.append(PlacedNotice(notice, everything, first, last))
    return found


def _may_hold_notice(text: str) -> bool:
    """Whether words of two groups stand near each other; on most pages they do not."""
    lower = text.lower()
    places: list[tuple[int, int]] = []
    for group, words in enumerate(_HINTS):
        for word in words:
            at = lower.find(word)
            while at >= 0:
                places.append((at, group))
                at = lower.find(word, at + 1)
    places.sort()
    return any(b - a < _NEAR and one != other for (a, one), (b, other) in pairwise(places))
