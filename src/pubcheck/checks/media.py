"""Checks of sound and film: captions, transcripts, and what plays by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.accessibility.embedded import text_around
from pubcheck.views.accessibility.nodes import Node

_CAPTIONS = frozenset({"captions", "subtitles", ""})  # a track without a kind holds subtitles (HTML, 4.8.11)
# By "oc" and "cc" in their names, agencies tell files with captions in the picture or in the file.
_CAPTIONED = re.compile(
    r"(?:^|[-_.])(?:oc|cc|(?:open|closed)?-?capt(?:ion(?:s|ed|ing)?)?|subtitled)(?:[-_.]|$)", re.IGNORECASE
)


def _is_played(node: Node) -> bool:
    """Whether an element has something to play."""
    element = node.element
    return bool(element.attr("src")) or next(element.iter_elements("source"), None) is not None


@check("media")
def captions(node: Node) -> Iterator[Hit]:
    """A film without a track of captions: it needs one if it has sound (WCAG 2.2, 1.2.2)."""
    element = node.element
    if element.tag != "video" or "muted" in element.attrs or not _is_played(node) or not node.is_included:
        return
    kinds = {(track.attr("kind") or "").strip().lower() for track in element.iter_elements("track")}
    sources = [element, *element.iter_elements("source")]
    files = [(source.attr("src") or "").rpartition("/")[2] for source in sources]
    if any(map(_CAPTIONED.search, files)):
        return
    if kinds.isdisjoint(_CAPTIONS) and "caption" not in text_around(node):
        yield Hit(node.page.document.tag_span(element), case="unheard")


@check("media")
def transcript(node: Node) -> Iterator[Hit]:
    """A recording near which nothing speaks of a transcript (WCAG 2.2, 1.2.1)."""
    element = node.element
    is_heard = element.tag == "audio" and "controls" in element.attrs and _is_played(node)
    if is_heard and node.is_included and "transcript" not in text_around(node):
        yield Hit(node.page.document.tag_span(element), case="unheard")


@check("media")
def plays_by_itself(node: Node) -> Iterator[Hit]:
    """Sound that starts by itself and that nothing on the page stops (WCAG 2.2, 1.4.2)."""
    attrs = node.element.attrs
    # An address that ends in "#t=…" plays a stretch of it.
    is_part = "#t=" in (node.element.attr("src") or "")
    is_loud = "autoplay" in attrs and "muted" not in attrs and "controls" not in attrs
    if is_loud and not is_part and _is_played(node):
        attribute = node.page.document.attribute(node.element, "autoplay")
        if attribute is not None:
            yield Hit(attribute.span, case=node.element.tag)
