"""The examples of our own rules, run as those of any project's are."""

from __future__ import annotations

from functools import cache
from typing import Any

from pubcheck import catalogue, linter_examples
from pubcheck.engine import Checked, Engine
from pubcheck.linter_examples import FORMATS, TODAY, context_of, form_of, read, unmark

__all__ = ["FORMATS", "RULES", "TODAY", "context_of", "engine_of_all", "form_of", "read", "run", "unmark"]

RULES = catalogue.load().rules


@cache
def engine_of_all() -> Engine:
    return Engine(RULES.values())


def run(engine: Engine, example: dict[str, Any], text: str) -> Checked:
    return linter_examples.run(engine, example, text, RULES)
