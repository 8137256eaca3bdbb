"""Controlled Unclassified Information: its categories, its limits of dissemination, its designation block.

Categories after the CUI Registry (National Archives), as NIEM 6.0 lists them; the order of a banner after
32 CFR 2002.20; the block after DoDI 5200.48.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck import resources
from pubcheck.grammar.markings import Marking

# Limited dissemination controls as a banner writes them, and as a portion does.
CONTROLS = {
    "NOFORN": "NF",
    "FED ONLY": "FED ONLY",
    "FEDCON": "FEDCON",
    "NOCON": "NOCON",
    "DL ONLY": "DL ONLY",
    "RELIDO": "RELIDO",
    "REL TO": "REL TO",
    "DISPLAY ONLY": "DISPLAY ONLY",
    "Attorney-Client": "AC",
    "Attorney-WP": "AWP",
    "DELIB": "DELIB",
}
_PORTIONS = frozenset(CONTROLS.values())
_BLOCK_LABEL = re.compile(
    r"(?P<by>Controlled by)"
    r"|(?P<category>CUI Categor(?:y|ies)(?:\(ies\)| ?/ ?Subcategor\w{1,3})?)"
    r"|(?P<limit>(?:Limited Dissemination|LDC|Distribution(?: ?/ ?(?:Limited )?Dissemination)?) Controls?)"
    r"|(?P<contact>POC)",
    re.IGNORECASE,
)


class Cui(NamedTuple):
    """What a CUI marking says: categories with and without rules of their own, and who may have it."""

    specified: tuple[str, ...] = ()
    basic: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The categories that the Registry does not list."""
        listed = categories()
        return tuple(
            [code for code in self.specified if "S" not in listed.get(code.removeprefix("SP-"), ("", ""))[0]]
            + [code for code in self.basic if "B" not in listed.get(code, ("", ""))[0]]
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the categories that the Registry lists."""
        codes = [code.removeprefix("SP-") for code in (*self.specified, *self.basic)]
        return tuple(categories()[code][1] for code in codes if code in categories())


def read_cui(marking: Marking) -> Cui | None:
    """What a marking says as CUI; None for one that is none. Categories that nobody lists are kept."""
    parts = marking.parts
    if marking.level not in {"CUI", "CONTROLLED"}:
        if not any(value in {"CUI", "CONTROLLED"} for part in parts for value in part):
            return None
        parts = tuple(tuple(value for value in part if value not in {"CUI", "CONTROLLED"}) for part in parts)
    values = [value for part in parts for value in part]
    controls = tuple(value for value in values if is_control(value))
    others = [value for value in values if not is_control(value)]
    specified = tuple(value for value in others if value.startswith("SP-"))
    return Cui(specified, tuple(value for value in others if not value.startswith("SP-")), controls)


def format_cui(cui: Cui) -> str:
    """A CUI marking as a banner: categories with rules of their own first, then the limits."""
    parts = ["CUI", "/".join((*cui.specified, *cui.basic)), "/".join(cui.controls)]
    return "//".join(part for part in parts if part)


def is_control(value: str) -> bool:
    """Whether a value limits dissemination, with or without a list of countries."""
    if value in CONTROLS or value in _PORTIONS:
        return True
    return value.startswith(("REL TO ", "DISPLAY ONLY "))


def block_label(line: str) -> str | None:
    """Which line of a designation block a line is: by, category, limit or contact; None for any other.

    The label stands at the start of the line and a colon follows it.
    """
    match = _BLOCK_LABEL.match(line)
    if match is None or not line[match.end() : match.end() + 4].lstrip().startswith(":"):
        return None
    return match.lastgroup


@cache
def categories() -> dict[str, tuple[str, str]]:
    """The categories by their marking, without SP-: "B" and "S" for CUI Basic and Specified, the name."""
    table = (resources.folder("data") / "cui-categories.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {code: (kinds, name) for code, kinds, name in rows}
