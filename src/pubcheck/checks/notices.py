"""Checks of the notices by which a page says that it is kept as a record."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar.dates import ap_form
from pubcheck.grammar.notices import Element, named_sites, site
from pubcheck.views.bodies import bodies
from pubcheck.views.metadata import has_content, host, is_redirect
from pubcheck.views.notices import Notices
from pubcheck.views.page import Page
from pubcheck.views.profile import profile_of
from pubcheck.views.publication import archived, published

_TELLS: dict[Element, str] = {
    "status": "that the page is archived or historical",
    "currency": "that it may be out of date",
    "links": "that links may no longer work",
    "contact": "whom to ask",
}


@check("notices")
def missing(notices: Notices) -> Iterator[Hit]:
    """A page of the archive without a notice that says so (DOD News, HHS Web Standards)."""
    page = notices.page
    if page.document.format == "image":
        return  # a photo has nowhere to put a notice
    if notices.found or (found := archived(page)) is None or is_redirect(page) or not has_content(page):
        return
    if found.day is not None and found.span is not None:
        if not _has_schedule(page):
            return
        facts = {"day": ap_form(found.day), "days": page.context.archive_after_days}
        yield Hit(found.span, facts, "date")
        return
    # A template may put the notice where front matter says that it belongs.
    by = found.by if found.by == "setting" or page.document.whole else f"{found.by}-fragment"
    related = () if found.span is None or found.span.end == 0 else ((found.by, found.span),)
    yield Hit(notices.place, case=by, related=related)


def _has_schedule(page: Page) -> bool:
    """Whether age alone calls for a notice: at DOD News and its like, at HHS, or where a profile is set.

    No other office is known to ask it of its pages; a blog shows how old its posts are.
    """
    if page.context.profile is not None or profile_of(page) != "gov":
        return True
    return f".{host(page)}".endswith(".hhs.gov")


@check("notices")
def incomplete(notices: Notices) -> Iterator[Hit]:
    """A notice that leaves out what its reader has to know."""
    for placed in notices.found:
        lacks = placed.notice.missing
        if lacks:
            facts = {"lacks": " and ".join(_TELLS[element] for element in lacks)}
            grave = "status" in lacks or "currency" in lacks or profile_of(notices.page) == "dod-news"
            yield Hit(placed.span, facts, None if grave else "minor")


@check("notices")
def duplicate(notices: Notices) -> Iterator[Hit]:
    """A second notice of the same kind."""
    found = notices.found
    if len(found) < 2:
        return
    # HHS asks for the notice at the top and again at the bottom.
    last = len(found[0].blocks) - 1
    framed = len(found) == 2 and found[0].first_block * 3 <= last and found[1].last_block * 3 >= 2 * last
    if framed and profile_of(notices.page) == "gov":
        return
    for placed in found[1:]:
        yield Hit(placed.span, related=(("first", found[0].span),))


@check("notices")
def misplaced(notices: Notices) -> Iterator[Hit]:
    """A notice that its reader meets only behind the text it warns of (HHS Web Standards, DOD News)."""
    if not notices.found or not bodies(notices.page):
        return
    first, opening = notices.found[0], bodies(notices.page)[0].paragraphs[0].span()
    if opening.end <= first.span.start:
        yield Hit(first.span, related=(("text", opening),))


@check("notices")
def unneeded(notices: Notices, *, min_days: int) -> Iterator[Hit]:
    """A notice on a page too young to be historical."""
    day = published(notices.page)
    if not notices.found or day is None:
        return
    is_past = notices.page.context.is_past
    if is_past(day.date, -1) and not is_past(day.date, min_days - 1):
        facts = {"day": ap_form(day.date), "days": min_days}
        related = (("published", day.span),) if day.span.end else ()
        yield Hit(notices.found[0].span, facts, related=related)


@check("notices")
def site_mismatch(notices: Notices) -> Iterator[Hit]:
    """A notice that names another site than the one that the page is on."""
    here = site(host(notices.page))
    if not here:
        return
    for placed in notices.found:
        for block in placed.blocks[placed.first_block : placed.last_block + 1]:
            for named in named_sites(block.text):
                if site(named.text) != here:
                    yield Hit(block.span(named.start, named.end), {"named": named.text, "site": here})
