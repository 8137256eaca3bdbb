"""What a page embeds, and what is an image by its role: frames, objects, drawings, sound and film."""

from __future__ import annotations

from pubcheck.tree import Element, Namespace, tag_ranges
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.page import Page, view

_AROUND = 4  # elements around a player in which its transcript may be named
_REACH = 2000  # code points before a frame, in which a noscript may open
_DRAWN_ROLES = ("graphics-document", "graphics-symbol", "image", "img")


def _nodes(page: Page, tags: tuple[str, ...]) -> list[Node]:
    found = page.elements.tagged(*tags)
    return tree_of(page).nodes(page.without_inert(found)) if found else []


@view
def frames(page: Page) -> list[Node]:
    """Every iframe and frame element; those in a template or a noscript left out."""
    found = _nodes(page, ("iframe", "frame"))
    heads = page.elements.tagged("head")
    if found and any(next(head.iter_elements("noscript"), None) is not None for head in heads):
        return [node for node in found if not _is_for_scriptless(node)]
    return found


def _is_for_scriptless(node: Node) -> bool:
    """Whether a frame is written in a noscript of the head, which the parser ends before it."""
    ranges = tag_ranges(node.element)
    if ranges is None:
        return False
    before = node.page.document.markup.text[max(0, ranges[0][0] - _REACH) : ranges[0][0]].lower()
    return before.rfind("<noscript") > before.rfind("</noscript")


@view
def objects(page: Page) -> list[Node]:
    """Every object element; those in a template or a noscript left out."""
    return _nodes(page, ("object",))


@view
def media(page: Page) -> list[Node]:
    """Every audio and video element; those in a template or a noscript left out."""
    return _nodes(page, ("audio", "video"))


def text_around(node: Node) -> str:
    """The text of the elements around, in small letters; that of the whole page says too much else."""
    around = node.element
    for _ in range(_AROUND):
        parent = around.parent
        if not isinstance(parent, Element) or parent.tag in {"body", "html"}:
            break
        around = parent
    texts = _texts(node.page)
    if around not in texts:
        texts[around] = around.text.lower()
    return texts[around]


@view
def _texts(_page: Page) -> dict[Element, str]:
    """The texts that somebody has asked for, so that many players in one place read it once."""
    return {}


@view
def role_images(page: Page) -> list[Node]:
    """Every HTML element but img that its author makes an image by its role."""
    return [node for node in _by_role(page) if node.element.namespace is Namespace.HTML]


@view
def drawings(page: Page) -> list[Node]:
    """Every element of a drawing that its author makes an image, a drawing or a symbol by its role."""
    return [node for node in _by_role(page) if node.element.namespace is Namespace.SVG]


@view
def _by_role(page: Page) -> list[Node]:
    found = [element for element in page.elements.with_role(*_DRAWN_ROLES) if element.tag != "img"]
    return tree_of(page).nodes(page.without_inert(found)) if found else []
