"""Checks of the words of WAI-ARIA: roles, attributes and values that are none, or no more in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Hit
from pubcheck.grammar import aria, aria_values
from pubcheck.views.accessibility.aria_uses import Use, is_bound
from pubcheck.views.accessibility.hidden import is_silenced
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.page import Page

_LIKENESS = 0.7
_LENGTHS_APART = 3
# These are attributes of HTML, and no states (HTML 3.2.6; "ARIA in HTML", 2).
_WITHOUT_PREFIX = frozenset({"role", "title", "alt", "lang", "tabindex"})
# What to write in place of a role that WAI-ARIA 1.2 or Digital Publishing WAI-ARIA 1.1 deprecates.
_INSTEAD = {"directory": "list", "doc-biblioentry": "listitem", "doc-endnote": "listitem"}


@check("aria-role")
def role_unknown(node: Node) -> Iterable[Hit]:
    """A role attribute of which no word is a role that authors may use (ACT 674b10; WAI-ARIA 1.2, 9.1)."""
    return () if node.explicit_role else _role_unknown(node)


def _role_unknown(node: Node) -> Iterator[Hit]:
    role = node.element.attr("role") or ""
    tokens = role.lower().split()
    if OPAQUE in role or any(map(aria.is_draft_role, tokens)) or not node.is_included:
        return
    facts = {"role": shortened(role.strip())}
    span = _role_of(node).value_span
    if any(aria.find_role(token) for token in tokens):
        yield Hit(span, facts, "abstract")
        return
    near = _nearest(tokens[0], (name for name, each in aria.roles().items() if not each.is_abstract))
    yield Hit(span, facts | {"better": near}, "near") if near else Hit(span, facts)


@check("aria-role")
def role_deprecated(node: Node) -> Iterable[Hit]:
    """A role that the specifications advise against (WAI-ARIA 1.2, 5.3.3 and directory)."""
    role = aria.find_role(node.explicit_role)
    if role is None or not role.is_deprecated or not node.is_included:
        return ()
    return (Hit(_role_of(node).value_span, {"role": role.name, "better": _INSTEAD.get(role.name, "list")}),)


@check("aria-unknown")
def attribute_unknown(use: Use) -> Iterator[Hit]:
    """An aria-* attribute that WAI-ARIA does not define (ACT 5f99a7; WAI-ARIA 1.2, 6)."""
    near = _nearest(use.name[5:], (name[5:] for name in aria.attributes()))
    if near or use.name[5:] in _WITHOUT_PREFIX:
        better = f"aria-{near}" if near else use.name[5:]
        yield Hit(use.attribute.span, {"name": use.name, "better": better}, "near")
    else:
        yield Hit(use.attribute.span, {"name": shortened(use.name)})


@check("aria-valued")
def value_invalid(use: Use) -> Iterable[Hit]:
    """A value that the state or property does not take (ACT 6a7281; WAI-ARIA 1.2, 6.2.4)."""
    attribute = aria.attributes()[use.name]
    if attribute.value == "ID reference list":
        return () if OPAQUE in use.value else _reference_missing(use)
    facts: Mapping[str, str] = {
        "name": use.name,
        "value": shortened(use.value.strip()),
        "expected": aria_values.expected(attribute),
    }
    return (Hit(use.attribute.value_span, facts),)


def _reference_missing(use: Use) -> Iterator[Hit]:
    """A required property that must lead to an element and leads to none."""
    node, ids = use.node, use.value.split()
    role = aria.find_role(node.explicit_role)
    if role is None or use.name not in role.required or not ids or not node.page.document.whole:
        return
    # A closed combobox may have its list made when it opens (WAI-ARIA 1.2, combobox).
    if role.name == "combobox" and (node.element.attr("aria-expanded") or "").strip().lower() != "true":
        return
    if not any(node.tree.by_id(each) for each in ids) and not is_bound(node.element, use.name):
        facts = {"name": use.name, "role": role.name, "value": shortened(use.value.strip())}
        yield Hit(use.attribute.value_span, facts, "reference")


@check("page")
def body_hidden(page: Page) -> Iterator[Hit]:
    """A page that hides all of itself from assistive technology (WAI-ARIA 1.2, aria-hidden)."""
    if not page.document.whole:
        return
    for body in page.elements.tagged("body") if page.elements.having("aria-hidden") else ():
        if is_silenced(body):
            yield Hit(Attribute(page.document, body, "aria-hidden", "true").span)


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word of which a word is likely a slip; "" where there is none."""
    # Likeness costs time, and slips seldom change the first letter.
    alike = [each for each in known if each[:1] == word[:1] and abs(len(each) - len(word)) <= _LENGTHS_APART]
    return next(iter(get_close_matches(word, alike, 1, _LIKENESS)), "")


def _role_of(node: Node) -> Attribute:
    return Attribute(node.page.document, node.element, "role", node.element.attr("role") or "")
