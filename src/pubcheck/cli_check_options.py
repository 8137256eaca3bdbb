"""The command `check` as people meet it: its options and its help."""

from __future__ import annotations

from typing import Any

import click

from pubcheck.cli_options import DayType, FormatType, selection

EXAMPLES = """\b
Examples:
  pubcheck check --fail-on warning news/
  pubcheck check --select wcag22:1.1.1 --ignore image-alt-long page.html
  pubcheck check --output-format json --output report.json .
  pubcheck check - --stdin-filename article.md < article.md

\b
Ends with 0 if nothing failed, 1 if something did, 2 if the command, the
configuration or pubcheck itself is at fault, 130 if it was interrupted.
"""


@click.command("check", epilog=EXAMPLES, short_help="Check files, folders or standard input.")
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@selection
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="End with 1 at findings of this severity or above.  [default: error]",
)
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option(
    "--output-format",
    type=FormatType(),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help="The form of the report: text, json or earl.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to a file."
)
@click.option("--fix", is_flag=True, help="Make the safe fixes.")
@click.option("--diff", is_flag=True, help="Show what the safe fixes would change; change nothing.")
@click.option("--online", is_flag=True, help="Ask servers whether what is linked to is there.")
@click.option("--offline", is_flag=True, help="Ask nobody: as without --online, to be sure.")
@click.option("--no-cache", is_flag=True, help="With --online: ask anew what earlier runs know.")
@click.option("--today", type=DayType(), metavar="YYYY-MM-DD", help="Take this day for today.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--show-cannot-tell", is_flag=True, help="Show also what nobody can tell.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only, no summary and no progress.")
@click.option("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="The name of standard input (-): its ending tells how to read it, HTML without one.",
)
def command(**options: Any) -> int:
    """Check files and folders (by default this one), or standard input (-)."""
    from pubcheck.cli_check import check

    return check(options)
