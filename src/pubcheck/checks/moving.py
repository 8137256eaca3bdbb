"""Checks of elements that move or blink by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.nodes import Node


def _hits(node: Node, tag: str) -> Iterator[Hit]:
    if node.element.tag == tag and not hidden.is_unseen(node.page, node.element):
        yield Hit(node.span)


@check("moving")
def blink_used(node: Node) -> Iterator[Hit]:
    """A blink element (WCAG 2.2, 2.2.2; HTML, 16.2)."""
    return _hits(node, "blink")


@check("moving")
def marquee_used(node: Node) -> Iterator[Hit]:
    """A marquee element (WCAG 2.2, 2.2.2; HTML, 16.2)."""
    return _hits(node, "marquee")
