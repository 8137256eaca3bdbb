"""The command `check`: finds files, has them checked, and reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import click

from pubcheck import catalogue, linter_files, reporters
from pubcheck.cli import CLEAN, FOUND, WRONG
from pubcheck.cli_files import files_of
from pubcheck.cli_settings import configurations
from pubcheck.cli_terminal import Progress, colors, say, shown, width
from pubcheck.config import ConfigError
from pubcheck.discovery import MissingPathError
from pubcheck.linter import Change, Linter

_TRACE = "PUBCHECK_TRACE"


def check(options: Mapping[str, Any]) -> int:
    """Check and report; gives the exit code."""
    known = catalogue.load()
    reporter = reporters.find(options["output_format"])
    try:
        configs = configurations(known, options)
        files = list(files_of(options, configs))
    except ConfigError as error:
        say(*map(str, error.mistakes))
        return WRONG
    except MissingPathError as error:
        say(str(error))
        return WRONG
    linter = Linter(
        known,
        options["today"] or date.today(),
        with_lines=reporter.with_lines and not options["diff"],
        trace=bool(os.environ.get(_TRACE)),
    )
    changes: list[Change] = []
    with Progress(len(files), silent=options["quiet"]) as progress:
        for file in files:
            if options["fix"] or options["diff"]:
                change = linter.fix(file, write=not options["diff"])
                if change and options["diff"]:
                    changes.append(change)
            else:
                linter.check(file)
            progress.step()
    report = linter.report
    if not report.files and not report.failures:
        say("There is nothing to check here.")
    if options["diff"]:
        _write_diff(changes, options)
    else:
        _write_report(reporter, linter, options)
    for name, reason in report.refused:
        say(f"{shown(name)} was not changed: {reason}.")
    for failure in report.failures:
        say(f"{shown(failure.path)}: pubcheck itself failed here, in {failure.part}: {failure.error}")
        say(*failure.trace.splitlines())
    if report.failures:
        say(f"Please report this. Set {_TRACE}=1 to see where it comes from.")
    if report.failures or report.refused:
        return WRONG
    return FOUND if report.fails and not options["exit_zero"] else CLEAN


def _write_report(reporter: reporters.Reporter, linter: Linter, options: Mapping[str, Any]) -> None:
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
        reporter.write(linter.report, sys.stdout, shape)
        sys.stdout.flush()
        return
    import io

    try:
        with linter_files.replacing(options["output"]) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
            reporter.write(linter.report, text, shape)
            text.flush()
            text.detach()
    except OSError as error:
        raise click.ClickException(f"{options['output']} cannot be written: {error.strerror}.") from error


def _write_diff(changes: Iterable[Change], options: Mapping[str, Any]) -> None:
    """Write the changes as a unified diff, in bytes: a file's own encoding and line ends stay in it."""
    from pubcheck.cli_diff import unified

    fixes = files = 0
    out = b""
    for change in changes:
        out += unified(change.file.name, change.before, change.after)
        fixes, files = fixes + change.fixes, files + 1
    if options["output"] is not None:
        linter_files.write(options["output"], out)
    elif hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(out)
        sys.stdout.buffer.flush()
    if not options["quiet"]:
        say(f"{fixes} fixes in {files} files; nothing was changed.")
