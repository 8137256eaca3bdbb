"""Who owns whom in the accessibility tree: through plain containers, and by aria-owns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar import aria
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility.aria_uses import is_bound, roled
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.lists import itemless
from pubcheck.views.page import Page, view

_SILENT = frozenset({"script", "style", "template", "noscript", "link", "meta", "title"})
_ROOTS = frozenset({"html", "body"})
_PLAIN = frozenset({"none", "generic"})
_TABLES = frozenset({"table", "grid", "treegrid"})
_TABLE_PARTS = frozenset({"rowgroup", "row", "cell", "gridcell", "columnheader", "rowheader"})
_LIST_AND_TABLE_TAGS = frozenset({"ul", "ol", "menu", "table", "tbody", "thead", "tfoot", "tr"})


class Owned(NamedTuple):
    """What an element owns: the nodes with a role, and whether parts of it are unknown, hidden or missing."""

    nodes: list[Node]
    is_told: bool  # nothing in it is made by a template or a component
    has_hidden: bool
    is_empty: bool  # no element that assistive technology could meet, and no text


@view
def claims(page: Page) -> dict[Element, Element]:
    """For each element that an aria-owns names the first one that owns it so."""
    tree = tree_of(page)
    found: dict[Element, Element] = {}
    for owner in page.elements.having("aria-owns"):
        for identifier in (owner.attr("aria-owns") or "").split():
            target = tree.by_id(identifier)
            # Nothing owns what it stands in (WAI-ARIA 1.2, aria-owns).
            if target is not None and target != owner and target not in owner.ancestors:
                found.setdefault(target, owner)
    return found


def role_in_place(node: Node) -> str:
    """The role with which a node stands in its owner; "" where it is a plain container or passed by.

    List items and table parts have their roles only from a list or table around them (HTML-AAM 1.0, 3.5).
    """
    role = node.role
    if role in _PLAIN:
        return ""
    if node.explicit_role == role:
        return role
    if role == "listitem":
        parent = node.element.parent
        return role if isinstance(parent, Element) and node.tree.node(parent).role == "list" else ""
    if role in _TABLE_PARTS:
        table = node.element.closest("table")
        return role if table is not None and node.tree.node(table).role in _TABLES else ""
    return role


def owned(node: Node) -> Owned:
    """What a node owns, in the order of the page."""
    tree = node.tree
    claimed = claims(node.page)
    markdown = node.page.document.format != "html"
    nodes: list[Node] = []
    told, hidden, empty = True, False, True
    seen = {node.element}
    stack: list[object] = [*_targets(node), *reversed(node.element.children)]
    while stack:
        child = stack.pop()
        if isinstance(child, Text):
            told = told and OPAQUE not in child.data
            empty = empty and not child.data.strip()
            continue
        if not isinstance(child, Element) or child.tag in _SILENT or child in seen:
            continue
        seen.add(child)
        if child in claimed and claimed[child] not in seen:
            continue
        # Indented items are code to CommonMark and items to the kramdown of Jekyll.
        code = markdown and child.tag == "pre"
        if code or child.tag == "slot" or may_have_any_role(child):
            told = False
            continue
        below = tree.node(child)
        if not below.is_included:
            hidden = True
            continue
        empty = False
        if role_in_place(below):
            nodes.append(below)
        else:
            stack.extend([*_targets(below), *reversed(child.children)])
    return Owned(nodes, told, hidden, empty)


def may_have_any_role(element: Element) -> bool:
    """Whether a template, a framework or the script of a component decides the role of an element."""
    return "-" in element.tag or OPAQUE in (element.attr("role") or "") or is_bound(element, "role")


def is_in_unknown(node: Node) -> bool:
    """Whether something around a node may have any role, or give it any place: a component, a template."""
    known = _unknown(node.page)
    path: list[Element] = []
    around: object = node.element.parent
    while isinstance(around, Element) and around not in known:
        path.append(around)
        around = around.parent
    found = isinstance(around, Element) and known[around]
    for inner in reversed(path):
        found = known[inner] = found or may_have_any_role(inner)
    return found


@view
def _unknown(_: Page) -> dict[Element, bool]:
    return {}


def owner(node: Node) -> Node | None:
    """The nearest node with a role that owns this one; None where there is none up to the page."""
    return next(_owners(node), None)


def _owners(node: Node) -> Iterator[Node]:
    claimed = claims(node.page)
    seen: set[Element] = set()
    element: object = claimed.get(node.element, node.element.parent)
    while isinstance(element, Element) and element.tag not in _ROOTS and element not in seen:
        seen.add(element)
        around = node.tree.node(element)
        if role_in_place(around):
            yield around
        element = claimed.get(element, element.parent)


def _targets(node: Node) -> list[Element]:
    """What aria-owns adds, the last one first."""
    named = (node.element.attr("aria-owns") or "").split()
    return [found for each in reversed(named) if (found := node.tree.by_id(each)) is not None]


@view
def owners(page: Page) -> list[Node]:
    """The nodes whose role must own others, but for lists and tables that can hold nothing else."""
    node, stated = tree_of(page).node, roled(page)
    found: dict[Element, None] = {}
    # Most pages state but roles that stand alone.
    if not _own_nothing().issuperset(page.elements.by_role):
        for each in stated:
            role = aria.find_role(each.role)
            if role is not None and role.required_owned:
                found[each.element] = None
    for each in stated:
        # What has a role of its own may be a stranger in a list or table around it.
        around = each.element.parent
        while isinstance(around, Element) and around.tag in _LIST_AND_TABLE_TAGS:
            found[around] = None
            around = around.parent
    found.update(dict.fromkeys(itemless(page)))  # every other list is what it seems to be
    return [node(element) for element in found if not page.is_inert(element)]


@cache
def _own_nothing() -> frozenset[str]:
    """The roles that hold for any element whose author names them, and require no others in it."""
    return frozenset(
        name
        for name, role in aria.roles().items()
        if not (role.required_owned or role.is_abstract or name in aria.PRESENTATIONAL)
    )
