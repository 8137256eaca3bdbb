"""Where the tags of elements stand, also of those that begin a block of HTML in Markdown."""

from __future__ import annotations

from pubcheck import tree
from pubcheck.document import Document
from pubcheck.source import Span
from pubcheck.tree import Element


def start_tag(document: Document, element: Element) -> Span:
    """The source range of the start tag, and no more of the block that begins with it."""
    span = document.tag_span(element)
    ranges = tree.tag_ranges(element)
    if ranges is None:
        return span
    written = document.markup.text[slice(*ranges[0])]
    end = span.start + len(written)
    # The first tag of a block stands for all of the block, as the source has it.
    return Span(span.start, end) if document.source[Span(span.start, end)] == written else span
