"""The command `check` as people meet it: its options and its help."""

from __future__ import annotations

from typing import Any

import click

from pubcheck.cli_baseline import in_check
from pubcheck.cli_help import EXIT_CODES, FILES, VARIABLES, Manual, options
from pubcheck.cli_options import DayType, OutputsType, PathType, selection
from pubcheck.cli_trend import trend

EXAMPLES = """\b
Examples:
  pubcheck check --fail-on warning news/
  pubcheck check --select wcag22:1.1.1 --ignore image-alt-long page.html
  pubcheck check --output-format json --output report.json .
  pubcheck check - --stdin-filename article.md < article.md
"""

# One decorator a group: its options stand below its heading of the help, in this order.
files = options(
    "Which files",
    click.option("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named."),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="The name of standard input (-): its ending tells how to read it, HTML without one.",
    ),
)
changed_lines = options(
    "Changed lines",
    click.option("--since", metavar="REF", help="Tell only what changed since the branch left this commit."),
    click.option("--staged", is_flag=True, help="Check what is staged, and tell only what that changes."),
    click.option(
        "--diff-file",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True),
        metavar="FILE",
        help="Tell only what this diff changes; - reads it from standard input.",
    ),
    click.option(
        "--changed-only",
        is_flag=True,
        help="Tell only what changed, by what pre-commit, GitHub Actions or GitLab CI says.",
    ),
)
output = options(
    "Output",
    click.option(
        "--output-format",
        type=OutputsType(),
        default="text",
        show_default=True,
        metavar="FORMATS",
        help="The form of the report, or several: text,sarif=out.sarif,html=report.html.",
    ),
    click.option(
        "-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to a file."
    ),
    click.option("--statistics", is_flag=True, help="Count the findings by rule."),
    click.option("--show-cannot-tell", is_flag=True, help="Show also what nobody can tell."),
    click.option("-q", "--quiet", is_flag=True, help="Show findings only, no summary and no progress."),
)
fixes = options(
    "Fixes",
    click.option("--fix", is_flag=True, help="Make the safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: make the unsafe fixes, too."),
    click.option(
        "--fix-only", is_flag=True, help="Make fixes, report these alone, and end with 0 whatever is left."
    ),
    click.option(
        "--exit-non-zero-on-fix", is_flag=True, help="End with 1 if a fix was made, even if nothing is left."
    ),
    click.option("--diff", is_flag=True, help="Show what the fixes would change; change nothing."),
)
outcome = options(
    "Outcome",
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "note", "never"]),
        help="End with 1 at findings of this severity or above.  [default: error]",
    ),
    click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found."),
)
online = options(
    "Links",
    click.option("--online", is_flag=True, help="Ask servers whether what is linked to is there."),
    click.option("--offline", is_flag=True, help="Ask nobody: as without --online, to be sure."),
)
running = options(
    "Running",
    click.option(
        "-j",
        "--workers",
        type=click.IntRange(1, 256),
        metavar="N",
        help="Share the files among N processes.  [default: as many as are worth it]",
    ),
    click.option("--watch", is_flag=True, help="Check again what changes, until Ctrl-C."),
    click.option(
        "--no-cache", is_flag=True, help="Check and ask anew what earlier runs know, and keep nothing."
    ),
    click.option("--today", type=DayType(), metavar="YYYY-MM-DD", help="Take this day for today."),
)


@click.command(
    "check",
    cls=Manual,
    epilog=EXAMPLES,
    short_help="Check files, folders or standard input.",
    exit_codes=EXIT_CODES,
    variables=VARIABLES,
    files=FILES,
)
@click.argument("paths", nargs=-1, type=PathType())
@selection
@files
@changed_lines
@in_check
@fixes
@output
@trend
@outcome
@online
@running
def command(**options: Any) -> int:
    """Check files and folders (by default this one), or standard input (-)."""
    from pubcheck.cli_check import check
    from pubcheck.cli_check_together import refuse

    refuse(options)
    return check(options)
