"""Style sheets that take away the line around what has the focus, and what they set in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pubcheck.grammar import css
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.accessibility.cascade import Cascade
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.accessibility.focus import may_take_focus, tab_index
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.elements import type_of
from pubcheck.views.page import Page, view

# What a browser marks with a text cursor as well.
_WRITTEN_IN = frozenset(
    {"", "text", "search", "email", "url", "tel", "password", "number", "date", "time", "datetime-local",
     "month", "week"}
)  # fmt: skip
_FRAMES = frozenset({"iframe", "audio", "video", "object", "embed"})
_FOCUS = re.compile(r":focus(?:-visible|-within)?(?![\w-])")
_WITHIN = ":focus-within"
_STATE = re.compile(r":(?:focus-visible|focus-within|focus|active|hover)(?![\w-])")
_NO_STATE = re.compile(r":not\(\s?:(?:focus-visible|focus-within|focus|active|hover|disabled)\s?\)")
_NO_FOCUS = re.compile(r":not\([^()]{0,60}:focus")
_COMBINATOR = re.compile(r"[\s>+~]")
_ANY = ":where(*)"
_REPLACES = (
    "border", "background", "box-shadow", "color", "text-decoration", "text-shadow", "filter", "transform",
    "font-weight", "fill", "stroke", "scale", "opacity", "text-emphasis", "content",
)  # fmt: skip
_NOTHING = frozenset({"none", "0", "0px", "transparent", "hidden", "inherit", "unset"})
_LINES = ("outline-style", "outline-width", "outline-color")
_SHOWN_BY_VALUE = ("color", "background-color")


class Unmarked(NamedTuple):
    """A declaration that takes the line away, the first element that has no other mark, and their number.

    ``is_open`` tells that a style sheet elsewhere may set another mark.
    """

    declaration: Declaration
    element: Element
    number: int
    is_open: bool


@view
def unmarked(page: Page) -> list[Unmarked]:
    """Each declaration that leaves a control without any mark of the focus (WCAG 2.2, 2.4.7)."""
    cascade = styles_of(page).cascade
    if not cascade.mentions("outline"):
        return []
    removing = [
        (one, element, rule) for rule, element in cascade.rules for one in _removal(rule.declarations) if one
    ]
    styled = dict.fromkeys(cascade.styled(_LINES))
    inline = [(one, element) for element in styled for one in _removal(_own(element))]
    if not removing and not inline:
        return []
    marked = _marked(cascade)
    counts: dict[Element, bool] = {}

    def is_bare(element: Element) -> bool:
        if element not in counts:
            counts[element] = element not in marked and _counts(page, element)
        return counts[element]

    found: list[Unmarked] = []
    for one, sheet, rule in removing:
        matched = (cascade.select(text) for text in _plain(rule))
        elements = [e for group in matched for e in group if is_bare(e)]
        if elements:
            declaration = Declaration(page.document, one, sheet, rule)
            found.append(Unmarked(declaration, elements[0], len(set(elements)), cascade.is_open))
    for one, element in inline:
        if is_bare(element):
            found.append(
                Unmarked(Declaration(page.document, one, element, None), element, 1, cascade.is_open)
            )
    return found


def _own(element: Element) -> tuple[css.Declaration, ...]:
    return css.parse_style(element.attr("style") or "")


def _removal(declarations: Iterable[css.Declaration]) -> list[css.Declaration]:
    """The declaration of a block by which there is no outline; none where there is one."""
    last = {one.name: one for one in declarations if one.name.startswith("outline-")}
    for name in _LINES:
        if name in last and last[name].value in {"none", "0", "0px", "transparent", "hidden"}:
            return [last[name]]
    return []


def _plain(rule: css.Rule) -> list[str]:
    """The selectors of a rule as they match without a pointer or the focus.

    Left out are those that speak of what has the focus by a click only, as ``:focus:not(:focus-visible)``.
    """
    return [
        _STATE.sub(_ANY, selector.text)
        for selector in rule.selectors
        if not selector.pseudo and not _NO_FOCUS.search(selector.text)
    ]


def _marked(cascade: Cascade) -> set[Element]:
    """Every element that some rule for the focus gives a look of its own, or to what stands near it."""
    found: set[Element] = set()
    for rule, _ in cascade.rules:
        if not _shows(rule.declarations):
            continue
        for selector in rule.selectors:
            text = _NO_STATE.sub("", selector.text)
            match = _FOCUS.search(text)
            if match is None:
                continue
            end = _COMBINATOR.search(text, match.end())
            subject = text[: end.start()] if end and text.count("(", 0, end.start()) == 0 else text
            for element in cascade.select(_STATE.sub(_ANY, subject)):
                found.add(element)
                if match[0] == _WITHIN:
                    found.update(element.iter_elements())
    return found


def _shows(declarations: Iterable[css.Declaration]) -> bool:
    outline = [one for one in declarations if one.name.startswith("outline-")]
    if outline and not _removal(outline) and any(one.name != "outline-offset" for one in outline):
        return True
    return any(
        one.name.startswith(_REPLACES) and (one.name in _SHOWN_BY_VALUE or one.value not in _NOTHING)
        for one in declarations
        if one.value != "inherit"
    )


def _counts(page: Page, element: Element) -> bool:
    """Whether people reach an element with the Tab key, and nothing but the line would show it."""
    if not may_take_focus(element) or element.tag in _FRAMES or (tab_index(element) or 0) < 0:
        return False
    if element.tag == "textarea" or "contenteditable" in element.attrs:
        return False
    if element.tag == "input" and type_of(element) in _WRITTEN_IN:
        return False
    return hidden.is_visible(page, element)
