"""Checks of forms that a house style settles: the abbreviation of the country."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import us_forms
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
