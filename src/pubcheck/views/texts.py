"""The article's running text as one string, so that a rule looks for its words once, not block by block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from pubcheck.document import OPAQUE
from pubcheck.grammar import quotations
from pubcheck.source import Span
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.page import Page, view

# The roles of blocks that are running text: no headings, cells of tables or quoted blocks.
RUNNING = frozenset({"paragraph", "text", "item", "caption"})
_BETWEEN = "\n\n"  # what parts two blocks in the text; no block has it
# Marks that may stand between a sentence's end and the first word of the next one.
_OPENERS = " \n\"'“‘([*_"
# After these a capital says nothing: a sentence, an item or a label has ended there.
_ENDS = f".!?:;…•·|—–-*/{OPAQUE}"


class ArticleText:
    """Every English block of the article in order; offsets are code points of ``text``."""

    def __init__(self, page: Page, parts: list[Block]) -> None:
        self.page = page
        self.blocks = parts
        self.text = _BETWEEN.join(block.text for block in parts)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, for a first look only: its offsets may differ from those of ``text``."""
        return self.text.lower()

    @cached_property
    def starts(self) -> list[int]:
        """Where each block begins in ``text``."""
        found, at = [], 0
        for block in self.blocks:
            found.append(at)
            at += len(block.text) + len(_BETWEEN)
        return found

    def number_at(self, offset: int) -> int:
        """The number of the block that an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    def block_at(self, offset: int) -> Block:
        """The block that an offset stands in."""
        return self.blocks[self.number_at(offset)]

    def numbers_with(self, needles: Iterable[str]) -> list[int]:
        """The numbers of the blocks that hold any of some strings, in order."""
        text, found = self.text, set()
        for needle in needles:
            at = text.find(needle)
            while at >= 0:
                number = self.number_at(at)
                found.add(number)
                at = text.find(needle, self.starts[number] + len(self.blocks[number].text))
        return sorted(found)

    def span(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``, a stretch of one block."""
        number = self.number_at(start)
        return self.blocks[number].span(start - self.starts[number], end - self.starts[number])

    def exact_span(self, start: int, end: int) -> Span | None:
        """The source range of ``text[start:end]``, its outer blanks too; None unless it spells just so."""
        number = self.number_at(start)
        return self.blocks[number].exact_span(start - self.starts[number], end - self.starts[number])

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether the source spells ``text[start:end]`` just so, without markup, so that an edit may."""
        number = self.number_at(start)
        return self.blocks[number].is_unbroken(start - self.starts[number], end - self.starts[number])

    @cached_property
    def marked(self) -> list[list[quotations.Quotation]]:
        """The quotations of each block, offsets in the block's own text."""
        return quotations.find_all([block.text for block in self.blocks])

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset stands in quotation marks, or in a block that is a quotation."""
        number = self.number_at(offset)
        if self.blocks[number].role == "quote":
            return True
        quoted, inner = self.marked[number], offset - self.starts[number]
        before = bisect_right(quoted, inner, key=_start) - 1
        return before >= 0 and inner < quoted[before].end

    def opens_sentence(self, offset: int) -> bool:
        """Whether the word at an offset may open a sentence, so that its capital says nothing."""
        text, at = self.text, offset - 1
        first = self.starts[self.number_at(offset)]
        while at >= first and text[at] in _OPENERS:
            at -= 1
        return at < first or text[at] in _ENDS


def _start(quotation: quotations.Quotation) -> int:
    return quotation.start


@view
def texts(page: Page) -> list[ArticleText]:
    """The one text of the article, if there is any in English."""
    parts = [block for block in blocks(page) if page.is_english(block.element)]
    return [ArticleText(page, parts)] if parts else []
