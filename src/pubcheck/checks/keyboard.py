"""Checks of the keyboard: what the Tab key reaches, passes by and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.reach import AccessKeys, Reached


@check("veil")
def hidden_focus(veil: Reached) -> Iterator[Hit]:
    """What takes the focus and is hidden from screen readers (WCAG 2.2, 4.1.2; ACT 6cfa84)."""
    outer, inner = veil.node, veil.focusable
    case = "styled" if veil.is_styled else "own" if outer is inner else None
    related = () if outer is inner else (("focusable", inner.span),)
    yield Hit(outer.span, {"tag": inner.element.tag}, case, related=related)


@check("shell")
def nested_focus(shell: Reached) -> Iterator[Hit]:
    """A control inside another one, whose content no screen reader meets (WCAG 2.2, 4.1.2; ACT 307n5z)."""
    facts = {"role": shell.node.role, "tag": shell.focusable.element.tag}
    yield Hit(shell.node.span, facts, related=(("focusable", shell.focusable.span),))


@check("nested-frame")
def frame_unreachable(frame: Reached) -> Iterator[Hit]:
    """A frame that the Tab key passes by although it has a control (WCAG 2.2, 2.1.1; ACT akn7bn)."""
    yield Hit(frame.node.span, {"tag": frame.focusable.element.tag})


@check("tab-stop")
def order_forced(stop: Node) -> Iterator[Hit]:
    """A tabindex above 0, which takes its element out of the order of the page (WCAG 2.2, 2.4.3)."""
    value = (stop.element.attr("tabindex") or "").strip()
    attribute = stop.page.document.attribute(stop.element, "tabindex")
    if attribute is not None:
        yield Hit(attribute.span, {"value": value})


@check("access-keys")
def access_key_repeated(keys: AccessKeys) -> Iterator[Hit]:
    """An access key that two elements have, of which browsers obey one (HTML, 6.6.4)."""
    document = keys.first.page.document
    first, second = (document.attribute(node.element, "accesskey") for node in (keys.first, keys.second))
    if first is not None and second is not None:
        yield Hit(second.span, {"key": keys.key}, related=(("first", first.span),))
