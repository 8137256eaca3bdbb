"""Banner lines and portion marks: classification levels, CUI and the markings that CUI replaced.

After DoDM 5200.01, Volume 2 ("Marking of Information"), the CAPCO register's order of parts, and 32 CFR
2002.20 for CUI: a level, then parts after "//", each of values with "/" between them.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Regime = Literal["classified", "cui", "fouo", "unclassified"]

LEVELS = ("TOP SECRET", "SECRET", "CONFIDENTIAL")
PORTION_LEVELS = {"TS": "TOP SECRET", "S": "SECRET", "C": "CONFIDENTIAL", "U": "UNCLASSIFIED"}
_CUI = frozenset({"CUI", "CONTROLLED"})
# What CUI replaced (32 CFR 2002.36, legacy materials; DoDI 5200.48), as a banner and in a portion.
LEGACY = {
    "FOR OFFICIAL USE ONLY": "For Official Use Only",
    "FOUO": "For Official Use Only",
    "SENSITIVE BUT UNCLASSIFIED": "Sensitive But Unclassified",
    "SBU": "Sensitive But Unclassified",
    "LAW ENFORCEMENT SENSITIVE": "Law Enforcement Sensitive",
    "LES": "Law Enforcement Sensitive",
    "LIMITED DISTRIBUTION": "Limited Distribution",
    "LIMDIS": "Limited Distribution",
}
_SHORT_LEGACY = frozenset({"SBU", "LES", "LIMITED DISTRIBUTION", "LIMDIS"})  # alone, other trades' words
# Whose information it is, before the level: NATO's, a treaty's, another country's by its three letters.
_OWNER = re.compile(r"(?:COSMIC|NATO|JOINT|(?!TOP )[A-Z]{3})(?: (?=TOP SECRET|SECRET|CONFIDENTIAL))")
_VALUE = re.compile(r"[A-Z0-9][A-Z0-9 ,.-]{0,80}|Attorney-(?:Client|WP)")
_LABEL = re.compile(r"(?:overall |document )?classification\s{0,4}:\s{0,4}", re.IGNORECASE)
# Single slashes are a slip of the pen; these controls leave no doubt what is meant.
_CONTROLS = frozenset({"NOFORN", "NF", "ORCON", "OC", "FOUO", "SI", "TK", "HCS", "IMCON", "PROPIN", "RELIDO"})
_ORNAMENT = " \t*_=-–—•~#|"
_LONGEST = 200


class Marking(NamedTuple):
    """A banner or a portion mark: its level as written, then its parts, each of one or more values."""

    level: str
    parts: tuple[tuple[str, ...], ...] = ()
    owner: str = ""

    @property
    def regime(self) -> Regime:
        """Under which rules the text is kept back."""
        values = {value for part in self.parts for value in part}
        if self.level in LEVELS or self.level in {"TS", "S", "C"}:
            return "classified"
        if self.level in _CUI or values & _CUI:
            return "cui"
        return "fouo" if self.level in LEGACY or values & LEGACY.keys() else "unclassified"

    @property
    def is_bare(self) -> bool:
        """Whether it is one word that may also be a word of the text, without a control after it."""
        return not self.parts and not self.owner and self.level not in {"FOR OFFICIAL USE ONLY", "FOUO"}


def read_banner(line: str) -> tuple[Marking, int, int] | None:
    """The marking that a line is and its range in the line; None for a line that is no banner.

    Signs around it and the label "Classification:" may stand beside it, nothing else may.
    """
    if len(line) > _LONGEST + 100:
        return None
    start, end = 0, len(line)
    if label := _LABEL.match(line):
        start = label.end()
    while start < end and line[start] in _ORNAMENT:
        start += 1
    while end > start and line[end - 1] in _ORNAMENT:
        end -= 1
    marking = _read(line[start:end], in_portion=False)
    return None if marking is None else (marking, start, end)


def read_portion(text: str, start: int = 0) -> tuple[Marking, int] | None:
    """The portion mark in parentheses at ``start`` and its end; None where there is none, or nothing after.

    A portion stands before its text: "(S//NF) The convoy …".
    """
    if not text.startswith("(", start):
        return None
    end = text.find(")", start + 1, start + _LONGEST)
    after = text[end + 1 : end + 3]
    if end < 0 or len(after) < 2 or not after[0].isspace() or after[1].isspace():
        return None
    marking = _read(text[start + 1 : end], in_portion=True)
    return None if marking is None else (marking, end + 1)


def format_marking(marking: Marking, portion: bool = False) -> str:
    """A marking as the manuals write it; with parentheses for a portion."""
    level = f"//{marking.owner} {marking.level}" if marking.owner else marking.level
    text = "//".join([level, *("/".join(part) for part in marking.parts)])
    return f"({text})" if portion else text


def _read(text: str, in_portion: bool) -> Marking | None:
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    foreign = text.startswith("//")
    first, *rest = (part.strip() for part in text.removeprefix("//").split("//"))
    owner = ""
    if match := _OWNER.match(first):
        owner, first = match[0].strip(), first[match.end() :]
    head, slash, slip = first.partition("/")
    if slash and slip.strip() in _CONTROLS:
        first, rest = head.strip(), [slip, *rest]
    if foreign and not owner:
        return None
    if not _is_level(first, bool(rest), in_portion):
        return None
    parts = tuple(tuple(value.strip() for value in part.split("/")) for part in rest)
    if not all(_VALUE.fullmatch(value) for part in parts for value in part):
        return None
    return Marking(first, parts, owner)


def _is_level(text: str, has_parts: bool, in_portion: bool) -> bool:
    if text in {"CONTROLLED", "U", "UNCLASSIFIED"} and not in_portion:
        return has_parts  # alone they are words of the text
    if text in PORTION_LEVELS:
        return in_portion or has_parts
    if text in _SHORT_LEGACY:
        return has_parts or in_portion
    return text in LEVELS or text in _CUI or text in LEGACY or (text == "UNCLASSIFIED" and has_parts)
