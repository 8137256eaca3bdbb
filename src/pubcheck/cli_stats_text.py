"""The figures of `stats` for people: a table for each file, or a ranking of many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pubcheck import textstat_table
from pubcheck.cli_stats_json import ranked
from pubcheck.cli_terminal import colors, show, shown, width
from pubcheck.grammar import readability
from pubcheck.linter_figures import MIN_SENTENCES, MIN_WORDS, Figures, Sentence, joined
from pubcheck.linter_report import Place

if TYPE_CHECKING:
    from pubcheck.cli_stats import Article, Measured

_HARD, _VERY_HARD = 10, 12  # grades, as in the rule readability-grade
_STYLES = {"bold": "1", "hard": "1;36", "very hard": "1;33"}


def write_tables(results: Iterable[Measured], before: Callable[[], None]) -> None:
    """Write a table of each file, ours beside textstat's figures; ``before`` is called before each."""
    first = True
    for result in results:
        before()
        show(("" if first else "\n") + _painted(shown(result.path), "bold"))
        first = False
        figures = result.figures
        if not figures.counts.words:
            show("  no running text in English")
            continue
        show(*_table(figures, [text for article in result.articles for text in article.texts]))
        show("", "  longest sentences", *_longest(result.path, figures.longest))
        if len(result.articles) > 1:
            show("", *_ranking(result.articles))


def write_ranking(articles: Sequence[Article]) -> None:
    """Write a line for each document, the hardest first, and one for all together."""
    show(*_ranking(articles))


def _table(figures: Figures, texts: list[str]) -> Iterator[str]:
    theirs = textstat_table.table(" ".join(texts))
    ours = dict(textstat_table.own_figures(texts))
    version = str(theirs[0][1])
    yield f"  {'':34}{'pubcheck':>12}  {'textstat ' + version:>16}"
    counts = figures.counts
    added = {
        "reading time in seconds": (
            ("sentences with a passive", f"{figures.passive:,}"),
            ("passive share", _share(figures)),
        ),
        "Dale-Chall score": (("Dale-Chall grades", _grades(readability.dale_chall(counts))),),
    }
    for name, figure in theirs[1:]:
        own = _figure(ours[name]) if name in ours else ""
        yield f"  {name:<34}{own:>12}  {_figure(figure):>16}"
        for extra, value in added.get(name, ()):
            yield f"  {extra:<34}{value:>12}"
    if not figures.has_grade:
        yield f"  Fewer than {MIN_WORDS} words or {MIN_SENTENCES} sentences: the grades say little."


def _grades(score: float) -> str:
    first, last = readability.dale_chall_grades(score)
    return f"{first} to {last}" if first < last else f"{first} and above"


def _longest(path: str, sentences: Iterable[Sentence]) -> Iterator[str]:
    room = max(width() - 8, 20)
    for sentence in sentences:
        yield f"  {sentence.words:>4} words: {shown(path)}{_where(sentence.place)}"
        text = shown(sentence.text)
        yield f"        {text if len(text) <= room else text[: room - 1].rstrip() + '…'}"


def _where(place: Place) -> str:
    """A place as it follows the path, as in the report of `check`."""
    if not place.is_rendered:
        return f":{place.line}:{place.column}"
    return f": {shown(place.part.name)}" if place.part else ""


def _ranking(articles: Sequence[Article]) -> Iterator[str]:
    found = [article for article in ranked(articles) if article.figures.counts.words]
    yield _painted(f"{'grade':>6}{'words':>9}{'sentences':>11}{'longest':>9}{'passive':>9}  file", "bold")
    for article in found:
        name = shown(article.path) + (f":{article.line}" if article.line else "")
        yield _row(article.figures, name)
    total = joined([article.figures for article in found], 1)
    time = _time(readability.reading_time(total.counts.words))
    yield _painted(_row(total, f"all {len(found)} together, {time} to read", plain=True), "bold")
    if few := sum(not article.figures.has_grade for article in found):
        yield f"{few} with fewer than {MIN_WORDS} words or {MIN_SENTENCES} sentences, too few for a grade."
    if empty := len(articles) - len(found):
        yield f"{empty} without running text in English."


def _row(figures: Figures, name: str, *, plain: bool = False) -> str:
    counts = figures.counts
    grade = f"{figures.grade:>6.1f}" if figures.has_grade else f"{'-':>6}"
    style = "very hard" if figures.grade > _VERY_HARD else "hard" if figures.grade > _HARD else ""
    if style and figures.has_grade and not plain:
        grade = _painted(grade, style)
    longest = figures.longest[0].words if figures.longest else 0
    return f"{grade}{counts.words:>9,}{counts.sentences:>11,}{longest:>9,}{_share(figures):>9}  {name}"


def _share(figures: Figures) -> str:
    """The sentences with a passive among all, in a hundred."""
    return f"{100 * figures.passive / max(figures.counts.sentences, 1):.0f}%"


def _time(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours:,} h {minutes} min" if hours else f"{minutes or 'under 1'} min"


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colors(sys.stdout) else text


def _figure(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
