"""Checks of spelling: what is certainly wrong, and what a dictionary does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import dictionaries, misspellings
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


@check("text")
def unknown(
    article: ArticleText, *, dictionary: str, words: tuple[str, ...], accept: tuple[str, ...]
) -> Iterator[Hit]:
    """A word in small letters that a dictionary does not have; each is told once a page."""
    try:
        knows = dictionaries.speller(dictionary)
    except dictionaries.DictionaryError as error:
        yield Hit(article.span(0, 0), {"written": "", "reason": str(error)}, "unavailable")
        return
    vocabulary = vocabulary_of(article)
    own = {word.lower() for word in words}
    accepted = {entry.lower(): entry for entry in accept}
    for word in dictionaries.unknown(vocabulary.words - own - misspellings.table().keys(), knows):
        # Who writes a word small everywhere means no name by it.
        places = [at for at in misspellings.places(vocabulary.lowered, word) if not article.is_quoted(at)]
        if not places or any(article.text[at].isupper() and not article.opens_sentence(at) for at in places):
            continue
        span = article.span(places[0], places[0] + len(word))
        facts = {"written": article.text[places[0] : places[0] + len(word)], "reason": ""}
        yield Hit(span, facts, accepted=accepted.get(word, ""))
