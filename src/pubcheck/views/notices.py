"""The archive notices of a page, wherever on it they stand."""

from __future__ import annotations

from bisect import bisect_right

from pubcheck.grammar import notices as grammar
from pubcheck.source import Span
from pubcheck.views.blocks import Block, all_blocks, blocks
from pubcheck.views.headings import headings
from pubcheck.views.metadata import TITLES, field_of, is_filled
from pubcheck.views.page import Page, view

# Words of which every notice has one; most pages have none, and are not looked at further.
_HINTS = (
    "archiv",
    "historical",
    "no longer",
    "outdated",
    "out of date",
    "out-of-date",
    "not maintained",
    "frozen",
)


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
    body = next(page.document.tree.iter_elements("body"), None)
    text = body.text.lower() if body is not None else ""
    if not any(hint in text for hint in _HINTS):
        return []
    everything = all_blocks(page)
    starts: list[int] = []
    length = 0
    for block in everything:
        starts.append(length)
        length += len(block.text) + 2
    # Blocks as paragraphs of plain text, so that a label in a block of its own is seen with its notice.
    joined = "\n\n".join(block.text.replace("\n", " ") for block in everything)
    found: list[PlacedNotice] = []
    for notice in grammar.find_notices(joined):
        first, last = (bisect_right(starts, at) - 1 for at in (notice.start, notice.end - 1))
        if not found or first > found[-1].last_block:
            found.append(PlacedNotice(notice, everything, first, last))
    return found
