"""The focus: which elements take it, and which of them the Tab key reaches."""

from __future__ import annotations

import re

from pubcheck.grammar.html_tags import DISABLEABLE_TAGS
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page

_CONTROLS = frozenset({"button", "input", "select", "textarea"})
_INTEGER = re.compile(r"[ \t\n\f\r]*+([+-]?[0-9]{1,9}+)")


def tab_index(element: Element) -> int | None:
    """The value of tabindex; None where there is none, or one that is no integer (HTML, 2.3.4.1)."""
    stated = element.attr("tabindex")
    match = _INTEGER.match(stated) if stated else None
    return int(match[1]) if match else None


def is_disabled(element: Element) -> bool:
    """Whether a form control is disabled, by itself or by a fieldset around it (HTML, 4.10.18.5)."""
    if element.tag not in DISABLEABLE_TAGS:
        return False
    if "disabled" in element.attrs:
        return True
    inner = element
    around = element.parent
    while isinstance(around, Element):
        if around.tag == "fieldset" and "disabled" in around.attrs and not _is_first_legend(inner, around):
            return True
        if element.tag == "option" and around.tag == "optgroup" and "disabled" in around.attrs:
            return True
        inner, around = around, around.parent
    return False


def _is_first_legend(element: Element, fieldset: Element) -> bool:
    first = next((c for c in fieldset.children if isinstance(c, Element) and c.tag == "legend"), None)
    return element == first


def may_take_focus(element: Element) -> bool:
    """Whether an element is one that takes the focus where it is shown (HTML, 6.6.2 and 6.6.3)."""
    tag = element.tag
    if tag in _CONTROLS:
        return not is_disabled(element) and not (tag == "input" and type_of(element) == "hidden")
    if tab_index(element) is not None:
        return True
    attrs = element.attrs
    if tag in {"a", "area"}:
        return "href" in attrs or "xlink:href" in attrs
    if tag == "iframe":
        return True
    if tag == "summary":
        return is_summary(element)
    if tag in {"audio", "video"}:
        return "controls" in attrs
    return "contenteditable" in attrs and (element.attr("contenteditable") or "").lower() != "false"


def is_summary(element: Element) -> bool:
    """Whether a summary element is the one that opens its details (HTML, 4.11.2)."""
    parent = element.parent
    if not isinstance(parent, Element) or parent.tag != "details":
        return False
    return not any(isinstance(node, Element) and node.tag == "summary" for node in element.previous_siblings)


def is_focusable(page: Page, element: Element) -> bool:
    """Whether an element takes the focus: it may, it is rendered, and nothing makes it inert."""
    return may_take_focus(element) and not hidden.is_unreachable(page, element)


def is_tabbable(page: Page, element: Element) -> bool:
    """Whether an element is in sequential focus navigation (HTML, 6.6.3)."""
    index = tab_index(element)
    return (index is None or index >= 0) and is_focusable(page, element)
