"""A declaration of a page's CSS as the checks tell of it: what it sets, and where it stands."""

from __future__ import annotations

from pubcheck import tree
from pubcheck.document import Document
from pubcheck.grammar import css
from pubcheck.source import Span
from pubcheck.tree import Element


class Declaration:
    """A declaration that is at work on an element; its place is looked up only when asked for."""

    __slots__ = (
        "_document", "_range", "element", "important", "is_inline", "name", "rule", "value", "written",
    )  # fmt: skip

    def __init__(
        self, document: Document, declaration: css.Declaration, element: Element, rule: css.Rule | None
    ) -> None:
        self._document = document
        self._range = declaration.start, declaration.end
        self.name = declaration.name
        self.written = declaration.written
        self.value = declaration.value
        self.important = declaration.important
        self.element = element  # that with the style attribute, or the <style>
        self.rule = rule  # None in a style attribute
        self.is_inline = rule is None

    @property
    def place(self) -> tuple[Element, int]:
        """What tells the declaration from others: the element of its CSS and the offset in that."""
        return self.element, self._range[0]

    @property
    def span(self) -> Span:
        """The source range of the declaration, property, value and all."""
        start, end = self._range
        document, element = self._document, self.element
        if self.is_inline:
            attribute = document.attribute(element, "style")
            return attribute.part(start, end) if attribute else document.tag_span(element)
        ranges = tree.tag_ranges(element)
        if ranges is None:
            return document.tag_span(element)
        at, text = ranges[0][1], element.text
        if not document.markup.text.startswith(text[:end], at):
            return document.tag_span(element)
        return document.span(at + start, at + end)
