"""The headline of a page: its title in the front matter, or its one heading of the first level."""

from __future__ import annotations

import re
from html import unescape

from pubcheck.prose import Prose
from pubcheck.source import Span
from pubcheck.views.bodies import bodies
from pubcheck.views.headings import headings
from pubcheck.views.metadata import field_of, is_part, is_redirect
from pubcheck.views.news import is_dated, is_release
from pubcheck.views.page import Page, view
from pubcheck.views.profile import profile_of

_TAG = re.compile(r"</?[a-z][^<>]{0,200}>")
_FEWEST_PARAGRAPHS = 3  # fewer are a list, a form or a brief


class Headline:
    """A headline and where it stands; ``text`` has no templates in it."""

    __slots__ = ("_prose", "_whole", "page", "text")

    def __init__(self, page: Page, text: str, whole: Span, prose: Prose | None = None) -> None:
        self.page = page
        self.text = text
        self._whole = whole
        self._prose = prose

    def span(self, start: int, end: int) -> Span:
        """The source range of ``text[start:end]``; of all of it where the source spells it otherwise."""
        if self._prose is not None:
            return self._prose.span(start, end)
        if self.page.document.source[self._whole] == self.text:
            return Span(self._whole.start + start, self._whole.start + end)
        return self._whole

    @property
    def whole(self) -> Span:
        """The source range of the headline."""
        return self._whole if self._prose is None else self._prose.span()

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether the source spells ``text[start:end]`` just so, so that an edit may."""
        return self.page.document.source[self.span(start, end)] == self.text[start:end]


@view
def headlines(page: Page) -> list[Headline]:
    """The headline of an English page, if it has one."""
    if is_part(page) or is_redirect(page) or not page.is_english(page.main):
        return []
    field = field_of(page, ("headline", "title"))
    if field is not None and isinstance(field.value, str) and field.value.strip():
        text = _TAG.sub("", field.value) if "<" in field.value else field.value
        text = unescape(text) if "&" in text else text
        return [Headline(page, text, field.span)]
    tops = [one for one in headings(page) if one.level == 1 and not page.is_chrome(one.element)]
    if len(tops) != 1 or not page.is_english(tops[0].element) or tops[0].is_empty:
        return []
    prose = tops[0].text
    return [Headline(page, prose.text, prose.span(), prose)]


@view
def is_story(page: Page) -> bool:
    """Whether the headline is one of news: of a release, of the forces' sites, of a page with a date."""
    if not bodies(page) or len(bodies(page)[0].paragraphs) < _FEWEST_PARAGRAPHS:
        return False
    return is_release(page) or profile_of(page) != "gov" or is_dated(page)
