"""Links within running text, and whether anything but their color tells them from it (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar import colors
from pubcheck.grammar.colors import Color
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.backdrops import Palette, palette_of
from pubcheck.views.accessibility.incidental import says_something
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.page import Page, view

# What a sentence stands in; a list of links or a row of buttons has no text beside them.
_BLOCKS = frozenset(
    {"p", "li", "td", "dd", "div", "blockquote", "figcaption", "caption", "section", "article"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "q", "small", "span", "strong"}
)
_LEAST_WORDS = 4  # beside the link, which make it part of a text
# What sets a link off beside its color, with the values that do not.
_SIGNS = (
    "border", "border-bottom", "border-bottom-style", "border-bottom-width", "border-style", "border-width",
    "border-top", "outline", "outline-style", "box-shadow", "background-image", "background-color", "display",
    "text-shadow", "content", "padding-left", "list-style-image",
)  # fmt: skip
_UNREMARKABLE = frozenset(
    {"", "0", "0px", "none", "normal", "inline", "transparent", "medium", "initial", "unset"}
)
_TEXT_SIGNS = ("font-weight", "font-style", "font-size", "font-family", "text-transform", "font-variant")


class InlineLink(NamedTuple):
    """A link that only its color sets off: the color, that of the text around it, and the ratio of both."""

    page: Page
    element: Element
    ink: Color
    around: Color
    ratio: float


@view
def links_by_color(page: Page) -> list[InlineLink]:
    """Every link in running text whose underline the page's CSS takes away and nothing else sets off."""
    styles = styles_of(page)
    bare = [e for e in styles.touched("text-decoration-line") if e.tag == "a" and "href" in e.attrs]
    if not bare:
        return []
    palette = palette_of(page)
    found = (_judged(palette, element) for element in bare if not page.is_inert(element))
    return [link for link in found if link is not None]


def _judged(palette: Palette, element: Element) -> InlineLink | None:
    page, styles = palette.page, palette.styles
    if styles.value(element, "text-decoration-line") != "none":
        return None
    block = _block_of(element)
    if block is None or not styles.is_certain(element, "text-decoration-line"):
        return None
    ink, around = palette.ink(element), palette.ink(block)
    if ink.color is None or around.color is None or ink.doubt or around.doubt:
        return None
    below = palette.backdrop(element)
    if below.doubt or len(below.colors) != 1 or below != palette.backdrop(block):
        return None
    upper, lower = (colors.over(color, below.colors[0]) for color in (ink.color, around.color))
    if upper == lower or not _stands_in_text(block, element) or _is_set_off(palette, element, block):
        return None
    if not hidden.is_visible(page, element):
        return None
    return InlineLink(page, element, upper, lower, colors.contrast(upper, lower))


def _block_of(element: Element) -> Element | None:
    node = element.parent
    while isinstance(node, Element) and node.tag in _INLINE:
        node = node.parent
    return node if isinstance(node, Element) and node.tag in _BLOCKS else None


def _stands_in_text(block: Element, link: Element) -> bool:
    """Whether the block holds a sentence beside the links, and the link has text of its own."""
    if not says_something(link.text) or OPAQUE in link.text:
        return False
    words = 0
    stack = list(block.children)
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            words += len(node.data.replace(OPAQUE, " ").split())
        elif isinstance(node, Element) and node.tag in _INLINE - {"a"}:
            stack.extend(node.children)
    return words >= _LEAST_WORDS


def _is_set_off(palette: Palette, link: Element, block: Element) -> bool:
    """Whether anything but the color tells the link from the text: a line, a weight, a sign, a picture."""
    styles = palette.styles
    inner = [link, *link.iter_elements()]
    if any(element.tag not in _INLINE for element in inner[1:]) or styles.before(link) or styles.after(link):
        return True
    if any(styles.value(e, prop) not in _UNREMARKABLE for e in inner for prop in _SIGNS):
        return True
    if any(styles.value(link, prop) != styles.value(block, prop) for prop in _TEXT_SIGNS):
        return True
    if any(styles.value(e, "text-decoration-line") not in {"", "none"} for e in inner):
        return True
    node = link.parent
    while isinstance(node, Element) and node != block:
        if styles.value(node, "text-decoration-line") not in {"", "none"}:
            return True
        node = node.parent
    return not all(
        styles.is_certain(link, prop) for prop in ("border-bottom", "font-weight", "background-image")
    )
