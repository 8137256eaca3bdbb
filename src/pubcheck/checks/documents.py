"""Checks of what a Word document carries beside its text: comments, changes, hidden words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.fields import Field
from pubcheck.finding import Hit
from pubcheck.views.page import Page

_MOST_PLACES = 9


def _fields(page: Page, *kinds: str) -> list[Field]:
    return [field for field in page.document.fields if field.path[0] in kinds]


@check("word")
def comments(page: Page) -> Iterator[Hit]:
    """Comments that colleagues left in the margin."""
    if found := _fields(page, "comment"):
        related = tuple(("also", field.span) for field in found[1 : _MOST_PLACES + 1])
        facts = {"count": len(found), "text": shortened(str(found[0].value))}
        yield Hit(found[0].span, facts, None if len(found) > 1 else "one", related=related)


@check("word")
def changes(page: Page) -> Iterator[Hit]:
    """Insertions and deletions that nobody has accepted."""
    found = _fields(page, "inserted", "deleted")
    by_kind = {kind: list(fields) for kind, fields in groupby(sorted(found, key=_kind), key=_kind)}
    if found:
        found.sort(key=lambda field: field.span)
        related = tuple(("also", field.span) for field in found[1 : _MOST_PLACES + 1])
        facts = {kind: len(by_kind.get(kind, ())) for kind in ("inserted", "deleted")}
        yield Hit(found[0].span, facts, related=related)


@check("word")
def hidden(page: Page) -> Iterator[Hit]:
    """Text that is formatted as hidden, which others can show."""
    for field in _fields(page, "hidden"):
        yield Hit(field.span, {"text": shortened(str(field.value))})


def _kind(field: Field) -> str:
    return str(field.path[0])
