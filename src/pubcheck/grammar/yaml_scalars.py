"""The way from what a YAML scalar says back to its source: plain, quoted, literal and folded ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.grammar.entries import Stretch

# White space and the line breaks of YAML 1.1, which the parser reads, too.
_BLANK = " \t\r\n\x85\u2028\u2029"
_BLANKS = re.compile(f"[{_BLANK}]*+")
_BREAK = re.compile("\r\n?|[\n\x85\u2028\u2029]")
_TOKEN = re.compile(f"[{_BLANK}]++|[^{_BLANK}]++")
_SINGLE = re.compile(f"''|[{_BLANK}]++|[^{_BLANK}']++")
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:\r\n?|[\n\x85\u2028\u2029])[ \t]*+|.)"
    rf"|[{_BLANK}]++|[^{_BLANK}\\]++"
)
# YAML 1.1, section 5.6.
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def stretches(text: str, start: int, end: int, value: str) -> list[Stretch]:
    """The way from ``value``, what a parser made of ``text[start:end]``, back to it; see ``Stretch``.

    The range comes without quotes. Where the two do not agree the value stands for its range as a whole.
    """
    if text[start:end] == value:
        return [Stretch(0, len(value), start, end, True)]
    quote = text[start - 1 : start]
    is_quoted = quote in ("'", '"') and text[end : end + 1] == quote
    found: list[Stretch] = []
    at = 0
    for decoded, low, high, is_copy in _parts(text, start, end, value, quote if is_quoted else ""):
        if not value.startswith(decoded, at):
            return [Stretch(0, len(value), start, end, False)]
        last = found[-1] if found else None
        if last and last.copied and is_copy and last.origin_end == low:
            found[-1] = last._replace(end=at + len(decoded), origin_end=high)
            at += len(decoded)
        elif decoded:
            found.append(Stretch(at, at + len(decoded), low, high, is_copy))
            at += len(decoded)
    if at < len(value):  # the last line end of a block scalar
        found.append(Stretch(at, len(value), end, end, False))
    return found


def _parts(text: str, start: int, end: int, value: str, quote: str) -> Iterator[tuple[str, int, int, bool]]:
    """What is said and where, part by part, and whether the part is a copy."""
    if not quote:
        yield from _unquoted(text, start, end, value)
        return
    for token in (_DOUBLE if quote == '"' else _SINGLE).finditer(text, start, end):
        written = token[0]
        if written[0] in _BLANK:
            folded = _folded(written)
            yield folded, *token.span(), folded == written
        elif quote == '"' and written[0] == "\\":
            yield _escaped(written), *token.span(), False
        elif quote == "'" and written == "''":
            yield "'", *token.span(), False
        else:
            yield written, *token.span(), True


def _unquoted(text: str, start: int, end: int, value: str) -> Iterator[tuple[str, int, int, bool]]:
    """The parts of a plain or block scalar: only the white space differs, so that decides itself."""
    lead = _BLANKS.match(value)
    at = lead.end() if lead else 0
    yield value[:at], start, start, False
    for token in _TOKEN.finditer(text, start, end):
        written = token[0]
        if written[0] in _BLANK:
            blanks = _BLANKS.match(value, at)
            written = value[at : blanks.end()] if blanks else ""
        at += len(written)
        yield written, *token.span(), written == token[0]


def _folded(blanks: str) -> str:
    """What white space in a quoted scalar stands for (YAML 1.1, section 8.1.4, line folding)."""
    breaks = len(_BREAK.findall(blanks))
    return blanks if breaks == 0 else " " if breaks == 1 else "\n" * (breaks - 1)


def _escaped(written: str) -> str:
    name = written[1:2]
    if name in ("x", "u", "U") and len(written) > 2:
        number = int(written[2:], 16)  # noqa: FURB166
        return chr(number) if number < 0x110000 else ""
    return _ESCAPES.get(name, "")
