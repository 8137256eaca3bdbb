"""What CSS says of each element: computed values, by the page's own style sheets and style attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubcheck.document import OPAQUE
from pubcheck.grammar import css_content, css_defaults, css_values
from pubcheck.grammar.css_lengths import length
from pubcheck.grammar.css_media import Screen
from pubcheck.grammar.css_shorthands import longhands
from pubcheck.tree import Element
from pubcheck.views.accessibility.cascade import Cascade
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.page import Page, view

_SPACINGS = frozenset({"letter-spacing", "word-spacing"})
_VAR = re.compile(r"var\(\s*+(--[^\s,()]*+)\s*+(,)?", re.IGNORECASE)
_MOST_VARIABLES = 50  # replaced in one value; more is as good as none
_DEEPEST_VARIABLES = 20
_LONGEST_VALUE = 5000  # code points, with its variables replaced
_RELATIVE = re.compile(r"[0-9](?:r?em|ex|ch)(?![a-z])|(?:smaller|larger)$")
_OF_FONT_SIZE = frozenset({"font-size", "line-height"})  # what percentages of these are taken of
_BOXES = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_PAIRED = {"overflow": ("overflow-x", "overflow-y")}


class Styles:
    """The computed styles of a page on a screen, each value computed once and only when asked for.

    What a pointer, the focus or a script changes is not looked at: these are the styles at rest.
    """

    def __init__(self, page: Page, screen: Screen | None = None) -> None:
        self.cascade = Cascade(page, screen or Screen())
        self._values: dict[str, dict[Element, str]] = {}
        self._same: dict[str, str] = {}  # what is the same for every element, as nothing sets it
        self._pending: set[str] = set()
        self._root = page.document.tree.root

    @property
    def has_any(self) -> bool:
        """Whether the page has a style sheet or a style attribute at all."""
        return self.cascade.has_any

    def touched(self, prop: str) -> Iterable[Element]:
        """Every element for which some declaration of the page sets the property itself."""
        return self.cascade.winners(prop) if self.cascade.has(prop) else ()

    def is_touched(self, element: Element) -> bool:
        """Whether any declaration of the page matches the element itself."""
        return element in self.cascade.touched

    def declared(self, element: Element, prop: str) -> Declaration | None:
        """The declaration of a longhand that wins on the element itself; None where none does."""
        return self.cascade.declared(element, prop) if self.cascade.has(prop) else None

    def value(self, element: Element, prop: str) -> str:
        """The computed value of a longhand or of ``overflow``, as text in lower case.

        Lengths are in px where they can be computed; percentages, ``auto`` and the like stay as written.
        Of a property without known initial value the empty string, where nothing sets it.
        """
        if (same := self._same.get(prop)) is not None:
            return same
        if pair := _PAIRED.get(prop):
            one, other = (self.value(element, name) for name in pair)
            return one if one == other else f"{one} {other}"
        known = self._values.get(prop)
        if known is None:
            known = self._values[prop] = {}
        found = known.get(element)
        if found is None:
            found = self._computed(element, prop, known)
        return found

    def px(self, element: Element, prop: str) -> float | None:
        """The computed length in CSS pixels; None for what is no length or is not known.

        Of spacings ``normal`` is 0; of ``line-height`` a number counts as so many font sizes.
        """
        value = self.value(element, prop)
        if value.endswith("px"):
            return _float(value[:-2])
        if value == "normal" and prop in _SPACINGS:
            return 0.0
        if prop == "line-height" and (factor := _float(value)) is not None:
            return factor * self._font_size(element)
        return 0.0 if value == "0" else None

    def is_certain(self, element: Element, prop: str) -> bool:
        """Whether nothing outside this file, and nothing that source cannot decide, changes the value.

        A style attribute counts as certain: that a sheet elsewhere beats it with !important is rare.
        """
        if pair := _PAIRED.get(prop):
            return all(self.is_certain(element, name) for name in pair)
        inherits = prop in css_values.INHERITED
        has_any = self.cascade.has(prop)
        winners = self.cascade.winners(prop) if has_any else {}
        doubts = self.cascade.doubts(prop) if has_any else {}
        node: object = element
        while isinstance(node, Element):
            found = winners.get(node)
            if OPAQUE in (node.attr("style") or ""):
                return False
            if self.cascade.is_open and (found is None or found.rule is not None):
                return False
            if node in doubts and (found is None or doubts[node] > found.priority):
                return False
            value = found.declaration.value if found else None
            if value and (OPAQUE in value or (self.cascade.is_open and "var(" in value)):
                return False
            if value is None and css_defaults.default(node.tag, node.attr, prop) is not None:
                return True
            if value == "inherit" or (inherits and value in {None, "unset"}):
                node = node.parent
            elif value and (_RELATIVE.search(value) or ("%" in value and prop in _OF_FONT_SIZE)):
                # A relative size is as certain as what it is relative to.
                if prop != "font-size":
                    return self.is_certain(node, "font-size")
                node = self._root if "rem" in value and node != self._root else node.parent
            else:
                return True
        return not self.cascade.is_open

    def before(self, element: Element) -> str:
        """The text that ::before generates; OPAQUE where there is one that cannot be told."""
        return self.content(element, "before")

    def after(self, element: Element) -> str:
        """The text that ::after generates; OPAQUE where there is one that cannot be told."""
        return self.content(element, "after")

    def content(self, element: Element, pseudo: str) -> str:
        """The text of a pseudo-element, or its alternative text after a slash (CSS Content 3, 1.2)."""
        if not self.cascade.has("content", pseudo):
            return ""
        found = self.cascade.winners("content", pseudo).get(element)
        if found is None:
            return ""
        for prop, hidden in (("display", {"none"}), ("visibility", {"hidden", "collapse"})):
            if self.cascade.has(prop, pseudo):
                other = self.cascade.winners(prop, pseudo).get(element)
                if other and other.declaration.value in hidden:
                    return ""
        value = found.declaration.value
        if "var(" in value:
            value = self._substituted(element, value) or ""
        text = None if OPAQUE in value else css_content.text_of(value, element.attr)
        return OPAQUE if text is None else text

    def _computed(self, element: Element, prop: str, known: dict[Element, str]) -> str:
        """Compute a value from the nearest ancestor whose value it does not take from above."""
        inherits = prop in css_values.INHERITED or prop.startswith("--")
        winners = self.cascade.winners(prop) if self.cascade.has(prop) else {}
        if not winners and prop not in css_defaults.DEFAULTED:
            self._same[prop] = css_values.initial(prop)
            return self._same[prop]
        chain = [element]
        # A walk and no recursion: pages nest as deep as they like.
        while isinstance(parent := chain[-1].parent, Element) and parent not in known:
            found = winners.get(chain[-1])
            if not inherits and (found is None or found.declaration.value != "inherit"):
                break
            chain.append(parent)
        for node in reversed(chain):
            above = node.parent
            given = known.get(above) if isinstance(above, Element) else None
            base = css_values.initial(prop) if given is None else given
            found = winners.get(node)
            value = (
                self._specified(node, prop, found.declaration.value, found.declaration.written)
                if found
                else None
            )
            own = self._own(node, prop, value, base, inherits)
            known[node] = self._blockified(node, own) if prop == "display" else own
        return known[element]

    def _blockified(self, element: Element, display: str) -> str:
        """The display in its place: the root, and what floats, is absolute or lies in a flex box or grid."""
        if not self.has_any or (blockified := css_values.blockified(display)) == display:
            return display
        if (
            element == self._root
            or self.value(element, "position") in {"absolute", "fixed"}
            or self.value(element, "float") != "none"
        ):
            return blockified
        parent = element.parent
        if isinstance(parent, Element) and self.cascade.has("display"):
            return blockified if self.value(parent, "display") in _BOXES else display
        return display

    def _specified(self, element: Element, prop: str, value: str, written: str) -> str:
        """A declared value with its variables replaced; what is invalid then is unset."""
        if "var(" not in value:
            return value
        replaced = self._substituted(element, value)
        if replaced is None:
            return "unset"
        if prop.startswith("--"):
            return replaced
        part = longhands(written, css_values.normalized(written, replaced)).get(prop)
        return part if part and css_values.is_valid(prop, part) else "unset"

    def _own(self, element: Element, prop: str, value: str | None, above: str, inherits: bool) -> str:
        if value in {None, "unset", "revert", "revert-layer"}:
            if value != "unset":
                value = css_defaults.default(element.tag, element.attr, prop)
            if value in {None, "unset"}:
                return above if inherits else css_values.initial(prop)
        if value == "inherit":
            return above
        if value == "initial":
            return css_values.initial(prop)
        return self._absolute(element, prop, value or "", above)

    def _absolute(self, element: Element, prop: str, value: str, above: str) -> str:
        """The computed value of one that is no CSS-wide keyword."""
        if prop == "font-size":
            return _in_px(css_values.font_size(value, _float(above[:-2]) or 0.0, self._root_size(element)))
        if prop == "font-weight":
            return css_values.font_weight(value, above)
        if value == "currentcolor" and prop != "text-decoration-color":
            return above if prop == "color" else self.value(element, "color")
        if not value or not (value[0] in "+-.0123456789" or value.endswith(")")):
            return value
        if prop == "line-height" and _float(value) is not None:
            return value
        if prop.startswith("--") or value.startswith(("rgb", "hsl", "url(")):
            return value
        size = self._font_size(element)
        found = length(value, size, self._root_size(element), of=size if prop == "line-height" else None)
        return value if found is None or prop in {"opacity", "z-index"} else _in_px(found)

    def _font_size(self, element: Element) -> float:
        return _float(self.value(element, "font-size")[:-2]) or 0.0

    def _root_size(self, element: Element) -> float:
        return 16.0 if self._root is None or element == self._root else self._font_size(self._root)

    def _substituted(self, element: Element, value: str) -> str | None:
        """The value with each var() replaced (CSS Variables 1, 3); None where one has no value."""
        for _ in range(_MOST_VARIABLES):
            match = _VAR.search(value)
            if match is None:
                return value
            end = _closing(value, match.end())
            found = self._variable(element, match[1])
            if not found or found in css_values.WIDE:
                if not match[2]:
                    return None
                found = value[match.end() : end].strip()
            value = value[: match.start()] + found + value[end + 1 :]
            if len(value) > _LONGEST_VALUE:
                return None
        return None

    def _variable(self, element: Element, name: str) -> str:
        """A custom property; one that stands in itself, by whatever way, has no value."""
        if name in self._pending or len(self._pending) > _DEEPEST_VARIABLES:
            return ""
        self._pending.add(name)
        try:
            return self.value(element, name)
        finally:
            self._pending.discard(name)


def _closing(text: str, start: int) -> int:
    """Where the parenthesis closes that is open at ``start``; the end where it never does."""
    depth = 1
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if not depth:
            return index
    return len(text)


def _in_px(amount: float) -> str:
    return f"{amount:.6g}px"


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@view
def styles_of(page: Page) -> Styles:
    """The computed styles of a page on a usual desktop screen."""
    return Styles(page)
