"""The command `rules`: lists the rules when it is called alone, and holds the commands about them."""

from __future__ import annotations

import click

from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import ManualGroup
from pubcheck.cli_options import NamesType

_ELSEWHERE = {
    "diff": "pubcheck.cli_rules_diff",
    "export": "pubcheck.cli_rules_export",
    "new": "pubcheck.cli_rules_new",
    "test": "pubcheck.cli_rules_examples",
}


@click.group(
    "rules",
    cls=ManualGroup,
    elsewhere=_ELSEWHERE,
    invoke_without_command=True,
    short_help="List all rules.",
)
@click.option(
    "--select",
    type=NamesType(),
    multiple=True,
    metavar="NAMES",
    help="List only these rules, topics or standards (trusted-tester, act).",
)
@text_or_json("A list, or all there is to know of each rule.")
@click.pass_context
def command(context: click.Context, select: tuple[tuple[str, ...], ...], output_format: str) -> int:
    """List all rules, or do what a command below says."""
    from pubcheck.cli import CLEAN

    if context.invoked_subcommand is not None:
        return CLEAN
    from pubcheck.cli_rules import show_rules

    return show_rules([name for names in select for name in names], output_format)
