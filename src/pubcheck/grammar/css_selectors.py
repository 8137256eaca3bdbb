"""Selectors of style sheets: their parts, specificity and pseudo-elements (Selectors 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

Specificity = tuple[int, int, int]

_NOTHING: Specificity = (0, 0, 0)
_LONGEST = 2000  # code points of a selector; nesting multiplies them
_DEEPEST = 20
_GENERATED = frozenset({"before", "after"})
_OLD_PSEUDO_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter"})  # with one colon, too
_MOST_SPECIFIC_ARGUMENT = frozenset({"is", "not", "has", "matches", "any", "-webkit-any", "-moz-any"})
_COUNTED_OF = frozenset({"nth-child", "nth-last-child"})
_HAS_OR_BRACKET = re.compile(r":has\(|[()]")
_OPEN_END = re.compile(r"(?:^|[\s>+~|])$")
_UNSURE = re.compile(
    r":(?:open|popover-open|modal|fullscreen|playing|paused|muted|user-(?:in)?valid|(?:in|out-of-)range"
    r"|(?:in)?valid|autofill|-webkit-autofill|placeholder-shown|default|indeterminate|defined|future|past|current"
    r"|picture-in-picture|buffering|stalled|seeking|volume-locked)\b",
    re.IGNORECASE,
)


class Selector(NamedTuple):
    """One complex selector without its pseudo-element; ``pseudo`` is "", "before" or "after".

    ``is_kept`` is False for one that speaks of another pseudo-element, and so of no element.
    """

    text: str
    specificity: Specificity
    pseudo: str = ""
    is_kept: bool = True


def superset(text: str) -> str | None:
    """The selector without the states that source cannot tell, as ``:open``; None where it has none."""
    wider = _UNSURE.sub(":not(html)" if text.startswith(":") else "", text)
    return wider if wider != text else None


def of_tokens(tokens: Sequence[Any], parent: str = "") -> tuple[Selector, ...]:
    """The selectors of a rule's prelude; ``parent`` is the selector for which ``&`` stands, if any.

    Empty where a browser would drop the rule because of its selectors.
    """
    found: list[Selector] = []
    for part in _split(tokens):
        selector = _complex(part, parent)
        if selector is None:
            return ()
        found.append(selector)
    return tuple(found)


@lru_cache(maxsize=1024)
def of_text(text: str) -> tuple[Selector, ...]:
    """The selectors of a text."""
    import tinycss2

    return of_tokens(tinycss2.parse_component_value_list(text, skip_comments=True))


def parent_text(selectors: Iterable[Selector]) -> str | None:
    """What ``&`` stands for within a rule of these selectors; None where that grows beyond all measure."""
    inside = ", ".join(selector.text for selector in selectors if not selector.pseudo and selector.is_kept)
    if len(inside) > _LONGEST:
        return None
    return f":is({inside})"


def _split(tokens: Iterable[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _complex(tokens: list[Any], parent: str) -> Selector | None:
    import tinycss2

    if any(token.type == "error" or token.type == "{} block" for token in tokens):
        return None
    pseudo, kept = "", tokens
    for index, token in enumerate(tokens):
        if token.type != "literal" or token.value != ":" or index + 1 == len(tokens):
            continue
        doubled = tokens[index + 1].type == "literal" and tokens[index + 1].value == ":"
        after = tokens[index + 1 + doubled] if index + 1 + doubled < len(tokens) else None
        name = getattr(after, "lower_value", None) or getattr(after, "lower_name", None) or ""
        if doubled or (name in _OLD_PSEUDO_ELEMENTS and after is not None and after.type == "ident"):
            rest = tokens[index + 2 + doubled :]
            plain = name in _GENERATED and all(token.type == "whitespace" for token in rest)
            if not name:
                return None
            pseudo, kept = (name if plain else "other"), tokens[:index]
            break
    text = tinycss2.serialize(kept).strip()
    if pseudo and _OPEN_END.search(text):
        text += "*"
    if not text or len(text) > _LONGEST or _has_in_has(text.lower()):
        return None
    specificity = _specificity(kept, parent, 0)
    if parent:
        if "&" in text:
            text = _with_parent(kept, parent)
        else:
            text = f"{parent} {text}"
            specificity = _sum(specificity, _of_parent(parent))
    if len(text) > 2 * _LONGEST:
        return None
    counted = _sum(specificity, (0, 0, 1)) if pseudo else specificity
    return Selector(text, counted, pseudo, pseudo != "other")


def _has_in_has(text: str) -> bool:
    """Whether a :has() stands within another, which drops the rule (Selectors 4, 4.5)."""
    depth = inside = 0
    for match in _HAS_OR_BRACKET.finditer(text) if text.count(":has(") > 1 else ():
        if match[0] == ")":
            depth -= 1
            inside = 0 if depth < inside else inside
            continue
        depth += 1
        if match[0] != "(":
            if inside:
                return True
            inside = depth
    return False


def _with_parent(tokens: Iterable[Any], parent: str) -> str:
    import tinycss2

    text: str = tinycss2.serialize(tokens).strip()
    # "a&" is a compound of both; a type selector must stand first.
    return text.replace("&", parent)


@lru_cache(maxsize=1024)
def _of_parent(parent: str) -> Specificity:
    return max((selector.specificity for selector in of_text(parent)), default=_NOTHING)


def _sum(one: Specificity, other: Specificity) -> Specificity:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _specificity(tokens: Sequence[Any], parent: str, depth: int) -> Specificity:
    """The specificity of one complex selector (Selectors 4, 17), its pseudo-element not counted."""
    ids = classes = types = 0
    total = _NOTHING
    before = ""  # the mark that the next name belongs to
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "literal":
            if token.value == "&" and parent:
                total = _sum(total, _of_parent(parent))
            before = token.value
            continue
        if kind == "hash":
            ids += 1
        elif kind == "[] block":
            classes += 1
        elif kind == "ident":
            if before in {".", ":"}:
                classes += 1
            elif not (index + 1 < len(tokens) and tokens[index + 1] == "|"):
                types += 1
        elif kind == "function" and before == ":" and depth < _DEEPEST:
            total = _sum(total, _of_function(token, parent, depth))
        before = ""
    return _sum(total, (ids, classes, types))


def _of_function(token: Any, parent: str, depth: int) -> Specificity:
    name = token.lower_name
    if name == "where":
        return _NOTHING
    arguments = token.arguments
    if name in _MOST_SPECIFIC_ARGUMENT:
        return max((_specificity(part, parent, depth + 1) for part in _split(arguments)), default=_NOTHING)
    own: Specificity = (0, 1, 0)
    if name in _COUNTED_OF:
        for index, inner in enumerate(arguments):
            if inner.type == "ident" and inner.lower_value == "of":
                parts = _split(arguments[index + 1 :])
                return _sum(own, max(_specificity(part, parent, depth + 1) for part in parts))
    return own
