"""Captions that only their place, or an attribute of the image, ties to a loose image."""

from __future__ import annotations

from pubcheck.grammar import pictures
from pubcheck.tree import Element, Node, Text
from pubcheck.views.images import Image
from pubcheck.views.page import Page, view

_SET_OFF = frozenset({"em", "i", "small"})
_STEPS = 4  # from the image up to what stands beside its line


def is_drawn(image: Image) -> bool:
    """Whether the alternative text calls the image a drawing or a picture of a screen, in its first words."""
    return image.alt is not None and pictures.opens_as_drawing(image.alt.value)


def caption_of(page: Page, image: Image) -> Element | None:
    """The element that holds the caption of an image without a figure, as far as its place tells.

    It is what ``aria-describedby`` names, or a line in italics or small print right below the image.
    """
    for name in (image.element.attr("aria-describedby") or "").split():
        if (described := _by_id(page).get(name)) is not None and described.text.strip():
            return described
    node = image.element
    for _ in range(_STEPS):
        below = _beside(node)
        if below is not None:
            return below if _is_line(below) else _only_line(below)
        parent = node.parent
        if not isinstance(parent, Element) or parent.tag in {
            "body",
            "main",
            "article",
            "section",
            "td",
            "li",
        }:
            return None
        if _after(node) is not None:
            return None
        node = parent
    return None


@view
def _by_id(page: Page) -> dict[str, Element]:
    """The elements of a page by their id; the first of two with one id."""
    found: dict[str, Element] = {}
    for element in page.document.tree.iter_elements():
        if name := element.attr("id"):
            found.setdefault(name, element)
    return found


def _after(node: Node) -> Node | None:
    """What is shown after a node among its siblings, white space and comments aside."""
    following = node.next_sibling
    while following is not None and not isinstance(following, Element):
        if isinstance(following, Text) and following.data.strip():
            break
        following = following.next_sibling
    return following


def _beside(node: Element) -> Element | None:
    """The element after a node, one line break aside."""
    following = _after(node)
    if isinstance(following, Element) and following.tag == "br":
        following = _after(following)
    return following if isinstance(following, Element) else None


def _is_line(element: Element) -> bool:
    """Whether an element is set off and ends its line, so that it is no word of the running text."""
    if element.tag not in _SET_OFF or not element.text.strip():
        return False
    following = _after(element)
    return following is None or (isinstance(following, Element) and following.tag == "br")


def _only_line(element: Element) -> Element | None:
    """The line in italics or small print that a paragraph consists of; one with a link is a note."""
    if element.tag not in {"p", "div"} or next(element.iter_elements("a"), None) is not None:
        return None
    inner = next(element.iter_elements(_SET_OFF), None)
    whole = element.text.strip()
    return inner if inner is not None and whole and inner.text.strip() == whole else None
