"""The hash of a line by which GitHub knows an alert again, as its CodeQL action has it."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from itertools import accumulate

_WINDOW = 100  # UTF-16 code units that a hash reads from the start of its line
_FACTOR = 37
_MASK = (1 << 64) - 1
_FORGOTTEN = pow(_FACTOR, _WINDOW, 1 << 64)
_END = "\uffff"
_NEWLINE = 0x0A
_CODEC = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


def line_hashes(text: str) -> list[str]:
    """The hash of each line of a text, the first line's first: 64 bits in hex, ``:`` and a number.

    This is ``primaryLocationLineHash`` (github/codeql-action, src/fingerprints.ts): the value of the hundred
    code units from the start of the line on, spaces and tabs left out, line ends as one, zeros after the end;
    the number tells equal ones apart. Any text has at least one line. Linear in the length of the text.
    """
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    # Of a line longer than the window no hash reads more than so much, its own included.
    lines = [line[:_WINDOW] for line in even.split("\n")]
    read = "\n".join([*lines[:-1], even[even.rfind("\n") + 1 :][:_WINDOW] + _END])
    units = array("H", read.encode(_CODEC, "surrogatepass"))
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == _NEWLINE)]
    units.extend([0] * _WINDOW)
    values = list(accumulate(units, lambda value, unit: (value * _FACTOR + unit) & _MASK, initial=0))
    seen: Counter[int] = Counter()
    hashes: list[str] = []
    for start in starts:
        value = (values[start + _WINDOW] - values[start] * _FORGOTTEN) & _MASK
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes
