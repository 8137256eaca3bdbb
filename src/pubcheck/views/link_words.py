"""What is said of a link: in it, on it and beside it, by any means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from pubcheck.document import OPAQUE
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.prose import node_text
from pubcheck.tree import Element, Node, Text
from pubcheck.views import metadata
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.blocks import BLOCK_TAGS
from pubcheck.views.links import Link
from pubcheck.views.page import Page, view

POSTS = ("-media", "-tweet", "-embed", "-post")  # in the classes of posts that networks embed
_HEADINGS = ",".join(sorted(HEADING_TAGS))
_NAMING = ("aria-label", "title", "alt")
_SAYING = frozenset({*_NAMING, "aria-labelledby", "aria-describedby"})
_TOLD_ELSEWHERE = frozenset({"object", "embed", "iframe", "video", "canvas"})  # what they say nobody can tell
_UNSHOWN = frozenset({"script", "style", "template"})
_REACH = 200  # code points beside a link that may speak of it
_MOST_BESIDE = 40  # nodes on each side
_RIGHT_BEHIND = 60
_LIST_LENGTH = 200
# The attribute list of kramdown that stands right behind a link's end.
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]{0,9}(?P<list>[^{}\n]{1,300})\}")
_LISTED_TARGET = re.compile(r"(?<![\w-])target=[\"']?(?P<target>[^\s\"'}]{1,60})", re.IGNORECASE)


def own_words(link: Link) -> str | None:
    """All that names or explains a link, whatever rank it has (accname 1.2); None where nobody can tell."""
    element = link.element
    parts, references = [link.raw], list[str | None]()
    if not _SAYING.isdisjoint(element.attrs):
        parts += [value for name in _NAMING if (value := element.attr(name))]
        references += [element.attr("aria-labelledby"), element.attr("aria-describedby")]
    for inner in element.iter_elements():
        if "-" in (tag := inner.tag) or tag in _TOLD_ELSEWHERE:
            return None
        if not _SAYING.isdisjoint(inner.attrs):
            parts += [value for name in _NAMING if (value := inner.attr(name))]
            references.append(inner.attr("aria-labelledby"))
    for reference in references:
        for identifier in (reference or "").split():
            named = tree_of(link.page).by_id(identifier)
            if named is None:
                return None
            parts.append(named.text)
    said = " ".join(parts)
    return None if OPAQUE in said else said


def words_beside(link: Link) -> tuple[str, str]:
    """The text of its line before a link and behind it, each of 200 code points at most."""
    return _gathered(_line(link.element, back=True))[::-1], _gathered(_line(link.element, back=False))


def words_right_behind(link: Link) -> str:
    """The text behind a link on its line, up to the next link, of 60 code points at most."""
    nodes = _line(link.element, back=False)
    text = _gathered(takewhile(lambda step: not _is_link(step[0]), nodes))
    return text[:_RIGHT_BEHIND]


def _is_link(node: Node) -> bool:
    return isinstance(node, Element) and (node.tag == "a" or next(node.iter_elements("a"), None) is not None)


def introduction(link: Link) -> str:
    """What introduces a link: the page's title, the heading it stands under, and 200 code points before it.

    Of these the text of other links is left out.
    """
    heading, said = _above(link)
    return f"{_title(link.page)} {heading} {said}"


@view
def _title(page: Page) -> str:
    title, head = metadata.field_of(page, metadata.TITLES), metadata.head_title(page)
    return f"{title.value if title else ''} {head.text if head else ''}"


@view
def _known_above(_: Page) -> dict[Element, tuple[str, str]]:
    """The heading above each link that was asked about, and what stands between the two."""
    return {}


def _above(link: Link) -> tuple[str, str]:
    known, element = _known_above(link.page), link.element
    heading = said = ""
    parts: list[str] = []
    around = element.closest(_HEADINGS)
    if around is not None:
        heading = around.text
    for node in () if around is not None else element.preceding:
        if isinstance(node, Text):
            if len(parts) < _REACH and not node.data.isspace() and node.closest("a") is None:
                parts.append(node.data[-_REACH:])
        elif not isinstance(node, Element):
            continue
        elif (tag := node.tag) in HEADING_TAGS:
            heading = node.text
            break
        elif tag == "a" and node in known:  # one in the same list: no way is gone twice
            heading, said = known[node]
            break
    known[element] = found = heading, " ".join([said, *reversed(parts)])[-_REACH:]
    return found


def _gathered(nodes: Iterable[tuple[Node, bool]]) -> str:
    parts: list[str] = []
    length = 0
    for node, back in islice(nodes, _MOST_BESIDE):
        text = node_text(node)
        if isinstance(node, Element):
            text += " ".join(inner.attr("alt") or "" for inner in (node, *node.iter_elements("img")))
        text = text[-_REACH:] if back else text[:_REACH]
        parts.append(text[::-1] if back else text)
        length += len(text)
        if length >= _REACH:
            break
    return "".join(parts)[:_REACH]


def _line(element: Element, back: bool) -> Iterator[tuple[Node, bool]]:
    """The nodes beside an element in its own block, the nearest first."""
    node: Node = element
    while isinstance(node, Element) and node.tag not in BLOCK_TAGS:
        for sibling in node.previous_siblings if back else node.next_siblings:
            if isinstance(sibling, Element):
                if sibling.tag in BLOCK_TAGS or sibling.tag == "br":
                    return
                if sibling.tag in _UNSHOWN:
                    continue
            yield sibling, back
        parent = node.parent
        if not isinstance(parent, Element):
            return
        node = parent


def target_of(link: Link) -> str:
    """The name of the window that a link opens in, in lower case; "" where it is the same one."""
    target = link.element.attr("target")
    if target is None:
        document = link.page.document
        if document.format == "html" or "target=" not in document.text:
            return ""
        end = link.span.end
        listed = _ATTRIBUTE_LIST.match(document.source.text, end, end + _LIST_LENGTH)
        found = _LISTED_TARGET.search(listed["list"]) if listed else None
        target = found["target"] if found else ""
    target = target.strip().lower()
    return "" if target in {"_self", "_top", "_parent", "_unfencedtop"} else target
