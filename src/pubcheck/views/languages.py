"""The languages that a page states, and the text that each of them is stated for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck import tree
from pubcheck.document import OPAQUE
from pubcheck.fields import Field
from pubcheck.grammar import language_tags, language_words
from pubcheck.tree import Element, Namespace, Text
from pubcheck.views import blocks
from pubcheck.views.accessibility.hidden import is_visible
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.blocks import Block
from pubcheck.views.page import Page, view

_DEEPEST = 512
_SPACE = " \t\n\f\r"  # ASCII white space (Infra Standard, 4.6)
_FIELDS = {("lang",), ("language",), ("locale",)}


class Stretch(NamedTuple):
    """The blocks of running text for which one element, or the page, states a language.

    ``element`` is None where front matter states it; ``tag`` is the language tag as it is written.
    """

    page: Page
    element: Element | None
    tag: str
    blocks: list[Block]

    @property
    def language(self) -> str:
        """The primary language subtag."""
        return language_tags.primary(self.tag)


@view
def root(page: Page) -> Element | None:
    """The html element where the source is a page of its own: it writes that tag, or a doctype and no fields.

    A part of a page, and an article that a layout puts into a page, have none.
    """
    document = page.document
    element = document.tree.root
    if not document.whole or element is None:
        return None
    if tree.tag_ranges(element):
        return element
    has_doctype = document.markup.text.lstrip()[:9].lower() == "<!doctype"
    return element if has_doctype and not document.fields else None


def page_tag(page: Page) -> str:
    """The language tag of the html element as it is written; "" where it has none, or but white space."""
    html = page.document.tree.root
    stated = (html is not None and html.attr("lang")) or ""
    return stated if stated.strip(_SPACE) else ""


@view
def stated_below(page: Page) -> list[Element]:
    """The HTML elements of the body, and the body itself, that state a language: lang is there, not empty."""
    return [
        element
        for element in page.elements.having("lang")
        if element.tag != "html" and element.attr("lang") and is_html(element) and _is_in_body(element)
    ]


def is_html(element: Element) -> bool:
    """Whether an element is one of HTML, and not of a drawing or a formula."""
    return element.namespace is Namespace.HTML


def _is_in_body(element: Element) -> bool:
    return element.closest("body") is not None


def has_text(page: Page, element: Element) -> bool:
    """Whether any text takes its language from the element: one that is shown or read out, or a name.

    After ACT, "text inheriting its programmatic language from an element".
    """
    nodes = tree_of(page)
    stack = [element]
    while stack:
        current = stack.pop()
        is_included = nodes.node(current).is_included
        texts = (child.data for child in current.children if isinstance(child, Text))
        if any(not text.isspace() for text in texts) and (is_included or is_visible(page, current)):
            return True
        if is_included and _may_be_named(current):
            node = nodes.node(current)
            if node.name.text.strip() or node.description.strip() or _embeds_text(current):
                return True
        stack += [c for c in current.children if isinstance(c, Element) and not c.attr("lang")]
    return False


_NAMED_TAGS = frozenset({"img", "input", "area", "iframe", "svg", "object", "embed", "video", "audio"})
_NAMING = ("aria-label", "aria-labelledby", "aria-describedby", "title", "alt")


def _may_be_named(element: Element) -> bool:
    """Whether an element may have a name beside the text that stands in it."""
    return element.tag in _NAMED_TAGS or any(name in element.attrs for name in _NAMING)


def _embeds_text(element: Element) -> bool:
    """Whether a page written into a frame takes its language from the frame, as it states none."""
    written = element.attr("srcdoc") or ""
    return element.tag == "iframe" and not written.isspace() and written != "" and "lang=" not in written


@view
def stretches(page: Page) -> list[Stretch]:
    """The article's text by the place that states its language, in document order; unstated text left out."""
    stated = {element: element.attr("lang") or "" for element in page.elements.having("lang")}
    fields = _stated_in_fields(page)
    if not fields and not any(map(str.strip, stated.values())):
        return []
    found: dict[Element | None, list[Block]] = {}
    whole = next((element for element in stated if element.tag == "html"), None)
    # The nearest one that states a language holds, and stands last; an empty lang says that it is unknown.
    parts = {e: part for part in stated if part != whole for e in (part, *part.iter_elements())}
    if parts:
        for block in blocks.blocks(page):
            found.setdefault(parts.get(block.element, whole), []).append(block)
    elif every := blocks.blocks(page):
        found[whole] = every
    tags = {element: fields if element is None else stated[element] for element in found}
    return [
        Stretch(page, element, tags[element], inside)
        for element, inside in found.items()
        if OPAQUE not in tags[element] and language_tags.is_valid(tags[element])
    ]


def _upward(element: Element) -> Iterator[Element]:
    node: object = element
    for _ in range(_DEEPEST):
        if not isinstance(node, Element):
            return
        yield node
        node = node.parent


def _stated_in_fields(page: Page) -> str:
    field = stating_field(page)
    return str(field.value).replace("_", "-") if field else ""


def stating_field(page: Page) -> Field | None:
    """The field of the front matter that states the page's language; a language of programs is none."""
    for field in page.document.fields:
        if field.path in _FIELDS and isinstance(field.value, str):
            tag = field.value.replace("_", "-")
            return field if language_tags.is_common(tag) else None
    return None


@view
def other_scripts(page: Page) -> list[str]:
    """Those of the scripts, Latin aside, of which the article has any letter."""
    return language_words.other_scripts(blocks.joined_text(page))


def direction(element: Element) -> tuple[str, Element | None]:
    """The direction in force, "ltr", "rtl" or "auto", and the element whose dir states it (HTML, 3.2.6.4)."""
    for node in _upward(element):
        stated = (node.attr("dir") or "").strip().lower()
        if stated in {"ltr", "rtl", "auto"}:
            return stated, node
        if node.tag == "bdi":
            return "auto", None
    return "ltr", None


@view
def turned(page: Page) -> list[Element]:
    """The elements with dir="rtl" in which no other one states a direction."""
    stated = page.elements.having("dir")
    if all((element.attr("dir") or "").strip().lower() != "rtl" for element in stated):
        return []
    holders: set[Element] = set()
    for element in stated:
        node = element.parent
        while isinstance(node, Element) and node not in holders:
            holders.add(node)
            node = node.parent
    return [e for e in stated if e not in holders and (e.attr("dir") or "").strip().lower() == "rtl"]
