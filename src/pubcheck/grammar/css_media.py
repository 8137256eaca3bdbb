"""Whether the conditions of a style sheet hold on a screen (Media Queries 5, CSS Conditional 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from pubcheck.grammar.css_lengths import length
from pubcheck.grammar.css_values import is_valid, normalized


class Screen(NamedTuple):
    """The size of a window in CSS pixels."""

    width: int = 1280
    height: int = 1024

    @property
    def orientation(self) -> str:
        """Of a square it is portrait (Media Queries 5, 4.3)."""
        return "portrait" if self.height >= self.width else "landscape"


class Condition(NamedTuple):
    """What stands around rules: ``kind`` is media, supports, container or scope."""

    kind: str
    text: str


class _Misread(Exception):  # noqa: N818, it is no error of ours: a browser takes it for "not all"
    pass


_TOKEN = re.compile(r"\s*+(?:([(),])|([^\s(),]++))")
_RANGE = re.compile(r"(<=?|>=?|=)")
_Test = Callable[[str], bool | None]
_DEEPEST = 10
_MOST_TOKENS = 400

# What a desktop browser of somebody who has changed no setting says.
_FIXED = {
    "any-hover": "hover", "any-pointer": "fine", "color-gamut": "srgb", "display-mode": "browser",
    "dynamic-range": "standard", "forced-colors": "none", "hover": "hover", "inverted-colors": "none",
    "overflow-block": "scroll", "overflow-inline": "scroll", "pointer": "fine",
    "prefers-color-scheme": "light", "prefers-contrast": "no-preference",
    "prefers-reduced-data": "no-preference", "prefers-reduced-motion": "no-preference",
    "prefers-reduced-transparency": "no-preference", "scan": "progressive", "scripting": "enabled",
    "update": "fast", "video-dynamic-range": "standard",
}  # fmt: skip
_OFF = frozenset({"none", "no-preference"})
_WORDS = {
    "any-hover": "none hover", "any-pointer": "none coarse fine", "color-gamut": "srgb p3 rec2020",
    "display-mode": "fullscreen standalone minimal-ui browser picture-in-picture",
    "forced-colors": "none active", "hover": "none hover", "inverted-colors": "none inverted",
    "pointer": "none coarse fine", "prefers-color-scheme": "light dark",
    "prefers-contrast": "no-preference more less custom", "prefers-reduced-data": "no-preference reduce",
    "prefers-reduced-motion": "no-preference reduce",
    "prefers-reduced-transparency": "no-preference reduce", "scripting": "none initial-only enabled",
    "update": "none slow fast",
}  # fmt: skip
_NUMBERS = {"color": 8.0, "color-index": 0.0, "monochrome": 0.0, "grid": 0.0}
_TYPES = frozenset({"all", "screen"})
_DENSITY = re.compile(r"([0-9.]+)(dppx|dpi|dpcm|x)?$")
_PER_DOT = {"dppx": 1.0, "x": 1.0, "": 1.0, "dpi": 1 / 96, "dpcm": 2.54 / 96}


def holds(condition: Condition, screen: Screen) -> bool | None:
    """Whether a condition holds; None where that depends on what no sheet tells."""
    if condition.kind == "media":
        return media_holds(condition.text, screen)
    if condition.kind == "supports":
        return _supports(condition.text)
    return None


@lru_cache(maxsize=2048)
def media_holds(text: str, screen: Screen) -> bool | None:
    """Whether one of the media queries of a list holds; None where that is not known."""
    text = text.lower()
    if not text.strip():
        return True
    if len(text) > _MOST_TOKENS * 10:
        return None
    found: list[bool | None] = [_query(query, screen) for query in _split(text)]
    return _any(found)


def _split(text: str) -> Iterator[str]:
    depth = start = 0
    for index, sign in enumerate(text):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign == "," and not depth:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _any(values: list[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def _all(values: list[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


class _Tokens:
    def __init__(self, text: str) -> None:
        self.texts = [match[1] or match[2] for match in _TOKEN.finditer(text)]
        self.at = 0
        if len(self.texts) > _MOST_TOKENS:
            raise _Misread

    def peek(self) -> str:
        return self.texts[self.at] if self.at < len(self.texts) else ""

    def take(self) -> str:
        self.at += 1
        return self.texts[self.at - 1] if self.at <= len(self.texts) else ""

    def inside(self) -> str:
        """What stands before the parenthesis that closes an open one, or the end: a sheet ends anywhere."""
        taken: list[str] = []
        open_ones = 1
        while token := self.take():
            open_ones += (token == "(") - (token == ")")
            if not open_ones:
                break
            taken.append(token)
        return " ".join(taken).replace(" (", "(").replace("( ", "(").replace(" )", ")")


def _query(text: str, screen: Screen) -> bool | None:
    """One media query; what browsers do not know makes it false (Media Queries 5, 3.2)."""
    try:
        tokens = _Tokens(text)
        negated = tokens.peek() in {"not", "only"} and tokens.texts[1:2] != ["("] and tokens.take() == "not"
        test: _Test = partial(_feature, screen=screen)
        found: bool | None
        if tokens.peek() in {"(", "not"}:
            found = _condition(tokens, test)
        else:
            kind = tokens.take()
            if not kind.replace("-", "").isalpha():
                return False
            found = kind in _TYPES
            if tokens.peek() == "and":
                tokens.take()
                found = _all([found, _condition(tokens, test)])
        if tokens.peek():
            return False
    except _Misread:
        return False
    return _not(found) if negated else found


def _condition(tokens: _Tokens, test: _Test, depth: int = 0) -> bool | None:
    """A condition with not, and, or and parentheses; ``test`` answers what stands in the innermost."""
    if depth > _DEEPEST:
        raise _Misread
    if tokens.peek() == "not":
        tokens.take()
        return _not(_in_parentheses(tokens, test, depth))
    values = [_in_parentheses(tokens, test, depth)]
    joint = tokens.peek()
    while joint in {"and", "or"} and tokens.peek() == joint:
        tokens.take()
        values.append(_in_parentheses(tokens, test, depth))
    return _any(values) if joint == "or" else _all(values)


def _in_parentheses(tokens: _Tokens, test: _Test, depth: int) -> bool | None:
    if tokens.take() != "(":
        raise _Misread
    if tokens.peek() not in {"(", "not"}:
        return test(tokens.inside())
    found = _condition(tokens, test, depth + 1)
    if tokens.take() not in {")", ""}:  # a sheet may end anywhere
        raise _Misread
    return found


def _feature(text: str, screen: Screen) -> bool | None:
    name, colon, value = (part.strip() for part in text.partition(":"))
    if not colon and _RANGE.search(text):
        return _range(text, screen)
    if name in {"orientation", "-webkit-orientation"}:
        if value not in {"portrait", "landscape", ""}:
            raise _Misread
        return not colon or value == screen.orientation
    if name in _FIXED:
        if colon and name in _WORDS and value not in _WORDS[name].split():
            raise _Misread
        return value == _FIXED[name] if colon else _FIXED[name] not in _OFF
    limit = "min" if "min-" in name[:12] else "max" if "max-" in name[:12] else ""
    plain = name.replace(f"{limit}-", "", 1) if limit else name
    actual = _actual(plain, screen)
    if not colon:
        return actual > 0
    wanted = _number(plain, value)
    return actual >= wanted if limit == "min" else actual <= wanted if limit == "max" else actual == wanted


def _actual(name: str, screen: Screen) -> float:
    match name.removeprefix("device-").removeprefix("-webkit-").removeprefix("-moz-"):
        case "width":
            return screen.width
        case "height":
            return screen.height
        case "aspect-ratio" | "device-aspect-ratio":
            return screen.width / screen.height
        case "resolution" | "device-pixel-ratio":
            return 1.0
    if name in _NUMBERS:
        return _NUMBERS[name]
    raise _Misread


def _number(name: str, text: str) -> float:
    if "ratio" in name and "pixel" not in name:
        upper, _, lower = text.partition("/")
        try:
            return float(upper) / float(lower or 1)
        except (ValueError, ZeroDivisionError):
            raise _Misread from None
    if "resolution" in name or "pixel" in name:
        if not (match := _DENSITY.match(text)) or match[1].count(".") > 1 or match[1] == ".":
            raise _Misread
        return float(match[1]) * _PER_DOT[match[2] or ""]
    if name in _NUMBERS:
        if not text.isdecimal() or len(text) > 9:
            raise _Misread
        return float(text)
    found = length(text, 16.0)
    if found is None:
        raise _Misread
    return found


def _range(text: str, screen: Screen) -> bool:
    """``400px <= width < 60em`` and its like."""
    parts = [part.strip() for part in _RANGE.split(text)]
    if len(parts) not in {3, 5}:
        raise _Misread
    name = next((part for part in parts[::2] if part.replace("-", "").isalpha()), None)
    if name is None:
        raise _Misread
    actual = _actual(name, screen)
    for index in range(1, len(parts), 2):
        left = actual if parts[index - 1] == name else _number(name, parts[index - 1])
        right = actual if parts[index + 1] == name else _number(name, parts[index + 1])
        sign = parts[index]
        if not (
            (left < right and "<" in sign)
            or (left > right and ">" in sign)
            or (left == right and "=" in sign)
        ):
            return False
    return True


@lru_cache(maxsize=512)
def _supports(text: str) -> bool | None:
    """Whether a browser of today supports what @supports asks for."""
    text = text.lower()
    if len(text) > _MOST_TOKENS * 10:
        return None
    if "selector(" in text or "font-" in text:
        return None if "not" in text else "-moz-" not in text
    try:
        tokens = _Tokens(text)
        return _condition(tokens, _is_supported)
    except _Misread:
        return None


def _is_supported(text: str) -> bool:
    name, colon, value = (part.strip() for part in text.partition(":"))
    is_old = name.startswith(("-moz-", "-ms-", "-o-"))
    return bool(colon) and not is_old and is_valid(name, normalized(name, value))
