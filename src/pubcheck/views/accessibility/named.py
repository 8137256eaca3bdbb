"""What must have a name that its content gives: links and headings of every make."""

from __future__ import annotations

from functools import cache

from pubcheck.document import OPAQUE
from pubcheck.grammar import aria
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.page import Page, view

# Parts of the structure of a table, which a grid may have as well.
_TABLE_PARTS = frozenset({"columnheader", "row", "rowheader"})
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@view
def hyperlinks(page: Page) -> list[Node]:
    """Every a and area element, and every link by role, that does not open with plain text.

    Text that stands in an element itself names it, so most links of a page need no closer look.
    """
    root = page.document.tree
    found = [element for element in root.iter_elements(("a", "area")) if not has_plain_text(element)]
    found = [element for element in found if is_address(element)]
    return _nodes(page, found, "link")


@view
def titles(page: Page) -> list[Node]:
    """Every heading by tag or by role that does not hold plain text itself."""
    found = [e for e in page.document.tree.iter_elements(_HEADING_TAGS) if not has_plain_text(e)]
    return _nodes(page, found, "heading")


@view
def labelled(page: Page) -> list[Node]:
    """Every element that people press or choose and that aria-label or aria-labelledby names."""
    if not page.document.mentions("aria-label"):
        return []
    tree = tree_of(page)
    found = (tree.node(e) for e in page.document.tree.select("[aria-label], [aria-labelledby]"))
    return [node for node in found if node.role in _pressed_roles() and not page.is_inert(node.element)]


@cache
def _pressed_roles() -> frozenset[str]:
    """The roles of widgets (WAI-ARIA 1.2, 5.3.2) whose content names them where their author does not."""
    return frozenset(
        role.name
        for role in aria.roles().values()
        if role.name_from_content
        and not role.is_abstract
        and role.is_subclass_of("widget")
        and role.name not in _TABLE_PARTS
    )


def _nodes(page: Page, found: list[Element], role: str) -> list[Node]:
    if role in page.document.markup.text and "role" in page.document.markup.text:
        seen = set(found)
        # The links of digital publishing are links as well (DPUB-ARIA 1.1).
        also = ", [role*=doc- i]" if role == "link" else ""
        by_role = page.document.tree.select(f"[role~={role} i]{also}")
        found += [element for element in by_role if element not in seen and not has_plain_text(element)]
    tree = tree_of(page)
    return [tree.node(element) for element in found if not page.is_inert(element)]


def is_address(element: Element) -> bool:
    """Whether an a or area element leads somewhere (HTML, 4.6.1; SVG 2, 16.2)."""
    attrs = element.attrs
    return "href" in attrs or "xlink:href" in attrs


def has_plain_text(element: Element) -> bool:
    """Whether text that no template makes stands in an element itself, not in what it holds."""
    return any(
        isinstance(child, Text) and not child.data.isspace() and child.data.strip(f" \t\n\r\f{OPAQUE}")
        for child in element.children
    )
