"""The option `--trend`: an earlier report, which the HTML report is set beside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from pubcheck.cli_help import options


class ReportType(click.ParamType):  # type: ignore[type-arg]
    """A report of `check --output-format json`, as read."""

    name = "report"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The report; fails where the file has none."""
        from pubcheck.reporters._html_trend import is_report

        try:
            record = json.loads(Path(value).read_text("utf-8-sig"))
        except OSError as error:
            self.fail(f"{value} cannot be read: {error.strerror}.", param, ctx)
        except (ValueError, RecursionError):
            record = None
        if not is_report(record):
            self.fail(
                f"{value} is no report of pubcheck in JSON: --output-format json=FILE writes one.", param, ctx
            )
        return record


trend = options(
    "Output",
    click.option(
        "--trend",
        type=ReportType(),
        metavar="FILE",
        help="Set the HTML report beside an earlier one in JSON: what is new, what is gone.",
    ),
)
"""The option, below the heading of the other outputs."""
