"""Checks of quotations: marks that have no partner, and the writer's words inside the speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import quotations
from pubcheck.grammar.quotations import Quotation
from pubcheck.views.blocks import Block
from pubcheck.views.texts import RUNNING, ArticleText

# Code, markup that no reader read, and text in which marks are spoken of.
_CODE = re.compile(r"[={}<>\\|`]|quotation mark|quote mark", re.IGNORECASE)
_SHORTEST = 20  # code points; a mark that stands alone is an ornament


@check("text")
def spliced(article: ArticleText) -> Iterator[Hit]:
    """Words of the writer between a speaker's, inside the quotation marks (AP Stylebook, quotation marks)."""
    if '"' not in article.text and "”" not in article.text:
        return
    for number, block in enumerate(article.blocks):
        if block.role in RUNNING and article.marked[number]:
            for found in quotations.splices(block.text, article.marked[number]):
                phrase = block.text[found.start : found.end]
                yield Hit(block.span(*found), {"phrase": shortened(phrase)})


@check("text")
def unbalanced(article: ArticleText) -> Iterator[Hit]:
    """A quotation mark without its partner (AP Stylebook, quotation marks)."""
    if '"' not in article.text and "”" not in article.text and "“" not in article.text:
        return
    for number, block in enumerate(article.blocks):
        lone = [one for one in article.marked[number] if not (one.is_opened and one.is_closed)]
        if len(lone) != 1 or not _is_judged(block, lone[0]):
            continue
        (one,) = lone
        if one.is_opened:
            if one is article.marked[number][-1] and _goes_on(article, number):
                continue
            yield Hit(block.span(one.start, one.start + 1), case="unclosed")
        elif number == 0 or not _is_left_open(article, number - 1):
            yield Hit(block.span(one.end - 1, one.end), case="unopened")


def _is_judged(block: Block, lone: Quotation) -> bool:
    text = block.text
    if block.role not in RUNNING or not lone.is_certain or OPAQUE in text or _CODE.search(text):
        return False
    return len(text) >= _SHORTEST


def _goes_on(article: ArticleText, number: int) -> bool:
    """Whether the quotation that a block leaves open goes on in the next one, or may do so in a list."""
    if number + 1 >= len(article.blocks):
        return False
    following = article.blocks[number + 1]
    if quotations.opens_with_mark(following.text) or following.role in {"item", "quote"}:
        return True
    # Some open the next paragraph without a mark; a page of that style has its closing mark further on.
    marked = article.marked[number + 1 : number + 6]
    return any(one and not one[0].is_opened for one in marked)


def _is_left_open(article: ArticleText, number: int) -> bool:
    """Whether one of the blocks before has left a quotation open."""
    marked = article.marked[max(0, number - 5) : number + 1]
    return any(quoted and not quoted[-1].is_closed for quoted in marked)
