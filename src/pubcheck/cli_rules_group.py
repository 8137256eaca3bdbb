"""The command `rules`: lists the rules when it is called alone, and holds the commands about them."""

from __future__ import annotations

from importlib import import_module

import click

from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import ManualGroup
from pubcheck.cli_options import NamesType

# Commands in modules of their own, imported when they are asked for; each has it as its ``command``.
_ELSEWHERE: dict[str, str] = {
    "diff": "pubcheck.cli_rules_diff",
    "export": "pubcheck.cli_rules_export",
    "new": "pubcheck.cli_rules_new",
    "test": "pubcheck.cli_rules_test",
}


class RuleCommands(ManualGroup):
    """The commands about rules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, those elsewhere too."""
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module where it has one."""
        if module := _ELSEWHERE.get(cmd_name):
            found: click.Command = import_module(module).command
            return found
        return super().get_command(ctx, cmd_name)


@click.group("rules", cls=RuleCommands, invoke_without_command=True, short_help="List all rules.")
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
