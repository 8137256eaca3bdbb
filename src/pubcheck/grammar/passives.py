"""Passive verb phrases: a form of be or get with a past participle."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar import participles

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
    """A passive: its range in code points from the form of be on, and where its participle begins."""

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
    for blank in "\n\t\r\u00a0":
        text = text.replace(blank, " ")
    return [(opening(text, one.start), one.end) for one in find(text)]


def find(text: str) -> list[Passive]:
    """The passive verb phrases of a text, in order (see ``passives``); none goes on beyond a line end."""
    found = []
    matches = [*_phrase().finditer(text)]
    if "re " in text and ("'re " in text or "’re " in text):
        matches = sorted([*matches, *_shortened().finditer(text)], key=_start)
    for match in matches:
        start, verb = match.start("be"), match["verb"]
        if verb in participles.NO_PASSIVES:
            continue
        following = _next_word(text, match.end())
        if participles.is_state(match["be"], verb, following):
            continue
        got = match["get"] is not None
        if got and participles.is_beginning(verb):
            continue
        exists = text[max(0, start - 6) : start] in {"There ", "there "}
        if (got or exists) and participles.describes_next(following):
            continue
        found.append(Passive(start, match.end(), match.start("verb")))
    return found


def opening(text: str, start: int) -> int:
    """Where the auxiliaries begin that stand before a form of be or get; ``start`` where there are none."""
    auxiliary = _auxiliaries().search(text, max(0, start - _LONGEST_AUXILIARIES), start)
    return auxiliary.start() if auxiliary else start


def _start(match: re.Match[str]) -> int:
    return match.start()


def _next_word(text: str, at: int) -> str:
    """The word behind ``at`` in small letters; "" where a mark parts them or the text ends."""
    match = _word().match(text, at)
    return match[1].lower() if match else ""


@cache
def _phrase() -> re.Pattern[str]:
    # A blank and no boundary before the first word: the engine goes from blank to blank, eight times as fast.
    return re.compile(
        r" (?P<be>(?:is|are|was|were)(?:n['’]t)?|am|be(?:en|ing)?|(?P<get>g(?:et(?:s|ting)?|ot(?:ten)?)))"
        + _participle()
    )


@cache
def _shortened() -> re.Pattern[str]:
    return re.compile(r"(?P<be>['’]re)(?P<get>(?!))?" + _participle())


@cache
def _participle() -> str:
    irregular = "|".join(sorted(participles.IRREGULAR, key=len, reverse=True))
    return rf" ++(?:(?:{_BETWEEN}) ++){{0,4}}+(?P<verb>[a-z]{{1,20}}ed|{irregular})(?![\w-]|['’]\w)"


@cache
def _auxiliaries() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_AUXILIARIES}) ++(?:(?:{_BETWEEN}) ++){{0,3}}+\Z")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r" {1,9}([A-Za-z]{1,20})(?![\w-])")
