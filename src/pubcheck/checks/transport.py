"""Checks of what addresses go over: links, what a page loads, where its forms send what people write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pubcheck.checks import check
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import addresses, answers
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views import websites
from pubcheck.views.links import Address
from pubcheck.views.links import addresses as addresses_of
from pubcheck.views.page import Page, view

_PLAIN = ("http://", "HTTP://", "Http://")
_WITHIN = re.compile(r"http://[^\s,\"'()\\]{1,2000}", re.IGNORECASE)
# What a browser only shows, so that it loads it from an insecure place or tries a secure one (Mixed Content,
# 3.1); all else may take hold of the page, and is blocked.
_SHOWN_TAGS = frozenset({"img", "audio", "video", "source", "input", "track"})
_SHOWN_RELS = frozenset({"icon", "shortcut", "apple-touch-icon", "apple-touch-icon-precomposed", "prefetch"})
_HOLDING = ("srcset", "poster", "style", "background")  # attributes that hold addresses of images
_SUBMITTERS = ("button", "input")


# Pages have hundreds of links: this is a plain function that looks into the few that may be hit.


@check("address")
def link(address: Address, *, left_to: Sequence[str]) -> Iterable[Hit]:
    """A link to an address that goes over http:// (OMB M-15-13)."""
    return () if address.is_resource or address.value[:6] == "https:" else _link(address, left_to)


def _link(address: Address, left_to: Sequence[str]) -> Iterator[Hit]:
    parts = _plain(address)
    if parts is not None and parts.host not in left_to:
        case = "gov" if _is_bound(parts.host) else None
        yield Hit(address.attribute.value_span, {"host": parts.host}, case, _encrypted(address, parts))


@check("page")
def active(page: Page) -> Iterator[Hit]:
    """A script, style sheet or frame that the page loads over http:// (OMB M-15-13, mixed content)."""
    for address, parts in _unencrypted(page, active=True):
        yield Hit(address.attribute.value_span, {"host": parts.host}, edits=_encrypted(address, parts))


@check("page")
def passive(page: Page) -> Iterator[Hit]:
    """An image, a sound or a film that the page loads over http:// (OMB M-15-13, mixed content)."""
    for address, parts in _unencrypted(page, active=False):
        yield Hit(address.attribute.value_span, {"host": parts.host}, edits=_encrypted(address, parts))
    if not _may_hold(page):
        return
    for name in _HOLDING:
        for element in page.elements.having(name):
            if "http://" in (element.attr(name) or "").lower() and not page.is_inert(element):
                yield from _held(page, element, name)


def _held(page: Page, element: Element, name: str) -> Iterator[Hit]:
    """The addresses over http:// within an attribute that may hold several."""
    attribute = Attribute(page.document, element, name, element.attr(name) or "")
    for match in _WITHIN.finditer(attribute.value):
        parts = addresses.split(match[0])
        if parts is not None and not _is_let_be(parts):
            span = attribute.part(*match.span())
            yield Hit(span, {"host": parts.host}, edits=_secured(page, span, parts))


@view
def _may_hold(page: Page) -> bool:
    text = page.document.markup.text
    return any(scheme in text for scheme in _PLAIN)


def _unencrypted(page: Page, *, active: bool) -> Iterator[tuple[Address, addresses.Parts]]:
    """Every address over http:// of active content that the page loads, or of passive."""
    if not _may_hold(page):
        return
    for address in addresses_of(page):
        if address.is_resource and _is_shown(address.element) is not active and (parts := _plain(address)):
            yield address, parts


def _plain(address: Address) -> addresses.Parts | None:
    """The parts of an address that goes over http:// and need not, None for any other."""
    text = address.value.lstrip()
    parts = addresses.split(text) if text[:7].lower() == "http://" else None
    return None if parts is None or _is_let_be(parts) else parts


def _is_let_be(parts: addresses.Parts) -> bool:
    """Whether an address is none of a public network, or is a name that only looks like one."""
    return OPAQUE in parts.host or addresses.is_local(parts.host) or addresses.is_identifier(parts)


def _is_shown(element: Element) -> bool:
    """Whether what an element loads is only shown or heard (passive content)."""
    if element.tag != "link":
        return element.tag in _SHOWN_TAGS
    rels = frozenset((element.attr("rel") or "").lower().split())
    if "preload" in rels:
        return (element.attr("as") or "").lower() in {"image", "audio", "video"}
    return "stylesheet" not in rels and not _SHOWN_RELS.isdisjoint(rels)


def _is_bound(host: str) -> bool:
    """Whether M-15-13, which speaks to federal agencies, may bind the owner of a host."""
    return addresses.is_government(host) and not addresses.is_state(host)


def _encrypted(address: Address, parts: addresses.Parts) -> tuple[Edit, ...]:
    attribute = address.attribute
    start = len(attribute.value) - len(attribute.value.lstrip())
    known = address.page.context.answers
    answer = known.get(answers.asked(attribute.value) or "") if known else None
    is_known = answer is not None and answer.is_same_on_https
    return _secured(address.page, attribute.part(start, start + 4), parts, is_known=is_known)


def _secured(page: Page, span: Span, parts: addresses.Parts, *, is_known: bool = False) -> tuple[Edit, ...]:
    """The edit to https:// for a host of which the settings say that it serves it, or that was asked."""
    context = page.context
    is_known = is_known or addresses.covers(context.site_hosts | context.https_hosts, parts.host)
    if parts.port or not is_known:
        return ()
    scheme = Span(span.start, min(span.end, span.start + 4))
    return (Edit(scheme, "https"),) if page.document.source[scheme].lower() == "http" else ()


@check("page")
def form(page: Page) -> Iterator[Hit]:
    """A form that sends what people write over http:// (OMB M-15-13)."""
    if not _may_hold(page):
        return
    places = [(element, "action") for element in page.elements.tagged("form")]
    places += [(e, "formaction") for e in page.elements.having("formaction") if e.tag in _SUBMITTERS]
    for element, name in places:
        attribute = page.document.attribute(element, name)
        text = attribute.value.strip() if attribute else ""
        if attribute is None or text[:7].lower() != "http://" or page.is_inert(element):
            continue
        parts = addresses.split(text)
        if parts is not None and not _is_let_be(parts):
            address = Address(page, element, name, attribute.value, False)
            yield Hit(attribute.value_span, {"host": parts.host}, edits=_encrypted(address, parts))


@check("page")
def protocol_relative(page: Page) -> Iterator[Hit]:
    """Addresses that leave out whether they go over https://, told at the first."""
    found = [one for one in addresses_of(page) if one.value.lstrip()[:2] == "//" and _host_alone(one)]
    if not found:
        return
    count = len(found)
    facts = {"host": _host_alone(found[0]), "count": count}
    edits = tuple(edit for one in found for edit in _completed(one))
    yield Hit(found[0].attribute.value_span, facts, "many" if count > 1 else None, edits)


def _host_alone(address: Address) -> str:
    """The host of an address that begins with it, "" for any other."""
    text = address.value.lstrip()
    if not text.startswith("//") or text.startswith("///"):
        return ""
    parts = addresses.split(f"https:{text}")
    return "" if parts is None or OPAQUE in parts.host or addresses.is_local(parts.host) else parts.host


def _completed(address: Address) -> tuple[Edit, ...]:
    """The edit that puts https: before it, where the page itself goes over it, so that nothing changes."""
    page = address.page
    known = page.context.site_hosts | page.context.https_hosts
    if not (websites.is_secure(page) or addresses.covers(known, _host_alone(address))):
        return ()
    attribute = address.attribute
    start = len(attribute.value) - len(attribute.value.lstrip())
    place = attribute.part(start, start + 2)
    return (Edit(Span(place.start, place.start), "https:"),) if page.document.source[place] == "//" else ()
