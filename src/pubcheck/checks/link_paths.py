"""Checks of links within a site: whether what they name is there, and under just that name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.views.page import Page
from pubcheck.views.site_links import Told, told


@check("page")
def target_missing(page: Page) -> Iterator[Hit]:
    """Links to pages and files that the site does not have; once a page how many nobody can tell."""
    yield from _missing(page, ("link", "file"))
    unknown = [found for found in told(page) if found.answer.outcome == "unknown"]
    if unknown:
        link, answer = unknown[0]
        facts = {"path": shortened(link.shown), "reason": answer.detail, "count": len(unknown)}
        yield Hit(link.span, facts, "unknown-many" if len(unknown) > 1 else "unknown")


@check("page")
def image_missing(page: Page) -> Iterator[Hit]:
    """Images whose file the site does not have."""
    yield from _missing(page, ("image",))


def _missing(page: Page, kinds: tuple[Literal["link", "image", "file"], ...]) -> Iterator[Hit]:
    for link, answer in told(page):
        if answer.outcome == "missing" and link.kind in kinds:
            yield Hit(link.span, {"path": shortened(link.shown)}, "computed" if answer.is_computed else None)


@check("page")
def anchor_missing(page: Page) -> Iterator[Hit]:
    """Links to a place that the page they lead to, or their own, does not have."""
    for link, answer in told(page):
        if answer.outcome == "anchor":
            facts = {"anchor": shortened(link.reference.fragment), "path": shortened(link.shown)}
            yield Hit(link.span, facts, None if link.reference.path else "own")


@check("page")
def case_mismatch(page: Page) -> Iterator[Hit]:
    """Addresses that differ from the names of files in upper and lower case."""
    for found in told(page):
        if found.answer.outcome == "case":
            yield _case_mismatch(found)


def _case_mismatch(found: Told) -> Hit:
    link, answer = found
    return Hit(link.span, {"path": shortened(link.shown), "name": shortened(answer.detail)})
