"""HTML source → Document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pubcheck.derived import Derived, with_unix_line_ends
from pubcheck.document import Document
from pubcheck.source import Source

# What makes a whole document of a text: its doctype, html, head or body (HTML 13.1.1).
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)(?=[\s>/])", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?s:.*?)(?:-->|\Z)")


def read(source: Source, _reader: str, _shortcodes: Mapping[str, Mapping[str, Any]]) -> Document:
    """Read HTML, whole documents and fragments alike."""
    return document_of(source, "html", with_unix_line_ends(source.text))


def document_of(source: Source, kind: str, markup: Derived) -> Document:
    """The document of a source whose markup is at hand."""
    return Document(source, kind, markup, whole=is_whole(markup.text))


def is_whole(markup: str) -> bool:
    """Whether the markup is a whole document: a doctype, html, head or body stands in it, comments aside."""
    match = _WHOLE.search(markup)
    if match is None:
        return False
    return "<!--" not in markup[: match.start()] or bool(_WHOLE.search(_COMMENT.sub("", markup)))
