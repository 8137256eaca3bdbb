"""Help that reads like a page of a manual: options below headings, examples, exit codes, variables, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import cleandoc
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import click

F = TypeVar("F", bound=Callable[..., Any])

EXIT_CODES = {
    "0": "nothing failed",
    "1": "something did: a finding of the failing severity or above",
    "2": "the command, the configuration or pubcheck itself is at fault, which it says",
    "130": "it was interrupted",
}
FILES = {
    "pubcheck.toml": "the configuration; the nearest one above a file counts (`pubcheck init` writes one)",
    "pyproject.toml": "the same, below [tool.pubcheck]",
    "pubcheck-baseline.jsonl": "known findings; the nearest one counts (`pubcheck baseline create`)",
}
VARIABLES = {
    "NO_COLOR": "no colors, whatever the terminal",
    "FORCE_COLOR": "colors, even where the output is no terminal",
    "COLUMNS": "the width of the text report",
    "PUBCHECK_CACHE_DIR": "the folder for what later runs may use; see `pubcheck cache`",
    "PUBCHECK_TRACE": "where pubcheck itself fails, show the traceback",
}
_REST = "Further options"
_FIRST_COLUMN = 28  # cells at most; a longer name stands on a line of its own

_HEADINGS: WeakKeyDictionary[click.Parameter, str] = WeakKeyDictionary()


def options(heading: str, *decorators: Callable[[Any], Any]) -> Callable[[F], F]:
    """A decorator that gives a command options which stand below a heading of its help.

    ``decorators`` are `click.option(...)`, or others that add several options; they keep their order. A
    heading may be used several times: its options stand together. The first use decides where it stands.
    """

    def decorate(function: F) -> F:
        decorated: Any = function
        before = {*map(id, _parameters(function))}
        for decorator in reversed(decorators):
            decorated = decorator(decorated)
        for parameter in _parameters(decorated):
            if isinstance(parameter, click.Option) and id(parameter) not in before:
                _HEADINGS.setdefault(parameter, heading)
        return decorated  # type: ignore[no-any-return]

    return decorate


def grouped(heading: str) -> Callable[[Callable[[F], F]], Callable[[F], F]]:
    """The same for a function that adds options: `@grouped("Output")` above its definition."""
    return lambda decorator: options(heading, decorator)


class Manual(click.Command):
    """A command whose help is a page of a manual; ``options`` tells below which heading an option stands.

    The tables say what it ends with, which environment variables and which files it heeds.
    """

    def __init__(
        self,
        *arguments: Any,
        exit_codes: Mapping[str, str] | None = None,
        variables: Mapping[str, str] | None = None,
        files: Mapping[str, str] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.tables = (
            ("Exit codes", exit_codes or {}),
            ("Environment variables", variables or {}),
            ("Files", files or {}),
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, heading by heading."""
        for heading, rows in _by_heading(self.get_params(ctx), ctx):
            with formatter.section(heading):
                formatter.write_dl(rows, col_max=_FIRST_COLUMN)

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what follows the options: examples, then the tables."""
        _write_epilog(self.epilog, formatter)
        for heading, table in self.tables:
            if table:
                with formatter.section(heading):
                    formatter.write_dl(list(table.items()), col_max=_FIRST_COLUMN)


class ManualGroup(Manual, click.Group):
    """Commands of which each has such help; ``groups`` puts them below headings of its own help.

    ``elsewhere`` names the modules of those that are imported when they are asked for; each has its command
    as ``command``.
    """

    command_class = Manual
    group_class = type  # groups in it are of its own class

    def __init__(
        self,
        *arguments: Any,
        groups: Mapping[str, Sequence[str]] | None = None,
        elsewhere: Mapping[str, str] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.groups = groups or {}
        self.elsewhere = elsewhere or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, those elsewhere too."""
        return sorted({*super().list_commands(ctx), *self.elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module where it has one."""
        if module := self.elsewhere.get(cmd_name):
            found: click.Command = import_module(module).command
            return found
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; an unknown one is told with those that are near."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            raise click.UsageError(self._unknown(ctx, name), ctx)
        return super().resolve_command(ctx, args)

    def _unknown(self, ctx: click.Context, name: str) -> str:
        from difflib import get_close_matches
        from os.path import lexists

        near = get_close_matches(name.lower(), self.list_commands(ctx), 1, 0.5)
        if near:
            return f"There is no command “{name}”; did you mean `{ctx.command_path} {near[0]}`?"
        if "\0" not in name and lexists(name) and "check" in self.list_commands(ctx):
            return f"There is no command “{name}”; did you mean `{ctx.command_path} check {name}`?"
        return f"There is no command “{name}”; `{ctx.command_path} --help` lists all."

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands first, which most look for, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, heading by heading."""
        names = self.list_commands(ctx)
        placed = {name for group in self.groups.values() for name in group}
        rest = [name for name in names if name not in placed]
        width = max(map(len, names), default=0)
        for heading, group in (*self.groups.items(), ("Further commands" if placed else "Commands", rest)):
            found = ((name, self.get_command(ctx, name)) for name in group if name in names)
            rows = [
                (f"{name:<{width}}", command.get_short_help_str(formatter.width))
                for name, command in found
                if command and not command.hidden
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _parameters(decorated: Any) -> Sequence[click.Parameter]:
    """What a command, or a function that becomes one, takes so far."""
    found: Sequence[click.Parameter] = (
        decorated.params
        if isinstance(decorated, click.Command)
        else getattr(decorated, "__click_params__", ())
    )
    return found


def _by_heading(
    parameters: Iterable[click.Parameter], ctx: click.Context
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rows of help below each heading; options without one come last, `--help` at their end."""
    rows: dict[str, list[tuple[str, str]]] = {}
    rest: list[tuple[str, str]] = []
    for parameter in parameters:
        row = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if row:
            heading = _HEADINGS.get(parameter)
            (rest if heading is None else rows.setdefault(heading, [])).append(row)
    if len(rest) == 1 and rows:  # --help alone needs no heading
        rows[next(reversed(rows))] += rest
        rest = []
    yield from rows.items()
    if rest:
        yield (_REST if rows else "Options"), rest


def _write_epilog(epilog: str | None, formatter: click.HelpFormatter) -> None:
    """Examples and the like begin where headings do."""
    if epilog:
        formatter.write_paragraph()
        formatter.write_text(cleandoc(epilog))
