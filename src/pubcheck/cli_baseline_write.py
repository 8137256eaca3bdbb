"""Writes baselines: `baseline create`, `update` and `prune`; and tells what a run has to say of its own."""

from __future__ import annotations

# Paths are strings here: names need not be UTF-8.
# ruff: noqa: PTH100, PTH118
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from pubcheck import __version__, catalogue, linter_baseline, linter_files
from pubcheck.catalogue import Catalogue
from pubcheck.cli import CLEAN, FOUND, TRACE, WRONG
from pubcheck.cli_check import seldom_collected
from pubcheck.cli_files import files_of
from pubcheck.cli_terminal import Progress, say, show
from pubcheck.config import ConfigError, Settings, find_config, joined_own
from pubcheck.finding import Finding, Mark
from pubcheck.linter import File, Linter
from pubcheck.linter_baseline import BaselineError, Entry
from pubcheck.linter_baseline_sieve import Baseline, Baselines, shown
from pubcheck.linter_cache import Cache, usual_path
from pubcheck.linter_run import run

_MOST_LISTED = 20  # rules or files


class _Run(NamedTuple):
    """What came of the files that a command names, held against their baselines."""

    rules: Catalogue
    baselines: Baselines
    linter: Linter
    today: date


def heeded(rules: Catalogue, files: Sequence[File], options: Mapping[str, Any]) -> Baselines | None:
    """The baselines that `check` heeds, read; None without any. Raises ClickException for a bad one."""
    if options["no_baseline"]:
        if options["baseline"]:
            raise click.UsageError("--baseline and --no-baseline say opposite things.")
        return None
    baselines = Baselines(options["baseline"], home(options), rules)
    try:
        baselines.load(files)
    except BaselineError as error:
        raise click.ClickException(str(error)) from error
    return baselines if any(True for _ in baselines) else None


def told(baselines: Baselines, rules: Catalogue) -> Iterator[str]:
    """What to say of the baselines after a run: what is mended, and what the law asks for all the same."""
    if lawful := sum(baseline.settled_by(by_law(rules)) for baseline in baselines):
        many = _number(lawful, "finding")
        yield f"{many} of the baseline {_is(lawful)} of rules that rest upon a law."
    for baseline in baselines:
        if number := baseline.mended:
            command = " ".join(["pubcheck baseline prune", *_option(baseline, baselines)])
            yield f"{_number(number, 'finding')} of the baseline {_is(number)} mended: run `{command}`."


def create(options: Mapping[str, Any]) -> int:
    """Write baselines of all that is found."""
    done = _checked(options, anew=True)
    if done is None:
        return WRONG
    wanted = _wanted(done.rules, options)
    author = _author(options)
    for baseline in done.baselines:
        entries = _new(baseline, wanted, author, options["reason"], done.today)
        _write(baseline, entries)
        if not options["quiet"]:
            files = len({entry.path for entry in entries})
            say(
                f"{shown(baseline.path)} is written: {_number(len(entries), 'finding')} in "
                f"{_number(files, 'file')}. From now on only new ones count."
            )
            if lawful := sum(entry.rule in by_law(done.rules) for entry in entries):
                say(
                    f"{lawful:,} of them {_is(lawful)} of rules that rest upon a law, and still to be mended."
                )
    return _ended(done.linter)


def update(options: Mapping[str, Any]) -> int:
    """Take new findings into the baselines, and write anew the entries of what moved or changed."""
    done = _checked(options)
    if done is None:
        return WRONG
    wanted = _wanted(done.rules, options)
    author = _author(options)
    for baseline in done.baselines:
        entries = {(entry.path, entry.fingerprint): entry for entry in baseline.entries}
        moved = 0
        for path, outcome in baseline.outcomes.items():
            for finding, (entry, _) in outcome.matched:
                now = _entry(finding, path, entry.author, entry.reason, date.fromisoformat(entry.date))
                if now._replace(version=entry.version) != entry and (not wanted or finding.rule in wanted):
                    moved += entries.pop((entry.path, entry.fingerprint), None) is not None
                    entries[now.path, now.fingerprint] = now
        new = _new(baseline, wanted, author, options["reason"], done.today)
        entries |= {(entry.path, entry.fingerprint): entry for entry in new}
        if new or moved:
            _write(baseline, entries.values())
        if not options["quiet"]:
            _list(Counter(entry.rule for entry in new), "+")
            say(
                f"{shown(baseline.path)}: {_number(len(new), 'new finding')}, {moved} moved or changed; "
                f"it has {_number(len(entries), 'finding')} now."
            )
    return _ended(done.linter)


def prune(options: Mapping[str, Any]) -> int:
    """Drop what is mended from the baselines, or tell of it."""
    done = _checked(options)
    if done is None:
        return WRONG
    if done.linter.report.failures:
        say("Nothing was dropped: what pubcheck failed to look for may still be there.")
        return _ended(done.linter)
    stale = 0
    for baseline in done.baselines:
        dropped = {
            (entry.path, entry.fingerprint)
            for outcome in baseline.outcomes.values()
            for entry in outcome.mended
        }
        gone = {path for path in baseline.moves.gone if _is_below(baseline, path, options["paths"])}
        left = []
        for entry in baseline.entries:
            if entry.path in gone or (entry.path, entry.fingerprint) in dropped:
                dropped.add((entry.path, entry.fingerprint))
            else:
                left.append(entry)
        stale += len(dropped)
        if dropped and not options["check"]:
            _write(baseline, left)
        if not options["quiet"]:
            _list(Counter(path for path, _ in dropped), "-")
            verb = "can be dropped" if options["check"] else "dropped"
            say(
                f"{shown(baseline.path)}: {_number(len(dropped), 'mended finding')} {verb}, "
                f"{len(left):,} left."
            )
    if options["check"] and stale:
        say("Run `pubcheck baseline prune` and commit the file.")
        return FOUND
    return CLEAN


def _checked(options: Mapping[str, Any], *, anew: bool = False) -> _Run | None:
    """Check the files that a command names; None where something is wrong, which is told."""
    rules = catalogue.load()
    files = files_of(rules, options)
    if files is None:
        return None
    baselines = Baselines(options["baseline"], home(options), rules, keep=True, anew=anew)
    try:
        baselines.load(files)
    except BaselineError as error:
        raise click.ClickException(str(error)) from error
    if not files:
        say("There is nothing to check here.")
    for baseline in baselines:
        if anew and os.path.lexists(baseline.path) and not options["force"]:
            name = shown(baseline.path)
            raise click.ClickException(
                f"{name} is here already; `pubcheck baseline update` adds what is new, --force makes it anew."
            )
    if files and not any(True for _ in baselines):
        raise click.ClickException("There is no baseline here; `pubcheck baseline create` makes one.")
    today = options.get("today") or date.today()
    # What a cache keeps has its lines, for the runs of `check` that show them.
    linter = Linter(rules, today, with_lines=True, trace=bool(os.environ.get(TRACE)))
    linter.admit(joined_own(file.settings.own for file in files))
    progress = Progress(len(files), silent=options["quiet"])
    with Cache(usual_path(), today) as cache, progress, seldom_collected():
        for _ in run(linter, files, [baselines], cache=cache, workers=None):
            progress.step()
    return _Run(rules, baselines, linter, today)


def home(options: Mapping[str, Any]) -> str:
    """The folder of the configuration that counts where the run begins; that folder without one."""
    found = None if options["config"] else find_config(Path.cwd())
    return str(found.parent if found else Path.cwd())


def settings_here(rules: Catalogue, options: Mapping[str, Any]) -> Settings:
    """The settings that count where the run begins."""
    from pubcheck.cli_settings import configurations

    try:
        return configurations(rules, options).for_folder(str(Path.cwd())).settings
    except ConfigError as error:
        raise click.ClickException("\n".join(map(str, error.mistakes))) from error


def _new(
    baseline: Baseline, wanted: frozenset[str], author: str, reason: str | None, day: date
) -> list[Entry]:
    """Entries of what the baseline does not have yet, of the wanted rules or, where none is named, of all."""
    return [
        _entry(finding, path, author, reason, day)
        for path, outcome in baseline.outcomes.items()
        for finding in outcome.new
        if not wanted or finding.rule in wanted
    ]


def _entry(finding: Finding, path: str, author: str, reason: str | None, day: date) -> Entry:
    mark = Mark(*finding.mark) if finding.mark else Mark("", "", "", "")
    text = (mark.text, mark.before, mark.after, mark.fingerprint)
    return Entry(path, finding.rule, *text, __version__, day.isoformat(), author, reason or "", mark.content)


def _write(baseline: Baseline, entries: Iterable[Entry]) -> None:
    try:
        linter_baseline.write(baseline.path, entries)
    except OSError as error:
        name = shown(baseline.path)
        raise click.ClickException(f"{name} cannot be written: {linter_files.reason(error)}.") from error


def _ended(linter: Linter) -> int:
    """Tell of faults of pubcheck itself; gives the exit code."""
    for failure in linter.report.failures:
        say(f"{failure.path}: pubcheck itself failed here, in {failure.part}: {failure.error}")
        say(*failure.trace.splitlines())
    return WRONG if linter.report.failures else CLEAN


def _wanted(rules: Catalogue, options: Mapping[str, Any]) -> frozenset[str]:
    """The rules that the command line names; none for all."""
    names = {rules.renamed.get(name, name) for names in options["rules"] for name in names}
    if unknown := sorted(names - rules.rules.keys()):
        raise click.UsageError(f"--rule: there is no rule “{unknown[0]}”; `pubcheck rules` lists all.")
    return frozenset(names)


def _author(options: Mapping[str, Any]) -> str:
    """Who takes findings in: whom the command line names, else the user's name in git, else nobody."""
    if options["author"] is not None:
        return " ".join(options["author"].split())
    import subprocess

    if name := os.environ.get("GIT_AUTHOR_NAME"):
        return name.strip()
    try:
        output = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False)
    except OSError:
        return ""
    return output.stdout.decode("utf-8", "replace").strip()


def by_law(rules: Catalogue) -> frozenset[str]:
    """The ids of the rules that rest upon a law."""
    laws = {key for key, standard in rules.standards.items() if standard.kind == "law"}
    return frozenset(
        rule.id
        for rule in rules.rules.values()
        if any(standard.partition(":")[0] in laws for standard in rule.standards)
    )


def _is_below(baseline: Baseline, path: str, paths: Sequence[str]) -> bool:
    """Whether a path of a baseline stands below one of those that were checked."""
    full = os.path.abspath(os.path.join(os.path.dirname(baseline.path), path))  # noqa: PTH120
    return any(full.startswith(os.path.join(os.path.abspath(top), "")) for top in paths or (".",))


def _option(baseline: Baseline, baselines: Baselines) -> list[str]:
    return ["--baseline", shown(baseline.path)] if baselines.is_named else []


def _list(counts: Counter[str], sign: str) -> None:
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_LISTED]:
        show(f"{sign}{number:<6} {name}")
    if len(counts) > _MOST_LISTED:
        show(f"{sign}{sum(sorted(counts.values())[:-_MOST_LISTED])} more, of {len(counts) - _MOST_LISTED}")


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
