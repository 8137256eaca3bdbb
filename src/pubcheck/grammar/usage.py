"""Words for which AP or the Navy asks for others: advisor, onboard, stacked titles, vague verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.grammar.troops import Respelled


def stacked_titles(text: str) -> Iterator[re.Match[str]]:
    """A ``title`` and a ``courtesy`` title stacked before one name (AP Stylebook, courtesy titles)."""
    return _stacked().finditer(text)


def advisers(text: str) -> Iterator[Respelled]:
    """advisor in small letters, for which AP writes adviser."""
    for match in _advisor().finditer(text):
        yield Respelled(*match.span(), match[0].replace("or", "er"))


def aboards(text: str) -> Iterator[Respelled]:
    """onboard before a ship, for which the Navy writes aboard (Navy Style Guide, aboard vs. on board)."""
    for match in _onboard().finditer(text):
        yield Respelled(*match.span("word"), "aboard")


def vague_verb(sentence: str) -> re.Match[str] | None:
    """A verb such as conducts, of people named before it (Navy Style Guide, captions: action words)."""
    match = _vague().search(sentence)
    # A city or an agency that takes part in something does nothing with its hands.
    return match if match and _people().search(sentence, 0, match.start()) else None


@cache
def _stacked() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<title>(?:Defense|State|Army|Navy|Air Force|Treasury|Homeland Security|Veterans Affairs|Energy"
        r"|Interior|Labor|Commerce|Education|Transportation|Agriculture) Secretary"
        r"|Secretary of (?:the )?(?:Defense|State|War|Army|Navy|Air Force|Treasury|Homeland Security)"
        r"|Vice President|President|Sen\.|Rep\.|Gov\.|(?:Lt\. |Maj\. |Brig\. )?Gen\.|(?:Rear |Vice )?Adm\."
        r"|(?:Lt\. )?Col\.|Cmdr\.|Capt\.|Maj\.|Lt\.)\s(?P<courtesy>(?:Dr|Mr|Mrs|Ms)\.\s)(?=[A-Z])"
    )


@cache
def _advisor() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@./-])advisors?\b(?![\w@/-]|\.\w)")


@cache
def _onboard() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?<!to )(?P<word>on-?board)\s(?=(?:the|a|an|USS|USNS|USCGC|HMS|HMAS|HMCS|JS|U\.S\.|our"
        r"|their|his|her|its|ships?|submarines?|vessels?|aircraft carriers?|amphibious|[A-Z][a-z])\b)"
    )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:conduct(?:s|ing)?|perform(?:s|ing)?|participat(?:es?|ing) in|execut(?:es?|ing))\s"
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(
        r"(?i:\b(?:soldier|sailor|marine|airm[ae]n|guardian|service member|midshipm[ae]n|crew|team|personnel"
        r"|member|candidate|recruit|student|diver|seabee)s?\b|class\b)"
        r"|\b(?:Navy|USS|Sgt\.|Capt\.|Cmdr\.|Lt\.|Ensign|U\.S\.)"
    )
