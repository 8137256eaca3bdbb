"""The command `check`: finds files, has them checked, and reports."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import IO, Any

import click

from pubcheck import catalogue, linter_files, reporters
from pubcheck.cli import CLEAN, FOUND, TRACE, WRONG, let_go_of_output
from pubcheck.cli_files import files_of
from pubcheck.cli_terminal import Progress, colors, say, shown, width
from pubcheck.linter import File, Linter
from pubcheck.linter_report import FileReport
from pubcheck.linter_run import run
from pubcheck.views import ONLINE

_FILES_BETWEEN_COLLECTIONS = 500


def check(options: Mapping[str, Any]) -> int:
    """Check and report; gives the exit code."""
    known = catalogue.load()
    reporter = reporters.find(options["output_format"])
    left_out: list[tuple[str, str]] = []
    files = files_of(known, options, left_out)
    if files is None:
        return WRONG
    linter = Linter(
        known,
        options["today"] or date.today(),
        with_lines=reporter.with_lines and not options["diff"],
        trace=bool(os.environ.get(TRACE)),
    )
    linter.report.left_out += left_out
    _tell_of_rules_that_ask(known, options)
    if options["online"]:
        from pubcheck.cli_online import let_ask

        let_ask(linter, files, options)
    try:
        with Progress(len(files), silent=options["quiet"]) as progress, seldom_collected():
            if options["diff"]:
                _write_diff(linter, files, progress, options)
            else:
                _write_report(
                    reporter, linter, _checked(linter, files, progress, fix=options["fix"]), options
                )
    except BrokenPipeError:
        let_go_of_output()
    report = linter.report
    if not report.files and not report.failures:
        say("There is nothing to check here.")
    if report.by_rule["word-unknown", "cannotTell"] and not options["show_cannot_tell"]:
        say("Words were not looked up: --select word-unknown --show-cannot-tell says what is missing.")
    for name, reason in report.refused:
        say(f"{shown(name)} was not changed: {reason}.")
    for failure in report.failures:
        say(f"{shown(failure.path)}: pubcheck itself failed here, in {failure.part}: {failure.error}")
        say(*failure.trace.splitlines())
    if report.failures:
        say(f"Please report this. Set {TRACE}=1 to see where it comes from.")
    if report.failures or report.refused:
        return WRONG
    return FOUND if report.fails and not options["exit_zero"] else CLEAN


def _tell_of_rules_that_ask(known: catalogue.Catalogue, options: Mapping[str, Any]) -> None:
    """Tell whoever names a rule that needs the answers of servers that it waits for them."""
    named = {name for key in ("select", "extend_select") for names in options[key] for name in names}
    waiting = sorted(name for name in named & known.rules.keys() if known.rules[name].subject in ONLINE)
    if waiting and not options["online"]:
        say(f"{', '.join(waiting)}: only with --online.")


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Leave garbage to reference counts, which free all there is today; looking for more costs a sixth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _checked(linter: Linter, files: list[File], progress: Progress, *, fix: bool) -> Iterator[FileReport]:
    """What comes of each file, as it comes."""
    for found in run(linter, files, judge=(lambda file: linter.fix(file)[0]) if fix else None):
        progress.step()
        if progress.done % _FILES_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        if found:
            if found.findings:
                progress.hide()
            yield found


def _write_report(
    reporter: reporters.Reporter, linter: Linter, results: Iterator[FileReport], options: Mapping[str, Any]
) -> None:
    to_file = options["output"] is not None
    shape = reporters.Options(
        show_cannot_tell=options["show_cannot_tell"],
        statistics=options["statistics"],
        quiet=options["quiet"],
        color=not to_file and colors(sys.stdout),
        width=width(),
        encoding="utf-8" if to_file else sys.stdout.encoding or "ascii",
    )
    if not to_file:
        reporter.write(results, linter.report, sys.stdout, shape)
        sys.stdout.flush()
        return
    import io

    with _told_if_unwritable(options["output"]), linter_files.replacing(options["output"]) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
        reporter.write(results, linter.report, text, shape)
        text.flush()
        text.detach()


@contextmanager
def _told_if_unwritable(output: str) -> Iterator[None]:
    """Tell of a report that cannot be written as of any other mistake in the command."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}.") from error


def _write_diff(linter: Linter, files: list[File], progress: Progress, options: Mapping[str, Any]) -> None:
    """Write what the safe fixes would change as a unified diff, in the bytes of the files themselves."""
    from pubcheck.cli_diff import unified

    sys.stdout.flush()
    fixes = changed = 0
    with ExitStack() as stack:
        out: IO[bytes] = sys.stdout.buffer
        if options["output"] is not None:
            stack.enter_context(_told_if_unwritable(options["output"]))
            out = stack.enter_context(linter_files.replacing(options["output"]))
        for file in files:
            _, change = linter.fix(file, write=False)
            progress.step()
            if change:
                progress.hide()
                fixes, changed = fixes + change.fixes, changed + 1
                out.write(unified(file.name, change.before, change.after))
        out.flush()
    if not options["quiet"]:
        made = f"{fixes} safe fix{'' if fixes == 1 else 'es'}"
        seen = f"{len(files)} file{'' if len(files) == 1 else 's'}"
        say(f"{made} in {changed} of {seen}; nothing was changed.")
