"""Checks of autocomplete, by which browsers and assistive technology know what a field asks for."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Hit
from pubcheck.grammar import aria, autofill
from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page

_FIELD_TAGS = frozenset({"input", "select", "textarea"})
_BUTTONS = frozenset({"hidden", "button", "submit", "reset"})  # types that hold no value of the reader's


@check("page")
def value_invalid(page: Page) -> Iterator[Hit]:
    """A field whose autocomplete means nothing to browsers (WCAG 2.2, 1.3.5; ACT 73f2c2)."""
    for element in page.elements.having("autocomplete"):
        value = element.attr("autocomplete") or ""
        fault = autofill.fault(value)
        if fault is None or OPAQUE in value or element.tag not in _FIELD_TAGS:
            continue
        if not page.is_inert(element) and _is_asked(page, element):
            facts = {"value": " ".join(value.split())[:80], "token": fault.token, "meant": fault.meant}
            case = fault.kind + ("-meant" if fault.kind == "unknown" and fault.meant else "")
            span = Attribute(page.document, element, "autocomplete", value).value_span
            yield Hit(span, facts, None if case == "unknown" else case)


@check("page")
def value_unsuited(page: Page) -> Iterator[Hit]:
    """An input whose type does not take what its autocomplete fills in (HTML, 4.10.18.7.1)."""
    for element in page.elements.having("autocomplete"):
        value = element.attr("autocomplete") or ""
        field = autofill.field_of(value)
        if not field or element.tag != "input" or not (kind := type_of(element)):
            continue
        if autofill.suits(field, kind) or autofill.fault(value) or page.is_inert(element):
            continue
        if _is_asked(page, element):
            span = Attribute(page.document, element, "autocomplete", value).value_span
            yield Hit(span, {"field": field, "kind": kind})


def _is_asked(page: Page, element: Element) -> bool:
    """Whether anybody can fill in the field: it is shown or read out, may be changed, and is a widget."""
    if element.tag == "input" and type_of(element) in _BUTTONS:
        return False
    # Browsers fill in nothing that cannot be changed (HTML, 4.10.18.7.2).
    if "readonly" in element.attrs and element.tag != "select":
        return False
    node = tree_of(page).node(element)
    if node.is_disabled or element.closest("[aria-disabled=true i]") is not None:
        return False
    if not node.is_included and not node.is_visible:
        return False
    role = aria.find_role(node.role) if not node.is_tabbable else None
    return node.is_tabbable or (role is not None and role.is_subclass_of("widget"))
