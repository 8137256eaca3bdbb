"""Checks of labels: what people see beside or on a control against what names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Hit
from pubcheck.grammar import label_in_name
from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import Node, is_labelable
from pubcheck.views.accessibility.references import SharedId
from pubcheck.views.accessibility.visible_text import readings

_LABELLED_BY = frozenset({"aria-label", "aria-labelledby"})
_LONG_LABEL = 12  # words


@check("labelled")
def name_holds_text(node: Node) -> Iterable[Hit]:
    """A control whose name lacks the words that it shows (WCAG 2.2, 2.5.3; ACT 2ee8b8)."""
    element = node.element
    shown = " ".join(element.text.split())
    if not shown:
        return ()
    name = node.name
    if name.source not in _LABELLED_BY or not name.told or OPAQUE in name.text:
        return ()
    # What has parts may hide some of them, so that the rest need not stand together in the label.
    has_parts = next(element.iter_elements(), None) is not None
    return () if not has_parts and _says(name.text, shown) else _name_lacks_text(node, name.text)


def _says(name: str, shown: str) -> bool:
    """Whether a name says, or opens with, what is shown, as most do, or has it among its words."""
    return name == shown or name.startswith(f"{shown} ") or label_in_name.holds(name, shown)


def _name_lacks_text(node: Node, name: str) -> Iterator[Hit]:
    first = ""
    for text in readings(node):
        if OPAQUE in text or label_in_name.holds(name, text):
            return
        first = first or text
    if node.is_included:
        facts = {"text": shortened(first), "name": shortened(name)}
        # A whole card as one link: which of its words are the label, people may see in different ways.
        case = "long" if first.count(" ") >= _LONG_LABEL else None
        if label_in_name.resembles(name, first):
            case = "near"
        yield Hit(node.page.document.element_span(node.element), facts, case)


@check("field")
def named_otherwise(node: Node, *, source: str) -> Iterable[Hit]:
    """A field that nothing names but its title or its placeholder (WCAG 2.2, 3.3.2; as ``source``)."""
    # Most fields have neither, and their names need not be computed.
    stated = node.element.attr(source)
    if not stated or node.name.source != source or not node.is_included:
        return ()
    span = Attribute(node.page.document, node.element, source, stated).span
    return (Hit(span, {"text": shortened(node.name.text)}),)


@check("field")
def labelled_twice(node: Node) -> Iterator[Hit]:
    """A field that more than one label element labels, of which some screen readers read one (H44)."""
    labels = node.tree.labels.get(node.element, ())
    if len(labels) < 2:
        return
    found = [label for label in labels if label not in node.tree.excluded]
    if len(found) < 2 or node.element.attr("aria-labelledby") or not node.is_included:
        return
    if all(label.text.strip() for label in found):
        document = node.page.document
        related = tuple(("label", document.tag_span(label)) for label in found)
        yield Hit(document.tag_span(node.element), {"count": len(found)}, related=related)


@check("label")
def label_astray(node: Node) -> Iterator[Hit]:
    """A label element whose for names no field of the page (HTML, 4.10.4)."""
    page, target = node.page, (node.element.attr("for") or "")
    if not target or not page.document.whole or OPAQUE in target:
        return
    found = node.tree.by_id(target)
    if found is not None and (is_labelable(found) or "-" in found.tag):
        return
    if not node.is_included or OPAQUE in page.document.markup.text:
        return
    span = Attribute(page.document, node.element, "for", target).span
    if found is None:
        yield Hit(span, {"id": target})
    else:
        yield Hit(span, {"id": target, "tag": found.tag}, "element")


@check("radio-group")
def radio_group(nodes: list[Node]) -> Iterator[Hit]:
    """Radio buttons that belong together and that nothing names as a group (WCAG 2.2, 1.3.1; H71)."""
    first = nodes[0]
    shown = [node for node in nodes if node.is_included]
    if len(shown) < 2 or all(map(_tells_more, shown)):
        return
    group = _group_around(first)
    if group is None:
        # In a part of a page the group may stand around it, and in a table a header may be the question.
        is_known = first.page.document.whole or first.element.closest("form") is not None
        if is_known and first.element.closest("table") is None:
            yield Hit(first.page.document.tag_span(first.element), {"count": len(shown)})
    elif group.name.told and not group.name.text and not _has_legend(group.element):
        yield Hit(group.page.document.tag_span(group.element), {"count": len(shown)}, "unnamed")


def _tells_more(node: Node) -> bool:
    return any(node.element.attr(name) for name in ("aria-labelledby", "aria-describedby", "aria-label"))


def _group_around(node: Node) -> Node | None:
    around = node.element.parent
    while isinstance(around, Element):
        if around.tag == "fieldset" or "role" in around.attrs:
            group = node.tree.node(around)
            if group.role in {"group", "radiogroup"}:
                return group
        around = around.parent
    return None


def _has_legend(element: Element) -> bool:
    """Whether a group has a legend in it that is not its own child, which screen readers may still read."""
    return next(element.iter_elements(("legend",)), None) is not None


@check("shared-id")
def id_shared(shared: SharedId) -> Iterator[Hit]:
    """An id that two elements have and a third refers to: browsers take the first (HTML, 3.2.6)."""
    document = shared.page.document
    first, second = (document.attribute(element, "id") for element in (shared.first, shared.second))
    if first is not None and second is not None:
        facts = {"id": shared.identifier, "attribute": shared.attribute}
        related = (("first", first.span), ("reference", document.tag_span(shared.referring)))
        yield Hit(second.span, facts, related=related)
