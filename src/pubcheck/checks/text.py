"""Stock checks of texts by scope: one spelling each, words that need others, rows of words, capitals."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import _found, check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import dictionaries, letter_case, misspellings, token_rows
from pubcheck.prose import blanked
from pubcheck.views.scopes import RUNNING, Scopes
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import vocabulary_of


@check("scopes")
def consistent(
    scopes: Scopes,
    *,
    variants: tuple[tuple[str, ...], ...],
    unless: tuple[str, ...] = (),
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """Of each set of spellings a page has one: the one that it has most often, or first."""
    article = scopes.text(scope, language)
    if article is None:
        return
    for spellings in variants:
        each = [
            _found.find(article, _found.sought((spelling,), (), match_case), unless=unless, quoted=quoted)
            for spelling in spellings
        ]
        there = [number for number, places in enumerate(each) if places]
        if len(there) < 2:
            continue
        kept = min(there, key=lambda number: (-len(each[number]), each[number][0].start))
        usual = each[kept][0]
        first = article.span(usual.start, usual.end)
        better = spellings[kept].partition(" (")[0]
        for number in there:
            for place in each[number] if number != kept else ():
                phrase = article.text[place.start : place.end]
                yield Hit(
                    article.span(place.start, place.end),
                    {"phrase": phrase, "better": better, "count": len(each[kept])},
                    related=(("usual", first),),
                )


@check("scopes")
def require(
    scopes: Scopes,
    *,
    terms: tuple[str, ...] = (),
    patterns: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    needs_patterns: tuple[str, ...] = (),
    before: bool = False,
    same: bool = False,
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    needs_scope: tuple[str, ...] = (),
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """What may stand on a page only with something else, or only behind it (``before``).

    With ``same`` the first group of both patterns must hold the same, as an acronym and its spelled-out
    form. Each is told once, with its other places.
    """
    article = scopes.text(scope, language)
    if article is None:
        return
    found = _found.find(article, _found.sought(terms, patterns, match_case), quoted=quoted)
    if not found:
        return
    other = scopes.text(needs_scope or scope, language)
    wanted = _found.sought(needs, needs_patterns, match_case)
    needed = [] if other is None else _found.find(other, wanted, quoted=True)
    known: dict[str, int] = {}
    for place in needed:
        known.setdefault(place.group if same else "", _place(other or article, place))
    missing: dict[str, list[_found.Place]] = {}
    for place in found:
        stands = known.get(place.group if same else "")
        # What spells itself out at its own place is before itself.
        if stands is None or (before and stands > _place(article, place)):
            missing.setdefault(place.group if same else "", []).append(place)
    for places in missing.values():
        spans = [article.span(place.start, place.end) for place in places]
        facts = {"phrase": article.text[places[0].start : places[0].end], "in_all": _found.in_all(len(spans))}
        yield Hit(spans[0], facts, related=_found.related("again", spans[1:]))


def _place(article: ArticleText, place: _found.Place) -> int:
    return article.span(place.start, place.end).start


@check("scopes")
def sequence(
    scopes: Scopes,
    *,
    rows: tuple[str, ...],
    match_case: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
    quoted: bool = False,
) -> Iterator[Hit]:
    """Words in a row, with gaps, within one sentence."""
    compiled = [token_rows.parsed(row, match_case) for row in rows]
    seen: set[tuple[int, int]] = set()
    for article, start, end in _found.texts_of(scopes, scope, language, "sentence"):
        for row in compiled:
            for place in token_rows.find(article.text, row, start, end):
                if place in seen or (not quoted and article.is_quoted(place[0])):
                    continue
                seen.add(place)
                phrase = article.text[place[0] : place[1]]
                if OPAQUE not in phrase:
                    yield Hit(article.span(*place), {"phrase": shortened(phrase)})


@check("scopes")
def case(
    scopes: Scopes,
    *,
    style: str,
    exceptions: tuple[str, ...] = (),
    names: float = 0.5,
    scope: tuple[str, ...] = ("headings",),
    language: str = "en",
) -> Iterator[Hit]:
    """Texts whose capitals are not those of a style (``letter_case.STYLES``); each is told once.

    In the styles sentence and lower a word with a capital may be a name: up to the share ``names`` of the
    words of weight beside the first one nothing is said of them.
    """
    for article, start, end in _found.texts_of(scopes, scope, language, "text"):
        text = article.text[start:end]
        if OPAQUE in text:
            continue
        faults, judged = letter_case.find(text, style, frozenset(exceptions))
        inner = [fault for fault in faults if not fault.is_first]
        is_name = len(inner) <= max(names * judged, 1 if names else 0)  # one alone is likely to be a name
        if style in ("sentence", "lower") and is_name:
            faults = [fault for fault in faults if fault.is_first]
        if not faults:
            continue
        edits = []
        for fault in faults:
            span = article.span(start + fault.start, start + fault.end)
            if blanked(article.page.document.source[span]) == text[fault.start : fault.end]:
                edits.append(Edit(span, fault.better))
        words = ", ".join(dict.fromkeys(f"“{fault.better}”" for fault in faults[:5]))
        facts = {"text": shortened(text), "style": style, "words": words}
        all_edits = tuple(edits) if len(edits) == len(faults) else ()
        yield Hit(article.span(start, end), facts, edits=all_edits)


@check("scopes")
def spelled(
    scopes: Scopes,
    *,
    dictionary: str = "",
    words: tuple[str, ...] = (),
    only_words: bool = False,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
) -> Iterator[Hit]:
    """A word in small letters that is neither in ``words`` nor in a dictionary; each is told once a page.

    With ``only_words`` the list is all there is, as in a controlled vocabulary; else what a Hunspell
    dictionary (its path without an ending, "" for the system's) has is known too.
    """
    article = scopes.text(scope, language)
    if article is None:
        return
    own = {word.lower() for word in words}
    vocabulary = vocabulary_of(article)
    if only_words:
        unknown = sorted(word for word in vocabulary.words - own if word.isalpha())
    else:
        try:
            knows = dictionaries.speller(dictionary)
        except dictionaries.DictionaryError as error:
            yield Hit(article.span(0, 0), {"phrase": "", "reason": str(error)}, "unavailable")
            return
        unknown = list(dictionaries.unknown(vocabulary.words - own, knows))
    for word in unknown:
        places = [at for at in misspellings.places(vocabulary.lowered, word) if not article.is_quoted(at)]
        if not places or any(article.text[at].isupper() and not article.opens_sentence(at) for at in places):
            continue
        spans = [article.span(at, at + len(word)) for at in places]
        facts = {
            "phrase": article.text[places[0] : places[0] + len(word)],
            "in_all": _found.in_all(len(spans)),
        }
        yield Hit(spans[0], {**facts, "reason": ""}, related=_found.related("again", spans[1:]))
