"""Checks of the outline that a page's headings make."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.views import metadata
from pubcheck.views.headings import Outline

_DEEPEST_FIRST = 2  # A page's first heading is its title, or the first below a title that the site writes.


@check("headings")
def level_skipped(outline: Outline) -> Iterator[Hit]:
    """A heading more than one level below the heading before it (HTML, 4.3.11)."""
    headings = outline.content
    for before, heading in zip([None, *headings], headings, strict=False):
        if before is None:
            title = metadata.field_of(outline.page, metadata.TITLES)
            if heading.level > _DEEPEST_FIRST and title is not None and metadata.is_filled(title):
                yield Hit(heading.span, {"level": heading.level}, "first")
        elif heading.level > before.level + 1:
            facts = {"level": heading.level, "before": before.level, "right": before.level + 1}
            yield Hit(heading.span, facts, related=(("before", before.span),))


@check("headings")
def second_title(outline: Outline) -> Iterator[Hit]:
    """A second heading of level 1 in the article; told once, however many there are."""
    tops = [heading for heading in outline.content if heading.level == 1]
    if len(tops) > 1:
        facts = {"count": len(tops), "text": shortened(tops[1].text.text)}
        yield Hit(tops[1].span, facts, related=(("first", tops[0].span),))
