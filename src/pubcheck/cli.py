"""The command line: what each command takes, and with which code it ends."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Any

import click

from pubcheck import __version__
from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import EXIT_CODES, FILES, VARIABLES, ManualGroup
from pubcheck.cli_options import PathType, RuleType, selection

CLEAN, FOUND, WRONG, STOPPED = 0, 1, 2, 130
_COMPLETE = "_PUBCHECK_COMPLETE"  # by it a shell asks click for completions
TRACE = "PUBCHECK_TRACE"  # the environment variable that asks for tracebacks

EXAMPLES = """\b
Examples:
  pubcheck check                          check the folder you are in
  pubcheck check article.html news/       check a file and a folder
  pubcheck check --select virin,captions  only some rules, topics or standards
  pubcheck check --diff article.md        show what the safe fixes would change
  pubcheck check --fix article.md         change it
  pubcheck explain link-text-vague        why a rule exists and what it cites
"""

# Below which heading of the help a command stands; what is not named here stands at the end.
GROUPS = {
    "Checking": ("check", "links", "stats"),
    "Rules": ("rules", "explain"),
    "Living in a repository": ("baseline", "cache"),
    "Setting up": ("init", "config", "completion", "help"),
}


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # imports leave no garbage; `check` collects now and then
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; gives its exit code."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character gets its escape
            stream.reconfigure(errors="backslashreplace")
        with suppress(OSError, ValueError, AttributeError):  # a slow reader is waited for
            if not os.get_blocking(stream.fileno()):
                os.set_blocking(stream.fileno(), True)
    if _COMPLETE in os.environ:
        import pubcheck.cli_completion  # noqa: F401 it takes part in what click does next
    try:
        code = command.main(arguments, prog_name="pubcheck", standalone_mode=False)
    except click.ClickException as error:
        from pubcheck.cli_errors import told
        from pubcheck.cli_terminal import say

        say(*told(error))
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("Stopped.\n")
        return STOPPED
    except Exception as error:
        if os.environ.get(TRACE):
            raise
        if isinstance(error, OSError):
            from pubcheck.cli_errors import of_system

            if message := of_system(error):
                sys.stderr.write(f"Error: {message}\n")
                let_go_of_output()
                return WRONG
        sys.stderr.write(f"pubcheck itself failed: {type(error).__name__}: {error}\n")
        sys.stderr.write(f"Please report this. Set {TRACE}=1 to see where it comes from.\n")
        return WRONG
    return code if isinstance(code, int) else CLEAN


def _open_what_is_closed() -> None:
    """A stream that the caller closed swallows what is written to it."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def let_go_of_output() -> None:
    """Nobody reads on: what is still to be written goes nowhere, without a word."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_ELSEWHERE = {
    "baseline": "pubcheck.cli_baseline",
    "cache": "pubcheck.cli_cache",
    "check": "pubcheck.cli_check_options",
    "completion": "pubcheck.cli_completion",
    "help": "pubcheck.cli_help_of",
    "links": "pubcheck.cli_links",
    "rules": "pubcheck.cli_rules_group",
}


class Commands(ManualGroup):
    """Commands whose output may end early: a reader such as `head` that stops is no fault."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; gives its exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            let_go_of_output()
            return CLEAN
        return code


@click.group(
    cls=Commands,
    elsewhere=_ELSEWHERE,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXAMPLES,
    groups=GROUPS,
    exit_codes=EXIT_CODES,
    variables=VARIABLES,
    files=FILES,
)
@click.version_option(__version__, prog_name="pubcheck", message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context) -> None:
    """Check articles, captions and pages against the standards for government publications."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command(
    short_help="Tell all about a rule.",
    epilog="\b\nExamples:\n  pubcheck explain link-text-vague\n"
    "  pubcheck explain link-text-vague --why-not article.html\n",
)
@click.argument("rule", type=RuleType())
@click.option("--why-not", multiple=True, metavar="PATH", help="Tell what silences the rule in a file.")
def explain(rule: str, why_not: tuple[str, ...]) -> int:
    """Tell all about a rule: why it exists, what it rests on, what it cannot see, how it is set."""
    from pubcheck.cli_rules import explain

    return explain(rule, why_not)


@command.command(
    short_help="Show the figures of running text, such as reading levels.",
    epilog="\b\nExamples:\n  pubcheck stats article.md\n  pubcheck stats content/\n",
)
@click.argument("paths", nargs=-1, type=PathType())
@text_or_json("Tables and rankings, or all figures of each document.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="The name of standard input (-): its ending tells how to read it, HTML without one.",
)
def stats(**options: Any) -> int:
    """Show sentences, words and reading levels of the running text of files.

    Of a file it shows a table: beside the figures by which pubcheck judges stand those of the textstat
    library, for comparison. The files of a folder (by default this one) are ranked, the hardest first.
    """
    from pubcheck.cli_stats import show_stats

    return show_stats(options)


@command.command()
def init() -> int:
    """Write a pubcheck.toml that explains every setting."""
    from pubcheck.cli_settings import write_settings

    return write_settings()


@command.group(name="config", cls=ManualGroup)
def config_group() -> None:
    """Look at the configuration."""


@config_group.command(name="show", epilog="\b\nExamples:\n  pubcheck config show news/article.md\n")
@click.argument("file", type=PathType())
@selection
def config_show(file: str, **options: Any) -> int:
    """Show every setting that holds for a file, and where it was set."""
    from pubcheck.cli_settings import show_settings

    return show_settings(file, options)
