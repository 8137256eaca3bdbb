"""Roles: what each element is to assistive technology, by itself and as its author says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pubcheck.grammar import aria, html_tables
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility import focus
from pubcheck.views.elements import type_of

if TYPE_CHECKING:
    from pubcheck.views.accessibility.nodes import Node

UNSURE = aria.PRESENTATIONAL | {""}
"""What says nothing of an element's role by itself: no role, and those that a conflict undoes (5.6)."""
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_SECTION_ROLES = frozenset({"article", "complementary", "main", "navigation", "region"})
_LISTS = frozenset({"ul", "ol", "menu"})
_ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
_SUGGESTING = frozenset({"searchbox", "textbox"})
_GRIDS = frozenset({"grid", "treegrid"})


def explicit_role(element: Element) -> str:
    """The first token of ``role`` that is a role and not an abstract one; "" where there is none."""
    return first_role(element.attr("role") or "")


@lru_cache(maxsize=512)  # the same few on every page
def first_role(stated: str) -> str:
    """The first token that is a role and not an abstract one; "" where there is none."""
    for token in stated.lower().split():
        found = aria.find_role(token)
        if found is not None and not found.is_abstract:
            return token
    return ""


def semantic_role(node: Node) -> str:
    """The role that assistive technology is told, "none" in place of "presentation".

    "none" holds only where the element does not take the focus and has no global attribute, which would be
    lost with it (WAI-ARIA 1.2, 5.6 and 8.6.1).
    """
    stated = node.explicit_role
    role = stated or node.implicit_role
    if role not in aria.PRESENTATIONAL:
        return role
    if not has_conflict(node):
        return "none"
    implied = node.implicit_role
    if implied in aria.PRESENTATIONAL:  # an image without alternative text, which is named in another way
        return "img" if node.element.tag == "img" else ""
    return implied


def has_conflict(node: Node) -> bool:
    """Whether an element asks to be passed by and cannot be: it takes the focus, or says more of itself."""
    element = node.element
    return any(
        name.startswith("aria-") and name != "aria-hidden" and is_exposed_globally(name) and value
        for name, value in element.attrs.items()
    ) or focus.is_focusable(node.page, element)


def is_exposed_globally(name: str) -> bool:
    """Whether an attribute is a global one, in the sense of WAI-ARIA 1.2, 6.4."""
    return name in exposed_globally()


@cache
def exposed_globally() -> frozenset[str]:
    """The names of the global attributes."""
    return frozenset(name for name, found in aria.attributes().items() if found.is_global)


def implicit_role(node: Node) -> str:
    """The role that HTML-AAM 1.0 or SVG-AAM 1.0 gives an element in its place; "" is generic, or none."""
    element = node.element
    tag = element.tag
    if tag not in _telling_tags():
        return ""
    if element.namespace is not Namespace.HTML:
        return _foreign_role(element)
    role = role_of_tag(tag)
    return _SPECIAL[tag](node) if role is None else role


def role_of_tag(tag: str) -> str | None:
    """The role of every HTML element of a tag; None where its place and its attributes decide."""
    return None if tag in _SPECIAL else html_tables.roles().get(tag, "")


@cache
def _telling_tags() -> frozenset[str]:
    """The tags of all elements that may have a role by themselves."""
    return frozenset({*html_tables.roles(), *_SPECIAL, "svg", "math", "image"})


def _foreign_role(element: Element) -> str:
    tag = element.tag
    if tag == "svg":
        return "graphics-document"
    if tag == "math":
        return "math"
    if tag == "a" and (element.attr("href") is not None or element.attr("xlink:href") is not None):
        return "link"
    return "img" if tag == "image" else ""


def _image(node: Node) -> str:
    # An empty alt says that the image only decorates (HTML, 4.8.4.4.3).
    attrs = node.element.attrs
    return "none" if "alt" in attrs and not attrs["alt"] else "img"


def _link(node: Node) -> str:
    return role_of_link(node.element)


def role_of_link(element: Element) -> str:
    """The role of an a or area element of HTML by itself: a link only where it leads somewhere."""
    return "link" if "href" in element.attrs else ""


def _input(node: Node) -> str:
    element = node.element
    role = role_of_input(type_of(element))
    if role in _SUGGESTING and element.attr("list") is not None:
        suggestions = node.tree.by_id(element.attr("list") or "")
        if suggestions is not None and suggestions.tag == "datalist":
            return "combobox"
    return role


def role_of_input(kind: str) -> str:
    """The role of an input of a type, given in lower case, that suggests nothing from a list."""
    # All types that are not in the table are a text field (HTML, 4.10.5.1).
    role = html_tables.input_roles().get(kind or "text")
    return role if role is not None else "searchbox" if kind == "search" else "textbox"


def _select(node: Node) -> str:
    element = node.element
    size = (element.attr("size") or "").strip()
    shows_many = size.isascii() and size.isdigit() and size.lstrip("0") not in {"", "1"}
    return "listbox" if shows_many or "multiple" in element.attrs else "combobox"


def _page_part(node: Node) -> str:
    """The role of a header or footer: the page's own only where no section is around it."""
    for around in node.element.ancestors:
        if not isinstance(around, Element):
            continue
        if around.tag in _SECTIONS or around.attr("role") in _SECTION_ROLES:
            return ""
    return "banner" if node.element.tag == "header" else "contentinfo"


def _aside(node: Node) -> str:
    for around in node.element.ancestors:
        if isinstance(around, Element) and around.tag in _SECTIONS - {"main"}:
            return "complementary" if _is_named(node) else ""
    return "complementary"


def _section(node: Node) -> str:
    return "region" if _is_named(node) else ""


def _is_named(node: Node) -> bool:
    # What names a section stands in its attributes, so that no content need be read.
    attributes = ("aria-label", "aria-labelledby", "title")
    return any((node.element.attr(name) or "").strip() for name in attributes)


def _item(node: Node) -> str:
    parent = node.element.parent
    if not isinstance(parent, Element) or parent.tag not in _LISTS:
        return ""
    return "" if node.tree.node(parent).role == "none" else "listitem"


def _table_of(node: Node) -> Node | None:
    around = node.element.parent
    while isinstance(around, Element):
        if around.tag == "table":
            return node.tree.node(around)
        around = around.parent
    return None


def _row_group(node: Node) -> str:
    return _in_table(node, "rowgroup")


def _row(node: Node) -> str:
    return _in_table(node, "row")


def _in_table(node: Node, role: str) -> str:
    table = _table_of(node)
    # What belongs to a table that only lays out goes with it (WAI-ARIA 1.2, presentation).
    return "" if table is None or table.role == "none" else role


def _cell(node: Node) -> str:
    table = _table_of(node)
    if table is None or table.role == "none":
        return ""
    element = node.element
    if element.tag == "th":
        scope = (element.attr("scope") or "").strip().lower()
        if scope in {"row", "rowgroup"}:
            return "rowheader"
        if scope in {"col", "colgroup"}:
            return "columnheader"
        return _header_by_place(element)
    return "gridcell" if table.role in _GRIDS else "cell"


def _header_by_place(element: Element) -> str:
    """The role of a th without a scope: it heads its row where a td stands in the row (HTML, 4.9.12.2)."""
    row = element.parent
    has_data = isinstance(row, Element) and any(
        isinstance(child, Element) and child.tag == "td" for child in row.children
    )
    return "rowheader" if has_data else "columnheader"


_SPECIAL = {
    "img": _image, "a": _link, "area": _link, "input": _input, "select": _select, "header": _page_part,
    "footer": _page_part, "aside": _aside, "section": _section, "li": _item, "tr": _row,
    **dict.fromkeys(_ROW_GROUPS, _row_group), **dict.fromkeys(_CELLS, _cell),
}  # fmt: skip
