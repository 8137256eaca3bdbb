"""Reporters: a Report becomes text or JSON; a new one is one more module here, called by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple, TextIO

from pubcheck.linter_report import FileReport, Report


def _nobody(_path: str) -> str:
    return ""


def _nothing(_path: str) -> str | None:
    return None


class Options(NamedTuple):
    """How a report is shown; ``width`` is in terminal cells, ``encoding`` that of the stream.

    ``text_of`` gives the decoded text of a file by its path in the report, None where it is no text or is
    gone; ``owner_of`` whose file it is, "" where nobody says. ``earlier`` is an earlier report in JSON, as
    read; ``root`` the working directory, absolute.
    """

    show_cannot_tell: bool = False
    statistics: bool = False
    quiet: bool = False
    color: bool = False
    width: int = 100
    encoding: str = "utf-8"
    text_of: Callable[[str], str | None] = _nothing
    owner_of: Callable[[str], str] = _nobody
    earlier: Mapping[str, Any] | None = None
    root: str = ""


class Reporter(NamedTuple):
    """Writes a report: takes what came of each file as it comes, the report has the sums when all have.

    ``with_lines`` tells whether it shows the source's lines.
    """

    write: Callable[[Iterable[FileReport], Report, TextIO, Options], None]
    with_lines: bool


def names() -> list[str]:
    """The names of all reporters."""
    from pkgutil import iter_modules  # needed for help and mistakes only

    modules = (module.name for module in iter_modules(__path__))
    return sorted(name.replace("_", "-") for name in modules if not name.startswith("_"))


def find(name: str) -> Reporter:
    """The reporter of that name, ours or what a pack offers; raises LookupError where there is none."""
    try:
        stem = name.replace("-", "_")
        module: Any = import_module(f"{__name__}.{stem}" if stem.isidentifier() else "")
    except (ImportError, ValueError):
        from pubcheck.resources_packs import load

        module = load("reporters", name)
    return Reporter(module.report, getattr(module, "WITH_LINES", False))
