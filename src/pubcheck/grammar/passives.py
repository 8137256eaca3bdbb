"""Passive verb phrases: a form of be or get with a past participle."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar import participles

_GET = "get|gets|got|gotten|getting"
_AUXILIARIES = (
    "will|would|shall|should|can|cannot|could|may|might|must|has|have|had|having"
    "|(?:wo|would|should|ca|could|must|has|have|had)n['’]t"
)
_LONGEST_AUXILIARIES = 40  # code points
# "very limited", "more complicated": what can be graded is an adjective; it is left to end the search.
_BETWEEN = (
    "not|yet|never|ever|also|always|already|often|now|then|still|just|only|even|well|again|soon|first|once"
    "|sometimes|best|better|thus|therefore|thereby|instead|currently|being|been|both|all|each|further|later"
    "|long|hereby|almost|seldom|[a-z]{2,20}ly"
)


class Passive(NamedTuple):
    """A passive verb phrase with its range in code points, and where its participle begins."""

    start: int
    end: int
    verb: int


def passives(text: str) -> list[tuple[int, int]]:
    """The ranges of the passive verb phrases in one sentence's text, from the first auxiliary on.

    Progressive and perfect forms and those after modal verbs count. States that look like passives
    ("is located", "are interested") and stand-ins for modal verbs ("is required to") do not, nor do
    participles without an auxiliary ("the report written by her"), nor "it's" with one,
    which may stand for "it has".
    """
    return [(one.start, one.end) for one in find(text)]


def find(text: str) -> list[Passive]:
    """The passive verb phrases of a text, in order (see ``passives``)."""
    found = []
    for match in _phrase().finditer(text):
        start, verb = match.start(), match["verb"]
        if verb in participles.NO_PASSIVES or _is_tail(text, start):
            continue
        following = _next_word(text, match.end())
        if participles.is_state(match[0], verb, following):
            continue
        got = match["get"] is not None
        if got and participles.is_beginning(verb):
            continue
        if (got or _there().search(text, max(0, start - 9), start)) and participles.describes_next(following):
            continue
        auxiliary = _auxiliaries().search(text, max(0, start - _LONGEST_AUXILIARIES), start)
        found.append(Passive(auxiliary.start() if auxiliary else start, match.end(), match.start("verb")))
    return found


def _is_tail(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the end of a longer word."""
    before = text[start - 1] if start else " "
    return (before.isalnum() or before in "-_") and text[start] not in "'’"


def _next_word(text: str, at: int) -> str:
    """The word behind ``at`` in small letters; "" where a mark parts them or the text ends."""
    match = _word().match(text, at)
    return match[1].lower() if match else ""


@cache
def _phrase() -> re.Pattern[str]:
    irregular = "|".join(sorted(participles.IRREGULAR, key=len, reverse=True))
    # No boundary before the first word: so the engine skips to the letters that it may begin with.
    return re.compile(
        rf"(?:(?:is|are|was|were)(?:n['’]t)?|am|be(?:en|ing)?|['’]re|(?P<get>{_GET}))\s++"
        rf"(?:(?:{_BETWEEN})\s++){{0,4}}+(?P<verb>[a-z]{{1,20}}ed|{irregular})(?![\w-]|['’]\w)"
    )


@cache
def _auxiliaries() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_AUXILIARIES})\s++(?:(?:{_BETWEEN})\s++){{0,3}}+\Z")


@cache
def _there() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]here\s{1,3}\Z")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\s{1,9}([A-Za-z]{1,20})(?![\w-])")
