"""The colors of a page: what each element's text is written in, and what lies behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from pubcheck.document import OPAQUE
from pubcheck.grammar import backgrounds, colors
from pubcheck.grammar.colors import BLACK, TRANSPARENT, WHITE, Color
from pubcheck.tree import Element
from pubcheck.views.accessibility.color_scheme import has_own_scheme
from pubcheck.views.accessibility.paints import LINK, MARK, PAINTS, Backdrop, Ink, graver, laid
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.elements import handed_down
from pubcheck.views.page import Page, view
from pubcheck.views.websites import is_templated

_MOST_COLORS = 120  # of one backdrop; what mixes more is unknown
_BACKED_TAGS = frozenset({"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
# Their colors are the browser's or the system's where the page sets none (HTML, 15.5).
_CONTROLS = frozenset(
    {"button", "input", "keygen", "meter", "optgroup", "option", "progress", "select", "textarea"}
)
_PAINTED_TAGS = _CONTROLS | {"mark"}
_INKED_TAGS = _PAINTED_TAGS | {"a", "area"}
_MOVES = ("position", "float", "transform", "translate", "margin-top", "margin-bottom", "margin-left")
_NO_IMAGES = frozenset({"none", "initial", "unset"})
_WHOLE_SIZES = frozenset({"", "auto", "cover", "auto auto", "100%", "100% 100%", "initial", "unset"})


class Palette:
    """The inks and the backdrops of a page, each told once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.styles = styles_of(page)
        self._is_templated = is_templated(page)
        self._inks: dict[Element, Ink] = {}
        self._backdrops: dict[Element, Backdrop] = {}
        self._winners: dict[str, Mapping[Element, Any]] = {}
        self._doubts: dict[str, Collection[Element]] = {}

    def touched(self, *properties: str) -> frozenset[Element]:
        """Every element for which the page's CSS sets one of these properties."""
        return frozenset[Element]().union(*map(self.winners, properties))

    def _doubt(self, element: Element, prop: str, found: Any) -> str:
        """ "sheet" where what is outside this file, or source cannot decide, may set a property here."""
        is_doubted = element in self._doubted(prop)
        if found is None and (self.is_open or is_doubted):
            return "sheet"
        # What an element says of itself in a plain word needs no walk up the tree.
        is_plain = found is None or (found.rule is None and colors.parse(found.declaration.value) is not None)
        is_made = self._is_templated and OPAQUE in (element.attr("style") or "")
        if is_plain and not is_doubted and not is_made:
            return ""
        return "" if self.styles.is_certain(element, prop) else "sheet"

    @cached_property
    def is_open(self) -> bool:
        """Whether style sheets that are not in the file may be at work."""
        return self.styles.cascade.is_open

    def winners(self, prop: str) -> Mapping[Element, Any]:
        """The winning declaration of a property for each element that has one."""
        if prop not in self._winners:
            cascade = self.styles.cascade
            self._winners[prop] = cascade.winners(prop) if cascade.has(prop) else {}
        return self._winners[prop]

    def _doubted(self, prop: str) -> Collection[Element]:
        if prop not in self._doubts:
            cascade = self.styles.cascade
            self._doubts[prop] = cascade.doubts(prop) if cascade.has(prop) else ()
        return self._doubts[prop]

    @cached_property
    def _inking(self) -> frozenset[Element]:
        """Every element whose text may have another color than the text around it, but for its tag."""
        return (self.inked | self.hinted).union(self._doubted("color"))

    @cached_property
    def _painting(self) -> frozenset[Element]:
        """Every element that may have another backdrop than what it stands in, but for its tag."""
        return (self.painted | self.hinted | self._moved).union(*map(self._doubted, PAINTS))

    @cached_property
    def faded(self) -> frozenset[Element]:
        """Every element whose opacity CSS sets."""
        return self.touched("opacity")

    @cached_property
    def shadowed(self) -> frozenset[Element]:
        """Every element whose text-shadow CSS sets."""
        return self.touched("text-shadow")

    @cached_property
    def inked(self) -> frozenset[Element]:
        """Every element whose color CSS sets."""
        return self.touched("color")

    @cached_property
    def painted(self) -> frozenset[Element]:
        """Every element whose background CSS sets."""
        return self.touched(*PAINTS)

    def values(self, prop: str) -> set[str]:
        """Every value of a property that wins for some element."""
        return {found.declaration.value for found in self.winners(prop).values()}

    @property
    def images(self) -> set[str]:
        """Every background image that CSS gives some element, as it is written."""
        return self.values("background-image") - _NO_IMAGES

    @cached_property
    def hinted(self) -> frozenset[Element]:
        """Every element that has a color by an old attribute (HTML, 15.3: presentational hints)."""
        having = self.page.elements.having
        bodies = [body for name in ("text", "link") for body in having(name) if body.tag == "body"]
        fonts = [font for font in having("color") if font.tag == "font"]
        return frozenset((*having("bgcolor"), *having("background"), *bodies, *fonts))

    @cached_property
    def _moved(self) -> frozenset[Element]:
        return self.touched(*_MOVES)

    @cached_property
    def link_ink(self) -> Color:
        """The color of links that CSS gives none."""
        return self._link_hint or LINK

    @cached_property
    def _link_hint(self) -> Color | None:
        body = next(iter(self.page.elements.tagged("body")), None)
        return colors.parse_legacy((body is not None and body.attr("link")) or "")

    def ink(self, element: Element) -> Ink:
        """The color that text of an element is written in."""
        inks = self._inks
        # What says its own color needs no walk up the tree.
        if element not in inks and (stated := self._stated_ink(element)) is not None:
            inks[element] = stated
        return handed_down(element, inks, self._outermost[0], self._next_ink)

    def _stated_ink(self, element: Element) -> Ink | None:
        declared = self.winners("color").get(element)
        color = colors.parse(declared.declaration.value) if declared else None
        return None if color is None else Ink(color, self._doubt(element, "color", declared), element)

    def _next_ink(self, element: Element, around: Ink) -> Ink:
        if element in self._inking or element.tag in _INKED_TAGS:
            return self._own_ink(element, around)
        return around._replace(doubt="sheet") if self.is_open and not around.doubt else around

    def _own_ink(self, element: Element, around: Ink) -> Ink:
        if (stated := self._stated_ink(element)) is not None:
            return stated
        declared = self.winners("color").get(element)
        doubt = self._doubt(element, "color", declared)
        if declared:
            written = self.styles.value(element, "color")
            if (color := colors.parse(written)) is not None:
                return Ink(color, doubt, element)
            if written not in {"inherit", "unset", "currentcolor"}:
                return Ink(None, "unknown", element)
            return Ink(around.color, graver(doubt, around.doubt), around.source)
        hint = self._hint(element)
        if hint is not None:
            return Ink(hint, doubt, element)
        tag = element.tag
        if tag in {"a", "area"} and "href" in element.attrs:
            return Ink(LINK, doubt, None)
        if tag in _CONTROLS:
            return Ink(None, "unknown")
        if tag == "mark":
            return Ink(BLACK, doubt, None)
        return around if not doubt or around.doubt else around._replace(doubt=doubt)

    def _hint(self, element: Element) -> Color | None:
        if element.tag == "a":
            return self._link_hint if "href" in element.attrs else None
        if element not in self.hinted:
            return None
        name = {"font": "color", "body": "text"}.get(element.tag, "")
        return colors.parse_legacy(element.attr(name) or "")

    def backdrop(self, element: Element) -> Backdrop:
        """What lies behind the text of an element, its own background first; opacity is not yet counted."""
        return handed_down(element, self._backdrops, self._outermost[1], self._next_backdrop)

    @cached_property
    def _outermost(self) -> tuple[Ink, Backdrop]:
        doubt = "unknown" if has_own_scheme(self.page) else ""
        return Ink(BLACK, doubt), Backdrop((WHITE,), doubt)

    def _next_backdrop(self, element: Element, around: Backdrop) -> Backdrop:
        if element in self._painting or element.tag in _PAINTED_TAGS:
            return self._own_backdrop(element, around)
        return around._replace(doubt="sheet") if self.is_open and not around.doubt else around

    def _own_backdrop(self, element: Element, behind: Backdrop) -> Backdrop:
        if element in self._moved and self._is_moved(element, behind):
            behind = behind._replace(doubt=graver(behind.doubt, "overlap"))
        doubt = self._doubt(element, "background-color", self.winners("background-color").get(element))
        value = self.styles.value
        if value(element, "display") == "contents" or value(element, "visibility") in {"hidden", "collapse"}:
            return behind
        color, images = self._paint(element)
        if color is None:
            return Backdrop((), "unknown", element)
        if images:
            return self._with_images(element, images, laid(color, behind, element, doubt), doubt)
        if color.alpha > 0:
            return laid(color, behind, element, doubt)
        if element.tag in _CONTROLS and element not in self.painted:
            return Backdrop((), "unknown", element)
        return behind if not doubt or behind.doubt else behind._replace(doubt=doubt)

    def _paint(self, element: Element) -> tuple[Color | None, tuple[str, ...]]:
        """The background's own color, None where it is not known, and its images."""
        color: Color | None = MARK if element.tag == "mark" else TRANSPARENT
        images: tuple[str, ...] = ()
        if element in self.hinted and element.tag in _BACKED_TAGS:
            color = colors.parse_legacy(element.attr("bgcolor") or "") or TRANSPARENT
            images = ("url()",) if (element.attr("background") or "").strip() else ()
        if element in self.painted:
            if element in self.winners("background-color"):
                color = colors.parse(self.styles.value(element, "background-color"))
            written = self.styles.value(element, "background-image")
            if written and written not in _NO_IMAGES:
                images = tuple(backgrounds.split(written, ","))
        return color, images

    def _with_images(self, element: Element, images: Iterable[str], behind: Backdrop, doubt: str) -> Backdrop:
        """The backdrop with images on it, of which only gradients tell their colors."""
        found = behind
        is_whole = self._is_whole(element)
        for image in reversed(list(images)):
            if image.lower() == "none":
                continue
            stops = backgrounds.gradient_colors(image, self.ink(element).color)
            if stops is None:
                # What lies on an image may cover it.
                found = Backdrop(found.colors, "image" if is_whole else "unknown", element)
                continue
            laid = [colors.over(stop, below) for stop in stops for below in found.colors]
            if not is_whole:
                laid += found.colors
            if len(laid) > _MOST_COLORS:
                return Backdrop((), "unknown", element)
            rest = found.doubt if any(stop.alpha < 1 for stop in stops) or not is_whole else ""
            found = Backdrop(tuple(dict.fromkeys(laid)), graver(rest, doubt), element)
        return found

    def _is_whole(self, element: Element) -> bool:
        """Whether background images cover an element: not one that stands once, beside the text."""
        value = self.styles.value
        if value(element, "background-size").lower() not in _WHOLE_SIZES:
            return False
        if value(element, "background-repeat") not in {"", "repeat"}:
            return value(element, "background-size").lower() == "cover"
        declared = self.styles.declared(element, "background-image")
        if declared is None or declared.written != "background":
            return True
        written = self.page.document.source[declared.span].partition(":")[2]
        return backgrounds.read(written).is_whole or "cover" in written

    def _is_moved(self, element: Element, behind: Backdrop) -> bool:
        """Whether an element may stand elsewhere than on the backdrop of what it stands in."""
        value, px = self.styles.value, self.styles.px
        if value(element, "position") in {"absolute", "fixed", "sticky"}:
            return True
        if behind.source is None:
            return False  # the canvas is everywhere
        if value(element, "position") == "relative" and any(
            px(element, side) for side in ("top", "left", "right", "bottom")
        ):
            return True
        if value(element, "float") in {"left", "right"}:
            return True
        if any((px(element, side) or 0) < 0 for side in ("margin-top", "margin-bottom", "margin-left")):
            return True
        return any(value(element, prop) not in {"", "none"} for prop in ("transform", "translate"))


@view
def palette_of(page: Page) -> Palette:
    """The colors of a page."""
    return Palette(page)
