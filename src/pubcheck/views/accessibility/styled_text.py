"""Running text that the page's own CSS makes hard to read: justified, tiny, or all in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.page import Page, view

_JUSTIFIED = frozenset({"justify", "justify-all"})
_PARAGRAPHS = ("p", "li", "dd", "blockquote")
_NOT_RUNNING = frozenset({"sub", "sup", "code", "pre", "kbd", "samp", "option", "button", "script", "style"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "legend", "label", "button"})
_ABSOLUTE = ("px", "pt", "pc", "cm", "mm", "in")
_SIZE_WORDS = frozenset({"xx-small", "x-small", "small"})


class StyledText(NamedTuple):
    """Where the style is stated, the first element that has it, and the text that it is at work on.

    ``kind`` is justified, tiny or capitals; ``size`` is the font size in CSS pixels, 0 where none is asked.
    """

    kind: str
    element: Element
    span: Span
    text: str
    size: float


@view
def styled_texts(page: Page) -> list[StyledText]:
    """One for each declaration or old attribute, with the longest text that it is at work on."""
    styles = styles_of(page)
    longest: dict[tuple[str, int], StyledText] = {}
    for one in (*_justified(page, styles), *_tiny(page, styles), *_capitals(page, styles)):
        key = one.kind, one.span.start
        if key not in longest or len(one.text) > len(longest[key].text):
            longest[key] = one
    return sorted(longest.values(), key=lambda one: one.span.start)


def _justified(page: Page, styles: Styles) -> Iterator[StyledText]:
    for element in styles.touched("text-align"):
        declared = styles.declared(element, "text-align")
        if declared and declared.value in _JUSTIFIED:
            text = _shown(page, _parts(element))
            yield StyledText("justified", element, declared.span, text, 0)
    if "justify" in page.document.markup.text.lower():
        for element in page.document.tree.select("[align=justify i]"):
            attribute = page.document.attribute(element, "align")
            if attribute and styles.value(element, "text-align") == "justify":
                if styles.declared(element, "text-align"):
                    continue
                yield StyledText("justified", element, attribute.span, _shown(page, _parts(element)), 0)


def _tiny(page: Page, styles: Styles) -> Iterator[StyledText]:
    for element in styles.touched("font-size"):
        declared, size = styles.declared(element, "font-size"), styles.px(element, "font-size")
        if not declared or not size or size >= _LARGEST_TINY or element.tag in _NOT_RUNNING:
            continue
        is_absolute = declared.value.endswith(_ABSOLUTE) or declared.value in _SIZE_WORDS
        if (is_absolute and "rem" not in declared.value) or styles.is_certain(element, "font-size"):
            yield from _tiny_one(page, styles, element, declared.span, size)
    for element in page.document.tree.select("font[size]"):
        attribute, size = page.document.attribute(element, "size"), styles.px(element, "font-size")
        is_small = size and size < _LARGEST_TINY and not styles.declared(element, "font-size")
        if attribute and size and is_small:
            yield from _tiny_one(page, styles, element, attribute.span, size)


_LARGEST_TINY = 16.0  # CSS pixels: what nobody calls tiny is not gone through


def _tiny_one(page: Page, styles: Styles, element: Element, span: Span, size: float) -> Iterator[StyledText]:
    if not page.is_chrome(element):
        same = (e for e in _parts(element) if styles.px(e, "font-size") == size and e.tag not in _NOT_RUNNING)
        yield StyledText("tiny", element, span, _shown(page, same), size)


def _capitals(page: Page, styles: Styles) -> Iterator[StyledText]:
    for element in styles.touched("text-transform"):
        declared = styles.declared(element, "text-transform")
        if (
            not declared
            or declared.value != "uppercase"
            or element.tag in _HEADINGS
            or page.is_chrome(element)
        ):
            continue
        inner = [element, *element.iter_elements(_PARAGRAPHS)]
        for paragraph in inner:
            if paragraph is not element and styles.value(paragraph, "text-transform") != "uppercase":
                continue
            parts = _parts(paragraph) if paragraph.tag in _PARAGRAPHS else [paragraph]
            yield StyledText("capitals", paragraph, declared.span, _shown(page, parts), 0)


def _parts(element: Element) -> list[Element]:
    return [element, *element.iter_elements()]


def _shown(page: Page, elements: Iterable[Element]) -> str:
    """The visible text of the elements' own, spaces collapsed, without what a template makes."""
    texts = (
        child.data
        for element in elements
        if hidden.is_visible(page, element)
        for child in element.children
        if isinstance(child, Text)
    )
    return " ".join("".join(texts).replace(OPAQUE, "").split())
