"""Finds the site that each file is part of, and keeps one for all files of it."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH110, PTH118, PTH120
import os
from collections.abc import Mapping

from pubcheck import linter_site_kinds
from pubcheck.linter_site import Site
from pubcheck.linter_site_tree import Tree

_MOST_FOLDERS = 50_000


class Sites:
    """The sites of a run. ``settings`` may name the one there is: its ``root``, relative to ``base``, and its
    ``generator``; without them the folders above a file tell, no higher than the repository that it is in."""

    def __init__(self, base: str, settings: Mapping[str, str]) -> None:
        self._base = os.path.abspath(base or os.curdir)
        self._settings = settings
        self._by_folder: dict[str, Site | None] = {}
        self._by_root: dict[str, Site] = {}

    def of(self, source: str) -> Site | None:
        """The site of a file, by its path; None where none is known to be there whole."""
        folder = os.path.dirname(os.path.abspath(source))
        if folder not in self._by_folder:
            if len(self._by_folder) >= _MOST_FOLDERS:
                self._by_folder.clear()
            self._by_folder[folder] = self._find(folder)
        return self._by_folder[folder]

    def _find(self, folder: str) -> Site | None:
        generator = self._settings.get("generator")
        if generator == "none":
            return None
        if self._settings:
            root = os.path.normpath(os.path.join(self._base, self._settings.get("root") or ""))
            if not os.path.join(folder, "").startswith(os.path.join(root, "")):
                return None
            if root not in self._by_root:
                tree = Tree(root)
                self._by_root[root] = Site(tree, linter_site_kinds.named(tree, generator or ""))
            return self._by_root[root]
        repository = _repository(folder)
        found = linter_site_kinds.find(folder, repository or os.path.abspath(os.sep))
        if found is not None and found[1].generator == "repository" and repository is None:
            found = None  # what only hints at a generator is no proof that the files are all here
        if found is None:
            if repository is None:
                return None
            found = Tree(repository), linter_site_kinds.repository("")
        tree, plan = found
        return self._by_root.setdefault(tree.root, Site(tree, plan))


def _repository(folder: str) -> str | None:
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder
