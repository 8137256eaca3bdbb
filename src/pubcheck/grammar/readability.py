"""Counts what readability formulas count in English prose and works the formulas out.

Conventions of counting:

* words are those of ``segmentation``: by white space, a hyphenated word, a figure or an address being one;
* sentences are those of ``segmentation`` that hold a word; each text of a list ends its last sentence;
* syllables are those of ``syllables``;
* characters are letters and digits, letters are letters only, neither counts masked values (U+E000);
* polysyllables have three syllables or more;
* complex words are polysyllables without proper names (a capital inside a sentence), hyphenated compounds,
  and words whose third syllable is an ending -es, -ed or -ing (Gunning 1952);
* difficult words stand on the list of 3,000 familiar words neither themselves nor without a regular ending;
  names inside a sentence, figures and masked values are not difficult (Dale and Chall 1948).

A grade is a US school grade level. With no word or no sentence every formula gives 0.0.
"""

from __future__ import annotations

import re
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from pubcheck import resources
from pubcheck.grammar import segmentation, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MASK = "\ue000"
_SPOKEN_ENDING = re.compile(r"(?:(?<![ey]th)ing|[td]ed|(?:[sxzcg]|[cs]h)es)$")  # these make a syllable
_SAMPLE = 100  # words
_LINSEAR_BREAK = 20
WORDS_PER_MINUTE = 238
_DALE_CHALL_LOWEST = 5
_DALE_CHALL_GRADES = ((5, 6), (7, 8), (9, 10), (11, 12), (13, 15), (16, 16))  # of scores from 5 on, by ones


class Basics(NamedTuple):
    """The three counts that the Flesch formulas need."""

    words: int
    sentences: int
    syllables: int


class Counts(NamedTuple):
    """All counts, by the conventions of this module."""

    words: int
    sentences: int
    syllables: int
    characters: int
    letters: int
    polysyllables: int
    complex_words: int
    difficult_words: int


def basics(texts: str | Iterable[str]) -> Basics:
    """Words, sentences and syllables of a text or of several, by the quickest way."""
    each = [
        basics_within(text, segmentation.sentences(text))
        for text in ((texts,) if isinstance(texts, str) else texts)
    ]
    return together(each)


def basics_within(text: str, sentences: Iterable[tuple[int, int]]) -> Basics:
    """The same of one text of which the ranges of the sentences are known."""
    # Without the marks that end most words there are fewer words to work out.
    bare = segmentation.parted(text.lower()).replace(", ", " ").replace(". ", " ")
    counts = syllables.counts(bare.split())
    number = sum(1 for start, end in sentences if text[start].isalnum() or _says(text[start:end]))
    return Basics(len(counts) - counts.count(0), number, sum(counts))


def together(each: Iterable[Basics]) -> Basics:
    """The sums of some counts."""
    words = sentences = total = 0
    for counts in each:
        words += counts.words
        sentences += counts.sentences
        total += counts.syllables
    return Basics(words, sentences, total)


def measure(texts: str | Iterable[str]) -> Counts:
    """All counts of a text or of several."""
    words = sentences = total = characters = letters = polysyllables = complex_words = difficult = 0
    for text in (texts,) if isinstance(texts, str) else texts:
        characters += sum(map(str.isalnum, text))
        letters += sum(map(str.isalpha, text))
        for sentence in _sentences(text):
            sentences += 1
            found = segmentation.words(sentence)
            words += len(found)
            for place, (start, end) in enumerate(found):
                word = sentence[start:end]
                number = syllables.count(word)
                name = place > 0 and word[:1].isupper()
                total += number
                polysyllables += number > 2
                complex_words += number > 2 and not name and _is_complex(word.lower())
                difficult += not name and not _is_familiar(word.lower().replace("’", "'"))
    return Counts(words, sentences, total, characters, letters, polysyllables, complex_words, difficult)


def _sentences(text: str) -> Iterator[str]:
    for start, end in segmentation.sentences(text):
        sentence = text[start:end]
        if _says(sentence):
            yield sentence


def _says(sentence: str) -> bool:
    """Whether a sentence holds a word."""
    return sentence[0].isalnum() or any(map(str.isalnum, sentence)) or _MASK in sentence


def _is_complex(word: str) -> bool:
    if "-" in word or not word.replace("'", "").replace("’", "").isalpha():
        return False
    return syllables.count(word) - bool(_SPOKEN_ENDING.search(word)) > 2


@cache
def _familiar() -> frozenset[str]:
    lines = (resources.folder("data") / "familiar-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


# Regular endings that leave a familiar word familiar, with what stood in their place.
_ENDINGS = (
    ("'s", ""), ("s'", "s"), ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("r", ""), ("ier", "y"), ("est", ""), ("st", ""), ("iest", "y"),
    ("n't", ""), ("'ll", ""), ("'ve", ""), ("'re", ""), ("'d", ""),
)  # fmt: skip


def _is_familiar(word: str) -> bool:
    familiar = _familiar()
    if word in familiar or not any("a" <= char <= "z" for char in word) or word[0].isdigit():
        return True
    if "-" in word:
        return all(_is_familiar(part) for part in word.split("-") if part)
    for ending, before in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            doubled = not before and len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in familiar
            if stem + before in familiar or doubled:
                return True
    return False


def flesch_reading_ease(counts: Basics | Counts) -> float:
    """Reading ease, 0 (hard) to 100 (easy). R. Flesch, Journal of Applied Psychology 32 (1948), 221-233."""
    if not counts.words or not counts.sentences:
        return 0.0
    return (
        206.835
        - 1.015 * counts.words / counts.sentences
        - 84.6 * counts.syllables / counts.words
    )  # fmt: skip


def flesch_kincaid_grade(counts: Basics | Counts) -> float:
    """Grade level. J. P. Kincaid et al., Research Branch Report 8-75, Naval Technical Training, 1975."""
    if not counts.words or not counts.sentences:
        return 0.0
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog_index(counts: Counts) -> float:
    """Grade level, normed on 30 sentences. G. H. McLaughlin, Journal of Reading 12 (1969), 639-646."""
    if not counts.words or not counts.sentences:
        return 0.0
    return 1.0430 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def automated_readability_index(counts: Counts) -> float:
    """Grade level. E. A. Smith and R. J. Senter, AMRL-TR-66-220, Wright-Patterson Air Force Base, 1967.

    A character is a letter or a digit, a stroke of a typewriter's key; textstat counts marks too.
    """
    if not counts.words or not counts.sentences:
        return 0.0
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def coleman_liau_index(counts: Counts) -> float:
    """Grade level. M. Coleman and T. L. Liau, Journal of Applied Psychology 60 (1975), 283-284.

    The paper's coefficient of letters is 0.0588; textstat has 0.058, which gives about 0.4 of a grade less.
    """
    if not counts.words or not counts.sentences:
        return 0.0
    return 5.88 * counts.letters / counts.words - 29.6 * counts.sentences / counts.words - 15.8


def gunning_fog(counts: Counts) -> float:
    """Grade level. R. Gunning, The Technique of Clear Writing, 1952.

    textstat counts its own difficult words of three syllables in place of Gunning's hard ones.
    """
    if not counts.words or not counts.sentences:
        return 0.0
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


def dale_chall(counts: Counts) -> float:
    """Raw score of the new Dale-Chall formula; ``dale_chall_grades`` gives the grades that it stands for.

    E. Dale and J. S. Chall, Educational Research Bulletin 27 (1948), 11-20 and 37-54, on the list of 3,000
    words, as in J. S. Chall and E. Dale, Readability Revisited: The New Dale-Chall Readability Formula, 1995:
    3.6365 is added where more than five words in a hundred are difficult. textstat adds it in its
    dale_chall_readability_score alike, but counts every inflection for difficult; its "version 2" adds it
    always.
    """
    if not counts.words or not counts.sentences:
        return 0.0
    share = 100 * counts.difficult_words / counts.words
    return 0.1579 * share + 0.0496 * counts.words / counts.sentences + (3.6365 if share > 5 else 0.0)


def dale_chall_grades(score: float) -> tuple[int, int]:
    """The grades that a Dale-Chall score stands for, first and last; 13 to 15 are college, 16 is after it.

    Dale and Chall's table of 1948: 4.9 and below is grade 4 and below, 10.0 and above is past college.
    """
    if score < _DALE_CHALL_LOWEST:
        return 1, 4
    return _DALE_CHALL_GRADES[min(int(score) - _DALE_CHALL_LOWEST, len(_DALE_CHALL_GRADES) - 1)]


def reading_time(words: int) -> float:
    """Seconds that an adult takes to read so many words silently, at 238 a minute.

    M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019), 104047:
    the mean of 190 studies of English non-fiction.
    """
    return 60 * words / WORDS_PER_MINUTE


def linsear_write(text: str) -> float:
    """Grade level of the first 100 words, after J. O'Hayre, Gobbledygook Has Gotta Go, 1966 (Linsear Write).

    A word of three syllables or more counts three, any other one; the sum by the number of sentences that the
    sample touches is halved above 20, else lessened by 2 and halved.
    """
    score = taken = sentences = 0
    for sentence in _sentences(text):
        if taken == _SAMPLE:
            break
        sentences += 1
        for start, end in segmentation.words(sentence)[: _SAMPLE - taken]:
            taken += 1
            score += 3 if syllables.count(sentence[start:end]) > 2 else 1
    if not sentences:
        return 0.0
    mean = score / sentences
    return mean / 2 if mean > _LINSEAR_BREAK else (mean - 2) / 2
