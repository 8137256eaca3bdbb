"""The roles, states and properties that the author of a page has written, by what there is to ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pubcheck.document import OPAQUE, Attribute
from pubcheck.grammar import aria, aria_values
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.accessibility.roles import exposed_globally
from pubcheck.views.page import Page, view

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
_SPREADS = frozenset({"v-bind", "x-bind"})  # of Vue and Alpine: any number of attributes


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
    elements = page.elements
    for name in elements.attributes:
        if not name.startswith("aria-"):
            continue
        kind = table.get(name)
        if kind is None:
            # A reader leaves hyphens where a template writes a part of the name.
            found.unknown.extend(_used(page, name) if "---" not in name else ())
        elif _is_asked_about(kind):
            _sort(page, kind, found)
    return found


def _used(page: Page, name: str) -> Iterator[Use]:
    for element in _shown(page, page.elements.having(name)):
        yield Use(page, element, name, element.attr(name) or "")


def _sort(page: Page, kind: aria.AttributeType, found: Uses) -> None:
    """Add the uses of one attribute to what there is to ask of them."""
    name = kind.name
    for element in page.elements.having(name):
        value = element.attr(name) or ""
        if name in NAMING:
            kinds = [found.naming] if value and not value.isspace() else []
        else:
            kinds = [found.valued] if name == "aria-controls" or not _is_valid(name, value) else []
            if not kind.is_global:
                stated = element.attr("role")
                role = _PLAIN_ROLES.get(element.tag, "") if stated is None else stated
                if name not in _supported(role):
                    kinds.append(found.particular)
        if kinds and _is_shown(page, element):
            use = Use(page, element, name, value)
            for asked in kinds:
                asked.append(use)


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
    return role.supported if role is not None and role.name not in aria.PRESENTATIONAL else frozenset()


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
    node, stated = tree_of(page).node, page.elements.having("role")
    return [node(each) for each in _shown(page, stated) if (each.attr("role") or "").strip()]


@view
def decorative(page: Page) -> list[Node]:
    """The elements marked as mere decoration: images with an empty alt, and the role none or presentation."""
    node = tree_of(page).node
    marked = [each for each in roled(page) if each.explicit_role in aria.PRESENTATIONAL]
    elements = page.elements
    # An image without alternative text is told all the same where one of these stands on it.
    speech = exposed_globally() - {"aria-hidden"}
    speaking = {e for name in ("tabindex", *speech) for e in elements.having(name) if e.tag == "img"}
    for image in _shown(page, filter(speaking.__contains__, elements.tagged("img") if speaking else ())):
        attrs = image.attrs
        if "alt" in attrs and not attrs["alt"] and not attrs.get("role"):
            marked.append(node(image))
    return marked


def is_bound(element: Element, name: str) -> bool:
    """Whether a framework sets an attribute: ``:name``, ``v-bind:name``, ``[attr.name]``, ``name.bind`` …

    One that the tag does not state may also come from a template in it, or from a spread: ``{...name}``.
    """
    attrs = element.attrs
    if any(key != name and name in key and _bound_name(key) == name for key in attrs):
        return True
    # A reader puts what a template writes among the attributes into one of its own.
    return name not in attrs and (
        OPAQUE in (attrs.get("_") or "") or any(key in _SPREADS or key.startswith("{...") for key in attrs)
    )


def _bound_name(key: str) -> str:
    plain = key.strip(":[]*").removesuffix(".bind").removeprefix("data-ng-attr-").removeprefix("ng-attr-")
    return plain.removeprefix("bind-").rpartition(":")[2].rpartition(".")[2]


def _shown(page: Page, elements: Iterable[Element]) -> Iterator[Element]:
    """Those elements of HTML and SVG that are shown to anybody; MathML has rules of its own."""
    return (element for element in elements if _is_shown(page, element))


def _is_shown(page: Page, element: Element) -> bool:
    return element.namespace is not Namespace.MATHML and not page.is_inert(element)
