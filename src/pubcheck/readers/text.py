"""Plain text of an article, as it comes out of a page or a writer's editor → Document."""

from __future__ import annotations

import re

from pubcheck.derived import Derived, Writer, with_unix_line_ends
from pubcheck.document import Document
from pubcheck.grammar import credit_lines, virin_search
from pubcheck.grammar.chrome import is_banner_line, is_frame_line
from pubcheck.grammar.notices import find_notices, read_notice
from pubcheck.grammar.photo_blocks import PhotoBlock, find_photo_blocks
from pubcheck.grammar.photo_lines import LinePart
from pubcheck.readers import Reading
from pubcheck.source import Source

_LONGEST_HEADLINE = 160  # code points; federal page titles aim at 60, none of those read was longer than 130
_BULLET = re.compile(r"[ \t]{0,8}(?:[-*•▪●]|\d{1,2}[.)])[ \t]{1,4}(?=\S)")
_BYLINE = re.compile(r"By [A-Z][\w.'’-]{1,30}(?: [\w.'’-]{1,30}){0,6}(?:, .{2,80})?")
# "Video Player", "02:31", "0:00 / 2:31", "09:16 / Play".
_PLAYER = re.compile(
    r"Video Player|Play Video|\d{1,2}:\d\d(?::\d\d)?(?:\s?/\s?(?:\d{1,2}:\d\d(?::\d\d)?|Play))?"
)
_STOP = re.compile(r"[.!?…:;,][\"”’')\]]{0,3}$")


def read(source: Source, _reader: str, _reading: Reading) -> Document:
    """Read an article as text: headline, notices, photo blocks and body; the site's frame left out."""
    text = with_unix_line_ends(source.text)
    return Document(source, "text", _TextWriter(text).derived())


def is_article(text: str) -> bool:
    """Whether a text is an article: a photo block, notice, byline or banner is found in it."""
    lines = text.splitlines()
    if any(is_banner_line(line) or _BYLINE.fullmatch(line.strip()) for line in lines[:200]):
        return True
    return bool(find_photo_blocks(lines) or find_notices(text))


class _TextWriter:
    """Writes the HTML that the lines of an article stand for."""

    def __init__(self, text: Derived) -> None:
        self._text = text
        # Without pieces the text is the source itself, and needs no step of its own.
        self._writer = Writer(text.text, text if text.pieces is not None else None)
        self._lines: list[str] = text.text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def derived(self) -> Derived:
        blocks = find_photo_blocks(self._lines)
        first_of = {block.first_line: block for block in blocks}
        taken = {line for block in blocks for line in range(block.first_line, block.end_line)}
        headline = self._headline(taken)
        group: list[int] = []
        for number, line in enumerate(self._lines):
            block = first_of.get(number)
            if block or number in taken or not line.strip() or is_frame_line(line):
                self._paragraphs(group, headline)
                group = []
            if block:
                self._figure(block)
            elif number not in taken and line.strip() and not is_frame_line(line):
                group.append(number)
        self._paragraphs(group, headline)
        return self._writer.derived()

    def _headline(self, taken: set[int]) -> int | None:
        """The line of the headline: the first one of the article, if it is short and no sentence."""
        for number, line in enumerate(self._lines):
            text = line.strip()
            if not text or is_frame_line(line) or read_notice(text):
                continue
            alone = number + 1 >= len(self._lines) or not self._lines[number + 1].strip()
            follows = not alone and _BYLINE.fullmatch(self._lines[number + 1].strip())
            if number in taken or not (alone or follows) or len(text) > _LONGEST_HEADLINE:
                return None
            return None if _STOP.search(text) and not text.endswith(("?", "!")) else number
        return None

    def _paragraphs(self, group: list[int], headline: int | None) -> None:
        """Write neighbouring lines: as one paragraph where they were wrapped, else each as its own."""
        if group and group[0] == headline:
            self._element("h1", group[:1])
            group = group[1:]
        if not group:
            return
        if len(group) == 1 and self._is_subhead(group[0]):
            self._element("h2", group)
        elif _is_wrapped([self._lines[number] for number in group]):
            self._element("p", group)
        else:
            items = [bool(_BULLET.match(self._lines[number])) for number in group]
            for number, is_item, before, after in zip(
                group, items, [False, *items], [*items[1:], False], strict=False
            ):
                if is_item and not before:
                    self._writer.glue("<ul>")
                self._element("li" if is_item else "p", [number])
                if is_item and not after:
                    self._writer.glue("</ul>\n")

    def _is_subhead(self, number: int) -> bool:
        """Whether a line alone between blank ones is a heading: short, capitalised, no sentence, no label."""
        text = self._lines[number].strip()
        return (
            len(text) <= 80
            and text[:1].isupper()
            and not _STOP.search(text)
            and not _BYLINE.fullmatch(text)
            and not credit_lines.is_credit_line(text)
            and next(virin_search.find(text), None) is None
            and any(line.strip() for line in self._lines[number + 1 : number + 4])
        )

    def _element(self, tag: str, numbers: list[int]) -> None:
        start, end = self._starts[numbers[0]], self._starts[numbers[-1]] + len(self._lines[numbers[-1]])
        if tag == "li" and (bullet := _BULLET.match(self._text.text, start, end)):
            start = bullet.end()
        self._writer.replace(f"<{tag}>", start, end)
        self._writer.copy_escaped(start, end)
        self._writer.glue(f"</{tag}>\n")

    def _figure(self, block: PhotoBlock) -> None:
        """Write a photo block as a figure; an alternative text that is missing would stand at its start."""
        writer = self._writer
        first = min(
            part
            for part in (block.alt, block.title, block.caption, block.credit, block.virin, block.empty_label)
            if part is not None
        )
        start, end = self._range(first)
        writer.replace("<figure>", start, end)
        film = self._is_film(block)
        writer.replace("<video" if film else "<img", start, end)
        if block.alt and not film:
            writer.glue(' alt="')
            self._writer.copy_escaped(*self._range(block.alt))
            writer.glue('"')
        writer.glue("></video><figcaption>\n" if film else "><figcaption>\n")
        for name in ("title", "caption", "credit", "virin", "empty_label"):
            if part := getattr(block, name):
                label = "VIRIN: " if name == "virin" else ""
                kind = "virin" if name == "empty_label" else name
                self._paragraph(part, f'<p class="{kind}">', label)
        writer.glue("</figcaption></figure>\n")
        if block.rest:
            self._paragraph(block.rest, "<p>")

    def _is_film(self, block: PhotoBlock) -> bool:
        """Whether the clock or the button of a player stands right above a block, or between its lines."""
        above = range(max(0, block.first_line - 2), block.first_line)
        lines = [self._lines[number] for number in above] + [part.text for part in block.chrome]
        return any(_PLAYER.fullmatch(line.strip()) for line in lines)

    def _paragraph(self, part: LinePart, tag: str, label: str = "") -> None:
        """Write a part of a line as a paragraph; ``label`` comes before it and stands for nothing."""
        start, end = self._range(part)
        self._writer.replace(tag, start, end)
        self._writer.glue(label)
        self._writer.copy_escaped(start, end)
        self._writer.glue("</p>\n")

    def _range(self, part: LinePart) -> tuple[int, int]:
        return self._starts[part.line] + part.start, self._starts[part.line] + part.end


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph broken at a margin: all but the last long, few ending a sentence."""
    if len(lines) == 1:
        return True
    if any(_BULLET.match(line) for line in lines):
        return False
    widest = max(map(len, lines))
    full = all(len(line) >= 0.6 * widest for line in lines[:-1])
    stops = sum(bool(_STOP.search(line.rstrip())) for line in lines[:-1])
    return widest <= 130 and full and stops <= (len(lines) - 1) / 2
