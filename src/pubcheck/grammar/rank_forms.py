"""How a rank is to be written: in AP form, spelled out, as a service's code, in the plural, as a rating."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pubcheck.grammar.rank_table import RATINGS
from pubcheck.grammar.ranks import Rank, RankMatch

Style = Literal["ap", "spelled", "code"]

_SMALL = frozenset({"of", "the", "at", "and"})
_CLASSES = {"1": "1st Class", "2": "2nd Class", "3": "3rd Class"}
_JUNIORS = {
    "SN": "Seaman", "SA": "Seaman Apprentice", "SR": "Seaman Recruit", "AN": "Airman",
    "AA": "Airman Apprentice", "AR": "Airman Recruit", "FN": "Fireman", "FA": "Fireman Apprentice",
    "FR": "Fireman Recruit", "CN": "Constructionman",
}  # fmt: skip
_CHIEFS = {"C": "Chief", "CS": "Senior Chief", "CM": "Master Chief"}
# What AP adds the s to: the principal element, which is the last word but in these ("military titles").
_PRINCIPALS = (
    " Maj.", " 1st Class", " 2nd Class", " 3rd Class", " j.g.", " of the ", " Basic", " Apprentice",
    " Recruit",
)  # fmt: skip


def written(rank: Rank, style: Style, service: str | None = None) -> str | None:
    """A rank as it stands before a full name; None for the code of a service that has none for it.

    "ap" is the form of AP and of DoD captions, "spelled" the one of a quotation, "code" that of ``service``.
    Reads back by `ranks.find_rank` to a rank with the same AP form.
    """
    if style == "ap":
        return rank.ap
    if style == "code":
        return rank.codes.get(service or "")
    name = "private" if rank.name == "private second class" else rank.name.removesuffix(" lower half")
    return " ".join(word if word in _SMALL else word.capitalize() for word in name.split())


def plural(rank: Rank) -> str:
    """The AP form before two names: "Sgts.", "Lt. Cols.", "Maj. Gens.", "Sgts. Maj.", "Senior Airmen"."""
    form = rank.ap
    at = min((found for end in _PRINCIPALS if (found := form.find(end)) > 0), default=len(form))
    head, tail = form[:at], form[at:]
    if tail == " Maj." and not head.endswith("Sgt."):  # no title but that of the sergeants has it last
        head, tail = form, ""
    if head.endswith("man"):
        return head[:-2] + "en" + tail
    number = re.search(r" [1-5]$", head)  # Chief Warrant Officers 2
    if number:
        head, tail = head[: number.start()], number[0] + tail
    return (head[:-1] + "s." if head.endswith(".") else head + "s") + tail


def mended(match: RankMatch, *, ratings: bool) -> tuple[str | None, str] | None:
    """What is wrong with the form of a rank before a full name, and the form to write; None where it is AP's.

    What is wrong: "spelled" out, "rating" for a rating's code that its title should stand for, "title" for a
    rating in place of the rank, None for all else. With ``ratings`` the titles of ratings may stand.
    """
    if match.form == "ap":
        return None
    if match.form != "rating":
        return ("spelled" if match.form == "spelled" else None), match.rank.ap
    title = rating_title(match.text)
    is_code = " " not in match.text
    if ratings:
        return ("rating", title) if is_code and title else None
    return (None if is_code else "title"), match.rank.ap


def rating_title(text: str) -> str | None:
    """What a rating's code stands for: "MC2" is Mass Communication Specialist 2nd Class; else None."""
    match = _rating().fullmatch(text)
    name = RATINGS.get(match["rating"]) if match else None
    if match is None or not name:
        return None
    title = "-".join(part if part in _SMALL else part.capitalize() for part in name.split("-"))
    title = " ".join(word[:1].upper() + word[1:] for word in title.split())
    level = match["level"]
    if level in _CHIEFS:
        return f"{_CHIEFS[level]} {title}"
    return f"{title} {_CLASSES.get(level) or _JUNIORS[level]}"


@cache
def _rating() -> re.Pattern[str]:
    codes = "|".join(sorted(RATINGS, key=len, reverse=True))
    return re.compile(rf"(?P<rating>{codes})(?P<level>[123]|CM|CS|C|SN|SA|SR|AN|AA|AR|FN|FA|FR|CN)")
