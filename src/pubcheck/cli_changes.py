"""What the options for changed lines ask for: where the changes come from, and which files have any."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH109, PTH110, PTH112, PTH118, PTH120, PTH122, PTH123
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from pubcheck import linter_changes_ci, readers
from pubcheck.cli_terminal import say, shown
from pubcheck.linter import File, Linter
from pubcheck.linter_changes import DiffError, FileChange, parse
from pubcheck.linter_changes_git import GitError, Repository, repository
from pubcheck.linter_changes_sieve import ChangedLines, Changes, changes

STANDARD_INPUT = "-"
_POINTER = (
    b"version https://git-lfs.github.com/spec/"  # what git keeps in place of a large file (git-lfs, spec)
)
_OPTIONS = ("since", "staged", "diff_file", "changed_only")


def changes_of(options: Mapping[str, Any]) -> Changes | None:
    """The changes that the options ask for; None where they ask for none, or nobody can tell them.

    Raises click.UsageError.
    """
    asked = [name for name in _OPTIONS if options[name] not in {None, False}]
    if not asked:
        return None
    if len(asked) > 1:
        one, other = (f"--{name.replace('_', '-')}" for name in asked[:2])
        raise click.UsageError(f"{one} and {other} exclude each other.")
    if options["diff_file"] is not None:
        return _of_diff(options["diff_file"], options["paths"])
    if STANDARD_INPUT in options["paths"]:
        if options.get("changed_only"):
            say("Whole files are checked: standard input has no changed lines.")
            return None
        raise click.UsageError(f"--{asked[0]} compares files; standard input (-) is none.")
    where = None
    try:
        where = repository(_folder(options["paths"]))
        if options.get("changed_only"):
            return _detected(where)
        if options.get("staged"):
            return _staged(where)
        return _since(where, options["since"])
    except GitError as error:
        if options.get("changed_only"):
            say(f"Whole files are checked: {error}.")
            return None
        advice = "" if where else " Without a repository, --diff-file takes a patch that says what changed."
        raise click.UsageError(f"--{asked[0]} asks git: {error}.{advice}") from error


def among(files: Sequence[File], changed: Changes, options: Mapping[str, Any]) -> list[File]:
    """Those of the files that changed; with `--staged` with the contents that the next commit will hold.

    Files of no repository stay, too, and are told. Raises click.UsageError where such contents are to be
    fixed, and lie on the disk no more.
    """
    kept, strangers = [], []
    root = os.path.join(os.path.realpath(changed.root), "")
    for file in files:
        real = os.path.realpath(file.path)
        if real in changed.files:
            kept.append(file)
        elif not real.startswith(root) and file.named:
            kept.append(file)
            strangers.append(file.name)
    for name in strangers:
        say(f"{shown(name)} is checked whole: it lies outside of {shown(root)}.")
    if options.get("staged") and changed.repository:
        kept = _as_staged(kept, changed, changed.repository, fix=bool(options.get("fix")))
    return kept


def sieve(linter: Linter, changed: Changes) -> ChangedLines:
    """What keeps the findings of changed lines; files that are not as the diff has them are told."""
    return ChangedLines(
        linter, changed, lambda name: say(f"{shown(name)} is checked whole: it is not as the diff has it.")
    )


def _since(where: Repository, name: str) -> Changes:
    base = where.commit(name)
    if base is None:
        if name != "HEAD" or where.has_commits():
            raise click.UsageError(_unknown(where, name))
        base = where.nothing()
    elif where.has_commits():
        fork = where.fork(base)
        if fork is None:
            reason = "the clone is shallow" if where.is_shallow() else "they have none"
            say(f"Compared with {shown(name)} itself, not with a commit in common: {reason}.")
        base = fork or base
    return _from(where, base)


def _unknown(where: Repository, name: str) -> str:
    """What to say of a name that stands for no commit."""
    said = f"--since {shown(name)}: git knows no such commit here"
    if ".." in name:
        return f"{said}. Name one commit; it is compared with the files as they are."
    if where.commit(f"origin/{name}"):
        return f"{said}; did you mean origin/{shown(name)}?"
    if where.is_shallow():
        return f"{said}, and the clone is shallow: fetch more of the history (fetch-depth: 0, GIT_DEPTH: 0)."
    return f"{said}: name a branch, a tag or the id of a commit."


def _detected(where: Repository) -> Changes | None:
    found = linter_changes_ci.detect(os.environ, where)
    if found.base == "":
        say(f"Whole files are checked: {shown(found.reason)}.")
        return None
    say(f"Changed lines only, compared with {shown(found.reason)}.")
    # pre-commit has put aside what is not staged, so that the disk holds what the commit will.
    return _staged(where) if found.base is None else _from(where, found.base)


def _from(where: Repository, base: str) -> Changes:
    listed = [*_parsed(where.diff(base)), *(FileChange(path, "new") for path in where.untracked())]
    return changes(where.top, listed, where)


def _staged(where: Repository) -> Changes:
    return changes(where.top, _parsed(where.staged_diff()), where)


def _parsed(diff: bytes) -> list[FileChange]:
    try:
        return parse(diff)
    except DiffError as error:
        raise GitError(f"git wrote a diff that {error}") from error


def _of_diff(name: str, paths: Sequence[str]) -> Changes:
    if name == STANDARD_INPUT:
        if STANDARD_INPUT in paths:
            raise click.UsageError("Standard input (-) is either the diff or what is checked, not both.")
        diff = sys.stdin.buffer.read()
    else:
        with open(name, "rb") as file:
            diff = file.read()
    try:
        listed = parse(diff)
    except DiffError as error:
        raise click.UsageError(f"--diff-file {shown(name)}: the diff {error}.") from error
    if not listed and diff.strip():
        raise click.UsageError(f"--diff-file {shown(name)}: there is no unified diff in it.")
    where = None
    roots = [os.getcwd()]
    try:
        where = repository(roots[0])
        roots.insert(0, where.top)
    except GitError:
        pass
    # git counts names from the top of the repository, other tools from where they stand.
    present = [change.path for change in listed if change.kind != "deleted"]
    root = max(roots, key=lambda root: sum(os.path.exists(os.path.join(root, path)) for path in present))
    found = changes(root, listed, where, is_given=True)
    if present and not any(map(os.path.exists, found.files)):
        say(f"No file of the diff is here: its names count from the top of a repository, or from {root}.")
    return found


def _as_staged(kept: Sequence[File], changed: Changes, where: Repository, *, fix: bool) -> list[File]:
    contents = where.staged_contents(change.path for change in changed.files.values())
    by_real = {
        real: contents[change.path] for real, change in changed.files.items() if change.path in contents
    }
    files, differing = [], []
    for file in kept:
        data = by_real.get(os.path.realpath(file.path))
        if data is not None and not (file.reader in readers.BINARY and data.startswith(_POINTER)):
            differing.append(file.name)
            file = file._replace(data=data)
        files.append(file)
    if fix and differing:
        raise click.UsageError(
            f"{shown(differing[0])} has changes that are not staged: stage or stash them before --fix."
        )
    for real, change in changed.files.items():
        suffix = os.path.splitext(change.path)[1].lower()
        if suffix in readers.BY_SUFFIX and not os.path.lexists(real):
            say(f"{shown(change.path)} is staged, but gone from the disk: it is not checked.")
    return files


def _folder(paths: Sequence[str]) -> str:
    """The folder whose repository is meant: that of the first path, else this one."""
    if not paths:
        return os.getcwd()
    path = os.path.abspath(paths[0])
    return path if os.path.isdir(path) else os.path.dirname(path)
