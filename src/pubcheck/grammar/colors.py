"""Colors as CSS and old HTML attributes write them, and how well one can be read on another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pubcheck.grammar.color_names import NAMED_COLORS

_LONGEST = 120  # code points of a color; what is longer is no color or a computed one
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color)\(([^()]*)\)")
_NUMBER = re.compile(r"([+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:e[+-]?[0-9]{1,2})?)([a-z]*|%)")
_TURNS = {"": 360.0, "deg": 360.0, "grad": 400.0, "rad": math.tau, "turn": 1.0}
_LONGEST_LEGACY = 128
_NOT_HEX = re.compile(r"[^0-9a-f]")


class Color(NamedTuple):
    """A color in sRGB: red, green and blue 0 to 255, and how much it covers, alpha, 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def hex(self) -> str:
        """The color without its alpha, as ``#rrggbb``."""
        return f"#{round(self.red):02x}{round(self.green):02x}{round(self.blue):02x}"


BLACK, WHITE, TRANSPARENT = Color(0, 0, 0), Color(255, 255, 255), Color(0, 0, 0, 0)


@lru_cache(maxsize=4096)
def parse(text: str) -> Color | None:
    """The color that CSS Color 4 reads in a text; None for none, and for one that the text does not settle.

    Unsettled are ``currentcolor`` and the system colors, which a caller may know, and calculated ones.
    """
    written = text.strip().lower() if len(text) <= _LONGEST else ""
    if named := NAMED_COLORS.get(written):
        return Color(*named)
    if written == "transparent":
        return TRANSPARENT
    if _HEX.fullmatch(written):
        digits = written[1:]
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
        return Color(parts[0], parts[1], parts[2], parts[3] / 255 if len(parts) == 4 else 1.0)
    if found := _FUNCTION.fullmatch(written):
        return _of_function(found[1], found[2])
    return None


def _of_function(name: str, inside: str) -> Color | None:
    """A color function; old syntax has commas, the new one a slash before alpha (CSS Color 4, 4.1)."""
    before, slash, after = inside.partition("/")
    space = ""
    if name == "color":
        space, _, before = before.strip().partition(" ")
        if space not in {"srgb", "srgb-linear"}:
            return None
    parts = before.split(",") if "," in before else before.split()
    if slash:
        parts.append(after)
    if len(parts) not in (3, 4) or ("," in before and (slash or name not in {"rgb", "rgba", "hsl", "hsla"})):
        return None
    numbers = [_number(part.strip()) for part in parts]
    if any(number is None for number in numbers):
        return None
    (first, one), (second, two), (third, three) = [number for number in numbers[:3] if number is not None]
    alpha = numbers[3] if len(numbers) == 4 else None
    covers = 1.0 if alpha is None else _clamped(alpha[0] / (100 if alpha[1] == "%" else 1), 1)
    if alpha is not None and alpha[1] not in {"", "%"}:
        return None
    if name.startswith("rgb"):
        if {one, two, three} - {"", "%"}:
            return None
        scaled = (v * 2.55 if unit == "%" else v for v, unit in ((first, one), (second, two), (third, three)))
        return _color((_clamped(value, 255) for value in scaled), covers)
    if space:
        if {one, two, three} - {"", "%"}:
            return None
        shares = (v / 100 if unit == "%" else v for v, unit in ((first, one), (second, two), (third, three)))
        clamped = (_clamped(share, 1) for share in shares)
        return _color(((_companded(x) if space != "srgb" else x) * 255 for x in clamped), covers)
    if name.startswith("h"):
        if one not in _TURNS or {two, three} - {"", "%"}:
            return None
        build = _from_hwb if name == "hwb" else _from_hsl
        found = build(first / _TURNS[one] % 1.0, _clamped(second / 100, 1), _clamped(third / 100, 1))
        return _color((part * 255 for part in found), covers)
    return _perceptual(name, ((first, one), (second, two), (third, three)), covers)


def _color(parts: Iterable[float], alpha: float) -> Color:
    """A color of three parts, 0 to 255, as whole numbers, which is what a screen shows."""
    red, green, blue = (float(round(part)) for part in parts)
    return Color(red, green, blue, alpha)


def _number(text: str) -> tuple[float, str] | None:
    """A number and its unit; ``none`` is zero (CSS Color 4, 4.4)."""
    if text == "none":
        return 0.0, ""
    found = _NUMBER.fullmatch(text)
    return (float(found[1]), found[2]) if found else None


def _clamped(value: float, most: float) -> float:
    return min(max(value, 0.0), most)


def _from_hsl(hue: float, saturation: float, lightness: float) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1, of a hue in turns (CSS Color 4, 7.1)."""
    reach = saturation * min(lightness, 1 - lightness)

    def part(offset: int) -> float:
        place = (offset + hue * 12) % 12
        return lightness - reach * max(-1.0, min(place - 3, 9 - place, 1.0))

    return part(0), part(8), part(4)


def _from_hwb(hue: float, white: float, black: float) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1, of a hue with white and black mixed in (CSS Color 4, 8.1)."""
    if white + black >= 1:
        gray = white / (white + black)
        return gray, gray, gray
    red, green, blue = (part * (1 - white - black) + white for part in _from_hsl(hue, 1.0, 0.5))
    return red, green, blue


def _perceptual(name: str, parts: tuple[tuple[float, str], ...], alpha: float) -> Color | None:
    """A color of lab(), lch(), oklab() or oklch(); what no screen of sRGB shows is clipped."""
    (light, light_unit), (second, second_unit), (third, third_unit) = parts
    is_ok = name.startswith("ok")
    if light_unit not in {"", "%"} or second_unit not in {"", "%"}:
        return None
    # What 100% stands for in each (CSS Color 4, 9.3 and 9.4).
    most = {"lab": 125.0, "lch": 150.0, "oklab": 0.4, "oklch": 0.4}[name]
    if second_unit == "%":
        second *= most / 100
    if light_unit == "%" and is_ok:
        light /= 100
    if name.endswith("lch"):
        if third_unit not in _TURNS:
            return None
        angle = third / _TURNS[third_unit] * math.tau
        second, third = max(second, 0.0) * math.cos(angle), max(second, 0.0) * math.sin(angle)
    elif third_unit == "%":
        third *= most / 100
    elif third_unit:
        return None
    light = _clamped(light, 1.0 if is_ok else 100.0)
    limit = 10 * most  # far beyond any color; keeps the cubes finite
    second, third = (min(max(part, -limit), limit) for part in (second, third))
    linear = _linear_of_oklab(light, second, third) if is_ok else _linear_of_lab(light, second, third)
    return _color((255 * _companded(_clamped(part, 1)) for part in linear), alpha)


def _linear_of_oklab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Linear sRGB of an OKLab color (CSS Color 4, 10 and 18, with the matrices of Ottosson, 2021)."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear_of_lab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Linear sRGB of a CIE Lab color of white D50, adapted to D65 after Bradford (CSS Color 4, 18)."""
    middle = (light + 16) / 116
    edge, kappa = 216 / 24389, 24389 / 27

    def unfolded(part: float) -> float:
        return part**3 if part**3 > edge else (116 * part - 16) / kappa

    x = unfolded(middle + a / 500) * 0.9642956764
    y = unfolded(middle)
    z = unfolded(middle - b / 200) * 0.8251046025
    return (
        3.1341358529 * x - 1.6173863321 * y - 0.4906619460 * z,
        -0.9787954765 * x + 1.9162543773 * y + 0.0334427284 * z,
        0.0719553142 * x - 0.2289767599 * y + 1.4053860351 * z,
    )


def _companded(part: float) -> float:
    """The sRGB value of a linear one (IEC 61966-2-1)."""
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def parse_legacy(text: str) -> Color | None:
    """The color in bgcolor=, text=, link= or font's color=; None only where empty (HTML, 2.3.6)."""
    written = text.strip(" \t\n\f\r").lower()
    if not written or written == "transparent":
        return None
    if named := NAMED_COLORS.get(written):
        return Color(*named)
    if len(written) == 4 and _HEX.fullmatch(written):
        return parse(written)
    written = "".join("00" if ord(sign) > 0xFFFF else sign for sign in written)[:_LONGEST_LEGACY]
    digits = _NOT_HEX.sub("0", written.removeprefix("#")) or "0"
    digits += "0" * (-len(digits) % 3)
    length = len(digits) // 3
    parts = [digits[at : at + length][-8:] for at in range(0, len(digits), length)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return Color(*(int(part[:2], 16) for part in parts))


def over(upper: Color, lower: Color) -> Color:
    """What is seen where one color lies on another (Compositing 1, 5.1: source over)."""
    alpha = upper.alpha + lower.alpha * (1 - upper.alpha)
    if alpha <= 0:
        return TRANSPARENT
    share = upper.alpha / alpha
    mixed = (one * share + two * (1 - share) for one, two in zip(upper[:3], lower[:3], strict=True))
    red, green, blue = mixed
    return Color(red, green, blue, alpha)


def rounded(color: Color) -> Color:
    """The color in whole numbers."""
    return _color(color[:3], color.alpha)


def faded(color: Color, opacity: float) -> Color:
    """The color with its alpha multiplied, as opacity, 0 to 1, does."""
    return color._replace(alpha=color.alpha * _clamped(opacity, 1))


@lru_cache(maxsize=4096)
def luminance(color: Color) -> float:
    """The relative luminance of a color that covers, 0 for black to 1 for white (WCAG 2.2, glossary)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colors that cover, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
