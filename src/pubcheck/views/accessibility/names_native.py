"""What HTML and SVG themselves name an element by: attributes, label elements, captions, values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pubcheck.grammar.html_tags import LABELABLE_TAGS
from pubcheck.tree import Element, Namespace
from pubcheck.views.elements import type_of

if TYPE_CHECKING:
    from pubcheck.views.accessibility.nodes import Node

# The buttons that browsers label themselves (HTML, 4.10.5.1.18 to 20).
_BUTTON_NAMES = {"submit": "Submit", "reset": "Reset", "image": "Submit Query"}
_FIRST_CHILDREN = {"fieldset": "legend", "table": "caption", "figure": "figcaption"}
NAMED_TAGS = LABELABLE_TAGS | {"area", "fieldset", "figure", "img", "optgroup", "option", "table"}
"""The elements of HTML that an attribute or another element may name, by the standard itself."""
_PLACEHOLDING = frozenset({"text", "search", "tel", "url", "email", "password", "number"})
_VALUED = frozenset({"datalist", "input", "meter", "progress", "select", "textarea"})
_TEXTS = frozenset({"textbox", "searchbox"})
_RANGES = frozenset({"slider", "spinbutton", "scrollbar", "meter", "progressbar"})


def stated_name(node: Node) -> tuple[str, bool, str] | tuple[()] | None:
    """The name that an attribute states: text, whether it is known, source; () where it states nothing.

    None where not an attribute but other elements, or nothing in the markup, may name the element.
    """
    element = node.element
    tag = element.tag
    if element.namespace is not Namespace.HTML:
        return None
    if tag in {"img", "area"}:
        alt = element.attr("alt")
        return (alt, True, "alt") if alt else ()
    if tag == "input":
        return _stated_by_input(node)
    if tag == "optgroup" or (tag == "option" and element.attr("label")):
        label = element.attr("label")
        return (label, True, "label") if label else ()
    return None


def _stated_by_input(node: Node) -> tuple[str, bool, str] | None:
    element = node.element
    kind = type_of(element)
    if kind not in _BUTTON_NAMES and kind != "button":
        return None
    if node.tree.labels.get(element):
        return None  # a label element goes before (HTML-AAM 1.0, 4.1.2 and 4.1.3)
    if kind == "image":
        alt = element.attr("alt")
        if alt and not alt.isspace():
            return alt, True, "alt"
        title = element.attr("title")
        if title and not title.isspace():
            return title, True, "title"
        # Browsers say "Submit Query" then, which tells nobody anything; WCAG F65 counts it as no name.
        return None
    value = element.attr("value")
    if value and not value.isspace():
        return value, True, "value"
    return (_BUTTON_NAMES[kind], True, "default") if value is None and kind in _BUTTON_NAMES else None


def labels_of(node: Node) -> tuple[Sequence[Element], str]:
    """The elements whose text labels this one, and what they are."""
    element = node.element
    tag = element.tag
    if element.namespace is not Namespace.HTML:
        return _children(element, "title", 1), "title-element"
    if tag in LABELABLE_TAGS:
        return node.tree.labels.get(element, ()), "label"
    if tag in _FIRST_CHILDREN:
        inner = _FIRST_CHILDREN[tag]
        return _children(element, inner, 1), inner
    return (), ""


def _children(element: Element, tag: str, most: int) -> Sequence[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.tag == tag][:most]


def value_of(node: Node) -> str | None:
    """The value of a control that stands in another one's name (accname 1.2, 2C); None for what has none."""
    element = node.element
    if element not in node.tree.stating and element.tag not in _VALUED:
        return None
    role = node.role
    if role in _TEXTS:
        if element.tag == "input":
            return element.attr("value") or ""
        return element.text
    if role in _RANGES:
        values = (element.attr(name) for name in ("aria-valuetext", "aria-valuenow", "value"))
        return next((value for value in values if value), "")
    if role in {"combobox", "listbox"}:
        return _chosen(element)
    return None


def _chosen(element: Element) -> str:
    if element.tag == "input":
        return element.attr("value") or ""
    if element.tag == "select":
        options = list(element.iter_elements("option"))
        chosen = [option for option in options if "selected" in option.attrs]
        if not chosen and element.attr("size") is None and "multiple" not in element.attrs:
            chosen = options[:1]
    else:
        chosen = element.select("[role=option][aria-selected=true]")
    return " ".join(option.text for option in chosen)


def placeholder_of(element: Element) -> str | None:
    """The placeholder that names a text field where nothing else does (HTML-AAM 1.0, 4.1.1)."""
    if element.tag == "textarea":
        return element.attr("placeholder") or element.attr("aria-placeholder")
    if element.tag != "input":
        return None
    kind = type_of(element) or "text"
    return element.attr("placeholder") if kind in _PLACEHOLDING else None
