"""Military ranks at the start of a name, in whatever form they are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from pubcheck.grammar.rank_table import RATING_CODES, RATING_NAMES, ROWS

Form = Literal["ap", "code", "spelled", "rating", "malformed"]

_SERVICE_OF = {
    "A": "Army",
    "N": "Navy",
    "F": "Air Force",
    "M": "Marine Corps",
    "G": "Coast Guard",
    "X": "Space Force",
}
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "2d": "2nd", "3d": "3rd", "one": "1"}
# What a rating's last part says about the rank.
_LEVELS = {
    "1": "petty officer first class",
    "2": "petty officer second class",
    "3": "petty officer third class",
    "1st": "petty officer first class",
    "2nd": "petty officer second class",
    "3rd": "petty officer third class",
    "c": "chief petty officer",
    "cs": "senior chief petty officer",
    "cm": "master chief petty officer",
    "chief": "chief petty officer",
    "senior chief": "senior chief petty officer",
    "master chief": "master chief petty officer",
    "sn": "seaman",
    "sa": "seaman apprentice",
    "sr": "seaman recruit",
    "an": "airman",
    "aa": "airman apprentice",
    "ar": "airman recruit",
    "fn": "fireman",
    "fa": "fireman apprentice",
    "fr": "fireman recruit",
    "cn": "constructionman",
}
_LONGEST = 8  # words in "Master Chief Petty Officer of the Coast Guard"


class Rank(NamedTuple):
    """A rank: spelled out in lower case, as AP writes it before a full name, and its code in each service."""

    name: str
    ap: str
    codes: dict[str, str]
    services: frozenset[str]


class RankMatch(NamedTuple):
    """A rank in a text, the range in code points; ``name_start`` is where the name after it begins.

    ``services`` are those that have the rank in the form written ("SSG" is Army alone). A form is malformed
    where it is none that AP or a service has, as "Tech Sgt." is; ``rating`` is a Navy or Coast Guard title.
    """

    rank: Rank
    form: Form
    text: str
    start: int
    end: int
    name_start: int
    services: frozenset[str]


def find_rank(text: str, start: int) -> RankMatch | None:
    """The rank that begins at ``start``, the longest first; None where none does.

    Reads AP forms, codes, spelled-out ranks, all of them with periods lost or added, and ratings such as
    "Mass Communication Specialist 2nd Class" or "MC2". A two-letter code counts only before a name.
    """
    if start >= len(text) or not (text[start].isupper() or text[start] in "123"):
        return None
    rating = _rating(text, start)
    for end in reversed(_ends(text, start)):
        if rating and rating.end > end:
            break
        if match := _listed(text, start, end):
            return match
    return rating


def is_military(text: str) -> bool:
    """Whether a name begins with a military rank of any service."""
    return find_rank(text, 0) is not None


def by_name(name: str) -> Rank | None:
    """The rank that has ``name`` spelled out, in any case."""
    return _ranks().get(name.lower())


def all_ranks() -> tuple[Rank, ...]:
    """Every rank of the table, in its order."""
    return tuple(_ranks().values())


@cache
def _ranks() -> dict[str, Rank]:
    table = {}
    for name, ap, held in ROWS:
        codes = dict(one.replace("_", " ").split(":") for one in held.split() if ":" in one)
        services = frozenset(_SERVICE_OF[one[0]] for one in held.split())
        table[name] = Rank(name, ap, {_SERVICE_OF[letter]: code for letter, code in codes.items()}, services)
    return table


@cache
def _by_key() -> dict[str, list[Rank]]:
    keys: dict[str, list[Rank]] = {}
    for rank in _ranks().values():
        for form in {_key(written) for written in (rank.name, rank.ap, *rank.codes.values())}:
            keys.setdefault(form, []).append(rank)
    keys["sr airman"] = [_ranks()["senior airman"]]
    return keys


def _key(text: str) -> str:
    words = text.lower().replace(".", " ").split()
    return " ".join(_ORDINALS.get(word, word) for word in words)


def _ends(text: str, start: int) -> list[int]:
    """Where each of the first words ends, its period included, as far as a rank opens with them."""
    ends: list[int] = []
    known = _openings()
    key = ""
    while len(ends) < _LONGEST and (match := _word().match(text, start)):
        key += f" {_key(match['word'])}"
        if key not in known:
            break
        ends.append(match.end("word"))
        if match.end() == match.end("word") and not match["word"].endswith("."):
            break
        start = match.end()
    return ends


def _listed(text: str, start: int, end: int) -> RankMatch | None:
    written = text[start:end]
    follows = text[end : end + 1]
    if written[-1] != "." and (follows.isalnum() or follows == "-"):
        return None
    read = _read(written)
    if read is None:
        return None
    chosen, form, services = read
    name_start = _name_start(text, end)
    if form == "code" and len(written) == 2 and not _begins_name(text, name_start):
        return None
    if form == "spelled" and _not_a_person().match(text, name_start):
        return None
    return RankMatch(chosen, form, written, start, end, name_start, services)


@lru_cache(maxsize=2048)
def _read(written: str) -> tuple[Rank, Form, frozenset[str]] | None:
    """The rank that some words are, the form that they are in, and the services that have it in this form."""
    ranks = _by_key().get(_key(written))
    if not ranks or written[0].islower():
        return None
    bare = written.replace(".", "")
    coded = {service: rank for rank in ranks for service, code in rank.codes.items() if code == bare}
    named = [rank for rank in ranks if _key(written) in {_key(rank.name), _key(rank.ap)}]
    if not named and not coded and _key(written) != "sr airman":
        return None  # a code in another case is a word or a name
    form: Form = "malformed"
    chosen, services = (
        (named or ranks)[0],
        frozenset(chain.from_iterable(rank.services for rank in named or ranks)),
    )
    if any(rank.ap == written for rank in ranks):
        form = "ap"
    elif coded:
        form = "code" if bare == written else "malformed"
        chosen, services = next(iter(coded.values())), frozenset(coded)
    elif any(rank.name == written.lower() for rank in ranks):
        form = "spelled"
    return chosen, form, services


def _rating(text: str, start: int) -> RankMatch | None:
    if match := _rating_code().match(text, start):
        level = match["level"]
    elif _title_is_near(text[start : start + 120].lower()) and (match := _rating_title().match(text, start)):
        level = match["class"] or match["junior"] or match["chief"]
    else:
        return None
    name_start = _name_start(text, match.end())
    if match.lastgroup == "level" and not _begins_name(text, name_start):
        return None
    key = _key(level)
    rank = _ranks()[_LEVELS.get(key, key)]
    return RankMatch(rank, "rating", match[0], *match.span(), name_start, frozenset({"Navy", "Coast Guard"}))


def _name_start(text: str, end: int) -> int:
    # Warfare qualifications stand between rating and name: MC2 (SW/AW) Ann Roe.
    match = _between().match(text, end)
    return match.end() if match else end


def _begins_name(text: str, start: int) -> bool:
    return text[start : start + 1].isupper() and (
        text[start + 1 : start + 2].islower() or text[start + 1 : start + 2] in ".'’"
    )


@cache
def _openings() -> frozenset[str]:
    """What the keys of ranks open with, word by word, a blank before each word."""
    found = set()
    for key in _by_key():
        words = key.split()
        found |= {" " + " ".join(words[:number]) for number in range(1, len(words) + 1)}
    return frozenset(found)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?P<word>[A-Za-z0-9]{1,24}\.?)[ \u00a0]{0,3}")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s{0,3}(?:\([A-Z][A-Za-z/, ]{1,24}\)\s{0,3})?")


@cache
def _not_a_person() -> re.Pattern[str]:
    # General Services Administration, Major League Baseball, private collection, Commander, Naval Forces ...
    return re.compile(
        r"(?:services?|dynamics|electric|motors|mills|account[a-z]*|counsel|land|atomics|leagues?|assembly|post"
        r"|collect[a-z]*|sector|citizens?|compan[a-z]*|naval|navy|fleet|joint|task|of|and|public|photo)\b",
        re.IGNORECASE,
    )


@cache
def _rating_code() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{RATING_CODES})(?P<level>[123]|CM|CS|C|SN|SA|SR|AN|AA|AR|FN|FA|FR|CN)(?![A-Za-z0-9])"
    )


def _title_is_near(following: str) -> bool:
    """Whether what every title of a rating ends with is there; most names need no more than this."""
    return "man" in following or "class" in following or "chief" in following


@cache
def _rating_title() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in RATING_NAMES).replace("'", "['’]").replace(r"\ ", r"\s")
    word = r"[A-Z][A-Za-z'’-]{1,20}(?:\s\([A-Za-z ]{1,20}\))?\s"
    trade = (
        r"(?:specialist|technician|mate|man|men|operator|diver|counselor|builder|mechanic|musician|worker"
        r"|arms|controller)"
    )
    return re.compile(
        r"(?!(?:Army|Navy\s(?!Diver|Counselor)|Air\sForce|Force|Marine|Corps|Coast|Guard|Space|Reserve|National)\s)"
        rf"(?:(?:{word}){{0,4}}?(?=[A-Z])(?!Airman\b)(?i:[a-z'’-]{{0,16}}?{trade}(?:\s\([a-z ]{{1,20}}\))?"
        r"\s(?P<class>1st|2nd|3rd|first|second|third)\sclass)\b"
        rf"|(?i:(?P<chief>(?:master\s|senior\s)?chief)\s(?:{names}))\b"
        rf"|(?i:(?:{names})\s(?P<junior>(?:seaman|airman|fireman|constructionman)(?:\s(?:apprentice|recruit))?))\b)"
    )
