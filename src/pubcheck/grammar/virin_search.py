"""VIRINs in running text, with or without the label before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.part import Part
from pubcheck.grammar.virin_fields import DASH, SEPARATOR, SPACE, is_unfilled


class Found(NamedTuple):
    """A value that stands for a VIRIN in running text; ``label_start`` is where its label begins."""

    text: str
    start: int
    end: int
    label_start: int | None


def find(text: str) -> Iterator[Found]:
    """Yield what stands for VIRINs in running text, from left to right: after a label or in the full shape.

    Labels are those of published pages: ``VIRIN: x``, ``VIRIN: | x |``, ``| VIRIN: x.JPG``. A value after
    a label need not be valid (``VIRIN: TBD``); empty labels and prose about VIRINs yield nothing.
    """
    position = 0
    label: re.Match[str] | None = None
    for match in _anchor().finditer(text):
        if match.start() < position:
            continue
        if match["bare"] is not None:
            position = match.end()
            # A table's cells come out as lines: the label on one, its value on the next.
            apart = text[label.end() : match.start()] if label and match.start() - label.end() < 12 else "far"
            yield Found(
                match["bare"], *match.span(), label.start() if label and not apart.strip(" |\t\r\n") else None
            )
            label = None
        elif value := _labelled_value(text, match):
            position = value.end
            label = None
            yield Found(value.text, value.start, value.end, match.start())
        else:
            label = match if match["mark"] else None


def empty_label(line: str) -> tuple[int, int] | None:
    """The range of a VIRIN label that ends ``line`` with no value after it, as ``VIRIN:`` or ``VIRIN: |``."""
    written = len(line.rstrip(" \t\r\n\u00a0|"))
    for match in _anchor().finditer(line):
        if match["label"] and match["mark"] and match.end() >= written:
            return match.start(), match.end("mark")
    return None


@cache
def _anchor() -> re.Pattern[str]:
    label = (
        rf"(?P<label>\bVIRIN\b(?:{SPACE}{{1,2}}(?:No\.?|Number|ID|#))?)(?:{SPACE}{{0,4}}(?P<mark>[:|#=]))?"
        r"[ \t\u00a0]{0,8}\|?[ \t\u00a0]{0,8}"
    )
    shape = (
        rf"(?P<bare>(?<![A-Za-z0-9_-])[0-9]{{6}}[{DASH}][A-Z0][{DASH}][A-Z0-9]{{5}}[{DASH}][0-9]{{3,4}}[A-Z]?"
        rf"(?:[{DASH}][0-9]{{3}}[A-Z]?)?(?:[{DASH}][A-Z]{{2}})?(?![A-Za-z0-9])"
        rf"(?:\.(?:jpe?g|png|gif|tiff?|mp4|mov)\b)?)"
    )
    return re.compile(f"{label}|{shape}", re.IGNORECASE | re.ASCII)


@cache
def _spaced_value() -> re.Pattern[str]:
    field = "[A-Z0-9]{1,12}"
    return re.compile(
        rf"[0-9]{{2,8}}{SEPARATOR}{field}{SEPARATOR}{field}{SEPARATOR}[0-9]{{1,8}}[^\s|<>\"“”(){{}}\[\]]{{0,40}}",
        re.IGNORECASE | re.ASCII,
    )


def _labelled_value(text: str, label: re.Match[str]) -> Part | None:
    start = label.end()
    match = _token().match(text, start)
    dashes = len(_dashes().findall(match[0])) if match else 0
    if dashes < 3 and (spaced := _spaced_value().match(text, start)):
        return _trimmed(text, start, spaced.end())
    if not match:
        return None
    value = _trimmed(text, start, match.end())
    if not label["mark"]:
        return value if dashes >= 3 and value.text[:2].isdigit() else None
    rest = text[match.end() : match.end() + 3].lstrip(" \t\u00a0")
    alone = not rest or rest[0] in "|\r\n•<"
    digits = sum(char.isdigit() for char in value.text)
    if (digits and dashes >= 2) or (alone and (digits >= 4 or is_unfilled(value.text))):
        return value
    return None


@cache
def _token() -> re.Pattern[str]:
    # A longer run of characters is no identifier; the system itself cuts at 64 (IPTC 2:05).
    return re.compile(r"[^\s|<>\"“”(){}\[\]]{1,80}")


@cache
def _dashes() -> re.Pattern[str]:
    return re.compile(f"[{DASH}]")


def _trimmed(text: str, start: int, end: int) -> Part:
    while end > start and text[end - 1] in ".,;:)]}>\"'”’!":
        end -= 1
    return Part(text[start:end], start, end)
