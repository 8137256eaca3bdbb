"""What a release authority asks about before a text goes out: movements, casualties, detainees, praise.

After DoDI 5230.09 (clearance), DoDI 1300.18 (casualties: no name before 24 hours have passed since the
next of kin were told), the Third Geneva Convention, article 13 (prisoners), and 5 CFR 2635.702 (endorsement).
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import NamedTuple

from pubcheck.grammar.dates import find_dates
from pubcheck.grammar.ranks import find_rank

_MOVES = re.compile(
    r"\b(?:will (?:soon |also |then )?|(?:is|are) (?:scheduled|set|slated|expected|due|planned"
    r"|preparing) to )"
    r"(?P<verb>(?:re)?deploy|depart|sail|set sail|get underway|get under way|arrive|embark|ship out|transit"
    r"|return home|return to (?:port|homeport)|leave (?:for|from|port|home|the)|head (?:to|for|out|home)"
    r"|pull (?:into|out)|make a port (?:call|visit)|relieve)\b"
)
_FORCES = re.compile(
    r"\b(?:USS|USNS|USCGC|[Ss]oldiers?|[Ss]ailors|Marines?|[Aa]irmen|[Gg]uardsmen|Guardians|troops"
    r"|[Ss]ervice members"
    r"|[Pp]aratroopers|[Bb]attalion|[Bb]rigade|[Rr]egiment|[Ss]quadron|[Pp]latoon|[Tt]ask [Ff]orce"
    r"|[Ss]trike [Gg]roup"
    r"|[Aa]mphibious [Rr]eady [Gg]roup|[Cc]onvoy|[Ff]lotilla|[Dd]etachment|[Ee]xpeditionary|[Aa]rmored"
    r"|\d{1,4}(?:st|nd|rd|th|d) [A-Z])"
)
_HURT = re.compile(
    r"\b(?:(?:was|were|been) (?:fatally |mortally |seriously |critically )?(?:killed|wounded|injured)"
    r"|killed in action|missing in action|died|is missing|(?:is|are) listed as missing)\b"
)
# History, honors and memorials speak of the dead whose families were told long ago.
_LONG_AGO = re.compile(
    r"\b(?:World War|WWI{1,2}|Civil War|Revolutionary War|Vietnam|Korea|Normandy|Pearl Harbor|Iwo Jima"
    r"|9/11|Sept\. 11"
    r"|memorial|Memorial|memory|remember|honor|tribute|anniversary|posthumous|Medal of Honor|ceremony"
    r"|dedicat|named (?:after|for|in)"
    r"|veteran|[Hh]istor|century|decades?|years ago|(?:1[789]\d\d)s?\b)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HELD = re.compile(
    r"\b(?:[Dd]etainees?|[Pp]risoners? of war|enemy prisoners?|EPWs?|captured (?:enemy|insurgents?"
    r"|fighters?|militants?"
    r"|terrorists?)|detained (?:m[ae]n|wom[ae]n|suspects?|fighters?|insurgents?|militants?|civilians?"
    r"|migrants?))\b"
)
_PLAYED = re.compile(
    r"\b(?:[Ff]ormer|ex-|[Mm]useum|[Mm]emorial|[Rr]emember|[Rr]ole[- ]?play\w{0,5}|[Ss]imulated?|[Mm]ock"
    r"|[Nn]otional"
    r"|[Tt]raining|[Ee]xercise|[Dd]rills?|POW/MIA|[Rr]ecognition|[Vv]eterans?|[Pp]olicy|[Ee]mpty)\b"
)
_PRAISE = re.compile(
    r"[®™]|\((?:R|TM)\)(?=[\s.,;])|\b(?:best-in-class|industry-leading|market-leading"
    r"|world[’']s (?:leading|best)"
    r"|top-of-the-line|second to none|unbeatable|must-have)\b"
)
_WINDOW = 160  # code points from the verb to the date
_MOST_NAMES = 30  # words of a sentence that are looked at for a rank


class Movement(NamedTuple):
    """A movement that is still to come: the range of the verb to the date, in code points, and the date."""

    start: int
    end: int
    date: str


def future_movement(sentence: str, today: date) -> Movement | None:
    """Where a sentence says that a force will move on a day that has not come; None where it does not.

    A date without a year counts as one to come.
    """
    match = _MOVES.search(sentence)
    if match is None or not _FORCES.search(sentence):
        return None
    for found in find_dates(sentence[match.start() : match.start() + _WINDOW]):
        if found.day is None:
            continue
        if found.date is not None and found.date <= today:
            return None  # the force has moved; a later date in the sentence is that of the announcement
        if found.year is None or found.date is not None:
            return Movement(match.start(), match.start() + found.end, found.text)
    return None


def casualty(sentence: str, around: str, today: date) -> tuple[int, int] | None:
    """Where a sentence names a service member as killed, wounded or missing; None where it does not.

    ``around`` is the whole paragraph: history and memorials, and years before the last, are left out.
    """
    match = _HURT.search(sentence)
    if match is None or _LONG_AGO.search(around):
        return None
    if any(int(year[0]) < today.year - 1 for year in _YEAR.finditer(around)):
        return None
    words = re.finditer(r"(?<![\w.])(?:[A-Z]|[123](?:st|nd|rd) )", sentence)
    for word in islice(words, _MOST_NAMES):
        rank = find_rank(sentence, word.start())
        if rank and sentence[rank.name_start : rank.name_start + 1].isupper():
            return match.span()
    return None


def held_person(text: str) -> tuple[int, int] | None:
    """Where a caption shows a prisoner or detainee; None where it plays one, or honors a former one."""
    match = _HELD.search(text)
    return None if match is None or _PLAYED.search(text) else match.span()


def praise(text: str) -> tuple[int, int] | None:
    """Where a caption carries a trademark sign or a product's praise; None where it does not."""
    match = _PRAISE.search(text)
    return match.span() if match else None
