"""The command `stats`: figures of the running text of files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck import catalogue, textstat_table
from pubcheck.cli import CLEAN, FOUND, WRONG
from pubcheck.cli_files import files_of
from pubcheck.cli_settings import configurations
from pubcheck.cli_terminal import say, show, shown
from pubcheck.config import ConfigError
from pubcheck.discovery import MissingPathError
from pubcheck.document import OPAQUE, Document
from pubcheck.linter import Linter
from pubcheck.linter_files import UnreadableError
from pubcheck.views.bodies import bodies
from pubcheck.views.page import Context, Page

_UNSELECTED = {"select": (), "ignore": (), "extend_select": ()}


def show_stats(paths: tuple[str, ...]) -> int:
    """Show the figures of each file, ours beside textstat's; gives the exit code."""
    rules = catalogue.load()
    try:
        files = list(files_of({"paths": paths}, configurations(rules, _UNSELECTED)))
    except ConfigError as error:
        say(*map(str, error.mistakes))
        return WRONG
    except MissingPathError as error:
        say(str(error))
        return WRONG
    linter = Linter(rules, date.today())
    code = CLEAN
    for number, file in enumerate(files):
        try:
            documents = linter.read(file)
        except UnreadableError as unreadable:
            say(f"{shown(file.name)} cannot be read: {unreadable}.")
            code = FOUND
            continue
        texts = [text for document in documents for text in running_text(document)]
        show(("\n" if number else "") + shown(file.name))
        for line in _table(texts) if texts else ["  no running text"]:
            show(line)
    if not files:
        say("There is nothing to count here.")
    return code


def running_text(document: Document) -> list[str]:
    """The paragraphs of the article, masked text left out."""
    page = Page(document, Context(date.today()))
    texts = [block.text.replace(OPAQUE, "") for body in bodies(page) for block in body.paragraphs]
    return [text for text in texts if text.strip()]


def _table(texts: list[str]) -> Iterator[str]:
    theirs = textstat_table.table(" ".join(texts))
    ours = dict(textstat_table.own_figures(texts))
    version = str(theirs[0][1])
    yield f"  {'':34}{'pubcheck':>12}  {'textstat ' + version:>16}"
    for name, figure in theirs[1:]:
        own = _figure(ours[name]) if name in ours else ""
        yield f"  {name:<34}{own:>12}  {_figure(figure):>16}"


def _figure(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
