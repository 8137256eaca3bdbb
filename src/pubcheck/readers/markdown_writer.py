"""Writes the events of pyromark as HTML, each part with the place that it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pubcheck.derived import FRAME, WHOLE, Derived, Joined, Mark
from pubcheck.readers.markdown_links import LinkWriter, write_copy

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
    "FootnoteDefinition": "<div>",
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
_TEXT_SPECIAL = re.compile(b"[&<]")
_ALT_SPECIAL = re.compile(b'[&"]')


class MarkdownWriter:
    """Turns events into parts of HTML and their marks; all offsets are bytes of the text as UTF-8."""

    def __init__(self, text: str, definitions: Callable[[], Mapping[str, Any]]) -> None:
        self.text = text
        self.data = text.encode()
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.cell = "td"
        self.links = LinkWriter(self.data, self.parts, self.marks, definitions)

    def write(self, events: Iterator[Any], parent: Derived | None) -> Joined:
        """The HTML of a text's events, each with its range; ``parent`` is what the text derives from."""
        self._write(events)
        self.links.finish()
        return Joined("".join(self.parts), parent, self.text, self.parts, self.marks)

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
        if tag:  # a block of HTML has its own tags, which stand for no more than themselves
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
