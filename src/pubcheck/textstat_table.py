"""Gives textstat's whole table of figures for a text, offline, with our own figures by the same names.

textstat 0.7.11 and later ask NLTK for the corpus ``cmudict`` when they first count syllables, download it
where it is missing and fail offline. So NLTK is handed a corpus of ours before textstat looks: a private
temporary folder, gone as soon as it is read, because textstat keeps the dictionary it got. The words of each
text are then added to that dictionary with the counts of ``grammar.syllables``, which agree with CMUdict's
first pronunciation for the words that CMUdict has. What textstat makes of several words at once (it deletes
hyphens) is left to its own way, hyphenation.
"""

from __future__ import annotations

import importlib
import string
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.grammar import readability, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIGURES = (
    ("sentences", "sentence_count"),
    ("words", "lexicon_count"),
    ("characters", "char_count"),
    ("letters", "letter_count"),
    ("syllables", "syllable_count"),
    ("polysyllables", "polysyllabcount"),
    ("monosyllables", "monosyllabcount"),
    ("miniwords", "miniword_count"),
    ("long words", "long_word_count"),
    ("difficult words", "difficult_words"),
    ("words per sentence", "words_per_sentence"),
    ("syllables per word", "avg_syllables_per_word"),
    ("characters per word", "avg_character_per_word"),
    ("letters per word", "avg_letter_per_word"),
    ("sentences per word", "avg_sentence_per_word"),
    ("reading time in seconds", "reading_time"),
    ("Flesch reading ease", "flesch_reading_ease"),
    ("Flesch-Kincaid grade", "flesch_kincaid_grade"),
    ("SMOG index", "smog_index"),
    ("Coleman-Liau index", "coleman_liau_index"),
    ("automated readability index", "automated_readability_index"),
    ("Dale-Chall score", "dale_chall_readability_score"),
    ("Dale-Chall score, version 2", "dale_chall_readability_score_v2"),
    ("Gunning fog", "gunning_fog"),
    ("Linsear Write", "linsear_write_formula"),
    ("Spache", "spache_readability"),
    ("LIX", "lix"),
    ("RIX", "rix"),
    ("McAlpine EFLAW", "mcalpine_eflaw"),
    ("text standard", "text_standard"),
    ("Fernandez Huerta (Spanish)", "fernandez_huerta"),
    ("Szigriszt Pazos (Spanish)", "szigriszt_pazos"),
    ("Gutierrez de Polini (Spanish)", "gutierrez_polini"),
    ("Crawford (Spanish)", "crawford"),
    ("Gulpease (Italian)", "gulpease_index"),
    ("Wiener Sachtextformel 1 (German)", "wiener_sachtextformel"),
    ("Osman (Arabic)", "osman"),
)
# A difficult word has two syllables or more and counts each time; Wiener's first formula of four.
_ARGUMENTS: dict[str, tuple[object, ...]] = {"difficult_words": (2, False), "wiener_sachtextformel": (1,)}
_AROUND = string.punctuation + "“”‘’…—–"


def table(text: str) -> list[tuple[str, float | str]]:
    """textstat's figures for a text, each with its name; the first row is ("textstat", its version).

    Counts are numbers, scores are in the scale of their formula (mostly US school grades), "text standard" is
    a phrase such as "9th and 10th grade". Nothing is downloaded or printed; LookupError where NLTK refuses to
    read the private temporary folder.
    """
    module, dictionary = _textstat()
    for raw in text.split():
        word = raw.strip(_AROUND).lower()
        if word.replace("'", "").isalpha():
            dictionary.setdefault(word, [["AH0"] * syllables.count(word)])
    rows: list[tuple[str, float | str]] = [("textstat", ".".join(map(str, module.__version__)))]
    for name, function in _FIGURES:
        rows.append((name, getattr(module, function)(text, *_ARGUMENTS.get(function, ()))))
    return rows


def own_figures(texts: str | Iterable[str]) -> list[tuple[str, float]]:
    """Our own figures for a text or several, by the names of ``table``, in its order."""
    texts = [texts] if isinstance(texts, str) else list(texts)
    counts = readability.measure(texts)
    words, sentences = max(counts.words, 1), max(counts.sentences, 1)
    return [
        ("sentences", counts.sentences),
        ("words", counts.words),
        ("characters", counts.characters),
        ("letters", counts.letters),
        ("syllables", counts.syllables),
        ("polysyllables", counts.polysyllables),
        ("difficult words", counts.difficult_words),
        ("words per sentence", counts.words / sentences),
        ("syllables per word", counts.syllables / words),
        ("characters per word", counts.characters / words),
        ("letters per word", counts.letters / words),
        ("sentences per word", counts.sentences / words),
        ("reading time in seconds", readability.reading_time(counts.words)),
        ("Flesch reading ease", readability.flesch_reading_ease(counts)),
        ("Flesch-Kincaid grade", readability.flesch_kincaid_grade(counts)),
        ("SMOG index", readability.smog_index(counts)),
        ("Coleman-Liau index", readability.coleman_liau_index(counts)),
        ("automated readability index", readability.automated_readability_index(counts)),
        ("Dale-Chall score", readability.dale_chall(counts)),
        ("Gunning fog", readability.gunning_fog(counts)),
        ("Linsear Write", readability.linsear_write(" ".join(texts))),
    ]


@cache
def _textstat() -> tuple[Any, dict[str, list[list[str]]]]:
    """textstat and the pronunciations that it looks words up in, which may be added to."""
    nltk_data = importlib.import_module("nltk.data")
    textstat = importlib.import_module("textstat")
    with tempfile.TemporaryDirectory(prefix="pubcheck-") as folder:
        corpus = Path(folder, "corpora", "cmudict")
        corpus.mkdir(parents=True)
        (corpus / "cmudict").write_text("A 1 AH0\n", encoding="ascii")
        nltk_data.path.insert(0, folder)
        try:
            # Raises LookupError where NLTK would not read our folder, before textstat could try a download.
            nltk_data.find("corpora/cmudict")
            dictionary = textstat.backend.utils.get_cmudict("en_US")
        finally:
            nltk_data.path.remove(folder)
    return textstat, dictionary
