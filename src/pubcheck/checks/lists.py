"""Checks of lists: that they hold items and nothing else, and that items stand in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.grammar.aria import PRESENTATIONAL
from pubcheck.prose import Prose, blanked
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.lists import LIST_TAGS, Item, ListNode

# Roles that an li may have and still be an item, or a line between items.
_ITEM_ROLES = PRESENTATIONAL | {"", "listitem", "separator"}


@check("list")
def list_children(node: ListNode) -> Iterable[Hit]:
    """A ul, ol or menu that holds something else than items (HTML, 4.4.5 and 4.4.6; axe-core, list)."""
    return () if node.kind == "dl" else _list_children(node)


def _list_children(node: ListNode) -> Iterator[Hit]:
    element, page = node.element, node.page
    if (element.attr("role") or "list") != "list":
        return
    if hidden.is_unseen(page, element):
        return
    is_open = node.is_open
    child = next((child for child in node.shown if not _is_item(child)), None)
    document = page.document
    if child is None and node.stray_text is None:
        return
    if is_open:
        yield Hit(node.span, {"list": node.kind}, "open")
    elif child is not None:
        if child.tag == "li":
            yield Hit(document.tag_span(child), {"role": child.attr("role")}, "role")
        else:
            case = "nested" if child.tag in LIST_TAGS else None
            yield Hit(document.tag_span(child), {"tag": child.tag, "list": node.kind}, case)
    elif (text := node.stray_text) is not None:
        prose = Prose(document, element, blanked(text.data), [text])
        yield Hit(prose.span(), {"text": shortened(text.data), "list": node.kind}, "text")


def _is_item(child: Element) -> bool:
    role = (child.attr("role") or "").strip().lower()
    return role in _ITEM_ROLES if child.tag == "li" else role == "listitem"


@check("item")
def item_orphaned(item: Item) -> Iterator[Hit]:
    """An li outside a list (HTML, 4.4.8; axe-core, listitem)."""
    element, parent = item.element, item.parent
    if element.tag != "li" or element.attr("role") or parent.attr("role"):
        return
    around = parent.parent
    # Where the list holds what holds the item, the list is told about.
    if isinstance(around, Element) and around.tag in LIST_TAGS:
        return
    if not item.may_be_included:
        yield Hit(item.span)


@check("list")
def definition_list_children(node: ListNode) -> Iterator[Hit]:
    """A dl that holds something else than terms and descriptions (HTML, 4.4.9; axe-core, definition-list)."""
    element, page = node.element, node.page
    if node.kind != "dl" or element.attr("role") or hidden.is_unseen(page, element):
        return
    document = page.document
    tags = set()
    for child in node.shown:
        if child.tag == "div":
            inner = [part for part in child.children if isinstance(part, Element)]
            tags |= {part.tag for part in inner} or {"div"}
            if inner and all(part.tag in {"dt", "dd", "script", "template"} for part in inner):
                continue
            if any("-" in part.tag for part in inner) or child.attr("role"):
                continue
        elif child.tag in {"dt", "dd"}:
            tags.add(child.tag)
            continue
        yield Hit(document.tag_span(child), {"tag": child.tag})
        return
    if (text := node.stray_text) is not None:
        prose = Prose(document, element, blanked(text.data), [text])
        yield Hit(prose.span(), {"text": shortened(text.data)}, "text")
    elif tags and not node.is_templated and not {"dt", "dd"} <= tags:
        missing = "<dd>" if "dt" in tags else "<dt>"
        yield Hit(node.span, {"missing": missing}, "half")


@check("item")
def definition_orphaned(item: Item) -> Iterator[Hit]:
    """A dt or dd outside a dl (HTML, 4.4.10 and 4.4.11; axe-core, dlitem)."""
    element, parent = item.element, item.parent
    if element.tag == "li" or element.attr("role") or parent.attr("role"):
        return
    around = parent.closest("dl")
    # Where the dl holds what holds the item, the dl is told about.
    if around is None and not item.may_be_included:
        yield Hit(item.span, {"tag": element.tag})
