"""The commands `cache show` and `cache clear`: what earlier runs know."""

from __future__ import annotations

import click

from pubcheck.cli_help import ManualGroup
from pubcheck.cli_terminal import say, show, shown


@click.group("cache", cls=ManualGroup, short_help="Look at what earlier runs know, or forget it.")
def command() -> None:
    """Look at what earlier runs know, or forget it.

    Kept are the findings of files, which save checking anew what has not changed, and what servers have said
    of links. Both are help only: a run without them comes to the same.
    """


@command.command("show")
def show_cache() -> int:
    """Tell where it stands and how large it is."""
    from pubcheck import store

    folder = store.folder()
    show(f"{shown(str(folder))}")
    for name, said in (("checks", "findings of files"), ("links", "answers of servers")):
        size = store.size(folder / f"{name}.sqlite3")
        show(f"  {name}.sqlite3  {size / 1_000_000:>8.1f} MB  {said}")
    return 0


@command.command("clear")
def clear_cache() -> int:
    """Forget all of it."""
    from pubcheck import store

    folder = store.folder()
    try:
        freed = sum(store.clear(folder / f"{name}.sqlite3") for name in ("checks", "links"))
    except OSError as error:
        raise click.ClickException(
            f"{shown(str(folder))} cannot be cleared: {error.strerror}. Does another run use it?"
        ) from error
    say(f"{freed / 1_000_000:.1f} MB are free again.")
    return 0
