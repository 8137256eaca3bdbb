"""Markdown source → Document: the events of pyromark written as HTML, each part with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pyromark import Options, events_with_range, reference_definitions

from pubcheck.derived import Derived, Joined, Piece, unix_offset, with_unix_line_ends
from pubcheck.document import Document, Problem
from pubcheck.readers import Reading, front_matter, html
from pubcheck.readers.markdown_writer import MarkdownWriter
from pubcheck.source import Source, Span, Utf8Index

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
# What no text may hold: a lone surrogate has no UTF-8, and NUL stands for U+FFFD (CommonMark 2.3).
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def read(source: Source, reader: str, reading: Reading) -> Document:
    """Read Markdown (CommonMark with GitHub's tables, footnotes, strikethrough and task lists) or MDX."""
    front = front_matter.read(source.text)
    problems: tuple[Problem, ...] = ()
    if front.problem:
        detail, start, end = front.problem
        problems = (Problem("front-matter", Span(start, end), detail),)
    body = _body(source.text, front.body_start)
    if "image" in source.text[: front.body_start] and (named := reading.named_in(source.name)):
        from pubcheck.readers import front_images

        body = front_images.with_named_images(body, source.text, front.fields, named)
    markup = _write_mdx(body) if reader == "mdx" else write(_without_templates(body, reading, source.name))
    return Document(source, reader, markup, _is_whole(markup), front.fields, problems)


def _without_templates(body: Derived, reading: Reading, name: str) -> Derived:
    """The text without what a site's generator takes out of it; it is loaded only where there is any."""
    if "{" not in body.text and "<%" not in body.text:
        return body
    from pubcheck.readers import attribute_lists, templates

    if templates.has_marks(body.text):
        body = templates.masked(body, reading.shortcodes, code_ranges(body.text), reading.named_in(name))
    if attribute_lists.has_marks(body.text):
        body = attribute_lists.taken_out(body, code_ranges(body.text))
    return body


def _body(text: str, start: int) -> Derived:
    """What follows the front matter, with LF line ends."""
    unix = with_unix_line_ends(text)
    if unix.pieces is not None:
        start = unix_offset(text, start)
    elif start == 0:
        return unix
    length = len(unix.text) - start
    parent = unix if unix.pieces is not None else None
    return Derived(unix.text[start:], [Piece(0, length, start, start + length, True)], parent)


def _is_whole(markup: Joined) -> bool:
    """Whether the text is a whole page of raw HTML: such a page begins with it."""
    for part, mark in zip(markup.parts, markup.marks, strict=True):
        if part and not part.isspace():
            # Of what is copied, only raw HTML begins so.
            return isinstance(mark, int) and part.lstrip().startswith("<") and html.is_whole(markup.text)
    return False


def code_ranges(text: str) -> list[tuple[int, int]]:
    """The ranges of code in Markdown with LF line ends: fenced, indented and inline, marks included.

    In code points, sorted; none overlaps another.
    """
    if not ("`" in text or "~~~" in text or "\t" in text or "\n    " in text or text.startswith("    ")):
        return []
    point = Utf8Index(text).point
    found: list[tuple[int, int]] = []
    event: Any
    for event, place in events_with_range(_fit(text), options=_OPTIONS):
        # Other events are strings, in which neither word stands.
        if "Code" in event or ("Start" in event and "CodeBlock" in event["Start"]):
            found.append((point(place["start"]), point(place["end"])))
    return found


def write(body: Derived) -> Joined:
    """The HTML of a Markdown text with LF line ends."""
    text = _fit(body.text)
    return _written(MarkdownWriter(text, _definitions_of(text)), body)


def _write_mdx(body: Derived) -> Joined:
    from pubcheck.readers import mdx
    from pubcheck.readers.mdx_writer import MdxWriter

    marked = mdx.marked(body)
    text = _fit(marked.text.text)
    return _written(MdxWriter(text, _definitions_of(text), marked), marked.text)


def _written(writer: MarkdownWriter, body: Derived) -> Joined:
    parent = None if body.pieces is None and body.parent is None else body
    return writer.write(iter(events_with_range(writer.text, options=_OPTIONS)), parent)


def _definitions_of(text: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: reference_definitions(text, options=_OPTIONS)


def _fit(text: str) -> str:
    """The text with U+FFFD for what no Markdown may hold, at the same length."""
    if "\x00" not in text:
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNFIT.sub("\ufffd", text)
