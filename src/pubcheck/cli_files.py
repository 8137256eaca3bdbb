"""Which files a command line asks for, each with its settings."""

from __future__ import annotations

# Paths are strings here: names need not be UTF-8.
# ruff: noqa: PTH100, PTH109, PTH113, PTH118, PTH120, PTH122
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from pubcheck import readers
from pubcheck.catalogue import Catalogue
from pubcheck.cli_settings import configurations
from pubcheck.cli_terminal import say, shown
from pubcheck.config import ConfigError, Configs, Settings
from pubcheck.discovery import MissingPathError, Patterns, discover
from pubcheck.grammar import globs
from pubcheck.linter import File

STANDARD_INPUT = "-"


def files_of(
    rules: Catalogue, options: Mapping[str, Any], left_out: list[tuple[str, str]] | None = None
) -> list[File] | None:
    """The files that a command line names, each with its settings.

    None where a path or the configuration is wrong, which is told; raises UsageError for a selector that
    stands for nothing. ``left_out`` takes the names of files that no reader takes, and why.
    """
    try:
        configs = configurations(rules, options)
        files = list(found(options, configs, left_out))
    except ConfigError as error:
        say(*map(str, error.mistakes))
    except MissingPathError as error:
        say(*(f"Error: {line}" for line in str(error).splitlines()))
    else:
        say(*configs.notices)
        return files
    return None


def found(
    options: Mapping[str, Any],
    configs: Configs,
    left_out: list[tuple[str, str]] | None = None,
    *,
    is_silent: bool = False,
) -> Iterator[File]:
    """The files that a command line names; raises ConfigError and MissingPathError."""
    paths = options["paths"] or (".",)
    if STANDARD_INPUT in paths:
        if options.get("fix") and len(paths) > 1 and not options.get("diff"):
            raise click.UsageError(
                "--fix writes what becomes of standard input (-) to standard output: name no files with it."
            )
        yield _standard_input(options.get("stdin_filename"), configs)
    paths = [path for path in paths if path != STANDARD_INPUT]
    if not paths:
        return

    def patterns_of(folder: str) -> Patterns:
        config = configs.for_folder(folder)
        settings = config.settings
        return Patterns(str(config.folder), settings.include, settings.exclude, _listed(settings))

    force_exclude = bool(options.get("force_exclude"))
    for one in discover(paths, patterns_of, force_exclude=force_exclude):
        path = str(one.path)
        reader = one.reader
        if reader is None:
            if os.path.isfile(path):
                if not is_silent:
                    say(f"{shown(one.shown)} is left out: {one.skipped}.")
                if left_out is not None:
                    left_out.append((one.shown, one.skipped or ""))
                continue
            reader = _reader_by_name(path)  # only to be told that it cannot be read
        # With --force-exclude a tool names the files, which says nothing of what they are.
        named = one.explicit and not force_exclude
        yield File(path, one.shown, reader, configs.settings_for(path), named)


def _listed(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The patterns that give files a reader; `[files]` has the last word."""
    return (*((pattern, "record") for pattern in settings.records), *settings.files)


def _reader_by_name(name: str) -> str:
    return readers.BY_SUFFIX.get(os.path.splitext(name)[1].lower(), "html")


def _standard_input(name: str | None, configs: Configs) -> File:
    """Standard input, read as the file that it is called."""
    path = os.path.abspath(name or "stdin.html")
    config = configs.for_folder(os.path.dirname(path))
    settings = configs.settings_for(path)
    relative = os.path.relpath(path, config.folder).replace(os.sep, "/")
    listed = (
        reader for glob, reader in reversed(_listed(settings)) if globs.compiled((glob,)).covers(relative)
    )
    limit = settings.max_file_size
    data = sys.stdin.buffer.read(limit + 1)
    below = os.path.join(os.getcwd(), "")
    if name and path.startswith(below):
        name = path[len(below) :].replace(os.sep, "/")
    reader = next(listed, None) or _reader_by_name(path)
    return File(path, name or "<stdin>", reader, settings, named=True, data=data)
