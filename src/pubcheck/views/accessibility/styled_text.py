"""Running text that the page's own CSS makes hard to read: justified, tiny, or all in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubcheck.document import OPAQUE, Attribute
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.page import Page, view

_JUSTIFIED = frozenset({"justify", "justify-all"})
_PARAGRAPHS = ("p", "li", "dd", "blockquote")
_NOT_RUNNING = frozenset({"sub", "sup", "code", "pre", "kbd", "samp", "option", "button", "script", "style"})
_HEADINGS = frozenset({*HEADING_TAGS, "th", "caption", "legend", "label", "button"})
_ABSOLUTE = ("px", "pt", "pc", "cm", "mm", "in")
_SIZE_WORDS = frozenset({"xx-small", "x-small", "small"})
_LARGEST_TINY = 16.0  # CSS pixels: what nobody calls tiny is not gone through
_ENOUGH = 300  # code points of text; of more, nobody asks
_MOST_LOOKED_AT = 50_000  # elements, over all declarations


class StyledText(NamedTuple):
    """Where the style is stated, an element that has it, and up to 300 code points of its text.

    ``kind`` is justified, tiny or capitals; ``size`` is the font size in CSS pixels, 0 where none is asked.
    """

    kind: str
    element: Element
    cause: Declaration | Attribute
    text: str
    size: float

    @property
    def span(self) -> Span:
        """The source range of the declaration or of the old attribute."""
        return self.cause.span


@view
def styled_texts(page: Page) -> list[StyledText]:
    """One for each declaration or old attribute, in source order."""
    search = _Search(page)
    search.justified()
    search.tiny()
    search.capitals()
    return sorted(search.found.values(), key=lambda one: one.span.start)


class _Search:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.styles: Styles = styles_of(page)
        self.found: dict[object, StyledText] = {}
        self.taken: set[object] = set()
        self.looked_at = 0

    def justified(self) -> None:
        for element in self.styles.touched("text-align"):
            declared = self.styles.declared(element, "text-align")
            if declared and declared.value in _JUSTIFIED:
                self._take("justified", element, declared, _below(element))
        for element, attribute in self._old("align", "text-align"):
            is_justified = attribute.value.strip().lower() == "justify"
            if is_justified and self.styles.value(element, "text-align") == "justify":
                self._take("justified", element, attribute, _below(element))

    def tiny(self) -> None:
        for element in self.styles.touched("font-size"):
            declared = self.styles.declared(element, "font-size")
            if declared and not self._is_done("tiny", declared) and self._is_known(element, declared.value):
                self._tiny(element, declared)
        for element, attribute in self._old("size", "font-size"):
            if element.tag == "font":
                self._tiny(element, attribute)

    def _is_known(self, element: Element, size: str) -> bool:
        is_absolute = size.endswith(_ABSOLUTE) or size in _SIZE_WORDS
        return is_absolute or self.styles.is_certain(element, "font-size")

    def _tiny(self, element: Element, cause: Declaration | Attribute) -> None:
        size = self.styles.px(element, "font-size")
        if not size or size >= _LARGEST_TINY or self.page.is_chrome(element):
            return
        same = (
            inner
            for inner in _below(element)
            if self.styles.px(inner, "font-size") == size and inner.tag not in _NOT_RUNNING
        )
        self._take("tiny", element, cause, same, size)

    def capitals(self) -> None:
        for element in self.styles.touched("text-transform"):
            declared = self.styles.declared(element, "text-transform")
            if not declared or declared.value != "uppercase" or element.tag in _HEADINGS:
                continue
            if self._is_done("capitals", declared) or self.page.is_chrome(element):
                continue
            for inner in (element, *element.iter_elements(_PARAGRAPHS)):
                if self.styles.value(inner, "text-transform") == "uppercase":
                    parts = _below(inner) if inner.tag in _PARAGRAPHS else [inner]
                    self._take("capitals", inner, declared, parts)

    def _old(self, name: str, prop: str) -> Iterator[tuple[Element, Attribute]]:
        """The elements on which an old attribute is at work, and no declaration."""
        for element in self.page.elements.having(name):
            attribute = self.page.document.attribute(element, name)
            if attribute and not self.styles.declared(element, prop):
                yield element, attribute

    def _take(
        self,
        kind: str,
        element: Element,
        cause: Declaration | Attribute,
        parts: Iterable[Element],
        size: float = 0,
    ) -> None:
        """Keep the longest text that one declaration is at work on."""
        key = kind, _place(cause), element
        if self._is_done(kind, cause) or key in self.taken:
            return
        self.taken.add(key)
        if not hidden.is_visible(self.page, element):
            return
        text = self._text(parts)
        known = self.found.get((kind, _place(cause)))
        if text and (known is None or len(text) > len(known.text)):
            self.found[kind, _place(cause)] = StyledText(kind, element, cause, text, size)

    def _is_done(self, kind: str, cause: Declaration | Attribute) -> bool:
        known = self.found.get((kind, _place(cause)))
        return known is not None and len(known.text) >= _ENOUGH

    def _text(self, parts: Iterable[Element]) -> str:
        """The elements' own text as shown, spaces collapsed, without what a template makes."""
        texts: list[str] = []
        length = 0
        unrendered = hidden.unrendered(self.page)
        for element in parts:
            self.looked_at += 1
            if self.looked_at > _MOST_LOOKED_AT or length > 2 * _ENOUGH:
                break
            if element not in unrendered:
                own = "".join(child.data for child in element.children if isinstance(child, Text))
                texts.append(own)
                length += len(own)
        return " ".join("".join(texts).replace(OPAQUE, "").split())[:_ENOUGH]


def _place(cause: Declaration | Attribute) -> tuple[Element, int]:
    return cause.place if isinstance(cause, Declaration) else (cause.element, -1)


def _below(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iter_elements()
