"""Passages: every piece of text that a release carries, each once, wherever on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pubcheck.document import OPAQUE, Attribute
from pubcheck.fields import Field
from pubcheck.prose import BLANKS, Prose, node_text
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import Block, all_blocks, blocks_below
from pubcheck.views.page import Page, view

Kind = Literal["text", "attribute", "meta", "title", "field", "comment"]

# Attributes that are read out or shown, wherever they stand.
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary")
# Text in these is left out of the blocks of running text, and is published all the same.
_BESIDE = (
    "pre",
    "nav",
    "menu",
    "button",
    "select",
    "textarea",
    "form",
    "dialog",
    "code",
    "kbd",
    "samp",
    "tt",
)
_SHOWN_AS_CODE = frozenset({"pre", "code", "kbd", "samp", "tt", "textarea"})
_QUOTED = ("blockquote", "q")
# Values of these are for machines.
_MACHINE_METAS = frozenset(
    ["viewport", "charset", "generator", "robots", "theme-color", "csrf-token", "google-site-verification",
     "format-detection", "msapplication-tilecolor", "content-type", "x-ua-compatible", "referrer"]
)  # fmt: skip
_LABEL = re.compile(r"[A-Z][\w ()/.-]{1,45}:(?:\s|$)")  # "Derived From: …" begins a line of a block
_COMMENT_OR_CODE = re.compile(r"<(?:!--|(?P<ends>/?)(?P<tag>script|style|textarea|title)\b)", re.IGNORECASE)
_STOPS = frozenset('.!?:;"”’)]')


class Passage:
    """One piece of text with its place: a block, an attribute's value, a field's value or a comment.

    ``text`` has a blank for each white-space character, a line end for each break that is certain. ``role``
    is the block's role (paragraph, heading, caption, …) or the name of the attribute, meta element or field.
    ``is_example`` tells text that is shown rather than said: code and quotations.
    """

    __slots__ = ("__dict__", "_holder", "is_example", "kind", "role", "text")

    def __init__(
        self,
        holder: Block | Prose | Attribute | Field | tuple[Page, int],
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
        if isinstance(holder, Field):
            whole = holder.span
            same = whole.end - whole.start == len(self.text)
            return Span(whole.start + start, whole.start + end) if same else whole
        page, at = holder
        return page.document.span(at + start, at + end)

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The ranges of the lines, white space at their ends left out; where the source breaks a line after
        a stop and before a capital, too."""
        holder, text = self._holder, self.text
        raw = _as_written(holder) if isinstance(holder, Block) else text
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
    def is_in_form(self) -> bool:
        """Whether the text belongs to a form, or to a drawing of one."""
        holder = self._holder
        return isinstance(holder, Block) and isinstance(holder.element.closest("form, fieldset"), Element)


def _parts(raw: str, before: tuple[int, int], start: int) -> bool:
    """Whether a line end of the source may part two lines that mean to be two, and is no wrapped margin."""
    line = raw[before[0] : before[1]].rstrip()
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


def _as_written(block: Block) -> str:
    """The text of a block with the line ends of its source, character by character beside its text."""
    inner = block.element.text if block.nodes is None else "".join(map(node_text, block.nodes))
    if "\n" not in inner or block.pieces is None:
        return inner if block.pieces is None else block.text
    parts, at = [], 0
    for here, there, length in block.pieces:
        parts += [block.text[at:here], inner[there : there + length]]
        at = here + length
    return "".join([*parts, block.text[at:]])


class Release:
    """All that a page would publish: its passages, made only when a check has seen that it needs them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.document.source.text

    @cached_property
    def capitals(self) -> bytes:
        """The capital letters of the source, without what stands between them: a cheap test for markings."""
        return self.text.encode("utf-8", "replace").translate(None, _NO_CAPITALS)

    @property
    def passages(self) -> list[Passage]:
        """Every piece of text, in no certain order."""
        return passages(self.page)

    @property
    def blocks(self) -> list[Passage]:
        """The passages of running text, in document order."""
        return [passage for passage in self.passages if passage.kind == "text"]


_NO_CAPITALS = bytes(byte for byte in range(256) if not 65 <= byte <= 90)


@view
def releases(page: Page) -> list[Release]:
    """The page as a release."""
    return [Release(page)]


@view
def passages(page: Page) -> list[Passage]:
    """Every piece of text that a page carries, each once; costly, so asked for only where there is need."""
    found = [_of_block(block) for block in all_blocks(page)]
    found += _of_texts_beside(page)
    found += _of_attributes(page)
    found += _of_fields(page)
    markup = page.document.markup.text
    for start, end in _comments(markup):
        data = markup[start:end]
        if not data.isspace() and not data.lstrip().startswith("[if"):
            found.append(Passage((page, start), "comment", "comment", data))
    return found


def _comments(markup: str) -> Iterator[tuple[int, int]]:
    """The ranges of what stands in comments; those of scripts and styles are code."""
    code = ""
    at = 0 if "<!--" in markup else len(markup)
    while match := _COMMENT_OR_CODE.search(markup, at):
        at = match.end()
        if match["tag"]:
            tag = match["tag"].lower()
            code = tag if not code and not match["ends"] else "" if match["ends"] and tag == code else code
        elif not code:
            end = markup.find("-->", at)
            if end < 0:
                return
            if end > at:
                yield at, end
            at = end + 3


def _of_block(block: Block, is_code: bool = False) -> Passage:
    element = block.element
    is_quoted = block.role == "quote" or isinstance(element.closest(_CODE_OR_QUOTE), Element)
    return Passage(block, "text", block.role, block.text, is_code or is_quoted)


_CODE_OR_QUOTE = ", ".join((*_QUOTED, *_SHOWN_AS_CODE))


def _of_texts_beside(page: Page) -> Iterator[Passage]:
    """What the blocks of running text leave out: code, menus, controls, and what is hidden from readers."""
    found = page.document.tree.select(", ".join((*_BESIDE, "[hidden]", "[aria-hidden=true]")))
    for element in found:
        if element.closest("body") is None or element.closest("template, svg") is not None:
            continue
        # Forms and dialogs are in the blocks already, unless they are hidden.
        hidden = element.attr("hidden") is not None or element.attr("aria-hidden") == "true"
        if element.tag in {"form", "dialog"} and not hidden:
            continue
        for block in blocks_below(page, element, "text", with_frame=True):
            yield _of_block(block, element.tag in _SHOWN_AS_CODE)


def _of_attributes(page: Page) -> Iterator[Passage]:
    document = page.document
    for name in _SPOKEN:
        for element in document.tree.select(f"[{name}]"):
            yield from _of_attribute(page, element, name, "attribute", name)
    for element in document.tree.iter_elements("meta"):
        name = (element.attr("name") or element.attr("property") or element.attr("itemprop") or "").lower()
        if name and name not in _MACHINE_METAS:
            yield from _of_attribute(page, element, "content", "meta", name)
    for element in document.tree.iter_elements("title"):
        text = element.text
        if text.strip():
            yield Passage(Prose(document, element, text.translate(BLANKS)), "title", "title", text)


def _of_attribute(page: Page, element: Element, name: str, kind: Kind, role: str) -> Iterator[Passage]:
    value = element.attr(name)
    if value and not value.isspace() and OPAQUE not in value:
        yield Passage(Attribute(page.document, element, name, value), kind, role, value)


def _of_fields(page: Page) -> Iterator[Passage]:
    for field in page.document.fields:
        if isinstance(field.value, str) and field.value.strip():
            role = next((str(key) for key in reversed(field.path) if isinstance(key, str)), "")
            yield Passage(field, "field", role.lower(), field.value)
