"""The places that links may name on the pages of one site: ids in articles, and in the frame around them."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH122
import os
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property

from pubcheck.document import Destination
from pubcheck.grammar import anchors
from pubcheck.grammar.anchors import Anchors
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import Tree

_PAGES = frozenset({".html", ".htm"})
_MARKDOWN = frozenset({".md", ".mdx", ".markdown"})
_USUAL = frozenset(
    [
        "main",
        "main-content",
        "maincontent",
        "content",
        "header",
        "footer",
        "nav",
        "navigation",
        "comments",
        "disqus_thread",
        "search",
        "menu",
        "skip",
        "page",
        "body",
        "wrapper",
    ]
)
_MOST_KEPT = 400  # pages
_LARGEST = 2_000_000  # bytes of a page


class PageAnchors:
    """The ids of a site's pages, each page read when a link first asks for a place on it."""

    def __init__(self, tree: Tree, plan: Plan) -> None:
        self._tree = tree
        self._plan = plan
        self._known: OrderedDict[str, Anchors | None] = OrderedDict()

    def answer(self, file: str, fragment: str) -> Destination:
        """Whether the page of a file, "" where that is not known, has a place of that name."""
        found = self._of(file) if file else None
        if found is None:
            return Destination("unknown", "what the page holds is not known")
        ids, is_whole = found
        is_repository = self._plan.generator == "repository"
        if is_repository:
            fragment = fragment.removeprefix("user-content-")
        # GitHub finds a heading in any case.
        if fragment in ids or (is_repository and fragment.lower() in ids):
            return Destination("found")
        is_served = self._plan.is_file_site and os.path.splitext(file)[1].lower() in _PAGES
        in_frame = False if is_served else self.frame_has(fragment)
        if in_frame:
            return Destination("found")
        if not is_whole or in_frame is None or not self._plan.styles:
            return Destination("unknown", "code may make that place")
        return Destination("anchor")

    def _of(self, file: str) -> Anchors | None:
        if file in self._known:
            self._known.move_to_end(file)
            return self._known[file]
        ending = os.path.splitext(file)[1].lower()
        found: Anchors | None = None
        if ending in _MARKDOWN or ending in _PAGES:
            text = self._tree.text(file, _LARGEST)
            if text is not None:
                found = (
                    anchors.of_html(text)
                    if ending in _PAGES
                    else anchors.of_markdown(text, self._plan.styles)
                )
        self._known[file] = found
        if len(self._known) > _MOST_KEPT:
            self._known.popitem(last=False)
        return found

    def frame_has(self, anchor: str) -> bool | None:
        """Whether the frame around the articles has that id; None where nobody can tell."""
        ids, is_open = self._frame
        if anchor in ids:
            return True
        return None if is_open or anchor.lower() in _USUAL else False

    @cached_property
    def _frame(self) -> tuple[frozenset[str], bool]:
        """The ids that templates write, and whether they make others."""
        found: set[str] = set()
        is_open = False
        for path in self._templates():
            text = self._tree.text(path)
            ids, makes = (frozenset[str](), True) if text is None else anchors.in_templates(text)
            found |= ids
            is_open = is_open or makes
        return frozenset(found), is_open

    def _templates(self) -> Iterator[str]:
        for top in self._plan.templates:
            for folder, names in self._tree.files(top):
                yield from (f"{folder}/{name}" for name in names)
