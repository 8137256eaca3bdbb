"""Checks of usage: the abbreviation of the country, sentences that fall apart."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import us_forms
from pubcheck.grammar.garbled import GARBLED_HINTS, hanging_part
from pubcheck.views.texts import RUNNING, ArticleText


@check("text")
def us_punctuation(article: ArticleText, *, form: str, country: bool) -> Iterator[Hit]:
    """US for U.S. in running text, where ``form`` is "U.S."; with ``country`` the USA, too (AP Stylebook)."""
    if not any(hint in article.text for hint in us_forms.US_HINTS):
        return
    for one in us_forms.find_us_forms(article.text):
        if (one.kind == "periods" and not form) or (one.kind == "country" and not country):
            continue
        if article.block_at(one.start).role not in RUNNING or article.is_quoted(one.start):
            continue
        span = article.span(one.start, one.end)
        edits: tuple[Edit, ...] = ()
        if one.replacement and article.is_unbroken(one.start, one.end):
            edits = (Edit(span, one.replacement),)
        facts = {"written": article.text[one.start : one.end]}
        yield Hit(span, facts, one.kind if one.kind != "periods" else None, edits)


@check("text")
def garbled(article: ArticleText) -> Iterator[Hit]:
    """A sentence whose last part hangs on a dash (AP Stylebook, dash)."""
    for number in article.numbers_with(GARBLED_HINTS):
        block = article.blocks[number]
        if block.role not in RUNNING:
            continue
        for start, end in block.sentences:
            found = hanging_part(block.text[start:end])
            if found and not article.is_quoted(article.starts[number] + start + found[0]):
                yield Hit(block.span(start, end), {"word": "having"})
