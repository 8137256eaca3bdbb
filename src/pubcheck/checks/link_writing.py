"""Checks of how links are written: spaces in addresses, and the definitions of reference links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import reference_links
from pubcheck.readers import markdown
from pubcheck.source import Span
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.links import links
from pubcheck.views.page import Page

_MARKDOWN = frozenset({"markdown", "mdx"})
_OTHER_SCHEME = re.compile(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]{0,30}:", re.IGNORECASE)
_TAKING_IN = re.compile(
    r"\{%-?\s{0,9}(?!(?:link|post_url)\s)|\{\{[<%]"
    r"|\{\{-?\s{0,9}(?:content|include|partial|render)|<%|--8<--|\{!|\{include"
)
_HOST = re.compile(r"(?:https?:)?//[^/?#]{0,300}", re.IGNORECASE)
# What Markdown takes for text, since its address has a blank (CommonMark 0.31, 6.3). An address it must look.
_UNREAD = re.compile(
    r"\[(?<!\\\[)([^\[\]\n]{1,200})\]\(([^()\s<>\"'\ue000]{1,200}(?: [^()\s<>\"'\ue000]{1,100}){1,12})\)"
)
_LIKE_ADDRESS = re.compile(
    r"(?:https?://|\.{0,2}/|www\.)|[^ ]{0,200}/"
    r"|.{1,300}\.(?:html?|md|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp)\Z"
)


@check("page")
def spaces(page: Page) -> Iterator[Hit]:
    """Addresses of links and images that hold a space, which belongs to no address (RFC 3986, appendix A)."""
    places = [(link.element, "href", link.address) for link in links(page) if " " in link.address]
    places += [
        (e, "src", value) for e in page.elements.tagged("img") if " " in (value := e.attr("src") or "")
    ]
    for element, name, value in places:
        if (
            " " not in value.strip()
            or OPAQUE in value
            or "{" in value
            or "<" in value
            or _OTHER_SCHEME.match(value.strip())
        ):
            continue
        attribute = Attribute(page.document, element, name, value)
        start = len(value) - len(value.lstrip())
        end = len(value.rstrip())
        host = _HOST.match(value, start)
        if (host and " " in host[0]) or "\n" in value:
            yield Hit(attribute.value_span, {"path": shortened(value.strip())}, "host")
            continue
        # What follows a question mark browsers write out, wherever the link is shown.
        query = value.find("?", start)
        if query >= 0 and " " not in value[start:query]:
            continue
        case = "image" if name == "src" else None
        edits: tuple[Edit, ...] = ()
        if attribute.is_literal():
            spots = (at for at in range(start, end) if value[at] == " ")
            edits = tuple(Edit(attribute.part(at, at + 1), "%20") for at in spots)
        yield Hit(attribute.value_span, {"path": shortened(value.strip())}, case, edits)
    if page.document.syntax in _MARKDOWN and _UNREAD.search(page.document.text):
        for block in blocks(page):
            if "](" in block.text:
                yield from _unread(block)


def _unread(block: Block) -> Iterator[Hit]:
    """What was meant for a link, but is shown as it is written for the space in its address."""
    for match in _UNREAD.finditer(block.text):
        if _LIKE_ADDRESS.match(match[2]):
            yield Hit(block.span(*match.span()), {"path": shortened(match[2])}, "text")


@check("page")
def reference_missing(page: Page) -> Iterator[Hit]:
    """Reference links without their definition, shown as they are written (CommonMark 0.31, 6.3)."""
    document = page.document
    if document.syntax not in _MARKDOWN or "][" not in document.text or _takes_in(page):
        return
    defined: frozenset[str] | None = None
    for block in blocks(page):
        for start, end, label in reference_links.without_definition(block.text):
            if defined is None:
                defined = reference_links.defined(document.text)
            if reference_links.normal(label) in defined:
                continue  # it stands in an HTML element, where Markdown is not read
            span = block.span(start, end)
            # What stands otherwise in the source was put together from several pieces.
            if document.source[span] == block.text[start:end]:
                yield Hit(span, {"label": shortened(label)})


@check("page")
def reference_unused(page: Page) -> Iterator[Hit]:
    """Definitions of links that nothing uses, told at the first."""
    document = page.document
    if document.format not in _MARKDOWN or "]:" not in document.text or _takes_in(page):
        return
    text = document.text
    if "\r" in text:
        return  # ranges would have to be counted anew, for what is but a note
    body = max((field.span.end for field in document.fields), default=0)
    start = text.find("\n", text.find("\n", body) + 1) + 1 if body else 0
    found = list(reference_links.unused(text, markdown.code_ranges(text), start))
    if found:
        facts = {"label": shortened(found[0].label), "count": len(found)}
        yield Hit(Span(found[0].start, found[0].end), facts, "many" if len(found) > 1 else None)


def _takes_in(page: Page) -> bool:
    """Whether a template takes other files into the page, which may have definitions, or use them."""
    text = page.document.text
    return ("{" in text or "--8<--" in text) and _TAKING_IN.search(text) is not None
