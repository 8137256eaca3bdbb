"""The options that several commands share, and the kinds of values that options take."""

from __future__ import annotations

from typing import Any

import click

from pubcheck.cli_help import options


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


selection = options(
    "Selection",
    click.option(
        "--select",
        type=NamesType(),
        multiple=True,
        metavar="NAMES",
        help="Run only these rules, topics, standards (wcag22, wcag22:1.1.1) or ALL.",
    ),
    click.option("--ignore", type=NamesType(), multiple=True, metavar="NAMES", help="Leave these out."),
    click.option("--extend-select", type=NamesType(), multiple=True, metavar="NAMES", help="Run these too."),
    click.option("--preview", is_flag=True, help="Run the rules too that are new and may still change."),
    click.option(
        "--profile",
        type=click.Choice(["dod-news", "dvids", "navy", "afpims", "gov"]),
        help="The house style; without it the evidence in each document decides.",
    ),
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Use this configuration for all files.",
    ),
)
"""The options that choose rules and settings."""
