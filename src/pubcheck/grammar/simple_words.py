"""The words and phrases for which the federal plain-language table has simpler ones.

The table is "Use simple words and phrases" of the Federal Plain Language Guidelines. It was drawn up for
memos: what is a term of art or plain enough in military and government news is left out, each with its
reason, and inflected forms count only where they are certain (``data/simple-words-choices.json``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pubcheck import resources
from pubcheck.grammar.terms import Term


def phrases() -> dict[str, str]:
    """Every form that is reported, in lower case, with what to write instead."""
    return {term.form: term.better for term in terms()}


def stopped() -> dict[str, str]:
    """The phrases of the federal table that are not reported, each with the reason."""
    return dict(_read("simple-words-choices.json")["stopped"])


def federal() -> dict[str, str]:
    """The federal table as it was published: each phrase with what to say."""
    return dict(_read("simple-words.json")["phrases"])


def terms() -> Iterator[Term]:
    """The phrases that are reported: a term for each form, with what changes its sense."""
    said = federal()
    for phrase, choice in _read("simple-words-choices.json")["kept"].items():
        omitting = said[phrase].replace("(omit)", "").strip(", ")
        for form, better in choice.get("forms", {phrase: omitting}).items():
            sure = better if choice.get("fix") and "," not in better else None
            yield Term(
                " ".join(form.lower().split()),
                better,
                frozenset({form, phrase, *phrase.split(", ")}),
                sure,
                tuple(choice.get("unless", ())),
                frozenset(choice.get("unless_near", ())),
                frozenset(choice.get("only_after", ())),
                choice.get("before_figure", False),
            )


@cache
def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((resources.folder("data") / name).read_text(encoding="utf-8"))
    return table
