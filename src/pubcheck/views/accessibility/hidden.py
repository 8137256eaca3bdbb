"""What is hidden: from everybody, from people who see, from assistive technology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.tree import Element
from pubcheck.views.accessibility.styles import Styles, styles_of
from pubcheck.views.page import Page, view

# What no browser renders (HTML, 15.3.1); a noscript is for browsers without scripts, which nobody has.
_UNRENDERED_TAGS = frozenset(
    {"head", "template", "noscript", "datalist", "script", "style", "noembed", "noframes", "param", "rp",
     "source", "track"}
)  # fmt: skip
_STATES = "[hidden], details:not([open]), dialog:not([open]), audio:not([controls])"
_HIDDEN = frozenset({"hidden", "collapse"})


@view
def unrendered(page: Page) -> frozenset[Element]:
    """Every element that is not rendered: a tag, an attribute, a closed part or display: none hides it."""
    root = page.document.tree
    outer: list[Element] = list(root.iter_elements(_UNRENDERED_TAGS))
    styles = styles_of(page)
    for element in root.select(_STATES):
        if element.tag == "details":
            if "open" not in element.attrs:
                outer += _behind_summary(element)
            if "hidden" not in element.attrs:
                continue
        if not styles.is_touched(element) or styles.value(element, "display") in {"", "none"}:
            outer.append(element)
    outer += [e for e in styles.touched("display") if styles.value(e, "display") == "none"]
    return frozenset(_with_all_below(outer))


def _behind_summary(details: Element) -> Iterator[Element]:
    seen = False
    for child in details.children:
        if isinstance(child, Element):
            if child.tag == "summary" and not seen:
                seen = True
            else:
                yield child


def _with_all_below(outer: Iterable[Element]) -> set[Element]:
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
    below = _with_all_below(touched)
    return frozenset(e for e in below if styles.value(e, "visibility") in _HIDDEN)


@view
def _inert(page: Page) -> frozenset[Element]:
    return frozenset(_with_all_below(page.document.tree.select("[inert]")))


@view
def excluded(page: Page) -> frozenset[Element]:
    """Every element that is not in the accessibility tree (Core-AAM 1.2, 5.1)."""
    silent = _with_all_below(page.document.tree.select("[aria-hidden=true i]"))
    return unrendered(page) | _invisible(page) | _inert(page) | silent


@view
def unseen(page: Page) -> frozenset[Element]:
    """Every element that its author keeps from all readers or from some, and what stands in it.

    Unlike ``excluded`` without what a reader may open: closed details, dialogs.
    """
    styles = styles_of(page)
    outer = [
        element
        for element in page.document.tree.select("[hidden], [aria-hidden=true i]")
        if not styles.is_touched(element)
        or "hidden" not in element.attrs
        or styles.value(element, "display") in {"", "none"}
    ]
    outer += [e for e in styles.touched("display") if styles.value(e, "display") == "none"]
    return _invisible(page).union(_with_all_below(outer))


def is_unseen(page: Page, element: Element) -> bool:
    """Whether an element is among the ``unseen``."""
    return element in unseen(page)


@view
def unreachable(page: Page) -> frozenset[Element]:
    """Every element that cannot take the focus, because nobody gets to it."""
    return unrendered(page) | _invisible(page) | _inert(page)


def is_unreachable(page: Page, element: Element) -> bool:
    """Whether the focus cannot go to an element, as it is not rendered, not visible or inert."""
    return element in unreachable(page)


def is_visible(page: Page, element: Element) -> bool:
    """Whether people can see an element, as far as the markup and the page's own CSS tell.

    Not seen is what is not rendered, what is transparent, clipped to nothing or moved out of the page.
    """
    if element in unrendered(page) or element in _invisible(page):
        return False
    styles = styles_of(page)
    if not styles.has_any:
        return True
    node: object = element
    while isinstance(node, Element):
        if _is_out_of_sight(styles, node):
            return False
        node = node.parent
    return True


_FAR = 500.0  # CSS pixels beyond an edge, where pages put what only screen readers shall meet
_CLIPPED = ("inset(50%", "inset(100%")
_TINY = 1.0  # CSS pixels
_EDGES = 4


def _is_out_of_sight(styles: Styles, element: Element) -> bool:
    if not styles.is_touched(element):
        return False
    if styles.value(element, "opacity") in {"0", "0.0", "0%"}:
        return True
    if styles.value(element, "clip-path").startswith(_CLIPPED):
        return True
    if styles.value(element, "position") in {"absolute", "fixed"}:
        if _is_clipped(styles.value(element, "clip")):
            return True
        if any((styles.px(element, side) or 0) <= -_FAR for side in ("left", "top", "right", "bottom")):
            return True
    if styles.value(element, "overflow") in {"hidden", "clip"}:
        sizes = [styles.px(element, name) for name in ("width", "height")]
        if any(size is not None and size <= _TINY for size in sizes):
            return True
    indent = styles.px(element, "text-indent")
    return indent is not None and indent <= -_FAR


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
