"""Runs one example of a rule: what stands between ⟦ ⟧ is where the finding belongs."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from pubcheck import catalogue, readers
from pubcheck.engine import Checked, Engine
from pubcheck.source import Source, Span
from pubcheck.views.page import Context

FORMATS = {"html": "html", "markdown": "md", "mdx": "mdx", "text": "txt"}
TODAY = date(2026, 1, 1)
RULES = catalogue.load().rules


def form_of(example: dict[str, Any]) -> str:
    (form,) = FORMATS.keys() & example.keys()
    return form


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the ranges they held; nesting is an error."""
    text, spans, start = "", [], -1
    for char in marked:
        if char == "⟦":
            assert start < 0, "nested brackets"
            start = len(text)
        elif char == "⟧":
            assert start >= 0, "a bracket that nothing opened"
            spans.append(Span(start, len(text)))
            start = -1
        else:
            text += char
    assert start < 0, "a bracket that nothing closed"
    return text, spans


def context_of(example: dict[str, Any]) -> Context:
    today = date.fromisoformat(example["today"]) if "today" in example else TODAY
    settings = {key: example[key] for key in ("archived", "archive_after_days") if key in example}
    for key in ("site_hosts", "https_hosts"):
        if key in example:
            settings[key] = frozenset(example[key])
    profile = example.get("profile", "gov")
    return Context(today, None if profile == "auto" else profile, **settings)


@cache
def engine_of_all() -> Engine:
    return Engine(RULES.values())


def run(engine: Engine, example: dict[str, Any], text: str) -> Checked:
    form = form_of(example)
    name = example.get("path", f"example.{FORMATS[form]}")
    data = text.encode("utf-8") if "bytes" not in example else example["bytes"]
    document = readers.read(Source.decode(name, data), form)
    return engine.run(document, context_of(example), known=RULES)
