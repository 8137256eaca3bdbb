"""The texts of a page by scope, such as headings or link texts, for rules that name theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from pubcheck.document import Attribute
from pubcheck.prose import blanked
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.blocks import Block, blocks, gathered
from pubcheck.views.elements import handed_down
from pubcheck.views.headings import headings
from pubcheck.views.images import images
from pubcheck.views.links import article_links
from pubcheck.views.metadata import DESCRIPTIONS, TITLES, field_of, head_title, metas
from pubcheck.views.page import Page, is_chrome_element, view
from pubcheck.views.texts import ArticleText

_ROLES = {
    "paragraphs": ("paragraph", "text"),
    "items": ("item",),
    "captions": ("caption",),
    "cells": ("cell",),
    "quotes": ("quote",),
}
_OTHERS = ("headings", "link-texts", "alt-texts", "buttons", "title", "description")
SCOPES = (*_ROLES, *_OTHERS, *(f"h{level}" for level in range(1, 7)))
"""The names of the scopes; `h1` to `h6` are the headings of one level."""

RUNNING = ("paragraphs", "items", "captions")
"""The scopes of running text."""

ANY_LANGUAGE = "*"


class _Value(Block):
    """A text that stands in an attribute or a field, as a block."""

    __slots__ = ("whole",)

    def __init__(self, page: Page, role: str, element: Element, text: str, whole: Span) -> None:
        super().__init__(page, role, element, blanked(text))
        self.whole = whole

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``text[start:end]``; of all of it where the source spells it otherwise."""
        document, last = self.document, len(self.text) if end is None else end
        if blanked(document.source[self.whole]) == self.text:
            return Span(self.whole.start + start, self.whole.start + last)
        return self.whole

    def inside(self, tag: str) -> Iterator[tuple[int, int, Element]]:  # noqa: ARG002
        """Nothing stands in elements here."""
        return iter(())

    def opens_in(self, tags: str, offset: int) -> bool:  # noqa: ARG002
        """Nothing stands in elements here."""
        return False


class _AttributeText(_Value):
    """The text of an attribute."""

    __slots__ = ("attribute",)

    def __init__(self, page: Page, role: str, attribute: Attribute) -> None:
        super().__init__(page, role, attribute.element, attribute.value, Span(0, 0))
        self.attribute = attribute

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``text[start:end]``."""
        return self.attribute.part(start, len(self.text) if end is None else end)


class Scopes:
    """A page, whose texts are asked for by scope."""

    __slots__ = ("__dict__", "page")

    def __init__(self, page: Page) -> None:
        self.page = page

    def text(self, scope: Sequence[str], language: str = "en") -> ArticleText | None:
        """All texts of some scopes in the order of the page as one; None where there is none.

        ``language`` is the first part of a language tag; what states none counts as English. `*` takes all.
        """
        known = self._texts
        key = (tuple(scope), language)
        if key not in known:
            parts = [part for name in scope for part in self._parts(name) if self._speaks(part, language)]
            parts = list({id(part): part for part in parts}.values())
            if len(scope) > 1:
                parts.sort(key=self._place)
            known[key] = ArticleText(self.page, parts) if parts else None
        return known[key]

    @cached_property
    def _texts(self) -> dict[tuple[tuple[str, ...], str], ArticleText | None]:
        return {}

    def _place(self, part: Block) -> int:
        return part.span(0, 1).start

    def _speaks(self, part: Block, language: str) -> bool:
        if language == ANY_LANGUAGE:
            return True
        if language == "en":
            return self.page.is_english(part.element)
        return self.page.lang(part.element).partition("-")[0] == language

    def _parts(self, name: str) -> Sequence[Block]:
        if name in _ROLES:
            roles = _ROLES[name]
            return [block for block in blocks(self.page) if block.role in roles]
        if name == "headings":
            return _headings(self.page)
        if name[0] == "h":
            return [block for block in _headings(self.page) if block.role == name]
        return _PARTS[name](self.page)


@view
def scopes(page: Page) -> list[Scopes]:
    """The one page of a document."""
    return [Scopes(page)]


@view
def _frames(_page: Page) -> dict[Element, tuple[bool, bool, bool]]:
    """Of the elements asked for so far: whether they stand in the main part, in a header, in the frame."""
    return {}


def is_framed(page: Page, element: Element) -> bool:
    """``page.is_chrome``, for many elements of a page: each step up from one is made once."""
    main = page.main

    def own(inner: Element, around: tuple[bool, bool, bool]) -> tuple[bool, bool, bool]:
        if inner == main:
            return True, False, False
        in_main, in_header, in_frame = around
        if inner.tag == "header" and inner.attr("role") is None:
            return in_main, True, in_frame
        return in_main, in_header, in_frame or is_chrome_element(inner)

    in_main, in_header, in_frame = handed_down(element, _frames(page), (False, False, False), own)
    is_body = main is not None and main.tag == "body"
    if in_frame:
        return True
    return (in_header and is_body) if in_main else in_header or not (main is None or is_body)


@view
def _headings(page: Page) -> list[Block]:
    found = []
    for heading in headings(page):
        if not heading.is_empty and not is_framed(page, heading.element):
            prose = heading.text
            found.append(_block(page, f"h{min(heading.level, 6)}", heading.element, prose.text, prose.pieces))
    return [block for block in found if block.text.strip()]


@view
def _link_texts(page: Page) -> list[Block]:
    found = [
        _block(page, "link-text", link.element, link.text.text, link.text.pieces)
        for link in article_links(page)
        if not link.is_hidden
    ]
    return [block for block in found if block.text.strip()]


@view
def _alt_texts(page: Page) -> list[Block]:
    return [
        _AttributeText(page, "alt-text", image.alt)
        for image in images(page)
        if image.alt is not None and image.alt.value.strip() and not is_framed(page, image.element)
    ]


@view
def _buttons(page: Page) -> list[Block]:
    found = []
    for element in page.elements.tagged("button"):
        if not page.is_inert(element) and not hidden.is_unseen(page, element):
            text, pieces = gathered(element.children, hidden.unseen(page))
            found.append(_block(page, "button", element, text, pieces))
    return [block for block in found if block.text.strip()]


@view
def _title(page: Page) -> list[Block]:
    if value := _of_field(page, "title", TITLES):
        return [value]
    element = head_title(page)
    if element is None or not element.text.strip():
        return []
    return [_block(page, "title", element, blanked(element.text))]


@view
def _description(page: Page) -> list[Block]:
    if value := _of_field(page, "description", DESCRIPTIONS):
        return [value]
    for element in metas(page).get("description", ()):
        content = page.document.attribute(element, "content")
        if content is not None and content.value.strip():
            return [_AttributeText(page, "description", content)]
    return []


_PARTS = {
    "link-texts": _link_texts,
    "alt-texts": _alt_texts,
    "buttons": _buttons,
    "title": _title,
    "description": _description,
}


def _of_field(page: Page, role: str, names: Sequence[str]) -> Block | None:
    field = field_of(page, names)
    root = page.document.tree.root
    if field is None or not isinstance(field.value, str) or not field.value.strip() or root is None:
        return None
    return _Value(page, role, root, field.value, field.span)


def _block(
    page: Page,
    role: str,
    element: Element,
    text: str,
    pieces: Sequence[tuple[int, int, int]] | None = None,
) -> Block:
    return Block(page, role, element, text, None, pieces)
