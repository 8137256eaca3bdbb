"""The command `stats`: finds files, has their running text measured, and shows the figures."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pubcheck import catalogue
from pubcheck.cli import CLEAN, FOUND, TRACE, WRONG
from pubcheck.cli_check import seldom_collected
from pubcheck.cli_files import STANDARD_INPUT, files_of
from pubcheck.cli_terminal import Progress, say, shown
from pubcheck.document import Document, lacking_part
from pubcheck.linter import File, Linter
from pubcheck.linter_figures import Figures, joined, measured, running_text, texts_of
from pubcheck.linter_files import UnreadableError
from pubcheck.views.page import Context

LONGEST = 5  # sentences that are shown
_FILES_BETWEEN_COLLECTIONS = 500


class Article(NamedTuple):
    """One document of a file and its figures; ``line`` is where it begins in a file that has several."""

    path: str
    format: str
    line: int | None
    figures: Figures
    texts: tuple[str, ...]


class Unread(NamedTuple):
    """A file that cannot be read, or not all of it, and why."""

    path: str
    reason: str


class Measured(NamedTuple):
    """What came of one file."""

    path: str
    articles: tuple[Article, ...]

    @property
    def figures(self) -> Figures:
        """The figures of all its documents together."""
        return joined([article.figures for article in self.articles], LONGEST)


def show_stats(options: Mapping[str, Any]) -> int:
    """Show the figures of each file, or rank the files of folders; gives the exit code."""
    rules = catalogue.load()
    files = files_of(rules, options)
    if files is None:
        return WRONG
    if not files:
        say("There is nothing to count here.")
        if options["output_format"] == "text":
            return CLEAN
    linter = Linter(rules, date.today(), trace=bool(os.environ.get(TRACE)))
    unread: list[Unread] = []
    paths = options["paths"] or (".",)
    is_ranking = any(path != STANDARD_INPUT and os.path.isdir(path) for path in paths)  # noqa: PTH112
    with_texts = not is_ranking or options["output_format"] == "json"
    with Progress(len(files), silent=False) as progress, seldom_collected():
        results = _measured(linter, files, progress, unread, with_texts=with_texts)
        if options["output_format"] == "json":
            from pubcheck.cli_stats_json import write

            found = list(results)
            progress.hide()
            write(found, unread, sys.stdout)
        else:
            from pubcheck.cli_stats_text import write_ranking, write_tables

            if is_ranking:
                articles = [article for result in results for article in result.articles]
                progress.hide()
                write_ranking(articles)
            else:
                write_tables(results, progress.hide)
    for one in unread:
        say(f"{shown(one.path)} cannot be read: {one.reason}.")
    for failure in linter.report.failures:
        say(f"{shown(failure.path)}: pubcheck itself failed here, in {failure.part}: {failure.error}")
        say(*failure.trace.splitlines())
    if linter.report.failures:
        say(f"Please report this. Set {TRACE}=1 to see where it comes from.")
        return WRONG
    return FOUND if unread else CLEAN


def _measured(
    linter: Linter, files: Sequence[File], progress: Progress, unread: list[Unread], *, with_texts: bool
) -> Iterator[Measured]:
    """What comes of each file that can be read, as it comes."""
    context = Context(date.today())
    for file in files:
        try:
            documents = linter.read(file)
        except UnreadableError as unreadable:
            unread.append(Unread(file.name, str(unreadable)))
            documents = ()
        lacking = lacking_part(documents)
        if lacking:
            unread.append(Unread(file.name, lacking))
        several = len(documents) > 1
        found = [_article(file, document, context, several, with_texts) for document in documents]
        progress.step()
        if progress.done % _FILES_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        if documents and not (lacking and not any(article.figures.counts.words for article in found)):
            yield Measured(file.name, tuple(found))


def _article(file: File, document: Document, context: Context, several: bool, with_texts: bool) -> Article:
    blocks = running_text(document, context)
    line = document.source.position(document.extent.start)[0] if several and document.extent else None
    texts = tuple(texts_of(blocks)) if with_texts else ()
    return Article(file.name, document.format, line, measured(blocks, LONGEST), texts)
