"""How news names who has said something: sources without a name, and verbs other than said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

SOURCE_HINTS = ("anonym", "unnamed", "to be named", "to be identified")
_SOURCE = re.compile(
    r"\b(?:officials?|officers?|sources?|persons?|people|diplomats?|analysts?|commanders?|leaders?|aides?"
    r"|employees?|spokes(?:man|woman|person|people)|experts?|who)\b"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|spoke|speak|speaking|according to|added|confirmed|described)\b")
# What tells why a source has no name (AP Stylebook, anonymous sources).
_REASON = re.compile(
    r"\b(?:because|since|due to|in order to|so that|so as|lacked?|fear(?:ed|ing|s)?|out of concern"
    r"|for (?:security|safety|privacy|fear|operational)|not (?:be )?authorized"
    r"|to (?:discuss|describe|talk|speak|preview|detail|address|protect))\b"
)

# Verbs that AP would have said, or that judge what was said. Own list after the Stylebook's “said”.
_VERBS = (
    "articulated|asserted|averred|claimed|commented|declared|enthused|exclaimed|expressed|gushed|intoned|mused"
    "|opined|proclaimed|pronounced|quipped|remarked|shared|stated|touted|uttered|voiced"
)
# Between a quotation and the verb another sentence begins, or the speaker has been named.
_ENDED = re.compile(r"\bsaid\b|[a-z]{4}\. ")
ATTRIBUTION_HINTS = tuple(_VERBS.split("|"))


def unnamed_source(sentence: str) -> tuple[int, int] | None:
    """Where a sentence tells that its source wants no name, and not why; None where it does neither."""
    match = _unnamed().search(sentence)
    if match is None or not _SOURCE.search(sentence) or not _SPOKEN.search(sentence):
        return None
    rest = sentence[: match.start()] + sentence[match.end() :]
    return None if _REASON.search(rest) else match.span()


def attributions(text: str) -> Iterator[tuple[int, int]]:
    """The verbs other than said that follow a quotation: “We stay,” the captain stated."""
    for match in _attribution().finditer(text):
        if not _ENDED.search(match[0]):
            yield match.span("verb")


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:wish|ask|want|prefer|request|chose|agree|insist)\w{0,4} "
        r"(?:to (?:remain|stay|be) |that [a-z]{1,5} (?:remain|be) )?(?:anonymous|anonymity|unnamed)"
        r"|(?:on|under) (?:the )?conditions? of anonymity"
        r"|(?:asked|declined|wished|wanted|refused) (?:not )?to be (?:named|identified))\b"
    )


@cache
def _attribution() -> re.Pattern[str]:
    behind = r"(?! (?:that|his|her|their|its)\b)"
    return re.compile(rf"[,?!][”\"] (?:[\w.’'-]{{1,20}} ){{0,5}}?(?P<verb>{_VERBS})\b{behind}")
