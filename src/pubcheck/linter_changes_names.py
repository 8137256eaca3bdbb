"""Reads the names of files in the lines of a diff, quoted or not."""

from __future__ import annotations

import os

# What stands after a backslash (git's quote.c): a letter, or three octal digits.
_ESCAPES = {
    b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92,
}  # fmt: skip


def names_of_header(text: bytes) -> tuple[bytes, bytes] | None:
    """The two names after `diff --git`; None where nobody can tell where the first one ends."""
    if text.startswith(b'"'):
        first, rest = _quoted(text)
        return first, unquoted(rest.lstrip(b" "))
    if text.endswith(b'"') and b' "' in text:
        first, _, rest = text.partition(b' "')
        return first, unquoted(b'"' + rest)
    # Without quotes the names are alike but for what stands before them; if not, `rename` lines tell them.
    middle = len(text) // 2
    first, second = text[:middle], text[middle + 1 :]
    if text[middle : middle + 1] == b" " and (first == second or first[2:] == second[2:]):
        return first, second
    return None


def name_after(text: bytes) -> bytes:
    """The name in a line that began with `---` or `+++`; what follows a tab is the time."""
    text = text.rstrip(b"\r")
    return _quoted(text)[0] if text.startswith(b'"') else text.split(b"\t", 1)[0]


def unquoted(text: bytes) -> bytes:
    """The name that a text is, with or without quotes."""
    return _quoted(text)[0] if text.startswith(b'"') else text


def _quoted(text: bytes) -> tuple[bytes, bytes]:
    """What stands in the quotes that the text opens with, as git writes odd names, and what follows them."""
    out = bytearray()
    at = 1
    while at < len(text):
        mark = text[at : at + 1]
        if mark == b'"':
            return bytes(out), text[at + 1 :]
        if mark == b"\\":
            digits = text[at + 1 : at + 4]
            if len(digits) == 3 and digits.isdigit() and max(digits) < 56 and digits[0] < 52:
                out.append(int(digits, 8))
                at += 4
                continue
            out.append(_ESCAPES.get(text[at + 1 : at + 2], 63))
            at += 2
            continue
        out += mark
        at += 1
    return bytes(out), b""


def decoded(name: bytes) -> str:
    """A name as the system's functions take it, also where it is not UTF-8."""
    try:
        return os.fsdecode(name)
    except UnicodeDecodeError:  # Windows, where names are UTF-16
        return name.decode("utf-8", "replace")
