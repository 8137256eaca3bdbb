"""What the Tab key reaches where it should not: below aria-hidden, in a button, in a frame passed by."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from pubcheck.derived import with_unix_line_ends
from pubcheck.document import OPAQUE, Document
from pubcheck.grammar import aria
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.controls import by_role
from pubcheck.views.accessibility.focus import tab_index
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.elements import handed_down
from pubcheck.views.page import Page, view

# What may take the focus (HTML, 6.6.2); whether it does the node tells.
_FOCUSABLE = (
    ":is(a[href], area[href], button, input, select, textarea, iframe, summary, audio[controls],"
    " video[controls], [tabindex], [contenteditable])"
)
_INNERMOST = "a", "area", "button", "input", "select", "textarea", "summary"
_USUAL_INDEXES = frozenset({"0", "-1"})
# What shows itself by its text alone, as long as no style sheet makes a box of it.
_BARE = frozenset({"a", "div", "p", "span"})


class AccessKeys(NamedTuple):
    """An access key and the first two elements that have it."""

    key: str
    first: Node
    second: Node


class Reached(NamedTuple):
    """An element, and one in it that takes the focus although the element says otherwise.

    ``is_styled`` tells that a style sheet in another file may hide the one from everybody.
    """

    node: Node
    focusable: Node
    is_styled: bool = False


def _behind_veils(page: Page) -> dict[Element, None]:
    """What may take the focus of all that is aria-hidden, each once."""
    found: dict[Element, None] = {}
    unspoken = hidden.unspoken(page)
    for outer in hidden.silenced(page):
        if outer.parent in unspoken:
            continue  # all in it is found already
        if outer.matches(_FOCUSABLE):
            found[outer] = None
        if inner := outer.select(_FOCUSABLE):
            found.update(dict.fromkeys(inner))
    return found


@view
def veils(page: Page) -> list[Reached]:
    """Each outermost element with aria-hidden="true" that has, or is, a stop of the Tab key; and the stop."""
    tree = tree_of(page)
    found: dict[Element, Reached] = {}
    for element in _behind_veils(page):
        if page.is_inert(element):
            continue
        inner = tree.node(element)
        # The Tab key goes on into what a frame shows, and stops at nothing where that has no stop.
        if not inner.is_tabbable or (element.tag == "iframe" and tab_index(element) is None):
            continue
        if _is_written_by_template(element):
            continue
        outer, hooks = _outermost(element)
        is_styled = hooks and has_outer_styles(page)
        known = found.get(outer)
        # One that is surely reached goes before one that may be hidden.
        if known is None or (known.is_styled and not is_styled):
            found[outer] = Reached(tree.node(outer), inner, is_styled)
    return list(found.values())


def _outermost(element: Element) -> tuple[Element, bool]:
    """The outermost aria-hidden element around, and whether a class or id on the way there may be styled."""
    outer, hooks, is_hooked = element, False, False
    node: object = element
    while isinstance(node, Element):
        attrs = node.attrs
        hooks = hooks or "class" in attrs or "id" in attrs
        if hidden.is_silenced(node):
            outer, is_hooked = node, hooks
        node = node.parent
    return outer, is_hooked


def has_outer_styles(page: Page) -> bool:
    """Whether style sheets that are not known may hold: of other files, of the page around a part."""
    return styles_of(page).cascade.is_open


@view
def shells(page: Page) -> list[Reached]:
    """Each element whose content is not in the accessibility tree, with the first that takes the focus.

    Where one stands in another, what is in both is that of the inner one.
    """
    tree, hollow = tree_of(page), _hollow_roles()
    hollowed = (element for role, found in by_role(page).items() if role in hollow for element in found)
    every = {element: None for element in hollowed if next(element.iter_elements(), None) is not None}
    first: dict[Element, Node] = {}
    innermost: dict[Element, Element | None] = {}
    for outer in every:
        # What is in a shell within another one is found from there: nothing is gone over twice.
        if outer.select_one(_FOCUSABLE) is None or not every.keys().isdisjoint(outer.ancestors):
            continue
        for element in outer.select(_FOCUSABLE):
            shell = _innermost(element, every, innermost)
            if shell is not None and shell not in first and _is_reached(inner := tree.node(element)):
                first[shell] = inner
    met = (Reached(tree.node(shell), first[shell]) for shell in every if shell in first)
    return [reached for reached in met if reached.node.is_included]


def _innermost(
    element: Element, shells: Container[Element], known: dict[Element, Element | None]
) -> Element | None:
    """The nearest of some shells that an element stands in."""
    parent = element.parent
    if not isinstance(parent, Element):
        return None
    return handed_down(parent, known, None, lambda inner, around: inner if inner in shells else around)


@cache
def _hollow_roles() -> frozenset[str]:
    """The roles of which browsers expose no more than the text (WAI-ARIA 1.2, 5.2.9)."""
    return frozenset(role.name for role in aria.roles().values() if role.children_presentational)


def _is_reached(node: Node) -> bool:
    """Whether the Tab key stops here, or the focus may come to a control taken out of its order."""
    if _is_written_by_template(node.element):
        return False
    if node.is_tabbable:
        return True
    role = aria.find_role(node.explicit_role) if node.explicit_role else None
    is_control = node.element.tag in _INNERMOST or (role is not None and role.is_subclass_of("widget"))
    return is_control and node.is_focusable


def _is_written_by_template(element: Element) -> bool:
    """Whether a template writes the tabindex, or attributes that nobody can tell."""
    return any(OPAQUE in (element.attr(name) or "") for name in ("_", "tabindex"))


@view
def nested_frames(page: Page) -> list[Reached]:
    """Each frame with a page of its own in srcdoc that has a stop of the Tab key, and that stop."""
    tree = tree_of(page)
    found: list[Reached] = []
    for element in page.elements.having("srcdoc"):
        if element.tag != "iframe":
            continue
        index = tab_index(element)
        if index is None or index >= 0 or page.is_inert(element):
            continue
        node = tree.node(element)
        if not node.is_focusable or not node.is_visible or _is_tiny(node):
            continue
        stop = _first_stop(page, element.attr("srcdoc") or "")
        if stop is not None:
            found.append(Reached(node, stop))
    return found


def _is_tiny(node: Node) -> bool:
    """Whether a frame is a pixel wide or high, or less, so that nobody sees what it shows."""
    stated = [(node.element.attr(side) or "").strip().removesuffix("px") for side in ("width", "height")]
    styles = styles_of(node.page)
    sizes = [styles.px(node.element, side) for side in ("width", "height")] if styles.has_any else []
    return not {"0", "1"}.isdisjoint(stated) or any(size is not None and size <= 1 for size in sizes)


def _first_stop(page: Page, markup: str) -> Node | None:
    """The first visible element of a page, given as its markup, that the Tab key reaches."""
    source = page.document.source.with_text(markup)
    inner = Page(Document(source, "html", with_unix_line_ends(markup), whole=True), page.context)
    tree = tree_of(inner)
    for element in inner.document.tree.select(_FOCUSABLE):
        node = tree.node(element)
        if inner.is_inert(element) or not node.is_tabbable:
            continue
        if node.is_visible and (element.tag not in _BARE or element.children or styles_of(inner).has_any):
            return node
    return None


@view
def tab_stops(page: Page) -> list[Node]:
    """Each element with a tabindex above 0; those in a template left out."""
    stated = [e for e in page.elements.having("tabindex") if e.attr("tabindex") not in _USUAL_INDEXES]
    tree, found = tree_of(page), (e for e in stated if (tab_index(e) or 0) > 0)
    return [node for node in map(tree.node, found) if not page.is_inert(node.element) and node.is_tabbable]


@view
def access_keys(page: Page) -> list[AccessKeys]:
    """Each access key that more than one element has, with the first two of them."""
    tree = tree_of(page)
    holders: dict[str, list[Node]] = {}
    for element in page.elements.having("accesskey"):
        key = (element.attr("accesskey") or "").strip().casefold()
        node = tree.node(element)
        if key and OPAQUE not in key and not page.is_inert(element) and node.is_included:
            holders.setdefault(key, []).append(node)
    return [AccessKeys(key, *nodes[:2]) for key, nodes in holders.items() if len(nodes) > 1]
