"""Stock checks of fields: what front matter and metadata must say, and how."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.fields import Field
from pubcheck.finding import Hit
from pubcheck.grammar import patterns as expressions
from pubcheck.grammar.directives import day
from pubcheck.source import Span
from pubcheck.views.metadata import is_filled, is_part, top_fields
from pubcheck.views.page import Page
from pubcheck.views.scopes import Scopes

TYPES = ("string", "number", "boolean", "list", "mapping", "date")
"""What a field may be asked to be."""

RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "same as": operator.eq,
    "other than": operator.ne,
    "before": operator.lt,
    "after": operator.gt,
    "not before": operator.ge,
    "not after": operator.le,
}
"""How the values of two fields may have to stand to each other."""


@check("scopes")
def present(
    scopes: Scopes, *, names: tuple[str, ...], any_of: bool = False, filled: bool = True
) -> Iterator[Hit]:
    """Fields that a page with front matter or metadata must have; with ``any_of`` one of them is enough.

    ``filled`` asks for a value too. A page without any fields, and a part of pages, are not judged.
    """
    page = scopes.page
    if not page.document.fields or is_part(page):
        return
    fields = top_fields(page)
    missing = [
        name
        for name in names
        if (field := fields.get(name.lower())) is None or (filled and not is_filled(field))
    ]
    if any_of:
        if len(missing) == len(names):
            listed = " or ".join(f"“{name}”" for name in names)
            yield Hit(_start(page), {"name": listed})
        return
    for name in missing:
        field = fields.get(name.lower())
        yield Hit(_span(field) if field else _start(page), {"name": f"“{name}”"})


@check("scopes")
def fits(
    scopes: Scopes,
    *,
    names: tuple[str, ...],
    patterns: tuple[str, ...] = (),
    one_of: tuple[str, ...] = (),
    type: str = "",  # noqa: A002, the field's own word
    longest: int = 0,
    match_case: bool = True,
) -> Iterator[Hit]:
    """Fields whose value is not of the type, does not fit any pattern as a whole, or is none of a list.

    The items of a list are judged one by one, but for its type. ``longest`` counts code points, 0 for no
    limit. An empty field is not judged.
    """
    page = scopes.page
    wanted = {name.lower() for name in names}
    for field in page.document.fields:
        name = str(field.path[0]).lower() if field.path else ""
        is_item = len(field.path) == 2 and isinstance(field.path[1], int)
        if name not in wanted or (len(field.path) > 1 and not is_item) or not is_filled(field):
            continue
        if type and not is_item and not _is_of(field, type):
            yield Hit(_span(field), {"name": field.path[0], "value": _shown(field), "type": type}, "type")
        if field.kind in ("list", "mapping"):
            continue
        value = str(field.value)
        facts = {"name": field.path[0], "value": shortened(value), "length": len(value), "longest": longest}
        if OPAQUE in value:
            continue
        if longest and len(value) > longest:
            yield Hit(_span(field), facts, "long")
        elif (patterns or one_of) and not _fits(value, patterns, one_of, match_case):
            yield Hit(_span(field), facts)


@check("scopes")
def related(scopes: Scopes, *, first: str, second: str, relation: str) -> Iterator[Hit]:
    """Two fields whose values do not stand to each other as they should; days count as days."""
    fields = top_fields(scopes.page)
    one, other = fields.get(first.lower()), fields.get(second.lower())
    if one is None or other is None or not is_filled(one) or not is_filled(other):
        return
    values = _comparable(one, other)
    if values is None or RELATIONS[relation](*values):
        return
    facts = {
        "first": first,
        "second": second,
        "relation": relation,
        "value": _shown(one),
        "other": _shown(other),
    }
    yield Hit(_span(one), facts, related=(("second", _span(other)),))


def _comparable(one: Field, other: Field) -> tuple[Any, Any] | None:
    """The values of two fields as days, numbers or strings; None where they cannot be compared."""
    if one.kind in ("list", "mapping") or other.kind in ("list", "mapping"):
        return None
    days = _day(one), _day(other)
    if None not in days:
        return days
    if isinstance(one.value, (int, float)) and isinstance(other.value, (int, float)):
        return one.value, other.value
    if isinstance(one.value, str) and isinstance(other.value, str):
        return " ".join(one.value.split()).lower(), " ".join(other.value.split()).lower()
    return None


def _day(field: Field) -> date | None:
    """The day that a field opens with, as YYYY-MM-DD; what follows of a time is left out."""
    return day(str(field.value)[:10]) if isinstance(field.value, str) else None


def _is_of(field: Field, wanted: str) -> bool:
    return _day(field) is not None if wanted == "date" else field.kind == wanted


def _fits(value: str, patterns: tuple[str, ...], one_of: tuple[str, ...], match_case: bool) -> bool:
    if value in one_of or (not match_case and value.lower() in {one.lower() for one in one_of}):
        return True
    return any(expressions.compiled(pattern, match_case).fullmatch(value) for pattern in patterns)


def _shown(field: Field) -> str:
    return shortened(str(field.value)) if field.value is not None else f"a {field.kind}"


def _span(field: Field) -> Span:
    """Where a finding about a field belongs: its value, or its key where that is empty."""
    return field.key if field.key and field.span.start == field.span.end else field.span


def _start(page: Page) -> Span:
    """Where what is missing among the fields belongs: the first key."""
    first = next((field.key for field in page.document.fields if field.key), None)
    return first or page.document.fields[0].span
