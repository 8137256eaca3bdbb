"""The controls of a page: buttons, fields, entries of menus, and what an author makes one by its role."""

from __future__ import annotations

from collections import defaultdict

from pubcheck.document import OPAQUE
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility import roles
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page, view

_NATIVE_TAGS = ("button", "meter", "progress", "select", "textarea")  # beside input
# The roles of form fields (ACT e086e5).
_FIELD_ROLES = (
    "checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider",
    "spinbutton", "switch", "textbox",
)  # fmt: skip
_BUTTON_TYPES = frozenset({"button", "image", "reset", "submit"})


class Buttons:
    """All buttons of a page but image buttons, and beside each the text in it."""

    __slots__ = ("elements", "page", "texts")

    def __init__(self, page: Page, elements: list[Element]) -> None:
        self.page = page
        self.elements = elements
        self.texts = [element.text for element in elements]


@view
def _inputs(page: Page) -> list[tuple[str, Element]]:
    """The input elements that are not hidden, each with its type; none in a template."""
    found = ((type_of(element), element) for element in page.without_inert(page.elements.tagged("input")))
    return [(kind, element) for kind, element in found if kind != "hidden"]


@view
def by_role(page: Page) -> dict[str, list[Element]]:
    """The native controls and all elements with a role attribute, by their roles; no hidden inputs."""
    tree, elements, html = tree_of(page), page.elements, Namespace.HTML
    role_of, stating, listed = tree.role_of, tree.stating, frozenset(elements.having("list"))
    found = defaultdict[str, list[Element]](list)
    for tag in _NATIVE_TAGS:
        role = roles.role_of_tag(tag)
        for element in page.without_inert(elements.tagged(tag)):
            if element not in stating:
                found[role if role and element.namespace is html else role_of(element)].append(element)
    for kind, element in _inputs(page):
        if element not in stating:
            is_plain = element not in listed and element.namespace is html
            found[roles.role_of_input(kind) if is_plain else role_of(element)].append(element)
    for element in page.without_inert(elements.having("role")):
        if element.tag != "input" or type_of(element) != "hidden":
            found[role_of(element)].append(element)
    return dict(found)


def _of_roles(page: Page, *wanted: str) -> list[Node]:
    found = by_role(page)
    return tree_of(page).nodes(element for role in wanted if role in found for element in found[role])


@view
def buttons(page: Page) -> list[Buttons]:
    """Every button by its tag or its role, image buttons left out, in one; nothing where there is none."""
    found = by_role(page).get("button", [])
    if pictured := {node.element for node in image_buttons(page)}:
        found = [element for element in found if element not in pictured]
    return [Buttons(page, found)] if found else []


@view
def image_buttons(page: Page) -> list[Node]:
    """Every image button (HTML, 4.10.5.1.19)."""
    return tree_of(page).nodes(element for kind, element in _inputs(page) if kind == "image")


@view
def form_fields(page: Page) -> list[Node]:
    """Every element, native or not, with the role of a field that is filled in, chosen from or switched."""
    return _of_roles(page, *_FIELD_ROLES)


@view
def menu_items(page: Page) -> list[Node]:
    """Every plain entry of a menu."""
    return _of_roles(page, "menuitem")


@view
def gauges(page: Page) -> list[Node]:
    """Every meter, progress bar and tooltip."""
    return _of_roles(page, "meter", "progressbar", "tooltip")


@view
def summaries(page: Page) -> list[Node]:
    """Every summary element."""
    return tree_of(page).nodes(page.without_inert(page.elements.tagged("summary")))


@view
def fields(page: Page) -> list[Node]:
    """Every native form field that is filled in or chosen from; no buttons, none in a template."""
    others = page.without_inert(page.elements.tagged("select", "textarea"))
    inputs = [element for kind, element in _inputs(page) if kind not in _BUTTON_TYPES]
    return tree_of(page).nodes([*others, *inputs])


@view
def labels(page: Page) -> list[Node]:
    """Every label element; those in a template left out."""
    return tree_of(page).nodes(page.without_inert(page.elements.tagged("label")))


@view
def radio_groups(page: Page) -> list[list[Node]]:
    """The radio buttons of one name and one form, for each group of two or more (HTML, 4.10.5.1.16)."""
    groups: dict[tuple[str, Element | None], list[Node]] = {}
    node = tree_of(page).node
    for kind, element in _inputs(page):
        if kind == "radio" and (name := element.attr("name") or "") and OPAQUE not in name:
            groups.setdefault((name, element.closest("form")), []).append(node(element))
    return [group for group in groups.values() if len(group) > 1]
