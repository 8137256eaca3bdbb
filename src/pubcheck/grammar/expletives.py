"""Openings of sentences that say nothing yet: "It is important to note that", "There are … that"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["cut", "must", "who", "adverb", "owner", "there"]

# What the writer does with what follows; the sentence may as well begin there.
_NOTING = (
    "note|remember|recognize|realize|recall|understand|know|mention|point out|keep in mind|bear in mind"
    "|emphasize|stress|consider|add|say|acknowledge|highlight|reiterate|remind ourselves|be aware|see"
)
_NOTED = (
    "noted|remembered|recognized|realized|recalled|understood|mentioned|pointed out|kept in mind"
    "|borne in mind|emphasized|stressed|added|said|acknowledged|highlighted|seen|clear|obvious"
)
_NEEDED = (
    "important|essential|critical|crucial|imperative|vital|necessary|mandatory|incumbent upon (?:us|you|them)"
)
# Somebody does these, and the sentence does not say who.
_DONE = (
    "recommended|suggested|requested|advised|proposed|expected|anticipated|required|assumed|believed|felt|hoped"
    "|thought|preferred|intended|agreed|decided|planned|understood|alleged"
)
_ADVERBS = {
    "clear": "clearly", "obvious": "obviously", "evident": "evidently", "apparent": "apparently",
    "possible": "may", "likely": "likely", "probable": "probably",
    "certain": "certainly", "unlikely": "will hardly",
}  # fmt: skip
_OWNERS = {
    "intention": "intend", "intent": "intend", "hope": "hope", "belief": "believe", "goal": "want",
    "understanding": "understand", "opinion": "think", "view": "think", "recommendation": "recommend",
    "expectation": "expect", "desire": "want", "wish": "want",
}  # fmt: skip
# After who, that or which: a verb whose subject is what "there are" has named.
_VERBS = (
    "is|are|was|were|can|could|may|might|must|will|would|should|do|does|did|have|has|had|need|needs|want|wants"
    "|make|makes|made|help|helps|helped|allow|allows|allowed|provide|provides|provided|offer|offers|offered|use"
    "|uses|used|govern|governs|influence|influences|include|includes|included|require|requires|required|work"
    "|works|worked|exist|exists|affect|affects|affected|support|supports|supported|show|shows|contain|contains"
    "|apply|applies|choose|think|believe|go|come|comes|came|take|takes|took|give|gives|gave|handle|handles|refuse"
    "|refuses|collect|collects|cover|covers|describe|describes|describes|explain|explains|define|defines|meet"
    "|meets|prevent|prevents|cause|causes|caused|lead|leads|led|live|lives|lived|get|gets|got|know|knew|say|says"
    "|said|keep|keeps|serve|serves|served|fall|falls|fit|fits|deserve|deserves|stand|stands|stood|remain|remains"
    "|ensure|ensures|enable|enables|enabled|focus|focuses|focused|address|addresses|addressed|specialize|relate"
    "|relates|report|reports|deal|deals|run|runs|ran|qualify|qualifies|participate|participated|attend|attended"
)
# With one of these inside, what follows may belong to a nearer noun: "options for partners who".
_STOPS = (
    "that|which|who|so|such|and|but|if|when|where|because|than|as|for|with|to|in|on|by|from|at|about"
    "|you|we|they|it|he|she|can|between|among|of (?=an? |the |our |their |your )"
    # What is a risk, a fact or a doubt stands behind "that".
    "|risk|chance|evidence|doubt|sign|possibility|likelihood|concern|fear|hope|indication|belief|consensus|mandate"
    "|agreement|requirement|expression|misconception|fact|proof|guarantee|expectation|assumption|idea|notion"
    "|question|danger|perception|understanding|argument|claim|reason|way|time|nothing|news|rule"
)


class Expletive(NamedTuple):
    """An empty opening: its range in code points, its kind, and what helps to say it otherwise.

    ``hint`` is the verb or adverb to write (adverb, owner), what the sentence may begin with (there), or "".
    """

    start: int
    end: int
    kind: Kind
    hint: str


def find(text: str) -> list[Expletive]:
    """The empty openings of sentences in a text, in order.

    Only those where "it" stands for the clause that follows, and "there are" leads to a relative clause;
    weather, time and distance, and an "it" that stands for what was named before, have no such clause.
    """
    found = [*_its(text), *_theres(text)]
    # The patterns begin with a letter, not with a boundary, so that the engine can look for the letter alone.
    return sorted(one for one in found if not text[max(0, one.start - 1) : one.start].isalnum())


def _its(text: str) -> list[Expletive]:
    found = []
    for match in _it().finditer(text):
        kind: Kind
        if match["noting"] or match["noted"]:
            kind, hint = "cut", ""
        elif match["needed"]:
            kind, hint = "must", ""
        elif match["done"]:
            kind, hint = "who", match["done"]
        elif match["owner"]:
            kind, hint = "owner", _OWNERS[match["owner"]]
        else:
            kind, hint = "adverb", _ADVERBS[match["adverb"]]
        found.append(Expletive(*match.span(), kind, hint))
    return found


def _theres(text: str) -> list[Expletive]:
    found = []
    for match in _there().finditer(text):
        named = match["named"].removesuffix(" out there")
        found.append(Expletive(*match.span(), "there", named[0].upper() + named[1:]))
    return found


@cache
def _it() -> re.Pattern[str]:
    said = rf"(?:should|must|may|can|needs to|has to) (?:also )?be (?P<noted>{_NOTED})"
    praised = "useful|helpful|interesting|good|worth|worthwhile|best|wise|fair|safe"
    noting = (
        rf"(?:{_NEEDED}|{praised}) (?:(?:for (?:us|you|them|everyone) )?to )?"
        rf"(?P<noting>{_NOTING}|noting|remembering|mentioning|saying|emphasizing|pointing out|considering"
        r"|recalling|repeating|stressing)"
    )
    whose = rf"(?:our|my|the (?:department|agency|committee|office)['’]s) (?P<owner>{'|'.join(_OWNERS)})"
    often = "also|therefore|thus|then|often|very|particularly|especially|equally|just as|generally|strongly"
    is_so = (
        rf"(?:is|was|would be|will be|has been|may be|remains|becomes) (?:(?:{often}) )?"
        rf"(?:{noting}|(?P<needed>{_NEEDED})|(?P<done>{_DONE})|{whose}|(?P<adverb>{'|'.join(_ADVERBS)}))"
    )
    return re.compile(rf"It (?:{said}|{is_so})(?:, however,)? that(?! is\b)(?=,? [\w\"“‘'(])")


@cache
def _there() -> re.Pattern[str]:
    word = rf"(?!(?:{_STOPS})(?![\w’'-]))[\w’'-]{{1,30}}"
    adverbs = "also|still|now|currently|already|always|likely|often|however|indeed"
    return re.compile(
        r"There (?:is|are|was|were|(?:may|can|will|must|should) be|ha(?:s|ve) been) "
        rf"(?:(?:{adverbs}) ){{0,2}}(?P<named>{word}(?: {word}){{0,6}})(?<! of)"
        rf" (?:that|which|who)(?= (?:also |often |still |now |only |never )?(?:{_VERBS}|[a-z]{{2,20}}ed)\b)"
    )
