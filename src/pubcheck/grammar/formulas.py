"""Formulas over counted figures: sums, differences, products and quotients, worked out without ``eval``."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

_LONGEST = 500  # code points
_LARGEST = 1e15
_SIGNS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_CHOICES: Mapping[str, Callable[..., float]] = {"min": min, "max": max}


class FormulaError(ValueError):
    """A formula that cannot be worked out; says what may stand in it."""


class Formula(NamedTuple):
    """A parsed formula and the names of the figures in it."""

    tree: ast.expr
    names: frozenset[str]

    def value(self, figures: Mapping[str, float]) -> float | None:
        """What it comes to; None where that is no number, as where something is divided by nothing."""
        try:
            found = _value(self.tree, figures)
        except (ZeroDivisionError, OverflowError):
            return None
        return found if isfinite(found) else None


@lru_cache(maxsize=256)
def parsed(text: str, known: frozenset[str]) -> Formula:
    """The formula of a text over figures of known names; raises FormulaError."""
    if len(text) > _LONGEST:
        raise FormulaError(f"a formula has {_LONGEST} characters at most")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        names = frozenset(_names(tree, known))
    except FormulaError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError("it is no formula: write figures, numbers, + - * / and brackets") from None
    return Formula(tree, names)


def _names(node: ast.expr, known: frozenset[str]) -> list[str]:
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return [*_names(node.left, known), *_names(node.right, known)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return _names(node.operand, known)
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and _is_number(node.value):
        return []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CHOICES:
        if len(node.args) < 2 or node.keywords:
            raise FormulaError(f"{node.func.id} takes two values or more")
        return [name for part in node.args for name in _names(part, known)]
    if isinstance(node, ast.Name):
        if node.id not in known:
            raise FormulaError(f"“{node.id}” is no figure; there are {', '.join(sorted(known))}")
        return [node.id]
    raise FormulaError(
        f"“{ast.unparse(node)[:40]}” may not stand in a formula: write figures, numbers, + - * /, min and max"
    )


def _is_number(value: float) -> bool:
    return not isinstance(value, bool) and abs(value) < _LARGEST


def _value(node: ast.expr, figures: Mapping[str, float]) -> float:
    if isinstance(node, ast.BinOp):
        return _SIGNS[type(node.op)](_value(node.left, figures), _value(node.right, figures))
    if isinstance(node, ast.UnaryOp):
        found = _value(node.operand, figures)
        return -found if isinstance(node.op, ast.USub) else found
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _CHOICES[node.func.id](*(_value(part, figures) for part in node.args))
    if isinstance(node, ast.Name):
        return float(figures[node.id])
    return float(node.value) if isinstance(node, ast.Constant) else 0.0  # type: ignore[arg-type]
