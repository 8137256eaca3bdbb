"""Writes MDX as HTML: Markdown's events, with every mark written as the tag that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pubcheck.derived import FRAME, WHOLE, Derived, Joined
from pubcheck.document import OPAQUE
from pubcheck.readers.markdown_writer import MarkdownWriter
from pubcheck.readers.mdx import MARK, Marked, without_marks
from pubcheck.readers.mdx_tags import TagWriter


class MdxWriter(MarkdownWriter):
    """A writer of Markdown that knows the marks of tags."""

    def __init__(self, text: str, definitions: Callable[[], Mapping[str, Any]], marked: Marked) -> None:
        super().__init__(text, definitions)
        self._marked = marked
        self._tags = TagWriter(marked.written)
        # Which parts a tag wrote, by the first: how many, and by how much they change the depth.
        self._tag_parts: dict[int, tuple[int, int]] = {}

    def write(self, events: Iterator[Any], parent: Derived | None) -> Joined:
        """The HTML of a marked text's events."""
        self._write(events)
        self._unwrap()
        self.links.finish()
        return Joined(without_marks("".join(self.parts)), parent, self.text, self.parts, self.marks)

    def _flush(self, start: int, end: int, raw: bool) -> None:
        part = self.data[start:end].decode()
        done, byte = 0, start
        for match in MARK.finditer(part):
            tag = self._marked.tag(match[0])
            if tag is None:
                continue
            place = byte + len(part[done : match.start()].encode())
            if place > byte:
                super()._flush(byte, place, raw)
            done, byte = match.end(), place + len(match[0].encode())
            first = len(self.parts)
            pieces, change = self._tags.pieces(tag)
            for piece in pieces:
                if piece.start is None:
                    self._put(piece.html)
                    continue
                # In a mark the first character takes four bytes and each other one three.
                ends = (piece.start - tag.start, piece.end - tag.start)
                low, high = (place + 3 * at + (at > 0) for at in ends)
                if piece.kind == "copy":
                    self._put(piece.html, low)
                else:
                    self._put(piece.html, (low, high, FRAME if piece.kind == "frame" else WHOLE))
            self._tag_parts[first] = (len(self.parts) - first, change)
        if byte < end:
            super()._flush(byte, end, raw)

    def _unwrap(self) -> None:
        """Take the paragraph away around what is nothing but tags and what they hold."""
        parts, index = self.parts, 0
        start = -1
        depth = 0
        while index < len(parts):
            count, change = self._tag_parts.get(index, (0, 0))
            if count:
                index += count
                depth += change
                continue
            part = parts[index]
            if part == "<p>":
                start, depth = index, 0
            elif part == "</p>\n":
                if start >= 0:
                    for at, rest in ((start, ""), (index, "\n")):
                        parts[at], self.marks[at] = rest, None
                start = -1
            elif depth <= 0 and part.strip(f" \t\n{OPAQUE}"):
                start = -1
            index += 1
