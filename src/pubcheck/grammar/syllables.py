"""Counts the syllables of English words: a table of exceptions from CMUdict first, then rules of spelling.

Conventions, after Flesch, "How to Write Plain English" (1979), chapter 2, unless said otherwise:

* a word counts as it is read aloud, at least one syllable;
* hyphenated words, possessives and contractions are the sum of their parts ("able-bodied" 4, "Esper's" 2);
* letters with stops between them and short groups of consonants are spelled out ("U.S." 2, "DHS" 3, "W" 3);
  acronyms with a vowel are read as words ("NATO" 2);
* a number counts one ("2019", "3rd", "1,200"), as textstat has it: Flesch advises to leave figures out of
  the syllable count, and dates make no text harder;
* an address ("https://...", "www....", an e-mail address) and a masked value (U+E000) count one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from pubcheck import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOWELS = re.compile(r"[aeiouy]+")

# Where a group of vowels is written but not spoken. Every look-behind is bounded, so all patterns are linear.
_SILENT = re.compile(
    r"""
    (?<=[^aeiouy]) (?<![^aeiouylr]l) (?<!^.) (?<!^..) e $               # make; not able, the
  | (?<=[^aeiouytd]) (?<![^aeiouylr]l) (?<!^.) ed (?= $ | ly$ )         # asked, reportedly; not added
  | (?<=[^aeiouysxzcgj]) (?<![sc]h) (?<![^aeiouylr]l) (?<!^.) es $      # makes; not passes, tables
  | (?<=[aeiouy][^aeiouy]) e                                            # hopeful, movement, baseman
    (?= (?:ful|less|ment|ness|ly|man|men|some|work|wood|ville|ton|land|house|ship|like|hold)(?:s|ly|ness)?$ )
  | (?<=gu) e (?= d? $ )                                                # league, fatigued
  | (?<=^[fhw]ir) es $                                                  # fires
  | a (?= lly$ ) (?<=ica)                                               # medically
  | ^ (?: base|bone|bridge|care|cave|code|drive|face|fire|five|force|fore|game|grade|hedge|home|horse|house
        | lake|late|life|like|line|love|made|make|name|nine|peace|place|race|rose|safe|share|shore|side|since
        | space|stake|state|stone|store|take|there|time|trade|voice|ware|wave|where|white|whole|wide|wise
      ) (?= [^aeiouyd'nrs-] | [ds][^'] | [nr][aeiou] )                  # homeport, lifeline
    """,
    re.VERBOSE,
)

# Where two syllables stand in one group of vowels, or a syllable has no vowel letter.
_APART = re.compile(
    r"""
    (?<![tscg]) (?<!ill) i (?=a)                                        # dial; not special
  | (?<=[tscg]) i (?= a (?: $ | t | s | m[^o] | k ) )                   # associate
  | (?<![tsgxn]) (?<!ill) i (?=o) (?<!chi(?=on))                        # radio; not nation
  | (?<=[tsgn]) i (?= o (?![nu]) )                                      # ratio
  | (?<![aeioutcsxg]) i (?=ous)                                         # serious; not gracious
  | i (?= e (?: t[^z] | nc | nt | rs?$ | st$ ) ) (?<![cs]hi) (?<![tcf]i(?=en))     # quiet, science, easier
  | i (?= u[ms] ) (?<!gi)                                               # stadium
  | e (?= o (?!u) ) (?<![pjy]e) (?<!^le) (?<!ge(?=on))                  # video; not people
  | e (?= a (?: $ | te | ns?$ | ls?$ ) ) (?<![mdprhtlcvs]e(?=al)) (?<![lcmbdw]e(?=an)) (?<!cre(?=a))  # area
  | ^re (?= in[^dgs] | e[^dfklpsv] | a[pnfls][^dt] | im | org | un | us[ei] | ac[^h] )   # reenter, reorganize
  | re (?=ali) | ide (?=al)                                             # realize, ideal
  | ^co (?= ag | inc | op | or[dir] | ex | ed | aut ) | ^pre (?= [ae][^cdknrst] )   # cooperate, preempt
  | (?<![qg]) u (?=a) | u (?=ous)                                       # actual; not quality
  | (?<=[aeiouy]) y (?=[aeiou]) (?!.$) | y (?=ing) | (?<=[^aeiouy]) y (?=[ao]) (?<!^.)   # employer, flying
  | (?<=[aeo]) (?=ing)                                                  # being, going
  | (?<=[fl]) u (?= e[nr] ) | a (?=o) | o (?= e[tr] | i[cn] | a$ ) (?<![jc]o(?=i))   # fluent, chaos, poet
  | (?<=[tdgbpkf]) l (?=ing) (?<!nd)                                    # handling
  | [st]h? (?= ms?$ )                                                   # prism, rhythm
  | ^m (?= c[^aeiouyhek] )                                              # McCarthy
  | (?<=[^aeiouylrhw]) (?= [rl]$ ) (?<!^.)                              # "Tumblr"
    """,
    re.VERBOSE,
)

_PIECE = re.compile(
    r"[a-z]+(?:'[a-z]+)*|[0-9][0-9.,:]*(?:st|nd|rd|th|s)?(?![a-z])|[0-9]+|[^\W_a-z0-9]+|\ue000+"
)
_TRIMMED = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_ADDRESS = re.compile(r"[a-z]{1,20}+://.|www\..|[^@]{1,64}+@.")
_SPOKEN = {"ft": 1, "mt": 1, "pvt": 2, "cmdr": 3, "nth": 1}
_ACCENTS = str.maketrans({"’": "'", "ʼ": "'", "é": "ey", "è": "e", "æ": "e", "œ": "e", "ø": "o", "ł": "l"})
_LONGEST_SPELLED = 5
_MEMORY = 200_000


def count(word: str) -> int:
    """The number of syllables of one word, in any case; 0 where there is no letter, digit or U+E000."""
    return _memory()[word.lower()]


def counts(words: Iterable[str]) -> list[int]:
    """The syllables of each of some words in lower case, with or without punctuation around them."""
    return list(map(_memory().__getitem__, words))


def by_rule(word: str) -> int:
    """Syllables of a lower-case ASCII word of letters, with an apostrophe perhaps, by rules alone."""
    stem, apostrophe, ending = word.partition("'")
    if apostrophe and stem:
        return by_rule(stem) + _of_ending(stem, ending)
    word = stem or ending
    return max(1, len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_APART.findall(word)))


def _of_ending(stem: str, ending: str) -> int:
    if ending == "s":
        return int(stem.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")))
    if ending == "t" and stem.endswith("n"):
        return int(stem[-2:-1] not in "aeiouwr")
    return int(ending in {"ll", "ve", "d"} and stem[-1] not in "aeiouyw")


class _Memory(dict[str, int]):
    """Counts by lower-case word, filled as words come up."""

    def __missing__(self, word: str) -> int:
        found = self._work_out(word)
        if len(self) < _MEMORY and len(word) < 64:
            self[word] = found
        return found

    def _work_out(self, word: str) -> int:
        trimmed = _TRIMMED.search(word.replace("\ue000", "0"))
        if trimmed is None:
            return 0
        word = trimmed[0]
        if _ADDRESS.match(word):
            return 1
        if not word.isascii():
            folded = unicodedata.normalize("NFKD", word.translate(_ACCENTS))
            word = "".join(char for char in folded if not unicodedata.combining(char)).lower()
        return max(1, sum(self._of_piece(piece) for piece in _PIECE.findall(word)))

    def _of_piece(self, piece: str) -> int:
        if not piece[0].isascii() or piece[0].isdigit():
            return 1
        known = self.get(piece)
        if known is not None:
            return known
        stem, apostrophe, ending = piece.partition("'")
        if apostrophe:
            return self._of_piece(stem) + _of_ending(stem, ending)
        if len(piece) <= _LONGEST_SPELLED and not _VOWELS.search(piece):
            return len(piece) + 2 * piece.count("w")
        if len(piece) == 1:
            return 1
        return by_rule(piece)


@cache
def _memory() -> _Memory:
    table = _Memory(_SPOKEN)
    for line in (resources.folder("data") / "syllables.txt").read_text(encoding="ascii").splitlines():
        if line[:1].isdigit():
            number, *words = line.split()
            table.update(dict.fromkeys(words, int(number)))
    return table
