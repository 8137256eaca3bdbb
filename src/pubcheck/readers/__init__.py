"""Readers: a source of one format becomes a Document; no reader raises on any input."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from pubcheck.document import Document
from pubcheck.source import Source

Shortcodes = Mapping[str, Mapping[str, Any]]
"""What a site's own shortcodes stand for: the settings' table ``[shortcodes]``, by name."""

READERS = {"html": "html", "markdown": "markdown", "mdx": "markdown", "text": "text"}
"""The name of each reader and the module that has it."""

BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".txt": "text",
    **dict.fromkeys((".njk", ".liquid", ".erb", ".hbs", ".aspx", ".cshtml", ".jinja", ".j2"), "html"),
}
"""Which reader a file's name asks for."""


def read(source: Source, reader: str, shortcodes: Shortcodes = MappingProxyType({})) -> Document:
    """Read a source with the reader of that name; ``shortcodes`` adds to those that are known."""
    module = import_module(f"{__name__}.{READERS[reader]}")
    document: Document = module.read(source, reader, shortcodes)
    return document
