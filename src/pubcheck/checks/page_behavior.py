"""Checks of what a page's head tells the browser to do: load another page, keep the reader from zooming."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import viewport
from pubcheck.views import metadata
from pubcheck.views.page import Page


@check("page")
def refresh_delayed(page: Page, *, longest: int) -> Iterator[Hit]:
    """A page that goes or is read anew by itself (WCAG 2.2, 2.2.1, 2.2.4 and 3.2.5; ACT bc659a, bisz58).

    A delay of more than ``longest`` seconds is allowed; with 0 none is.
    """
    if (found := metadata.refresh_of(page)) is None:
        return
    (seconds, address), content = found
    if seconds == 0 or (longest and seconds > longest):
        return
    facts = {"after": _duration(seconds), "address": address[:80]}
    yield Hit(content.value_span, facts, "redirect" if address else None)


def _duration(seconds: int) -> str:
    for unit, name in ((3600, "hour"), (60, "minute")):
        if seconds >= unit and seconds % unit == 0:
            return f"{seconds // unit:,} {name}{'s' * (seconds != unit)}"
    return f"{seconds:,} second{'s' * (seconds != 1)}"


@check("page")
def zoom_blocked(page: Page, *, least_scale: float) -> Iterator[Hit]:
    """A viewport that keeps the reader from enlarging the page (WCAG 2.2, 1.4.4; ACT b4f0c3)."""
    for meta in metadata.metas(page).get("viewport", ()):
        content = page.document.attribute(meta, "content")
        is_own = (meta.attr("name") or "").lower() == "viewport"
        if content is None or not is_own or page.is_inert(meta):
            continue
        settings = viewport.settings(content.value)
        scalable = settings.get("user-scalable")
        if scalable and OPAQUE not in scalable.value and not viewport.allows_zoom(scalable.value):
            yield Hit(content.part(scalable.start, scalable.end), {"value": scalable.value})
        largest = settings.get("maximum-scale")
        if largest is None or OPAQUE in largest.value:
            continue
        scale = viewport.largest_scale(largest.value)
        if scale is not None and scale < least_scale:
            yield Hit(content.part(largest.start, largest.end), {"value": largest.value}, "scale")
