"""Checks of how news names who has said something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar.sources import ATTRIBUTION_HINTS, SOURCE_HINTS, attributions, unnamed_source
from pubcheck.views.texts import ArticleText

_PROSE = frozenset({"paragraph", "text"})


@check("text")
def anonymous(article: ArticleText) -> Iterator[Hit]:
    """A source without a name of which the article does not say why (AP Stylebook, anonymous sources)."""
    if not any(hint in article.text for hint in SOURCE_HINTS):
        return
    for number in article.numbers_with(SOURCE_HINTS):
        block = article.blocks[number]
        if block.role not in _PROSE:
            continue
        for start, end in block.sentences:
            found = unnamed_source(block.text[start:end])
            if found and not article.is_quoted(article.starts[number] + start + found[0]):
                low, high = start + found[0], start + found[1]
                yield Hit(block.span(low, high), {"phrase": block.text[low:high]})
                return  # of further places the first one's words are true as well


@check("text")
def attribution(article: ArticleText, *, accept: Sequence[str]) -> Iterator[Hit]:
    """A verb other than said behind a quotation (AP Stylebook, said)."""
    if '"' not in article.text and "”" not in article.text:
        return
    for number in article.numbers_with(ATTRIBUTION_HINTS):
        block = article.blocks[number]
        if block.role not in _PROSE:
            continue
        for start, end in attributions(block.text):
            verb = block.text[start:end]
            if not article.is_quoted(article.starts[number] + start):
                accepted = verb if verb in accept else ""
                yield Hit(block.span(start, end), {"verb": verb}, accepted=accepted)
