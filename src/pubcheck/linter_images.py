"""Finds the images that an article shows in the tree around it, and reads their metadata, each once."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH113, PTH118, PTH120, PTH122, PTH123
import os
from collections import OrderedDict
from urllib.parse import unquote

from pubcheck import readers
from pubcheck.document import Document

# Where site generators keep what the site serves from its root (Hugo, Jekyll, Eleventy, Next.js, Docusaurus).
_SERVED = ("", "static", "public", "assets", "src", "source", "content", "docs", "_site")
_DEEPEST = 12  # folders above the article that are looked in
_LONGEST = 1000  # code points of an address
_MOST_KEPT = 256  # documents
_SUFFIXES = frozenset(suffix for suffix, reader in readers.BY_SUFFIX.items() if reader == "image")


class Images:
    """The images below one folder, found by the addresses in articles; nothing outside of it is opened."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self._paths: dict[tuple[str, str], str | None] = {}
        self._documents: OrderedDict[str, Document | None] = OrderedDict()

    def image(self, source: str, address: str) -> Document | None:
        """The metadata of the image at an address in the file ``source``; None where none is in the tree."""
        found = self.path(source, address)
        return self._read(found, _decoded(address)) if found else None

    def path(self, source: str, address: str) -> str | None:
        """The real path of the image at an address in the file ``source``; None where none is in the tree.

        ``source`` is a path, relative to the working directory or absolute. Addresses with a host are of
        other sites. A path from the root is looked for below each folder around the article that a site may
        be served from.
        """
        if not address or len(address) > _LONGEST:
            return None
        path = _decoded(address)
        if path.startswith("//") or ":" in path.partition("/")[0] or "\0" in path or "\\" in path:
            return None
        if os.path.splitext(path)[1].lower() not in _SUFFIXES:
            return None
        key = os.path.dirname(os.path.abspath(source)), path
        if key not in self._paths:
            if len(self._paths) >= 10_000:
                self._paths.clear()
            self._paths[key] = self._path(*key)
        return self._paths[key]

    def _path(self, folder: str, path: str) -> str | None:
        """The real path of the first file that fits; None where there is none below the root."""
        if not path.startswith("/"):
            return self._inside(os.path.join(folder, path))
        folder = os.path.realpath(folder)
        for _ in range(_DEEPEST):
            if not self._is_below(folder):
                return None
            for served in _SERVED:
                if found := self._inside(os.path.join(folder, served, path.lstrip("/"))):
                    return found
            folder = os.path.dirname(folder)
        return None

    def _inside(self, path: str) -> str | None:
        if not os.path.isfile(path):  # a look at the file first: to follow links costs ten times as much
            return None
        real = os.path.realpath(path)
        return real if self._is_below(real) else None

    def _is_below(self, real: str) -> bool:
        return real == self.root or real.startswith(os.path.join(self.root, ""))

    def _read(self, path: str, name: str) -> Document | None:
        if path in self._documents:
            self._documents.move_to_end(path)
            return self._documents[path]
        document: Document | None = None
        try:
            with open(path, "rb") as file:
                document = next(iter(readers.read_file(name, file, "image")), None)
        except OSError:
            pass  # the article is judged all the same
        self._documents[path] = document
        if len(self._documents) > _MOST_KEPT:
            self._documents.popitem(last=False)
        return document


def _decoded(address: str) -> str:
    """The path in an address, without what follows it."""
    return unquote(address.partition("#")[0].partition("?")[0])
