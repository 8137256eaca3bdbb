"""Takes attribute lists out of Markdown: ``{: .a}`` of kramdown, ``{.a}`` of markdown-it and Pandoc."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubcheck.derived import Derived, Writer

# Kramdown's extensions, "{::nomarkdown}" and "{:/}", stand anywhere; a list has a line of its own, opens a
# list item, follows a span of text closely or, without the colon, ends a line. Anywhere else it is text.
_LIST = re.compile(r"\{(?P<mark>:[:/]?|\.(?=[A-Za-z]))[^{}\n]{0,1000}\}")
_BEFORE = re.compile(r"[ \t>]{0,100}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,20})?\Z")
_LINE_END = re.compile(r"[ \t]{0,100}(?:\n|\Z)")
_AFTER_SPAN = frozenset(")]*_`>}~")
_WIDEST = 200


def has_marks(text: str) -> bool:
    """Whether an attribute list may stand in the text."""
    return "{:" in text or "{." in text


def taken_out(text: Derived, code: Sequence[tuple[int, int]]) -> Derived:
    """The text without its attribute lists; those in ``code``, sorted ranges, stay."""
    written = text.text
    writer = Writer(written, text if text.pieces is not None or text.parent is not None else None)
    at = next_code = 0
    for match in _LIST.finditer(written):
        start, end = match.span()
        while next_code < len(code) and code[next_code][1] <= start:
            next_code += 1
        if (next_code < len(code) and code[next_code][0] <= start) or not _is_attribute_list(written, match):
            continue
        if start > at:
            writer.copy(at, start)
        at = end
    if not at:
        return text
    if at < len(written):
        writer.copy(at, len(written))
    return writer.derived()


def _is_attribute_list(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["mark"] in ("::", ":/") or (start and text[start - 1] in _AFTER_SPAN):
        return True
    if match["mark"] == "." and _LINE_END.match(text, end):
        return True
    line_start = text.rfind("\n", max(0, start - _WIDEST), start) + 1
    if line_start == 0 and start > _WIDEST:
        return False
    return _BEFORE.match(text, line_start, start) is not None
