"""The ids of a page that other elements refer to, where more than one element has them."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.tree import Element
from pubcheck.views.page import Page, view

# The attributes whose ids tie a label, a text or a header to an element.
_REFERRING = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-owns", "aria-activedescendant")
_SELECTOR = ", ".join(f"[{name}]" for name in _REFERRING)


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
    markup = page.document.markup.text
    if OPAQUE in markup or not any(f"{name}=" in markup for name in _REFERRING):
        return []
    root = page.document.tree
    wanted: dict[str, tuple[Element, str]] = {}
    for element in root.select(_SELECTOR):
        if page.is_inert(element):
            continue
        for name in _REFERRING:
            for identifier in (element.attr(name) or "").split():
                wanted.setdefault(identifier, (element, name))
    if not wanted:
        return []
    holders: dict[str, list[Element]] = {}
    for element in root.select("[id]"):
        identifier = element.attr("id") or ""
        if identifier in wanted and not page.is_inert(element):
            holders.setdefault(identifier, []).append(element)
    return [
        SharedId(page, identifier, found[0], found[1], *wanted[identifier])
        for identifier, found in holders.items()
        if len(found) > 1
    ]
