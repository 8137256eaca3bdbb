"""Markdown source → Document: the events of pyromark written as HTML, each part with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyromark import Options, events_with_range, reference_definitions

from pubcheck.derived import FRAME, WHOLE, Derived, Joined, Mark, Piece, with_unix_line_ends
from pubcheck.document import Document, Problem
from pubcheck.readers import front_matter, html
from pubcheck.readers.markdown_links import LinkWriter, write_copy
from pubcheck.source import Source, Span, Utf8Index

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
_OPENING = {
    "Paragraph": "<p>",
    "Item": "<li>",
    "Strong": "<strong>",
    "Emphasis": "<em>",
    "Strikethrough": "<del>",
    "TableRow": "<tr>",
    "HtmlBlock": "",
    "BlockQuote": "<blockquote>",
    "CodeBlock": "<pre><code>",
    "Table": "<table>",
    # A footnote's number is not written: it is no part of the sentence that it stands in.
    "FootnoteDefinition": '<div role="doc-footnote">',
}
_CLOSING = {
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "Strong": "</strong>",
    "Emphasis": "</em>",
    "Strikethrough": "</del>",
    "TableRow": "</tr>\n",
    "HtmlBlock": "",
    "BlockQuote": "</blockquote>\n",
    "CodeBlock": "</code></pre>\n",
    "Table": "</tbody></table>\n",
    "FootnoteDefinition": "</div>\n",
}
# What no text may hold: a lone surrogate has no UTF-8, and NUL stands for U+FFFD (CommonMark 2.3).
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_TEXT_SPECIAL = re.compile(b"[&<]")
_ALT_SPECIAL = re.compile(b'[&"]')


def read(source: Source, reader: str, _shortcodes: Mapping[str, Mapping[str, Any]]) -> Document:
    """Read Markdown (CommonMark with GitHub's tables, footnotes, strikethrough and task lists) or MDX."""
    front = front_matter.read(source.text)
    problems: tuple[Problem, ...] = ()
    if front.problem:
        detail, start, end = front.problem
        problems = (Problem("front-matter", Span(start, end), detail),)
    markup = write(_body(source.text, front.body_start))
    return Document(source, reader, markup, _is_whole(markup), front.fields, problems)


def _body(text: str, start: int) -> Derived:
    """What follows the front matter, with LF line ends."""
    unix = with_unix_line_ends(text)
    if unix.pieces is not None:
        start -= text.count("\r\n", 0, start)
    elif start == 0:
        return unix
    length = len(unix.text) - start
    parent = unix if unix.pieces is not None else None
    return Derived(unix.text[start:], [Piece(0, length, start, start + length, True)], parent)


def _is_whole(markup: Joined) -> bool:
    """Whether the text is a whole page of raw HTML: such a page begins with it."""
    start = next((part for part in markup.parts if part and not part.isspace()), "").lstrip()
    return start.startswith("<") and not start.startswith("<p>") and html.is_whole(markup.text)


def code_ranges(text: str) -> list[tuple[int, int]]:
    """The ranges of code in Markdown with LF line ends: fenced, indented and inline, marks included.

    In code points, sorted; none overlaps another.
    """
    point = Utf8Index(text).point
    found: list[tuple[int, int]] = []
    for event, place in events_with_range(_UNFIT.sub("\ufffd", text), options=_OPTIONS):
        if event.__class__ is dict:
            kind, value = event.popitem()
            if kind == "Code" or (kind == "Start" and value.__class__ is dict and "CodeBlock" in value):
                found.append((point(place["start"]), point(place["end"])))
    return found


def write(body: Derived) -> Joined:
    """The HTML of a Markdown text with LF line ends."""
    text = body.text
    if _UNFIT.search(text):
        text = _UNFIT.sub("\ufffd", text)
    parent = None if body.pieces is None else body
    return _Writer(text).joined(parent)


class _Writer:
    """Turns events into parts of HTML and their marks; all offsets are bytes of the text as UTF-8."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode()
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.cell = "td"
        self.links = LinkWriter(
            self.data, self.parts, self.marks, lambda: reference_definitions(text, options=_OPTIONS)
        )

    def joined(self, parent: Derived | None) -> Joined:
        self._write(iter(events_with_range(self.text, options=_OPTIONS)))
        self.links.finish()
        return Joined("".join(self.parts), None, parent, self.text, self.parts, self.marks)

    def _write(self, events: Iterator[Any]) -> None:
        data, parts, marks = self.data, self.parts, self.marks
        flush, opening, closing = self._flush, _OPENING, _CLOSING
        # The run of source not yet written, and whether it is HTML already.
        first = last = -1
        raw = False
        previous = 0
        for event, place in events:
            start, end = place["start"], place["end"]
            if event == "SoftBreak":
                if start == last and not raw:
                    last = end
                    continue
                kind = value = event
            elif event.__class__ is dict:
                kind, value = event.popitem()
            else:
                kind = value = event
            if kind == "Text":
                # A reference, and a tab that code has turned into blanks, is not what the source has there.
                if end - start == len(value) if value.isascii() else data[start] != 38 or value[0] == "&":
                    if start == last and not raw:
                        last = end
                        continue
                    if first < last:
                        flush(first, last, raw)
                    first, last, raw = start, end, False
                    continue
            elif kind == "Html" or kind == "InlineHtml":
                if start == last and raw:
                    last = end
                    continue
                if first < last:
                    flush(first, last, raw)
                first, last, raw = start, end, True
                continue
            if first < last:
                flush(first, last, raw)
                previous = last
                first = last = -1
            if kind == "Start":
                if value.__class__ is dict:
                    kind, value = value.popitem()
                    if kind == "Link":
                        self.links.start("<a", "href", value, start, end)
                        parts.append(">")
                        marks.append(None)
                        end = start + 1
                    elif kind == "Image":
                        self._image(value, start, end, events)
                    else:
                        self._open(kind, value, start, end)
                elif tag := opening.get(value):
                    parts.append(tag)
                    marks.append((start, end, FRAME))
                else:
                    self._open(value, None, start, end)
            elif kind == "End":
                if value.__class__ is dict:
                    kind, value = value.popitem()
                    if kind == "Heading":
                        tag = f"</{value.lower()}>\n"
                    else:
                        tag = ("</ol>\n" if value else "</ul>\n") if kind == "List" else closing[kind]
                    parts.append(tag)
                    marks.append(None)
                elif tag := closing.get(value):
                    parts.append(tag)
                    marks.append(None)
                elif value == "Link":
                    self.links.end(previous)
                    parts.append("</a>")
                    marks.append(None)
                else:
                    self._close(value)
            else:
                self._leaf(kind, value, start, end)
            previous = end
        if first < last:
            flush(first, last, raw)

    def _flush(self, start: int, end: int, raw: bool) -> None:
        """Write a run of the source that is HTML already, or text to escape."""
        part = self.data[start:end].decode()
        if raw or not ("&" in part or "<" in part):
            self.parts.append(part)
            self.marks.append(start)
        else:
            write_copy(self.data, start, end, _TEXT_SPECIAL, self.parts, self.marks)

    def _put(self, part: str, mark: Mark = None) -> None:
        self.parts.append(part)
        self.marks.append(mark)

    def _open(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Heading":
            tag = f"<{value['level'].lower()}>"
        elif kind == "List":
            tag = "<ul>" if value is None else "<ol>"
        elif kind == "TableHead":
            self.cell, tag = "th", "<thead><tr>"
        elif kind == "TableCell":
            tag = f"<{self.cell}>"
        else:
            tag = _OPENING.get(kind, "")
        self._put(tag, (start, end, FRAME))

    def _close(self, kind: str) -> None:
        if kind == "TableHead":
            self.cell = "td"
            self._put("</tr></thead>\n<tbody>")
        elif kind == "TableCell":
            self._put(f"</{self.cell}>")

    def _leaf(self, kind: str, value: str, start: int, end: int) -> None:
        """Write an event that holds no others."""
        if kind == "Text":
            self._put(value.replace("&", "&amp;").replace("<", "&lt;"), (start, end, WHOLE))
        elif kind == "SoftBreak":
            self._put("\n", (start, end, WHOLE))
        elif kind == "HardBreak":
            self._put("<br>\n", (start, end, WHOLE))
        elif kind == "Rule":
            self._put("<hr>\n", (start, end, FRAME))
        elif kind == "Code":
            self._put("<code>", (start, end, FRAME))
            self._code(value, start, end, _TEXT_SPECIAL)
            self._put("</code>")
        elif kind == "FootnoteReference":
            self._put("<sup></sup>", (start, end, FRAME))

    def _code(self, value: str, start: int, end: int, special: re.Pattern[bytes]) -> None:
        """Write the text of code between backticks; where a line ends in it, it stands there as a whole."""
        while start < end and self.data[start] == 96:
            start, end = start + 1, end - 1
        first = self.data.find(value.encode(), start, end)
        if first >= 0:
            write_copy(self.data, first, first + len(value.encode()), special, self.parts, self.marks)
        else:
            for char, reference in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
                value = value.replace(char, reference)
            self._put(value, (start, end, WHOLE))

    def _image(self, image: Mapping[str, Any], start: int, end: int, events: Iterator[Any]) -> None:
        """Write an image and consume its events: its alternative text is theirs without the markup.

        Empty brackets give no alternative text, not an empty one: most who write them forgot it.
        """
        self.links.start("<img", "src", image, start, end)
        self._put(' alt="')
        length = len(self.parts)
        depth, inner_end = 1, start + 2
        for event, place in events:
            first, last = place["start"], place["end"]
            kind, value = event.popitem() if isinstance(event, dict) else (event, "\n")
            if kind in ("Start", "End"):
                depth += (value == "Image" and -1) if kind == "End" else "Image" in value
                if not depth:
                    break
            elif kind == "Code":
                self._code(value, first, last, _ALT_SPECIAL)
            elif kind != "FootnoteReference":
                if last - first == len(value.encode()) and self.data.startswith(value.encode(), first):
                    write_copy(self.data, first, last, _ALT_SPECIAL, self.parts, self.marks)
                else:
                    self._put(value.replace("&", "&amp;").replace('"', "&quot;"), (first, last, WHOLE))
            inner_end = last
        self.links.end(inner_end)
        if len(self.parts) == length:
            self.parts[-1] = ">"
        else:
            self._put('">')
