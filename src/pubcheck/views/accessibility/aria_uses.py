"""The roles, states and properties that the author of a page has written, by what there is to ask of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pubcheck.document import Attribute
from pubcheck.grammar import aria
from pubcheck.grammar.aria_values import REFERENCES
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.page import Page, view

_NAME = re.compile(r"aria-[a-z]++(?:-[a-z]+)*+")
_MOST_NAMES = 120  # WAI-ARIA has 53; what else a page spells is mistakes, or code
# These name an element or its role, and some roles take none of them (WAI-ARIA 1.2, 5.2.8.6).
NAMING = frozenset(
    {
        "aria-label",
        "aria-labelledby",
        "aria-roledescription",
        "aria-braillelabel",
        "aria-brailleroledescription",
    }
)


class Use:
    """One aria-* attribute of an element."""

    __slots__ = ("name", "node", "value")

    def __init__(self, node: Node, name: str, value: str) -> None:
        self.node = node
        self.name = name
        self.value = value

    @property
    def attribute(self) -> Attribute:
        """The attribute in the source."""
        return Attribute(self.node.page.document, self.node.element, self.name, self.value)


@view
def names(page: Page) -> frozenset[str]:
    """Everything in the markup that may be the name of an aria-* attribute."""
    text = page.document.markup.text
    if "aria-" not in text and "ARIA-" not in text and "Aria-" not in text:
        return frozenset()
    if "ARIA-" in text or "Aria-" in text:
        text = text.lower()
    return frozenset(list(dict.fromkeys(_NAME.findall(text)))[:_MOST_NAMES])


@view
def unknown(page: Page) -> list[Use]:
    """The aria-* attributes that no edition of WAI-ARIA has."""
    return _uses(page, names(page) - aria.attributes().keys())


@view
def valued(page: Page) -> list[Use]:
    """The attributes that take values of a list, or numbers, and those that must lead to an element."""
    table = aria.attributes()
    return _uses(
        page,
        (
            name
            for name in names(page) & table.keys()
            if name == "aria-controls"
            or (table[name].value != "string" and table[name].value not in REFERENCES)
        ),
    )


@view
def particular(page: Page) -> list[Use]:
    """The attributes that only some roles take."""
    table = aria.attributes()
    return _uses(page, (name for name in names(page) & table.keys() if not table[name].is_global))


@view
def naming(page: Page) -> list[Use]:
    """The attributes that name an element or its role, where they say anything."""
    return [use for use in _uses(page, names(page) & NAMING) if use.value and not use.value.isspace()]


@view
def roled(page: Page) -> list[Node]:
    """The elements with a role attribute that says anything, in document order."""
    if "role" not in (text := page.document.markup.text) and "ROLE" not in text:
        return []
    return _nodes(page, "[role]", lambda element: bool((element.attr("role") or "").strip()))


@view
def decorative(page: Page) -> list[Node]:
    """The elements marked as mere decoration: images with an empty alt, and the role none or presentation."""
    images = [
        element
        for element in page.document.tree.iter_elements("img")
        if len(element.attrs) > 2 and element.attr("alt") == "" and not page.is_inert(element)
    ]
    node = tree_of(page).node
    marked = [each for each in roled(page) if each.explicit_role in {"none", "presentation"}]
    return [*marked, *(node(element) for element in images if not element.attr("role"))]


def is_bound(element: Element, name: str) -> bool:
    """Whether a framework sets an attribute: ``:name``, ``v-bind:name``, ``[attr.name]``, ``name.bind`` …"""
    return any(key != name and name in key and _bound_name(key) == name for key in element.attrs)


def _bound_name(key: str) -> str:
    plain = key.strip(":[]*").removesuffix(".bind").removeprefix("data-").removeprefix("ng-attr-")
    return plain.removeprefix("bind-").rpartition(":")[2].rpartition(".")[2]


def _uses(page: Page, names: Iterable[str]) -> list[Use]:
    """The uses of some attributes, in document order; empty values and those of a template, too."""
    wanted = frozenset(names)
    if not wanted:
        return []
    selector = ", ".join(f"[{name}]" for name in sorted(wanted))
    return [
        Use(node, name, node.element.attr(name) or "")
        for node in _nodes(page, selector)
        for name in node.element.attrs
        if name in wanted
    ]


def _nodes(page: Page, selector: str, keeps: Callable[[Element], bool] | None = None) -> list[Node]:
    node = tree_of(page).node
    return [
        node(element)
        for element in page.document.tree.select(selector)
        # ARIA is written in HTML and SVG; MathML has its own rules.
        if element.namespace is not Namespace.MATHML
        and (keeps is None or keeps(element))
        and not page.is_inert(element)
    ]
