"""The text of an element as people see it, for comparison with what names the element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.tree import Element, Text
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.blocks import BLOCK_TAGS

# What shows nothing as text of the label: pictures, fields with their own values, other documents.
_TEXTLESS_TAGS = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "canvas", "video", "audio",
     "select", "textarea", "datalist"}
)  # fmt: skip
# Fonts that draw a picture for a word, and the classes that their makers tell authors to write.
_ICON_FONT = re.compile(r"icon|symbol|awesome|glyph|dashicons|icomoon|wingdings|webdings", re.IGNORECASE)
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
_DEEPEST = 30  # elements below the one that is read


def readings(node: Node) -> Iterator[str]:
    """The text that an element shows, in each way that it may be read; the first is what the page says.

    The others differ in the space between parts of which nobody can tell whether they touch, and leave out
    parts that a style sheet of another file may hide. Hidden parts, pictures and words in icon fonts are in
    none of them.
    """
    if _ICON_FONT_CLASS.search(node.element.attr("class") or ""):
        yield ""
        return
    first = _text(node, is_spaced=True, with_unsure=True)
    yield first
    if next(node.element.iter_elements(), None) is None:
        return
    for is_spaced, with_unsure in ((False, True), (True, False), (False, False)):
        other = _text(node, is_spaced=is_spaced, with_unsure=with_unsure)
        if other != first:
            yield other


def _text(node: Node, *, is_spaced: bool, with_unsure: bool) -> str:
    parts: list[str] = []
    _gather(node, parts, is_spaced, with_unsure, 0)
    return " ".join("".join(parts).split())


def _gather(node: Node, parts: list[str], is_spaced: bool, with_unsure: bool, depth: int) -> None:
    if depth > _DEEPEST or _ICON_FONT.search(node.style("font-family")):
        return
    styles = styles_of(node.page)
    for child in node.element.children:
        if isinstance(child, Text):
            if node.is_visible:
                parts.append(child.data)
            continue
        if not isinstance(child, Element) or child.tag in _TEXTLESS_TAGS:
            continue
        if child.tag in {"br", "wbr"}:
            parts.append(" " if child.tag == "br" else "")
            continue
        classes = child.attr("class") or ""
        if _is_icon(child, classes) or (not with_unsure and _UNSEEN_CLASS.search(classes)):
            parts.append(" ")
            continue
        inner = node.tree.node(child)
        display = styles.value(child, "display") if styles.is_touched(child) else ""
        is_apart = display not in _INLINE if display else child.tag in BLOCK_TAGS
        # Only what is laid out as a block is parted from its neighbors for sure.
        space = " " if is_apart and (is_spaced or not display.startswith("inline")) else ""
        if not space and is_spaced and classes:
            space = " "
        parts.append(space)
        _gather(inner, parts, is_spaced, with_unsure, depth + 1)
        parts.append(space)


def _is_icon(element: Element, classes: str) -> bool:
    """Whether an element draws a picture by a font, as far as its tag and its classes tell."""
    return bool(classes) and (element.tag in _ICON_TAGS or _ICON_CLASS.search(classes) is not None)
