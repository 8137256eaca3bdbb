"""Passages: every piece of text that a release carries, each once, wherever on the page it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pubcheck.document import OPAQUE, Attribute
from pubcheck.prose import BLANKS, Prose
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.blocks import Block, all_blocks, blocks_below
from pubcheck.views.page import Page, view
from pubcheck.views.passage import Kind, Passage
from pubcheck.views.releases import SPOKEN

# Text in these is left out of the blocks of running text, and is published all the same.
_BESIDE = (
    "pre",
    "nav",
    "menu",
    "button",
    "select",
    "textarea",
    "code",
    "kbd",
    "samp",
    "tt",
)
_SHOWN_AS_CODE = frozenset({"pre", "code", "kbd", "samp", "tt", "textarea"})
_QUOTED = ("blockquote", "q")
# Values of these are for machines.
_MACHINE_METAS = frozenset(
    ["viewport", "charset", "generator", "robots", "theme-color", "csrf-token", "google-site-verification",
     "format-detection", "msapplication-tilecolor", "content-type", "x-ua-compatible", "referrer"]
)  # fmt: skip
_COMMENT_OR_CODE = re.compile(r"<(?:!--|(?P<ends>/?)(?P<tag>script|style|textarea|title)\b)", re.IGNORECASE)
# HTML in a field that no reader has taken for a page: its tags part lines.
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
# Formats whose fields are written into the markup, too, and what of a Word file no reader is to see.
_RENDERED = frozenset({"record", "word"})
_DEEPEST = 20  # menus in menus; no page has more, and hostile ones cost no more than this
_ASIDE = frozenset({"comment", "deleted"})


@view
def passages(page: Page) -> list[Passage]:
    """Every piece of text that a page carries, each once; costly, so asked for only where there is need."""
    if page.document.format == "image":
        return list(_of_fields(page, []))  # the figure that its reader writes has nothing else
    found = [_of_block(block) for block in all_blocks(page)]
    found += _of_texts_beside(page)
    found += _of_attributes(page)
    found += _of_fields(page, found)
    markup = page.document.markup.text
    for start, end in _comments(markup):
        data = markup[start:end]
        if not data.isspace() and not data.lstrip().startswith("[if"):
            found.append(Passage((page, start), "comment", "comment", data))
    return found


def _comments(markup: str) -> Iterator[tuple[int, int]]:
    """The ranges of what stands in comments; those of scripts and styles are code."""
    code = ""
    at = 0 if "<!--" in markup else len(markup)
    while match := _COMMENT_OR_CODE.search(markup, at):
        at = match.end()
        if match["tag"]:
            tag = match["tag"].lower()
            code = tag if not code and not match["ends"] else "" if match["ends"] and tag == code else code
        elif not code:
            end = markup.find("-->", at)
            if end < 0:
                return
            if end > at:
                yield at, end
            at = end + 3


def _of_block(block: Block, is_code: bool = False) -> Passage:
    element = block.element
    is_quoted = block.role == "quote" or isinstance(element.closest(_CODE_OR_QUOTE), Element)
    return Passage(block, "text", block.role, block.text, is_code or is_quoted)


_CODE_OR_QUOTE = ", ".join((*_QUOTED, *_SHOWN_AS_CODE))


def _of_texts_beside(page: Page) -> Iterator[Passage]:
    """What the blocks of running text leave out: code, menus, controls, and what is hidden from readers."""
    selector = ", ".join(_BESIDE)
    unseen = hidden.unseen(page)
    beside = list(page.document.tree.select(selector))
    beside += _tops(page, unseen.difference(beside))
    depths: dict[Element, int] = {}
    for element in beside:
        around = element.parent.closest(selector) if isinstance(element.parent, Element) else None
        depths[element] = 1 + (depths.get(around, 0) if around is not None else 0)
        if depths[element] > _DEEPEST:
            continue
        if element.closest("body") is None or element.closest("template, svg") is not None:
            continue
        for block in blocks_below(page, element, "text", with_frame=True):
            yield _of_block(block, element.tag in _SHOWN_AS_CODE)


def _tops(page: Page, unseen: frozenset[Element]) -> list[Element]:
    """The outermost elements of those that are hidden from readers."""
    if not unseen:
        return []
    return [e for e in page.document.tree.iter_elements() if e in unseen and e.parent not in unseen]


def _of_attributes(page: Page) -> Iterator[Passage]:
    document = page.document
    for name in SPOKEN:
        for element in page.elements.having(name):
            yield from _of_attribute(page, element, name, "attribute", name)
    for element in page.elements.tagged("meta"):
        name = (element.attr("name") or element.attr("property") or element.attr("itemprop") or "").lower()
        if name and name not in _MACHINE_METAS:
            yield from _of_attribute(page, element, "content", "meta", name)
    for element in page.elements.tagged("title"):
        text = element.text
        if text.strip():
            yield Passage(Prose(document, element, text.translate(BLANKS)), "title", "title", text)


def _of_attribute(page: Page, element: Element, name: str, kind: Kind, role: str) -> Iterator[Passage]:
    value = element.attr(name)
    if value and not value.isspace() and OPAQUE not in value:
        yield Passage(Attribute(page.document, element, name, value), kind, role, value)


def _of_fields(page: Page, found: list[Passage]) -> Iterator[Passage]:
    """The fields' values, those left out that the markup of a record or a Word file shows."""
    is_front_matter = page.document.format not in _RENDERED
    shown = [] if is_front_matter else sorted(passage.span().start for passage in found)
    for field in page.document.fields:
        if not isinstance(field.value, str) or not field.value.strip():
            continue
        at = bisect_left(shown, field.span.start)
        if at < len(shown) and shown[at] < field.span.end:
            continue
        keys = field.path[:2] if page.document.format == "image" else field.path  # a language may follow
        role = next((str(key) for key in reversed(keys) if isinstance(key, str)), "").lower()
        is_aside = field.path[0] in _ASIDE and page.document.format == "word"
        text = field.value
        if "</" in text:
            text = _TAG.sub(lambda tag: "\n".ljust(len(tag[0])), text)
        yield Passage((page, field), "comment" if is_aside else "field", role, text)
