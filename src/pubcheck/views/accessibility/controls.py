"""The controls of a page: buttons, fields, entries of menus, and what an author makes one by its role."""

from __future__ import annotations

from pubcheck.document import OPAQUE
from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page, view

_NATIVE_TAGS = ("button", "meter", "progress", "select", "summary", "textarea")  # beside input
_FIELD_TAGS = frozenset({"input", "select", "textarea"})
# The roles of form fields (ACT e086e5).
_FIELD_ROLES = frozenset(
    {"checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider",
     "spinbutton", "switch", "textbox"}
)  # fmt: skip
_BUTTON_TYPES = frozenset({"button", "image", "reset", "submit"})


@view
def controls(page: Page) -> list[Node]:
    """Every native control and every element with a role, tag by tag; no hidden inputs or templates."""
    elements = page.elements
    found = [element for tag in _NATIVE_TAGS for element in elements.tagged(tag)]
    found += [element for element in elements.tagged("input") if type_of(element) != "hidden"]
    found += [e for e in elements.having("role") if e.tag not in _NATIVE_TAGS and e.tag != "input"]
    node, is_inert = tree_of(page).node, page.is_inert
    return [node(element) for element in found if not is_inert(element)]


@view
def by_role(page: Page) -> dict[str, list[Node]]:
    """The controls by their roles; "" has those without one."""
    found: dict[str, list[Node]] = {}
    for node in controls(page):
        found.setdefault(node.role, []).append(node)
    return found


def _of_roles(page: Page, roles: frozenset[str]) -> list[Node]:
    return [node for role, nodes in by_role(page).items() if role in roles for node in nodes]


@view
def buttons(page: Page) -> list[Node]:
    """Every button by its tag or its role, image buttons left out."""
    return [node for node in _of_roles(page, frozenset({"button"})) if not is_image_button(node.element)]


@view
def image_buttons(page: Page) -> list[Node]:
    """Every image button."""
    return [node for node in controls(page) if is_image_button(node.element)]


@view
def form_fields(page: Page) -> list[Node]:
    """Every element, native or not, with the role of a field that is filled in, chosen from or switched."""
    return _of_roles(page, _FIELD_ROLES)


@view
def menu_items(page: Page) -> list[Node]:
    """Every plain entry of a menu."""
    return _of_roles(page, frozenset({"menuitem"}))


@view
def gauges(page: Page) -> list[Node]:
    """Every meter, progress bar and tooltip."""
    return _of_roles(page, frozenset({"meter", "progressbar", "tooltip"}))


@view
def summaries(page: Page) -> list[Node]:
    """Every summary element."""
    return [node for node in controls(page) if node.element.tag == "summary"]


def is_image_button(element: Element) -> bool:
    """Whether an element is an image button (HTML, 4.10.5.1.19)."""
    return element.tag == "input" and type_of(element) == "image"


@view
def fields(page: Page) -> list[Node]:
    """Every native form field that is filled in or chosen from; no buttons, none in a template."""
    return [
        node for node in controls(page) if node.element.tag in _FIELD_TAGS and not _is_button(node.element)
    ]


def _is_button(element: Element) -> bool:
    return element.tag == "input" and type_of(element) in _BUTTON_TYPES


@view
def labels(page: Page) -> list[Node]:
    """Every label element; those in a template left out."""
    tree = tree_of(page)
    return [tree.node(element) for element in page.elements.tagged("label") if not page.is_inert(element)]


@view
def radio_groups(page: Page) -> list[list[Node]]:
    """The radio buttons of one name and one form, for each group of two or more (HTML, 4.10.5.1.16)."""
    groups: dict[tuple[str, Element | None], list[Node]] = {}
    for node in fields(page):
        element = node.element
        name = element.attr("name") or ""
        if element.tag == "input" and name and OPAQUE not in name and type_of(element) == "radio":
            groups.setdefault((name, element.closest("form")), []).append(node)
    return [group for group in groups.values() if len(group) > 1]
