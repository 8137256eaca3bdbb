"""Values of CSS properties: which are valid, which inherit, where they start; sizes and weights of fonts."""

from __future__ import annotations

import re
from functools import lru_cache

from pubcheck.grammar import colors
from pubcheck.grammar.css_lengths import SCREEN, is_factor, is_length, length
from pubcheck.grammar.sentence_words import word_set

INITIAL = {
    "background-color": "transparent", "background-image": "none", "border-style": "none", "bottom": "auto",
    "clip": "auto", "clip-path": "none", "color": "black", "content": "normal",
    "content-visibility": "visible", "cursor": "auto", "direction": "ltr", "display": "inline",
    "filter": "none",
    "float": "none", "font-family": "serif", "font-size": "16px", "font-style": "normal",
    "font-variant": "normal", "font-weight": "400", "height": "auto", "hyphens": "manual", "left": "auto",
    "letter-spacing": "normal", "line-height": "normal", "list-style-image": "none",
    "list-style-position": "outside", "list-style-type": "disc", "max-height": "none", "max-width": "none",
    "min-height": "auto", "min-width": "auto", "mix-blend-mode": "normal", "opacity": "1",
    "outline-style": "none", "outline-width": "3px", "outline-color": "auto", "overflow-x": "visible",
    "overflow-y": "visible", "pointer-events": "auto", "position": "static", "right": "auto",
    "rotate": "none",
    "scale": "none", "text-align": "start", "text-decoration-color": "currentcolor",
    "text-decoration-line": "none", "text-decoration-style": "solid", "text-indent": "0px",
    "text-shadow": "none", "text-transform": "none", "top": "auto", "transform": "none", "translate": "none",
    "unicode-bidi": "normal", "user-select": "auto", "vertical-align": "baseline", "visibility": "visible",
    "white-space": "normal", "width": "auto", "word-spacing": "normal", "writing-mode": "horizontal-tb",
    "z-index": "auto", "box-shadow": "none",
}  # fmt: skip


def initial(prop: str) -> str:
    """The initial value of a property that rules ask about, as computed; "" where it is not known here."""
    if prop.startswith(("margin-", "padding-")):
        return "0px"
    return INITIAL.get(prop, "")


INHERITED = frozenset(
    {
        "border-collapse", "caption-side", "color", "cursor", "direction", "empty-cells", "font-family",
        "font-size", "font-style", "font-variant", "font-weight", "hyphens", "letter-spacing", "line-height",
        "list-style-image", "list-style-position", "list-style-type", "overflow-wrap", "pointer-events",
        "quotes", "text-align", "text-indent", "text-shadow", "text-transform", "visibility", "white-space",
        "word-break", "word-spacing", "writing-mode",
    }
)  # fmt: skip

WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})

_SPACINGS = frozenset({"letter-spacing", "word-spacing"})
_COLORS = frozenset({"color", "background-color"})
# CSS Color 4, 6.2 and Appendix A.
_SYSTEM_COLORS = word_set(
    """accentcolor accentcolortext activetext activeborder activecaption appworkspace background buttonborder
    buttonface buttonhighlight buttonshadow buttontext canvas canvastext captiontext currentcolor field
    fieldtext graytext highlight highlighttext inactiveborder inactivecaption inactivecaptiontext
    infobackground infotext linktext mark marktext menu menutext scrollbar selecteditem selecteditemtext
    threeddarkshadow threedface threedhighlight threedlightshadow threedshadow transparent visitedtext window
    windowframe windowtext"""
)
_FONT_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_STEP = 1.2  # between smaller and larger (CSS Fonts 4, 2.5.2)

_OVERFLOW = word_set("visible hidden clip scroll auto overlay")
_KEYWORDS = {
    "visibility": word_set("visible hidden collapse"),
    "position": word_set("static relative absolute fixed sticky -webkit-sticky"),
    "overflow-x": _OVERFLOW,
    "overflow-y": _OVERFLOW,
    "float": word_set("none left right inline-start inline-end"),
    "text-align": word_set(
        "start end left right center justify match-parent justify-all -webkit-center -webkit-left"
        " -webkit-right -webkit-auto -webkit-match-parent"
    ),
    "direction": frozenset({"ltr", "rtl"}),
}
_DISPLAYS = word_set(
    """block inline run-in flow flow-root table flex grid ruby math list-item contents none table-row-group
    table-header-group table-footer-group table-row table-cell table-column-group table-column
    table-caption ruby-base ruby-text inline-block inline-table inline-flex inline-grid -webkit-box
    -webkit-inline-box -webkit-flex -webkit-inline-flex masonry"""
)
_CASE_KEPT = frozenset({"content", "font-family", "font", "quotes"})
_SPACE = re.compile(r"\s{2,}|[\t\n]")


def normalized(name: str, value: str) -> str:
    """A value with single spaces, in lower case where case says nothing."""
    value = _SPACE.sub(" ", value.strip())
    if name.startswith("--") or name in _CASE_KEPT or "url(" in value or '"' in value or "var(" in value:
        return value
    return value.lower()


@lru_cache(maxsize=16384)
def is_valid(name: str, value: str) -> bool:
    """Whether a browser keeps a declaration; of properties without a list here every value is kept."""
    if value in WIDE or name not in _CHECKED:
        return True
    if words := _KEYWORDS.get(name):
        return value in words
    if name in _COLORS:
        # Functions are kept unread: new ones come, and browsers of today may know them.
        return "(" in value or value in _SYSTEM_COLORS or value[0] == "-" or colors.parse(value) is not None
    if name == "display":
        return all(word in _DISPLAYS for word in value.split())
    if name in _SPACINGS:
        return value == "normal" or is_length(value) or value.endswith("%")
    if name == "font-size":
        if value in _FONT_SIZES or value in {"smaller", "larger", "math"}:
            return True
        return (is_length(value) or value.endswith("%")) and not value.startswith("-")
    if name == "line-height":
        return value == "normal" or is_factor(value) or (is_length(value) and value[0] != "-")
    return _is_transform(name, value)


_CHECKED = (
    frozenset({"display", "font-size", "line-height", "transform", "rotate", *_SPACINGS, *_COLORS})
    | _KEYWORDS.keys()
)


_TRANSFORM = re.compile(r"([a-z0-9]++)\(([^()]*+(?:\([^()]*+\)[^()]*+)*+)\)[\s,]*+")
_ARGUMENTS = {
    "matrix": (6,), "matrix3d": (16,), "perspective": (1,), "rotate": (1,), "rotate3d": (4,), "rotatex": (1,),
    "rotatey": (1,), "rotatez": (1,), "scale": (1, 2), "scale3d": (3,), "scalex": (1,), "scaley": (1,),
    "scalez": (1,), "skew": (1, 2), "skewx": (1,), "skewy": (1,), "translate": (1, 2), "translate3d": (3,),
    "translatex": (1,), "translatey": (1,), "translatez": (1,),
}  # fmt: skip


def transforms(value: str) -> list[tuple[str, list[str]]] | None:
    """The functions of a transform with their arguments; None where a browser drops it (CSS Transforms)."""
    found: list[tuple[str, list[str]]] = []
    at = 0
    while at < len(value):
        if not (match := _TRANSFORM.match(value, at)):
            return None
        arguments = [one.strip() for one in match[2].split(",")] if "(" not in match[2] else [match[2]]
        if "(" not in match[2] and len(arguments) not in _ARGUMENTS.get(match[1], ()):
            return None
        found.append((match[1], arguments))
        at = match.end()
    return found


def _is_transform(name: str, value: str) -> bool:
    return value == "none" or name == "rotate" or transforms(value) is not None


def font_size(value: str, parent: float, root: float, screen: tuple[int, int] = SCREEN) -> float:
    """The computed font size in CSS pixels; that of the parent where the value says none."""
    if value in _FONT_SIZES:
        return _FONT_SIZES[value]
    if value in {"smaller", "larger"}:
        return parent / _STEP if value == "smaller" else parent * _STEP
    found = length(value, parent, root, of=parent, screen=screen)
    return parent if found is None or found < 0 else found


def font_weight(value: str, parent: str) -> str:
    """The computed weight from "1" to "1000" (CSS Fonts 4, 2.2)."""
    if value in {"normal", "bold"}:
        return "400" if value == "normal" else "700"
    if value not in {"bolder", "lighter"}:
        return value
    weight = float(parent) if parent.replace(".", "", 1).isdecimal() else 400.0
    if value == "bolder":
        return "400" if weight < 350 else "700" if weight < 550 else "900" if weight < 900 else parent
    return parent if weight < 100 else "100" if weight < 550 else "400" if weight < 750 else "700"


# What a display becomes of what floats or stands by itself (CSS Display 3, 2.7).
_BLOCKS = {
    "inline": "block", "inline-block": "block", "inline-flex": "flex", "inline-grid": "grid",
    "inline-table": "table", "table-cell": "block", "table-row": "block", "table-caption": "block",
    "table-row-group": "block", "table-header-group": "block", "table-footer-group": "block",
    "table-column": "block", "table-column-group": "block", "ruby": "block", "ruby-text": "block",
}  # fmt: skip


def blockified(display: str) -> str:
    """The display of a box that no inline box may hold: one that floats, is absolute, or lies in a grid."""
    return _BLOCKS.get(display, display)
