"""Running text with its markup taken out, and the way from each character back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from pubcheck import tree
from pubcheck.document import Document
from pubcheck.source import Span
from pubcheck.tree import Element, Node, Run, Text

_ASCII_BLANKS = "\t\n\r\f\v"
_OTHER_BLANKS = "\u00a0\u202f\u2028\u2029\x85"
# One blank for each white-space character, so that offsets hold and patterns need no more than a blank.
BLANKS = dict.fromkeys(map(ord, _ASCII_BLANKS + _OTHER_BLANKS), " ")


def blanked(text: str) -> str:
    """``text.translate(BLANKS)``, which on text beyond ASCII takes fifty times as long."""
    for blank in _ASCII_BLANKS if text.isascii() else _ASCII_BLANKS + _OTHER_BLANKS:
        text = text.replace(blank, " ")
    return text


class Prose:
    """The text of an element, or of some neighboring nodes in it.

    ``text`` has a blank for each white-space character, ``OPAQUE`` for each character that no rule may
    judge. ``pieces`` says which of its stretches stand where in the text of the nodes: (offset here, offset
    there, length), None for all of it.
    """

    __slots__ = ("__dict__", "document", "element", "nodes", "pieces", "text")

    def __init__(
        self,
        document: Document,
        element: Element,
        text: str,
        nodes: Sequence[Node] | None = None,
        pieces: Sequence[tuple[int, int, int]] | None = None,
    ) -> None:
        self.document = document
        self.element = element
        self.nodes = nodes
        self.text = text
        self.pieces = pieces

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range of ``text[start:end]``, white space at its ends left out."""
        text = self.text
        end = len(text) if end is None else end
        while start < end and text[end - 1] == " ":
            end -= 1
        while start < end and text[start] == " ":
            start += 1
        runs = self._runs
        if not runs:
            return self.document.tag_span(self.element)
        first = self._inner(start)
        last = self._inner(end - 1) + 1 if end > start else first
        return self.document.span(*tree.markup_range(runs, first, last))

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether the source spells ``text[start:end]`` just so, without markup, so that an edit may."""
        return blanked(self.document.source[self.span(start, end)]) == self.text[start:end]

    def exact_span(self, start: int, end: int) -> Span | None:
        """The source range of ``text[start:end]``, its outer blanks too; None unless it spells just so.

        An edit that takes out a word takes a blank beside it too.
        """
        span = self.span(start, end)
        if start and self.text[start] == " ":
            span = Span(self.span(start - 1, start).end, span.end)
        if end < len(self.text) and self.text[end - 1] == " ":
            span = Span(span.start, self.span(end, end + 1).start)
        return span if blanked(self.document.source[span]) == self.text[start:end] else None

    @cached_property
    def with_line_ends(self) -> str:
        """``text``, character by character, with the line ends of the markup in place of their blanks."""
        inner = self._inner_text()
        if "\n" not in inner:
            return self.text
        if self.pieces is None:
            return inner
        parts, at = [], 0
        for here, there, length in self.pieces:
            parts += [self.text[at:here], inner[there : there + length]]
            at = here + length
        return "".join([*parts, self.text[at:]])

    def _inner_text(self) -> str:
        """The text of the nodes, as the tree has it."""
        return self.element.text if self.nodes is None else "".join(map(node_text, self.nodes))

    def _inner(self, offset: int) -> int:
        if self.pieces is None:
            return offset
        number = bisect_right(self.pieces, offset, key=itemgetter(0)) - 1
        if number < 0:
            return 0
        here, there, length = self.pieces[number]
        return there + min(offset - here, length)

    @cached_property
    def _runs(self) -> list[Run]:
        """Where the nodes' text stands in the markup, from their own tokens or else from the whole tree's."""
        nodes = self.nodes
        text = self._inner_text()
        markup = self.document.markup.text
        if bounds := self._bounds():
            runs = tree.local_runs(markup, *bounds, text)
            if runs is not None:
                return runs
        located, runs, offset = self.document.located_text, [], 0
        for node in [self.element] if nodes is None else nodes:
            for leaf in [node] if isinstance(node, Text) else node.descendants:
                if isinstance(leaf, Text):
                    runs += [run._replace(offset=run.offset + offset) for run in located.get(leaf, ())]
                    offset += len(leaf.data)
        return runs

    def _bounds(self) -> tuple[int, int] | None:
        """The stretch of markup that holds the nodes, where the tags around it are in the source."""
        ranges = tree.tag_ranges(self.element)
        before = after = None
        if self.nodes is not None:
            before, after = self.nodes[0].previous_sibling, self.nodes[-1].next_sibling
        if before is None:
            start = ranges and ranges[0][0]
        else:
            left = tree.tag_ranges(before) if isinstance(before, Element) else None
            start = left and (left[1] or left[0])[1]
        if after is None:
            end = ranges and ranges[1] and ranges[1][1]
        else:
            right = tree.tag_ranges(after) if isinstance(after, Element) else None
            end = right and right[0][0]
        return None if start is None or end is None or end < start else (start, end)


def node_text(node: Node) -> str:
    """The text of a node and all below it, as the tree has it."""
    if isinstance(node, Text):
        return node.data
    return node.text if isinstance(node, Element) else ""
