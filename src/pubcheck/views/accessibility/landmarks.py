"""What lets people pass by the site's frame: a main landmark, a link past it, a heading of the content."""

from __future__ import annotations

import re
from itertools import islice

from pubcheck.tree import Element, tag_ranges
from pubcheck.views import metadata
from pubcheck.views.accessibility.hidden import is_unseen
from pubcheck.views.headings import headings
from pubcheck.views.page import Page, view

_SKIP_WORDS = re.compile(
    r"\b(?:skip|jump|main content|go to content|saltar|ir al contenido)\b", re.IGNORECASE
)
_FIRST_LINKS = 6  # a banner, a choice of languages or a notice may stand before the link past the frame
_CONTENT_TAGS = ("p", "table", "dl", "pre", "blockquote", "figure")


@view
def is_judged(page: Page) -> bool:
    """Whether a page is whole, has content of its own and leads nowhere else by itself."""
    if not metadata.names_itself(page) or metadata.is_redirect(page) or not metadata.has_content(page):
        return False
    return not page.elements.tagged("frameset")


@view
def main_landmarks(page: Page) -> list[Element]:
    """Every main element, or element with the role of one (ARIA 1.2, main), hidden ones too."""
    by_role = page.elements.with_role("main")
    found = [*page.elements.tagged("main"), *(element for element in by_role if element.tag != "main")]
    return [element for element in found if not page.is_inert(element)]


@view
def skip_link(page: Page) -> Element | None:
    """The link past the site's frame: among the first ones of the page, to a place on it."""
    links = page.elements.tagged("a")
    for link in islice((link for link in links if link.attr("href") is not None), _FIRST_LINKS):
        address = (link.attr("href") or "").strip()
        if "#" not in address:
            continue
        if (address.startswith("#") and len(address) > 1) or _SKIP_WORDS.search(link.text):
            return link
    return None


@view
def frame_links(page: Page) -> tuple[Element | None, int]:
    """The first navigation or header before the content, and how many links all of those hold together."""
    frames = [*page.elements.tagged("nav", "header"), *page.elements.with_role("navigation", "banner")]
    content = next((e for e in page.elements.tagged(*_CONTENT_TAGS) if not page.is_chrome(e)), None)
    end = len(page.document.markup.text) if content is None else _start(content)
    first: Element | None = None
    seen: set[Element] = set()
    for frame in frames:
        if _start(frame) < end and not page.is_inert(frame) and not is_unseen(page, frame):
            first = first or frame
            seen.update(link for link in frame.iter_elements("a") if "href" in link.attrs)
    return first, len(seen)


def _start(element: Element) -> int:
    ranges = tag_ranges(element)
    return 0 if ranges is None else ranges[0][0]


@view
def has_content_heading(page: Page) -> bool:
    """Whether a heading stands outside the site's frame, so that one may go straight to it (WCAG H69)."""
    if any(not page.is_chrome(heading.element) for heading in headings(page)):
        return True
    return bool(page.elements.with_role("heading"))
