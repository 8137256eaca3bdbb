"""What backgrounds, gradients and shadows of CSS are made of: their colors and images."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pubcheck.grammar import colors
from pubcheck.grammar.colors import Color

_LONGEST = 4000  # code points of a value; a picture in a data: address makes longer ones
_IMAGES = ("url(", "image(", "image-set(", "-webkit-image-set(", "cross-fade(", "element(", "paint(", "src(")
_GRADIENTS = frozenset(
    prefix + kind + "-gradient" for prefix in ("", "repeating-") for kind in ("linear", "radial", "conic")
)
_COLOR_FUNCTIONS = (
    "rgb", "hsl", "hwb", "lab(", "lch(", "oklab(", "oklch(", "color(", "color-mix(", "light-dark(",
    "device-cmyk(", "contrast-color(", "var(", "env(",
)  # fmt: skip
# CSS Color 4, 6.2: what these are the reader's system decides.
_SYSTEM_COLORS = frozenset(
    {
        "accentcolor", "accentcolortext", "activetext", "buttonborder", "buttonface", "buttontext", "canvas",
        "canvastext", "currentcolor", "field", "fieldtext", "graytext", "highlight", "highlighttext",
        "linktext", "mark", "marktext", "selecteditem", "selecteditemtext", "visitedtext",
    }
)  # fmt: skip
_PLACES = frozenset({"left", "right", "top", "bottom", "center"})
_STEPS = 8  # how finely a gradient is looked at between two of its colors


class Background(NamedTuple):
    """The ``color`` of a background, as written, "" for none, and its ``images`` from the topmost down.

    ``is_whole`` tells that each image covers the element: no size, place or repetition is set.
    """

    color: str
    images: tuple[str, ...]
    is_whole: bool


def split(text: str, separators: str) -> list[str]:
    """The parts of a value between separators that stand outside of brackets and quotation marks."""
    parts: list[str] = []
    depth, start, quote, escaped = 0, 0, "", False
    for at, sign in enumerate(text):
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif quote:
            if sign == quote:
                quote = ""
        elif sign in "\"'":
            quote = sign
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in separators:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part for part in (part.strip() for part in parts) if part]


def is_color(text: str) -> bool:
    """Whether a part of a value stands for a color, be it one that the text does not settle."""
    lowered = text.lower()
    return colors.parse(text) is not None or lowered in _SYSTEM_COLORS or lowered.startswith(_COLOR_FUNCTIONS)


def is_image(text: str) -> bool:
    """Whether a part of a value stands for an image, a gradient among them."""
    lowered = text.lower()
    return lowered.startswith(_IMAGES) or "-gradient(" in lowered


def read(text: str) -> Background:
    """What the shorthand ``background`` sets (CSS Backgrounds 3, 3.10)."""
    if len(text) > _LONGEST:
        return Background("", (text,), False)
    color, images, is_whole = "", [], True
    for layer in split(text, ","):
        for part in split(layer, " \t\n\r\f/"):
            if is_image(part):
                images.append(part)
            elif is_color(part):
                color = part
            elif (
                part[:1].isdigit() or part[:1] in "-+." or part.lower() in _PLACES or "repeat" in part.lower()
            ):
                is_whole = False
    return Background(color, tuple(images), is_whole)


def gradient_colors(image: str, current: Color | None = None) -> tuple[Color, ...] | None:
    """The colors that a gradient shows, those on the way from one stop to the next among them.

    ``current`` is what currentcolor stands for. None for an image that is no gradient, and where a stop or
    the way between two is not told by the text (CSS Images 4, 3).
    """
    name, opened, inside = image.partition("(")
    kind = name.strip().lower().removeprefix("-webkit-").removeprefix("-moz-").removeprefix("-o-")
    if not opened or kind not in _GRADIENTS or len(image) > _LONGEST:
        return None
    stops: list[Color] = []
    for index, argument in enumerate(split(inside.rstrip().removesuffix(")"), ",")):
        parts = split(argument, " \t\n\r\f")
        written = next(filter(is_color, parts), "")
        color = current if written.lower() == "currentcolor" else colors.parse(written)
        if color is not None:
            stops.append(color)
        elif written or (index == 0 and "in" in (part.lower() for part in parts)):
            return None
    if len(stops) < 2:
        return None
    return tuple(dict.fromkeys(_between(stops)))


def _between(stops: list[Color]) -> Iterator[Color]:
    """The colors on the way, mixed with their alpha, as a gradient of sRGB does (CSS Images 3, 3.4.2)."""
    yield stops[0]
    for first, last in pairwise(stops):
        for step in range(1, _STEPS):
            yield mixed(first, last, step / _STEPS)
        yield last


def mixed(first: Color, last: Color, share: float) -> Color:
    """The color at a share, 0 to 1, of the way from one to another, their alpha premultiplied."""
    alpha = first.alpha + (last.alpha - first.alpha) * share
    if alpha <= 0:
        return colors.TRANSPARENT
    red, green, blue = (
        (one * first.alpha * (1 - share) + two * last.alpha * share) / alpha
        for one, two in zip(first[:3], last[:3], strict=True)
    )
    return Color(red, green, blue, alpha)


def shadow_colors(text: str, current: Color | None = None) -> tuple[Color, ...] | None:
    """The colors of the shadows that text throws; None where the value does not tell one of them.

    A shadow without a color has that of the text, ``current`` (CSS Text Decoration 3, 4).
    """
    if text.strip().lower() in {"", "none"}:
        return ()
    found: list[Color] = []
    for shadow in split(text[:_LONGEST], ","):
        written = next((part for part in split(shadow, " \t\n\r\f") if is_color(part)), "currentcolor")
        color = current if written.lower() == "currentcolor" else colors.parse(written)
        if color is None:
            return None
        found.append(color)
    return tuple(found)
