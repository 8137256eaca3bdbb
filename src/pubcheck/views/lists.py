"""The lists of a page and their items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck import tree
from pubcheck.document import OPAQUE
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, view

LIST_TAGS = frozenset({"ul", "ol", "menu"})
ITEM_TAGS = frozenset({"li", "dt", "dd"})
# The children of each list that are none of its items.
_STRANGERS = {
    **dict.fromkeys(LIST_TAGS, ":has(> :not(li))"),
    "dl": ":has(> :not(dt, dd))",
}
# A div may group the terms of a dl (HTML, 4.4.9).
_ORPHAN_TERM = ":not(dl, dl > div) > *"
_HALVED = ":not(:has(> dt):has(> dd))"
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
    def shown(self) -> Iterator[Element]:
        """The children that people or screen readers meet; components of scripts left out."""
        unseen = hidden.unseen(self.page)
        for child in self.element.children:
            if not isinstance(child, Element) or child in unseen:
                continue
            tag = child.tag
            if tag in ITEM_TAGS or (tag in _SHOWN_TAGS and self._is_written_here(child)):
                yield child

    def _is_written_here(self, child: Element) -> bool:
        """Whether the author put a child there: not the parser, a template or a dialect of Markdown."""
        document = self.page.document
        around, own = tree.tag_ranges(self.element), tree.tag_ranges(child)
        # The parser opens again, in all that follows, what formats text and is never closed.
        if own is None or (around is not None and own[0][0] < around[0][0]):
            return False
        if document.syntax == "html":
            return True
        written = document.source[document.tag_span(child)]
        if written.lower().startswith(f"<{child.tag}"):
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
    """Every list with something else in it than plain items or terms with descriptions.

    Those that nobody is shown are left out.
    """
    found = dict.fromkeys((*_with_strangers(page), *_with_roles(page), *_halved(page)))
    return [ListNode(page, element) for element in found if not page.is_inert(element)]


def _with_strangers(page: Page) -> Iterator[Element]:
    """The lists that hold text, or an element that is none of their items."""
    for tag, has_strangers in _STRANGERS.items():
        for element in page.elements.tagged(tag):
            # The white space between items is all that most lists hold besides.
            if element.matches(has_strangers) or tree.own_text(element).strip():
                yield element


def _with_roles(page: Page) -> list[Element]:
    """The lists with an item that has a role of its own."""
    around = [e.parent for e in page.elements.having("role") if e.tag == "li"]
    return [e for e in around if isinstance(e, Element) and e.tag in LIST_TAGS]


def _halved(page: Page) -> Sequence[Element]:
    """The lists of terms without a term or without a description, as far as these are shown."""
    every = page.elements.tagged("dl")
    if every and hidden.unseen(page).isdisjoint(page.elements.tagged("dt", "dd")):
        return [element for element in every if element.matches(_HALVED)]
    return every


@view
def _holders(page: Page) -> set[object]:
    """What the items of lists stand in."""
    return {item.parent for item in page.elements.tagged("li")}


@view
def itemless(page: Page) -> list[Element]:
    """The lists, ul, ol and menu, without an item."""
    holders, every = _holders(page), page.elements.tagged(*LIST_TAGS)
    return [] if holders.issuperset(every) else [each for each in every if each not in holders]


@view
def items(page: Page) -> list[Item]:
    """Every dt and dd that stands in no dl, and every li that stands in no list."""
    tagged, holders = page.elements.tagged, _holders(page)
    every, found = tagged(*LIST_TAGS), list[Element]()
    # As many as there are lists with items are lists.
    if len(holders) > len(every) - len(itemless(page)):
        outside = holders.difference(every)
        found += [each for each in tagged("li") if each.parent in outside]
    found += [each for each in tagged("dt", "dd") if each.matches(_ORPHAN_TERM)]
    shown = (each for each in found if not (page.is_inert(each) or hidden.is_unseen(page, each)))
    return [Item(page, each, parent) for each in shown if isinstance(parent := each.parent, Element)]
