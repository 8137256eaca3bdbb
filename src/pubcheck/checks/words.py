"""Stock checks of words: a rule names its terms in its options, or a table of terms, and needs no code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pubcheck.checks import _found as _found_words
from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import doubled_words, slashes, term_tables, terms
from pubcheck.grammar.terms import Match, Table
from pubcheck.prose import blanked
from pubcheck.source import Span
from pubcheck.views.scopes import RUNNING, Scopes
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import terms_in, vocabulary_of
from pubcheck.views.wording import wordings

_AROUND_WORD = " .,;:*_•-"
_SET_APART = ("em", "i", "cite", "q", "dfn")
_LONGEST_TITLE = 100  # code points; what is longer in italics is emphasis


# A rule names the terms that it looks for in `terms`: phrases with what to write instead, or phrases alone;
# "utilize (verb)" and "portion (noun)" stand for all forms. `unless` names longer phrases in which a term
# means something else, `accept` terms or phrases that are allowed; both may have "…" and "*" (see
# `grammar.terms.find`). `roles` are the kinds of blocks that are judged. Quotations and names never are.


@check("scopes")
def substitute(
    scopes: Scopes,
    *,
    table: str = "",
    terms: Mapping[str, str],
    patterns: Mapping[str, str] = MappingProxyType({}),
    unless: tuple[str, ...] = (),
    accept: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    once: bool = False,
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """A term for which there is another; ``once`` tells the first place on a page and the others with it.

    With ``roles`` the blocks of these roles are judged, names, titles and what is spoken left out; without
    them all texts of ``scope``.
    """
    if roles:
        for article in wordings(scopes.page):
            found = _found(article, term_tables.compiled(table, tuple(terms.items())), unless, accept, roles)
            yield from _told(article, found, once)
        return
    sought = _found_words.sought(terms, patterns, match_case)
    yield from _told_places(scopes, scope, language, sought, unless, accept, quoted, once)


@check("scopes")
def forbid(
    scopes: Scopes,
    *,
    terms: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    accept: tuple[str, ...] = (),
    once: bool = False,
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """A term, or what fits a pattern, that is not to stand there at all."""
    sought = _found_words.sought(terms, patterns, match_case)
    yield from _told_places(scopes, scope, language, sought, unless, accept, quoted, once)


@check("scopes")
def limit(
    scopes: Scopes,
    *,
    terms: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
    most: int,
    least: int = 0,
    unit: str = "page",
    unless: tuple[str, ...] = (),
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """Terms, or what fits a pattern, that stand in a unit more or less often than they may.

    A unit is the page, each text of the scope (a heading, a paragraph) or each sentence. The place is the
    first one too many, or the text that has too few.
    """
    article = scopes.text(scope, language)
    if article is None:
        return
    sought = _found_words.sought(terms, patterns, match_case)
    places = _found_words.find(article, sought, unless=unless, quoted=quoted)
    at = 0
    for _, start, end in _found_words.texts_of(scopes, scope, language, unit):
        first = at
        while at < len(places) and places[at].start < end:
            at += 1
        inside = [place for place in places[first:at] if place.start >= start]
        count = len(inside)
        if least <= count <= most:
            continue
        facts = {"count": count, "most": most, "least": least, "in_all": _found_words.in_all(count)}
        if count > most:
            told = inside[most]
            spans = [article.span(place.start, place.end) for place in inside[most + 1 :]]
            phrase = article.text[told.start : told.end]
            again = _found_words.related("again", spans)
            yield Hit(article.span(told.start, told.end), {**facts, "phrase": phrase}, related=again)
        else:
            stop = end if unit != "page" else start + len(article.blocks[0].text)
            yield Hit(article.span(start, stop), {**facts, "phrase": ""})


def _told_places(
    scopes: Scopes,
    scope: tuple[str, ...],
    language: str,
    sought: _found_words.Sought,
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    quoted: bool,
    once: bool,
) -> Iterator[Hit]:
    """What the places of some terms and patterns are told as."""
    article = scopes.text(scope, language)
    if article is None:
        return
    found = _found_words.find(article, sought, unless=unless, accept=accept, quoted=quoted)
    kept = [(place, article.span(place.start, place.end)) for place in found]
    told = [one for one in kept if not once or one[0].accepted]
    rest = [one for one in kept if once and not one[0].accepted]
    for place, span in told:
        facts = {**_facts_of(article, place), "count": 1, "in_all": ""}
        yield Hit(span, facts, edits=_found_words.edits(article, place, span), accepted=place.accepted)
    if rest:
        facts = {
            **_facts_of(article, rest[0][0]),
            "count": len(rest),
            "in_all": _found_words.in_all(len(rest)),
        }
        edits = tuple(edit for place, span in rest for edit in _found_words.edits(article, place, span))
        yield Hit(
            rest[0][1],
            facts,
            edits=edits if len(edits) == len(rest) else (),
            related=_found_words.related("again", (span for _, span in rest[1:])),
        )


def _facts_of(article: ArticleText, place: _found_words.Place) -> dict[str, object]:
    phrase = " ".join(article.text[place.start : place.end].split())
    return {"phrase": phrase, "better": place.better, "instead": _found_words.instead(place.better)}


def _found(
    article: ArticleText,
    table: Table,
    unless: tuple[str, ...],
    accept: tuple[str, ...],
    roles: Sequence[str],
) -> Iterator[Match]:
    """The terms of a table in the writer's own running text."""
    tags: list[str] | None = None
    for match in terms_in(article, table, unless, accept):
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
            {**_facts(article, kept[0]), "count": len(kept), "in_all": _found_words.in_all(len(kept))},
            edits=edits if len(edits) == len(kept) else (),
            related=others[: _found_words.MOST_RELATED],
        )


def _hit(article: ArticleText, match: Match) -> Hit:
    span = article.span(match.start, match.end)
    return Hit(span, _facts(article, match), edits=_edits(article, match, span), accepted=match.accepted)


def _facts(article: ArticleText, match: Match) -> dict[str, object]:
    better = match.term.better
    facts = {
        "phrase": article.text[match.start : match.end],
        "better": better,
        "instead": _found_words.instead(better),
    }
    return {**facts, "count": 1, "in_all": _found_words.in_all(1)}


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
def doubled(article: ArticleText, *, accept: tuple[str, ...] = ()) -> Iterator[Hit]:
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
def slashed(
    article: ArticleText,
    *,
    accept: tuple[str, ...] = (),
    roles: tuple[str, ...] = ("paragraph", "text", "item"),
) -> Iterator[Hit]:
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
            {**facts, "in_all": _found_words.in_all(len(places))},
            "and-or" if first.is_and_or else None,
            related=tuple(("again", span) for span in spans[1 : _found_words.MOST_RELATED]),
            accepted=accepted.get(name, ""),
        )
