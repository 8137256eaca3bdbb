"""Lengths of CSS in CSS pixels, sums of them included (CSS Values 4)."""

from __future__ import annotations

import re
from collections.abc import Callable

# CSS Values 4, 6.2: one inch is 96 CSS pixels.
_UNITS = {
    "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "pt": 96 / 72, "pc": 16.0,
}  # fmt: skip
_VIEWPORT = {"vw": 0, "svw": 0, "lvw": 0, "dvw": 0, "vi": 0, "vh": 1, "svh": 1, "lvh": 1, "dvh": 1, "vb": 1}
_RELATIVE = ("em", "rem", "ex", "ch", "cap", "ic", "lh", "rlh", "vmin", "vmax", "cqw", "cqh")
_KNOWN = frozenset({*_UNITS, *_VIEWPORT, *_RELATIVE})
SCREEN = (1280, 1024)
"""Width and height in CSS pixels of the window for which viewport units are computed."""

_DIMENSION = re.compile(r"([+-]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:e[+-]?[0-9]{1,2}+)?+)([a-z]++|%)?+$")
_SUM_PART = re.compile(
    r"\s*+(?:([+-]?+(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:e[+-]?[0-9]{1,2}(?![a-z]))?+(?:[a-z]++|%)?+)"
    r"|(calc|min|max|clamp)?\(|([),*/+-]))"
)
_DEEPEST = 20
_LONGEST_SUM = 400  # code points
_MOST = 1e9
_FUNCTIONS = ("calc(", "min(", "max(", "clamp(")


def is_length(value: str) -> bool:
    """Whether a value is spelled as a length, a sum or a bare zero; percentages are not."""
    if match := _DIMENSION.match(value):
        return match[2] in _KNOWN if match[2] else not float(match[1])
    return value.startswith(_FUNCTIONS)


def is_factor(value: str) -> bool:
    """Whether a value is a plain number or a percentage, not below zero."""
    match = _DIMENSION.match(value)
    return match is not None and match[2] in {None, "%"} and not value.startswith("-")


def length(
    text: str,
    font_size: float,
    root_size: float = 16.0,
    of: float | None = None,
    screen: tuple[int, int] = SCREEN,
) -> float | None:
    """A length in CSS pixels; ``of`` is what 100 % are. None for what is no length or cannot be known.

    Understands sums with calc(), and min(), max() and clamp().
    """
    if match := _DIMENSION.match(text):
        return _dimension(match[1], match[2] or "", font_size, root_size, of, screen)
    return calculated(text, lambda n, u: _dimension(n, u, font_size, root_size, of, screen))


def calculated(text: str, measure: Callable[[str, str], float | None]) -> float | None:
    """The sum that calc(), min(), max() or clamp() makes; None for any other text.

    ``measure`` gives the amount of a number with its unit, None where that is not known.
    """
    if not text.startswith(_FUNCTIONS) or len(text) > _LONGEST_SUM:
        return None
    try:
        value, kind = _Sum(text, measure).value(0)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return value if kind else None


def _dimension(
    number: str, unit: str, font_size: float, root_size: float, of: float | None, screen: tuple[int, int]
) -> float | None:
    amount = max(-_MOST, min(_MOST, float(number)))
    if unit in _UNITS:
        return amount * _UNITS[unit]
    if unit in {"em", "rem"}:
        return amount * (font_size if unit == "em" else root_size)
    if unit in {"ex", "ch"}:
        return amount * font_size / 2  # what CSS Values 4, 6.1.1 assumes without the font
    if unit == "%":
        return None if of is None else amount * of / 100
    if unit in _VIEWPORT:
        return amount * screen[_VIEWPORT[unit]] / 100
    if unit in {"vmin", "vmax"}:
        return amount * (min(screen) if unit == "vmin" else max(screen)) / 100
    return 0.0 if not unit and amount == 0 else None


class _Sum:
    """Reads calc() and its like by descent; ``value`` gives a number, and whether it is a length."""

    def __init__(self, text: str, measure: Callable[[str, str], float | None]) -> None:
        self.parts = [
            (m[1], m[2] or ("(" if m[0].strip() == "(" else None), m[3]) for m in _SUM_PART.finditer(text)
        ]
        self.at = 0
        self.measure = measure

    def value(self, depth: int) -> tuple[float, bool]:
        """One operand: a number, a length, a function or parentheses."""
        if depth > _DEEPEST or self.at >= len(self.parts):
            raise ValueError
        number, opening, _ = self.parts[self.at]
        self.at += 1
        if number:
            match = _DIMENSION.match(number)
            if match is None:
                raise ValueError
            if not match[2]:
                return float(match[1]), False
            found = self.measure(match[1], match[2])
            if found is None:
                raise ValueError
            return found, True
        if not opening:
            raise ValueError
        values = [self._sum(depth + 1)]
        while self._take(","):
            values.append(self._sum(depth + 1))
        if not self._take(")") and self.at < len(self.parts):
            raise ValueError
        amounts = [amount for amount, _ in values]
        if opening == "clamp" and len(amounts) == 3:
            return max(amounts[0], min(amounts[1:])), values[0][1]
        if opening in {"min", "max"}:
            return (min if opening == "min" else max)(amounts), values[0][1]
        if len(values) != 1:
            raise ValueError
        return values[0]

    def _take(self, *marks: str) -> str:
        mark = self.parts[self.at][2] if self.at < len(self.parts) else None
        if mark in marks and mark:
            self.at += 1
            return mark
        return ""

    def _sum(self, depth: int) -> tuple[float, bool]:
        amount, kind = self._product(depth)
        while self.at < len(self.parts) and (self.parts[self.at][0] or self.parts[self.at][2] in {"+", "-"}):
            sign = self._take("+", "-")
            other, other_kind = self._product(depth)
            if kind != other_kind:
                raise ValueError
            amount += -other if sign == "-" else other
        return amount, kind

    def _product(self, depth: int) -> tuple[float, bool]:
        amount, kind = self.value(depth)
        while sign := self._take("*", "/"):
            other, other_kind = self.value(depth)
            if other_kind and (kind or sign == "/"):
                raise ValueError
            amount = amount * other if sign == "*" else amount / other
            kind = kind or other_kind
        return amount, kind
