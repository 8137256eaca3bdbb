"""Tells what is wrong with the options of a rule that names one of the stock checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pubcheck.grammar import formulas, letter_case, patterns, token_rows
from pubcheck.views.scopes import SCOPES

UNITS = ("page", "text", "sentence")
Fault = tuple[str, str]  # the option, and what is wrong with it and what to write

_LANGUAGE = re.compile(r"\*|[a-z]{2,3}")
# Of these a rule must have one at least, or it finds nothing.
_ONE_OF = {
    "words.forbid": ("terms", "patterns"),
    "words.substitute": ("terms", "patterns", "table"),
    "words.limit": ("terms", "patterns"),
    "text.consistent": ("variants",),
    "text.require": ("terms", "patterns"),
    "text.sequence": ("rows",),
    "fields.present": ("names",),
    "fields.fits": ("type", "patterns", "one_of", "longest"),
}
_PHRASE = {"phrase", "in_all"}
_FACTS = {
    "words.forbid": _PHRASE | {"better", "instead", "count"},
    "words.substitute": _PHRASE | {"better", "instead", "count"},
    "words.limit": _PHRASE | {"count", "most", "least"},
    "words.doubled": {"word"},
    "text.consistent": {"phrase", "better", "count"},
    "text.require": _PHRASE,
    "text.sequence": {"phrase"},
    "text.case": {"text", "style", "words"},
    "text.spelled": _PHRASE | {"reason"},
    "figures.within": {"value", "most", "least"},
    "elements.forbid": {"tag", "text", "name", "value"},
    "elements.require": {"tag", "text", "count", "least"},
    "elements.attribute": {"tag", "text", "name", "value"},
    "fields.present": {"name"},
    "fields.fits": {"name", "value", "type", "length", "longest"},
    "fields.related": {"first", "second", "relation", "value", "other"},
}
STOCK = frozenset(_FACTS)
"""The checks that a rule needs no code for."""

CASES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "words.doubled": {"function": {}},
    "elements.attribute": {"missing": {"message": "This {tag} element lacks {name}."}},
    "fields.fits": {
        "type": {"message": "“{name}” must be a {type}, not {value}."},
        "long": {"message": "“{name}” has {length} characters; {longest} are enough."},
    },
    "text.spelled": {
        "unavailable": {"message": "Words were not looked up: {reason}.", "outcome": "cannotTell"}
    },
}
"""The cases that they tell apart, as they are told where a rule does not say it otherwise."""


def facts_of(check: str) -> frozenset[str] | None:
    """What a message may name in braces; None where the check is no stock check."""
    return frozenset(_FACTS[check]) if check in _FACTS else None


def faults(check: str, options: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the options of a rule of a stock check, all of them of the right type."""
    if check not in STOCK:
        return
    match_case = bool(options.get("match_case", check == "fields.fits"))
    for name, value in options.items():
        for said in _TESTS.get(name, _nothing)(value):
            yield name, said
        if name in ("patterns", "needs_patterns"):
            for pattern in value:
                try:
                    patterns.compiled(pattern, match_case)
                except patterns.PatternError as error:
                    yield name, f"“{pattern}” cannot be used: {error}"
        elif name == "rows":
            for row in value:
                try:
                    token_rows.parsed(row, match_case)
                except token_rows.RowError as error:
                    yield name, f"“{row}” cannot be used: {error}"
    one_of = _ONE_OF.get(check, ())
    if one_of and not any(options.get(name) for name in one_of):
        yield "", f"the rule looks for nothing: give {' or '.join(one_of)}"
    if check == "text.require" and not (options.get("needs") or options.get("needs_patterns")):
        yield "", "the rule does not say what is needed: give needs or needs_patterns"


def _nothing(_: Any) -> Iterator[str]:
    return iter(())


def _scope(value: Sequence[str]) -> Iterator[str]:
    for name in value:
        if name not in SCOPES:
            yield f"“{name}” is no scope; there are {', '.join(SCOPES)}"


def _some_scope(value: Sequence[str]) -> Iterator[str]:
    if not value:
        yield "must not be empty; leave it out for running text"
    yield from _scope(value)


def _among(choices: Sequence[str]) -> Callable[[Any], Iterator[str]]:
    def test(value: str) -> Iterator[str]:
        if value not in choices:
            listed = ", ".join(f"“{choice}”" for choice in choices if choice)
            yield f"“{value}” is none of {listed}"

    return test


def _selector(value: str) -> Iterator[str]:
    from pubcheck.tree import parse

    if value:
        try:
            parse("<p></p>").select(value)
        except Exception as error:
            yield f"“{value}” is no CSS selector: {str(error).rpartition(': ')[2]}"


def _some_selector(value: str) -> Iterator[str]:
    if not value.strip():
        yield "must not be empty"
    yield from _selector(value)


def _formula(value: str) -> Iterator[str]:
    from pubcheck.checks.figures import FIGURES

    try:
        formulas.parsed(value, FIGURES)
    except formulas.FormulaError as error:
        yield f"“{value}” cannot be worked out: {error}"


def _terms(value: Any) -> Iterator[str]:
    if any(not phrase.strip() for phrase in value):
        yield "has an empty phrase"


def _variants(value: Sequence[Sequence[str]]) -> Iterator[str]:
    for spellings in value:
        if len(set(spellings)) < 2 or not all(spelling.strip() for spelling in spellings):
            yield "each item is a list of two spellings or more, such as [“adviser”, “advisor”]"


def _language(value: str) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(value):
        yield f"“{value}” is no language: write its code, such as “es”, or “*” for all"


def _type(value: str) -> Iterator[str]:
    from pubcheck.checks.fields import TYPES

    yield from _among(("", *TYPES))(value)


def _relation(value: str) -> Iterator[str]:
    from pubcheck.checks.fields import RELATIONS

    yield from _among(tuple(RELATIONS))(value)


_TESTS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "scope": _some_scope,
    "needs_scope": _scope,
    "unit": _among(UNITS),
    "style": _among(letter_case.STYLES),
    "selector": _some_selector,
    "within": _selector,
    "unless_within": _selector,
    "formula": _formula,
    "terms": _terms,
    "needs": _terms,
    "variants": _variants,
    "language": _language,
    "type": _type,
    "relation": _relation,
}

EXAMPLE_OF = {
    "str": "",
    "int": 0,
    "float": 0.0,
    "bool": False,
    "tuple[str, ...]": (),
    "Mapping[str, str]": {},
    "tuple[tuple[str, ...], ...]": ((),),
}
"""A value of each type that options have, by its annotation."""

WRITTEN = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple[str, ...]": "a list of strings",
    "Mapping[str, str]": "a table of strings",
    "tuple[tuple[str, ...], ...]": "a list of lists of strings",
}
"""The same in words."""


def takes_of(run: Callable[..., Any]) -> dict[str, str]:
    """The keyword-only parameters of a check with their annotations, as written."""
    code = run.__code__
    names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    return {name: str(run.__annotations__.get(name, "")) for name in names}


def plain(value: Any) -> Any:
    """A default as a file has it."""
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, tuple) else value
