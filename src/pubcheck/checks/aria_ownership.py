"""Checks of roles that live together: a list and its items, a menu and its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import aria
from pubcheck.grammar.aria import Role
from pubcheck.tree import Element, tag_ranges
from pubcheck.views.accessibility.aria_uses import is_bound
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.ownership import is_in_unknown, owned, owner, role_in_place

# The whole form stands in these, help and headings among the buttons (WAI-ARIA 1.2, radiogroup and feed).
_HOLD_ANYTHING = frozenset({"radiogroup", "feed"})
# A menu may part its entries by separators (WAI-ARIA 1.2, menu and menuitemradio).
_MENUS = frozenset({"menu", "menubar"})


@check("aria-owner")
def owned_missing(node: Node) -> Iterable[Hit]:
    """A role without the elements that it must own, or with others (ACT bc4a75; WAI-ARIA 1.2, 5.2.6)."""
    role = aria.find_role(role_in_place(node))
    return _owned_missing(node, role) if role is not None and role.required_owned else ()


def _owned_missing(node: Node, role: Role) -> Iterator[Hit]:
    if node.element.tag in {"select", "datalist"} or not node.is_included or _is_busy(node.element):
        return
    found = owned(node)
    # What is empty is filled later, by a script; so is what has its entries hidden.
    if not found.is_told or found.is_empty:
        return
    if not node.page.document.whole and _names_absent(node):
        return
    wanted = sorted({path[-1] for path in role.required_owned})
    facts = {"role": role.name, "tag": node.element.tag, "wanted": " or ".join(wanted)}
    span = node.page.document.tag_span(node.element)
    if not any(_is_wanted(each, role) for each in found.nodes):
        if not found.has_hidden and (node.explicit_role or not _is_left_open(node.element)):
            # What HTML forbids in a list of its own is told by the rules of HTML, and louder.
            yield Hit(span, facts, None if node.explicit_role else "native")
        return
    if role.name in _HOLD_ANYTHING:
        return
    strangers = (each for each in found.nodes if each.explicit_role or node.explicit_role)
    stranger = next(filter(None, (_stranger(each, role) for each in strangers)), None)
    if stranger is not None:
        place = node.page.document.tag_span(stranger.element)
        facts |= {"other": stranger.role, "other_tag": stranger.element.tag}
        yield Hit(place, facts, "stranger", related=(("owner", span),))


def _is_wanted(node: Node, role: Role) -> bool:
    """Whether an owned node is one that the role requires, itself or in the group that it is."""
    name = node.role
    if (name,) in role.required_owned:
        return True
    inner = {path[1] for path in role.required_owned if path[0] == name and len(path) > 1}
    return bool(inner) and any(each.role in inner for each in owned(node).nodes)


def _stranger(node: Node, role: Role) -> Node | None:
    """The node where it may not stand in what has the role, or the first in a group that holds only such."""
    if not _may_stand_in(node, role):
        return node
    inner = {path[1] for path in role.required_owned if path[0] == node.role and len(path) > 1}
    if node.role != "group" or not inner:
        return None
    held = owned(node)
    known = held.is_told and not held.has_hidden and not _is_busy(node.element)
    return held.nodes[0] if known and held.nodes and not any(e.role in inner for e in held.nodes) else None


def _may_stand_in(node: Node, role: Role) -> bool:
    """Whether a node may stand in what has the role: required there, or made for it (a table's caption)."""
    name = node.role
    if any(path[0] == name for path in role.required_owned):
        return True
    found = aria.find_role(name)
    if found is None or role.name in found.required_context:
        return True
    if found.naming_prohibited and not node.explicit_role:
        return True  # paragraphs and emphasis are text to most screen readers, with a role only since 1.2
    return role.name in _MENUS and name == "separator"


def _is_busy(element: Element) -> bool:
    return (element.attr("aria-busy") or "").strip().lower() == "true" or is_bound(element, "aria-busy")


def _is_left_open(element: Element) -> bool:
    """Whether the source never closes the element: Markdown that speaks of a tag makes one of it."""
    ranges = tag_ranges(element)
    return ranges is not None and ranges[1] is None


def _names_absent(node: Node) -> bool:
    """Whether aria-owns names something that is not here: in a fragment it stands elsewhere."""
    return any(not node.tree.by_id(each) for each in (node.element.attr("aria-owns") or "").split())


@check("aria-role")
def context_missing(node: Node) -> Iterable[Hit]:
    """A role that stands outside the role that it needs around it (ACT ff89c9; WAI-ARIA 1.2, 5.2.7)."""
    role = aria.find_role(node.explicit_role)
    return _context_missing(node, role) if role is not None and role.required_context else ()


def _context_missing(node: Node, role: Role) -> Iterator[Hit]:
    if not node.has_stated_role:
        return
    around = owner(node)
    if around is None:
        # A fragment may stand in the list of the page that takes it in.
        if not node.page.document.whole or is_in_unknown(node):
            return
    elif _is_context(around, role) or is_in_unknown(node):
        return
    wanted = " or ".join(f'"{name}"' for name in role.required_context)
    facts = {"role": role.name, "wanted": wanted}
    yield Hit(node.page.document.tag_span(node.element), facts)


def _is_context(node: Node, role: Role) -> bool:
    """Whether a node is what the role needs around it; a group must stand in such a one itself."""
    around: Node | None = node
    while around is not None and around.role == "group" and "group" in role.required_context:
        around = owner(around)
        if around is not None and around.role == role.name:
            return True  # entries of a tree hold groups of further entries (WAI-ARIA 1.2, treeitem)
    if around is None:
        return not node.page.document.whole
    return around.role in role.required_context
