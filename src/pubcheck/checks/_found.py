"""What stock checks look for in the texts of a scope: terms and patterns, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.finding import Edit
from pubcheck.grammar import patterns, terms
from pubcheck.grammar.terms import Table
from pubcheck.prose import blanked
from pubcheck.source import Span
from pubcheck.views.scopes import Scopes
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import terms_in

MOST_RELATED = 20
_MARKS = frozenset(terms.MARKS)
_KINDS = (" (verb)", " (noun)")
_OWNING, _OWNING_PLURAL = ("'s", "’s"), ("'", "’")


class Place(NamedTuple):
    """A range in a text (code points), what is to be written there, and the entry that accepts it.

    ``fix`` is what an edit may put there, None where only the writer can tell; ``group`` is what the first
    group of a pattern holds, else the place itself.
    """

    start: int
    end: int
    better: str = ""
    fix: str | None = None
    accepted: str = ""
    group: str = ""


class Sought(NamedTuple):
    """What is looked for: phrases and patterns with what to write instead ("": nothing said)."""

    terms: tuple[tuple[str, str], ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()
    match_case: bool = False


def sought(
    of_terms: Mapping[str, str] | Sequence[str],
    of_patterns: Mapping[str, str] | Sequence[str],
    match_case: bool,
) -> Sought:
    """What two options of a rule look for, each a table or a list."""
    return Sought(_pairs(of_terms), _pairs(of_patterns), match_case)


def _pairs(option: Mapping[str, str] | Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(option.items()) if isinstance(option, Mapping) else tuple((entry, "") for entry in option)


def texts_of(
    scopes: Scopes, scope: Sequence[str], language: str, unit: str = "page"
) -> Iterator[tuple[ArticleText, int, int]]:
    """The stretches of the texts of a scope: all of it as one, each text, or each sentence; (text, range)."""
    article = scopes.text(scope, language)
    if article is None:
        return
    if unit == "page":
        yield article, 0, len(article.text)
        return
    for start, block in zip(article.starts, article.blocks, strict=True):
        if unit == "sentence":
            for first, last in block.sentences:
                yield article, start + first, start + last
        else:
            yield article, start, start + len(block.text)


def find(
    article: ArticleText,
    what: Sought,
    *,
    unless: tuple[str, ...] = (),
    accept: tuple[str, ...] = (),
    quoted: bool = False,
) -> list[Place]:
    """Where it stands, in order and without overlaps; in quotations only with ``quoted``."""
    found = [*_of_terms(article, what, unless, accept), *_of_patterns(article, what, unless, accept)]
    kept: list[Place] = []
    last = 0
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if place.start < last or (not quoted and article.is_quoted(place.start)):
            continue
        last = place.end
        kept.append(place)
    return kept


def _of_terms(
    article: ArticleText, what: Sought, unless: tuple[str, ...], accept: tuple[str, ...]
) -> Iterator[Place]:
    plain = tuple(pair for pair in what.terms if _MARKS.isdisjoint(_bare(pair[0])))
    if not plain:
        return
    for match in terms_in(article, _table(plain), unless, accept, any_case=True):
        spelled = article.text[match.start : match.end]
        one = " ".join(spelled.split())
        if what.match_case and not _is_written(one, match.term.form, _written(plain)):
            continue
        fix = match.term.fix
        if fix and not what.match_case:
            fix = terms.in_case_of(spelled, fix)
        yield Place(match.start, match.end, match.term.better, fix, match.accepted, spelled)


@lru_cache(maxsize=64)
def _table(plain: tuple[tuple[str, str], ...]) -> Table:
    """The table of some phrases, their possessives too."""
    found = [term for phrase, better in plain for term in terms.inflected(phrase, better)]
    for term in tuple(found):
        ends = _OWNING_PLURAL if term.form.endswith("s") else _OWNING
        found += (term._replace(form=term.form + end, fix=term.fix and term.fix + end) for end in ends)
    return Table(found)


@lru_cache(maxsize=64)
def _written(plain: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(_bare(phrase) for phrase, _ in plain)


def _is_written(one: str, form: str, written: frozenset[str]) -> bool:
    """Whether a place is spelled as a phrase is, letter case and all."""
    plain = one.removesuffix("s") if one.endswith(_OWNING) else one
    plain = plain[:-1] if plain.endswith(_OWNING_PLURAL) else plain
    return plain in written or (one == form and plain not in _folded(written))


@lru_cache(maxsize=64)
def _folded(written: frozenset[str]) -> frozenset[str]:
    """The phrases that are written with capitals, in small letters: these are not meant."""
    return frozenset(phrase.lower() for phrase in written if phrase != phrase.lower())


def _of_patterns(
    article: ArticleText, what: Sought, unless: tuple[str, ...], accept: tuple[str, ...]
) -> Iterator[Place]:
    """Places of the patterns, each looked for in one text after the other: none goes over its end."""
    marked = [pair for pair in what.terms if not _MARKS.isdisjoint(_bare(pair[0]))]
    compiled = [(_literally(_bare(phrase), what.match_case), better) for phrase, better in marked]
    compiled += [(patterns.compiled(pattern, what.match_case), better) for pattern, better in what.patterns]
    lowered_unless = tuple(phrase.lower() for phrase in unless)
    for pattern, better in compiled:
        for start, block in zip(article.starts, article.blocks, strict=True):
            for match in pattern.finditer(block.text):
                first, last = match.span()
                if first == last or OPAQUE in match[0]:
                    continue
                if lowered_unless and _is_within(block.text, first, last, lowered_unless):
                    continue
                accepted = next((entry for entry in accept if entry.lower() == match[0].lower()), "")
                accepted = accepted or _is_within(block.text, first, last, tuple(accept))
                one = better if better and "," not in better else None
                group = (match[1] or "") if pattern.groups else match[0]
                yield Place(start + first, start + last, better, one, accepted, group)


def _bare(phrase: str) -> str:
    """A phrase without what says that all its forms are meant, with one blank for several."""
    for kind in _KINDS:
        phrase = phrase.removesuffix(kind)
    return " ".join(phrase.split())


@lru_cache(maxsize=1024)
def _literally(phrase: str, match_case: bool) -> re.Pattern[str]:
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    flags = 0 if match_case else re.IGNORECASE
    return re.compile(before + re.escape(phrase) + after, flags)


def _is_within(text: str, start: int, end: int, phrases: tuple[str, ...]) -> str:
    """The first of some phrases that takes in a range and more; "" where none does."""
    for phrase in phrases:
        longer = len(phrase)
        window = text[max(0, start - longer) : end + longer].lower()
        at = window.find(phrase.lower())
        first = max(0, start - longer)
        while at >= 0:
            if first + at <= start and end <= first + at + longer and longer > end - start:
                return phrase
            at = window.find(phrase.lower(), at + 1)
    return ""


def instead(better: str, otherwise: str = "leave it out") -> str:
    """What to do about a term, as an imperative: write “begin” or “start”; leave it out."""
    if not better:
        return otherwise
    *others, last = [f"“{part.strip()}”" for part in better.split(",")]
    return "write " + (f"{', '.join(others)} or {last}" if others else last)


def in_all(count: int) -> str:
    """How often something stands on the page, to go behind what a message says of its first place."""
    return "" if count == 1 else f" ({count} places on this page)"


def edits(article: ArticleText, place: Place, span: Span) -> tuple[Edit, ...]:
    """The one replacement, where there is one and the source spells the place without markup."""
    written = article.text[place.start : place.end]
    if place.fix is None or blanked(article.page.document.source[span]) != written:
        return ()
    return (Edit(span, place.fix),)


def related(part: str, spans: Iterable[Span]) -> tuple[tuple[str, Span], ...]:
    """Further places, as many as a report can show."""
    return tuple((part, span) for span in list(spans)[:MOST_RELATED])
