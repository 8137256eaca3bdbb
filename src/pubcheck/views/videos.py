"""Videos: a film shown in a figure, with the lines of caption and credit that go with it."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.grammar.credits import Credit, parse
from pubcheck.tree import Element
from pubcheck.views.blocks import blocks_below
from pubcheck.views.page import Page, view
from pubcheck.views.phrases import Phrase, lines_of

_HOSTS = ("dvidshub.net", "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "defense.gov")


class Video(NamedTuple):
    """One video with its lines; ``credited`` is its credit by parts, ``is_opaque`` as for a photo."""

    page: Page
    element: Element
    lines: tuple[Phrase, ...]
    credit: Phrase | None
    credited: Credit | None
    is_opaque: bool


@view
def videos(page: Page) -> list[Video]:
    """Every video that stands in a figure with words of its own."""
    markup = page.document.markup.text
    if "<figure" not in markup or ("<video" not in markup and "<iframe" not in markup):
        return []
    found = []
    for figure in page.elements.tagged("figure"):
        element = _film(figure)
        if element is None or page.is_chrome(figure) or page.is_inert(figure):
            continue
        lines = [line for block in blocks_below(page, figure, "text") for line in lines_of(block)]
        if lines:
            credit = _credit_of(lines)
            parts = parse(credit.text) if credit else None
            found.append(Video(page, element, tuple(lines), credit, parts, OPAQUE in figure.text))
    return found


def _film(figure: Element) -> Element | None:
    """The one video of a figure that shows no picture beside it."""
    films = list(figure.iter_elements("video"))
    for frame in figure.iter_elements("iframe"):
        source = (frame.attr("src") or "").partition("?")[0].lower()
        if any(host in source for host in _HOSTS) and ("video" in source or "embed" in source):
            films.append(frame)
    pictured = next(figure.iter_elements("img"), None) is not None
    return films[0] if len(films) == 1 and not pictured else None


def _credit_of(lines: list[Phrase]) -> Phrase | None:
    for line in lines:
        if is_credit_line(line.text):
            return line
        if trailing := find_trailing(line.text):
            return line.part(*trailing)
    return None
