"""The text of an element as people see it, for comparison with what names the element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.blocks import BLOCK_TAGS
from pubcheck.views.page import Page, view

# What shows nothing as text of the label: pictures, fields with their own values, other documents.
_TEXTLESS_TAGS = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "canvas", "video", "audio",
     "select", "textarea", "datalist"}
)  # fmt: skip
# Fonts that draw a picture for a word, and the classes that their makers tell authors to write.
ICON_FONT = re.compile(r"icon|symbol|awesome|glyph|icomoon|dingbat|wingdings|webdings", re.IGNORECASE)
_ICON_CLASS = re.compile(
    r"(?:^|[\s_-])(?:icons?|glyphicons?|symbols?|fa[srlb]?|ico|dashicons)(?:$|[\s_-])|material-",
    re.IGNORECASE,
)
_ICON_FONT_CLASS = re.compile(r"material-(?:icons|symbols)")
_ICON_TAGS = frozenset({"i"})
# By these names, sheets of other files hide text from people who see.
_UNSEEN_CLASS = re.compile(
    r"sr-?only|visually-?hidden|screen-?reader|assistive|off-?screen|hid(?:e|den)|a11y|d-none|clip|invisible"
    r"|element-invisible|skip|accessib|u-vh|tooltip|show|mobile|desktop|sm-|md-|lg-",
    re.IGNORECASE,
)
_INLINE = frozenset({"", "inline", "contents"})
_BOXES = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_FLOATS = frozenset({"left", "right", "inline-start", "inline-end"})
_OUT_OF_FLOW = frozenset({"absolute", "fixed"})
_DEEPEST = 30  # elements below the one that is read


def readings(node: Node) -> Iterator[str]:
    """The text that an element shows, in each way that it may be read; the first is what the page says.

    Where style sheets of other files hold, the others differ in the space between parts of which nobody can
    tell whether they touch, and leave out parts that such a sheet may hide. Hidden parts, pictures and words
    in icon fonts are in none of them. The space between parts is that of ACT ("visible inner text").
    """
    if _ICON_FONT_CLASS.search(node.element.attr("class") or ""):
        yield ""
        return
    is_certain = not styles_of(node.page).cascade.is_open and not _has_scripts(node.page)
    first = _text(node, is_spaced=not is_certain, with_unsure=True)
    yield first
    if is_certain or next(node.element.iter_elements(), None) is None:
        return
    for is_spaced, with_unsure in ((False, True), (True, False), (False, False)):
        other = _text(node, is_spaced=is_spaced, with_unsure=with_unsure)
        if other != first:
            yield other


@view
def _has_scripts(page: Page) -> bool:
    """Whether scripts of other files run, which may write style sheets as well."""
    return any("src" in script.attrs for script in page.elements.tagged("script"))


def _text(node: Node, *, is_spaced: bool, with_unsure: bool) -> str:
    parts: list[str] = []
    _gather(node, parts, is_spaced, with_unsure, 0)
    return " ".join("".join(parts).split())


def _gather(node: Node, parts: list[str], is_spaced: bool, with_unsure: bool, depth: int) -> None:
    if depth > _DEEPEST or _is_drawn_by_font(node):
        return
    excluded = hidden.unrendered(node.page)
    for child in node.element.children:
        if isinstance(child, Text):
            is_shown = node.is_visible and not hidden.is_closed(node.element)
            parts.append(child.data if is_shown or child.data.isspace() else "")
            continue
        if not isinstance(child, Element) or child.tag in _TEXTLESS_TAGS or child in excluded:
            continue
        if child.tag in {"br", "wbr"}:
            parts.append(" " if child.tag == "br" else "")
            continue
        classes = child.attr("class") or ""
        if _is_icon(child, classes) or (not with_unsure and _UNSEEN_CLASS.search(classes)):
            parts.append(" ")
            continue
        inner = node.tree.node(child)
        space = " " if _is_apart(inner, is_spaced) or (is_spaced and classes) else ""
        parts.append(space)
        if not inner.is_visible and styles_of(node.page).px(child, "width") != 0:
            parts.append(" ")  # its place is empty, and there all the same
        _gather(inner, parts, is_spaced, with_unsure, depth + 1)
        parts.append(space)


def _is_apart(node: Node, is_spaced: bool) -> bool:
    """Whether an element stands on lines or in a cell of its own; ``is_spaced`` also in a box in a line."""
    styles = styles_of(node.page)
    element = node.element
    around = element.parent
    # What stands in such a box is a block, whatever it is elsewhere (CSS Display 4, 2.7).
    around = around if isinstance(around, Element) and styles.is_touched(around) else None
    if around is not None and styles.value(around, "display") in _BOXES:
        return True
    if not styles.is_touched(element):
        return element.tag in BLOCK_TAGS
    display = styles.value(element, "display") or ("block" if element.tag in BLOCK_TAGS else "")
    if styles.value(element, "float") in _FLOATS or styles.value(element, "position") in _OUT_OF_FLOW:
        return True
    return display not in _INLINE and (is_spaced or not display.startswith("inline"))


def _is_drawn_by_font(node: Node) -> bool:
    """Whether the first font of an element is one of pictures; behind it, others only stand in."""
    if not styles_of(node.page).cascade.has("font-family"):
        return False
    return ICON_FONT.search(node.style("font-family").partition(",")[0]) is not None


def _is_icon(element: Element, classes: str) -> bool:
    """Whether an element draws a picture by a font, as far as its tag and its classes tell."""
    return bool(classes) and (element.tag in _ICON_TAGS or _ICON_CLASS.search(classes) is not None)
