"""The command `check --watch`: checks again what changes, round by round, until it is stopped."""

from __future__ import annotations

# Paths are strings here, as where files are found.
# ruff: noqa: PTH100, PTH112, PTH116, PTH118, PTH120, PTH123
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple

import click

from pubcheck import catalogue
from pubcheck.cli_check import check
from pubcheck.cli_files import STANDARD_INPUT, found
from pubcheck.cli_settings import configurations
from pubcheck.cli_terminal import is_terminal, say, shown
from pubcheck.cli_watch_waiting import wakes
from pubcheck.config import ConfigError, Settings
from pubcheck.discovery import MissingPathError
from pubcheck.linter import File

State = tuple[int, ...]
_CONFIGURATIONS = ("pubcheck.toml", "pyproject.toml")
_NAMED = 3  # files that the head of a round names; more are counted
_CLEAR = "\x1b[2J\x1b[H"


class Scan(NamedTuple):
    """How things stand: the files to check with their states, and those of the files that set how.

    ``mistakes`` says why there are no files to be had where the configuration is wrong or nothing is there.
    """

    files: Mapping[str, File]
    states: dict[str, State | None]
    settings: Mapping[str, State | None]
    mistakes: tuple[str, ...] = ()


def watch(options: Mapping[str, Any]) -> int:
    """Check, then check again what changes; ends by KeyboardInterrupt only."""
    _refuse(options)
    written: dict[str, bytes] = {}
    options = {**options, "note_written": lambda path, data: written.update({path: _digest(data)})}
    seen = scan(options)
    if not seen.mistakes:
        check(options, list(seen.files.values()))  # told as without --watch where the options are wrong
    else:
        say(*seen.mistakes)
    if not options["quiet"]:
        watched = (
            "Waiting until that is mended"
            if seen.mistakes
            else f"Watching {_counted(len(seen.files), 'file')}"
        )
        say(f"{watched}; Ctrl-C ends it.")
    last = [_with_our_own(seen, written)]
    for _ in wakes(options["paths"] or (".",), lambda: _states(last[0].settings) != last[0].settings):
        now = scan(options, last[0])
        written.clear()
        if (
            _differ(now.states, last[0].states)
            or _differ(now.settings, last[0].settings)
            or now.mistakes != last[0].mistakes
        ):
            _round(options, last[0], now)
            last[0] = _with_our_own(now, written)
    raise AssertionError("waiting does not end")


def scan(options: Mapping[str, Any], before: Scan | None = None) -> Scan:
    """How things stand now; what is gone of the paths that were given is passed over after the first time."""
    paths = [path for path in options["paths"] or (".",) if before is None or os.path.lexists(path)]
    mistakes: tuple[str, ...] = ()
    files: list[File] = []
    read: set[str] = set()
    configs = None
    try:
        configs = configurations(catalogue.load(), options)
        if paths:
            files = list(found({**options, "paths": paths}, configs, is_silent=before is not None))
        else:
            mistakes = ("Nothing of what is watched is there; waiting for it.",)
    except ConfigError as error:
        mistakes = tuple(map(str, error.mistakes))
        read = {str(mistake.path) for mistake in error.mistakes}
    except MissingPathError as error:
        if before is None:
            raise click.ClickException(str(error)) from None
        mistakes = (str(error),)
    if configs:
        read |= configs.paths
        if before is None:
            say(*configs.notices)
    if mistakes and before:
        read |= before.settings.keys()
    ours = _reports(options)
    by_path = {file.path: file for file in files if ours.isdisjoint((file.path, _identity(file.path)))}
    states = {path: _state(path) for path in by_path}
    folders = {os.path.dirname(path) for path in by_path} | {_folder(path) for path in paths}
    read |= {path for settings in {file.settings for file in files} for path in _beside(settings)}
    return Scan(by_path, states, _states(read | set(_candidates(folders))), mistakes)


def _round(options: Mapping[str, Any], before: Scan, now: Scan) -> None:
    """Tell what changed, and check it: all files where it is what sets how they are checked."""
    everything = _differ(now.settings, before.settings) or before.mistakes
    there = {path for path, state in now.states.items() if state is not None}
    changed = {path for path in there if now.states[path] != before.states.get(path)}
    gone = [path for path in before.files if path not in there and before.states.get(path) is not None]
    is_whole = everything or _has_report_file(options)
    names = [file.name for path, file in now.files.items() if path in changed]
    if is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb":
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    told = [f"{_listed(names)} changed"] if names else []
    if gone:
        told.append(
            f"{_listed([before.files[path].name for path in gone])} {'is' if len(gone) == 1 else 'are'} gone"
        )
    if now.mistakes:
        told = ["nothing can be checked now"]
    elif everything:
        told = ["everything is checked again" if before.mistakes else "the configuration changed"]
    say(f"[{time.strftime('%H:%M:%S')}] {', '.join(told) or 'nothing is left to check'}.")
    if now.mistakes:
        say(*now.mistakes)
        return
    files = [file for path, file in now.files.items() if path in there and (is_whole or path in changed)]
    if files:
        try:
            check(options, files)
        except click.ClickException as error:  # a report that cannot be written now may be the next time
            say(f"Error: {error.format_message()}")


def _differ(one: Mapping[str, State | None], other: Mapping[str, State | None]) -> bool:
    """Whether a file is another; one that is not there is as one that nobody looked for."""
    return any(one.get(path) != other.get(path) for path in {*one, *other})


def _refuse(options: Mapping[str, Any]) -> None:
    """Tell of options that ask for something else than to watch files as they lie in folders."""
    if STANDARD_INPUT in options["paths"]:
        raise click.UsageError("--watch watches files, not standard input (-): name files or folders.")
    for name in ("diff", "staged", "diff_file"):
        if options.get(name):
            raise click.UsageError(
                f"--watch does not go with --{name.replace('_', '-')}: take one of them out."
            )


def _has_report_file(options: Mapping[str, Any]) -> bool:
    """Whether a report goes to a file, which is to have all that there is, not only what changed last."""
    return any([options["output"], *(output.path for output in options["output_format"])])


def _reports(options: Mapping[str, Any]) -> set[object]:
    """The files that reports go to, by path or identity: each round changes them, which is no change."""
    paths = [options["output"], *(output.path for output in options["output_format"])]
    found: set[object] = {os.path.abspath(path) for path in paths if path}
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            found.add(_identity(stream.fileno()))
    return found - {None}


def _identity(file: str | int) -> tuple[int, int] | None:
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _with_our_own(now: Scan, written: Mapping[str, bytes]) -> Scan:
    """The scan with the states of files as our fixes left them, so that we do not react to ourselves.

    A file that somebody changed meanwhile keeps the state from before and so is checked again.
    """
    states = dict(now.states)
    for path, digest in written.items():
        state = _state(path)
        with suppress(OSError), open(path, "rb") as file:
            if _digest(file.read()) == digest:
                states[path] = state
    return now._replace(states=states)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _beside(settings: Settings) -> Iterator[str]:
    """The files and folders that settings name and that say how others are checked: baseline, own rules."""
    if settings.baseline:
        yield os.path.join(settings.root, settings.baseline)
    for path in settings.own.paths.values():
        yield from map(str, (path, path.parent, path.parent.parent))


def _candidates(folders: Iterable[str]) -> Iterator[str]:
    """Where a configuration may stand or come to stand: in the folders of files and above them."""
    above: set[str] = set()
    for folder in folders:
        while folder not in above:
            above.add(folder)
            yield from (os.path.join(folder, name) for name in _CONFIGURATIONS)
            if os.path.lexists(os.path.join(folder, ".git")):
                break
            folder = os.path.dirname(folder)


def _folder(path: str) -> str:
    path = os.path.abspath(path)
    return path if os.path.isdir(path) else os.path.dirname(path)


def _states(paths: Iterable[str]) -> dict[str, State | None]:
    return {path: _state(path) for path in paths}


def _state(path: str) -> State | None:
    """What tells that a file is another than before; None where it is gone."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return (status.st_mode, status.st_mtime_ns)  # of a folder: when something in it came or went
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_mode)


def _listed(names: list[str]) -> str:
    if len(names) > _NAMED:
        return _counted(len(names), "file")
    return ", ".join(map(shown, names))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
