"""The ids of a page that other elements refer to, where more than one element has them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from pubcheck.tree import Element
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.page import Page, view
from pubcheck.views.websites import is_templated

# The attributes whose ids tie a label, a text or a header to an element.
_REFERRING = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-owns", "aria-activedescendant")


class SharedId(NamedTuple):
    """An id, the first two elements that have it, and one that refers to it by an attribute."""

    page: Page
    identifier: str
    first: Element
    second: Element
    referring: Element
    attribute: str


@view
def shared_ids(page: Page) -> list[SharedId]:
    """Each id that is referred to and that several elements have; none where a template may choose one."""
    having = page.elements.having
    referring = [(name, element) for name in _REFERRING for element in having(name)]
    tree = tree_of(page)
    if not referring or not tree.shares_ids:
        return []
    shared = {identifier for identifier, count in Counter(tree.identifiers).items() if count > 1}
    wanted: dict[str, tuple[Element, str]] = {}
    for name, element in referring:
        for identifier in (element.attr(name) or "").split():
            if identifier in shared and identifier not in wanted and not page.is_inert(element):
                wanted[identifier] = element, name
    if not wanted or is_templated(page):
        return []
    holders: dict[str, list[Element]] = {}
    for identifier, element in zip(tree.identifiers, having("id"), strict=True):
        if identifier in wanted and not page.is_inert(element):
            holders.setdefault(identifier, []).append(element)
    return [
        SharedId(page, identifier, found[0], found[1], *wanted[identifier])
        for identifier, found in holders.items()
        if len(found) > 1
    ]
