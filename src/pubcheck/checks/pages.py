"""Checks of what a page says of itself: its title and its description."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.source import Span
from pubcheck.views import metadata
from pubcheck.views.page import Page

_WITHOUT_FRONT_MATTER = frozenset({"image", "record", "word"})  # their fields are of other kinds


@check("page")
def title_missing(page: Page) -> Iterator[Hit]:
    """A page without a title (WCAG 2.2, 2.4.2; ACT 2779a5)."""
    title = metadata.head_title(page)
    if page.document.fields:
        # A file that writes its own head besides may name itself there.
        is_named = title is not None and bool(title.text.strip())
        if not is_named and _is_article(page) and not _has_top_heading(page):
            yield from _missing_field(page, metadata.TITLES)
    elif metadata.names_itself(page) and not metadata.is_redirect(page):
        if title is None:
            yield Hit(_head(page), case=_by_template(page))
        elif not title.text or title.text.isspace():
            yield Hit(page.document.element_span(title), case="empty")


@check("page")
def description_missing(page: Page) -> Iterator[Hit]:
    """A page without a description for lists and search results (Federal Website Standards)."""
    described = metadata.metas(page).get("description", [])
    filled = any((meta.attr("content") or "").strip() for meta in described)
    if filled or metadata.is_redirect(page):
        return
    if page.document.fields:
        if _is_article(page):
            yield from _missing_field(page, metadata.DESCRIPTIONS)
    elif metadata.names_itself(page):
        if described:
            yield Hit(page.document.tag_span(described[0]), case="empty")
        else:
            yield Hit(_head(page), case=_by_template(page))


def _is_article(page: Page) -> bool:
    """Whether the front matter is that of a page with text of its own."""
    if page.document.format in _WITHOUT_FRONT_MATTER:
        return False
    if metadata.is_redirect(page) or metadata.is_issue_template(page) or metadata.is_part(page):
        return False
    return metadata.has_content(page)


def _missing_field(page: Page, names: tuple[str, ...]) -> Iterator[Hit]:
    field = metadata.field_of(page, names)
    if field is None:
        # The fence that opens the front matter, or the brace of JSON.
        yield Hit(Span(0, 1 if page.document.source[Span(0, 1)] == "{" else 3), case="field")
    elif not metadata.is_filled(field):
        start = field.key.start if field.key else field.span.start
        end = max(start, field.span.end)
        around = page.document.source[Span(max(0, end - 1), end + 1)]
        end += around in {'""', "''"}  # the value's span is what stands between its quotes
        yield Hit(Span(start, end), {"key": field.path[-1]}, "field-empty")


def _has_top_heading(page: Page) -> bool:
    heading = next(iter(page.elements.tagged("h1")), None)
    return heading is not None and bool(heading.text.strip())


def _head(page: Page) -> Span:
    """Where something missing from the head belongs: its tag, that of html, or the start of the text."""
    head = next(iter(page.elements.tagged("head")), None)
    return Span(0, 0) if head is None else page.document.tag_span(head)


def _by_template(page: Page) -> str | None:
    """The case of a page whose template may write what is missing."""
    return "template" if OPAQUE in page.document.markup.text else None
