"""Reporters: a Report becomes text or JSON; a new one is one more module here, called by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, NamedTuple, TextIO

from pubcheck.linter_report import FileReport, Report


class Options(NamedTuple):
    """How a report is shown; ``width`` is in terminal cells, ``encoding`` that of the stream."""

    show_cannot_tell: bool = False
    statistics: bool = False
    quiet: bool = False
    color: bool = False
    width: int = 100
    encoding: str = "utf-8"


class Reporter(NamedTuple):
    """Writes a report: takes what came of each file as it comes, the report has the sums when all have.

    ``with_lines`` tells whether it shows the source's lines.
    """

    write: Callable[[Iterable[FileReport], Report, TextIO, Options], None]
    with_lines: bool


def names() -> list[str]:
    """The names of all reporters."""
    from pkgutil import iter_modules  # needed for help and mistakes only

    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def find(name: str) -> Reporter:
    """The reporter of that name; raises LookupError where there is none."""
    try:
        module: Any = import_module(f"{__name__}.{name}" if name.isidentifier() else "")
    except (ImportError, ValueError):
        raise LookupError(f"there is no reporter {name}") from None
    return Reporter(module.report, getattr(module, "WITH_LINES", False))
