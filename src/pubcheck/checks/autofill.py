"""Checks of autocomplete, by which browsers and assistive technology know what a field asks for."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import aria, autofill
from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.page import Page

_FIELD_TAGS = frozenset({"input", "select", "textarea"})
_BUTTONS = frozenset({"hidden", "button", "submit", "reset"})  # types that hold no value of the reader's


@check("page")
def value_invalid(page: Page) -> Iterator[Hit]:
    """A field whose autocomplete means nothing to browsers (WCAG 2.2, 1.3.5; ACT 73f2c2)."""
    for element in page.elements.having("autocomplete"):
        if element.tag not in _FIELD_TAGS:
            continue
        attribute = page.document.attribute(element, "autocomplete")
        fault = autofill.fault(attribute.value) if attribute and OPAQUE not in attribute.value else None
        if attribute and fault and not page.is_inert(element) and _is_asked(page, element):
            facts = {
                "value": " ".join(attribute.value.split())[:80],
                "token": fault.token,
                "meant": fault.meant,
            }
            case = fault.kind + ("-meant" if fault.kind == "unknown" and fault.meant else "")
            yield Hit(attribute.value_span, facts, None if case == "unknown" else case)


@check("page")
def value_unsuited(page: Page) -> Iterator[Hit]:
    """An input whose type does not take what its autocomplete fills in (HTML, 4.10.18.7.1)."""
    for element in page.elements.having("autocomplete"):
        kind = (element.attr("type") or "").strip().lower()
        if element.tag != "input" or not kind:
            continue
        attribute = page.document.attribute(element, "autocomplete")
        if attribute is None or page.is_inert(element) or autofill.fault(attribute.value):
            continue
        field = autofill.field_of(attribute.value)
        if not autofill.suits(field, kind) and _is_asked(page, element):
            yield Hit(attribute.value_span, {"field": field, "kind": kind})


def _is_asked(page: Page, element: Element) -> bool:
    """Whether anybody can fill in the field: it is shown or read out, may be changed, and is a widget."""
    if element.tag == "input" and (element.attr("type") or "").strip().lower() in _BUTTONS:
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
