"""Checks of what the address of a link is: shortened, signing in, tracking, out of government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import addresses, federal_hosts, link_addresses
from pubcheck.views import websites
from pubcheck.views.blocks import Block
from pubcheck.views.link_words import own_words, words_right_behind
from pubcheck.views.links import Address, Link, links
from pubcheck.views.links import addresses as addresses_of
from pubcheck.views.page import Page, view
from pubcheck.views.texts import texts

_PARAMETERS = ("utm_", "clid=", "igshid", "mc_eid", "mkt_tok", "_hs", "ml_sub")  # signs of any that is told
_MOST = 20  # findings of one kind on one page
_MOST_CODE = 60  # code points of the part of a short address that stands for the long one
_EMBEDDED = "t.co"
_EXAMPLE = re.compile(
    r"(?:\blike|such as|e\.g\.,?|examples?:?|for instance,?|namely|[\"“‘])\s{0,3}$", re.IGNORECASE
)
_REACH = 20  # code points before an address, in which it is called an example
# Codes that show how short addresses look.
_SAMPLE = re.compile(
    r"abcd?e?f?|xyz|x{3,12}|short-?url|example|sample|your-?(?:link|url|code)", re.IGNORECASE
)
# What tells that a link leads out: in its class, its label, the name of its icon, a notice behind it.
_MARK = re.compile(
    r"external|\bext\b|off-?site|outbound|\bexit\b|exit-?(?:link|icon|notice)|leav(?:e|es|ing)\b|non-?(?:federal|gov)"
    r"|launch|disclaimer|new-?window|arrow-up-right|box-arrow",
    re.IGNORECASE,
)
_MARKING_ATTRIBUTES = ("class", "title", "aria-label", "rel", "id")
_HTTP = re.compile(r"\s{0,9}(?:https?:)?//([^/?#\s]{1,300})", re.IGNORECASE)
_HABIT = 3  # links that are marked show that the page marks such links
_STYLING = ("link", "style", "script")


@lru_cache(maxsize=8)
def _short(hosts: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a short address of some services, with or without its scheme."""
    names = "|".join(map(re.escape, hosts))
    return re.compile(
        rf"(?<![\w.@-])(?:https?://)?(?P<host>{names})/(?P<code>[\w-]{{2,{_MOST_CODE}}})", re.IGNORECASE
    )


@check("page")
def shortener(page: Page, *, ended: Sequence[str], services: Sequence[str]) -> Iterator[Hit]:
    """An address that a service has shortened, so that nobody sees where it leads."""
    pattern, hosts = _short((*ended, *services)), [f"{host}/" for host in (*ended, *services)]
    for address in addresses_of(page) if _holds(_hosts(page), hosts) else ():
        match = pattern.match(address.value.strip())
        if match and not address.is_resource and not _is_quoted_post(address, match["host"]):
            case = "ended" if match["host"].lower() in ended else None
            yield Hit(address.attribute.value_span, {"host": match["host"].lower()}, case)
    for text in texts(page):
        if _holds(text.lower, hosts):
            for block in text.blocks:
                yield from _bare(block, pattern, ended)


@view
def _hosts(page: Page) -> str:
    """All addresses with a host in lower case, so that what none of them holds is looked for once."""
    return "\n".join(address.value for address in addresses_of(page)).lower()


@view
def _queries(page: Page) -> str:
    """What stands behind the question marks of all links, in lower case."""
    return "\n".join(link.address.partition("?")[2] for link in links(page) if "?" in link.address).lower()


def _holds(text: str, needles: Sequence[str]) -> bool:
    return any(needle in text for needle in needles)


def _bare(block: Block, pattern: re.Pattern[str], ended: Sequence[str]) -> Iterator[Hit]:
    """Short addresses in running text that are no links."""
    within = None
    for match in pattern.finditer(block.text):
        if within is None:
            within = [(start, end) for start, end, _ in block.inside("a")]
        if any(start < match.end() and match.start() < end for start, end in within):
            continue
        before = block.text[max(0, match.start() - _REACH) : match.start()]
        if _SAMPLE.fullmatch(match["code"]) or _EXAMPLE.search(before):
            continue
        host = match["host"].lower()
        yield Hit(block.span(*match.span()), {"host": host}, "ended" if host in ended else None)


def _is_quoted_post(address: Address, host: str) -> bool:
    """Whether a post of a network is quoted whole, whose links the network has shortened."""
    return host.lower() == _EMBEDDED and address.element.closest("blockquote") is not None


@check("page")
def credentials(page: Page) -> Iterator[Hit]:
    """A web address that carries a name and a password (RFC 3986, 3.2.1)."""
    for address in addresses_of(page):
        if "@" not in address.value:
            continue
        found = link_addresses.credentials(address.value)
        if found is None or OPAQUE in address.value[found.start : found.end]:
            continue
        parts = addresses.split(address.value.strip())
        if parts is None or addresses.is_local(parts.host):
            continue
        case = None if found.has_password else "user"
        span = address.attribute.part(found.start, found.end)
        yield Hit(span, {"host": parts.host}, case, (Edit(span, ""),))


@check("page")
def tracking(page: Page, *, campaign: Sequence[str], personal: Sequence[str]) -> Iterator[Hit]:
    """Parameters in a link that count a campaign within the site, or that know one reader."""
    if not _holds(_queries(page), _PARAMETERS):
        return
    own = _own_hosts(page)
    count = 0
    for link in links(page):
        is_own = _is_own(link, own)
        names = (*personal, *campaign) if is_own else tuple(personal)
        found = link_addresses.parameters(link.address, names)
        if not found or OPAQUE in link.address or count >= _MOST:
            continue
        count += 1
        href = link.href
        edits = tuple(Edit(href.part(one.start, one.end), "") for one in found)
        case = "campaign" if _is_campaign(found[0].name, campaign) else None
        yield Hit(href.value_span, {"name": found[0].name}, case, edits)


def _is_campaign(name: str, campaign: Sequence[str]) -> bool:
    return name.lower() in campaign or (name.lower().startswith("utm_") and "utm_*" in campaign)


def _own_hosts(page: Page) -> frozenset[str]:
    """The hosts that are the page's own site, as far as it and the settings tell."""
    host = websites.of(page).host
    return page.context.site_hosts | ({host} if host else frozenset())


def _is_own(link: Link, own: frozenset[str]) -> bool:
    """Whether a link leads within the site that the page belongs to."""
    address = link.address.strip()
    if "://" not in address[:9] and not address.startswith("//"):
        return not re.match(r"[a-z][a-z0-9+.-]{1,20}:", address, re.IGNORECASE)
    parts = addresses.split(address)
    return parts is not None and addresses.covers(own, parts.host)


@check("page")
def external_unmarked(page: Page) -> Iterator[Hit]:
    """Links out of government that nothing tells from others, on a page of the executive branch."""
    if not websites.is_whole(page) or websites.is_templated(page) or not websites.of(page).is_executive:
        return
    own = _own_hosts(page)
    marked, unmarked = 0, []
    for link in links(page):
        # Pages have hundreds of links, most of them within the site.
        if "//" in link.address and _leads_out(link, own):
            if _bears_mark(link):
                marked += 1
            elif not _MARK.search(f"{own_words(link) or ''} {words_right_behind(link)}"):
                unmarked.append(link)
    if not unmarked:
        return
    first = unmarked[0]
    facts = {"text": shortened(first.text.text.strip()), "count": len(unmarked), "marked": marked}
    # One mark among many links may be another thing's; a style sheet may mark the others.
    is_habit = marked >= min(len(unmarked), _HABIT)
    case = "mixed" if is_habit else "unknown" if page.elements.tagged(*_STYLING) else None
    yield Hit(first.text.span(), facts, case)


def _leads_out(link: Link, own: frozenset[str]) -> bool:
    """Whether a link of the article leads to a site that is surely none of the federal government."""
    match = _HTTP.match(link.address)
    if match is None or not (host := _host_outside(match[1])) or link.is_button or not link.raw.strip():
        return False
    if addresses.covers(own, host) or link.page.is_chrome(link.element) or link.is_hidden:
        return False
    # A link that is its own address says where it leads.
    return host.removeprefix("www.") not in link.raw.lower()


@lru_cache(maxsize=1024)
def _host_outside(written: str) -> str:
    """The host of an address whose beginning is given, where it is surely outside government; else ""."""
    parts = addresses.split(f"https://{written}")
    return parts.host if parts and OPAQUE not in parts.host and federal_hosts.is_outside(parts.host) else ""


def _bears_mark(link: Link) -> bool:
    """Whether a class, a label or an icon of a link tells that it leads out."""
    element = link.element
    for one in (element, *element.iter_elements()):
        for name in (*_MARKING_ATTRIBUTES, "alt", "src", "href", "xlink:href"):
            if (name != "href" or one is not element) and _MARK.search(one.attr(name) or ""):
                return True
    return any(name.startswith("data-") and _MARK.search(name) for name in element.attrs)
