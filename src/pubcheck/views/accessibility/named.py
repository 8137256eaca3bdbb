"""What must have a name that its content gives: links and headings of every make."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice

from pubcheck.document import OPAQUE
from pubcheck.grammar import aria
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.tree import Element, Text
from pubcheck.views import websites
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.headings import headings
from pubcheck.views.links import links
from pubcheck.views.page import Page, view

# Parts of the structure of a table, which a grid may have as well.
_TABLE_PARTS = frozenset({"columnheader", "row", "rowheader"})
# What holds text that is no part of a name, or may be closed: fields, and what stands in for what they show.
_OTHER_TEXT = "audio", "canvas", "details", "iframe", "object", "select", "textarea", "video"
# What is often labelled, and is nothing to press unless it states a role (HTML-AAM 1.0).
_NEVER_PRESSED = frozenset(
    [
        "nav",
        "svg",
        "header",
        "footer",
        "main",
        "aside",
        "article",
        "section",
        "div",
        "span",
        "form",
        "ul",
        "i",
    ]
)
_MOST_NODES = 100  # looked at for text before the name itself is computed


@view
def hyperlinks(page: Page) -> list[Node]:
    """Every a and area element that leads somewhere, and every link by role, but those plainly named.

    Text, or an image's alternative text, that nothing hides and no template makes names what it stands in:
    most links need no closer look.
    """
    excluded, is_templated = hidden.excluded(page), websites.is_templated(page)
    unsure = [
        link
        for link in links(page)
        if not (raw := link.raw) or raw.isspace() or link.is_veiled or (is_templated and OPAQUE in raw)
    ]
    found: list[Element] = []
    for link in unsure:
        element, raw = link.element, link.raw
        if element in excluded:
            # Of what is hidden itself the hidden words are the name.
            if raw and not raw.isspace() and not (is_templated and OPAQUE in raw):
                continue
        elif not link.is_veiled and _is_pictured(element) and not _holds_other_text(element):
            continue
        found.append(element)
    found += [element for element in page.elements.tagged("area") if is_address(element)]
    found += [e for e in page.elements.having("xlink:href") if e.tag == "a" and e.attr("href") is None]
    return _nodes(page, found, "link")


@view
def titles(page: Page) -> list[Node]:
    """Every heading by tag or by role but those that text names, as it does most."""
    known = headings(page)
    found = unsurely_named(page, [(each.element, each.raw) for each in known])
    stating = [element for element in page.elements.having("role") if element.tag in HEADING_TAGS]
    if stating:  # some are headings whatever their role says
        found += set(stating).difference([each.element for each in known])
    return _nodes(page, [element for element in found if not shows_text(page, element)], "heading")


@view
def labelled(page: Page) -> list[Node]:
    """Every element that people press or choose and that aria-label or aria-labelledby names."""
    elements, tree, pressed = page.elements, tree_of(page), _pressed_roles()
    named = [*elements.having("aria-label"), *elements.having("aria-labelledby")]
    found = (e for e in page.without_inert(named) if e in tree.stating or e.tag not in _NEVER_PRESSED)
    return tree.nodes(dict.fromkeys(element for element in found if tree.role_of(element) in pressed))


@cache
def _pressed_roles() -> frozenset[str]:
    """The roles of widgets (WAI-ARIA 1.2, 5.3.2) whose content names them where their author does not."""
    return frozenset(
        role.name
        for role in aria.roles().values()
        if role.name_from_content
        and not role.is_abstract
        and role.is_subclass_of("widget")
        and role.name not in _TABLE_PARTS
    )


def _nodes(page: Page, found: list[Element], role: str) -> list[Node]:
    wanted = [role]
    if role == "link":  # the links of digital publishing are links as well (DPUB-ARIA 1.1)
        wanted += [stated for stated in page.elements.by_role if "doc-" in stated]
    if by_role := page.elements.with_role(*wanted):
        seen = set(found)
        found += [element for element in by_role if element not in seen and not shows_text(page, element)]
    tree = tree_of(page)
    return [tree.node(element) for element in found if not page.is_inert(element)]


def is_address(element: Element) -> bool:
    """Whether an a or area element leads somewhere (HTML, 4.6.1; SVG 2, 16.2)."""
    attrs = element.attrs
    return "href" in attrs or "xlink:href" in attrs


def _is_pictured(element: Element) -> bool:
    """Whether an image in an element that shows all it holds surely has a name."""
    for image in element.iter_elements("img"):
        alt = image.attr("alt")
        if alt and not alt.isspace() and OPAQUE not in alt and image.attr("role") is None:
            return True
    return False


def _holds_other_text(element: Element) -> bool:
    return next(element.iter_elements(_OTHER_TEXT), None) is not None


def _is_said(text: str) -> bool:
    return text != "" and not text.isspace()


def _has_other_text(page: Page, element: Element) -> bool:
    """Whether an element may hold text that is hidden or is no part of a name, or is hidden itself."""
    return not _is_open(element, _closing(page)) or element in hidden.excluded(page)


def _is_open(element: Element, closing: frozenset[Element]) -> bool:
    """Whether all text in an element surely shows where the element does, and is part of its name."""
    if element in closing:
        return False
    parts = list(islice(element.iter_elements(), _MOST_NODES))
    return not parts or (len(parts) < _MOST_NODES and closing.isdisjoint(parts))


@view
def _closing(page: Page) -> frozenset[Element]:
    """The elements whose text is hidden, or may be, or is no part of a name."""
    return frozenset(hidden.hiding(page)).union(page.elements.tagged(*_OTHER_TEXT))


def unsurely_named(page: Page, texts: Iterable[tuple[Element, str]]) -> list[Element]:
    """Those elements, each with the text in it, that this does not surely name where anybody meets them."""
    closing = _closing(page)
    return [
        element
        for element, text in texts
        if not text or text.isspace() or OPAQUE in text or not _is_open(element, closing)
    ]


def shows_text(page: Page, element: Element) -> bool:
    """Whether text stands in an element that nothing hides and no template makes: cheaper than its name."""
    text = element.text
    if not text or text.isspace():
        return False
    if not _has_other_text(page, element):
        return OPAQUE not in text or any(map(_is_said, text.split(OPAQUE)))
    excluded = hidden.excluded(page)
    stack: list[object] = [element]
    for _ in range(_MOST_NODES):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node, Text):
            if node.data.strip() and OPAQUE not in node.data:
                return True
        elif isinstance(node, Element) and node not in excluded and node.tag not in _OTHER_TEXT:
            shown = node.children
            if hidden.is_closed(node):
                shown = [child for child in shown if isinstance(child, Element)]
            stack.extend(reversed(shown))
    return False
