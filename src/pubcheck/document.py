"""The document that every reader makes: a source, the markup it stands for, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from pubcheck import tree
from pubcheck.derived import Derived
from pubcheck.fields import Field
from pubcheck.grammar.site_references import Reference
from pubcheck.source import Source, Span
from pubcheck.tree import Element, Run, Text

OPAQUE = "\ue000"
"""Stands, in the place of each character, for text that no rule may judge: a template tag, inline code."""

# Kinds of problem that leave out of a document what its file holds.
_LACKING = frozenset({"unreadable", "record-broken"})


class Problem(NamedTuple):
    """Something that a reader could not read: its kind, its place and what there is to say of it."""

    kind: str
    span: Span
    detail: str = ""


class Destination(NamedTuple):
    """Where a link within a site leads: what it names is ``found``, or there but for upper and lower
    ``case``, or surely ``missing``, or there without the ``anchor``, or ``unknown``: nobody can tell.

    ``detail`` is the path as its names are written for ``case``, the reason for ``unknown``. ``is_computed``
    tells that the pages' addresses, of which the answer speaks, were worked out and not just looked up.
    """

    outcome: Literal["found", "missing", "anchor", "case", "unknown"]
    detail: str = ""
    is_computed: bool = False


class Site(Protocol):
    """The whole site that a source belongs to; it is looked into only when asked."""

    heading_ids: tuple[str, ...]
    """The styles in which it makes ids of headings (``grammar.heading_ids``); none where nobody knows."""

    def target(self, source: str, reference: Reference, *, anchor: bool = True) -> Destination:
        """Where a link in a file, by its name, leads; with ``anchor`` its fragment is looked for, too."""

    def frame_has(self, anchor: str) -> bool | None:
        """Whether the frame around the articles has that id; None where nobody can tell."""


class Companions(Protocol):
    """What lies beside a source and belongs to it; it is read only when asked for, and each once."""

    def image(self, source: str, address: str) -> Document | None:
        """The metadata of the image that a file, by its name, points at; None where it is not at hand."""

    def record(self, source: str, identifier: str) -> Mapping[str, str] | None:
        """What a data file says of the photo of that id: alt, title, caption, credit, virin, file."""

    def site(self, source: str) -> Site | None:
        """The site that a file, by its name, is part of; None where none is known to be there whole."""


class Document:
    """A source read as HTML.

    ``markup`` is the HTML text, with LF line ends; it leads back to the source. ``whole`` tells a document
    (doctype, html, head or body in the source) from a fragment. ``extent`` is the stretch of a source that
    several documents share which is this one's, None where all of it is. ``syntax`` is the format that the
    article itself is written in, which in a record need not be that of the file.
    """

    def __init__(
        self,
        source: Source,
        format: str,  # noqa: A002, the field's own word
        markup: Derived,
        whole: bool = False,
        fields: tuple[Field, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.source = source
        self.format = format
        self.markup = markup
        self.whole = whole
        self.fields = fields
        self.problems = problems
        self.companions: Companions | None = None
        self.extent: Span | None = None
        self.syntax = format

    @cached_property
    def text(self) -> str:
        """The source's text; of a source that several documents share the stretch that is this one's."""
        return self.source.text if self.extent is None else self.source[self.extent]

    @cached_property
    def tree(self) -> tree.Document:
        """The tree of the markup."""
        return tree.parse(self.markup.text)

    @cached_property
    def located_text(self) -> dict[Text, list[Run]]:
        """Where every text node stands in the markup; costly, and asked for only where order fails."""
        return tree.located_text(self.tree, self.markup.text)

    def span(self, start: int, end: int) -> Span:
        """The source range of a range of the markup; an empty one at the nearest place where it is glue."""
        found = self.markup.span(start, end)
        while found is None and start > 0:
            start = max(0, start - 64)
            found = self.markup.span(start, end)
            found = found and Span(found.end, found.end)
        return found or Span(0, 0)

    def tag_span(self, element: Element) -> Span:
        """The source range of the start tag; of the nearest element around it where it is implied."""
        node: object = element
        while isinstance(node, Element):
            if ranges := tree.tag_ranges(node):
                return self.span(*ranges[0])
            node = node.parent
        return Span(0, 0)

    def element_span(self, element: Element) -> Span:
        """The source range of the element, its end tag included, or to where what follows ends it."""
        ranges = self.element_range(element)
        return self.tag_span(element) if ranges is None else self.span(*ranges)

    def element_range(self, element: Element) -> tuple[int, int] | None:
        """The range of the element in the markup, as ``element_span``; None where it is implied."""
        ranges = tree.tag_ranges(element)
        if ranges is None:
            return None
        (start, end), closing = ranges
        if closing:
            return start, closing[1]
        if element.children:
            last = max(end, self.end_before(element))
            end += len(self.markup.text[end:last].rstrip())
        return start, end

    def end_before(self, element: Element) -> int:
        """Where an element without an end tag ends: at the next element's start, or with the parent."""
        node: object = element
        while isinstance(node, Element):
            for sibling in node.next_siblings:
                if isinstance(sibling, Element) and (found := explicit(sibling)):
                    ranges = tree.tag_ranges(found)
                    return ranges[0][0] if ranges else 0
            node = node.parent
            if isinstance(node, Element) and (ranges := tree.tag_ranges(node)) and ranges[1]:
                return ranges[1][0]
        return len(self.markup.text)

    def attribute(self, element: Element, name: str) -> Attribute | None:
        """The attribute of that name; None where the element has none."""
        value = element.attr(name)
        if value is None and name not in element.attrs:
            return None
        return Attribute(self, element, name, value or "")


def explicit(element: Element) -> Element | None:
    """The element, or the first one below it that stands in the markup where it is implied."""
    if tree.tag_ranges(element):
        return element
    return next(filter(tree.tag_ranges, element.iter_elements()), None)


def lacking_part(documents: Sequence[Document]) -> str:
    """Why the documents of a file lack a part of it, or all; "" where they are whole."""
    problems = (p for document in documents for p in document.problems if p.kind in _LACKING)
    return next((problem.detail or problem.kind for problem in problems), "")


class Attribute:
    """An attribute of an element; its place is looked up only when asked for."""

    # A plain class: pages have thousands, and a frozen dataclass takes four times as long to make.
    __slots__ = ("document", "element", "name", "value")

    def __init__(self, document: Document, element: Element, name: str, value: str) -> None:
        self.document = document
        self.element = element
        self.name = name
        self.value = value

    @property
    def span(self) -> Span:
        """The source range of the whole attribute, name and all, or of the value where there is no name."""
        ranges = self._ranges()
        return self.document.span(*ranges[0]) if ranges else self.document.tag_span(self.element)

    @property
    def value_span(self) -> Span:
        """The source range of the value, quotes left out."""
        ranges = self._ranges()
        return self.document.span(*ranges[1]) if ranges else self.document.tag_span(self.element)

    def part(self, start: int, end: int) -> Span:
        """The source range of ``value[start:end]``; of the whole value where references cannot be told."""
        ranges = self._ranges()
        if ranges is None:
            return self.document.tag_span(self.element)
        runs = tree.runs_of(self.document.markup.text, *ranges[1], self.value)
        if not runs:
            return self.document.span(*ranges[1])
        return self.document.span(*tree.markup_range(runs, start, end))

    def is_literal(self) -> bool:
        """Whether the source spells the value character by character, so that an edit may change a part."""
        return self.document.source[self.value_span] == self.value

    def _ranges(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        return tree.attribute_ranges(self.document.markup.text, self.element, self.name)
