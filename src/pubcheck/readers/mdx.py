"""Makes Markdown of MDX: tags become marks that Markdown reads as letters, expressions opaque text.

MDX knows no HTML blocks and no indented code: a line of nothing but tags stands between blocks, and what a
tag holds is Markdown, however far it is indented (mdxjs.com, "Markdown in MDX").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.derived import Derived, Writer
from pubcheck.document import OPAQUE
from pubcheck.readers.mdx_syntax import Scanner, Syntax, Tag

_MOST = 0xFFFD  # how many tags the private plane 15 can number
_FILLER = "\ue010"
_MODULE = "\ue011"
_FOREIGN = re.compile(f"[\U000f0000-\U000fffff{_FILLER}{_MODULE}]")
MARK = re.compile(f"[\U000f0000-\U000fffff]{_FILLER}*+")
"""A tag in a marked text: its number, then a filler for each further character."""

_FLOW = re.compile(f"(?:{MARK.pattern}|{OPAQUE}++|[ \t]++)+")
_LIST_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")


class Marked(NamedTuple):
    """Markdown that stands for MDX: ``written`` is what the pieces of ``text`` lead to, tags and all."""

    text: Derived
    written: str
    tags: list[Tag]

    def tag(self, mark: str) -> Tag | None:
        """The tag that a mark stands for, None where Markdown has torn the mark apart."""
        number = ord(mark[0]) - 0xF0000
        tag = self.tags[number] if number < len(self.tags) else None
        return tag if tag and tag.end - tag.start == len(mark) else None


def without_marks(text: str) -> str:
    """The text with every mark that is left in it opaque."""
    return _FOREIGN.sub(OPAQUE, text)


def marked(body: Derived) -> Marked:
    """The Markdown that an MDX text with LF line ends stands for."""
    written = body.text
    text = _FOREIGN.sub("\ufffd", written)
    syntax = Scanner(text).scan()
    filled = _filled(text, syntax)
    writer = Writer(filled, body if body.pieces is not None or body.parent is not None else None)
    _Layout(filled, syntax, writer).write()
    return Marked(writer.derived(), written, syntax.tags[:_MOST])


def _filled(text: str, syntax: Syntax) -> str:
    """The text with marks in place of tags, and no line end inside one."""
    places = [
        (tag.start, tag.end, chr(0xF0000 + i) if i < _MOST else "") for i, tag in enumerate(syntax.tags)
    ]
    places += [(start, end, "") for start, end in syntax.expressions]
    places += [(start, end, _MODULE) for start, end in syntax.modules]
    parts: list[str] = []
    at = 0
    for start, end, mark in sorted(places):
        parts.append(text[at:start])
        filler = OPAQUE if not mark else _MODULE if mark == _MODULE else _FILLER
        parts.append(mark + filler * (end - start - len(mark)))
        at = end
    parts.append(text[at:])
    return "".join(parts)


class _Layout:
    """Writes the lines so that Markdown reads them as MDX does."""

    def __init__(self, filled: str, syntax: Syntax, writer: Writer) -> None:
        self._filled = filled
        self._tags = syntax.tags
        self._fences = syntax.fences
        self._writer = writer
        # How far what stands in each open tag is indented, None until that is known.
        self._bases: list[int | None] = []
        self._in_list = False
        self._after_blank = True
        self._copied = 0

    def write(self) -> None:
        """Write every line."""
        start = fence = 0
        fence_indent = 0
        after_flow = False
        for line in self._filled.split("\n"):
            end = start + len(line)
            while fence < len(self._fences) and self._fences[fence][1] <= start:
                fence += 1
            opens_fence = fence < len(self._fences) and start <= self._fences[fence][0] <= end
            content = line.strip(" \t")
            indent = len(line) - len(line.lstrip(" \t"))
            if fence < len(self._fences) and self._fences[fence][0] < start:
                self._leave_out(start, start + min(indent, fence_indent))
            elif not content or content.strip(_MODULE) == "":
                self._leave_out(start, end)
                self._after_blank, after_flow = True, False
            else:
                is_flow = _FLOW.fullmatch(content) is not None and not opens_fence
                if (is_flow or after_flow) and not self._after_blank:
                    self._copy_to(start, start)
                    self._writer.glue("\n")
                    self._after_blank = True
                cut = self._cut(content, line, indent, is_flow)
                fence_indent = cut
                self._leave_out(start, start + cut)
                self._after_blank, after_flow = False, is_flow
            start = end + 1
        self._copy_to(len(self._filled), len(self._filled))

    def _copy_to(self, end: int, following: int) -> None:
        """Copy everything up to ``end``, and go on from ``following``."""
        # No empty copies: they would stand for a place of insertion.
        if self._copied < end:
            self._writer.copy(self._copied, end)
        self._copied = following

    def _leave_out(self, start: int, end: int) -> None:
        if start < end:
            self._copy_to(start, end)

    def _cut(self, content: str, line: str, indent: int, is_flow: bool) -> int:
        """How many characters of indentation to leave out of a line, and note what the line changes."""
        tags = [self._tags[ord(mark[0]) - 0xF0000] for mark in MARK.findall(content)] if is_flow else []
        for tag in tags:
            if tag.kind != "close":
                break
            self._close()
        width = len(line[:indent].expandtabs(4))
        for depth in range(len(self._bases) - 1, -1, -1):
            if self._bases[depth] is not None:
                break
            self._bases[depth] = width
        base = (self._bases[-1] if self._bases else None) or 0
        rest = max(0, width - base)
        if _LIST_ITEM.match(content):
            self._in_list = True
        elif rest == 0 and self._after_blank:
            self._in_list = False
        leading = True
        for tag in tags:
            leading = leading and tag.kind == "close"
            if tag.kind == "open":
                self._bases.append(None)
            elif tag.kind == "close" and not leading:
                self._close()
        if rest >= 4 and self._after_blank and not self._in_list:
            rest = 0
        if "\t" not in line[:indent]:
            return indent - rest
        cut = column = 0
        while cut < indent and column < width - rest:
            column += 4 - column % 4 if line[cut] == "\t" else 1
            cut += 1
        return cut

    def _close(self) -> None:
        if self._bases:
            self._bases.pop()
