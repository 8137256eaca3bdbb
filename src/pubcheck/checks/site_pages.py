"""Checks of what a whole page of a public site bears: required links, analytics, its address, its lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.document import OPAQUE, Attribute
from pubcheck.finding import Hit
from pubcheck.grammar import addresses
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views import metadata, websites
from pubcheck.views.links import links
from pubcheck.views.page import Page

# The code of the Digital Analytics Program: its file, the identifiers that it has counted under (GSA Site
# Scanning, dap.ts; gov-wide-code 8.7).
_ANALYTICS = (
    "Universal-Federated-Analytics", "UniversalFederatedAnalytics", "_fed_an_ua_tag", "dap.digitalgov.gov",
    "G-CSLL4ZEK4L", "G-9TNNMGP8WJ", "UA-33523145-1",
)  # fmt: skip
# What loads other programs, or holds many of them, and so may well have that of the program.
_LOADERS = re.compile(
    r"googletagmanager\.com|gtm\.js|adobedtm\.com|tealium|tags\.tiqcdn|piwik|matomo|launch-[0-9a-f]{4,40}"
    r"|analytics|(?:main|app|bundle|runtime|index|vendor|scripts)[\w~-]{0,40}\.[0-9a-f]{6,40}\.js|[\w-]{0,9}bundle[\w.-]{0,40}\.js"
)
_HEAD = 4000  # code points of a script in which it says what it loads
_TAG = re.compile(r"</?[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,400})?>|&(?:nbsp|amp|lt|quot);")
_NO_INDEX = re.compile(r"\bno(?:index|ne)\b", re.IGNORECASE)


@check("page")
def title_length(page: Page, *, min_characters: int, max_characters: int) -> Iterator[Hit]:
    """A page's title that is too short or too long (Federal Website Standards, HTML page title)."""
    title = metadata.head_title(page) if websites.is_whole(page) else None
    if title is None or OPAQUE in title.text:
        return
    length = len(" ".join(title.text.split()))
    if 0 < length < min_characters:
        facts = {"length": length, "bound": min_characters}
        yield Hit(
            page.document.element_span(title), facts, None if websites.of(page).is_federal else "elsewhere"
        )
    elif length > max_characters:
        yield Hit(page.document.element_span(title), {"length": length, "bound": max_characters}, "long")


@check("page")
def description_length(page: Page, *, min_characters: int, max_characters: int) -> Iterator[Hit]:
    """A page's description that is too short or too long (Federal Website Standards, meta description)."""
    described = metadata.metas(page).get("description", ()) if websites.is_whole(page) else ()
    for meta in described:
        content = page.document.attribute(meta, "content")
        length = len(" ".join(content.value.split())) if content else 0
        if content is None or not length or OPAQUE in content.value or meta.attr("name") is None:
            continue
        if _TAG.search(content.value):
            yield Hit(content.value_span, case="markup")
        elif length < min_characters:
            case = None if websites.of(page).is_federal else "elsewhere"
            yield Hit(content.value_span, {"length": length, "bound": min_characters}, case)
        elif length > max_characters:
            yield Hit(content.value_span, {"length": length, "bound": max_characters}, "long")
        return


@check("page")
def viewport_missing(page: Page) -> Iterator[Hit]:
    """A page that phones show as a small picture of a large one (21st Century IDEA, section 3)."""
    if not websites.is_whole(page):
        return
    for meta in metadata.metas(page).get("viewport", ()):
        if (meta.attr("content") or "").strip():
            return
    case = (
        "template" if websites.is_templated(page) else None if websites.of(page).is_federal else "elsewhere"
    )
    yield Hit(_head(page), case=case)


def _head(page: Page) -> Span:
    head = next(iter(page.elements.tagged("head")), None)
    return Span(0, 0) if head is None else page.document.tag_span(head)


@check("page")
def canonical_missing(page: Page) -> Iterator[Hit]:
    """A page that does not say under which address it is to be found."""
    if websites.is_whole(page) and not _canonicals(page) and not _is_unlisted(page):
        yield Hit(_head(page), case="template" if websites.is_templated(page) else None)


@check("page")
def canonical_wrong(page: Page) -> Iterator[Hit]:
    """A canonical address that is relative, plain, another site's, or one of two that differ (RFC 6596)."""
    found = _canonicals(page) if websites.is_whole(page) else []
    if not found or any(OPAQUE in one.value for one in found):
        return
    first = found[0]
    if other := next((one for one in found if one.value.strip() != first.value.strip()), None):
        yield Hit(
            other.value_span, {"address": other.value.strip()}, "two", related=(("first", first.value_span),)
        )
        return
    parts = addresses.split(first.value.strip())
    if parts is None:
        yield Hit(first.value_span, {"address": first.value.strip()}, "relative")
    elif addresses.is_local(parts.host):
        yield Hit(first.value_span, {"host": parts.host}, "local")
    elif (hosts := page.context.site_hosts) and not addresses.covers(hosts, parts.host):
        yield Hit(first.value_span, {"host": parts.host, "own": ", ".join(sorted(hosts))}, "host")
    elif parts.scheme == "http":
        yield Hit(first.value_span, {"host": parts.host})


def _canonicals(page: Page) -> list[Attribute]:
    """The addresses of the canonical links; one that is empty is none."""
    return [
        Attribute(page.document, link, "href", address)
        for link in page.elements.tagged("link")
        if "canonical" in (link.attr("rel") or "").lower().split()
        and (address := link.attr("href") or "").strip()
        and not page.is_inert(link)
    ]


def _is_unlisted(page: Page) -> bool:
    """Whether a page keeps out of search engines, so that it needs no address of its own there."""
    return any(
        _NO_INDEX.search(meta.attr("content") or "") for meta in metadata.metas(page).get("robots", ())
    )


@check("page")
def analytics_missing(page: Page) -> Iterator[Hit]:
    """A page of the executive branch without the code of the Digital Analytics Program (OMB M-23-22)."""
    if not websites.is_whole(page) or not websites.of(page).is_executive:
        return
    found = [one.attr("src") or one.text[:_HEAD] for one in page.elements.tagged("script")]
    scripts = "\n".join(found)
    if any(sign in scripts for sign in _ANALYTICS):
        return
    case: str | None = None
    if websites.is_templated(page):
        case = "template"
    elif _LOADERS.search(scripts):
        case = "loaded"
    yield Hit(_head(page), {"host": websites.of(page).host}, case)


@check("page")
def links_missing(
    page: Page, *, labels: Sequence[str], words: Sequence[str], agency: Sequence[str]
) -> Iterator[Hit]:
    """A home page, or the identifier of a page, without the links that law and policy require.

    ``labels`` names each link; ``words`` has, for each, what its text or address may hold, parted by "|", as
    GSA's Site Scanning looks for them; ``agency`` are those that only an agency's main home page needs.
    """
    if not websites.is_whole(page):
        return
    own = websites.of(page)
    identifier = _identifier(page)
    is_home = own.is_executive and own.is_home
    if not is_home and (identifier is None or not own.is_federal):
        return
    if _has_opaque_link(page):
        return
    missing = [label for label, word in zip(labels, words, strict=False) if not _is_linked(page, own, word)]
    needed = [label for label in missing if label not in agency]
    if is_home and needed:
        also = [label for label in missing if label in agency]
        facts = {"missing": _listed(needed), "also": _listed(also)}
        yield Hit(_body(page), facts, "both" if also else None)
    elif is_home and missing:
        yield Hit(_body(page), {"missing": _listed(missing)}, "agency")
    elif identifier is not None and missing:
        yield Hit(page.document.tag_span(identifier), {"missing": _listed(missing)}, "identifier")


def _identifier(page: Page) -> Element | None:
    """The identifier of the U.S. Web Design System: the block that names the agency and its links."""
    if "usa-identifier" not in page.document.markup.text:
        return None
    return next(
        (e for e in page.elements.having("class") if e.has_class("usa-identifier") and not e.closest("main")),
        None,
    )


def _is_linked(page: Page, own: websites.Website, words: str) -> bool:
    """Whether some link has one of the words in its text or its address."""
    wanted = words.split("|")
    if own.host.removeprefix("www.") in wanted:
        return True  # USA.gov need not link itself
    return any(
        any(word in text or word in address for word in wanted)
        for text, address in ((link.raw.lower(), link.address.lower()) for link in links(page))
    )


def _has_opaque_link(page: Page) -> bool:
    return websites.is_templated(page) and any(
        OPAQUE in link.raw or OPAQUE in link.address for link in links(page)
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _body(page: Page) -> Span:
    return page.document.tag_span(next(iter(page.elements.tagged("body"))))
