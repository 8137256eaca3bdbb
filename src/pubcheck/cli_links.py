"""The command `links`: asks servers for what files link to, and lists the answers by outcome."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import click

from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import Manual
from pubcheck.cli_options import ConfigType, PathType


@click.command("links", cls=Manual, short_help="Ask servers whether what is linked to is there.")
@click.argument("paths", nargs=-1, type=PathType())
@click.option(
    "--config",
    type=ConfigType(),
    metavar="FILE",
    help="Use this configuration for all files.",
)
@text_or_json("A list by outcome, or all there is to know of each link.")
@click.option("--all", "show_all", is_flag=True, help="List what is well or was not asked for, too.")
@click.option("--offline", is_flag=True, help="Ask nobody: tell only what earlier runs know.")
@click.option("--no-cache", is_flag=True, help="Ask anew what earlier runs know, and keep nothing.")
@click.option("--clear-cache", is_flag=True, help="Forget what earlier runs know; without paths, do no more.")
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("-q", "--quiet", is_flag=True, help="Show no summary and no progress.")
@click.option("--force-exclude", is_flag=True, help="Leave out what is excluded even if it is named.")
def command(**options: Any) -> int:
    """Ask servers whether what files and folders (by default this one) link to is there.

    Only addresses leave your machine, never a text. Ends with 1 if a link is broken or a file cannot be read;
    what is moved, blocked or unreachable fails nothing.
    """
    return _links(options)


def _links(options: Mapping[str, Any]) -> int:
    from datetime import date

    from pubcheck import catalogue
    from pubcheck.cli import CLEAN, FOUND, WRONG
    from pubcheck.cli_files import files_of
    from pubcheck.cli_online import ask, clear_cache
    from pubcheck.cli_terminal import colors, say, shown
    from pubcheck.linter import File, Linter
    from pubcheck.linter_online import gathered
    from pubcheck.linter_report import Place
    from pubcheck.reporters import Options, _links

    if options["clear_cache"]:
        clear_cache()
        if not options["paths"]:
            return CLEAN
    rules = catalogue.load()
    files = files_of(rules, options)
    if files is None:
        return WRONG
    if not files:
        say("There is nothing to check here.")
    linter = Linter(rules, date.today())
    places: dict[str, list[tuple[str, Place]]] = {}
    first: dict[str, File] = {}
    unread: list[tuple[File, str]] = []
    for link in gathered(linter, files, unread=unread):
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
    for file, reason in unread:
        say(f"{shown(file.name)} cannot be read: {reason}.")
    for failure in linter.report.failures:
        say(f"{shown(failure.path)}: pubcheck itself failed here, in {failure.part}: {failure.error}")
    if linter.report.failures:
        return WRONG
    is_broken = any(answer.outcome == "broken" for answer in found.values())
    return FOUND if (is_broken or unread) and not options["exit_zero"] else CLEAN
