"""Stock checks of words: a rule names its terms in its options, or a table of terms, and needs no code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import doubled_words, slashes, term_tables, terms
from pubcheck.grammar.terms import Match, Table
from pubcheck.prose import blanked
from pubcheck.source import Span
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import vocabulary_of

_MOST_RELATED = 20
_AROUND_WORD = " .,;:*_•-"
_SET_APART = ("em", "i", "cite", "q", "dfn")
_LONGEST_TITLE = 100  # code points; what is longer in italics is emphasis


# A rule names the terms that it looks for in `terms`: phrases with what to write instead, or phrases alone;
# "utilize (verb)" and "portion (noun)" stand for all forms. `unless` names longer phrases in which a term
# means something else, `accept` terms or phrases that are allowed; both may have "…" and "*" (see
# `grammar.terms.find`). `roles` are the kinds of blocks that are judged. Quotations and names never are.


@check("wording")
def substitute(
    article: ArticleText,
    *,
    table: str,
    terms: Mapping[str, str],
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    roles: tuple[str, ...],
    once: bool,
) -> Iterator[Hit]:
    """A term for which there is another; ``once`` tells the first place on a page and the others with it."""
    found = _found(article, term_tables.compiled(table, tuple(terms.items())), unless, accept, roles)
    yield from _told(article, found, once)


@check("wording")
def forbid(
    article: ArticleText,
    *,
    terms: tuple[str, ...],
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    roles: tuple[str, ...],
    once: bool,
) -> Iterator[Hit]:
    """A term that is not to stand there at all."""
    found = _found(article, term_tables.compiled("", _alone(terms)), unless, accept, roles)
    yield from _told(article, found, once)


@check("wording")
def limit(
    article: ArticleText,
    *,
    terms: tuple[str, ...],
    most: int,
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    roles: tuple[str, ...],
) -> Iterator[Hit]:
    """Terms that stand on a page more often than ``most`` times, all of them together."""
    found = list(_found(article, term_tables.compiled("", _alone(terms)), unless, accept, roles))
    kept = [match for match in found if not match.accepted]
    if len(kept) > most:
        facts = {**_facts(article, kept[most]), "count": len(kept), "in_all": _in_all(len(kept))}
        hit = next(_told(article, iter(kept[most:]), once=True))
        yield hit._replace(facts={**facts, "most": most})


def _alone(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((phrase, "") for phrase in phrases)


def _found(
    article: ArticleText,
    table: Table,
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    roles: Sequence[str],
) -> Iterator[Match]:
    """The terms of a table in the writer's own running text."""
    vocabulary = vocabulary_of(article)
    if table.heads.isdisjoint(vocabulary.words):
        return
    found = terms.find(
        article.text,
        table,
        lowered=vocabulary.lowered,
        squeezed=vocabulary.squeezed,
        words=vocabulary.words,
        unless=unless,
        accept=accept,
    )
    tags: list[str] | None = None
    for match in found:
        block = article.block_at(match.start)
        if block.role not in roles or article.is_quoted(match.start):
            continue
        if tags is None:
            tags = [tag for tag in _SET_APART if article.page.elements.tagged(tag)]
        if tags and _is_set_apart(article, match, tags):
            continue
        # An entry in a list of words is spoken of, not used.
        if match.end - match.start != len(block.text.strip(_AROUND_WORD)):
            yield match


def _is_set_apart(article: ArticleText, match: Match, tags: Sequence[str]) -> bool:
    """Whether a term is of a title, or a word spoken of, as italics in a sentence tell."""
    number = article.number_at(match.start)
    at = match.start - article.starts[number]
    return any(
        start <= at < end <= start + _LONGEST_TITLE
        for tag in tags
        for start, end, _ in article.blocks[number].inside(tag)
    )


def _told(article: ArticleText, found: Iterator[Match], once: bool) -> Iterator[Hit]:
    kept = []
    for match in found:
        if not once or match.accepted:
            yield _hit(article, match)
        else:
            kept.append(match)
    if kept:
        spans = [article.span(match.start, match.end) for match in kept]
        others = tuple(("again", span) for span in spans[1:])
        pairs = zip(kept, spans, strict=True)
        edits = tuple(edit for match, span in pairs for edit in _edits(article, match, span))
        yield Hit(
            spans[0],
            {**_facts(article, kept[0]), "count": len(kept), "in_all": _in_all(len(kept))},
            edits=edits if len(edits) == len(kept) else (),
            related=others[:_MOST_RELATED],
        )


def _in_all(count: int) -> str:
    """How often something stands on the page, to go behind what a message says of its first place."""
    return "" if count == 1 else f" ({count} places on this page)"


def _hit(article: ArticleText, match: Match) -> Hit:
    span = article.span(match.start, match.end)
    return Hit(span, _facts(article, match), edits=_edits(article, match, span), accepted=match.accepted)


def _facts(article: ArticleText, match: Match) -> dict[str, object]:
    better = match.term.better
    facts = {"phrase": article.text[match.start : match.end], "better": better, "instead": _instead(better)}
    return {**facts, "count": 1, "in_all": _in_all(1)}


def _instead(better: str) -> str:
    """What to do about a term, as an imperative: write “begin” or “start”; leave it out."""
    if not better:
        return "leave it out"
    *others, last = [f"“{part.strip()}”" for part in better.split(",")]
    return "write " + (f"{', '.join(others)} or {last}" if others else last)


def _edits(article: ArticleText, match: Match, span: Span) -> tuple[Edit, ...]:
    """The one replacement, where grammar allows it and the source spells the term without markup."""
    fix, written = match.term.fix, article.text[match.start : match.end]
    if fix is None or blanked(article.page.document.source[span]) != written:
        return ()
    # "in order to Congress": what follows is no verb, so that "to" may say something else.
    if fix.endswith("to") and article.text[match.end : match.end + 9].lstrip()[:1].isupper():
        return ()
    return (Edit(span, terms.in_case_of(written, fix)),)


@check("text")
def doubled(article: ArticleText, *, accept: tuple[str, ...]) -> Iterator[Hit]:
    """A word that stands twice in a row, where one of the two is too many."""
    vocabulary = vocabulary_of(article)
    if not vocabulary.doubled:
        return
    accepted = {entry.lower(): entry for entry in accept}
    for one in doubled_words.find(article.text, vocabulary.lowered, vocabulary.squeezed, vocabulary.doubled):
        span = article.span(one.start, one.end)
        is_plain = blanked(article.page.document.source[span]) == article.text[one.start : one.end]
        edits = (Edit(span, one.word),) if is_plain else ()
        entry = accepted.get(one.word.lower(), "")
        yield Hit(span, {"word": one.word}, "function" if one.is_sure else None, edits, accepted=entry)


@check("wording")
def slashed(article: ArticleText, *, accept: tuple[str, ...], roles: tuple[str, ...]) -> Iterator[Hit]:
    """Two words with a slash between them; each pair is told once a page, with the number of its places."""
    if "/" not in article.text:
        return
    accepted = {entry.lower(): entry for entry in accept}
    pairs: dict[str, list[slashes.Slashed]] = {}
    for one in slashes.find(article.text):
        if article.block_at(one.start).role in roles and not article.is_quoted(one.start):
            pairs.setdefault(article.text[one.start : one.end].lower(), []).append(one)
    for name, places in pairs.items():
        spans = [article.span(one.start, one.end) for one in places]
        first = places[0]
        facts = {"pair": f"{first.first}/{first.second}", "first": first.first, "second": first.second}
        yield Hit(
            spans[0],
            {**facts, "in_all": _in_all(len(places))},
            "and-or" if first.is_and_or else None,
            related=tuple(("again", span) for span in spans[1:_MOST_RELATED]),
            accepted=accepted.get(name, ""),
        )
