"""The command `rules new`: writes the file that a rule of a project's own begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pubcheck.cli_help import Manual


@click.command("new", cls=Manual, short_help="Write the file of a new rule of your own.")
@click.argument("name", metavar="TOPIC/RULE-ID")
@click.option(
    "--check",
    default="words.forbid",
    show_default=True,
    metavar="MODULE.FUNCTION",
    help="The check that the rule asks; docs/custom-rules.md has the stock checks.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="The folder of your rules; by default the first one of rule-folders, else rules.",
)
def command(**options: Any) -> int:
    """Write the file of a new rule, TOPIC/RULE-ID.toml, in the folder of your rules.

    It is a good rule that fails its own examples: say what it is to find, and `pubcheck rules test` tells
    whether it does.
    """
    return _new(options["name"], options["check"], options["folder"])


def _new(name: str, check: str, into: str | None) -> int:
    from pubcheck import checks
    from pubcheck.catalogue_scaffold import RuleNameError, parts_of, text_of
    from pubcheck.cli import CLEAN
    from pubcheck.cli_terminal import say, shown
    from pubcheck.config.own_options import STOCK
    from pubcheck.config.selectors import nearest

    try:
        topic, rule = parts_of(name)
    except RuleNameError as error:
        raise click.UsageError(f"“{name}” is no name of a rule: {error}.") from error
    try:
        checks.find(check)
    except (LookupError, ImportError) as error:
        near = nearest(check, STOCK)
        hint = f"; did you mean “{near}”?" if near else f"; the stock checks are {', '.join(sorted(STOCK))}."
        raise click.UsageError(f"{error}{hint}") from error
    folder, is_named = _folder(into)
    path = folder / topic / f"{rule}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text_of(check, standard="house", where=f"{folder.name}/standards.toml or of pubcheck"))
    except FileExistsError:
        raise click.ClickException(f"{shown(str(path))} is here already; it was left as it is.") from None
    except OSError as error:
        raise click.ClickException(f"{shown(str(path))} cannot be written: {error.strerror}.") from error
    say(f"{shown(str(path))} is written. Say in it what is to be found, then: pubcheck rules test {folder}")
    if not is_named:
        say(f'For checking, name its folder in pubcheck.toml: rule-folders = ["{folder.as_posix()}"]')
    return CLEAN


def _folder(into: str | None) -> tuple[Path, bool]:
    """The folder for the rule, and whether the configuration that counts here names it."""
    import os

    from pubcheck.config import find_config
    from pubcheck.config.layers import read_chain

    found = find_config(Path.cwd())
    layers = read_chain(found, []) if found else []
    named = [
        layer.path.parent / name
        for layer in reversed(layers)
        if isinstance(layer.settings, dict)
        for name in layer.settings.get("rule-folders", ())
        if isinstance(name, str)
    ]
    if into is None and named:
        return Path(os.path.relpath(named[0])), True
    folder = Path(into or "rules")
    return folder, any(folder.resolve() == other.resolve() for other in named)
