"""Checks of spelling: what is certainly wrong, and what a dictionary does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import misspellings
from pubcheck.prose import blanked
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import vocabulary_of


@check("text")
def misspelled(article: ArticleText, *, words: Mapping[str, str], accept: tuple[str, ...]) -> Iterator[Hit]:
    """A spelling that is no word, where one word alone can be meant."""
    vocabulary = vocabulary_of(article)
    text = article.text
    accepted = {entry.lower(): entry for entry in accept}
    for one in misspellings.find(text, vocabulary.lowered, vocabulary.words, words):
        written = text[one.start : one.end]
        if _is_spoken_of(text, one.start, one.end):
            continue
        span = article.span(one.start, one.end)
        # A quotation may be of a text that is spelled so; a capital inside a sentence may be a name's.
        is_doubtful = article.is_quoted(one.start) or (
            one.may_be_name and not article.opens_sentence(one.start)
        )
        edits = (Edit(span, one.better),) if blanked(article.page.document.source[span]) == written else ()
        facts = {"written": written, "better": one.better}
        entry = accepted.get(written.lower(), "")
        yield Hit(span, facts, "doubtful" if is_doubtful else None, edits, accepted=entry)


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand around the word alone."""
    return text[start - 1 : start] in {'"', "“", "'", "‘"} and text[end : end + 1] in {'"', "”", "'", "’"}
