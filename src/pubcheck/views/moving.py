"""The elements of a page that make text move or blink by themselves."""

from __future__ import annotations

from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.page import Page, view


@view
def moving(page: Page) -> list[Node]:
    """Every blink and marquee element; those in a template left out."""
    found = page.elements.tagged("blink", "marquee")
    if not found:
        return []
    tree = tree_of(page)
    return [tree.node(element) for element in found if not page.is_inert(element)]
