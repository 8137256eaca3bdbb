"""Makes a page of a text, as the engine does."""

from __future__ import annotations

from datetime import date

from pubcheck import readers
from pubcheck.source import Source, Span
from pubcheck.views.page import Context, Page

NAMES = {"html": "page.html", "markdown": "page.md", "mdx": "page.mdx", "text": "page.txt"}


def page_of(text: str, form: str = "html", name: str = "", **settings) -> Page:
    source = Source.decode(name or NAMES[form], text.encode())
    return Page(readers.read(source, form), Context(date(2026, 1, 1), **settings))


def shown(page: Page, span: Span) -> str:
    return page.document.source[span]
