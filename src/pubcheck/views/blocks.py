"""The blocks of running text in the article, each with its part in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from pubcheck.document import OPAQUE
from pubcheck.grammar import segmentation
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.prose import Prose, blanked
from pubcheck.tree import Element, Node, Text
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, is_chrome_element, view

# Elements that end a line of text before and after themselves (HTML 15.3, display: block and its kin).
BLOCK_TAGS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
     "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
     "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
     "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
     "th", "thead", "tr", "ul"]
)  # fmt: skip
# Text in these is no prose, and they break no sentence: it stands as one opaque word.
_OPAQUE_TAGS = frozenset({"code", "kbd", "samp", "var", "math", "tt"})
# Text in these is not shown, or is not the author's running text.
_DROPPED_TAGS = frozenset(
    ["script", "style", "template", "svg", "noscript", "iframe", "object", "audio", "video", "canvas",
     "select", "textarea", "button", "pre", "nav", "form", "menu", "dialog", "datalist", "rp", "rt",
     "head", "title", "map"]
)  # fmt: skip
_UNREAD_TAGS = _DROPPED_TAGS - {"form", "dialog"}  # what is left out of the site's frame too
_SPECIAL_TAGS = BLOCK_TAGS | _OPAQUE_TAGS | _DROPPED_TAGS | {"br", "img"}
_ROLES = {
    **dict.fromkeys(HEADING_TAGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd", "summary"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption", "legend"), "caption"),
    "p": "paragraph",
    "blockquote": "quote",
}
# Browsers stop nesting here (the limit of Blink and WebKit); so does the walk.
_DEEPEST = 512
_DEEP = 40
_tag = attrgetter("tag")
_KINDS = bytes(65 if 65 <= c <= 90 else 97 if 97 <= c <= 122 else 32 if c == 32 else 46 for c in range(256))


class Block(Prose):
    """One block of running text and its role: paragraph, item, cell, heading, caption, quote or text."""

    __slots__ = ("_sentences", "page", "role")

    def __init__(
        self,
        page: Page,
        role: str,
        element: Element,
        text: str,
        nodes: Sequence[Node] | None = None,
        pieces: Sequence[tuple[int, int, int]] | None = None,
    ) -> None:
        super().__init__(page.document, element, text, nodes, pieces)
        self.page = page
        self.role = role
        self._sentences: list[tuple[int, int]] | None = None

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The ranges of the sentences in ``text``."""
        # The cached properties of Python 3.11 take a lock, which costs as much as a short text.
        if self._sentences is None:
            self._sentences = segmentation.sentences(self.text)
        return self._sentences

    def opens_in(self, tags: str, offset: int) -> bool:
        """Whether a range that ``inside`` gives for one of some tags (a selector) begins by an offset."""
        here = 0
        nodes = self.element.children if self.nodes is None else self.nodes
        for leaf, opaque in _leaves(nodes, _unseen_below(self.page, self.element)):
            if opaque is None and self.pieces is not None:
                continue
            if isinstance(leaf.parent, Element) and leaf.parent.closest(tags) is not None:
                return True
            here += 1 if isinstance(leaf, Element) else len(leaf.data) if isinstance(leaf, Text) else 0
            if here > offset:
                break
        return False

    def inside(self, tag: str) -> Iterator[tuple[int, int, Element]]:
        """The ranges of ``text`` that stand in elements of one tag, each with its element, in order."""
        here = start = 0
        current: Element | None = None
        nodes = self.element.children if self.nodes is None else self.nodes
        for leaf, opaque in _leaves(nodes, _unseen_below(self.page, self.element)):
            if opaque is None and self.pieces is not None:
                continue
            length = 1 if isinstance(leaf, Element) else len(leaf.data) if isinstance(leaf, Text) else 0
            around = leaf.parent.closest(tag) if isinstance(leaf.parent, Element) else None
            if around != current:
                if current is not None:
                    yield start, here, current
                start, current = here, around
            here += length
        if current is not None:
            yield start, here, current


@view
def blocks(page: Page) -> list[Block]:
    """Every block of the article, in document order; the site's frame and what is hidden left out."""
    main = page.main
    return [] if main is None else blocks_below(page, main, "text", main.tag == "body")


@view
def joined_text(page: Page) -> str:
    """The text of all blocks, two line ends between them: for a first look at all of them at once."""
    return "\n\n".join([block.text for block in blocks(page)])


@view
def shape(page: Page) -> bytes:
    """The text of all blocks, sign by sign: "A" a capital of ASCII, "a" a small letter, " ", "." all else."""
    return joined_text(page).encode("ascii", "replace").translate(_KINDS)


@view
def all_blocks(page: Page) -> list[Block]:
    """Every block of the page, in document order, those of the site's frame too but for its menus."""
    body = next(iter(page.elements.tagged("body")), None)
    return [] if body is None else blocks_below(page, body, "text", with_frame=True)


def blocks_below(
    page: Page, top: Element, role: str, framed: bool = False, with_frame: bool = False
) -> list[Block]:
    """Every block of an element, in document order; ``framed`` where a header in it is the site's."""
    found: list[Block] = []
    unseen = _unseen_below(page, top)
    stack: list[Block | tuple[Element, str, int]] = [(top, role, 0)]
    while stack:
        item = stack.pop()
        if isinstance(item, Block):
            found.append(item)
            continue
        element, role, depth = item
        if depth < _DEEP and _is_plain(element, unseen):
            text = blanked(element.text)
            if text and not text.isspace():
                found.append(Block(page, role, element, text))
            continue
        inner: list[Block | tuple[Element, str, int]] = []
        run: list[Node] = []
        children = element.children
        for child in children:
            if isinstance(child, Element) and _breaks(page, child, depth):
                if run:
                    inner += _block_of(page, role, element, run)
                    run = []
                if depth < _DEEPEST and child not in unseen and not _is_left_out(child, framed, with_frame):
                    inner.append((child, _role_of(child.tag, role), depth + 1))
            else:
                run.append(child)
        if run:
            inner += _block_of(page, role, element, run, len(run) == len(children))
        stack.extend(reversed(inner))
    return found


def _unseen_below(page: Page, element: Element) -> frozenset[Element]:
    """The hidden elements to leave out of an element's text; of what is hidden itself nothing is left out."""
    unseen = hidden.unseen(page)
    return frozenset() if element in unseen else unseen


def _role_of(tag: str, around: str) -> str:
    """The role of an element's text: its tag's, but a paragraph in an item, caption or quote stays that."""
    if tag == "p" and around in {"quote", "caption", "item"}:
        return around
    return _ROLES.get(tag) or (around if around in {"quote", "cell", "caption", "item"} else "text")


def _breaks(page: Page, element: Element, depth: int) -> bool:
    """Whether an element interrupts the running text around it."""
    if element.tag in BLOCK_TAGS:
        return True
    if element.tag in _DROPPED_TAGS or element.tag in _OPAQUE_TAGS:
        return False
    return _holds(element, BLOCK_TAGS) if depth < _DEEP else element in _block_holders(page)


@view
def _block_holders(page: Page) -> set[Element]:
    """The elements that have a block in them; for deep nesting, where looking into each takes too long."""
    found: set[Element] = set()
    for block in page.document.tree.iter_elements(BLOCK_TAGS):
        node = block.parent
        while isinstance(node, Element) and node not in found:
            found.add(node)
            node = node.parent
    return found


def _is_plain(element: Element, unseen: frozenset[Element]) -> bool:
    """Whether all text below an element is shown, one line of running text."""
    if not unseen:
        return not _holds(element, _SPECIAL_TAGS)
    return not any(inner.tag in _SPECIAL_TAGS or inner in unseen for inner in element.iter_elements())


def _holds(element: Element, tags: frozenset[str]) -> bool:
    """Whether any element below is one of the tags; ``iter_elements(tags)`` costs by the number of tags."""
    return not tags.isdisjoint(map(_tag, element.iter_elements()))


def _is_left_out(element: Element, framed: bool, with_frame: bool) -> bool:
    if with_frame:
        return element.tag in _UNREAD_TAGS or element.attr("role") == "navigation"
    if element.tag in _DROPPED_TAGS:
        return True
    if element.tag == "header" and not framed:
        return False
    return is_chrome_element(element)


def _block_of(page: Page, role: str, element: Element, run: list[Node], whole: bool = False) -> list[Block]:
    """The block that neighboring nodes of an element make; none where they say nothing to judge."""
    # Most runs are but the white space between two elements.
    if len(run) == 1 and isinstance(node := run[0], Text) and node.data.isspace():
        return []
    text, pieces = gathered(run, _unseen_below(page, element))
    if not text or text.replace(OPAQUE, " ").isspace():
        return []
    return [Block(page, role, element, text, None if whole else run, pieces)]


def gathered(
    nodes: Sequence[Node], unseen: frozenset[Element] = frozenset()
) -> tuple[str, list[tuple[int, int, int]]]:
    """The prose of some nodes and its pieces (see ``Prose``): code opaque, a line end for each br.

    What is among the ``unseen`` is left out.
    """
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    here = there = 0
    for leaf, opaque in _leaves(nodes, unseen):
        if not isinstance(leaf, Text):  # br
            if opaque is not None:
                parts.append("\n")
                here += 1
            continue
        data = leaf.data
        length = len(data)
        if opaque is None:
            there += length
            continue
        parts.append(OPAQUE * length if opaque else blanked(data))
        pieces.append((here, there, length))
        here += length
        there += length
    return "".join(parts), pieces


def _leaves(nodes: Sequence[Node], unseen: frozenset[Element]) -> Iterator[tuple[Node, bool | None]]:
    """The texts and br elements below some nodes; whether a text is opaque, None where it is dropped."""
    stack: list[tuple[Node, bool | None]] = [(node, False) for node in reversed(nodes)]
    while stack:
        node, opaque = stack.pop()
        if isinstance(node, Text):
            yield node, opaque
        elif isinstance(node, Element):
            if node.tag == "br":
                yield node, opaque
                continue
            if opaque is not None and (node.tag in _DROPPED_TAGS or node in unseen):
                opaque = None
            elif opaque is False and node.tag in _OPAQUE_TAGS:
                opaque = True
            stack.extend((child, opaque) for child in reversed(node.children))
