"""Checks: functions that look at one node and yield hits.

A check knows no rule id, severity or wording: a rule (``rules/<topic>/<id>.toml``) names its check, sets its
options and words its message. A check's keyword-only parameters are the rule's options.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pubcheck.finding import Hit


class Check(NamedTuple):
    """A function and the kind of node that it looks at, by its name in ``views.SUBJECTS``."""

    subject: str
    run: Callable[..., Iterable[Hit]]


def check(subject: str) -> Callable[[Callable[..., Iterable[Hit]]], Check]:
    """Make a function a check of every node of one kind."""

    def make(function: Callable[..., Iterable[Hit]]) -> Check:
        return Check(subject, function)

    return make


def find(name: str) -> Check:
    """The check ``module.function``; imports its module, so that only those of enabled rules are loaded.

    Where none of ours is called so, ``module`` is what an installed pack offers in ``pubcheck.checks``.
    Raises LookupError where there is none.
    """
    module, _, function = name.partition(".")
    found: Any = getattr(_module(module), function, None)
    if not isinstance(found, Check):
        raise LookupError(f"there is no check {name}")
    return found


def _module(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
    from pubcheck.resources_packs import load

    return load("checks", name)
