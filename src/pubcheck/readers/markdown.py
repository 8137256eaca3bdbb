"""Markdown source → Document: the events of pyromark written as HTML, each part with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyromark import Options, events_with_range, reference_definitions

from pubcheck.derived import FRAME, WHOLE, Derived, Joined, Mark, Piece, with_unix_line_ends
from pubcheck.document import Document, Problem
from pubcheck.readers import front_matter, html, kramdown, templates
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
    "List": "<ul>",
    "OrderedList": "<ol>",
    **{f"H{level}": f"<h{level}>" for level in range(1, 7)},
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
    "List": "</ul>\n",
    "OrderedList": "</ol>\n",
    **{f"H{level}": f"</h{level}>\n" for level in range(1, 7)},
}
_AMPERSAND = ord("&")
# What no text may hold: a lone surrogate has no UTF-8, and NUL stands for U+FFFD (CommonMark 2.3).
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_TEXT_SPECIAL = re.compile(b"[&<]")
_ALT_SPECIAL = re.compile(b'[&"]')


def read(source: Source, reader: str, shortcodes: Mapping[str, Mapping[str, Any]]) -> Document:
    """Read Markdown (CommonMark with GitHub's tables, footnotes, strikethrough and task lists) or MDX."""
    front = front_matter.read(source.text)
    problems: tuple[Problem, ...] = ()
    if front.problem:
        detail, start, end = front.problem
        problems = (Problem("front-matter", Span(start, end), detail),)
    body = _body(source.text, front.body_start)
    if templates.has_marks(body.text):
        body = templates.masked(body, shortcodes, code_ranges(body.text))
    if "{:" in body.text:
        body = kramdown.without_attribute_lists(body, code_ranges(body.text))
    markup = write(body)
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
    parent = None if body.pieces is None and body.parent is None else body
    return _Writer(_fit(body.text)).joined(parent)


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
        """Write all events; long and plain because it is where reading spends its time."""
        data, parts, marks, opening, closing = self.data, self.parts, self.marks, _OPENING, _CLOSING
        add, mark = parts.append, marks.append
        # The run of source not yet written, and whether it is HTML already; where the last event ended.
        first = last = previous = -1
        raw = False
        for event, place in events:
            start, end = place["start"], place["end"]
            if event.__class__ is dict:
                kind, value = event.popitem()
                if kind == "Text":
                    # A reference, or a tab that code turns into blanks, is not what the source has there.
                    if end - start == len(value) or (
                        not value.isascii() and (data[start] != _AMPERSAND or value[0] == "&")
                    ):
                        if start == last and not raw:
                            last = end
                            continue
                        if first < last:
                            self._flush(first, last, raw)
                        first, last, raw = start, end, False
                        continue
                elif kind == "Html" or kind == "InlineHtml":
                    if start == last and raw:
                        last = end
                        continue
                    if first < last:
                        self._flush(first, last, raw)
                    first, last, raw = start, end, True
                    continue
            elif start == last and event == "SoftBreak":
                last = end
                continue
            else:
                kind = value = event
            if first < last:
                self._flush(first, last, raw)
                previous = last
                first = last = -1
            if kind == "Start":
                if value.__class__ is str:
                    if tag := opening.get(value):
                        add(tag)
                        mark((start, end, FRAME))
                    else:
                        self._open(value, start, end)
                else:
                    kind, value = value.popitem()
                    if kind == "Link":
                        self.links.start("<a", ' href="', value, start, end)
                        add(">")
                        mark(None)
                        end = start + 1
                    elif kind == "Image":
                        self._image(value, start, end, events)
                    else:
                        if kind == "Heading":
                            kind = value["level"]
                        elif kind == "List" and value is not None:
                            kind = "OrderedList"
                        add(opening[kind])
                        mark((start, end, FRAME))
            elif kind == "End":
                if value.__class__ is str:
                    if tag := closing.get(value):
                        add(tag)
                        mark(None)
                    elif value == "Link":
                        self.links.end(previous)
                        add("</a>")
                        mark(None)
                    else:
                        self._close(value)
                else:
                    kind, value = value.popitem()
                    if kind == "Heading":
                        kind = value
                    elif value is True:
                        kind = "OrderedList"
                    add(closing[kind])
                    mark(None)
            else:
                self._leaf(kind, value, start, end)
            previous = end
        if first < last:
            self._flush(first, last, raw)

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

    def _open(self, kind: str, start: int, end: int) -> None:
        if kind == "TableHead":
            self.cell, tag = "th", "<thead><tr>"
        else:
            tag = f"<{self.cell}>" if kind == "TableCell" else ""
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
        self.links.start("<img", ' src="', image, start, end)
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
