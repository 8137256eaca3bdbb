"""The nodes of the accessibility tree: one for each element that somebody asks about, each fact told once."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property

from pubcheck.grammar.html_tags import LABELABLE_TAGS
from pubcheck.source import Span
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility import focus, hidden, names, roles
from pubcheck.views.accessibility.names import Name
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page, view

_NODES = "nodes"  # among what the page remembers


class Node:
    """An element as assistive technology meets it.

    ``role`` is its semantic role, ``implicit_role`` that of HTML-AAM, ``explicit_role`` the one its author
    names; "" is none, as of a generic element.
    """

    # Facts are told lazily into slots: pages have thousands of nodes, and most are asked for one fact.
    __slots__ = ("_explicit", "_implicit", "_name", "_role", "element", "page", "tree")

    def __init__(self, tree: AccessibilityTree, element: Element) -> None:
        self.tree = tree
        self.page = tree.page
        self.element = element
        self._explicit: str | None = None
        self._implicit: str | None = None
        self._role: str | None = None
        self._name: Name | None = None

    @property
    def span(self) -> Span:
        """The source range of the start tag; of the nearest element around it where it is implied."""
        return self.page.document.tag_span(self.element)

    @property
    def explicit_role(self) -> str:
        """The first token of ``role`` that is a role and not an abstract one (WAI-ARIA 1.2, 9.1)."""
        if self._explicit is None:
            stated = self.element in self.tree.stating
            self._explicit = roles.explicit_role(self.element) if stated else ""
        return self._explicit

    @property
    def implicit_role(self) -> str:
        """The role that the element has by itself, in its place (HTML-AAM 1.0, SVG-AAM 1.0)."""
        if self._implicit is None:
            self._implicit = roles.implicit_role(self)
        return self._implicit

    @property
    def role(self) -> str:
        """The semantic role, conflicts with "none" resolved (WAI-ARIA 1.2, 5.6)."""
        if self._role is None:
            self._role = roles.semantic_role(self)
        return self._role

    @property
    def has_stated_role(self) -> bool:
        """Whether the author's role holds, says more than the element itself, and is met by anybody."""
        stated = self.explicit_role
        return stated == self.role != self.implicit_role and self.is_included

    @property
    def name(self) -> Name:
        """The accessible name (accname 1.2)."""
        if self._name is None:
            self._name = names.name_of(self)
        return self._name

    @property
    def description(self) -> str:
        """The accessible description (accname 1.2), spaces collapsed."""
        return names.description_of(self)

    @property
    def is_included(self) -> bool:
        """Whether the element is in the accessibility tree: nothing hides it there, or what it stands in."""
        return self.element not in self.tree.excluded

    @property
    def is_visible(self) -> bool:
        """Whether people can see the element, as far as markup and the page's own CSS tell."""
        return hidden.is_visible(self.page, self.element)

    @property
    def is_disabled(self) -> bool:
        """Whether the element is a disabled form control (HTML, 4.10.18.5)."""
        return focus.is_disabled(self.element)

    @property
    def is_focusable(self) -> bool:
        """Whether the element takes the focus (HTML, 6.6.2)."""
        return focus.is_focusable(self.page, self.element)

    @property
    def is_tabbable(self) -> bool:
        """Whether the element is in sequential focus navigation (HTML, 6.6.3)."""
        return focus.is_tabbable(self.page, self.element)

    def style(self, prop: str) -> str:
        """The computed value of a CSS property, by the sheets and the style attributes of the page."""
        return styles_of(self.page).value(self.element, prop)


class AccessibilityTree:
    """The nodes of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parts = names.Parts()
        self.stating = frozenset(page.elements.having("role"))
        # The page keeps the nodes: a tree and nodes that hold each other would outlive it.
        page.views[_NODES] = {}

    def node(self, element: Element) -> Node:
        """The node of an element; always the same one."""
        nodes: dict[Element, Node] = self.page.views[_NODES]
        found = nodes.get(element)
        if found is None:
            found = nodes[element] = Node(self, element)
        return found

    def nodes(self, elements: Iterable[Element]) -> list[Node]:
        """The nodes of some elements."""
        known: dict[Element, Node] = self.page.views[_NODES]
        return [known.get(element) or self.node(element) for element in elements]

    def role_of(self, element: Element) -> str:
        """The semantic role of an element, without a node where its tag alone or its author tells it."""
        if element in self.stating:
            stated = roles.explicit_role(element)
            if stated not in roles.UNSURE:
                return stated
        elif element.namespace is Namespace.HTML:
            tag = element.tag
            role = roles.role_of_link(element) if tag == "a" else roles.role_of_tag(tag)
            if role is not None:
                return role
        return self.node(element).role

    @cached_property
    def excluded(self) -> Container[Element]:
        """Every element that is not in the accessibility tree."""
        return hidden.excluded(self.page)

    @cached_property
    def adds_text(self) -> bool:
        """Whether CSS or aria-owns may add to what elements of the page hold."""
        cascade = styles_of(self.page).cascade
        is_generated = cascade.has("content", "before") or cascade.has("content", "after")
        return is_generated or len(self.page.elements.having("aria-owns")) > 0

    def by_id(self, identifier: str) -> Element | None:
        """The first element of that id (DOM, getElementById)."""
        return self._ids.get(identifier)

    @cached_property
    def identifiers(self) -> list[str]:
        """The id of every element that has one, in document order."""
        return [element.attr("id") or "" for element in self.page.elements.having("id")]

    @cached_property
    def _ids(self) -> dict[str, Element]:
        # From the last to the first, which is the one that counts.
        holders = self.page.elements.having("id")
        return dict(zip(reversed(self.identifiers), reversed(holders), strict=True))

    @property
    def shares_ids(self) -> bool:
        """Whether several elements have the same id."""
        return len(self._ids) < len(self.identifiers)

    @cached_property
    def labels(self) -> dict[Element, list[Element]]:
        """The label elements of each form control, in document order (HTML, 4.10.4)."""
        found: dict[Element, list[Element]] = {}
        for label in self.page.elements.tagged("label"):
            if (field := labelled_by(self, label)) is not None:
                found.setdefault(field, []).append(label)
        return found


def labelled_by(tree: AccessibilityTree, label: Element) -> Element | None:
    """The control that a label element labels; None where there is none."""
    target = label.attr("for")
    if target is not None:
        found = tree.by_id(target)
        return found if found is not None and is_labelable(found) else None
    return next(filter(is_labelable, label.iter_elements(LABELABLE_TAGS)), None)


def is_labelable(element: Element) -> bool:
    """Whether a label element may label this one (HTML, 4.10.2)."""
    return element.tag in LABELABLE_TAGS and type_of(element) != "hidden"


@view
def tree_of(page: Page) -> AccessibilityTree:
    """The accessibility tree of a page; its nodes are made when they are asked for."""
    return AccessibilityTree(page)
