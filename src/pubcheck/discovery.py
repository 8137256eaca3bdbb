"""Finds the files to check: from the paths that were given to the files in them, each with its reader."""

from __future__ import annotations

# Paths are strings here: a run meets ten thousand of them, and names need not be UTF-8.
# ruff: noqa: PTH100, PTH109, PTH112, PTH113, PTH117, PTH118, PTH119, PTH120, PTH122, PTH208
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pubcheck.discovery_ignored import Walk, git_ignored, git_listed
from pubcheck.grammar import globs
from pubcheck.readers import BY_SUFFIX

FOLDER_SUFFIXES = frozenset(
    {".html", ".htm", ".md", ".markdown", ".mdx", ".txt", ".docx"}
    | {suffix for suffix, reader in BY_SUFFIX.items() if reader == "image"}
)
"""What is read of a folder; other kinds are read when named, or where `[files]` lists them."""

NEVER_ARTICLES = frozenset({"robots.txt", "requirements.txt", "humans.txt", "ads.txt", "cmakelists.txt"})
"""Names that say of a .txt in a folder that it is for machines, in lower case."""

SKIPPED_FOLDERS = (
    *(
        ".bzr/",
        ".direnv/",
        ".git/",
        ".hg/",
        ".mypy_cache/",
        ".nox/",
        ".pytest_cache/",
        ".ruff_cache/",
        ".svn/",
    ),
    *(".tox/", ".venv/", ".vscode/", ".idea/", ".bundle/", ".jekyll-cache/", ".sass-cache/", ".cache/"),
    *("__pypackages__/", "bower_components/", "node_modules/", "site-packages/", "venv/"),
)
"""Folders that hold nobody's articles. As with Ruff, other hidden folders are entered; `exclude` may take
one of these back with a pattern such as `!.cache/`."""

_TEMPORARY = ".pubcheck-*-*.tmp"  # what a killed run may leave of a file that it was writing


class Patterns(NamedTuple):
    """What the settings say of the files below ``root``, an absolute path; patterns are relative to it."""

    root: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """A file to check; or a file that was named, or a folder, that is not: then ``skipped`` says why.

    ``shown`` is its path for reports, with `/`, relative to the working directory where it lies below it.
    ``reader`` is None only where it is skipped. ``explicit`` tells that the file itself was named.
    """

    path: Path
    shown: str
    reader: str | None
    explicit: bool
    skipped: str | None = None


class MissingPathError(Exception):
    """Paths that were given and are not there; the text names each and the name nearest to it."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(
            "\n".join(f"“{_printable(path)}” is not there{_suggestion(path)}" for path in missing)
        )
        self.missing = tuple(missing)


def discover(
    paths: Sequence[str | os.PathLike[str]],
    patterns_of: Callable[[str], Patterns],
    *,
    force_exclude: bool = False,
    use_git: bool = True,
) -> list[Found]:
    """The files to check, sorted by their path, each real file once.

    A folder stands for the files in and below it that have a reader, are not excluded and not ignored by
    git; links to folders are not followed there, links to files are. A file or folder that is given itself
    is taken whatever excludes it, unless ``force_exclude`` is set. ``patterns_of`` gives the patterns for the
    files in an absolute folder, and may raise. Raises MissingPathError.
    """
    given = [os.fspath(path) for path in paths]
    if missing := [path for path in given if not _exists(path)]:
        raise MissingPathError(missing)
    search = _Search(patterns_of, use_git=use_git)
    absolute = [os.path.abspath(path) for path in given]
    if force_exclude:
        absolute = [path for path in absolute if not search.is_excluded(path)]
        ignored = git_ignored(absolute) if use_git else frozenset()
        absolute = [path for path in absolute if path not in ignored]
    for path in absolute:
        if os.path.isdir(path):
            search.take_folder(path)
        else:
            search.take_named(path)
    return search.found()


class _Search:
    """What was found so far; patterns are asked for once for each folder."""

    def __init__(self, patterns_of: Callable[[str], Patterns], *, use_git: bool) -> None:
        self._patterns_of = patterns_of
        self._use_git = use_git
        self._rules: dict[str, _Rules] = {}
        self._by_real: dict[str, tuple[str, str | None, bool, str | None]] = {}
        self._working = os.path.join(os.getcwd(), "")

    def found(self) -> list[Found]:
        """All that was found, in the order of the paths' parts."""
        found = []
        for path, reader, explicit, skipped in self._by_real.values():
            shown = path.removeprefix(self._working).replace(os.sep, "/")
            found.append(Found(Path(path), shown, reader, explicit, skipped))
        found.sort(key=lambda file: file.shown.split("/"))
        return found

    def rules(self, folder: str) -> _Rules:
        rules = self._rules.get(folder)
        if rules is None:
            rules = self._rules[folder] = _Rules(self._patterns_of(folder), folder)
        return rules

    def is_excluded(self, path: str) -> bool:
        """Whether the patterns exclude a path or a folder above it, up to where they count from."""
        is_folder = os.path.isdir(path)
        rules = self.rules(path if is_folder else os.path.dirname(path))
        if rules.is_outside:
            return False
        parts = rules.below("" if is_folder else os.path.basename(path)).rstrip("/").split("/")
        return any(
            rules.exclude.matches("/".join(parts[:end]), is_folder=is_folder or end < len(parts))
            for end in range(1, len(parts) + 1)
        )

    def take_named(self, path: str) -> None:
        """A file that was named itself."""
        folder, name = os.path.split(path)
        rules = self.rules(folder)
        reader = rules.listed_reader(rules.below(name)) or BY_SUFFIX.get(_suffix(name))
        skipped = None
        if not os.path.isfile(path):
            reader, skipped = None, "it is not a regular file"
        elif reader is None:
            kind = f"files that end in “{_suffix(name)}”" if _suffix(name) else "files without a suffix"
            skipped = f"no reader takes {kind}"
        self._by_real[os.path.realpath(path)] = (path, reader, True, skipped)

    def take_folder(self, top: str) -> None:
        """A folder: the files below it that git knows, or else all that no .gitignore names."""
        real_top = os.path.realpath(top)
        listed = git_listed(top) if self._use_git else None
        if listed is None:
            walk = Walk(top, lambda folder, name: self.rules(folder).takes_folder(name))
            for folder, files in walk:
                self._take_files(folder, files, top, real_top)
            for folder in walk.closed:
                self._by_real[os.path.realpath(folder)] = (folder, None, False, "the folder cannot be read")
        else:
            taken = {"": True}
            for below, names in _by_folder(listed):
                if self._takes_folders(top, below, taken):
                    folder = os.path.join(top, below.replace("/", os.sep)) if below else top
                    self._take_files(folder, ((name, None) for name in names), top, real_top)

    def _takes_folders(self, top: str, below: str, taken: dict[str, bool]) -> bool:
        """Whether a folder and those above it, up to the one that was given, are to be entered."""
        known = taken.get(below)
        if known is None:
            above, _, name = below.rpartition("/")
            known = self._takes_folders(top, above, taken) and self.rules(
                os.path.join(top, above.replace("/", os.sep)) if above else top
            ).takes_folder(name)
            taken[below] = known
        return known

    def _take_files(
        self, folder: str, files: Iterator[tuple[str, bool | None]], top: str, real_top: str
    ) -> None:
        """Files of one folder by name, and whether each is a link; None where that is not known yet."""
        rules = self.rules(folder)
        for name, is_link in files:
            reader = rules.reader(name)
            if reader is None:
                continue
            path = os.path.join(folder, name)
            if is_link is None:
                try:
                    mode = os.lstat(path).st_mode
                except OSError:
                    continue  # git still lists a file that was deleted
                is_link = stat.S_ISLNK(mode)
                if not is_link and not stat.S_ISREG(mode):
                    continue
            if is_link and not os.path.isfile(path):
                continue
            real = os.path.realpath(path) if is_link else real_top + path[len(top) :]
            known = self._by_real.get(real)
            if known is None or (is_link is False and not known[2]):
                self._by_real[real] = (path, reader, False, None)


class _Rules:
    """The patterns for one folder, compiled."""

    def __init__(self, patterns: Patterns, folder: str) -> None:
        below = os.path.relpath(folder, patterns.root).replace(os.sep, "/")
        self.is_outside = below == ".." or below.startswith("../") or os.path.isabs(below)
        self._prefix = "" if below == "." or self.is_outside else below + "/"
        self.include = globs.compiled(patterns.include)
        self.exclude = globs.compiled((*SKIPPED_FOLDERS, _TEMPORARY, *patterns.exclude))
        self._readers = [(globs.compiled((glob,)), reader) for glob, reader in reversed(patterns.files)]

    def below(self, name: str) -> str:
        """The path of a file in the folder, as the patterns see it."""
        return self._prefix + name

    def takes_folder(self, name: str) -> bool:
        return not self.exclude.matches(self.below(name), is_folder=True)

    def listed_reader(self, path: str) -> str | None:
        """The reader that `[files]` gives a path; the last pattern that matches decides."""
        for pattern, reader in self._readers:
            if pattern.covers(path):
                return reader
        return None

    def reader(self, name: str) -> str | None:
        """The reader of a file that was found in the folder; None where it is not to be checked."""
        path = self.below(name)
        reader = self.listed_reader(path) if self._readers else None
        if reader is None:
            suffix = _suffix(name)
            if suffix not in FOLDER_SUFFIXES or name.lower() in NEVER_ARTICLES:
                return None
            reader = BY_SUFFIX[suffix]
        if self.exclude.matches(path) or (self.include and not self.include.covers(path)):
            return None
        return reader


def _by_folder(listed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Paths with `/`, gathered by folder."""
    folders: dict[str, list[str]] = {}
    for path in listed:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    yield from folders.items()


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)  # a link that leads nowhere is there, and cannot be read
    except ValueError:  # a name with a null character
        return False


def _suggestion(path: str) -> str:
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    if not path:
        return ": the name is empty, as where a variable is not set"
    try:
        names = os.listdir(folder or ".")
    except (OSError, ValueError):
        return ""
    near = get_close_matches(name, names, n=1)
    return f"; did you mean “{_printable(os.path.join(folder, near[0]))}”?" if near else ""


def _printable(path: str) -> str:
    """A path with what a terminal cannot or should not print as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in path
    )
