"""The profile of a page: the one that is set, else the one that its own evidence shows."""

from __future__ import annotations

from pubcheck.views.page import Page, view


@view
def profile_of(page: Page) -> str:
    """One of dod-news, dvids, navy, afpims, gov."""
    return page.context.profile or "gov"
