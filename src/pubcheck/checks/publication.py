"""Checks of what a news article says of its own publication: when, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.views.news import has_byline, is_article, is_dated, is_office_release
from pubcheck.views.notices import notice_groups
from pubcheck.views.page import Page


@check("page")
def date_missing(page: Page) -> Iterator[Hit]:
    """A news article that does not say when it was published (Federal Website Standards)."""
    # What a writer keeps in Word is not published yet.
    if page.document.source.is_rendered:
        return
    if is_article(page) and not is_dated(page):
        group = notice_groups(page)[0]
        written = OPAQUE in page.document.markup.text
        yield Hit(group.place, case="template" if written else "archived" if group.found else None)


@check("page")
def byline_missing(page: Page) -> Iterator[Hit]:
    """A news article that does not say who wrote it."""
    if not is_article(page) or has_byline(page) or is_office_release(page):
        return
    if OPAQUE not in page.document.markup.text:
        yield Hit(notice_groups(page)[0].place)
