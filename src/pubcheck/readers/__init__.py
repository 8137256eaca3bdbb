"""Readers: a source of one format becomes one Document, or more; no reader raises on any input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from pubcheck.document import Companions, Document
from pubcheck.source import Source

READERS = {
    "html": "html",
    "markdown": "markdown",
    "mdx": "markdown",
    "text": "text",
    "record": "records",
    "image": "image",
    "word": "word",
}
"""The name of each reader and the module that has it."""

BINARY = frozenset({"image", "word"})
"""Readers of files that are no text."""

BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".txt": "text",
    **dict.fromkeys((".njk", ".liquid", ".erb", ".hbs", ".aspx", ".cshtml", ".jinja", ".j2"), "html"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".csv", ".tsv"), "record"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif"), "image"),
    **dict.fromkeys((".docx", ".docm", ".dotx"), "word"),
}
"""Which reader a file's name asks for."""


class Reading(NamedTuple):
    """What the settings say of reading.

    ``shortcodes`` adds to those that are known, by name; ``records`` has the field maps of record files, by
    pattern; ``companions`` finds what lies beside a file.
    """

    shortcodes: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    records: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    companions: Companions | None = None

    def named_in(self, source: str) -> Callable[[str], Mapping[str, str] | None] | None:
        """What finds the photos that a file, by its name, calls by their ids; None where nothing does."""
        return None if self.companions is None else partial(self.companions.record, source)


PLAIN = Reading()


def read(source: Source, reader: str, reading: Reading = PLAIN) -> Document:
    """Read a source with the reader of that name, which makes one document of it."""
    (document,) = read_all(source, reader, reading)
    return document


def read_all(source: Source, reader: str, reading: Reading = PLAIN) -> tuple[Document, ...]:
    """Read a source with the reader of that name: an article, or the records of a file."""
    module = _module(reader)
    if reader == "record":
        return _with_companions(module.read_all(source, reading), reading)
    return _with_companions((module.read(source, reader, reading),), reading)


def read_file(name: str, file: BinaryIO, reader: str, reading: Reading = PLAIN) -> tuple[Document, ...]:
    """Read a file that is no text, of which the reader takes what it needs; ``file`` can be sought in."""
    module = _module(reader)
    return _with_companions(module.read_file(name, file, reading), reading)


def _module(reader: str) -> Any:
    """The module of a reader: one of ours, or what an installed pack offers in ``pubcheck.readers``."""
    if reader in READERS:
        return import_module(f"{__name__}.{READERS[reader]}")
    from pubcheck.resources_packs import load

    return load("readers", reader)


def _with_companions(documents: tuple[Document, ...], reading: Reading) -> tuple[Document, ...]:
    for document in documents:
        document.companions = reading.companions
    return documents
