"""The command line: what each command takes, and with which code it ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

from pubcheck import __version__
from pubcheck.cli_formats import text_or_json
from pubcheck.cli_links import links

CLEAN, FOUND, WRONG, STOPPED = 0, 1, 2, 130
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
CHECK_EXAMPLES = """\b
Examples:
  pubcheck check --fail-on warning news/
  pubcheck check --select wcag22:1.1.1 --ignore image-alt-long page.html
  pubcheck check --output-format json --output report.json .
  pubcheck check - --stdin-filename article.md < article.md

\b
Ends with 0 if nothing failed, 1 if something did, 2 if the command, the
configuration or pubcheck itself is at fault, 130 if it was interrupted.
"""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # imports leave no garbage; `check` collects now and then
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character gets its escape
            stream.reconfigure(errors="backslashreplace")
        with suppress(OSError, ValueError, AttributeError):  # a slow reader is waited for
            if not os.get_blocking(stream.fileno()):
                os.set_blocking(stream.fileno(), True)
    try:
        code = command.main(arguments, prog_name="pubcheck", standalone_mode=False)
    except click.ClickException as error:
        from pubcheck.cli_terminal import say

        if isinstance(error, click.UsageError) and error.ctx is not None:
            say(error.ctx.get_usage(), f"Try '{error.ctx.command_path} --help' for help.", "")
        say(f"Error: {error.format_message()}")
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("Stopped.\n")
        return STOPPED
    except Exception as error:
        if os.environ.get(TRACE):
            raise
        sys.stderr.write(f"pubcheck itself failed: {type(error).__name__}: {error}\n")
        sys.stderr.write(f"Please report this. Set {TRACE}=1 to see where it comes from.\n")
        return WRONG
    return code if isinstance(code, int) else CLEAN


def let_go_of_output() -> None:
    """Nobody reads on: what is still to be written goes nowhere, without a word."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Commands(click.Group):
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


class NamesType(click.ParamType):  # type: ignore[type-arg]
    """Names, separated by commas."""

    name = "names"

    def convert(self, value: Any, *_: Any) -> tuple[str, ...]:
        """The names, as a tuple."""
        return tuple(name.strip() for name in value.split(",") if name.strip())


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The date."""
        from pubcheck.grammar.directives import day

        return day(value) or self.fail(f"{value!r} is no date: write YYYY-MM-DD.", param, ctx)


class FormatType(click.ParamType):  # type: ignore[type-arg]
    """The name of a reporter."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if there is such a reporter."""
        from pubcheck import reporters

        if value not in {"text", "json"} and value not in reporters.names():
            self.fail(f"{value!r} is none of {', '.join(reporters.names())}.", param, ctx)
        return str(value)


def selection(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules and settings."""
    for option in reversed(
        [
            click.option("--select", type=NamesType(), multiple=True, metavar="NAMES",
                         help="Run only these rules, topics, standards (wcag22, wcag22:1.1.1) or ALL."),
            click.option("--ignore", type=NamesType(), multiple=True, metavar="NAMES",
                         help="Leave these out."),
            click.option("--extend-select", type=NamesType(), multiple=True, metavar="NAMES",
                         help="Run these too."),
            click.option("--profile", type=click.Choice(["dod-news", "dvids", "navy", "afpims", "gov"]),
                         help="The house style; without it the evidence in each document decides."),
            click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                         help="Use this configuration for all files."),
        ]
    ):  # fmt: skip
        function = option(function)
    return function


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXAMPLES,
)
@click.version_option(__version__, prog_name="pubcheck", message="%(prog)s %(version)s")
@click.pass_context
def command(context: click.Context) -> None:
    """Check articles, captions and pages against the standards for government publications."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command(epilog=CHECK_EXAMPLES, short_help="Check files, folders or standard input.")
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
def check(**options: Any) -> int:
    """Check files and folders (by default this one), or standard input (-)."""
    from pubcheck.cli_check import check

    return check(options)


command.add_command(links)


@command.command()
@click.option(
    "--select",
    type=NamesType(),
    multiple=True,
    metavar="NAMES",
    help="List only these rules, topics or standards (trusted-tester, act).",
)
@text_or_json("A list, or all there is to know of each rule.")
def rules(select: tuple[tuple[str, ...], ...], output_format: str) -> int:
    """List all rules."""
    from pubcheck.cli_rules import show_rules

    return show_rules([name for names in select for name in names], output_format)


@command.command(short_help="Tell all about a rule.")
@click.argument("rule")
@click.option("--why-not", multiple=True, metavar="PATH", help="Tell what silences the rule in a file.")
def explain(rule: str, why_not: tuple[str, ...]) -> int:
    """Tell all about a rule: why it exists, what it rests on, what it cannot see, how it is set."""
    from pubcheck.cli_rules import explain

    return explain(rule, why_not)


@command.command(short_help="Show the figures of running text, such as reading levels.")
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
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


@command.group(name="config")
def config_group() -> None:
    """Look at the configuration."""


@config_group.command(name="show")
@click.argument("file", type=click.UNPROCESSED)
@selection
def config_show(file: str, **options: Any) -> int:
    """Show every setting that holds for a file, and where it was set."""
    from pubcheck.cli_settings import show_settings

    return show_settings(file, options)
