"""Finds the sentences and words of English news and web prose, aware of ranks, states, initials and dates.

Ranges are half-open and in code points of the text given. A stop ends a sentence unless what stands before
and after it says otherwise; where both readings are possible the shorter sentences win, because a sentence
that is wrongly joined is reported as too long. The abbreviations are those of the AP Stylebook and of the
DoD's use of it (DINFOS), with Latin and bibliographic ones.

A word is a run without white space that holds a letter, a digit or U+E000 (a masked value), without the
punctuation around it: contractions, hyphenated words, abbreviations, figures and addresses are one word each
(Flesch, "How to Write Plain English", 1979, chapter 2). A dash, two hyphens or dots of omission part words.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import filterfalse

from pubcheck.grammar.date_patterns import FULL_MONTHS, MONTHS, WEEKDAYS
from pubcheck.grammar.states import STATES

_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?+")

# One run of stops that white space follows, with closing marks and footnote marks between. The run is entered
# at its first stop only and given up whole, so a run of any length is read once.
_STOP = re.compile(
    r"""[.!?…](?<![.!?…]{2})[.!?…]*+ (?:["'”’)\]}»*¹²³⁴⁵⁶⁷⁸⁹⁰]|\[[0-9a-z]{1,3}\])*+ (?=\s)""", re.VERBOSE
)
_OPENERS = "\"'“‘([{«*_¿¡"
_CLOSING_QUOTES = frozenset("\"'”’")


class _Kind(Enum):
    """What an abbreviation tells about the word after it."""

    TITLE = auto()  # a name follows
    STATE = auto()  # ends the sentence after a place and a comma
    NAME_PART = auto()  # may be followed by the rest of a name
    BEFORE_FIGURE = auto()  # a word of its own where no figure follows
    JOINING = auto()  # the sentence always goes on
    CLOCK = auto()  # a day or a time zone may follow


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Titles: a name follows, unless one of the words that no name begins with.
_TITLES = _set(
    """
    adm adms amb amn asst atty brig capt capts cmdr cmdrs cmsgt col cols cpl cpo cpt csm dep det dr drs
    fr ft gen gens gov govs gysgt hon insp lt lts maj messrs mme mr mrs ms msgt mt ofc pfc pres prof
    profs pt pvt rep reps rev sen sens sfc sgt sgts smsgt spc spec ssgt st ste supt tech tsgt
    """
)
_JOINING = _set("approx c.f ca cf e.g eg i.e ie incl v viz vs")
# Abbreviations before a figure, which are words otherwise ("No.", "art.", "ed.").
_BEFORE_FIGURE = _set(
    """
    app art arts ch chs ed eds eq eqs est ext fig figs no nos p para pp pub ref refs reg regs sec secs
    ser stat subpt tel vol vols
    """
) | {short for short in (*MONTHS, *WEEKDAYS) if short not in FULL_MONTHS and not short.endswith("day")}
# The AP Stylebook's states; after a place and a comma they close what they stand in.
_STATES = frozenset(state.ap[:-1].lower() for state in STATES if state.ap) | _set("b.c p.r penn tex")
_AFTER_NAMES = _set(
    """
    al assn ave bldg blvd bros co corp cos dept div esq hwy inc intl j.g jr llc ltd mfg natl ph.d plc rd
    ret sq sr univ
    """
)
_AFTER_CLOCK = _set(
    """
    eastern central mountain pacific atlantic alaska hawaii local zulu standard
    daylight est edt et cst cdt ct mst mdt mt pst pdt pt akst akdt hst utc gmt
    """
) | frozenset((*MONTHS, *WEEKDAYS))
# Words that open a sentence but neither begin a name nor, in a headline, follow "U.S.".
_CERTAIN_STARTERS = _set(
    """
    the this these those he she it it's its they their there there's we our however that that's when
    while although his in at for after during if as but because since what
    """
)
_STARTERS = _CERTAIN_STARTERS | _set(
    """
    a all along also an another any are before both by each even finally from furthermore her here
    here's how i'm i've instead later many meanwhile moreover most my nor not now of on once one only
    other rather several some soon such than then therefore though through throughout thus today
    together two unlike until upon we're we've were where whether which who why with within without yet
    you your you'll please contact click visit let's don't can't according following
    """
)
_KINDS = {
    key: kind
    for keys, kind in (
        (_TITLES, _Kind.TITLE),
        (_STATES, _Kind.STATE),
        (_AFTER_NAMES, _Kind.NAME_PART),
        (_BEFORE_FIGURE, _Kind.BEFORE_FIGURE),
        (_JOINING, _Kind.JOINING),
        (frozenset({"a.m", "p.m"}), _Kind.CLOCK),
    )
    for key in keys
}
# How abbreviations of four letters and more end: any other four small letters before a stop are a plain word.
_TAILS = frozenset(key[-4:] for key in _KINDS if key[-4:].isalpha())
_SAYS = re.compile(r"(?:[A-Z][\w.’'-]{0,20}+ ){1,4}+(?:said|says|asked|asks|added|adds|wrote|told|replied)\b")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_ENUMERATOR = re.compile(r"[(\[]?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)]{1,2}")
_NEXT_WORD = re.compile(r"[\w'’]{0,24}+")
_WINDOW = 24  # code points; longer than any abbreviation
_LONGEST_ENUMERATOR = 7
_ZIP_DIGITS = 5
_LONGEST_UNKNOWN = 4  # letters of an abbreviation that no table holds


def sentences(text: str) -> list[tuple[int, int]]:
    """The ranges of the sentences, in order, disjoint, without the white space around them.

    Together they cover every character that is not white space; a text without any gives an empty list.
    """
    found: list[tuple[int, int]] = []
    body = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    for match in _STOP.finditer(text, start, body):
        stop, end = match.span()
        following = end + 1
        while text[following].isspace():
            following += 1
        tail = text[stop - 4 : stop] if stop - start > 4 else ""
        plain = end - stop == 1 and tail.isalpha() and tail.islower() and tail not in _TAILS
        if (plain and text[end - 1] == "." and text[following].isupper()) or _ends(
            text, start, stop, end, following
        ):
            found.append((start, end))
            start = following
    if start < body:
        found.append((start, body))
    return found


def words(text: str) -> list[tuple[int, int]]:
    """The ranges of the words, in order, each from its first to its last letter, digit or masked value."""
    return [match.span() for match in _WORD.finditer(_parted(text))]


def count_words(text: str) -> int:
    """How many words a text has: ``len(words(text))``, sooner."""
    found = tokens(text)
    return len(found) - sum(
        1
        for token in filterfalse(str.isalnum, found)
        if not (token[0].isalnum() or any(map(str.isalnum, token)))
    )


def tokens(text: str) -> list[str]:
    """The runs between white space and dashes with their punctuation, masked values as the digit 0.

    Those that hold a letter or a digit are the words of the text.
    """
    return _parted(text).split()


def _parted(text: str) -> str:
    # Each replacement keeps the length, so ranges hold for the text as given.
    parted = text.replace("—", " ").replace("…", " ").replace("\ue000", "0")
    return parted.replace("--", "  ").replace("...", "   ")


def _ends(text: str, start: int, stop: int, end: int, following: int) -> bool:
    """Whether the sentence begun at ``start`` ends with the marks ``text[stop:end]`` before ``following``."""
    opened = following
    while opened < len(text) - 1 and text[opened] in _OPENERS:
        opened += 1
    first = text[opened]
    if first in ",;:)]" or (first in ".!?…" and not text[opened + 1 : opened + 2].isalnum()):
        return False
    lower = first.islower()
    if end - stop > 1 or text[stop] != ".":
        marks = text[stop:end]
        quoted = not _CLOSING_QUOTES.isdisjoint(marks)
        if "!" in marks or "?" in marks:
            return not lower and not (quoted and _SAYS.match(text, opened))
        if quoted or marks[0] == "…" or marks[:2] == "..":
            return not lower and stop > start
    if stop == start or text[stop - 1].isspace():
        return not lower and stop > start
    if end - start <= _LONGEST_ENUMERATOR and _ENUMERATOR.fullmatch(text, start, end):
        return False
    return _ends_after(text, start, stop, opened, lower=lower)


def _ends_after(text: str, start: int, stop: int, opened: int, *, lower: bool) -> bool:
    """Whether a single stop ends the sentence, by the token before it and the word at ``opened``."""
    pieces = text[max(start, stop - _WINDOW) : stop].rsplit(None, 1)
    token = pieces[-1]
    if not token.isalnum():
        token = token.rpartition("—")[2].rpartition("/")[2].rpartition("-")[2].lstrip(_OPENERS)
    key = token.lower()
    kind = _KINDS.get(key)
    if kind is None:
        if _INITIALS.fullmatch(key):
            kind = _Kind.NAME_PART
        elif len(key) == 1:
            kind = _Kind.TITLE
        else:
            return not lower or len(key) > _LONGEST_UNKNOWN
    if lower or kind is _Kind.JOINING:
        return False
    word = _NEXT_WORD.match(text, opened)[0].lower().replace("’", "'")  # type: ignore[index]
    figure = text[opened].isdigit() or text[opened] in "§#\ue000"
    if kind is _Kind.BEFORE_FIGURE:
        return not figure and not (len(word) == 1 and word != "a")
    if kind is _Kind.CLOCK:
        return word != "" and word not in _AFTER_CLOCK
    if not token[0].isupper():
        # "ft." and "rep." in lower case are the last words of sentences, not titles.
        return kind is not _Kind.NAME_PART or word in _STARTERS
    if kind is _Kind.TITLE:
        return word in _CERTAIN_STARTERS
    if kind is _Kind.STATE and len(pieces) == 2 and pieces[0].endswith(","):
        return not (figure and len(word) == _ZIP_DIGITS)
    return word in _STARTERS
