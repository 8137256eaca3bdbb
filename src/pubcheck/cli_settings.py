"""The commands `init` and `config show`, and the settings that a command line makes."""

from __future__ import annotations

# ruff: noqa: PTH100
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pubcheck import catalogue
from pubcheck.cli import CLEAN, WRONG
from pubcheck.cli_errors import why
from pubcheck.cli_own_rules import own_of
from pubcheck.cli_terminal import say, show, shown
from pubcheck.config import (
    ConfigError,
    Configs,
    Known,
    UnknownSelectorError,
    describe,
    init_text,
    selected,
)

_FILE_NAME = "pubcheck.toml"


def configurations(rules: catalogue.Catalogue, options: Mapping[str, Any]) -> Configs:
    """The configurations of a run under the options of its command line.

    Raises ConfigError, and UsageError for a selector that stands for nothing.
    """
    known = known_to(rules)
    only = Path(options["config"]) if options.get("config") else None
    command_line: dict[str, Any] = {}
    told: dict[str, None] = {}
    for key in ("select", "ignore", "extend-select"):
        if chosen := [name for names in options.get(key.replace("-", "_"), ()) for name in names]:
            _check_selectors(rules, _with_own(known, chosen, options, only), f"--{key}", chosen)
            command_line[key] = [known.renamed.get(name, name) for name in chosen]
            told |= {f"--{key}: {notice}.": None for notice in map(known.told, chosen) if notice}
    if options.get("preview"):
        command_line["preview"] = True
    for key in ("profile", "fail-on"):
        if (value := options.get(key.replace("-", "_"))) is not None:
            command_line[key] = value
    configs = Configs(known, command_line, only)
    configs.notices = told | configs.notices
    return configs


def _with_own(known: Known, names: Sequence[str], options: Mapping[str, Any], only: Path | None) -> Known:
    """What is known, with the rules of the named files' projects where a name asks for one of them."""
    if known.selectors.issuperset(names):
        return known
    paths = [path for path in (*options.get("paths", ()), options.get("file")) if path and path != "-"]
    return own_of(paths or ["."], known, only).known(known)


def known_to(rules: catalogue.Catalogue) -> Known:
    """The names that a configuration may use."""
    return Known.of(rules.rules.values(), rules.standards, rules.renamed)


def _check_selectors(rules: catalogue.Catalogue, known: Known, option: str, names: list[str]) -> None:
    try:
        selected(rules.rules.values(), names, known=known.selectors)
    except UnknownSelectorError as error:
        hint = "" if error.suggestion else "; `pubcheck rules` lists all rules by topic"
        raise click.UsageError(f"{option}: {error}{hint}") from error


def show_settings(file: str, options: Mapping[str, Any]) -> int:
    """Show the settings of one file with their origins."""
    rules = catalogue.load()
    try:
        configs = configurations(rules, {**options, "file": file})
        settings = configs.settings_for(os.path.abspath(file))
    except ConfigError as error:
        say(*map(str, error.mistakes))
        return WRONG
    say(*configs.notices)
    if not os.path.lexists(file):
        say(f"“{shown(file)}” is not there; these are the settings that it would have.")
    rows = describe(settings, known_to(rules))
    widths = [min(max(len(row[column]) for row in rows), 60) for column in (0, 1)]
    for key, value, origin in rows:
        show(f"{shown(key):<{widths[0]}}  {shown(value):<{widths[1]}}  {shown(origin)}".rstrip())
    return CLEAN


def write_settings() -> int:
    """Write a commented pubcheck.toml into this folder; one that is there stays."""
    try:
        with Path(_FILE_NAME).open("x", encoding="utf-8", newline="\n") as file:
            file.write(init_text())
    except FileExistsError:
        raise click.ClickException(
            f"{_FILE_NAME} is already here; it was left as it is. Rename it to have a new one."
        ) from None
    except OSError as error:
        raise click.ClickException(f"{_FILE_NAME} cannot be written: {why(error, _FILE_NAME)}.") from error
    say(f"{_FILE_NAME} is written; every setting in it is explained and none is changed.")
    return CLEAN
