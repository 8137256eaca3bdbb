"""Asking servers from the command line: the cache, the progress, and what is told when it cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

from pubcheck.cli_terminal import Progress
from pubcheck.grammar.answers import Answer
from pubcheck.linter import File, Linter
from pubcheck.linter_online import Asking, answered, gathered

INSTALL = 'pip install "pubcheck[online]"'


def let_ask(linter: Linter, files: list[File], options: Mapping[str, Any]) -> None:
    """Have servers asked for the links in files, so that the linter knows the answers."""
    if options["offline"]:
        raise click.UsageError("--online and --offline contradict each other.")
    linter.answers = {}  # so that the rules which need them count as chosen
    linked = gathered(linter, files, chosen_only=True)
    linter.answers = ask(((link.asked, link.file) for link in linked), options)


def ask(linked: Iterable[tuple[str, File]], options: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers by address; raises ClickException where the library is not installed."""
    from pubcheck.online import NoLibraryError
    from pubcheck.online.cache import usual_path

    cache = None if options["no_cache"] else usual_path()
    shown: list[Progress] = []

    def step(total: int) -> None:
        if not shown:
            shown.append(Progress(total, silent=options["quiet"], unit="links"))
        shown[0].step()

    try:
        return answered(linked, Asking(cache, options["offline"], step))
    except NoLibraryError:
        raise click.ClickException(
            f"Links are asked for with aiohttp, which is not installed: {INSTALL}"
        ) from None
    finally:
        for progress in shown:
            progress.hide()


def clear_cache() -> None:
    """Forget the answers of earlier runs."""
    from pubcheck.online import cache

    try:
        cache.clear(cache.usual_path())
    except OSError as error:
        raise click.ClickException(f"The cache cannot be cleared: {error.strerror}.") from error
