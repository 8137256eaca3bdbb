"""Text that may be hard to see: its color, what lies behind it, and the contrast between the two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from pubcheck.grammar import backgrounds, colors
from pubcheck.grammar.colors import BLACK, Color
from pubcheck.tree import Element, tag_ranges
from pubcheck.views.accessibility.backdrops import Palette, palette_of
from pubcheck.views.accessibility.clear_inks import clearly_inked
from pubcheck.views.accessibility.covering import has_effect, is_block_in_line, is_overlapped
from pubcheck.views.accessibility.incidental import is_exempt, words_in
from pubcheck.views.accessibility.paints import ENHANCED, MINIMUM, PAINTS, Backdrop, Ink, contrast_on, graver
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.page import Page, view

_LARGE = 24.0  # CSS pixels: 18 points (WCAG 2.2, large scale)
_LARGE_BOLD = 14 * 96 / 72  # 14 points
_BOLD = 700
_NEAR = 0.01  # CSS pixels and ratios that come of rounding
_COLORING = frozenset({*PAINTS, "color", "opacity", "text-shadow", "all"})
_HINTS = ("bgcolor", "background", "color", "text", "link")  # old attributes
_MOST_PAIRS = 400
_MOST_GROUPS = 20  # one in another, each with its opacity
_MOST_TEXTS = 2000  # of a page that are looked at closely


class Faint(NamedTuple):
    """Text of less than the highest contrast that WCAG 2.2 asks for.

    ``highest`` and ``lowest`` are the ratios, 1 to 21, on all that lies behind it; ``doubt`` is why they may
    be others ("" for certain), ``cause`` the element that sets the later of the two colors, None for the
    browser.
    """

    page: Page
    element: Element
    ink: Color
    backdrop: Color
    highest: float
    lowest: float
    is_large: bool | None
    doubt: str
    cause: Element | None

    def needs(self, normal: float, large: float) -> float:
        """The ratio that this text needs, of those for normal and for large text; the less where unsure."""
        return normal if self.is_large is False else large


@view
def faint_texts(page: Page) -> list[Faint]:
    """Each element with text of a contrast below 7 to 1, or on colors that are not known."""
    if not _may_be_faint(page):
        return []
    palette = palette_of(page)
    if palette.is_open and not _is_told(palette):
        return []  # beyond telling, for all texts
    roots = _roots(palette)
    found: list[Faint] = []
    doubted: set[tuple[object, ...]] = set()  # of texts that nobody is sure of, one of a kind is enough
    for root in page.elements.in_order(roots - clearly_inked(palette)):
        ink, backdrop = palette.ink(root), palette.backdrop(root)
        if (ink[:2], backdrop[:2]) in doubted and next(root.iter_elements(), None) is None:
            continue
        # What repeats others for browsers without scripts is exempt, with all that stands in it.
        if page.is_inert(root) or _is_strong(palette, ink, backdrop):
            continue
        for element in _region(root, roots):
            kind = palette.ink(element)[:2], palette.backdrop(element)[:2]
            if kind in doubted or next(words_in(element), None) is None:
                continue
            faint = _judged(palette, element)
            if faint is not None and not is_exempt(page, element):
                found.append(faint)
                if faint.doubt:
                    doubted.add(kind)
        if len(found) >= _MOST_TEXTS:
            break
    return sorted(found, key=_place) if found[1:] else found


def _may_be_faint(page: Page) -> bool:
    """Whether the file colors anything that is shown; quick, for most say of no color or of none that is."""
    cascade, elements = styles_of(page).cascade, page.elements
    if not _COLORING.isdisjoint(cascade.ruled):
        return True
    colored = [*cascade.styled(_COLORING), *elements.tagged("mark")]
    if not elements.attributes.isdisjoint(_HINTS):
        colored += [element for name in _HINTS for element in elements.having(name)]
    return not all(map(page.is_inert, colored))


def _is_told(palette: Palette) -> bool:
    """Whether the file itself says what color some text has that is shown, and what lies behind it."""
    if not (palette.inked or palette.hinted or palette.images):
        return False
    behind = [*palette.painted, *palette.hinted, *palette.page.elements.tagged("mark")]
    return not all(map(palette.page.is_inert, behind))


def _place(faint: Faint) -> int:
    ranges = tag_ranges(faint.element)
    return ranges[0][0] if ranges else -1


def _roots(palette: Palette) -> frozenset[Element]:
    """The elements at which a text may get another color, another backdrop or less of either."""
    roots = set(palette.painted | palette.inked | palette.hinted | palette.faded | palette.shadowed)
    if palette.is_open:
        return frozenset(roots)  # what a sheet elsewhere may color is not looked for
    # A link has the browser's color where nobody gives it another: it fails on what is not light.
    for painted in palette.painted | palette.hinted:
        if not _is_clear_for_links(palette, palette.backdrop(painted)):
            roots.update(painted.iter_elements(("a", "mark")))
    return frozenset(roots)


def _is_clear_for_links(palette: Palette, backdrop: Backdrop) -> bool:
    """Whether links without a color of their own have the highest contrast that is asked for."""
    if backdrop.doubt in {"unknown", "overlap"}:
        return True
    return backdrop.doubt != "image" and _lowest(palette.link_ink, backdrop.colors) >= ENHANCED


def _region(root: Element, roots: frozenset[Element]) -> Iterator[Element]:
    """The element and all below it up to where another one sets colors, in document order."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        inner = [child for child in element.children if isinstance(child, Element) and child not in roots]
        stack.extend(reversed(inner))


def _is_strong(palette: Palette, ink: Ink, backdrop: Backdrop) -> bool:
    """Whether text of an ink passes on all backdrops, so that none below need be read."""
    if palette.faded or palette.shadowed:
        return False
    if backdrop.source is None and backdrop.doubt == "sheet":
        return True  # as it is beyond telling, whatever the ink is
    if _is_beyond(ink, backdrop):
        return True
    return _lowest(ink.color or BLACK, backdrop.colors) >= _bound(graver(ink.doubt, backdrop.doubt))


@lru_cache(maxsize=1024)
def _lowest(ink: Color, below: tuple[Color, ...]) -> float:
    return min((contrast_on(ink, lower) for lower in below), default=ENHANCED)


def _is_beyond(ink: Ink, backdrop: Backdrop) -> bool:
    """Whether nothing can be said of such a text: a color is not known, or stands in another file."""
    doubt = graver(ink.doubt, backdrop.doubt)
    if ink.color is None or not backdrop.colors or doubt in {"overlap", "unknown"}:
        return True
    return doubt == "sheet" and (ink.source is None or backdrop.source is None)


def _bound(doubt: str) -> float:
    """The ratio below which a text is worth a look; one of which little is known, only where it may fail."""
    return MINIMUM if doubt else ENHANCED


def _judged(palette: Palette, element: Element) -> Faint | None:
    ink, backdrop = palette.ink(element), palette.backdrop(element)
    doubt = graver(ink.doubt, backdrop.doubt)
    if ink.color is None or _is_beyond(ink, backdrop):
        return None
    pairs = _seen(palette, element, ink.color, backdrop.colors)
    if pairs is None or has_effect(palette, element):
        return None
    ratios = [colors.contrast(*pair) for pair in pairs]
    highest, lowest = max(ratios), min(ratios)
    # Text of the color of what lies behind it is shown to nobody (ACT afw4f7, visible).
    if lowest >= _bound(doubt) or (highest < 1 + _NEAR and doubt != "image"):
        return None
    if is_overlapped(palette.page, element) or is_block_in_line(palette, element, backdrop.source):
        return None
    best = pairs[ratios.index(highest)]
    return Faint(
        palette.page,
        element,
        *best,
        highest,
        lowest,
        is_large(palette.page, element),
        doubt,
        _inner(ink.source, backdrop.source),
    )


def _seen(
    palette: Palette, element: Element, ink: Color, below: tuple[Color, ...]
) -> list[tuple[Color, Color]] | None:
    """Each pair of a text color and what is beside it, as seen; None where they cannot be told."""
    pairs = [(colors.over(ink, lower), lower) for lower in below]
    if palette.shadowed:
        shadows = backgrounds.shadow_colors(palette.styles.value(element, "text-shadow"), ink)
        if shadows is None:
            return None
        pairs += [
            (upper, colors.over(colors.faded(shadow, step / 4), lower))
            for upper, lower in pairs
            for shadow in shadows
            for step in (1, 2, 3, 4)
        ]
    faded, groups = palette.faded, 0
    node: object = element if faded else None
    while isinstance(node, Element):
        if node in faded:
            share = _share(palette.styles.value(node, "opacity"))
            around = node.parent
            behind = palette.backdrop(around) if isinstance(around, Element) else None
            if share is None or behind is None or behind.doubt in {"image", "overlap", "unknown"}:
                return None
            if is_block_in_line(palette, node, behind.source):
                return None
            groups += 1
            if share < 1:
                pairs = [
                    (backgrounds.mixed(lowest, upper, share), backgrounds.mixed(lowest, lower, share))
                    for upper, lower in pairs
                    for lowest in behind.colors
                ]
        if len(pairs) > _MOST_PAIRS or groups > _MOST_GROUPS:
            return None
        node = node.parent
    # A screen shows whole numbers.
    return [(colors.rounded(upper), colors.rounded(lower)) for upper, lower in pairs] or None


def _share(written: str) -> float | None:
    """An opacity, 0 to 1; None for what is no number or percentage."""
    text = written.strip()
    try:
        share = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return None
    return min(max(share, 0.0), 1.0) if isfinite(share) else None


def _inner(one: Element | None, other: Element | None) -> Element | None:
    """Of two elements around a text the inner one."""
    if one is None or other is None:
        return one or other
    node: object = one
    while isinstance(node, Element):
        if node == other:
            return one
        node = node.parent
    return other


def is_large(page: Page, element: Element) -> bool | None:
    """Whether text is large scale: 18 points, or 14 and bold (WCAG 2.2, large scale); None for not known."""
    styles = styles_of(page)
    if not (styles.is_certain(element, "font-size") and styles.is_certain(element, "font-weight")):
        return None
    size = styles.px(element, "font-size")
    if size is None:
        return None
    if size >= _LARGE - _NEAR:
        return True
    weight = styles.value(element, "font-weight")
    is_bold = weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:4]) >= _BOLD)
    return is_bold and size >= _LARGE_BOLD - _NEAR


class Spot(NamedTuple):
    """Texts that have their contrast of one cause: the first of them, and in how many places."""

    first: Faint
    places: int


@view
def spots(page: Page) -> list[Spot]:
    """The faint texts of a page, those together that one element's attributes or the same rules make."""
    found: dict[object, list[Faint]] = {}
    for faint in faint_texts(page):
        cause = faint.cause
        own = cause if cause is not None and _colors_itself(cause) else None
        key = (own, faint.ink.hex, faint.backdrop.hex, faint.is_large, faint.doubt)
        found.setdefault(key, []).append(faint)
    return [Spot(group[0], len(group)) for group in found.values()]


def _colors_itself(element: Element) -> bool:
    attributes = element.attrs
    return any(name in attributes for name in ("style", "bgcolor", "color", "text", "link"))
