"""Finds the words and phrases for which the federal plain-language table has simpler ones.

The table is "Use simple words and phrases" of the Federal Plain Language Guidelines. It was drawn up for
memos: what is a term of art or plain enough in military and government news is left out, each with its
reason, and inflected forms count only where they are certain (``data/simple-words-choices.json``).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck import resources
from pubcheck.grammar import quotations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_NEAR = 30  # code points on either side in which a neighbor may change the sense
_MARKS = '.,;:!?()[]"“”‘—…*'
_INSIDE_WORD = frozenset("-/@_#.'’\ue000&+=")
_ENDS_SENTENCE = frozenset(".!?:;…•—–-*|")
_OPENERS = frozenset(" \t\n\u00a0\"'“‘([*_")
_AFTER = r"(?![\w/@\ue000-]|['’.]\w)"
_SPACES = r"\s{1,9}"
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_LAST_WORD = re.compile(r"([\w'’]{1,30})\s{1,9}\Z")
_NAME_FOLLOWS = re.compile(r"\s{1,9}[A-Z]")
_FIGURE_FOLLOWS = re.compile(r"\s{1,9}(?:about |nearly |up to )?[$€£]?[0-9\ue000]")


class Suggestion(NamedTuple):
    """A range in code points, the form of a phrase found there, and what to write; empty: leave it out."""

    start: int
    end: int
    phrase: str
    better: str


class _Entry(NamedTuple):
    form: str
    better: str
    names: frozenset[str]  # the form and the phrases of the federal table that it belongs to
    words: frozenset[str]
    unless_near: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    before_figure: bool = False


def find(
    text: str, *, extra: Mapping[str, str] | None = None, without: Collection[str] = ()
) -> Iterator[Suggestion]:
    """The phrases of the table in a text of running prose, in order and without overlaps.

    Skipped are names (a capital inside a sentence), quotations, parts of compounds and of addresses, and
    phrases whose neighbors change the sense. ``extra`` adds phrases with what to write instead; ``without``
    takes out phrases with all their forms, or single forms. Both are in lower case.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals have two small letters
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    bare = lowered
    for mark in _MARKS:
        bare = bare.replace(mark, " ")
    present = set(bare.split())
    index = _index(tuple(extra.items()) if extra else ())
    entries = [
        entry
        for key in index.keys() & present
        for entry in index[key]
        if entry.words <= present and entry.names.isdisjoint(without)
    ]
    if not entries:
        return
    quoted_ranges = quotations.ranges(text)
    hits = [
        Suggestion(*match.span(), entry.form, entry.better)
        for entry in entries
        for match in _pattern(entry.form).finditer(lowered)
        if _is_meant(text, lowered, *match.span(), entry)
    ]
    last = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        opened = bisect_right(quoted_ranges, (hit.start, 0)) - 1
        quoted = opened >= 0 and hit.start < quoted_ranges[opened][1]
        if hit.start >= last and not quoted:
            last = hit.end
            yield hit


def phrases() -> dict[str, str]:
    """Every form that is reported, in lower case, with what to write instead."""
    return {entry.form: entry.better for entries in _index(()).values() for entry in entries}


def stopped() -> dict[str, str]:
    """The phrases of the federal table that are not reported, each with the reason."""
    return dict(_read("simple-words-choices.json")["stopped"])


def federal() -> dict[str, str]:
    """The federal table as it was published: each phrase with what to say."""
    return dict(_read("simple-words.json")["phrases"])


def _is_meant(text: str, lowered: str, start: int, end: int, entry: _Entry) -> bool:
    """Whether a match is a phrase of its own, no name, and free of neighbors that change its sense."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in _INSIDE_WORD or text[start + 1 : end] != lowered[start + 1 : end]:
        return False
    if text[start] != lowered[start]:
        opened = start - 1
        while opened >= 0 and text[opened] in _OPENERS:
            opened -= 1
        if opened >= 0 and text[opened] not in _ENDS_SENTENCE:
            return False
        # "Relocate a Business" and "Finalize Policy" are titles; "Prior to Monday" is a sentence.
        if len(entry.words) == 1 and _NAME_FOLLOWS.match(text, end):
            return False
    if entry.before_figure and not _FIGURE_FOLLOWS.match(text, end):
        return False
    if entry.unless_near:
        around = lowered[max(0, start - _NEAR) : start] + " " + lowered[end : end + _NEAR]
        if not entry.unless_near.isdisjoint(_WORD.findall(around)):
            return False
    if entry.only_after:
        last = _LAST_WORD.search(lowered[max(0, start - _NEAR - _NEAR) : start])
        return last is not None and last[1].replace("’", "'") in entry.only_after
    return True


@lru_cache(maxsize=8)
def _index(extra: tuple[tuple[str, str], ...]) -> dict[str, list[_Entry]]:
    """The entries by the longest word of each."""
    said, kept = federal(), _read("simple-words-choices.json")["kept"]
    entries = [_entry(phrase, better, phrase) for phrase, better in extra]
    for phrase, choice in kept.items():
        omitting = said[phrase].replace("(omit)", "").strip(", ")
        for form, better in choice.get("forms", {phrase: omitting}).items():
            entry = _entry(form, better, phrase)
            entries.append(
                entry._replace(
                    unless_near=frozenset(choice.get("unless_near", ())),
                    only_after=frozenset(choice.get("only_after", ())),
                    before_figure=choice.get("before_figure", False),
                )
            )
    index: dict[str, list[_Entry]] = {}
    for entry in entries:
        if entry.words:
            index.setdefault(max(entry.words, key=lambda word: (len(word), word)), []).append(entry)
    return index


def _entry(form: str, better: str, phrase: str) -> _Entry:
    words = form.lower().split()
    return _Entry(" ".join(words), better, frozenset({form, phrase, *phrase.split(", ")}), frozenset(words))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    # Compiled when a text has all the words of the form: most forms never come up.
    return re.compile(_SPACES.join(map(re.escape, form.split())) + _AFTER)


@cache
def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((resources.folder("data") / name).read_text(encoding="utf-8"))
    return table
