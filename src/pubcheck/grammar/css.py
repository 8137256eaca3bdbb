"""Style sheets and style attributes read into rules and declarations (CSS Syntax 3, Cascade 5, Nesting 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pubcheck.grammar import css_selectors
from pubcheck.grammar.css_media import Condition
from pubcheck.grammar.css_selectors import Selector
from pubcheck.grammar.css_shorthands import longhands
from pubcheck.grammar.css_values import is_valid, normalized

MOST_CHARACTERS = 300_000
"""A sheet that is longer than this many code points is not read, and counts as one in another file."""
_LONGEST_STYLE = 20_000  # code points of a style attribute

_DEEPEST_BRACKETS = 100
_DEEPEST_RULES = 12  # rules within rules and at-rules within at-rules
_UNSIMPLE = re.compile(r"""["'\\{}\[\]@<]|/\*""")
_PART = re.compile("[^;]+")
_NAME = re.compile(r"\s*+(--[^\s:]++|-?+[A-Za-z][A-Za-z0-9-]*+)\s*+:\s*+")
_IMPORTANT = re.compile(r"!\s*+important\s*+$", re.IGNORECASE)
_IMPORTED_WORDS = re.compile(r"\b(?:print|speech)\s*+$", re.IGNORECASE)
_HIDDEN_BRACKETS = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|$)|\"[^\"\n]*+\"?+|'[^'\n]*+'?+")
_BRACKET = re.compile(r"[({\[]|([)}\]])")
# At-rules whose rules are rules of the page where a condition holds.
_CONDITIONAL = frozenset({"media", "supports", "container", "scope"})


class Declaration(NamedTuple):
    """One property and its value, lower-case where case says nothing; ``start:end`` is where it stands.

    A shorthand stands as its longhands, each with the name that was ``written``; where its value has var()
    each longhand keeps the whole value until the variable is known.
    """

    name: str
    value: str
    important: bool
    start: int
    end: int
    written: str


class Rule(NamedTuple):
    """Declarations and the elements that they are for, in the layer and under the conditions around them."""

    selectors: tuple[Selector, ...]
    declarations: tuple[Declaration, ...]
    conditions: tuple[Condition, ...]
    layer: tuple[str, ...]
    start: int
    end: int


class Sheet(NamedTuple):
    """The rules of a sheet, its layers in their order, and whether all of it could be read."""

    rules: tuple[Rule, ...]
    layers: tuple[tuple[str, ...], ...]
    is_whole: bool


class _Place(NamedTuple):
    parent: str  # what & stands for, and the selectors of the rule around, whose own declarations are
    selectors: tuple[Selector, ...]
    conditions: tuple[Condition, ...]
    layer: tuple[str, ...]
    depth: int


@lru_cache(maxsize=8192)
def parse_style(text: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute, in order; those that a browser drops are left out.

    Offsets are code points into the text.
    """
    if len(text) > _LONGEST_STYLE or _is_too_deep(text):
        return ()
    if (found := _simple(text)) is not None:
        return tuple(found)
    import tinycss2  # costs as much as a small page, and most need none

    lines = _Lines(text)
    nodes = tinycss2.parse_blocks_contents(lines.text, skip_comments=True, skip_whitespace=True)
    return tuple(_declarations((node for node in nodes if node.type == "declaration"), lines))


def _simple(text: str) -> list[Declaration] | None:
    """The declarations of a text without strings, comments, escapes and blocks; None for any other."""
    if _UNSIMPLE.search(text):
        return None
    found: list[Declaration] = []
    for part in _PART.finditer(text):
        inside = part[0]
        if inside.count("(") != inside.count(")"):
            return None
        if not (name := _NAME.match(inside)):
            continue
        value = inside[name.end() :].rstrip()
        important = _IMPORTANT.search(value)
        if important:
            value = value[: important.start()]
        elif "!" in value:
            continue
        start = part.start() + name.start(1)
        found += _expanded(name[1], value, important is not None, start, part.start() + len(inside.rstrip()))
    return found


def _expanded(name: str, value: str, important: bool, start: int, end: int) -> Iterator[Declaration]:
    """The longhands of a declaration; none where the value is none that the property may have."""
    written = name if name.startswith("--") else name.lower()
    value = normalized(written, value)
    if not value and not written.startswith("--"):
        return
    for longhand, part in longhands(written, value).items():
        if "var(" in part or is_valid(longhand, part):
            yield Declaration(longhand, part, important, start, end, written)


@lru_cache(maxsize=256)
def parse_sheet(text: str) -> Sheet:
    """The rules of a style sheet in their order; nested rules stand after the one around them.

    Offsets are code points into the text. Costs about 3 microseconds a character, once a text.
    """
    if len(text) > MOST_CHARACTERS or _is_too_deep(text):
        return Sheet((), (), False)
    import tinycss2

    reader = _Reader(text)
    nodes = tinycss2.parse_stylesheet(reader.lines.text, skip_comments=True, skip_whitespace=True)
    reader.read(nodes, _Place("", (), (), (), 0))
    return Sheet(tuple(reader.rules), tuple(reader.layers), reader.is_whole)


def _is_too_deep(text: str) -> bool:
    """Whether brackets stand in brackets so deep that what walks them would run out of stack."""
    opening = text.count("(") + text.count("{") + text.count("[")
    if opening <= _DEEPEST_BRACKETS:
        return False
    depth = 0
    for match in _BRACKET.finditer(_HIDDEN_BRACKETS.sub("", text)):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST_BRACKETS:
            return True
    return False


class _Lines:
    """A text as the CSS parser counts it, with offsets for its lines and columns."""

    def __init__(self, text: str) -> None:
        # Each of these stands for itself at the same length (CSS Syntax 3, 3.3).
        self.text = text.replace("\r", "\n").replace("\f", "\n").replace("\0", "\ufffd")
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def offset(self, node: Any) -> int:
        """The code points before a node of the parser."""
        return int(self._starts[min(node.source_line, len(self._starts)) - 1] + node.source_column - 1)

    def end(self, offset: int) -> int:
        """Where a declaration that starts at an offset ends, its value's white space left out."""
        return offset + len(self.text[offset : _end_of_declaration(self.text, offset)].rstrip())


_VALUE_PART = re.compile(
    r"[^;{}()\[\]\"'\\/]++|\\.|\"(?:[^\"\\\n]++|\\.)*+\"?+|'(?:[^'\\\n]++|\\.)*+'?+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|$)|(.)",
    re.DOTALL,
)


def _end_of_declaration(text: str, start: int) -> int:
    depth = 0
    for match in _VALUE_PART.finditer(text, start):
        if mark := match[1]:
            if mark in "([{":
                depth += 1
            elif depth and mark in ")]}":
                depth -= 1
            elif mark in ";}":
                return match.start()
    return len(text)


def _declarations(nodes: Iterable[Any], lines: _Lines) -> Iterator[Declaration]:
    import tinycss2

    for node in nodes:
        start = lines.offset(node)
        value = tinycss2.serialize([token for token in node.value if token.type != "comment"])
        yield from _expanded(node.name, value, node.important, start, lines.end(start))


class _Reader:
    """Walks the blocks of a sheet."""

    def __init__(self, text: str) -> None:
        self.lines = _Lines(text)
        self.rules: list[Rule] = []
        self.layers: list[tuple[str, ...]] = []
        self.is_whole = True
        self._anonymous = 0

    def read(self, nodes: Iterable[Any], place: _Place) -> None:
        """Take the rules of a block; declarations straight in a conditional block are its rule's own."""
        if place.depth > _DEEPEST_RULES:
            self.is_whole = False
            return
        own: list[Any] = []
        for node in nodes:
            if node.type == "declaration":
                own.append(node)
                continue
            # A declaration after a nested rule is a rule of its own after it (CSS Nesting 1, 2.3).
            self._flush(own, place)
            if node.type == "qualified-rule":
                self._rule(node, place)
            elif node.type == "at-rule":
                self._at_rule(node, place)
        self._flush(own, place)

    def _flush(self, own: list[Any], place: _Place) -> None:
        if own and place.selectors:
            self._add(place.selectors, own, place, self.lines.offset(own[0]))
        own.clear()

    def _rule(self, node: Any, place: _Place) -> None:
        selectors = css_selectors.of_tokens(node.prelude, place.parent)
        if not selectors:
            return
        inside = _contents(node.content)
        first = next((i for i, one in enumerate(inside) if one.type != "declaration"), len(inside))
        self._add(selectors, inside[:first], place, self.lines.offset(node))
        if first < len(inside):
            text = css_selectors.parent_text(selectors)
            self.is_whole &= text is not None
            if text is not None:
                inner = place._replace(parent=text, selectors=selectors, depth=place.depth + 1)
                self.read(inside[first:], inner)

    def _add(self, selectors: tuple[Selector, ...], nodes: list[Any], place: _Place, start: int) -> None:
        declarations = tuple(_declarations(nodes, self.lines))
        kept = tuple(selector for selector in selectors if selector.is_kept)
        if declarations and kept:
            end = self.lines.text.find("{", start)
            span = (start, len(self.lines.text[start:end].rstrip()) + start)
            self.rules.append(Rule(kept, declarations, place.conditions, place.layer, *span))

    def _at_rule(self, node: Any, place: _Place) -> None:
        import tinycss2

        keyword = node.lower_at_keyword
        prelude = tinycss2.serialize(node.prelude).strip()
        if keyword == "import":
            self.is_whole &= _IMPORTED_WORDS.search(prelude) is not None
        elif keyword == "layer":
            names = [(*place.layer, *name.strip().split(".")) for name in prelude.split(",") if name.strip()]
            if not names and node.content is not None:
                self._anonymous += 1
                names = [(*place.layer, f"{id(self)} {self._anonymous}")]
            self.layers += names
            if node.content is not None:
                inner = place._replace(layer=names[0], depth=place.depth + 1)
                self.read(self._inside(node, place), inner)
        elif keyword in _CONDITIONAL and node.content is not None:
            conditions = (*place.conditions, Condition(keyword, prelude))
            self.read(self._inside(node, place), place._replace(conditions=conditions, depth=place.depth + 1))

    @staticmethod
    def _inside(node: Any, place: _Place) -> list[Any]:
        import tinycss2

        if place.selectors:
            return _contents(node.content)
        rules: list[Any] = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        return rules


def _contents(content: Any) -> list[Any]:
    import tinycss2

    inside: list[Any] = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [node for node in inside if node.type != "error"]


def winning(declarations: Iterable[Declaration], names: set[str]) -> Declaration | None:
    """The declaration of a block that wins: the last important one, else the last."""
    best = None
    for one in declarations:
        if one.name in names and (best is None or one.important >= best.important):
            best = one
    return best
