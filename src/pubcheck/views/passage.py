"""A passage: one piece of text that a release carries, with its place and its part in the page."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pubcheck.document import Attribute
from pubcheck.fields import Field
from pubcheck.prose import Prose
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import Block
from pubcheck.views.page import Page

Kind = Literal["text", "attribute", "meta", "title", "field", "comment"]

_LABEL = re.compile(r"[A-Z][\w ()/.-]{1,45}:(?:\s|$)")  # "Derived From: …" begins a line of a block
_STOPS = frozenset('.!?:;"”’)]')
_LONGEST_LINE = 200  # code points of a line that is looked at
_LISTS = "li, dt, dd, td, th"
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[^u])")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class Passage:
    """One piece of text with its place: a block, an attribute's value, a field's value or a comment.

    ``text`` has a blank for each white-space character, a line end for each break that is certain. ``role``
    is the block's role (paragraph, heading, caption, …) or the name of the attribute, meta element or field.
    ``is_example`` tells text that is shown rather than said: code and quotations.
    """

    __slots__ = ("__dict__", "_holder", "is_example", "kind", "role", "text")

    def __init__(
        self,
        holder: Block | Prose | Attribute | tuple[Page, int | Field],
        kind: Kind,
        role: str,
        text: str,
        is_example: bool = False,
    ) -> None:
        self._holder = holder
        self.kind = kind
        self.role = role
        self.text = text
        self.is_example = is_example

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``text[start:end]``; the whole value if the source spells it otherwise."""
        holder, end = self._holder, len(self.text) if end is None else end
        if isinstance(holder, Prose):
            return holder.span(start, end)
        if isinstance(holder, Attribute):
            return holder.part(start, end)
        page, at = holder
        if isinstance(at, int):
            return page.document.span(at + start, at + end)
        places = self._places
        return Span(places[start], places[end]) if places else at.span

    @cached_property
    def _places(self) -> list[int] | None:
        """Where each character of a field's value stands; None where not only folding and escapes differ."""
        page, field = self._holder  # type: ignore[misc]  # only a field's passage asks
        assert isinstance(field, Field)
        raw, at, places = page.document.source[field.span], 0, []
        for char in str(field.value):
            # A value that goes over several lines is indented, and may be folded.
            while at < len(raw) and raw[at].isspace() and not char.isspace():
                at += 1
            written = _ESCAPE.match(raw, at) if raw.startswith("\\", at) and char != "\\" else None
            places.append(field.span.start + at)
            if written and _unescaped(written[0]) == char:
                at = written.end()
            elif at < len(raw) and (raw[at] == char or (raw[at].isspace() and char.isspace())):
                at += 1
            elif not char.isspace():
                return None
        places.append(field.span.start + at)
        return places

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The ranges of the lines, white space at their ends left out; where the source breaks a line after
        a stop and before a capital, too."""
        holder, text = self._holder, self.text
        raw = holder.with_line_ends if isinstance(holder, Block) else text
        found: list[tuple[int, int]] = []
        at = 0
        for line in raw.split("\n"):
            start, end = at, at + len(line)
            at = end + 1
            joins = found and text[start - 1] != "\n" and not _parts(raw, found[-1], start)
            if joins:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        trimmed = (_trimmed(text, start, end) for start, end in found)
        return [(start, end) for start, end in trimmed if start < end]

    @cached_property
    def is_link(self) -> bool:
        """Whether all of the text is the text of a link or of a control."""
        if not isinstance(self._holder, Block):
            return False
        if isinstance(self._holder.element.closest("button, option, label, summary"), Element):
            return True
        start, end = _trimmed(self.text, 0, len(self.text))
        if isinstance(self._holder.element.closest("a"), Element):
            return True
        return any(low <= start and end <= high for low, high, _ in self._holder.inside("a"))

    @cached_property
    def is_in_list(self) -> bool:
        """Whether the text stands in a list or a table, however deep."""
        holder = self._holder
        return isinstance(holder, Block) and isinstance(holder.element.closest(_LISTS), Element)

    @cached_property
    def is_in_form(self) -> bool:
        """Whether the text belongs to a form, or to a drawing of one."""
        holder = self._holder
        return isinstance(holder, Block) and isinstance(holder.element.closest("form, fieldset"), Element)


def _parts(raw: str, before: tuple[int, int], start: int) -> bool:
    """Whether a line end of the source may part two lines that mean to be two, and is no wrapped margin."""
    line = raw[max(before[0], before[1] - _LONGEST_LINE) : before[1]].rstrip()
    following = raw[start : start + 80].lstrip()
    if not line or not following or _LABEL.match(following):
        return True
    return (line[-1] in _STOPS or line.isupper()) and (following[0].isupper() or not following[0].isalpha())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unescaped(written: str) -> str:
    """What an escape of JSON stands for (RFC 8259, section 7)."""
    return chr(int(f"0x{written[2:]}", 0)) if written[1] == "u" else _ESCAPED.get(written[1], written[1])
