"""The text that style sheets generate before and after elements (CSS Content 3)."""

from __future__ import annotations

import re
from collections.abc import Callable

from pubcheck.grammar.css_shorthands import parts_of

_STRING = re.compile(r"\"((?:[^\"\\]++|\\.)*+)\"?|'((?:[^'\\]++|\\.)*+)'?", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)
_ATTRIBUTE = re.compile(r"attr\(\s*+([\w-]++)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:counters?|var|env|leader|target-\w+|element)\(", re.IGNORECASE)
_QUOTES = {"open-quote": "“", "close-quote": "”"}


def text_of(value: str, attribute: Callable[[str], str | None]) -> str | None:
    """The text of a value of ``content``, or its alternative text where one stands after a slash.

    ``attribute`` gives an attribute of the element by its name. Images have no text. None where the text
    cannot be told: a counter.
    """
    parts = parts_of(value)
    if "/" in parts:
        parts = parts[parts.index("/") + 1 :]
    found = []
    for part in parts:
        if match := _STRING.match(part):
            found.append(_ESCAPE.sub(_unescaped, match[1] or match[2] or ""))
        elif match := _ATTRIBUTE.match(part):
            found.append(attribute(match[1]) or "")
        elif _COUNTED.match(part):
            return None
        else:
            found.append(_QUOTES.get(part.lower(), ""))
    return "".join(found)


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2] or ""
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
