"""The command `check`: finds files, has them checked, and reports."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from pubcheck import catalogue, cli_outputs, linter_files
from pubcheck.cli import CLEAN, FOUND, TRACE, WRONG, let_go_of_output
from pubcheck.cli_files import files_of
from pubcheck.cli_terminal import Progress, say, shown
from pubcheck.config import joined_own
from pubcheck.linter import File, Linter
from pubcheck.linter_cache import Cache, usual_path
from pubcheck.linter_report import FileReport
from pubcheck.linter_run import Sieve, run
from pubcheck.views import ONLINE

if TYPE_CHECKING:
    from pubcheck.linter_changes_sieve import Changes


def check(options: Mapping[str, Any], files: list[File] | None = None) -> int:
    """Check and report; gives the exit code. ``files`` stand in place of those that the options name."""
    if options["watch"]:
        from pubcheck.cli_watch import watch

        return watch({**options, "watch": False})
    options = {**options, "fix": options["fix"] or options["fix_only"]}
    known = catalogue.load()
    outputs = cli_outputs.chosen(options)
    changed = _changed(options)
    from pubcheck.cli_baseline_write import heeded, told

    left_out: list[tuple[str, str]] = []
    if files is None:
        files = files_of(known, options, left_out)
    if files is None:
        return WRONG
    if changed:
        from pubcheck import cli_changes

        files = cli_changes.among(files, changed, options)
    today = options["today"] or date.today()
    cache = _cache(options, today)
    linter = Linter(
        known,
        today,
        with_lines=not options["diff"] and (cache is not None or cli_outputs.with_lines(outputs)),
        trace=bool(os.environ.get(TRACE)),
    )
    linter.admit(joined_own(file.settings.own for file in files))
    known = linter.report.catalogue
    linter.report.left_out += left_out
    linter.report.tells_fixes_only = options["fix_only"]
    sieves: list[Sieve] = [cli_changes.sieve(linter, changed)] if changed else []
    if baselines := heeded(known, files, options):
        sieves.insert(0, baselines)
    _tell_of_rules_that_ask(known, options)
    if options["online"]:
        from pubcheck.cli_online import let_ask

        let_ask(linter, files, options)
    would_change = False
    try:
        with (
            cache or nullcontext(),
            Progress(len(files), silent=options["quiet"]) as progress,
            seldom_collected(),
        ):
            if options["diff"]:
                would_change = _write_diff(linter, files, sieves, progress, options)
            else:
                # The fixed text of standard input has standard output for itself.
                stream = sys.stderr if options["fix"] and "-" in options["paths"] else sys.stdout
                results = _checked(linter, files, sieves, progress, cache, options)
                cli_outputs.write(
                    outputs, results, linter, files, cli_outputs.shape_of(options, stream), stream
                )
    except BrokenPipeError:
        let_go_of_output()
    report = linter.report
    if changed and not files:
        say("No file that changed is to be checked.")
    elif not report.files and not report.failures:
        say("There is nothing to check here.")
    if baselines and not options["quiet"]:
        say(*told(baselines, known))
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
    found = report.fails and not options["fix_only"]
    if options["diff"]:
        found = would_change
    elif options["exit_non_zero_on_fix"]:
        found = found or report.fixed > 0
    return FOUND if found and not options["exit_zero"] else CLEAN


def _changed(options: Mapping[str, Any]) -> Changes | None:
    """What changed, where only that is to be told."""
    if not any(
        options[name] not in {None, False} for name in ("since", "staged", "diff_file", "changed_only")
    ):
        return None
    from pubcheck.cli_changes import changes_of  # it starts processes, which few runs need

    return changes_of(options)


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


def _cache(options: Mapping[str, Any], today: date) -> Cache | None:
    """What earlier runs know, where it serves: what is fixed or asked of servers is looked at anew."""
    if any(options[name] for name in ("no_cache", "fix", "diff", "online")):
        return None
    return Cache(usual_path(), today)


def _checked(
    linter: Linter,
    files: list[File],
    sieves: list[Sieve],
    progress: Progress,
    cache: Cache | None,
    options: Mapping[str, Any],
) -> Iterator[FileReport]:
    """What comes of each file, as it comes."""
    if options["fix"]:
        from pubcheck.cli_fix import fixed

        results = fixed(linter, files, sieves, options)
    else:
        results = run(linter, files, sieves, cache=cache, workers=options["workers"])
    for found in results:
        progress.step()
        if found:
            if found.findings:
                progress.hide()
            yield found


def _write_diff(
    linter: Linter, files: list[File], sieves: list[Sieve], progress: Progress, options: Mapping[str, Any]
) -> bool:
    """Write what the fixes would change to where the report would go; gives whether it is anything."""
    from pubcheck.cli_fix import write_diff

    sys.stdout.flush()
    with ExitStack() as stack:
        out: IO[bytes] = sys.stdout.buffer
        if options["output"] is not None:
            stack.enter_context(cli_outputs.told_if_unwritable(options["output"]))
            out = stack.enter_context(linter_files.replacing(options["output"]))
        return write_diff(linter, files, sieves, out, progress, options)
