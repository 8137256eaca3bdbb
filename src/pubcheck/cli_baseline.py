"""The commands `baseline create|update|prune|show`, and the options of `check` that speak of a baseline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import EXIT_CODES, Manual, ManualGroup, options
from pubcheck.cli_options import DayType, NamesType, PathType, selection

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Use this baseline.  [default: the setting, or the nearest pubcheck-baseline.jsonl]",
)
in_check = options(
    "Baseline",
    _FILE,
    click.option("--no-baseline", is_flag=True, help="Let every finding count, whatever the baseline has."),
)
"""The options that `check` takes."""

_which = options("Which baseline", _FILE)
_who = options(
    "What the entries say",
    click.option("--author", metavar="NAME", help="Who takes them in.  [default: the user's name in git]"),
    click.option("--reason", metavar="TEXT", help="Why they may stay."),
    click.option("--today", type=DayType(), metavar="YYYY-MM-DD", help="Take this day for today."),
)
_only = options(
    "Which findings",
    click.option(
        "--rule", "rules", type=NamesType(), multiple=True, metavar="NAMES", help="Those of these rules only."
    ),
)

_CREATE_EXAMPLES = """\b
Examples:
  pubcheck baseline create
  pubcheck baseline create --reason "Older than the standard" news/
"""
_UPDATE_EXAMPLES = """\b
Examples:
  pubcheck baseline update
  pubcheck baseline update --rule link-http --reason "New server" news/
"""
_PRUNE_CODES = {**EXIT_CODES, "1": "with --check: an entry is mended and still stands in the baseline"}


@click.group(
    "baseline", cls=ManualGroup, short_help="Keep a list of known findings, so that only new ones count."
)
def command() -> None:
    """Keep a list of the findings that are known, so that `pubcheck check` fails for new ones only."""


@command.command(cls=Manual, epilog=_CREATE_EXAMPLES, short_help="Write a baseline of all that is found now.")
@click.argument("paths", nargs=-1, type=PathType())
@_which
@_who
@_only
@selection
@options(
    "Running",
    click.option("--force", is_flag=True, help="Write it anew where there is one; its reasons are lost."),
    click.option("-q", "--quiet", is_flag=True, help="Show no summary and no progress."),
)
def create(**options: Any) -> int:
    """Write a baseline of what is found in files and folders (by default this one)."""
    from pubcheck.cli_baseline_write import create

    return create(options)


@command.command(cls=Manual, epilog=_UPDATE_EXAMPLES, short_help="Take new findings into the baseline.")
@click.argument("paths", nargs=-1, type=PathType())
@_which
@_who
@_only
@selection
@options("Running", click.option("-q", "--quiet", is_flag=True, help="Show no summary and no progress."))
def update(**options: Any) -> int:
    """Take new findings of files and folders (by default this one) into the baseline.

    Entries of what was moved or changed are written anew, with their dates, authors and reasons. What is
    mended stays until `pubcheck baseline prune`.
    """
    from pubcheck.cli_baseline_write import update

    return update(options)


@command.command(cls=Manual, exit_codes=_PRUNE_CODES, short_help="Drop what is mended from the baseline.")
@click.argument("paths", nargs=-1, type=PathType())
@_which
@selection
@options(
    "Running",
    click.option("--check", is_flag=True, help="Change nothing; end with 1 if there is something to drop."),
    click.option("--today", type=DayType(), metavar="YYYY-MM-DD", help="Take this day for today."),
    click.option("-q", "--quiet", is_flag=True, help="Show no summary and no progress."),
)
def prune(**options: Any) -> int:
    """Drop from the baseline what is found no more in files and folders (by default this one).

    Only files that are checked count, and those that are gone.
    """
    from pubcheck.cli_baseline_write import prune

    return prune(options)


@command.command(cls=Manual, short_help="List what the baseline has.")
@_which
@options(
    "Output",
    click.option(
        "--by",
        type=click.Choice(["rule", "file", "author", "age"]),
        default="rule",
        show_default=True,
        help="Count the findings by this.",
    ),
    text_or_json("A list, or all the counts."),
    click.option("--today", type=DayType(), metavar="YYYY-MM-DD", help="Reckon ages to this day."),
)
@options(
    "Selection",
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Use this configuration for all files.",
    ),
)
def show(**options: Any) -> int:
    """List what the baseline has, by rule, file, author or age."""
    from pubcheck.cli_baseline_show import show

    return show(options)
