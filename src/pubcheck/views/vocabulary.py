"""The words of the article, taken once for all rules that look for terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import compress, filterfalse, islice
from operator import eq

from pubcheck.grammar import terms
from pubcheck.grammar.terms import Match, Table
from pubcheck.views.page import Page, view
from pubcheck.views.texts import ArticleText

_LETTERS = re.compile(r"[a-z]+")


class Vocabulary:
    """The distinct words of a text in lower case, and those of them that stand beside themselves.

    ``lowered`` is the text in lower case, offset by offset, ``squeezed`` that with one blank for several. Of
    the ``doubled`` words marks may part the two.
    """

    __slots__ = ("__dict__", "doubled", "lowered", "squeezed", "words")

    def __init__(self, article: ArticleText) -> None:
        lower = article.lower
        self.lowered = lower if len(lower) == len(article.text) else terms.same_length_lower(article.text)
        self.squeezed = terms.without_gaps(self.lowered)
        words = terms.split(self.lowered)
        self.words = frozenset(words)
        self.doubled = frozenset(compress(words, map(eq, words, islice(words, 1, None))))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Every run of the letters a to z: what is a word to any pattern with boundaries is among them."""
        return self.words.union(_LETTERS.findall(" ".join(filterfalse(str.isalpha, self.words))))


@view
def _known(_page: Page) -> dict[ArticleText, Vocabulary]:
    """The vocabularies of the page's texts so far."""
    return {}


def vocabulary_of(article: ArticleText) -> Vocabulary:
    """The vocabulary of a page's article, or of what its writer has worded; made once."""
    known = _known(article.page)
    if article not in known:
        known[article] = Vocabulary(article)
    return known[article]


def terms_in(
    article: ArticleText,
    table: Table,
    unless: tuple[str, ...] = (),
    accept: tuple[str, ...] = (),
    *,
    any_case: bool = False,
) -> Iterator[Match]:
    """The terms of a table in a text (see ``grammar.terms.find``), which most texts have none of."""
    vocabulary = vocabulary_of(article)
    if table.heads.isdisjoint(vocabulary.words):
        return iter(())
    return terms.find(
        article.text,
        table,
        lowered=vocabulary.lowered,
        squeezed=vocabulary.squeezed,
        words=vocabulary.words,
        unless=unless,
        accept=accept,
        any_case=any_case,
    )
