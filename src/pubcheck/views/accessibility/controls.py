"""The controls of a page: buttons, fields, entries of menus, and what an author makes one by its role."""

from __future__ import annotations

from pubcheck.document import OPAQUE
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility import roles
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page, view

_NATIVE_TAGS = ("button", "meter", "progress", "select", "summary", "textarea")  # beside input
# The roles of form fields (ACT e086e5).
_FIELD_ROLES = (
    "checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider",
    "spinbutton", "switch", "textbox",
)  # fmt: skip
_HTML = frozenset({Namespace.HTML})
_BUTTON_TYPES = frozenset({"button", "image", "reset", "submit"})


@view
def _inputs(page: Page) -> list[tuple[str, Node]]:
    """The input elements that are not hidden, each with its type; none in a template."""
    node = tree_of(page).node
    found = ((type_of(e), e) for e in page.elements.tagged("input") if not page.is_inert(e))
    return [(kind, node(element)) for kind, element in found if kind != "hidden"]


@view
def _natives(page: Page) -> dict[str, list[Node]]:
    """The native controls by their tags; no hidden inputs, and none in a template."""
    node, tagged, is_inert = tree_of(page).node, page.elements.tagged, page.is_inert
    found = {tag: [node(e) for e in tagged(tag) if not is_inert(e)] for tag in _NATIVE_TAGS}
    found["input"] = [node for _, node in _inputs(page)]
    return found


@view
def by_role(page: Page) -> dict[str, list[Node]]:
    """The native controls and all elements with a role attribute, by their roles."""
    tree, natives = tree_of(page), _natives(page)
    stating = [element for element in page.elements.having("role") if not page.is_inert(element)]
    stating_tags = {element.tag for element in stating}
    found: dict[str, list[Node]] = {}
    singly = [tree.node(element) for element in stating if element.tag not in natives]
    for tag, nodes in natives.items():
        role = roles.role_of_tag(tag)
        # What has the role of its tag, as buttons have, is not asked one by one.
        if role is None or tag in stating_tags or {each.element.namespace for each in nodes} - _HTML:
            singly += nodes
        elif nodes:
            found[role] = nodes[:]
    for node in singly:
        found.setdefault(node.role, []).append(node)
    return found


def _of_roles(page: Page, *wanted: str) -> list[Node]:
    found = by_role(page)
    return [node for role in wanted if role in found for node in found[role]]


@view
def buttons(page: Page) -> list[Node]:
    """Every button by its tag or its role, image buttons left out."""
    found, pictured = _of_roles(page, "button"), set(image_buttons(page))
    return [node for node in found if node not in pictured] if pictured else found


@view
def image_buttons(page: Page) -> list[Node]:
    """Every image button (HTML, 4.10.5.1.19)."""
    return [node for kind, node in _inputs(page) if kind == "image"]


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
    return _natives(page)["summary"]


@view
def fields(page: Page) -> list[Node]:
    """Every native form field that is filled in or chosen from; no buttons, none in a template."""
    natives = _natives(page)
    inputs = [node for kind, node in _inputs(page) if kind not in _BUTTON_TYPES]
    return [*natives["select"], *natives["textarea"], *inputs]


@view
def labels(page: Page) -> list[Node]:
    """Every label element; those in a template left out."""
    tree = tree_of(page)
    return [tree.node(element) for element in page.elements.tagged("label") if not page.is_inert(element)]


@view
def radio_groups(page: Page) -> list[list[Node]]:
    """The radio buttons of one name and one form, for each group of two or more (HTML, 4.10.5.1.16)."""
    groups: dict[tuple[str, Element | None], list[Node]] = {}
    for kind, node in _inputs(page):
        element = node.element
        if kind == "radio" and (name := element.attr("name") or "") and OPAQUE not in name:
            groups.setdefault((name, element.closest("form")), []).append(node)
    return [group for group in groups.values() if len(group) > 1]
