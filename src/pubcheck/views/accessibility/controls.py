"""The controls of a page: buttons, fields, entries of menus, and what an author makes one by its role."""

from __future__ import annotations

from pubcheck.document import OPAQUE
from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.page import Page, view

_NATIVE_TAGS = frozenset({"button", "input", "meter", "progress", "select", "summary", "textarea"})
_FIELD_TAGS = frozenset({"input", "select", "textarea"})
_BUTTON_TYPES = frozenset({"button", "hidden", "image", "reset", "submit"})


@view
def controls(page: Page) -> list[Node]:
    """Every native control and every element that states a role; not in templates, no hidden inputs."""
    root = page.document.tree
    found = [e for e in root.iter_elements(_NATIVE_TAGS) if not (e.tag == "input" and type_of(e) == "hidden")]
    if page.document.mentions("role"):
        found += [e for e in root.select("[role]") if e.tag not in _NATIVE_TAGS]
    tree = tree_of(page)
    return [tree.node(element) for element in found if not page.is_inert(element)]


@view
def fields(page: Page) -> list[Node]:
    """Every native form field that is filled in or chosen from; no buttons, none in a template."""
    tree = tree_of(page)
    return [
        tree.node(element)
        for element in page.document.tree.iter_elements(_FIELD_TAGS)
        if not (element.tag == "input" and type_of(element) in _BUTTON_TYPES) and not page.is_inert(element)
    ]


@view
def labels(page: Page) -> list[Node]:
    """Every label element; those in a template left out."""
    tree = tree_of(page)
    return [
        tree.node(element)
        for element in page.document.tree.iter_elements("label")
        if not page.is_inert(element)
    ]


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


def type_of(element: Element) -> str:
    """The type of an input or a button in lower case; "" where none is stated."""
    return (element.attr("type") or "").strip().lower()
