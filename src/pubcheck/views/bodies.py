"""The running text of an article as a whole, for measures such as a reading level."""

from __future__ import annotations

import re
from functools import cached_property

from pubcheck.grammar import readability
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.notices import notice_groups
from pubcheck.views.page import Page, view
from pubcheck.views.wording import worded

# As in the check of long sentences: digits are a footnote's, but not those of "Version 1.1".
_ENDS_SENTENCE = re.compile(r"(?:[.!?:…][\"'”’)\]]{0,6}|(?<!\d)[.!?:…][\"'”’)\]\d]{1,6})$")
_FEWEST_WORDS = 10  # in text that no paragraph marks, so that labels of an interface are left out
_LEAD_IN = 4  # words at least before a colon, so that "Update:" is none
_LONGEST_LINE = 500  # code points; credits and the lines of the banner are shorter
# Words without which no line is a credit or of the banner.
_CREDIT_WORDS = ("hoto", "redit", "ourtesy", "raphic", "llustration", "ideo", "HOTO")
_BANNER_WORDS = ("fficial", "https://", "HTTPS", ".gov", ".mil", "Here", "secure")
_LINE_WORDS = (*_CREDIT_WORDS, *_BANNER_WORDS)


class Body:
    """The paragraphs of the article: no lists, captions, credits, notices or quotations."""

    def __init__(self, page: Page, paragraphs: list[Block]) -> None:
        self.page = page
        self.paragraphs = paragraphs

    @cached_property
    def in_english(self) -> list[Block]:
        """The paragraphs that rules of English may judge, as far as their words are the writer's own."""
        own = worded(self.page)
        kept = self.paragraphs
        if own is not blocks(self.page):
            chosen = set(own)
            kept = [block for block in kept if block in chosen]
        return [block for block in kept if self.page.is_english(block.element)]

    @cached_property
    def counts_each(self) -> list[readability.Basics]:
        """Words, sentences and syllables of each paragraph in English."""
        return [readability.basics_within(block.text, block.sentences) for block in self.in_english]

    @cached_property
    def counts(self) -> readability.Basics:
        """Words, sentences and syllables of the paragraphs in English together."""
        return readability.together(self.counts_each)


@view
def bodies(page: Page) -> list[Body]:
    """The one body of the page, if it has running text."""
    notices = {
        block.text
        for notice in notice_groups(page)[0].found
        for block in notice.blocks[notice.first_block : notice.last_block + 1]
    }
    found = blocks(page)
    together = "\n".join(block.text for block in found)
    has_lines = any(word in together for word in _LINE_WORDS)
    paragraphs = [block for block in found if _is_running(block, has_lines) and block.text not in notices]
    return [Body(page, paragraphs)] if paragraphs else []


def _is_running(block: Block, has_lines: bool) -> bool:
    """Whether a block is running text of the author's: no label, credit or line of the banner.

    ``has_lines`` tells whether the page has words without which no line is one of the latter.
    """
    if block.role not in {"paragraph", "text"}:
        return False
    text = block.text.rstrip()
    if not _ENDS_SENTENCE.search(text, max(0, len(text) - 9)):
        return False
    if text.count(" ") < (_FEWEST_WORDS if block.role == "text" else _LEAD_IN if text[-1] == ":" else 0):
        return False
    return not has_lines or len(text) > _LONGEST_LINE or not _is_line(text.lstrip())


def _is_line(text: str) -> bool:
    """Whether a text is a credit or a line of the banner."""
    # Most paragraphs have none of the words, and need none of the grammar.
    if any(word in text for word in _CREDIT_WORDS):
        from pubcheck.grammar.credit_lines import is_credit_line

        if is_credit_line(text):
            return True
    if any(word in text for word in _BANNER_WORDS):
        from pubcheck.grammar.chrome import is_banner_line

        return is_banner_line(text)
    return False
