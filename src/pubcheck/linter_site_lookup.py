"""Looks for the files that links within a site name: by their path, and by the tags of Hugo and Jekyll."""

from __future__ import annotations

# Paths are strings here, as in discovery.
# ruff: noqa: PTH122
import os
from collections.abc import Callable
from functools import cached_property

from pubcheck.document import Destination
from pubcheck.grammar import permalinks
from pubcheck.grammar.site_references import Reference, joined
from pubcheck.linter_site_pages import Pages
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import Tree

FOUND, MISSING = Destination("found"), Destination("missing")
# A page may be written in any of these and linked under the name that it gets.
_TRIED = (
    ".md", ".html", ".mdx", ".markdown", ".htm", ".adoc", ".rst", ".ipynb", ".Rmd", ".qmd", ".njk", ".liquid",
    ".org",
    ".textile", ".astro", ".pug", ".hbs", ".webc",
)  # fmt: skip
_INDEXES = ("index", "_index", "readme", "README")


def find(tree: Tree, path: str) -> tuple[Destination, str]:
    """A file, or a folder with a home page, at a path of the tree; a page also without its ending."""
    if not path:
        return FOUND, next((n for n in ("index.html", "index.md") if n in (tree.names("") or {})), "")
    place = tree.place(path)
    if place is not None:
        if not place.is_same:
            return Destination("case", place.path), place.path
        return FOUND, _index(tree, place.path) if place.is_folder else place.path
    folder, _, name = path.rpartition("/")
    names = tree.names(folder)
    if names is None and folder and tree.is_closed(folder):
        return Destination("unknown", "a folder on the way is empty or closed"), ""
    stem, ending = os.path.splitext(name)
    for written in _TRIED:
        if names and f"{name}{written}" in names:
            return FOUND, f"{folder}/{name}{written}".strip("/")
        if names and ending.lower() in (".html", ".htm") and f"{stem}{written}" in names:
            return FOUND, f"{folder}/{stem}{written}".strip("/")
    return MISSING, path


def _index(tree: Tree, folder: str) -> str:
    names = tree.names(folder) or {}
    for index in _INDEXES:
        for ending in _TRIED:
            if f"{index}{ending}" in names:
                return f"{folder}/{index}{ending}"
    return ""


class NamedByTags:
    """The pages and files that the tags of a generator name; ``pages`` gives its pages, when asked."""

    def __init__(self, tree: Tree, plan: Plan, pages: Callable[[], Pages]) -> None:
        self._tree = tree
        self._plan = plan
        self._pages = pages

    def ref(self, source: str, path: str) -> tuple[Destination, str]:
        """The page that Hugo's ref names: by its path from the file or the root, or by its name alone."""
        plan = self._plan
        if plan.generator != "hugo" or plan.made:
            return Destination("unknown", plan.made or "Hugo's own tag, but no site of Hugo's"), ""
        wanted = path.strip("/")
        if not wanted:
            return FOUND, source
        stem = wanted.removesuffix(".md").removesuffix("/index").removesuffix("/_index")
        tops = (
            [source.rpartition("/")[0], source.rpartition("/")[0].rpartition("/")[0]]
            if not path.startswith("/")
            else []
        )
        for top in (*tops, *plan.content):
            whole = joined(f"/{top}/", stem)
            if whole is not None and (found := find(self._tree, whole.strip("/")))[0].outcome in (
                "found",
                "case",
            ):
                return FOUND, found[1] if found[0].outcome == "found" else ""
        if permalinks.part_key(stem.rpartition("/")[2]) in self._names:
            # By its name alone, or by the end of its path; Hugo asks for no more.
            return FOUND, ""
        if self._pages().made:
            return Destination("unknown", self._pages().made), ""
        return MISSING, ""

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of all pages, without endings and languages, as keys; and those of their folders."""
        found = set()
        for top in self._plan.content:
            for folder, names in self._tree.files(top):
                found.add(permalinks.part_key(folder.rpartition("/")[2]))
                found.update(permalinks.part_key(name.partition(".")[0]) for name in names)
                found.update(permalinks.part_key(os.path.splitext(name)[0]) for name in names)
        found.update(key.rpartition("/")[2] for key in self._pages().by_key)
        return frozenset(found)

    def tag(self, reference: Reference) -> tuple[Destination, str]:
        """The file that Jekyll's link or post_url names."""
        if self._plan.generator != "jekyll":
            return Destination("unknown", "Jekyll's own tag, but no site of Jekyll's"), ""
        path = reference.path.strip("/")
        if reference.kind == "link":
            for top in self._plan.content:
                place = self._tree.place(f"{top}/{path}".strip("/"))
                if place is not None:
                    return (
                        (FOUND, place.path)
                        if place.is_same
                        else (Destination("case", place.path), place.path)
                    )
            return (Destination("unknown", self._plan.made), "") if self._plan.made else (MISSING, path)
        wanted = path.rpartition("/")[2]
        for top in self._plan.content:
            for folder, names in self._tree.files(top):
                if "_posts" in f"/{folder}/".split("/") or "_drafts" in f"/{folder}/".split("/"):
                    for name in names:
                        if os.path.splitext(name)[0] == wanted or name == wanted:
                            return FOUND, f"{folder}/{name}"
        return MISSING, wanted
