"""Checks of what stands below a heading."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.source import Span
from pubcheck.tree import Element, Text, tag_ranges
from pubcheck.views.headings import Heading, Outline
from pubcheck.views.page import Page

_SILENT_TAGS = frozenset({"br", "wbr", "hr", "style", "link", "meta"})
_FLOW_TAGS = frozenset(
    ["a", "article", "b", "body", "div", "em", "header", "i", "li", "main", "ol", "p", "section", "span",
     "strong", "ul"]
)  # fmt: skip
_TEXT_TAGS = frozenset({"p", "ul", "ol"})
_FRAME_TAGS = frozenset({"nav", "footer"})
_TEMPLATE_MARKS = ("{%", "{{", "{#", "<%", "<?")
_MOST_NODES = 400


@check("headings")
def empty(outline: Outline) -> Iterator[Hit]:
    """A heading with nothing below it before the next one of its level or higher, or before the end."""
    headings = outline.content
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        if following is not None and following.level > heading.level:
            continue
        if _stands_alone(heading, following):
            # Markdown that speaks of a tag makes a heading of it, which nothing closes.
            is_open = (ranges := tag_ranges(heading.element)) is not None and ranges[1] is None
            case = "open" if is_open else "last" if following is None else None
            facts = {"text": shortened(heading.text.text.strip()), "tag": heading.element.tag}
            yield Hit(heading.span, facts, case)


def _stands_alone(heading: Heading, following: Heading | None) -> bool:
    page, end = heading.page, None if following is None else following.element
    if _is_followed_by_text(page, heading.element, end):
        return False
    for count, node in enumerate(heading.element.following):
        if isinstance(node, Element):
            if node == end:
                return _is_written_out(heading, following)
            tag = node.tag
            # Of prose the text comes next.
            if tag == "p" or tag in _SILENT_TAGS:
                continue
            if tag in _FRAME_TAGS or (tag != "form" and page.is_chrome(node)):
                return _is_written_out(heading, following)
            # What is empty may be filled by a script; an embedded thing is content.
            if tag not in _FLOW_TAGS or any(map(_is_data, node.attrs)) or _is_hollow(node):
                return False
        elif isinstance(node, Text) and node.data.strip():
            return False
        if count > _MOST_NODES:
            return False
    return following is None and _is_written_out(heading, None)


def _is_followed_by_text(page: Page, heading: Element, end: Element | None) -> bool:
    """Whether text stands right behind a heading, as it does mostly: in a paragraph, in a list."""
    node = heading.next_sibling
    while node is not None and not isinstance(node, Element):
        if isinstance(node, Text) and node.data.strip():
            return True
        node = node.next_sibling
    # What stands in the article is all of it where no frame parts that.
    if node is None or ((tag := node.tag) not in _TEXT_TAGS and len(page.in_article("p")) > 1):
        return False
    if node == end or not node.text.strip():
        return False
    # An item of a list, or a division, may begin with the next heading.
    return tag == "p" or ((end is None or end.parent == heading.parent) and not page.is_chrome(node))


def _is_written_out(heading: Heading, following: Heading | None) -> bool:
    """Whether no tag of a template stands below a heading, which may write something there."""
    document = heading.page.document
    end = document.extent.end if document.extent else len(document.source.text)
    between = Span(heading.span.end, following.span.start if following else end)
    return not any(mark in document.source[between] for mark in _TEMPLATE_MARKS)


def _is_data(attribute: str) -> bool:
    return attribute.startswith("data-")


def _is_hollow(element: Element) -> bool:
    if next(element.iter_elements(), None) is not None:
        return False
    return all(isinstance(child, Text) and not child.data.strip() for child in element.children)
