"""The option of the commands that show what they know as text or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def text_or_json(told: str) -> Callable[[F], F]:
    """The option ``--output-format``; ``told`` says in the help what the two formats show."""
    formats = click.Choice(["text", "json"])
    return click.option("--output-format", type=formats, default="text", show_default=True, help=told)
