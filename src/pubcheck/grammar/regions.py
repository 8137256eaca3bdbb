"""Directions before the names of countries, which AP writes small where they belong to no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.grammar.gazetteer import COUNTRIES
from pubcheck.grammar.troops import Respelled

DIRECTION_HINTS = ("thern ", "East", "eastern ", "West", "western ", "Central ")
# Names of places, not directions: a state of Australia, states that are no more or few recognize, regions
# with a name of their own. The states of the U.S. are left out, for AP gives some of their regions a capital
# (Southern California, Northern Virginia), and so is Georgia, which is one of them as well.
_NAMES = frozenset(
    [
        ("western", "australia"), ("southern", "australia"), ("southern", "sudan"), ("eastern", "germany"),
        ("western", "germany"), ("eastern", "nigeria"), ("northern", "nigeria"), ("central", "india"),
        ("western", "samoa"), ("northern", "cyprus"), ("northern", "ireland"), ("southern", "ireland"),
        ("western", "sahara"), ("eastern", "timor"), ("northern", "macedonia"), ("southern", "cameroon"),
    ]
)  # fmt: skip
_ALSO_STATES = frozenset({"georgia"})
# A capital before one of these words is that of the sentence, and the direction's belongs to no name.
_BEFORE = frozenset(
    ["a", "about", "across", "along", "and", "around", "as", "at", "between", "both", "but", "by", "for",
     "from", "in", "inside", "into", "near", "of", "off", "on", "or", "outside", "over", "the", "through",
     "throughout", "to", "toward", "towards", "when", "where", "while", "with", "within"]
)  # fmt: skip


def directions(text: str) -> Iterator[Respelled]:
    """Directions with a capital before a country's name; those that open a sentence are found too."""
    for match in _direction().finditer(text):
        word, country = match["word"], match["country"]
        if (word.lower(), country.lower()) in _NAMES or country.lower() in _ALSO_STATES:
            continue
        before = text[max(0, match.start() - 30) : match.start()].split()
        if before and before[-1][:1].isupper() and before[-1].lower() not in _BEFORE:
            continue
        yield Respelled(match.start(), match.start() + len(word), word.lower())


@cache
def _direction() -> re.Pattern[str]:
    countries = "|".join(sorted(map(re.escape, COUNTRIES), key=len, reverse=True))
    return re.compile(
        r"(?<![\w/&-])(?P<word>(?:(?:North|South)(?:east|west)?|East|West)ern|Central)\s"
        rf"(?P<country>{countries})\b(?!\s[A-Z]|-\w|['’]s?\s[A-Z])"
    )
