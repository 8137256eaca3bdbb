"""Checks of the languages that a page states: that it states them, as tags that are registered."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck import tree
from pubcheck.checks import check
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import language_tags
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views import languages
from pubcheck.views.page import Page


@check("page")
def page_missing(page: Page) -> Iterator[Hit]:
    """A page that does not say what language it is in (WCAG 2.2, 3.1.1; ACT b5c3f8)."""
    if languages.page_tag(page) or (html := languages.root(page)) is None:
        return
    attribute = page.document.attribute(html, "lang")
    if attribute is not None:
        yield Hit(attribute.span, case="empty")
        return
    is_written = tree.tag_ranges(html) is not None
    span = page.document.tag_span(html) if is_written else Span(0, 0)
    if _may_be_completed(page, html):
        yield Hit(span, case="template")
    elif other := html.attr("xml:lang"):
        yield Hit(span, {"other": other}, "xml")
    else:
        yield Hit(span)


def _may_be_completed(page: Page, html: Element) -> bool:
    """Whether a template may write the attribute: one that stands in the tag, or all of the tag."""
    if tree.tag_ranges(html) is None:
        return OPAQUE in page.document.markup.text
    # A reader puts what a template writes among the attributes into one of its own.
    return OPAQUE in (html.attr("_") or "") or any(OPAQUE in name for name in html.attrs)


@check("page")
def page_invalid(page: Page) -> Iterator[Hit]:
    """A page whose language nobody knows by that name (WCAG 2.2, 3.1.1; ACT bf051a)."""
    tag = languages.page_tag(page)
    html = languages.root(page) if tag and not _is_valid(tag) else None
    if html is not None and (attribute := page.document.attribute(html, "lang")):
        yield from _invalid(attribute)


@check("page")
def element_invalid(page: Page) -> Iterator[Hit]:
    """A part whose language nobody knows by that name (WCAG 2.2, 3.1.2; ACT de46e4)."""
    for element in languages.stated_below(page):
        attribute = page.document.attribute(element, "lang")
        if attribute and not _is_valid(attribute.value) and languages.has_text(page, element):
            yield from _invalid(attribute)


def _is_valid(tag: str) -> bool:
    return language_tags.is_valid(tag) or OPAQUE in tag


def _invalid(attribute: Attribute) -> Iterator[Hit]:
    tag = attribute.value
    if _is_valid(tag):
        return
    meant = language_tags.meant(tag)
    facts = {"tag": tag.strip()[:60], "meant": meant}
    if not tag.strip():
        yield Hit(attribute.span, facts, "blank")
    elif meant:
        edits = (Edit(attribute.value_span, meant),) if attribute.is_literal() else ()
        yield Hit(attribute.value_span, facts, "meant", edits)
    else:
        yield Hit(attribute.value_span, facts)


@check("page")
def xml_differs(page: Page) -> Iterator[Hit]:
    """An element whose lang and xml:lang name two languages, or that has xml:lang only (HTML, 3.2.6.2)."""
    for element in page.elements.having("xml:lang"):
        other = page.document.attribute(element, "xml:lang")
        if other is None or not languages.is_html(element) or OPAQUE in other.value:
            continue
        own = element.attr("lang")
        if own is None:
            if element.tag != "html" and other.value.strip():  # of the page itself another rule speaks
                yield Hit(other.span, {"other": other.value}, "alone")
        elif OPAQUE not in own and own.lower() != other.value.lower():
            yield Hit(other.span, {"own": own, "other": other.value})
