"""The names in the folders of one site, each looked into when first asked for, and the text of its files."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH114, PTH118
import os
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pubcheck.linter_files import UnreadableError, read

_MOST_KEPT = 20_000  # folders
# A link may lead out of the root, and a pipe would be waited for.
_AS_IT_IS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
MOST_FILES = 200_000
"""Files of a site beyond which nobody goes over all of them."""

NEVER_PAGES = frozenset(
    {".git", ".hg", ".svn", "node_modules", "vendor", ".jekyll-cache", ".cache", "venv", ".venv", ".tox"}
)
"""Folders that hold no page of a site, and may hold more files than it."""


class Place(NamedTuple):
    """What stands at a path: ``path`` as the names are written, and whether it is a folder.

    ``is_same`` is false where it differs from what was asked in upper and lower case.
    """

    path: str
    is_folder: bool
    is_same: bool


class Tree:
    """The folder ``root``, an absolute path; all other paths are relative to it, with `/`, "" for itself.

    Links to folders are followed as far as they stay below ``root``; where one leads out of it, or a folder
    cannot be read, ``is_closed`` tells so.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._real = os.path.join(os.path.realpath(root), "")
        self._names: dict[str, dict[str, bool] | None] = {}
        self._alike: dict[str, dict[str, str]] = {}

    def names(self, folder: str) -> dict[str, bool] | None:
        """The names in a folder, and whether each is a folder; None where it is none, or none of ours."""
        if folder not in self._names:
            if len(self._names) >= _MOST_KEPT:
                self._names.clear()
                self._alike.clear()
            self._names[folder] = self._scan(folder)
        return self._names[folder]

    def _scan(self, folder: str) -> dict[str, bool] | None:
        path = self.absolute(folder)
        try:
            if folder and not os.path.join(os.path.realpath(path), "").startswith(self._real):
                return None
            with os.scandir(path) as entries:
                return {entry.name: _is_folder(entry) for entry in entries}
        except (OSError, ValueError):
            return None

    def absolute(self, path: str) -> str:
        """The absolute path of one of ours."""
        return os.path.join(self.root, path.replace("/", os.sep)) if path else self.root

    def is_folder(self, path: str) -> bool:
        """Whether a folder stands at a path, as it is written."""
        place = self.place(path)
        return place is not None and place.is_folder and place.is_same

    def is_file(self, path: str) -> bool:
        """Whether a file stands at a path, as it is written."""
        place = self.place(path)
        return place is not None and not place.is_folder and place.is_same

    def place(self, path: str) -> Place | None:
        """What stands at a path, in whatever case its names are; None where nothing does.

        The path must be free of `..`; a slash at its end asks for no more than the same path without it.
        """
        found, is_folder, is_same = "", True, True
        for part in path.split("/"):
            if not part or part == ".":
                continue
            names = self.names(found) if is_folder else None
            if names is None:
                return None
            name = part if part in names else self._like(found, names, part)
            if name is None:
                return None
            if name != part and unicodedata.normalize("NFC", name) != unicodedata.normalize("NFC", part):
                is_same = False
            found, is_folder = f"{found}/{name}" if found else name, names[name]
        return Place(found, is_folder, is_same)

    def _like(self, folder: str, names: dict[str, bool], part: str) -> str | None:
        alike = self._alike.get(folder)
        if alike is None:
            alike = self._alike[folder] = {_alike(name): name for name in names}
        return alike.get(_alike(part))

    def is_closed(self, path: str) -> bool:
        """Whether nobody can tell what stands at a path: a folder on the way to it is empty, as that of a
        submodule is before it is fetched, cannot be read, or leads out of the root."""
        found = ""
        for part in path.split("/"):
            names = self.names(found)
            if not names:
                return True
            if part not in names or not names[part]:
                return False
            found = f"{found}/{part}" if found else part
        return False

    def files(
        self, top: str, takes: Callable[[str], bool] = lambda _name: True
    ) -> Iterator[tuple[str, list[str]]]:
        """Every folder from ``top`` down with the names of its files; ``takes`` is asked of folders' names.

        Links to folders are not followed: they would be met twice, or for ever.
        """
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            names = self.names(folder)
            if names is None:
                continue
            files = []
            for name, is_folder in names.items():
                if not is_folder:
                    files.append(name)
                elif takes(name) and not os.path.islink(
                    self.absolute(f"{folder}/{name}" if folder else name)
                ):
                    waiting.append(f"{folder}/{name}" if folder else name)
            yield folder, files

    def text(self, path: str, most: int = 1_000_000) -> str | None:
        """The text of a file below the root, of at most ``most`` bytes; None where it is not to be read."""
        absolute = self.absolute(path)
        if not os.path.realpath(absolute).startswith(self._real):
            return None
        try:
            return read(absolute, most).decode("utf-8", "replace").replace("\r\n", "\n")
        except UnreadableError:
            return None

    def head(self, path: str, size: int) -> str | None:
        """The first ``size`` bytes of a file that ``files`` gave, as text; None where it cannot be read."""
        try:
            handle = os.open(self.absolute(path), _AS_IT_IS)
        except (OSError, ValueError):
            return None
        try:
            return os.read(handle, size).decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:
            return None
        finally:
            os.close(handle)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
