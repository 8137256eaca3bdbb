"""Acronyms in a short text, and whether the text itself spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.sentence_words import word_set

# Letters that are no acronym: Roman numerals, and what capitals are used for beside acronyms.
_ROMAN = re.compile(r"(?:(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))$")
_PLAIN_WORDS = word_set("""
    A ALL AND ANY ARE AS AT BE BY DO FILE FINAL FIRST FOR FROM GO HAS HE I IN IS IT LIVE ME MY NEW NO
    NOT NOW OF OLD ON ONE OR OUR OUT PHOTO SHE SO STOP THE THEY THIS TO TWO UP WE WITH YOU YOUR LEFT
    RIGHT TOP ABOVE BELOW CENTER BACK FRONT MIDDLE ACTION AFTER ALSO ALWAYS BEFORE BOTH CAN CANNOT
    CAUTION DATE DATES DOES EACH EVEN EVERY FREE HAVE HERE HOW JUST LESS LOT LOTS MAKE MANY MAY MORE
    MOST MUST NEED NEVER NEWS NOTE NOTES ONLY OPEN PLEASE READ README REALLY SAME SHALL SHOULD STEP
    STILL TEST THAN THAT THEM THEN THERE TIME TIP TIPS VERY WANT WARN WHAT WHEN WHERE WHICH WHO WHY WILL
    WORD WORK YES YOUR
    ADD AGAIN ASK BAD BEEN BEST BETTER BIG BUT CALL CLICK DID DELETE DONE ELSE GET GIVE GOOD GREAT GUESS HAD
    HER HIS HOPE HUGE IF INTO ITS KEEP KNOW KNOWN LAST LIKE LITTLE LONG LOOK LOVE MIGHT MINE MUCH NEXT ONCE
    OTHER OVER POST PUT QUICK REAL SAID SAY SEE SINCE SMILE SOLID SOME SOON STRICT SUCH SURE TAKE TELL THANK
    THANKS THEIR THESE THING THINK THOSE TOO TRUE TRY UNDER UNLESS UNTIL UPON USE USED WAS WAY WELL WERE
    WHILE WHOLE WHOM WON WOULD WRONG XY XYZ XZ YZ
    """)
_SMALL = word_set("of the and for in on at to a an de du la y & /")
# A name runs over none of these: "used when designing" is not what USWDS stands for.
_NO_NAME = word_set("""
    when that which who whom whose while where we they it he she is are was were be been has have had do does
    did uses used using this these those after before during with from into not
    """)
_COUNTED = re.compile(
    r"(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|many|most|several|these|those|both|few|fewer|various"
    r"|multiple|all|more|some|dozens of|hundreds of|number of|lots of|\d{1,4})) (?:[a-z-]{3,14} )?\Z"
)
_NOTHING_OWNED = re.compile(
    r"(?:[.!?;:)]|, (?:and|but|or|which|so)\b|\s*\Z|\n\n"
    r"| (?:are|were|have|had|will|can|may|do|that|who|which|and|or|for|in|on|to|from|with|at|by|as|is)\b)"
)
_PART = re.compile(r"[A-Za-z][A-Za-z'’]*|[0-9]+")
_LONGEST_CAPTION = 1000  # code points; the acronyms of a longer one would be looked up in its square
_FARTHEST = 160  # code points before an acronym in which its words may stand
_MOST = 60  # acronyms in one text


class Acronym(NamedTuple):
    """An acronym, without a plural's s, and its range; ``words`` is the range of what it stands for.

    ``is_bracketed`` tells that it stands alone in parentheses: what it stands for is right before it, even
    where its letters are no initials ("temporary duty (TDY)").
    """

    text: str
    start: int
    end: int
    words: tuple[int, int] | None
    is_bracketed: bool


def find_acronyms(text: str) -> Iterator[Acronym]:
    """Yield the first use of each acronym of two to six letters in ``text``, in order.

    Capitals beside other capitals are no acronyms but a dateline, a name or an exercise ("RED FLAG"), and
    neither are those in designations such as F-16 or DDG 112, nor initials before a surname.
    """
    seen: set[str] = set()
    for match in _candidate().finditer(text):
        letters = match["letters"]
        if letters in seen or letters in _PLAIN_WORDS or len(seen) >= _MOST:
            continue
        if _ROMAN.match(letters) or is_beside_capitals(text, match.start(), match.end()):
            continue
        # "DAYTON, Ohio --": the city of a dateline.
        if match.start() < 2 and len(letters) > 3 and text.startswith(", ", match.end()):
            continue
        if len(letters) == 2 and is_initials(text, match.end()):
            continue
        seen.add(letters)
        start, end = match.span("letters")
        # A plural's s belongs to the use, not to the acronym.
        words = _words_before(text, start, letters) or _words_behind(text, match.end(), letters)
        bracketed = (
            start > 2 and text[start - 2 : start] == " (" and text[match.end() : match.end() + 1] == ")"
        )
        yield Acronym(letters, start, end, words, bracketed)


def find_uses(text: str) -> dict[str, list[tuple[int, int]]]:
    """Every use of each acronym of two to six letters in ``text``: where it stands, by letters, in order.

    The ranges leave out a plural's or a possessive's s. What `find_acronyms` passes over for the words beside
    it is among them: `is_beside_capitals` and `is_initials` tell those.
    """
    uses: dict[str, list[tuple[int, int]]] = {}
    for match in _use().finditer(text):
        uses.setdefault(match[1], []).append(match.span(1))
    return uses


def is_no_acronym(letters: str) -> bool:
    """Whether capitals are a plain word that is stressed, or a Roman numeral."""
    return letters in _PLAIN_WORDS or _ROMAN.match(letters) is not None


def plural_evidence(text: str, start: int, end: int) -> bool:
    """Whether an acronym with ’s, ``text[start:end]``, is a plural: nothing that it might own follows.

    “two NCO’s are”, “many PDF’s.”; but “NASA’s are older” may leave the thing that is owned unsaid.
    """
    if not text.startswith("FAQ", start) and not _COUNTED.search(text, max(0, start - 30), start):
        return False
    return _NOTHING_OWNED.match(text, end) is not None


def words_beside(text: str, start: int, end: int, letters: str) -> tuple[int, int] | None:
    """The range of the words that the acronym ``text[start:end]`` stands for: before it, or behind it in
    parentheses.
    """
    return _words_before(text, start, letters) or _words_behind(text, end, letters)


def is_named_before(text: str, start: int, letters: str) -> bool:
    """Whether words with capitals before ``start`` have the letters for initials, none between them.

    Looks at 1,000 code points: farther away than `find_acronyms` looks, where only a name in full can be
    meant: "31st Marine Expeditionary Unit" some lines before "31st MEU".
    """
    initials = "".join(
        part[0][0] if part[0][0].isupper() else " "
        for part in _PART.finditer(text, max(0, start - _LONGEST_CAPTION), start)
        if part[0].lower() not in _SMALL
    )
    return letters.replace("&", "") in initials


def is_beside_capitals(text: str, start: int, end: int) -> bool:
    """Whether a neighboring word is in capitals, too."""
    return bool(
        _capitals_before().search(text, max(0, start - 24), start) or _capitals_behind().match(text, end)
    )


def is_initials(text: str, end: int) -> bool:
    """Whether two letters seem to be somebody's initials: "AJ Smith"."""
    return _surname_behind().match(text, end) is not None


def _words_before(text: str, start: int, letters: str) -> tuple[int, int] | None:
    """The range of the words before ``start`` whose initials the letters are; the nearest such."""
    floor = max(0, start - _FARTHEST)
    return _match_initials(list(_PART.finditer(text, floor, start)), letters)


def _words_behind(text: str, end: int, letters: str) -> tuple[int, int] | None:
    """The range of the words in parentheses right after an acronym: "EOD (explosive ordnance disposal)"."""
    if not text.startswith(" (", end):
        return None
    close = text.find(")", end, end + _FARTHEST)
    if close < 0:
        return None
    return _match_initials(list(_PART.finditer(text, end, close)), letters)


def _match_initials(parts: list[re.Match[str]], letters: str) -> tuple[int, int] | None:
    """The last run of parts that begin with the letters in turn, small words between them passed over.

    A part may give further letters ("noncommissioned officer" for NCO) where it gives its first.
    """
    wanted = letters.replace("&", "").lower()
    words = [part[0].lower() for part in parts]
    for last in range(len(parts) - 1, -1, -1):
        if words[last][0] != wanted[-1]:
            continue
        at, here = len(wanted) - 2, last - 1
        first = last
        while at >= 0 and here >= 0:
            word = words[here]
            if word[0] == wanted[at]:
                at, first = at - 1, here
            elif word not in _SMALL:
                break
            here -= 1
        if at < 0:
            # "Office of Natural Resources Revenue": of the two O's the name begins with the first.
            if first and parts[first][0] in _SMALL and parts[first - 1][0][0] == wanted[0].upper():
                first -= 1
            return parts[first].start(), parts[last].end()
    named = [(part, word) for part, word in zip(parts, words, strict=True) if word not in _SMALL]
    for first in range(len(named) - 1, -1, -1):
        if named[first][1][0] != wanted[0] or named[first][1] in _NO_NAME:
            continue
        behind = [word for _, word in named[first : first + len(wanted)]]
        ends = next((number for number, word in enumerate(behind) if word in _NO_NAME), len(behind))
        if used := _spelled(behind[:ends], wanted):
            return named[first][0].start(), named[first + used - 1][0].end()
    return None


def _spelled(words: list[str], letters: str) -> int:
    """How many words, two at least, give the letters: each its first letter, some further ones; else 0."""
    reached = {0: 0}  # letters given so far: the words used for them
    for number, word in enumerate(words, 1):
        ahead: dict[int, int] = {}
        for given in reached:
            if given < len(letters) and word[0] == letters[given]:
                at, count = 1, given + 1
                ahead[count] = number
                while count < len(letters) and (at := word.find(letters[count], at) + 1):
                    count += 1
                    ahead[count] = number
        if number > 1 and len(letters) in ahead:
            return number
        reached = ahead
    return 0


@cache
def _candidate() -> re.Pattern[str]:
    # Not in an address, a hashtag, a file's name or a designation with figures (F-16, M1A2, KC-135).
    return re.compile(
        r"(?<![\w.@#/_&’'-])(?P<letters>[A-Z](?:[A-Z]|&(?=[A-Z])){1,5})"
        r"(?:s|[’']s)?(?![\w@_&]| \d| Act\b|-\d|-[A-Z]\b|\.[A-Za-z]|/[A-Z])"
    )


@cache
def _use() -> re.Pattern[str]:
    # As `_candidate`, but a capital first: where text has none, the search passes over it at once.
    return re.compile(
        r"([A-Z](?<![\w.@#/_&’'-][A-Z])(?:[A-Z]|&(?=[A-Z])){1,5})"
        r"(?:s|[’']s)?(?![\w@_&]| \d| Act\b|-\d|-[A-Z]\b|\.[A-Za-z]|/[A-Z])"
    )


@cache
def _capitals_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.’'-])[A-Z][A-Z’'-]+[ ,/]{1,2}$")


@cache
def _capitals_behind() -> re.Pattern[str]:
    return re.compile(r"[ ,/-]{1,2}[A-Z][A-Z’'-]+(?![a-z])")


@cache
def _surname_behind() -> re.Pattern[str]:
    return re.compile(r" [A-Z][a-z]{2,15}\b")
