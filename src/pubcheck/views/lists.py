"""The lists of a page and their items."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck import tree
from pubcheck.document import OPAQUE
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, view

LIST_TAGS = frozenset({"ul", "ol", "menu"})
ITEM_TAGS = frozenset({"li", "dt", "dd"})
_TERM_LISTS = frozenset({"dl"})
# What a template engine or a script writes that no reader of templates has told apart.
_TEMPLATE_MARKS = ("{", "}", "<%", "%>", "[[", "]]", "<#", "@", "${", "__")
# Elements that show nothing: where they stand in a list, nobody misses an item.
_SILENT_TAGS = frozenset(
    {"script", "template", "style", "link", "meta", "noscript", "slot", "param", "source", "base", "title"}
)
# The elements of HTML that show something in the place of an item; names beyond them are components.
_SHOWN_TAGS = frozenset(
    ["a", "abbr", "address", "article", "aside", "audio", "b", "big", "blockquote", "br", "button", "canvas",
     "center", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "embed", "fieldset",
     "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe",
     "img", "input", "ins", "kbd", "label", "li", "main", "mark", "menu", "nav", "object", "ol", "p",
     "picture", "pre", "q", "s", "samp", "section", "select", "small", "span", "strike", "strong", "sub",
     "sup", "svg", "table", "textarea", "time", "tt", "u", "ul", "var", "video"]
)  # fmt: skip


class ListNode:
    """A ul, ol, menu or dl element."""

    __slots__ = ("element", "page")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element

    @property
    def kind(self) -> str:
        """The tag: ul, ol, menu or dl."""
        return self.element.tag

    @property
    def shown(self) -> list[Element]:
        """The children that people or screen readers meet; components of scripts left out."""
        return [
            child
            for child in self.element.children
            if isinstance(child, Element)
            and child.tag in _SHOWN_TAGS
            and (child.tag in ITEM_TAGS or self._is_written_here(child))
            and not hidden.is_unseen(self.page, child)
        ]

    def _is_written_here(self, child: Element) -> bool:
        """Whether the author put a child there: not the parser, a template or a dialect of Markdown."""
        document = self.page.document
        own, around = tree.tag_ranges(child), tree.tag_ranges(self.element)
        # The parser opens again, in all that follows, what formats text and is never closed.
        if own is None or (around is not None and own[0][0] < around[0][0]):
            return False
        written = document.source[document.tag_span(child)]
        if document.syntax == "html" or written.lower().startswith(f"<{child.tag}"):
            return True
        # Dialects differ in what blank lines and indents do to HTML.
        return child.tag != "pre" and OPAQUE not in child.text

    @property
    def is_open(self) -> bool:
        """Whether the source never closes the list."""
        ranges = tree.tag_ranges(self.element)
        return ranges is not None and ranges[1] is None

    @property
    def stray_text(self) -> Text | None:
        """The first text in the list that stands in no item; None where a template may make it."""
        for child in self.element.children:
            if isinstance(child, Text) and (text := child.data.strip()):
                if OPAQUE in text or any(mark in text for mark in _TEMPLATE_MARKS):
                    return None
                return child
        return None

    @property
    def is_templated(self) -> bool:
        """Whether a template or a component writes some of the children."""
        return any(
            (OPAQUE in child.data or any(mark in child.data for mark in _TEMPLATE_MARKS))
            if isinstance(child, Text)
            else isinstance(child, Element) and child.tag not in _SHOWN_TAGS | _SILENT_TAGS
            for child in self.element.children
        )

    @property
    def span(self) -> Span:
        """The source range of the start tag."""
        return self.page.document.tag_span(self.element)


@view
def _lists_with_roles(page: Page) -> frozenset[object]:
    """The lists with an item that has a role of its own."""
    return frozenset(item.parent for item in page.elements.having("role") if item.tag == "li")


class Item:
    """An li, dt or dd element."""

    __slots__ = ("element", "page", "parent")

    def __init__(self, page: Page, element: Element, parent: Element) -> None:
        self.page = page
        self.element = element
        self.parent = parent

    @property
    def span(self) -> Span:
        """The source range of the start tag."""
        return self.page.document.tag_span(self.element)

    @property
    def may_be_included(self) -> bool:
        """Whether the list may be elsewhere: in the file that includes this part, or in a component."""
        holder = self.parent
        if holder.tag == "div" and self.element.tag != "li" and isinstance(holder.parent, Element):
            holder = holder.parent  # a dl may have its terms in a div each
        if holder.tag in {"body", "html"}:
            return not self.page.document.whole
        return holder.tag not in _SHOWN_TAGS


@view
def lists(page: Page) -> list[ListNode]:
    """Every dl, and every other list that holds more than plain items; those nobody is shown left out."""
    found = (*sifted(page).odd, *page.elements.tagged("dl"))
    return [ListNode(page, element) for element in found if not page.is_inert(element)]


class Sifted(NamedTuple):
    """The lists with something else in them than items without a role, those without an item, and how many
    items all lists have.
    """

    odd: list[Element]
    itemless: list[Element]
    items: int


@view
def sifted(page: Page) -> Sifted:
    """The lists of the page, ul, ol and menu, gone over once."""
    with_roles = _lists_with_roles(page)
    odd: list[Element] = []
    itemless: list[Element] = []
    items = 0
    for element in (each for tag in LIST_TAGS for each in page.elements.tagged(tag)):
        is_plain = element not in with_roles
        before = items
        for child in element.children:
            if isinstance(child, Text):
                is_plain = is_plain and child.data.isspace()
            elif isinstance(child, Element):
                if child.tag == "li":
                    items += 1
                else:
                    is_plain = False
        if not is_plain:
            odd.append(element)
        if items == before:
            itemless.append(element)
    return Sifted(odd, itemless, items)


@view
def items(page: Page) -> list[Item]:
    """Every dt and dd that stands in no dl, and every li that stands in no list."""
    found = []
    outside = [*page.elements.tagged("dt"), *page.elements.tagged("dd")]
    if len(every := page.elements.tagged("li")) != sifted(page).items:
        outside += every
    for element in outside:
        parent = element.parent
        if isinstance(parent, Element) and parent.tag in (LIST_TAGS if element.tag == "li" else _TERM_LISTS):
            continue
        if not isinstance(parent, Element) or (element.tag != "li" and _is_in_dl(parent)):
            continue
        if not page.is_inert(element) and not hidden.is_unseen(page, element):
            found.append(Item(page, element, parent))
    return found


def _is_in_dl(parent: Element) -> bool:
    """Whether an element is a dl, or a div that groups the terms of one (HTML, 4.4.9)."""
    if parent.tag == "dl":
        return True
    around = parent.parent
    return parent.tag == "div" and isinstance(around, Element) and around.tag == "dl"
