"""What git ignores: asked of git itself, else read from the .gitignore files."""

from __future__ import annotations

# Paths are strings here, as in discovery.
# ruff: noqa: PTH110, PTH118, PTH119, PTH120, PTH123
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from pathspec import GitIgnoreSpec


_OF_ANOTHER_REPOSITORY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}
)


def git_listed(top: str) -> list[str] | None:
    """The files below a folder that git tracks or does not ignore, relative to it, with `/`.

    None where git is missing, fails or ignores the folder itself: then somebody wants to see it all the same.
    Repositories inside, submodules and others, are listed with their files.
    """
    if not in_repository(top):
        return None
    output = _git(top, "ls-files", "-co", "--exclude-standard", "-z")
    if output is None or (not output.stdout and git_ignored([top])):
        return None
    listed = []
    inner = _submodules(top)
    for path in dict.fromkeys(os.fsdecode(output.stdout).split("\0")):
        if path.endswith("/") or path in inner:
            folder = path.rstrip("/")
            files = git_listed(os.path.join(top, folder.replace("/", os.sep)))
            listed += [f"{folder}/{file}" for file in files or ()]
        elif path:
            listed.append(path)
    return listed


def git_ignored(paths: Sequence[str]) -> frozenset[str]:
    """Those of some absolute paths that git ignores; none where git cannot tell."""
    ignored: set[str] = set()
    by_folder: dict[str, list[str]] = {}
    for path in paths:
        if in_repository(folder := os.path.dirname(path)):
            by_folder.setdefault(folder, []).append(path)
    for folder, asked in by_folder.items():
        # A name that begins with a colon would be a pathspec with magic.
        names = b"\0".join(b"./" + os.fsencode(os.path.basename(path)) for path in asked)
        output = _git(folder, "check-ignore", "-z", "--stdin", stdin=names)
        if output is not None:
            found = set(os.fsdecode(output.stdout).split("\0"))
            ignored.update(path for path in asked if f"./{os.path.basename(path)}" in found)
    return frozenset(ignored)


class Walk:
    """Goes through a folder and those below it: yields each with its files and whether these are links.

    ``takes_folder`` is asked, with folder and name, before one below is entered. Links to folders are not
    followed. What a .gitignore in the folder or above it, up to the repository's root, names is left out,
    unless it is the folder itself that is named. Folders that cannot be read are gathered in ``closed``.
    """

    def __init__(self, top: str, takes_folder: Callable[[str, str], bool]) -> None:
        self._top = top
        self._takes_folder = takes_folder
        self.closed: list[str] = []

    def __iter__(self) -> Iterator[tuple[str, Iterator[tuple[str, bool | None]]]]:
        waiting = [(self._top, _rules_above(self._top))]
        while waiting:
            folder, rules = waiting.pop()
            try:
                with os.scandir(folder) as scanned:
                    entries = sorted(scanned, key=lambda entry: entry.name)
            except OSError:
                self.closed.append(folder)
                continue
            if any(entry.name == ".gitignore" for entry in entries):
                rules = [*rules, *_rules_in(folder)]
            files: list[tuple[str, bool | None]] = []
            for entry in entries:
                try:
                    is_folder, is_link = entry.is_dir(follow_symlinks=False), entry.is_symlink()
                    is_file = entry.is_file()
                except OSError:
                    continue
                if not is_folder and not is_file:
                    continue
                if rules and _is_ignored(entry.path + ("/" if is_folder else ""), rules):
                    continue
                if not is_folder:
                    files.append((entry.name, is_link))
                elif self._takes_folder(folder, entry.name):
                    waiting.append((entry.path, rules))
            yield folder, iter(files)


_Rules = list[tuple[str, "GitIgnoreSpec"]]


def _rules_above(top: str) -> _Rules:
    """The .gitignore files above a folder; none of them where they ignore the folder itself."""
    rules: _Rules = []
    folder = top
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return []  # no repository
        rules = [*_rules_in(parent), *rules]
        folder = parent
    above = top
    while above != folder:
        if _is_ignored(above + "/", rules):
            return []
        above = os.path.dirname(above)
    return rules


def _rules_in(folder: str) -> _Rules:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec

    try:
        return [(os.path.join(folder, ""), GitIgnoreSpec.from_lines(lines))]
    except ValueError:
        return []


def _is_ignored(path: str, rules: _Rules) -> bool:
    """Whether the nearest .gitignore that has a word on a path ignores it; a folder ends in a slash."""
    for folder, spec in reversed(rules):
        if path.startswith(folder):
            include = spec.check_file(path[len(folder) :].replace(os.sep, "/")).include
            if include is not None:
                return include
    return False


def in_repository(folder: str) -> bool:
    """Whether a folder, or one above it, is that of a repository."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def _submodules(top: str) -> frozenset[str]:
    """The folders below ``top`` that hold submodules: git lists these as if they were files."""
    output = _git(top, "ls-files", "-s", "-z") if _has_modules(top) else None
    if output is None:
        return frozenset()
    # 160000 is the mode of a commit in a tree (gitformat-index, the entry's mode).
    entries = os.fsdecode(output.stdout).split("\0")
    return frozenset(entry.partition("\t")[2] for entry in entries if entry.startswith("160000"))


def _has_modules(folder: str) -> bool:
    while not os.path.exists(os.path.join(folder, ".git")):
        folder = os.path.dirname(folder)
    return os.path.exists(os.path.join(folder, ".gitmodules"))


def _git(folder: str, *arguments: str, stdin: bytes = b"") -> CompletedProcess[bytes] | None:
    """Runs git in a folder; None where it is missing or fails."""
    import subprocess

    command, environment = call_of_git(folder, *arguments)
    try:
        output = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    except (OSError, ValueError):
        return None
    # check-ignore says with 1 that it found nothing.
    return output if output.returncode in (0, 1) else None


def tells(folder: str) -> bool:
    """Whether git takes a folder for one of a repository."""
    output = _git(folder, "rev-parse", "--git-dir")
    return output is not None and output.returncode == 0


def call_of_git(folder: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command that runs git in a folder which is merely read, and its environment."""
    # In a hook git tells its children of its own index, which is not this folder's.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    # A repository that is merely read must not start programs of its own.
    return ["git", "-c", "core.fsmonitor=false", "-C", folder, *arguments], environment
