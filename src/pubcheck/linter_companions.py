"""What lies beside an article and belongs to it: images, the data files of their ids, and the whole site."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH113, PTH118
import os
import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pubcheck import linter_files
from pubcheck.document import Document
from pubcheck.linter_images import Images
from pubcheck.source import Source

if TYPE_CHECKING:
    from pubcheck.document import Site
    from pubcheck.linter_sites import Sites

# An id is a name, perhaps in folders; none of its parts is one that leads up.
_ID = re.compile(r"(?!\.)[\w.~ -]{1,150}(?:/(?!\.)[\w.~ -]{1,150}){0,5}")
_MOST_KEPT = 20_000  # ids
_USUAL = {"images": "data/images/{id}.yml"}  # as digital.gov keeps them, in the data folder of Hugo
_LARGEST = 1_000_000  # bytes of a data file; a record has hundreds


class Beside:
    """The companions of the files below one folder; nothing outside of it is opened, and each is read once.

    ``data_files`` are those of the settings: by name a path with ``{id}`` in it, relative to the folder, or a
    table with ``path`` and ``map``; where they have none, Hugo's folder for them is looked into. ``site`` is
    what the settings say of the site. Equal ``place`` means that two are the same.
    """

    def __init__(
        self,
        root: str,
        data_files: Mapping[str, Any] = MappingProxyType({}),
        site: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.place = root, repr(data_files), repr(site)
        self._site = site
        self._root = os.path.join(os.path.realpath(root or os.curdir), "")
        self._images = Images(self._root)
        self._data_files = [
            (table["path"], {"map": table["map"]} if "map" in table else None)
            if isinstance(table, Mapping)
            else (str(table), None)
            for table in (data_files or _USUAL).values()
        ]
        self._records: dict[str, Mapping[str, str] | None] = {}

    def image(self, source: str, address: str) -> Document | None:
        """The metadata of the image that a file points at; None where it is not at hand."""
        return self._images.image(source, address)

    def image_path(self, source: str, address: str) -> str | None:
        """The real path of the image that a file points at; None where it is not at hand."""
        return self._images.path(source, address)

    def record(self, source: str, identifier: str) -> Mapping[str, str] | None:  # noqa: ARG002
        """What a data file says of the photo of that id; None where none is there that can be read."""
        if identifier not in self._records:
            if len(self._records) >= _MOST_KEPT:
                self._records.clear()
            self._records[identifier] = self._read(identifier)
        return self._records[identifier]

    def site(self, source: str) -> Site | None:
        """The site that a file is part of; None where none is known to be there whole."""
        return self._sites.of(source)

    @cached_property
    def _sites(self) -> Sites:
        from pubcheck.linter_sites import Sites

        return Sites(self._root, self._site)

    def _read(self, identifier: str) -> Mapping[str, str] | None:
        if not _ID.fullmatch(identifier):
            return None
        for pattern, table in self._data_files:
            path = os.path.realpath(os.path.join(self._root, pattern.replace("{id}", identifier)))
            if not path.startswith(self._root) or not os.path.isfile(path):
                continue
            try:
                data = linter_files.read(path, _LARGEST)
            except linter_files.UnreadableError:
                return None
            if linter_files.is_binary(data):
                return None
            from pubcheck.readers import records  # few projects have data files

            return records.photo_of(Source.decode(os.path.basename(path), data), table)  # noqa: PTH119
        return None
