"""The options that several commands share, and the kinds of values that options take."""

from __future__ import annotations

# ruff: noqa: PTH112, PTH113, PTH118, PTH208
from collections.abc import Iterable
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from pubcheck.cli_help import options


def _after_commas(incomplete: str, names: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    """Completions of the last of several names with commas between; each with what it stands for."""
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + name, help=about or None)
        for name, about in names
        if name.startswith(last)
    ]


class PathType(click.ParamType):  # type: ignore[type-arg]
    """A path as it was given, which is looked for later."""

    name = "path"

    def shell_complete(self, *_: Any) -> list[CompletionItem]:
        """The shell knows files better than we do."""
        return [CompletionItem("", type="file")]


class ConfigType(click.ParamType):  # type: ignore[type-arg]
    """The path of a configuration that is there."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, if there is a file."""
        import os

        if os.path.isfile(value):
            return value
        if os.path.isdir(value):
            self.fail(f"“{value}” is a folder: name the file in it, such as pubcheck.toml.", param, ctx)
        from difflib import get_close_matches

        folder, name = os.path.split(value)
        there = os.listdir(folder or ".") if os.path.isdir(folder or ".") else []
        near = get_close_matches(name, [file for file in there if file.endswith(".toml")], 1)
        hint = f"did you mean “{os.path.join(folder, near[0])}”?" if near else "`pubcheck init` writes one."
        return self.fail(f"“{value}” is not there; {hint}", param, ctx)

    def shell_complete(self, *_: Any) -> list[CompletionItem]:
        """The shell knows files better than we do."""
        return [CompletionItem("", type="file")]


class RuleType(click.ParamType):  # type: ignore[type-arg]
    """The id of a rule, which is looked up later."""

    name = "rule"

    def shell_complete(self, _: Any, __: Any, incomplete: str) -> list[CompletionItem]:
        """The rules that begin so, with their titles."""
        from pubcheck import catalogue

        rules = catalogue.load().rules.values()
        return [CompletionItem(r.id, help=r.title) for r in rules if r.id.startswith(incomplete)]


class NamesType(click.ParamType):  # type: ignore[type-arg]
    """Names, separated by commas."""

    name = "names"

    def shell_complete(self, _: Any, __: Any, incomplete: str) -> list[CompletionItem]:
        """Rules, topics and standards; the clauses of a standard once it stands there with its colon."""
        from pubcheck import catalogue

        known = catalogue.load()
        standard, colon, _clause = incomplete.rpartition(",")[2].partition(":")
        if colon:
            cited = {name for rule in known.rules.values() for name in rule.standards}
            cited |= {f"act:{name}" for rule in known.rules.values() for name in rule.act}
            clauses = sorted(name for name in cited if name.startswith(f"{standard}:"))
            return _after_commas(incomplete, ((name, "") for name in clauses))
        names = {"ALL": "all rules", "act": "rules of the W3C's Accessibility Conformance Testing"}
        names |= {rule.topic: "topic" for rule in known.rules.values()}
        names |= {key: authority.name for key, authority in known.standards.items()}
        names |= {rule.id: rule.title for rule in known.rules.values()}
        return _after_commas(incomplete, names.items())

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, as a tuple; there is one at least."""
        names = tuple(name.strip() for name in value.split(",") if name.strip())
        return names or self.fail(f"{value!r} names nothing; leave the option out.", param, ctx)


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The date."""
        from pubcheck.grammar.directives import day

        return day(value) or self.fail(f"{value!r} is no date: write YYYY-MM-DD.", param, ctx)


class Output(NamedTuple):
    """A report that somebody wants: its format, and the file it goes to, None for standard output."""

    name: str
    path: str | None = None


class OutputsType(click.ParamType):  # type: ignore[type-arg]
    """The formats of reports, separated by commas, each with its file where it has one: `sarif=out.sarif`."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The outputs, if there are such reporters."""
        if not isinstance(value, str):
            return value
        outputs = []
        for item in value.split(","):
            name, equals, path = item.strip().partition("=")
            if name not in {"text", "json"}:  # of these two everybody knows
                self._look_up(name, param, ctx)
            if equals and not path:
                self.fail(f"{item!r} names no file after the equals sign.", param, ctx)
            outputs.append(Output(name, path or None))
        return tuple(outputs)

    def shell_complete(self, _: Any, __: Any, incomplete: str) -> list[CompletionItem]:
        """The reporters."""
        from pubcheck import reporters

        return _after_commas(
            incomplete, ((name, "") for name in sorted({*reporters.names(), "text", "json"}))
        )

    def _look_up(self, name: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        from difflib import get_close_matches

        from pubcheck import reporters, resources_packs

        names = reporters.names()
        if name not in names and name not in resources_packs.names("reporters"):
            near = get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}."
            self.fail(f"There is no format {name!r}: {hint}", param, ctx)


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
        type=ConfigType(),
        metavar="FILE",
        help="Use this configuration for all files.",
    ),
)
"""The options that choose rules and settings."""
