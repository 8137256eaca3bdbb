"""Checks of labels: what people see beside or on a control against what names it."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import label_in_name
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.visible_text import visible_text


@check("labelled")
def name_holds_text(node: Node) -> Iterator[Hit]:
    """A control whose name lacks the words that it shows (WCAG 2.2, 2.5.3; ACT 2ee8b8)."""
    name = node.name
    if name.source not in {"aria-label", "aria-labelledby"} or not name.told or OPAQUE in name.text:
        return
    shown = visible_text(node).variants
    if any(OPAQUE in text or label_in_name.holds(name.text, text) for text in shown) or not node.is_included:
        return
    facts = {"text": shortened(shown[0]), "name": shortened(name.text)}
    yield Hit(node.page.document.element_span(node.element), facts)
