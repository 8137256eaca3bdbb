"""Takes the attribute lists of kramdown out of Markdown, as Jekyll sites write them: ``{: .class}``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubcheck.derived import Derived, Writer

# A list has a line of its own, opens a list item, or follows a span of text closely (kramdown, "Attribute
# List Definitions" to "Span Inline Attribute Lists"); anywhere else it is text.
_LIST = re.compile(r"\{:[^{}\n]{0,1000}\}")
_BEFORE = re.compile(r"[ \t>]{0,100}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,20})?\Z")
_AFTER_SPAN = frozenset(")]*_`>}~")
_WIDEST = 200


def without_attribute_lists(text: Derived, code: Sequence[tuple[int, int]]) -> Derived:
    """The text without its attribute lists; those in ``code``, sorted ranges, stay."""
    written = text.text
    writer = Writer(written, text if text.pieces is not None or text.parent is not None else None)
    at = next_code = 0
    for match in _LIST.finditer(written):
        start, end = match.span()
        while next_code < len(code) and code[next_code][1] <= start:
            next_code += 1
        if (next_code < len(code) and code[next_code][0] <= start) or not _is_attribute_list(written, start):
            continue
        if start > at:
            writer.copy(at, start)
        at = end
    if not at:
        return text
    writer.copy(at, len(written))
    return writer.derived()


def _is_attribute_list(text: str, start: int) -> bool:
    if start and text[start - 1] in _AFTER_SPAN:
        return True
    line_start = text.rfind("\n", max(0, start - _WIDEST), start) + 1
    if line_start == 0 and start > _WIDEST:
        return False
    return _BEFORE.match(text, line_start, start) is not None
