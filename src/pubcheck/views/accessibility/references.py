"""The ids of a page that other elements refer to, where more than one element has them."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.tree import Element
from pubcheck.views.page import Page, view

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
    identifiers = [element.attr("id") for element in having("id")]
    if len(set(identifiers)) == len(identifiers) or not any(map(having, _REFERRING)):
        return []
    if OPAQUE in page.document.markup.text:
        return []
    holders: dict[str, list[Element]] = {}
    for element in having("id"):
        holders.setdefault(element.attr("id") or "", []).append(element)
    shared = {identifier: found for identifier, found in holders.items() if len(found) > 1}
    shared = {
        identifier: kept
        for identifier, found in shared.items()
        if len(kept := [element for element in found if not page.is_inert(element)]) > 1
    }
    wanted = _referring(page) if shared else {}
    return [
        SharedId(page, identifier, found[0], found[1], *wanted[identifier])
        for identifier, found in shared.items()
        if identifier in wanted
    ]


def _referring(page: Page) -> dict[str, tuple[Element, str]]:
    """For each id that is referred to the first element that does, and the attribute by which."""
    found: dict[str, tuple[Element, str]] = {}
    for name in _REFERRING:
        for element in page.elements.having(name):
            if page.is_inert(element):
                continue
            for identifier in (element.attr(name) or "").split():
                found.setdefault(identifier, (element, name))
    return found
