"""Looks for words that have the letters of an acronym for initials: what it stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from pubcheck.grammar.sentence_words import word_set

# A name runs over none of these: words in small letters that hold one only happen to have the initials.
_NO_NAME = word_set("""
    i you he she it we they them us me him this that these those there here who whom whose which what when
    where why how is are was were be been being am has have had having do does did doing can could may might
    must shall should will would not no if then than so but because while although though however also just
    only even very too still get got gets make makes made let go goes going see said says say use uses used
    using want need needs your our their his her its my
    """)
_SMALL = word_set("of the and for in on at to a an de with by or &")
_FEWEST_IN_SMALL_LETTERS = 3  # letters of an acronym whose words may be written small


def is_named_in(text: str, letters: str) -> bool:
    """Whether words in a row in ``text`` have the letters for initials, small words between them or not.

    Two letters need words with capitals. An acronym is no word of a name: "GSA" names no G.
    """
    bare = letters.replace("&", "").lower()
    return any(_is_name(match[0], bare) for match in _name(letters).finditer(text))


def _is_name(written: str, bare: str) -> bool:
    """Whether words give the letters in turn, and of the others none but small ones stand between them."""
    reached = {0}  # how many letters may have been given: a small word may give one or none
    for word in written.replace("-", " ").replace("/", " ").replace(",", " ").split():
        lower = word.lower()
        if lower in _NO_NAME or (len(word) > 1 and word.isupper() and lower != "u.s."):
            return False
        if lower == "u.s.":
            reached = {2}
            continue
        ahead = {given + 1 for given in reached if bare[given : given + 1] == lower[0]}
        reached = ahead | reached if lower in _SMALL else ahead
    return len(bare) in reached


@lru_cache(maxsize=4096)
def _name(letters: str) -> re.Pattern[str]:
    bare = letters.replace("&", "")
    small = len(bare) >= _FEWEST_IN_SMALL_LETTERS
    first, *others = [f"[{letter}{letter.lower()}]" if small else letter for letter in bare]
    # Simple, for hundreds of these are compiled in one run: `_is_name` looks at the words between.
    gap = r"[\w’']{0,30}+,?[ /-]{1,2}(?:[a-z&]{1,4} ){0,2}"
    # A letter first, so that the search passes over all other text at once.
    words = rf"{first}(?<![\w’'-]{first}){gap}{gap.join(others)}"
    if bare.startswith("US") and len(bare) > _FEWEST_IN_SMALL_LETTERS:
        words += rf"|U\.S\. {gap.join(others[1:])}"
    return re.compile(rf"(?:{words})[\w’']{{0,30}}")
