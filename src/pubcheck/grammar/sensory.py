"""Instructions that name a thing on the page by its color, shape or side alone (WCAG 2.2, 1.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar.sentence_words import word_set

# What people are sent to on a page.
_THINGS = (
    "button", "icon", "link", "box", "arrow", "tab", "menu", "symbol", "circle", "square", "triangle",
    "star", "checkbox", "field", "banner", "form", "toolbar", "navigation", "text", "slider", "dropdown",
)  # fmt: skip
# Each of them by its forms.
_THING_OF = {form: thing for thing in _THINGS for form in (thing, f"{thing}s", f"{thing}es")}
_COLORS = word_set(
    "red green blue yellow orange purple pink gray grey black white brown teal gold maroon navy magenta cyan"
)
_SHAPES = word_set(
    "round circular square rectangular triangular oval diamond-shaped star-shaped arrow-shaped"
)
_SIZES = word_set("big large small tiny biggest largest smallest")
_SIDES = word_set("left right")
# One of these runs of letters is in all that tells a thing by its looks.
_LOOKS = _COLORS | _SIZES | {part for shape in _SHAPES for part in shape.split("-")}
# A size tells which one only of these: a small text and a large form are kinds.
_SIZED = frozenset({"button", "icon", "arrow", "circle", "square"})
_ARTICLES = word_set("the a an any each these those all one this that")
_DEGREES = word_set("light dark bright big large small tiny")
_BEFORE = re.compile(
    r"(?:^|[^\w-])(?:(?P<first>[A-Za-z]{1,8}) )?(?:(?P<second>[A-Za-z]{1,8}) )?(?P<look>[A-Za-z-]{3,14}) $"
)
_REACH = 40  # code points; three words before the thing
_LONGEST = 600  # code points of a sentence; what is longer is a list or a form
_BARE = re.compile(
    r"(?:^|[^\w-])(?:the|an?|any|these|those|each|one of the) (?:drop-?down |navigation |search |text )?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:e?s)? (?:(?:that (?:is|are|appears?)|located|shown|found|displayed) )?(?:on|in|at|to) "
    r"(?:the |your )?(?:far |very )?(?:(?:top|upper|bottom|lower)[- ])?(?:left|right)(?:[- ]hand)?"
    r"(?: (?:side|corner|column|margin|edge|sidebar|panel|pane|menu|navigation|rail))?"
    r"(?P<of> of (?:(?:the|this|your|each|an?|any|every) )?\w{1,30})?"
    # What follows a side: no "right person", no "right now".
    r"(?=$|[.,;:!?]| (?:to|and|or|for|when|which|that|if|below|above)\b)",
    re.IGNORECASE,
)
_WHOLES = word_set("screen page window site website toolbar display homepage browser slide screens pages")
_CAPITAL = re.compile(r"(?<=[ ,])[A-Z][a-z]")

Kind = Literal["look", "place"]


class Cue(NamedTuple):
    """A thing told by its looks or by its side: the range in code points, what the words are."""

    start: int
    end: int
    kind: Kind


def find(text: str, words: AbstractSet[str] | None = None, lower: str | None = None) -> Iterator[Cue]:
    """The things that a text tells by looks or side alone, in no order.

    ``words`` are its runs of letters in lower case, ``lower`` all of it so, where they are known.
    """
    if lower is None:
        lower = text.lower()
    if len(lower) != len(text):
        return
    things: Iterable[str] = _THINGS
    has_side = True
    if words is not None:
        things = {_THING_OF[form] for form in _THING_OF.keys() & words}
        has_side = not words.isdisjoint(_SIDES)
        if not things or (not has_side and words.isdisjoint(_LOOKS)):
            return
    for thing in things:
        at = lower.find(f" {thing}")
        while at >= 0:
            start = at + 1
            if (cue := _cue_at(lower, start, thing, has_side)) is not None:
                yield cue
            at = lower.find(f" {thing}", start)


def _cue_at(text: str, start: int, thing: str, has_side: bool) -> Cue | None:
    end = start + len(thing)
    plural = "es" if text.startswith("es", end) else "s" if text.startswith("s", end) else ""
    last = end + len(plural)
    if last < len(text) and (text[last].isalnum() or text[last] in "-/@"):
        return None
    before = text[max(0, start - _REACH) : start]
    if has_side and _BARE.search(before) and (match := _PLACE.match(text, end)):
        whole = (match["of"] or "").rpartition(" ")[2]
        return Cue(start, match.end(), "place") if not whole or whole in _WHOLES else None
    match = _BEFORE.search(before)
    if match is None or not _is_look(match["look"], thing):
        return None
    article = match["second"] or ""
    if article in _DEGREES:
        article = match["first"] or ""
    if article not in _ARTICLES:
        return None
    return Cue(start - len(before) + match.start("look"), last, "look")


def _is_look(word: str, thing: str) -> bool:
    word = word.removesuffix("-colored")
    return word in _COLORS or word in _SHAPES or (word in _SIZES and thing in _SIZED)


# Of most pages, nothing is left to be looked for with these.
@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:click(?:ing)?|press(?:ing)?|select(?:ing)?|tap(?:ping)?|choos(?:e|ing)|us(?:e|ing)|push(?:ing)?"
        r"|hit(?:ting)?|check(?:ing)?|see|look (?:at|in|for)|read|follow(?:ing)?|fill(?:ing)? (?:in|out)"
        r"|open(?:ing)?|refer to|go to|view|touch|drag)\b",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        r"[\"“”‘`*()\ue000]|(?<!\w)'|\b(?:says?|reads|saying|reading|labell?ed|marked|named|called|titled"
        r"|entitled|with the (?:words?|text|label|name|letters?|number|title))\b"
    )


# Text that speaks of such instructions, or tells what somebody did, gives none.
@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:avoid|don['’]t|do not|never|not|instead|rather|such as|for example|example|e\.g|like"
        r"|rel(?:y|ies)|relying|color-?blind|blind|i|if|would|could|might|they|he|she|users?|participants?|people"
        r"|visitors|we|was|were|had|did|alone|only|sensory)\b",
        re.IGNORECASE,
    )


def instructs(sentence: str, cue: Cue) -> bool:
    """Whether a sentence sends the reader to the thing of a cue in it, and tells no name of it.

    A name is what stands in quotation marks, in code or in capitals from the verb on.
    """
    if len(sentence) > _LONGEST:
        return False
    verbs = list(_verb().finditer(sentence, 0, cue.start))
    if not verbs or cue.start - verbs[-1].end() > _REACH:
        return False
    if _spoken().search(sentence) or _named().search(sentence):
        return False
    return _CAPITAL.search(sentence, verbs[-1].start()) is None
