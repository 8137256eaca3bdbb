"""Whose website a page is of, as far as the page and the settings tell: host, owner, banner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar import addresses, federal_hosts
from pubcheck.tree import Element, Text
from pubcheck.views import metadata
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, view

_LEAST_TEXT = 200  # code points that a page shows; one with less is a shell that a program fills
_UNREAD = frozenset({"script", "style", "noscript", "template", "option"})
# What only federal sites bear: the code of the Digital Analytics Program, the banner's opening words.
_FEDERAL = ("Universal-Federated-Analytics", "official website of the United States")
_HOMES = frozenset(
    {"", "/", "/index.html", "/index.htm", "/index.php", "/index.aspx", "/default.aspx", "/home", "/home/"}
)
_BANNER_CLASSES = frozenset({"usa-banner", "usa-official-banner"})
_BANNER_TAGS = ("usa-banner", "va-official-gov-banner", "usa-gov-banner", "gov-banner")


class Website(NamedTuple):
    """The host of a page, "" where unknown, and whose it is.

    ``is_executive`` tells that the host is one of the executive branch, ``is_federal`` that the host or what
    the page bears shows it to be federal; a page of which both are untrue may be anybody's.
    """

    host: str
    is_executive: bool
    is_federal: bool
    is_home: bool


@view
def of(page: Page) -> Website:
    """The website: from the page's own address, its base, or the one host that the settings name."""
    host, path = "", None
    for address in _addresses(page):
        if parts := addresses.split(address):
            host, path = parts.host, parts.path
            break
    else:
        hosts = page.context.site_hosts
        if len(hosts) == 1:
            host = next(iter(hosts)).removeprefix("*.").lower()
    executive = federal_hosts.is_executive(host)
    text = page.document.markup.text
    federal = executive or any(sign in text for sign in _FEDERAL)
    return Website(host, executive, federal, path is not None and path.lower() in _HOMES)


def _addresses(page: Page) -> Iterator[str]:
    yield from metadata.own_addresses(page)
    for base in page.elements.tagged("base"):
        yield (base.attr("href") or "").strip()


@view
def is_whole(page: Page) -> bool:
    """Whether the file is a whole web page of its own, with all that its readers see.

    No fragment, no article without its site, no page that only redirects or that a program fills.
    """
    document = page.document
    if document.format != "html" or document.fields or not metadata.names_itself(page):
        return False
    if metadata.is_redirect(page) or metadata.is_part(page) or page.elements.tagged("frameset"):
        return False
    left = _LEAST_TEXT
    for body in page.elements.tagged("body")[:1]:
        for node in body.descendants:
            if isinstance(node, Text) and isinstance(node.parent, Element) and node.parent.tag not in _UNREAD:
                left -= len(node.data.strip())
                if left <= 0:
                    return True
    return False


@view
def is_templated(page: Page) -> bool:
    """Whether a template writes some of the page, so that nobody can tell what is not in it."""
    return OPAQUE in page.document.markup.text


@view
def banner(page: Page) -> Element | None:
    """The element that is the banner of official websites; None where none is marked as such."""
    for element in page.elements.tagged(*_BANNER_TAGS):
        return element
    if not any(name in page.document.markup.text for name in _BANNER_CLASSES):
        return None
    # The banner stands at the top: the search ends early where there is one.
    for element in page.elements.having("class"):
        names = (element.attr("class") or "").lower().split()
        if not _BANNER_CLASSES.isdisjoint(names) and not _is_sample(page, element):
            return element
    return None


def _is_sample(page: Page, element: Element) -> bool:
    """Whether a banner stands in an article, which shows it, or has nothing of the banner in it."""
    main = page.main
    within = element.closest("main") or element.closest("article") or element.closest("pre")
    return (within is not None and main is not None) or not re.search(
        r"official|oficial|\.gov|\.mil", element.text, re.IGNORECASE
    )


def is_shown(page: Page, element: Element) -> bool:
    """Whether people can see an element, as far as the file tells."""
    return not page.is_inert(element) and hidden.is_visible(page, element)


@view
def is_secure(page: Page) -> bool:
    """Whether the page says of itself that it is served over https://."""
    return any(address[:8].lower() == "https://" for address in _addresses(page))
