"""Shorthand properties of CSS and the longhands that they set, as far as rules ask about these."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from pubcheck.grammar.css_values import WIDE
from pubcheck.grammar.sentence_words import word_set

_SIDES = ("top", "right", "bottom", "left")
_PART = re.compile(
    r"""(?:[^\s()"',/]++|"[^"]*+"?|'[^']*+'?|\((?:[^()]++|\((?:[^()]++|\((?:[^()]++|\([^()]*+\)?)*+\)?)*+\)?)*+\)?)++|[,/)]"""
)
_LINES = frozenset({"none", "underline", "overline", "line-through", "blink"})
_LINE_STYLES = frozenset({"solid", "double", "dotted", "dashed", "wavy"})
_OUTLINE_STYLES = _LINE_STYLES | {"none", "auto", "hidden", "groove", "ridge", "inset", "outset"}
_THICKNESS = frozenset({"thin", "medium", "thick", "from-font"})
_NUMBER = re.compile(r"[+-]?[.0-9]")
_REPEATS = word_set(
    """repeat repeat-x repeat-y no-repeat space round scroll fixed local border-box padding-box content-box
    text center left right top bottom cover contain auto"""
)
_IMAGE = re.compile(
    r"(?:url|(?:-webkit-|-moz-|-o-)?(?:repeating-)?(?:linear|radial|conic)-gradient|image-set|image|cross-fade|element|-webkit-[a-z-]+)\(",
    re.IGNORECASE,
)
_FONT_STYLES = frozenset({"italic", "oblique"})
_FONT_VARIANTS = frozenset({"small-caps"})
_WEIGHTS = frozenset({"bold", "bolder", "lighter"})
_STRETCHES = word_set(
    "condensed expanded semi-condensed extra-condensed ultra-condensed semi-expanded extra-expanded"
    " ultra-expanded"
)
_SYSTEM_FONTS = word_set("caption icon menu message-box small-caption status-bar")
_SIZE_WORDS = re.compile(
    r"(?:xx?-|xxx-)?(?:small|large)$|medium$|smaller$|larger$|[+.0-9]|(?:calc|min|max|clamp)\("
)


@lru_cache(maxsize=16384)
def longhands(name: str, value: str) -> Mapping[str, str]:
    """The longhands that a declaration sets; the declaration itself where it is no shorthand.

    Empty where the value cannot be one of the shorthand's, so that a browser drops it.
    """
    names = _SET.get(name)
    if names is None:
        return {_ALIASES.get(name, name): value}
    if value in WIDE or "var(" in value:
        return dict.fromkeys(names, value)
    return _READERS[name](value, name)


def parts_of(value: str) -> list[str]:
    """The parts of a value that stand between white space, commas and slashes; those two are parts, too."""
    return _PART.findall(value)


def _four(value: str, name: str) -> dict[str, str]:
    parts = parts_of(value)
    if not 1 <= len(parts) <= 4:
        return {}
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    left = parts[3] if len(parts) > 3 else right
    return dict(zip(_SET[name], (top, right, bottom, left), strict=True))


def _overflow(value: str, _: str) -> dict[str, str]:
    parts = value.split()
    return {"overflow-x": parts[0], "overflow-y": parts[-1]} if len(parts) in {1, 2} else {}


def _text_decoration(value: str, _: str) -> dict[str, str]:
    found = {"line": [], "style": [], "color": []}  # type: dict[str, list[str]]
    for part in parts_of(value):
        if part in _LINES:
            found["line"].append(part)
        elif part in _LINE_STYLES:
            found["style"].append(part)
        elif part not in _THICKNESS and not _NUMBER.match(part):
            found["color"].append(part)
    if len(found["color"]) > 1 or len(found["style"]) > 1:
        return {}
    return {
        "text-decoration-line": " ".join(found["line"]) or "none",
        "text-decoration-style": " ".join(found["style"]) or "solid",
        "text-decoration-color": " ".join(found["color"]) or "currentcolor",
    }


def _outline(value: str, _: str) -> dict[str, str]:
    found = {"outline-style": "none", "outline-width": "3px", "outline-color": "auto"}
    parts = parts_of(value)
    for part in parts:
        if part in _OUTLINE_STYLES:
            found["outline-style"] = part
        elif part in _THICKNESS or _NUMBER.match(part):
            found["outline-width"] = part
        else:
            found["outline-color"] = part
    if parts == ["0"]:
        found["outline-style"] = "none"
    return found if 1 <= len(parts) <= 3 else {}


def _background(value: str, _: str) -> dict[str, str]:
    """The color is that of the last layer; the images are those of all layers."""
    color, images = "transparent", []
    layers = 1
    for part in parts_of(value):
        if part == ",":
            layers += 1
            if color != "transparent":
                return {}  # only the last layer may have a color
        elif _IMAGE.match(part):
            images.append(part)
        elif part not in _REPEATS and part not in {"/", "none"} and not _is_place(part):
            if color != "transparent":
                return {}
            color = part
    return {"background-color": color, "background-image": ", ".join(images) or "none"}


def _is_place(part: str) -> bool:
    return _NUMBER.match(part) is not None or part.startswith(("calc(", "min(", "max(", "clamp("))


def _font(value: str, _: str) -> dict[str, str]:
    found = {"font-style": "normal", "font-variant": "normal", "font-weight": "400", "line-height": "normal"}
    if value.lower() in _SYSTEM_FONTS:
        return found | {"font-size": "13.333px", "font-family": "system-ui"}
    rest = value
    while part := _PART.match(rest):
        word = part[0].lower()
        rest = rest[part.end() :].lstrip()
        if word in _FONT_STYLES:
            found["font-style"] = word
        elif word in _FONT_VARIANTS:
            found["font-variant"] = word
        elif word in _WEIGHTS or (word.isdecimal() and len(word) < 5):
            found["font-weight"] = word
        elif word in _STRETCHES or word == "normal" or word.endswith("deg"):
            continue
        elif _SIZE_WORDS.match(word):
            found["font-size"] = word
            break
        else:
            return {}
    if rest.startswith("/"):
        height = _PART.match(rest, 1 + (len(rest) - len(rest[1:].lstrip()) - 1))
        if height is None:
            return {}
        found["line-height"] = height[0].lower()
        rest = rest[height.end() :].lstrip()
    return found | {"font-family": rest} if rest and "font-size" in found else {}


def _list_style(value: str, _: str) -> dict[str, str]:
    found = {"list-style-type": "disc", "list-style-position": "outside", "list-style-image": "none"}
    for part in parts_of(value):
        if part in {"inside", "outside"}:
            found["list-style-position"] = part
        elif _IMAGE.match(part):
            found["list-style-image"] = part
        else:
            found["list-style-type"] = part
    return found


_SET: dict[str, tuple[str, ...]] = {
    "background": ("background-color", "background-image"),
    "font": ("font-style", "font-variant", "font-weight", "line-height", "font-size", "font-family"),
    "inset": _SIDES,
    "list-style": ("list-style-type", "list-style-position", "list-style-image"),
    "margin": tuple(f"margin-{side}" for side in _SIDES),
    "outline": ("outline-style", "outline-width", "outline-color"),
    "overflow": ("overflow-x", "overflow-y"),
    "padding": tuple(f"padding-{side}" for side in _SIDES),
    "text-decoration": ("text-decoration-line", "text-decoration-style", "text-decoration-color"),
}
_READERS: dict[str, Callable[[str, str], dict[str, str]]] = {
    "background": _background,
    "font": _font,
    "inset": _four,
    "list-style": _list_style,
    "margin": _four,
    "outline": _outline,
    "overflow": _overflow,
    "padding": _four,
    "text-decoration": _text_decoration,
}
# Old names that browsers take for the new ones (Compatibility Standard, 3.1).
_ALIASES = {
    "-webkit-transform": "transform",
    "-webkit-filter": "filter",
    "-webkit-box-shadow": "box-shadow",
    "-webkit-user-select": "user-select",
    "-webkit-text-decoration-line": "text-decoration-line",
}
