"""The roles, states and properties that the author of a page has written, by what there is to ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
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
# What most names stand on without a role, and what can have one by itself.
_NAMED = ":is(button,input,select,textarea,nav,section,form,iframe,img,svg,table,a[href]):not([role])"
# What most states stand on; a link without an address takes as few as any other text.
_PLAIN_ROLES = {"button": "button", "a": "link"}
_LEADING = "aria-controls"  # has to lead to an element where a role requires it
_SILENT_IMAGE = '[alt=""]:is(:not([role]),[role=""])'
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
    table, asked_about, stated = aria.attributes(), _asked_about(), page.elements.attributes
    others = stated - table.keys()
    if "aria-" in " ".join(others):
        for name in sorted(others):
            # A reader leaves hyphens where a template writes a part of the name.
            if name.startswith("aria-") and "---" not in name:
                found.unknown.extend(_used(page, name))
    for name in sorted(asked_about.keys() & stated):
        kind, plain = table[name], asked_about[name]
        for element in page.elements.having(name):
            if not element.matches(plain):
                _sort(page, kind, element, found)
    return found


def _used(page: Page, name: str) -> Iterator[Use]:
    for element in _shown(page, page.elements.having(name)):
        yield Use(page, element, name, element.attr(name) or "")


def _sort(page: Page, kind: aria.AttributeType, element: Element, found: Uses) -> None:
    """Add the use of an attribute to what there is to ask of it."""
    name, stated = kind.name, element.attr("role")
    value = element.attr(name) or ""
    role = _role_of(_PLAIN_ROLES.get(element.tag, "") if stated is None else stated)
    asked: list[list[Use]] = []
    if name in NAMING:
        if value and not value.isspace() and (role is None or role.naming_prohibited or stated is None):
            asked.append(found.naming)
    else:
        if role is not None and name in role.required if name == _LEADING else not _is_valid(name, value):
            asked.append(found.valued)
        if not kind.is_global and (role is None or name not in role.supported):
            asked.append(found.particular)
    if asked and _is_shown(page, element):
        use = Use(page, element, name, value)
        for kinds in asked:
            kinds.append(use)


@cache
def _asked_about() -> dict[str, str]:
    """The attributes that a rule judges: a list of ids or a text may stand anywhere and be anything.

    With each the selector of what it surely is right on, which tells most uses.
    """
    return {
        name: _plainly_right(kind)
        for name, kind in aria.attributes().items()
        if name in NAMING
        or name == _LEADING
        or not kind.is_global
        or (kind.value != "string" and kind.value not in aria_values.REFERENCES)
    }


def _plainly_right(kind: aria.AttributeType) -> str:
    name = kind.name
    if name in NAMING:
        return _NAMED
    if name == _LEADING:
        return ":not([role])"
    values = ",".join(f'[{name}="{word}"]' for word in sorted(aria_values.words(kind)))
    if kind.is_global:
        return f":is({values})"
    tags = [tag for tag, role in _PLAIN_ROLES.items() if name in aria.roles()[role].supported]
    return f":is({','.join(tags)}):not([role]):is({values})"


@lru_cache(maxsize=512)
def _is_valid(name: str, value: str) -> bool:
    return OPAQUE in value or aria_values.is_valid(aria.attributes()[name], value)


@lru_cache(maxsize=512)
def _role_of(stated: str) -> aria.Role | None:
    """The role that an author states, where that one is not to be passed by."""
    role = aria.first_role(stated)
    return role if role is not None and role.name not in aria.PRESENTATIONAL else None


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
    marked: list[Node] = []
    if page.elements.with_role(*aria.PRESENTATIONAL):
        marked = [each for each in roled(page) if each.explicit_role in aria.PRESENTATIONAL]
    # An image without alternative text is told all the same where it says something else of itself.
    silent = [image for image in page.elements.tagged("img") if image.matches(_SILENT_IMAGE)]
    exposing = _exposing()
    marked += map(tree_of(page).node, _shown(page, [e for e in silent if not exposing.isdisjoint(e.attrs)]))
    return marked


@cache
def _exposing() -> frozenset[str]:
    """The attributes by which an element that is marked as decoration takes the focus or says more."""
    return exposed_globally() - {"aria-hidden"} | {"tabindex"}


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
