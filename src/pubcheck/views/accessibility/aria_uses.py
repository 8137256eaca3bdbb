"""The roles, states and properties that the author of a page has written, by what there is to ask of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pubcheck.document import OPAQUE, Attribute
from pubcheck.grammar import aria, aria_values
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
# What most states stand on; a link without an address takes as few as any other text.
_PLAIN_ROLES = {"button": "button", "a": "link"}
# An image without alternative text is told all the same where one of these stands on it.
_SPEAKING_IMAGES = ", ".join(
    f'img[alt=""][{name}]'
    for name in ("tabindex", "aria-label", "aria-labelledby", "aria-describedby", "aria-details", "aria-live",
                 "aria-roledescription", "aria-controls", "aria-owns", "aria-haspopup", "aria-current")
)  # fmt: skip


class Use:
    """One aria-* attribute of an element."""

    __slots__ = ("element", "name", "page", "value")

    def __init__(self, page: Page, element: Element, name: str, value: str) -> None:
        self.page = page
        self.element = element
        self.name = name
        self.value = value

    @property
    def node(self) -> Node:
        """The element as assistive technology meets it."""
        return tree_of(self.page).node(self.element)

    @property
    def attribute(self) -> Attribute:
        """The attribute in the source."""
        return Attribute(self.page.document, self.element, self.name, self.value)


class Uses(NamedTuple):
    """The uses that there is something to ask of; what is plainly right is left out."""

    unknown: list[Use]
    valued: list[Use]
    particular: list[Use]
    naming: list[Use]


@view
def uses(page: Page) -> Uses:
    """The aria-* attributes of a page by what there is to ask of them, gone over once."""
    found = Uses([], [], [], [])
    table = aria.attributes()
    wanted = frozenset(name for name in _names(page) if name not in table or _is_asked_about(table[name]))
    if not wanted:
        return found
    selector = ", ".join(f"[{name}]" for name in sorted(wanted))
    for element in _elements(page, selector):
        attrs = element.attrs
        stated = element.attr("role")
        supported = _supported(_PLAIN_ROLES.get(element.tag, "") if stated is None else stated)
        for name in attrs:
            if name not in wanted:
                continue
            value = element.attr(name) or ""
            kind = table.get(name)
            if kind is None:
                found.unknown.append(Use(page, element, name, value))
                continue
            if name in NAMING:
                if value and not value.isspace():
                    found.naming.append(Use(page, element, name, value))
                continue
            if name == "aria-controls" or not _is_valid(name, value):
                found.valued.append(Use(page, element, name, value))
            if name not in supported and not kind.is_global:
                found.particular.append(Use(page, element, name, value))
    return found


def _is_asked_about(attribute: aria.AttributeType) -> bool:
    """Whether a rule judges an attribute: a list of ids or a text may stand anywhere and be anything."""
    if attribute.name in NAMING or attribute.name == "aria-controls" or not attribute.is_global:
        return True
    return attribute.value != "string" and attribute.value not in aria_values.REFERENCES


@lru_cache(maxsize=512)
def _is_valid(name: str, value: str) -> bool:
    return OPAQUE in value or aria_values.is_valid(aria.attributes()[name], value)


@lru_cache(maxsize=512)
def _supported(stated: str) -> frozenset[str]:
    """What the role supports that an author states, where that one is not to be passed by."""
    role = aria.first_role(stated)
    return role.supported if role is not None and role.name not in {"none", "presentation"} else frozenset()


def _names(page: Page) -> list[str]:
    """Everything in the markup that may be the name of an aria-* attribute."""
    text = page.document.markup.text
    if "ARIA-" in text or "Aria-" in text:
        text = text.lower()
    return list(dict.fromkeys(_NAME.findall(text)))[:_MOST_NAMES] if "aria-" in text else []


@view
def unknown(page: Page) -> list[Use]:
    """The aria-* attributes that no edition of WAI-ARIA has."""
    return uses(page).unknown


@view
def valued(page: Page) -> list[Use]:
    """The attributes with a value of the wrong type, and those that may have to lead to an element."""
    return uses(page).valued


@view
def particular(page: Page) -> list[Use]:
    """The attributes that only some roles take, but for those that the author's role takes."""
    return uses(page).particular


@view
def naming(page: Page) -> list[Use]:
    """The attributes that name an element or its role, where they say anything."""
    return uses(page).naming


@view
def roled(page: Page) -> list[Node]:
    """The elements with a role attribute that says anything, in document order."""
    if "role" not in (text := page.document.markup.text) and "ROLE" not in text:
        return []
    node = tree_of(page).node
    return [node(each) for each in _elements(page, "[role]") if (each.attr("role") or "").strip()]


@view
def decorative(page: Page) -> list[Node]:
    """The elements marked as mere decoration: images with an empty alt, and the role none or presentation."""
    node = tree_of(page).node
    marked = [each for each in roled(page) if each.explicit_role in {"none", "presentation"}]
    if "alt" in page.document.markup.text:
        found = _elements(page, _SPEAKING_IMAGES)
        marked += [node(element) for element in found if not element.attr("role")]
    return marked


def is_bound(element: Element, name: str) -> bool:
    """Whether a framework sets an attribute: ``:name``, ``v-bind:name``, ``[attr.name]``, ``name.bind`` …"""
    return any(key != name and name in key and _bound_name(key) == name for key in element.attrs)


def _bound_name(key: str) -> str:
    plain = key.strip(":[]*").removesuffix(".bind").removeprefix("data-ng-attr-").removeprefix("ng-attr-")
    return plain.removeprefix("bind-").rpartition(":")[2].rpartition(".")[2]


def _elements(page: Page, selector: str) -> list[Element]:
    """The elements of HTML and SVG that match and are shown to anybody; MathML has rules of its own."""
    return [
        element
        for element in page.document.tree.select(selector)
        if element.namespace is not Namespace.MATHML and not page.is_inert(element)
    ]
