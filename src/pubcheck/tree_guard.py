"""Keeps hostile formatting from growing a tree without bound."""

from __future__ import annotations

import re
from collections import defaultdict

# Formatting that a block leaves open is opened anew in each block that follows (HTML 13.2.4.3), so that n
# blocks with n different open tags make a tree of n² elements: a megabyte of text fills gigabytes.
_FORMATTING = re.compile(
    r"<(/?)(b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])([^<>]*+)", re.IGNORECASE
)
_SMALL = 100_000  # code points; what is smaller cannot grow large
_MOST_ELEMENTS = 4_000_000
_NOAHS_ARK = 3  # equal tags that are opened anew (HTML 13.2.4.3)
_DEEPEST = 512  # the parser opens no more


def tamed(markup: str) -> str:
    """The markup; its formatting tags under names that mean nothing, where they would make a tree too large.

    Of the same length, every other character in its place.
    """
    if len(markup) < _SMALL:
        return markup
    tags = markup.count("<")
    if min(_most_open(markup), _DEEPEST) * tags <= _MOST_ELEMENTS:
        return markup
    return _FORMATTING.sub(lambda m: f"<{m[1]}{m[2][:-1]}x{m[3]}", markup)


def _most_open(markup: str) -> int:
    """How many formatting tags are open at once at the most, counted as the parser does."""
    opened: dict[str, list[str]] = defaultdict(list)
    equal: dict[str, int] = defaultdict(int)
    now = most = 0
    for end, name, rest in _FORMATTING.findall(markup):
        name = name.lower()
        if not end:
            tag = name + rest
            if equal[tag] < _NOAHS_ARK:
                equal[tag] += 1
                opened[name].append(tag)
                now += 1
                most = max(most, now)
        elif opened[name]:
            equal[opened[name].pop()] -= 1
            now -= 1
    return most
