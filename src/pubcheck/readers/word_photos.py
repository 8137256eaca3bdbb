"""Finds the photos that stand in a Word document as paragraphs of text, with a picture above them or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pubcheck.grammar.photo_blocks import PhotoBlock, find_photo_blocks
from pubcheck.grammar.photo_lines import LinePart


class TextPhoto(NamedTuple):
    """A photo in paragraphs ``first`` to ``end``; ``lines`` has paragraph and offset of each of its lines."""

    first: int
    end: int
    block: PhotoBlock
    lines: dict[int, tuple[int, int]]

    def place(self, part: LinePart) -> tuple[int, int, int]:
        """The paragraph of a part and the range in its text."""
        paragraph, offset = self.lines[part.line]
        return paragraph, offset + part.start, offset + part.end


def find_text_photos(texts: Sequence[str | None]) -> dict[int, TextPhoto]:
    """The photos among paragraphs, by their first one; None stands for a paragraph that is no plain text."""
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        offset = 0
        for line in (text or "").split("\n"):
            lines.append(line)
            places.append((number, offset))
            offset += len(line) + 1
    found: dict[int, TextPhoto] = {}
    for block in find_photo_blocks(lines):
        first, offset = places[block.first_line]
        end = places[block.end_line - 1][0] + 1
        ends_whole = block.end_line == len(places) or places[block.end_line][1] == 0
        if offset == 0 and ends_whole and block.rest is None:
            within = {line: places[line] for line in range(block.first_line, block.end_line)}
            found[first] = TextPhoto(first, end, block, within)
    return found
