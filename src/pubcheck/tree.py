"""The HTML tree and where its parts stand in the markup: the one room that imports turbohtml.

All offsets are code points into the markup that was parsed, whose line ends are LF.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, cast

import turbohtml
from turbohtml import Comment as Comment
from turbohtml import Document as Document
from turbohtml import Element as Element
from turbohtml import Namespace as Namespace
from turbohtml import Node as Node
from turbohtml import SelectorSyntaxError as SelectorSyntaxError
from turbohtml import Text as Text
from turbohtml import TokenType

from pubcheck.tree_guard import tamed
from pubcheck.tree_runs import Run as Run
from pubcheck.tree_runs import plain_runs

# What stands before an attribute's value (HTML 13.1.2.3).
_BEFORE_VALUE = re.compile(r"=?+[^\s=]*+\s*+=\s*+")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}+|#[xX][0-9a-fA-F]{1,8}+|[A-Za-z][A-Za-z0-9]{0,40}+);?")
_GOES_ON = re.compile("[=0-9A-Za-z]")
# Text in these the tokenizer does not take for markup; the tree does where they stand in a drawing.
_TEXT_ONLY = {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "title", "textarea"}
_WORD = re.compile(r"[^\s\x00]+")
_MARKUP = re.compile(r"[<>&]")
_DRAWINGS = frozenset({"svg", "math"})
_LINE_END = re.compile("\n")
_MOST_RESTARTS, _DEEPEST_NOSCRIPT = 20, 3
_NUMBERS = 0xFFFD  # how many code points of plane 15 number the words of a marked text
_FILLER = "\ue002"
_NUMBERED_WORD = re.compile(f"[\U000f0000-\U000fffff]{_FILLER}*")
# The text that stands in an element itself, and not in one below (EXSLT).
own_text = cast("Callable[[Element], str]", turbohtml.XPath("str:concat(text())"))
# Telling it tells the places of all attributes of the element: hostile ones have thousands.
_location = lru_cache(maxsize=1)(attrgetter("source_location"))


def parse(markup: str) -> Document:
    """The tree that a browser makes of the markup; every element of the markup knows its place.

    Declarative shadow roots stay plain templates, so that what they hold is seen as template content.
    """
    return turbohtml.parse(tamed(markup), source_locations=True, allow_declarative_shadow_roots=False)


def tag_ranges(element: Element) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """The ranges of the start tag and the end tag; None for an element that the parser implied."""
    location = _location(element)
    if location is None:
        return None
    start, end = location.start_tag, location.end_tag
    return (start.start_offset, start.end_offset), end and (end.start_offset, end.end_offset)


def attribute_ranges(
    markup: str, element: Element, name: str
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The ranges of an attribute and of its value inside quotes.

    None where the attribute stands in no tag of this element: it was merged from a second html or body
    (HTML 13.2.6.4.7), or the element was implied. A location's names are in lower case, also in SVG.
    """
    location = _location(element)
    found = location and location.attrs.get(name.lower())
    if not found:
        return None
    start, end = found.start_offset, found.end_offset
    if not (match := _BEFORE_VALUE.match(markup, start, end)):
        return (start, end), (end, end)
    first, last = match.end(), end
    if first < last and markup[first] in "\"'" and markup[last - 1] == markup[first] and last - first > 1:
        first, last = first + 1, last - 1
    return (start, end), (first, last)


def runs_of(markup: str, start: int, end: int, decoded: str) -> list[Run] | None:
    """Where each character of an attribute's decoded value stands in ``markup[start:end]``."""
    raw = markup[start:end]
    if raw == decoded:
        return [Run(0, len(raw), start, end)]
    runs: list[Run] = []
    offset = at = 0
    for match in _REFERENCE.finditer(raw):
        first, last = match.span()
        value = html.unescape(match[0])
        # None at all, or one at the start only: "&notit;". Without a semicolon, "&copy=1" is an address and
        # no sign (HTML 13.2.5.73).
        if len(value) > 1 and match[0].endswith(value[1:]):
            continue
        if match[0][-1] != ";" and match[0][1] != "#" and _GOES_ON.match(raw, last):
            continue
        if first > at:
            runs.append(Run(offset, first - at, start + at, start + first))
            offset += first - at
        runs.append(Run(offset, len(value), start + first, start + last))
        offset += len(value)
        at = last
    runs.append(Run(offset, len(raw) - at, start + at, end))
    return runs if offset + len(raw) - at == len(decoded) else None


class _Token(NamedTuple):
    kind: TokenType
    start: int
    source: str
    data: str
    tag: str | None


def _tokens(markup: str, start: int = 0, end: int | None = None, depth: int = 0) -> Iterator[_Token]:
    """The tokens of a stretch of markup in source order, each with its offset."""
    drawings = 0
    for _ in range(_MOST_RESTARTS):
        text = markup if start == 0 and end is None else markup[start:end]
        lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        opened: str | None = None
        for token in turbohtml.tokenize(text, resolve_references=False, capture_source=True):
            data, at, kind, tag = token.data or "", lines[token.line - 1] + token.col, token.type, token.tag
            source = token.source or data
            if kind is TokenType.START_TAG:
                drawings += tag in _DRAWINGS and not token.self_closing
                opened = tag if tag in _TEXT_ONLY or tag == "noscript" else None
            elif kind is TokenType.END_TAG:
                drawings -= tag in _DRAWINGS and drawings > 0
                opened = None
            elif opened and drawings and kind is TokenType.TEXT and "<" in source:
                start += at  # in a drawing this is markup, so the tokenizer begins anew
                break
            elif opened == "noscript" and kind is TokenType.TEXT and depth < _DEEPEST_NOSCRIPT:
                # Only with scripts at work is this text; the tree is that of a page without (HTML 4.12.2).
                yield from _tokens(markup, start + at, start + at + len(source), depth + 1)
                continue
            if kind is TokenType.TEXT and _is_torn(text, at, source):
                yield from _parted(text, start, at, data)
            elif (
                kind is TokenType.CHARACTER_REFERENCE and data[1:] and source[-1] != ";" and source[1] != "#"
            ):
                # "&notit" is "¬" and two letters: only a reference that needs no semicolon is one character.
                last = len(source) - len(data) + 1
                yield _Token(kind, start + at, source[:last], data[0], None)
                yield _Token(TokenType.TEXT, start + at + last, source[last:], data[1:], None)
            else:
                yield _Token(kind, start + at, source, data, tag)
        else:
            return


def _is_torn(text: str, at: int, data: str) -> bool:
    """Whether the tokenizer has dropped something within a text; NUL is U+FFFD in raw text."""
    return not text.startswith(data, at) and text[at : at + len(data)].replace("\0", "\ufffd") != data


def _parted(text: str, start: int, at: int, data: str) -> Iterator[_Token]:
    """The parts of a text out of which the tokenizer has dropped ``</>`` (HTML 13.2.5.7)."""
    done = 0
    while done < len(data):
        end = text.find("</>", at)
        length = len(data) - done if end < 0 else min(end - at, len(data) - done)
        if length:
            part = data[done : done + length]
            yield _Token(TokenType.TEXT, start + at, part, part, None)
        done, at = done + length, at + length + 3


def local_runs(markup: str, start: int, end: int, text: str) -> list[Run] | None:
    """The runs of ``text`` where it is just what the tokens of ``markup[start:end]`` spell, else None."""
    # Most stretches are one text after at most one tag; what is spelled so needs no tokens.
    plain = markup.find(">", start, end) + 1 if markup.startswith("<", start) else start
    stop = plain + len(text)
    closed = stop == end or (stop < end and markup.startswith("</", stop))
    if closed and text and markup.startswith(text, plain) and "<" not in text and "&" not in text:
        return [Run(0, len(text), plain, stop)]
    if (runs := plain_runs(markup, start, end, text)) is not None:
        return runs
    runs = []
    offset = 0
    for token in _tokens(markup, start, end):
        if token.kind in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE) and token.data:
            length = len(token.data)
            if not text.startswith(token.data, offset):
                # The first line end of pre and textarea is not part of the text (HTML 13.2.6.4.7).
                if offset or not token.data.startswith("\n") or not text.startswith(token.data[1:]):
                    return None
                token, length = token._replace(start=token.start + 1, source=token.source[1:]), length - 1
            runs.append(Run(offset, length, token.start, token.start + len(token.source)))
            offset += length
    return runs if offset == len(text) else None


def located_text(document: Document, markup: str) -> dict[Text, list[Run]]:
    """Where the characters of every text node stand, also where the tree has moved them.

    Foster parenting and reconstructed formatting take text out of its order, so order cannot tell. A copy
    of the markup whose words are numbers, of the same lengths, makes the same tree: its words say where
    they came from.
    """
    marked, places = _numbered(markup)
    found: dict[Text, list[Run]] = {}
    last = 0
    for node, twin in zip(document.descendants, parse(marked).descendants, strict=False):
        if type(node) is not type(twin):
            return found
        if isinstance(node, Text) and isinstance(twin, Text):
            text, runs = twin.data, []
            if len(text) != len(node.data):
                return found
            for match in _NUMBERED_WORD.finditer(text):
                number = ord(match[0][0]) - 0xF0000
                # The nearest word with this number, for the numbers come round again.
                last = max(0, number + _NUMBERS * round((last - number) / _NUMBERS))
                if last >= len(places):
                    break
                start, end = places[last]
                runs.append(Run(match.start(), match.end() - match.start(), start, end))
            if runs:
                found[node] = runs
    return found


def _numbered(markup: str) -> tuple[str, list[tuple[int, int]]]:
    """The markup with the first character of each word of text a number, and where each word stood."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    text_only: str | None = None
    drawings = 0

    def mark(start: int, end: int, length: int) -> str:
        places.append((start, end))
        return chr(0xF0000 + (len(places) - 1) % _NUMBERS) + _FILLER * (length - 1)

    for token in _tokens(markup):
        if token.kind is TokenType.START_TAG:
            text_only = token.tag if token.tag in _TEXT_ONLY else None
            drawings += token.tag in _DRAWINGS and not token.source.endswith("/>")
        elif token.kind is TokenType.END_TAG:
            text_only = None
            drawings -= token.tag in _DRAWINGS and drawings > 0
        elif token.kind is TokenType.CHARACTER_REFERENCE and not token.data.isspace():
            parts.append(markup[at : token.start])
            at = token.start + len(token.source)
            parts.append(mark(token.start, at, len(token.data)))
        elif token.kind is TokenType.TEXT:
            for match in _WORD.finditer(token.data):
                first, last = token.start + match.start(), token.start + match.end()
                # What the tree may take for markup stays: a drawing has CDATA, and elements in its title.
                is_unsure = text_only == "script" or (drawings and (text_only or "]]>" in match[0]))
                if is_unsure and _MARKUP.search(match[0]):
                    continue
                parts.append(markup[at:first])
                parts.append(mark(first, last, last - first))
                at = last
    parts.append(markup[at:])
    return "".join(parts), places


def comment_ranges(markup: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and data of each comment, in source order."""
    for token in _tokens(markup):
        if token.kind is TokenType.COMMENT:
            yield token.start, token.start + len(token.source), token.data


def markup_range(runs: list[Run], start: int, end: int) -> tuple[int, int]:
    """The range of the markup where ``start:end`` of the text stands, by its runs (at least one)."""
    low = _place(runs, start)[0]
    high = _place(runs, end - 1)[1] if end > start else low
    return min(low, high), max(low, high)


def _place(runs: list[Run], offset: int) -> tuple[int, int]:
    """The markup range of one character of the text; an empty one after the run before it if it has none."""
    index = bisect_right(runs, offset, key=lambda run: run.offset) - 1
    if index < 0:
        return runs[0].start, runs[0].start
    run = runs[index]
    inside = offset - run.offset
    if inside >= run.length:
        return run.end, run.end
    if run.length == run.end - run.start:
        return run.start + inside, run.start + inside + 1
    return run.start, run.end
