"""By which angle a transform turns what it is for (CSS Transforms 1 and 2)."""

from __future__ import annotations

import math
import re

from pubcheck.grammar.css_lengths import calculated
from pubcheck.grammar.css_values import transforms

# Degrees in each unit (CSS Values 4, 7.1).
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_ANGLE = re.compile(
    r"([+-]?+(?:[0-9]{1,12}(?:\.[0-9]{1,30})?+|\.[0-9]{1,30})(?:e[+-]?[0-9]{1,2})?+)(deg|grad|rad|turn)$"
)
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
_FLAT = frozenset(
    {"translate", "translatex", "translatey", "translatez", "translate3d", "scale3d", "perspective"}
)
_BENDING = frozenset({"rotatex", "rotatey", "skew", "skewx", "skewy"})


def rotation(transform: str, rotate: str) -> float | None:
    """The angle in degrees, clockwise, by which the values of ``transform`` and ``rotate`` turn the plane.

    None where they turn it out of the plane, mirror or bend it, or where the angle cannot be told.
    """
    total = _of_rotate(rotate)
    functions = [] if transform in {"none", ""} else transforms(transform)
    if total is None or functions is None:
        return None
    for name, arguments in functions:
        turned = _of_function(name, arguments)
        if turned is None:
            return None
        total += turned
    return total


def _of_rotate(value: str) -> float | None:
    parts = value.split()
    if not parts or parts == ["none"]:
        return 0.0
    # A bare zero is part of an axis, not an angle.
    angles = [part for part in parts if _ANGLE.match(part)]
    rest = [part for part in parts if not _ANGLE.match(part)]
    if len(angles) != 1:
        return None
    axis = _AXES.get(rest[0]) if len(rest) == 1 else _numbers(rest) if rest else _AXES["z"]
    return _about(axis, _angle(angles[0]))


def _of_function(name: str, arguments: list[str]) -> float | None:
    if name in {"rotate", "rotatez"}:
        return _angle(arguments[0])
    if name == "rotate3d":
        return _about(_numbers(arguments[:3]), _angle(arguments[3]))
    if name in {"matrix", "matrix3d"}:
        numbers = _numbers(arguments)
        if numbers is None or (name == "matrix3d" and any(numbers[at] for at in (2, 6, 8, 9))):
            return None
        right, down = numbers[0], numbers[1]
        across, below = (numbers[2], numbers[3]) if name == "matrix" else (numbers[4], numbers[5])
        # A negative determinant mirrors.
        if right * below - down * across <= 0:
            return None
        return math.degrees(math.atan2(down, right))
    if name in {"scale", "scalex", "scaley"}:
        numbers = _numbers(arguments)
        if name == "scale" and numbers and max(numbers) < 0:
            return 180.0  # mirrored twice
        return 0.0 if numbers and min(numbers) > 0 else None
    if name in _BENDING:
        return 0.0 if not any(_angle(argument) != 0 for argument in arguments) else None
    return 0.0 if name in _FLAT else None


def _about(axis: tuple[float, ...] | None, angle: float | None) -> float | None:
    """The turn about an axis that stands upright on the plane."""
    if axis is None or angle is None or len(axis) != 3 or axis[0] or axis[1] or not axis[2]:
        return None
    return angle if axis[2] > 0 else -angle


def _angle(text: str) -> float | None:
    if match := _ANGLE.match(text):
        return float(match[1]) * _DEGREES[match[2]]
    if "(" in text:
        return calculated(
            text, lambda number, unit: float(number) * _DEGREES[unit] if unit in _DEGREES else None
        )
    return 0.0 if text in {"0", "+0", "-0"} else None


def _numbers(texts: list[str]) -> tuple[float, ...] | None:
    try:
        found = tuple(float(text) for text in texts)
    except ValueError:
        return None
    return found if all(math.isfinite(one) for one in found) else None
