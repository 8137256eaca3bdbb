"""Finds thousands of terms in a text at once, each a phrase with what to write instead.

A text is gone over once: its distinct words, taken by the string type itself, are met with the words that
the tables are filed under. Only of what is left, a handful on a page, are the places looked for. So a page
pays for its words once, whatever number of rules and terms there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pubcheck.grammar import inflection

MARKS = '.,;:!?()[]"“”‘—…*'
"""What parts words beside white space; hyphens, slashes and apostrophes make one word."""

_INSIDE_WORD = frozenset("-/@_#.'’\ue000&+=")
_ENDS_SENTENCE = frozenset(".!?:;…•—–-*|")
_OPENERS = frozenset(" \t\n\u00a0\"'“‘([*_")
_AFTER = r"(?![\w/@\ue000-]|['’.]\w)"
_ENDS_WORD = re.compile(_AFTER)
_SPACES = r"(?!\n\n)\s{1,9}"
_NEAR = 30  # code points on either side in which a neighbor may change the sense
_AROUND = 120  # code points on either side that an exception may take in
_GAP = r"(?:[\s,]{1,3}[\w'’-]{1,30}){0,4}"  # what an ellipsis in an exception stands for
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_LAST_WORD = re.compile(r"([\w'’]{1,30})\s{1,9}\Z")
_NAME_FOLLOWS = re.compile(r"\s{1,9}[A-Z]")
_FIGURE_FOLLOWS = re.compile(r"\s{1,9}(?:about |nearly |up to )?[$€£]?[0-9\ue000]")
_KIND = re.compile(r"(.{1,200}?) ?\((verb|noun)\)\Z")
_BLOCK_END = "\n\n"  # what parts two blocks in a text of several


class Term(NamedTuple):
    """A form of a phrase, in lower case, and what to write instead; empty: leave it out.

    ``names`` are the phrases that it goes by: its own and that of its entry. ``fix`` is what grammar surely
    allows in its place, None where only the writer can tell. The guards say where it means something else:
    ``unless`` are longer phrases that it stands in, ``unless_near`` words close by, ``only_after`` the words
    that it must follow, ``before_figure`` whether a figure must follow it.
    """

    form: str
    better: str
    names: frozenset[str]
    fix: str | None = None
    unless: tuple[str, ...] = ()
    unless_near: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    before_figure: bool = False


class Table:
    """Terms, filed under the longest word of each; where two are the same phrase, the earlier one counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_head: dict[str, list[tuple[Term, frozenset[str]]]] = {}
        seen: set[str] = set()
        for term in terms:
            words = frozenset(term.form.split())
            if words and term.form not in seen:
                seen.add(term.form)
                head = max(words, key=lambda word: (len(word), word))
                self.by_head.setdefault(head, []).append((term, words))
        self.heads = frozenset(self.by_head)


class Match(NamedTuple):
    """A range in code points, the term found there, and the accepted phrase that allows it, if any."""

    start: int
    end: int
    term: Term
    accepted: str = ""


@lru_cache(maxsize=32)
def table(terms: tuple[tuple[str, str], ...]) -> Table:
    """The table of some phrases, each with what to write instead; several of these are parted by commas.

    A phrase followed by ``(verb)`` or ``(noun)`` stands for all its forms, and so does each replacement:
    ``("utilize (verb)", "use")``. One replacement alone is what a fix writes.
    """
    return Table(term for phrase, better in terms for term in inflected(phrase, better))


def inflected(phrase: str, better: str) -> Iterator[Term]:
    """The terms of one entry (see ``table``)."""
    found = _KIND.match(phrase)
    bare = " ".join((found[1] if found else phrase).lower().split())
    instead = [part for part in map(str.strip, better.split(",")) if part]
    kind = found[2] if found else ""
    forms: list[tuple[str, list[str]]] = [(bare, instead)]
    if kind == "noun":
        forms.append((inflection.plural(bare), [inflection.plural(part) for part in instead]))
    elif kind == "verb":
        verb, others = inflection.verb(bare), [inflection.verb(part) for part in instead]
        forms.append((verb.third, [other.third for other in others]))
        forms.append((verb.gerund, [other.gerund for other in others]))
        both = [part for other in others for part in dict.fromkeys((other.past, other.participle))]
        forms += [(form, both) for form in dict.fromkeys((verb.past, verb.participle))]
    for form, words in forms:
        sure = words[0] if len(words) == 1 and len(instead) == 1 else None
        yield Term(form, ", ".join(words), frozenset({form, bare}), sure)


def same_length_lower(text: str) -> str:
    """The text in lower case, offset by offset: a few capitals have two small letters."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lowered


def without_gaps(lowered: str) -> str:
    """The text with one blank for several: itself where it has none such, as most texts."""
    # A plain search is many times as fast as a pattern that knows of blanks in a row.
    return " ".join(lowered.split()) if "  " in lowered else lowered


def split(lowered: str) -> list[str]:
    """The words of a text in lower case, in order, marks left out."""
    for mark in MARKS:
        lowered = lowered.replace(mark, " ")
    return lowered.split()


def find(
    text: str,
    found_in: Table,
    *,
    lowered: str | None = None,
    squeezed: str | None = None,
    words: Collection[str] | None = None,
    unless: tuple[str, ...] = (),
    accept: tuple[str, ...] = (),
    any_case: bool = False,
) -> Iterator[Match]:
    """The terms of a table in a text, in order and without overlaps; the longer of two counts.

    Skipped are names (a capital inside a sentence; not with ``any_case``), parts of compounds and of
    addresses, and terms whose neighbors change the sense; ``unless`` adds such phrases. ``accept`` names
    terms, or longer phrases with terms in them, that are allowed: these come with that entry. In a phrase
    ``…`` stands for up to four words and ``*`` for the rest of a word. ``lowered``, ``squeezed`` and
    ``words`` (see ``split``) may be given where they are known.
    """
    lowered = same_length_lower(text) if lowered is None else lowered
    present = frozenset(split(lowered) if words is None else words)
    heads = found_in.heads & present
    if not heads:
        return
    candidates = [term for head in heads for term, needed in found_in.by_head[head] if needed <= present]
    if not candidates:
        return
    tight = without_gaps(lowered) if squeezed is None else squeezed
    hits = [
        Match(start, start + length, term)
        for term in candidates
        if term.form in tight
        for start, length in _places(lowered, term.form, tight is not lowered)
        if _is_meant(text, lowered, start, start + length, term, any_case)
    ]
    last = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start < last or _phrase_around(lowered, hit, unless + hit.term.unless):
            continue
        last = hit.end
        yield hit._replace(accepted=accepted_by(lowered, hit, accept)) if accept else hit


def accepted_by(lowered: str, hit: Match, accept: tuple[str, ...]) -> str:
    """The entry that allows a term: its own phrase or one around it; "" where there is none."""
    for entry in accept:
        if entry.lower() in hit.term.names:
            return entry
    return _phrase_around(lowered, hit, accept)


def in_case_of(written: str, better: str) -> str:
    """A replacement with the capitals of what it replaces: Utilize, Use; UTILIZE, USE."""
    if len(written) > 1 and written.isupper():
        return better.upper()
    return better[:1].upper() + better[1:] if written[:1].isupper() else better


def _places(lowered: str, form: str, has_gaps: bool) -> Iterator[tuple[int, int]]:
    """Where a form stands as words of its own: start and length, in code points."""
    if " " in form and has_gaps:
        for match in _spaced(form).finditer(lowered):
            yield match.start(), match.end() - match.start()
        return
    length = len(form)
    at = lowered.find(form)
    while at >= 0:
        if _ENDS_WORD.match(lowered, at + length):
            yield at, length
        at = lowered.find(form, at + 1)


def _is_meant(text: str, lowered: str, start: int, end: int, term: Term, any_case: bool) -> bool:
    """Whether a match is a phrase of its own, no name, and free of neighbors that change its sense."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in _INSIDE_WORD:
        return False
    if not any_case and text[start + 1 : end] != lowered[start + 1 : end]:
        return False
    if not any_case and text[start] != lowered[start]:
        if not opens_sentence(text, start):
            return False
        # "Relocate a Business" and "Finalize Policy" are titles; "Prior to Monday" is a sentence.
        if " " not in term.form and _NAME_FOLLOWS.match(text, end):
            return False
    if term.before_figure and not _FIGURE_FOLLOWS.match(text, end):
        return False
    if term.unless_near:
        around = lowered[max(0, start - _NEAR) : start] + " " + lowered[end : end + _NEAR]
        if not term.unless_near.isdisjoint(_WORD.findall(around)):
            return False
    if term.only_after:
        last = _LAST_WORD.search(lowered[max(0, start - _NEAR - _NEAR) : start])
        return last is not None and last[1].replace("’", "'") in term.only_after
    return True


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at an offset may be that of a sentence, an item or a block."""
    at = start - 1
    while at >= 0 and text[at] in _OPENERS:
        if text[at] == "\n" and text[at - 1 : at + 1] == _BLOCK_END:
            return True
        at -= 1
    return at < 0 or text[at] in _ENDS_SENTENCE


def _phrase_around(lowered: str, hit: Match, phrases: tuple[str, ...]) -> str:
    """The first of some phrases that takes in a match and more; "" where none does."""
    if not phrases:
        return ""
    first = max(0, hit.start - _AROUND)
    window = lowered[first : hit.end + _AROUND]
    for phrase in phrases:
        for match in _exception(phrase)(window):
            start, end = first + match.start(), first + match.end()
            if start <= hit.start and hit.end <= end and (start, end) != (hit.start, hit.end):
                return phrase
    return ""


@cache
def _spaced(form: str) -> re.Pattern[str]:
    return re.compile(_SPACES.join(map(re.escape, form.split())) + _AFTER)


@lru_cache(maxsize=4096)
def _exception(phrase: str) -> Callable[[str], Iterator[re.Match[str]]]:
    parts: list[str] = []
    for word in phrase.lower().split():
        if word == "…":
            parts.append(_GAP)
            continue
        if parts:
            parts.append(_SPACES)
        parts.append(re.escape(word[:-1]) + r"\w{0,20}" if word.endswith("*") else re.escape(word))
    return re.compile(rf"(?<![\w-]){''.join(parts)}(?![\w-])").finditer
