"""The tables of terms that come with pubcheck, by name, and those that a rule's options add to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pubcheck import resources
from pubcheck.grammar import simple_words
from pubcheck.grammar.terms import Table, Term, inflected

SIMPLE_WORDS = "simple-words"
_FILES = {"wordy-phrases": "wordy-phrases.json"}


@lru_cache(maxsize=32)
def compiled(name: str, own: tuple[tuple[str, str], ...] = ()) -> Table:
    """A table of terms: those of an option, which go first, and those of a named table ("": none).

    Raises LookupError where there is no table of that name.
    """
    return Table([*(term for phrase, better in own for term in inflected(phrase, better)), *_named(name)])


def _named(name: str) -> Iterator[Term]:
    if name == SIMPLE_WORDS:
        yield from simple_words.terms()
    elif name:
        yield from _read(_FILES[name])


def _read(file: str) -> Iterator[Term]:
    """The terms of a data file: a phrase with its replacement, or with that and what changes its sense."""
    record: dict[str, Any] = json.loads((resources.folder("data") / file).read_text(encoding="utf-8"))
    for phrase, entry in record["phrases"].items():
        choice: dict[str, Any] = {"better": entry} if isinstance(entry, str) else entry
        for term in inflected(phrase, choice["better"]):
            yield term._replace(
                fix=term.fix if choice.get("fix") else None,
                unless=tuple(choice.get("unless", ())),
                only_after=frozenset(choice.get("only_after", ())),
                before_figure=choice.get("before_figure", False),
            )
