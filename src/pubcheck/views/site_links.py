"""The links of a page within its own site, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pubcheck.document import OPAQUE, Attribute, Destination, Site
from pubcheck.grammar import anchors
from pubcheck.grammar.heading_ids import STYLES
from pubcheck.grammar.site_references import Reference, is_for_scripts, parse
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.links import LOADING, links
from pubcheck.views.page import Page, view

_FORMATS = frozenset({"html", "markdown", "mdx"})
_MARKDOWN = frozenset({"markdown", "mdx"})
_NOT_A_PATH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:|//")
# What loads a file into the page; an image apart, of which another rule speaks.
_LOADING = {tag: name for tag, name in LOADING.items() if tag not in {"img", "input"}}
_LOADED_LINKS = frozenset({"stylesheet", "icon", "manifest", "apple-touch-icon"})
# Written by hand, an element or a link of Markdown begins so; others stand for what a template tag makes.
_BY_HAND = ("<", "[", "!")
_WIRED = re.compile(
    r"(?:^|[\s_-])(?:js|tab|tabs|modal|toggle|collapse|accordion|carousel|slide|menu|dropdown|btn"
    r"|button|popup|nav|overlay|trigger)(?:$|[\s_-])|js-",
    re.IGNORECASE,
)
_APPLICATION = re.compile(
    r"data-react|__NEXT_DATA__|\bng-app\b|<app-root|data-server-rendered|__NUXT__"
    r"|id=\"___gatsby|x-data=|data-controller="
)
_TEMPLATE = re.compile(r"\{\{|\{%|<%")
_LINE = re.compile(r"L\d+(?:-L\d+)?\Z")


class SiteLink(NamedTuple):
    """A link within the site, or a file that the page shows or loads: the attribute that has the address, and
    what is asked of the site."""

    kind: Literal["link", "image", "file"]
    attribute: Attribute
    reference: Reference

    @property
    def span(self) -> Span:
        """The source range of the address."""
        return self.attribute.value_span

    @property
    def shown(self) -> str:
        """The path as a message has it."""
        return self.reference.path


class Told(NamedTuple):
    """A link that does not surely lead somewhere, and what the site answers of it."""

    link: SiteLink
    answer: Destination


def site_of(page: Page) -> Site | None:
    """The site that the page is part of; None where none is known to be there whole."""
    document = page.document
    if document.companions is None or document.format not in _FORMATS or document.extent is not None:
        return None
    return document.companions.site(document.source.name)


@view
def site_links(page: Page) -> list[SiteLink]:
    """Every address within the site that stands on the page."""
    document = page.document
    if document.format not in _FORMATS or document.extent is not None:
        return []
    if any(element.attr("href") for element in page.elements.tagged("base")):
        return []  # relative addresses then count from elsewhere
    # Without a site only what a link says of its own page can be told.
    is_alone = site_of(page) is None
    found: list[SiteLink] = []
    for kind, element, name in _places(page):
        value = element.attr(name)
        if not value or (is_alone and value[0] != "#") or _NOT_A_PATH.match(value):
            continue
        attribute = Attribute(document, element, name, value)
        reference = parse(value if OPAQUE not in value else document.source[attribute.value_span])
        if reference is not None:
            found.append(SiteLink(kind, attribute, reference))
    return found


def _places(page: Page) -> Iterator[tuple[Literal["link", "image", "file"], Element, str]]:
    elements = page.elements
    for link in links(page):
        yield "link", link.element, "href"
    for element in elements.tagged("area"):
        yield "link", element, "href"
    for element in elements.tagged("img"):
        yield "image", element, "src"
    for element in elements.tagged(*_LOADING):
        if element.tag != "link" or not _LOADED_LINKS.isdisjoint((element.attr("rel") or "").lower().split()):
            yield "file", element, _LOADING[element.tag]


@view
def told(page: Page) -> list[Told]:
    """The links of the page that are broken, or of which nobody can tell, as far as its site is known."""
    site = site_of(page)
    name = page.document.source.name
    found: list[Told] = []
    seen: set[tuple[str, Span]] = set()
    for link in site_links(page):
        reference = link.reference
        if not reference.path and reference.kind == "address":
            answer = _own_anchor(page, site, link)
        elif site is None:
            continue
        else:
            with_anchor = not is_for_scripts(reference.fragment) and not _LINE.match(reference.fragment)
            answer = site.target(name, reference, anchor=with_anchor)
        if answer.outcome == "found" or not _is_by_hand(page, link):
            continue
        place = link.attribute.value, link.span
        if place not in seen:  # a definition may serve many links
            seen.add(place)
            found.append(Told(link, answer))
    return found


def _is_by_hand(page: Page, link: SiteLink) -> bool:
    """Whether the address stands in the source as one, and no template tag's argument is taken for it."""
    source = page.document.source
    tag = page.document.tag_span(link.attribute.element)
    if source.text[tag.start : tag.start + 1] not in _BY_HAND:
        return False
    return not page.is_inert(link.attribute.element)


def _own_anchor(page: Page, site: Site | None, link: SiteLink) -> Destination:
    """Whether the page itself has the place that one of its links names."""
    fragment = link.reference.fragment
    if is_for_scripts(fragment) or _LINE.match(fragment) or link.kind != "link":
        return Destination("found")
    ids, is_whole = _own_ids(page)
    if fragment in ids or link.attribute.value.strip()[1:] in ids:
        return Destination("found")
    element = link.attribute.element
    if page.document.format in _MARKDOWN:
        if site is not None and len(site.heading_ids) == len(STYLES) and fragment.lower() in ids:
            return Destination("found")  # read on GitHub, which finds a heading in any case
        if site is None:
            # With front matter a generator makes the page, of which nothing is known here.
            is_known = is_whole and not page.document.fields and fragment.lower() not in ids
            return Destination("anchor") if is_known else Destination("found")
        in_frame = site.frame_has(fragment)
        if in_frame:
            return Destination("found")
        is_known = is_whole and in_frame is False and bool(site.heading_ids)
        return Destination("anchor") if is_known else Destination("unknown", "code may make that place")
    if not is_whole or not page.document.whole or _is_wired(element) or _is_application(page):
        return Destination("unknown", "code may make that place") if site else Destination("found")
    return Destination("anchor")


def _is_wired(element: Element) -> bool:
    """Whether a script may act on the link, so that its address is but a name."""
    for name, value in element.attrs.items():
        if name.startswith(("data-", "aria-", "on", "@", "v-", "ng-", "x-")) or name == "role":
            return True
        if name in ("class", "id") and _WIRED.search(
            value if isinstance(value, str) else " ".join(value or ())
        ):
            return True
    return False


@view
def _is_application(page: Page) -> bool:
    return _APPLICATION.search(page.document.text) is not None


@view
def _own_ids(page: Page) -> anchors.Anchors:
    if page.document.format not in _MARKDOWN:
        elements = page.elements
        ids = {element.attr(name) or "" for name in ("id", "name") for element in elements.having(name)}
        return anchors.Anchors(frozenset(ids), not _TEMPLATE.search(page.document.text))
    site = site_of(page)
    styles = site.heading_ids if site is not None else tuple(STYLES)
    return anchors.of_markdown(page.document.text.replace("\r\n", "\n"), styles)
