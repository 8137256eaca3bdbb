"""The command `help`: the help of any command, by its name."""

from __future__ import annotations

import click

from pubcheck.cli_help import Manual


@click.command(
    "help",
    cls=Manual,
    short_help="Show the help of a command.",
    epilog="\b\nExamples:\n  pubcheck help check\n  pubcheck help config show\n",
)
@click.argument("words", nargs=-1, metavar="[COMMAND]...")
@click.pass_context
def command(context: click.Context, words: tuple[str, ...]) -> int:
    """Show the help of pubcheck, or of a command: what `pubcheck COMMAND --help` shows."""
    from pubcheck.cli import CLEAN
    from pubcheck.cli_terminal import show

    found = context.find_root()
    for word in words:
        if not isinstance(found.command, click.Group):
            raise click.UsageError(f"`{found.command_path}` has no commands.", found)
        _, inner, _ = found.command.resolve_command(found, [word])
        if inner is not None:
            found = click.Context(inner, info_name=word, parent=found)
    show(found.get_help())
    return CLEAN
