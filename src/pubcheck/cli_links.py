"""The command `links`: asks servers for what files link to, and lists the answers by outcome."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click


@click.command(short_help="Ask servers whether what is linked to is there.")
@click.argument("paths", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Use this configuration for all files.",
)
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A list by outcome, or all there is to know of each link.",
)
@click.option("--all", "show_all", is_flag=True, help="List what is well or was not asked for, too.")
@click.option("--offline", is_flag=True, help="Ask nobody: tell only what earlier runs know.")
@click.option("--no-cache", is_flag=True, help="Ask anew what earlier runs know, and keep nothing.")
@click.option("--clear-cache", is_flag=True, help="Forget what earlier runs know; without paths, do no more.")
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("-q", "--quiet", is_flag=True, help="Show no summary and no progress.")
@click.option("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named.")
def links(**options: Any) -> int:
    """Ask servers whether what files and folders (by default this one) link to is there.

    Only addresses leave your machine, never a text. Ends with 1 if a link is broken; what is moved, blocked
    or unreachable fails nothing.
    """
    return _links(options)


def _links(options: Mapping[str, Any]) -> int:
    from datetime import date

    from pubcheck import catalogue
    from pubcheck.cli import CLEAN, FOUND, WRONG
    from pubcheck.cli_files import files_of
    from pubcheck.cli_online import ask, clear_cache
    from pubcheck.cli_settings import configurations
    from pubcheck.cli_terminal import colors, say, shown
    from pubcheck.config import ConfigError
    from pubcheck.discovery import MissingPathError
    from pubcheck.linter import File, Linter
    from pubcheck.linter_online import gathered
    from pubcheck.linter_report import Place
    from pubcheck.reporters import Options, _links

    if options["clear_cache"]:
        clear_cache()
        if not options["paths"]:
            return CLEAN
    rules = catalogue.load()
    try:
        unselected: dict[str, Any] = {"select": (), "ignore": (), "extend_select": ()}
        files = list(files_of(options, configurations(rules, {**options, **unselected})))
    except ConfigError as error:
        say(*map(str, error.mistakes))
        return WRONG
    except MissingPathError as error:
        say(str(error))
        return WRONG
    linter = Linter(rules, date.today())
    places: dict[str, list[tuple[str, Place]]] = {}
    first: dict[str, File] = {}
    for link in gathered(linter, files):
        first.setdefault(link.asked, link.file)
        places.setdefault(link.asked, []).append((link.file.name, link.place))
    found = ask(first.items(), options)
    listed = _links.Links(places, found)
    if options["output_format"] == "json":
        _links.write_json(listed, sys.stdout)
    else:
        encoding = sys.stdout.encoding or "ascii"
        shape = Options(quiet=options["quiet"], color=colors(sys.stdout), encoding=encoding)
        _links.write_text(listed, rules, sys.stdout, shape, show_all=options["show_all"])
    for failure in linter.report.failures:
        say(f"{shown(failure.path)}: pubcheck itself failed here, in {failure.part}: {failure.error}")
    if linter.report.failures:
        return WRONG
    is_broken = any(answer.outcome == "broken" for answer in found.values())
    return FOUND if is_broken and not options["exit_zero"] else CLEAN
