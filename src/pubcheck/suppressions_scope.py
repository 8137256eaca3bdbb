"""Finds the comments of a document, each with its place and the block that comes next."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck import tree
from pubcheck.document import Document, explicit
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import BLOCK_TAGS

# Containers of blocks: text that stands directly in one of these does not make one block of it.
_CONTAINERS = frozenset({"html", "body", "main", "article", "section", "header", "footer", "aside", "nav"})
_OPENING = len("<!--")


class Comment(NamedTuple):
    """A comment: its text, its range in the markup, and its node where the tree has it."""

    document: Document
    data: str
    start: int
    end: int
    node: tree.Comment | None

    @property
    def span(self) -> Span:
        """The source range of the whole comment."""
        return self.document.span(self.start, self.end)

    def place(self, start: int, end: int) -> Span:
        """The source range of ``data[start:end]``; of the whole comment where it was rewritten."""
        first = self.start + _OPENING
        markup = self.document.markup.text
        if markup[first : first + len(self.data)] != self.data:
            return self.span
        return self.document.span(first + start, first + end)


class Comments:
    """The comments of a document that speak of us, in the order of the source.

    The tree does not tell where its comments stand, the tokens do not tell what is around them: equal texts
    are matched in their order.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._around: dict[Element, Span | None] = {}
        # A run of comments has one element after it, or one end: each is looked for once.
        self._next: dict[tree.Node, Element | None] = {}
        self._spans: dict[Element, Span] = {}
        self._ends: dict[object, int] = {}

    def __iter__(self) -> Iterator[Comment]:
        nodes: dict[str, deque[tree.Comment]] = defaultdict(deque)
        for node in self._document.tree.descendants:
            if isinstance(node, tree.Comment) and "pubcheck" in node.data.lower():
                nodes[node.data].append(node)
        for start, end, data in tree.comment_ranges(self._document.markup.text):
            if "pubcheck" in data.lower():
                node_or_none = nodes[data].popleft() if nodes[data] else None
                yield Comment(self._document, data, start, end, node_or_none)

    def next_block(self, comment: Comment) -> Span:
        """The source range that a comment speaks of.

        That is the block it stands in, where that is one of running text; else the next element after it in
        the same parent, together with what text comes between; else what is left of the parent.
        """
        document, node = self._document, comment.node
        if node is None:
            return document.span(comment.end, comment.end)
        if around := self._running_text(node.parent):
            return around
        before: tree.Node = node
        while True:
            if element := self._next_element(before):
                if element not in self._spans:
                    self._spans[element] = _source_range(document, element)
                start, end = self._spans[element]
                return Span(min(comment.span.end, start), end)
            parent = before.parent
            if not isinstance(parent, Element) or tree.tag_ranges(parent):
                if parent not in self._ends:
                    last = _inner_end(document, parent)
                    self._ends[parent] = document.span(last, last).end
                start = comment.span.end
                return Span(start, max(start, self._ends[parent]))
            before = parent  # implied: nobody sees where it ends

    def _next_element(self, node: tree.Node) -> Element | None:
        """The next element after a node in the same parent that stands in the markup."""
        if node not in self._next:
            found = None
            passed = [node]
            for sibling in node.next_siblings:
                if isinstance(sibling, Element) and (found := explicit(sibling)):
                    break
                if isinstance(sibling, tree.Comment):
                    passed.append(sibling)
            self._next |= dict.fromkeys(passed, found)
        return self._next[node]

    def _running_text(self, parent: object) -> Span | None:
        """The source range of the block of running text that a comment with this parent stands in."""
        while isinstance(parent, Element) and parent.tag not in BLOCK_TAGS:
            parent = parent.parent
        if not isinstance(parent, Element) or parent.tag in _CONTAINERS:
            return None
        if parent not in self._around:
            ranges = tree.tag_ranges(parent)
            has_blocks = next(parent.iter_elements(BLOCK_TAGS), None) is not None
            is_text = ranges and not has_blocks and parent.text.strip()
            span = _source_range(self._document, parent) if ranges and is_text else None
            self._around[parent] = span
        return self._around[parent]


def _source_range(document: Document, element: Element) -> Span:
    """The source range of an element, all of the last thing in it included."""
    span = document.element_span(element)
    last = next(iter(deque(element.iter_elements(), 1)), element)
    return Span(span.start, max(span.end, document.tag_span(last).end))


def _inner_end(document: Document, parent: object) -> int:
    """Where the content of a node ends in the markup."""
    if not isinstance(parent, Element):
        return len(document.markup.text)
    ranges = tree.tag_ranges(parent)
    return ranges[1][0] if ranges and ranges[1] else document.end_before(parent)
