"""Stock checks of elements: what a CSS selector must, or must not, find on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import patterns as expressions
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page
from pubcheck.views.scopes import Scopes, is_framed

_MOST_WITHIN = 2000  # elements of one page that are looked into


@check("scopes")
def forbid(
    scopes: Scopes,
    *,
    selector: str,
    unless_within: str = "",
    attribute: str = "",
    patterns: tuple[str, ...] = (),
    one_of: tuple[str, ...] = (),
    match_case: bool = False,
    everywhere: bool = False,
) -> Iterator[Hit]:
    """Elements that may not be there: all that the selector finds, or those whose attribute is so.

    ``patterns`` and ``one_of`` say of the attribute's value, or of the element's text without one, what
    makes it forbidden. ``everywhere`` looks at the site's frame too.
    """
    for element in _selected(scopes.page, selector, unless_within, everywhere):
        value = _value(element, attribute)
        if value is None or OPAQUE in value:
            continue
        if (patterns or one_of) and not _fits(value, patterns, one_of, match_case):
            continue
        yield _hit(scopes.page, element, attribute, value)


@check("scopes")
def require(
    scopes: Scopes,
    *,
    selector: str,
    within: str = "",
    least: int = 1,
    whole_pages: bool = True,
) -> Iterator[Hit]:
    """What must be there: as many elements as ``least`` on the page, or in each element of ``within``.

    With ``whole_pages`` a fragment of a page is not judged, since a layout may have what it lacks.
    """
    page = scopes.page
    if within:
        for element in islice(_selected(page, within, "", True), _MOST_WITHIN):
            count = len(element.select(selector))
            if count < least and OPAQUE not in element.text:
                yield Hit(
                    page.document.tag_span(element), {"count": count, "least": least, **_facts(element)}
                )
        return
    if whole_pages and not page.document.whole:
        return
    count = len(page.document.tree.select(selector))
    root = page.document.tree.root
    if count < least and root is not None and OPAQUE not in page.document.markup.text:
        place = page.main or root
        yield Hit(page.document.tag_span(place), {"count": count, "least": least, **_facts(place)})


@check("scopes")
def attribute(
    scopes: Scopes,
    *,
    selector: str,
    name: str,
    patterns: tuple[str, ...] = (),
    one_of: tuple[str, ...] = (),
    match_case: bool = False,
    optional: bool = False,
    unless_within: str = "",
    everywhere: bool = False,
) -> Iterator[Hit]:
    """Elements that must have an attribute, with a value that fits a pattern or is one of some.

    The case is `missing` where there is no such attribute; ``optional`` allows that.
    """
    page = scopes.page
    for element in _selected(page, selector, unless_within, everywhere):
        value = element.attr(name)
        if value is None and name not in element.attrs:
            if not optional:
                yield Hit(
                    page.document.tag_span(element), {**_facts(element), "name": name, "value": ""}, "missing"
                )
            continue
        value = value or ""
        if OPAQUE not in value and (patterns or one_of) and not _fits(value, patterns, one_of, match_case):
            yield _hit(page, element, name, value)


def _selected(page: Page, selector: str, unless_within: str, everywhere: bool) -> Iterator[Element]:
    """What the selector finds: nothing hidden or inert, and without the frame unless that is asked for."""
    spared: set[Element] = set()
    for outer in page.document.tree.select(unless_within) if unless_within else ():
        if outer not in spared:  # else all in it are there already
            spared.update((outer, *outer.iter_elements()))
    for element in page.document.tree.select(selector):
        if page.is_inert(element) or hidden.is_unseen(page, element):
            continue
        if element not in spared and (everywhere or not is_framed(page, element)):
            yield element


def _value(element: Element, attribute: str) -> str | None:
    if not attribute:
        return element.text
    return None if attribute not in element.attrs else element.attr(attribute) or ""


def _fits(value: str, patterns: Sequence[str], one_of: Sequence[str], match_case: bool) -> bool:
    plain = " ".join(value.split())
    if any(plain == one or (not match_case and plain.lower() == one.lower()) for one in one_of):
        return True
    return any(expressions.compiled(pattern, match_case).search(plain) for pattern in patterns)


def _hit(page: Page, element: Element, name: str, value: str) -> Hit:
    there = page.document.attribute(element, name) if name else None
    span = there.span if there is not None else page.document.tag_span(element)
    return Hit(span, {**_facts(element), "name": name, "value": shortened(value)})


def _facts(element: Element) -> dict[str, object]:
    return {"tag": element.tag, "text": shortened(element.text)}
