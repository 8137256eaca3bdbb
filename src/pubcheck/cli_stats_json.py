"""The figures of `stats` as JSON, in the form of `schemas/stats.schema.json`; written in ASCII."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any, TextIO

from pubcheck import __version__, textstat_table
from pubcheck.grammar import readability
from pubcheck.linter_figures import INDICES, Figures, Sentence, joined

if TYPE_CHECKING:
    from pubcheck.cli_stats import Article, Measured, Unread

FORMAT = "1.0"
_DIGITS = 4
_COUNTS = {
    "words": "words",
    "sentences": "sentences",
    "syllables": "syllables",
    "characters": "characters",
    "letters": "letters",
    "polysyllables": "polysyllables",
    "complex_words": "complexWords",
    "difficult_words": "difficultWords",
}


def write(results: Sequence[Measured], unread: Sequence[Unread], out: TextIO) -> None:
    """Write the figures of all documents, the hardest first, and those of all together."""
    articles = ranked([article for result in results for article in result.articles])
    version = textstat_table.table("")[0][1]
    whole = {
        "version": FORMAT,
        "tool": {"name": "pubcheck", "version": __version__},
        "textstat": {"version": version},
        "wordsPerMinute": readability.WORDS_PER_MINUTE,
        "summary": {
            "files": len(results),
            "documents": len(articles),
            **_figures(joined([article.figures for article in articles], 0), with_linsear=False),
        },
        "documents": [_document(article) for article in articles],
        "unreadable": [{"path": one.path, "reason": one.reason} for one in unread],
    }
    json.dump(whole, out, indent=2)
    out.write("\n")


def ranked(articles: Sequence[Article]) -> list[Article]:
    """The hardest first, then those that have too little text for a grade."""
    return sorted(
        articles,
        key=lambda one: (-one.figures.grade if one.figures.has_grade else inf, one.path, one.line or 0),
    )


def _document(article: Article) -> dict[str, Any]:
    figures = article.figures
    theirs = textstat_table.table(" ".join(article.texts))[1:] if figures.counts.words else []
    return {
        "path": article.path,
        **({"line": article.line} if article.line else {}),
        "format": article.format,
        **_figures(figures, with_linsear=True),
        "longestSentences": [_sentence(sentence) for sentence in figures.longest],
        "textstat": {name: _rounded(value) for name, value in theirs},
    }


def _figures(figures: Figures, *, with_linsear: bool) -> dict[str, Any]:
    counts = figures.counts
    sentences = max(counts.sentences, 1)
    indices = {name: _rounded(formula(counts)) for name, formula in INDICES.items()}
    if with_linsear:
        indices["linsearWrite"] = _rounded(figures.linsear)
    return {
        "grade": _rounded(figures.grade) if figures.has_grade else None,
        "counts": {name: getattr(counts, key) for key, name in _COUNTS.items()},
        "wordsPerSentence": _rounded(counts.words / sentences),
        "indices": indices,
        "passiveSentences": figures.passive,
        "passiveShare": _rounded(figures.passive / sentences),
        "readingTimeSeconds": _rounded(readability.reading_time(counts.words)),
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    place = sentence.place
    return {
        "words": sentence.words,
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        **({"part": place.part.name} if place.part else {}),
        "text": sentence.text,
    }


def _rounded(value: float | str) -> float | str:
    return value if isinstance(value, str) else round(value, _DIGITS)
