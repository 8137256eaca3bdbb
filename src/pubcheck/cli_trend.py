"""The option `--trend`: an earlier report, which the HTML report is set beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from pubcheck.cli_help import options

trend = options(
    "Output",
    click.option(
        "--trend",
        type=click.Path(),
        metavar="FILE",
        help="Set the HTML report beside an earlier one in JSON: what is new, what is gone.",
    ),
)
"""The option, below the heading of the other outputs."""


def earlier(path: str | None) -> Mapping[str, Any] | None:
    """The report of `--output-format json` in a file, None without a path. Raises UsageError for another."""
    return None if path is None else _read(Path(path).absolute(), path)


@lru_cache(maxsize=1)  # it is asked for before the files are checked and afterwards
def _read(place: Path, name: str) -> Mapping[str, Any]:
    from pubcheck.reporters._html_trend import is_report

    try:
        record: Any = json.loads(place.read_text("utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"--trend: {name} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError):
        record = None
    if not is_report(record):
        raise click.UsageError(
            f"--trend: {name} is no report of pubcheck in JSON: --output-format json=FILE writes one."
        )
    return record  # type: ignore[no-any-return]
