"""What is hidden: from everybody, from people who see, from assistive technology."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from pubcheck.tree import Element
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.elements import handed_down
from pubcheck.views.page import Page, view

# What no browser renders (HTML, 15.3.1); a noscript is for browsers without scripts, which nobody has. Of the
# head nobody asks.
_UNRENDERED_TAGS = (
    "template", "noscript", "datalist", "noembed", "noframes", "rp", "script", "style",
)  # fmt: skip
_HIDDEN = frozenset({"hidden", "collapse"})


class Within:
    """The elements of a set, and others with all that stands in them, of which each is told when asked."""

    # Pages hide menus of a thousand elements, and a rule asks of a few whether they are hidden.
    __slots__ = ("_known", "_outer", "_whole")

    def __init__(self, whole: frozenset[Element], outer: Iterable[Element]) -> None:
        self._whole = whole
        self._outer = frozenset(outer)
        self._known: dict[object, bool] = {}

    def __contains__(self, element: object) -> bool:
        if element in self._whole or element in self._outer:
            return True
        parent = element.parent if isinstance(element, Element) else None
        found = self._known.get(parent)
        if found is None and isinstance(element, Element):
            found = self._known[parent] = not self._outer.isdisjoint(element.ancestors)
        return found is True


@view
def _unrendered_outer(page: Page) -> list[Element]:
    """Every element that its tag, or a closed part around it, keeps from being rendered."""
    elements = page.elements
    outer = [element for tag in _UNRENDERED_TAGS for element in elements.tagged(tag)]
    for details in elements.tagged("details"):
        if "open" not in details.attrs:
            outer += _behind_summary(details)
    closed = [e for e in elements.tagged("dialog") if "open" not in e.attrs]
    closed += [e for e in elements.having("popover") if e.tag != "dialog"]  # no markup opens one
    outer += [e for e in closed if not _is_displayed(page, e)]
    outer += [e for e in elements.tagged("audio") if "controls" not in e.attrs]
    return outer


@view
def unrendered(page: Page) -> Container[Element]:
    """Every element that is not rendered, and what stands in it."""
    return Within(_put_away(page), _unrendered_outer(page))


@view
def _put_away(page: Page) -> frozenset[Element]:
    return frozenset(with_all_below(_concealed(page)))


@view
def unspoken(page: Page) -> frozenset[Element]:
    """Every element that aria-hidden takes out of the accessibility tree, and what stands in it."""
    return frozenset(with_all_below(silenced(page)))


def _concealed(page: Page) -> Iterator[Element]:
    """The elements that the hidden attribute or display: none takes away."""
    styles = styles_of(page)
    for element in page.elements.having("hidden"):
        if not _is_displayed(page, element):
            yield element
    for element in styles.touched("display"):
        if styles.value(element, "display") == "none":
            yield element
    for element in styles.touched("content-visibility"):
        if styles.value(element, "content-visibility") == "hidden":
            yield from (child for child in element.children if isinstance(child, Element))


def _is_displayed(page: Page, element: Element) -> bool:
    """Whether CSS shows an element that the browser's own sheet would not."""
    styles = styles_of(page)
    return styles.is_touched(element) and styles.value(element, "display") not in {"", "none"}


def _behind_summary(details: Element) -> Iterator[Element]:
    seen = False
    for child in details.children:
        if isinstance(child, Element):
            if child.tag == "summary" and not seen:
                seen = True
            else:
                yield child


def is_closed(element: Element) -> bool:
    """Whether an element is a closed part, of which only what stands in its summary is rendered."""
    return element.tag == "details" and "open" not in element.attrs


def with_all_below(outer: Iterable[Element]) -> set[Element]:
    """Some elements and every element that stands in one of them."""
    found: set[Element] = set()
    for element in outer:
        # What stands in another one is found already: no element is gone over twice.
        if element not in found:
            found.add(element)
            found.update(element.iter_elements())
    return found


@view
def _invisible(page: Page) -> frozenset[Element]:
    """Every element whose computed visibility is not visible (CSS Display 4, 4)."""
    styles = styles_of(page)
    touched = [e for e in styles.touched("visibility") if styles.value(e, "visibility") in _HIDDEN]
    if not touched:
        return frozenset()
    # A part of what is hidden may be shown again.
    below = with_all_below(touched)
    return frozenset(e for e in below if styles.value(e, "visibility") in _HIDDEN)


@view
def excluded(page: Page) -> Container[Element]:
    """Every element that is not in the accessibility tree (Core-AAM 1.2, 5.1)."""
    return Within(unseen(page), [*_unrendered_outer(page), *page.elements.having("inert")])


@view
def hiding(page: Page) -> list[Element]:
    """Every element that is not in the accessibility tree for a reason of its own."""
    return [
        *_unrendered_outer(page),
        *_concealed(page),
        *_invisible(page),
        *page.elements.having("inert"),
        *silenced(page),
    ]


@view
def unseen(page: Page) -> frozenset[Element]:
    """Every element that its author keeps from all readers or from some, and what stands in it.

    Unlike ``excluded`` without what a reader may open: closed details, dialogs, popovers.
    """
    return _put_away(page).union(unspoken(page), _invisible(page))


@view
def silenced(page: Page) -> list[Element]:
    """The elements that aria-hidden takes out of the accessibility tree."""
    stated = page.elements.having("aria-hidden")
    return [element for element in stated if is_silenced(element)]


def is_silenced(element: Element) -> bool:
    """Whether an element says of itself that it is hidden from assistive technology (aria-hidden)."""
    return (element.attr("aria-hidden") or "").strip().lower() == "true"


def is_unseen(page: Page, element: Element) -> bool:
    """Whether an element is among the ``unseen``."""
    return element in unseen(page)


@view
def unreachable(page: Page) -> Container[Element]:
    """Every element that cannot take the focus, because nobody gets to it."""
    outer = [*_unrendered_outer(page), *page.elements.having("inert")]
    return Within(_put_away(page) | _invisible(page), outer)


def is_unreachable(page: Page, element: Element) -> bool:
    """Whether the focus cannot go to an element, as it is not rendered, not visible or inert."""
    return element in unreachable(page)


def is_visible(page: Page, element: Element) -> bool:
    """Whether people can see an element, as far as the markup and the page's own CSS tell.

    Not seen is what is not rendered, what is transparent, clipped to nothing or moved out of the page.
    """
    if element in unrendered(page) or element in _invisible(page):
        return False
    moved = _displaced(page)
    if not moved:
        return True
    styles = styles_of(page)

    def is_seen(inner: Element, around: bool) -> bool:
        return around and not (inner in moved and _is_out_of_sight(styles, inner))

    return handed_down(element, _in_sight(page), True, is_seen)


@view
def _in_sight(_: Page) -> dict[Element, bool]:
    """Whether an element and all around it is in sight, for each that was asked about."""
    return {}


@view
def _displaced(page: Page) -> set[Element]:
    """Every element of which CSS says what may put it out of sight; on most pages there is none."""
    cascade = styles_of(page).cascade
    return {
        element
        for prop in _DISPLACING
        if cascade.has(prop)
        for element, found in cascade.winners(prop).items()
        if found.declaration.value not in _IN_PLACE
        and (prop in _SHARES or not found.declaration.value[:1].isdigit())
    }


_SHARES = ("opacity", "scale")  # of which 0 counts, and not what is less
_DISPLACING = (
    *_SHARES, "clip-path", "content-visibility", "transform", "margin-left", "margin-top", "position",
    "overflow-x", "overflow-y", "text-indent",
)  # fmt: skip
_IN_PLACE = frozenset({"auto", "none", "visible", "static", "scroll", "initial"})

_FAR = 500.0  # CSS pixels beyond an edge, where pages put what only screen readers shall meet
_FARTHEST = 2000.0  # of margins, which sites make negative for other ends, too
_CLIPPED = (
    "inset(50%",
    "inset(100%",
    "circle(0)",
    "circle(0px",
    "circle(0%",
    "polygon(0 0,0 0,0 0",
    "polygon(0 0, 0 0, 0 0",
    "polygon(0px 0px, 0px 0px, 0px 0px",
)
_NOTHING = re.compile(r"[+-]?(?:0++(?:\.0*+)?+|\.0++)(?:%|px)?$")
_SHRUNK = re.compile(r"\bscale(?:[xy]|3d)?\(\s*+(?:0++(?:\.0*+)?+|\.0++)%?\s*+[,)]")
_MOVED = re.compile(
    r"\btranslate(?:[xy]|3d)?\((?:[^(),]{1,40}+,)?\s*+(-[0-9]{3,9})(?:\.[0-9]+)?(px|e?m|vw|vh)"
)
_TINY = 1.0  # CSS pixels
_EDGES = 4


def _is_out_of_sight(styles: Styles, element: Element) -> bool:
    if _NOTHING.match(styles.value(element, "opacity")):
        return True
    if styles.value(element, "clip-path").startswith(_CLIPPED):
        return True
    if styles.value(element, "content-visibility") == "hidden" or _is_moved_away(styles, element):
        return True
    position = styles.value(element, "position")
    if position in {"absolute", "fixed"} and _is_clipped(styles.value(element, "clip")):
        return True
    if position in {"absolute", "fixed", "relative"} and any(
        (styles.px(element, side) or 0) <= -_FAR for side in ("left", "top", "right", "bottom")
    ):
        return True
    if styles.value(element, "overflow") in {"hidden", "clip"}:
        sizes = [styles.px(element, name) for name in ("width", "height", "max-width", "max-height")]
        if any(size is not None and size <= _TINY for size in sizes):
            return True
    indent = styles.px(element, "text-indent")
    return indent is not None and indent <= -_FAR


def _is_moved_away(styles: Styles, element: Element) -> bool:
    """Whether a transform or a margin leaves nothing of an element where people see it."""
    transform = styles.value(element, "transform")
    if _SHRUNK.search(transform) or _NOTHING.match(styles.value(element, "scale")):
        return True
    if (moved := _MOVED.search(transform)) and (moved[2] != "px" or float(moved[1]) <= -_FAR):
        return True
    return any((styles.px(element, side) or 0) <= -_FARTHEST for side in ("margin-left", "margin-top"))


def _is_clipped(clip: str) -> bool:
    """Whether ``clip: rect(top, right, bottom, left)`` leaves at most a pixel."""
    edges = clip.lower().partition("rect(")[2].partition(")")[0].replace(",", " ").split()
    if len(edges) != _EDGES:
        return False
    top, right, bottom, left = map(_pixels, edges)
    return bottom - top <= _TINY or right - left <= _TINY


def _pixels(edge: str) -> float:
    try:
        return float(edge.removesuffix("px"))
    except ValueError:
        return float("nan")
