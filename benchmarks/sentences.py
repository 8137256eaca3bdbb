"""Scores sentence splitters on sentences marked by hand, in one go; prints precision, recall, F1 and time.

    python benchmarks/sentences.py [--text FOLDER] [--runs 5]

The marked sentences are those of tests/fixtures/sentences. textstat has no splitter of its own to call: its
counter's pattern is repeated here, and what it does not count (pieces of two words and fewer) starts no
sentence. pysbd and sentencex are asked only where they are installed (`pip install --group compare`). Times
are CPU time of one process, the best of the runs. --text gives the time for 100,000 characters of the
paragraphs of a folder's Markdown files as well.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import re
import sys
import time
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from pubcheck.grammar import segmentation

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import marked_sentences

Splitter = Callable[[str], Iterable[int]]  # the offsets where the sentences of a text start
_TEXTSTAT = re.compile(r"\b[^.!?]+[.!?]*")
_FEWEST_WORDS = 3
# What sentencex takes for a reason not to end a sentence, or reads in quadratic time.
_QUOTES_AND_BRACKETS = '“”"()[]*'


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    parts = {part: list(marked_sentences.passages(part)) for part in ("hard", "plain")}
    for part, passages in parts.items():
        ends = sum(len(passage.ends) for passage in passages)
        others = sum(passage.marked.count(marked_sentences.NO_END) for passage in passages)
        print(f"{part}: {ends} places where a sentence ends, {others} marked where none does")
    texts = [passage.text for passages in parts.values() for passage in passages]
    number = sum(len(passage.ends) + 1 for passages in parts.values() for passage in passages)
    paragraphs = paragraphs_of(arguments.text) if arguments.text else []
    size = sum(map(len, paragraphs))

    heading = f"{'':26}{'precision':>10}{'recall':>8}{'F1':>8}{'plain F1':>10}{'ms/1,000 sentences':>20}"
    print("\n" + heading + ("   ms/100 kB" if size else ""))
    for name, make in SPLITTERS.items():
        try:
            starts = make()
        except ImportError as missing:
            print(f"{name:26}skipped: {missing.name} is not installed")
            continue
        hard, plain = (marked_sentences.score(starts, part) for part in parts)
        spent = cpu(starts, texts, arguments.runs) * 1e6 / number
        line = f"{name:26}{hard.precision:10.4f}{hard.recall:8.4f}{hard.f1:8.4f}{plain.f1:10.4f}{spent:20.1f}"
        if size:
            line += f"{cpu(starts, paragraphs, arguments.runs) * 1e3 / (size / 1e5):12.2f}"
        print(line)
    return 0


def ours() -> Splitter:
    return lambda text: [start for start, _ in segmentation.sentences(text)]


def textstat() -> Splitter:
    importlib.metadata.version("textstat")
    return lambda text: [
        match.start() for match in _TEXTSTAT.finditer(text) if len(match[0].split()) >= _FEWEST_WORDS
    ]


def pysbd() -> Splitter:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: starts_of_pieces(text, segmenter.segment(text))


def sentencex() -> Splitter:
    import sentencex

    return lambda text: starts_of_pieces(text, sentencex.segment("en", text))


def guarded_sentencex() -> Splitter:
    """sentencex with our judgement of each boundary that it proposes; what it misses stays missed."""
    import sentencex

    def starts(text: str) -> list[int]:
        masked = text
        for mark in _QUOTES_AND_BRACKETS:
            masked = masked.replace(mark, " ")
        body = len(text.rstrip())
        start = len(text) - len(text.lstrip())
        found = [start]
        for proposed in accumulate(map(len, sentencex.segment("en", masked))):
            if proposed >= body:
                break
            end, following = proposed, proposed
            while text[following].isspace():
                following += 1
            while end > start and (text[end - 1].isspace() or text[end - 2].isspace()):
                following = following if text[end - 1].isspace() else end - 1
                end -= 1
            stop = len(text[start:end].rstrip('"”’)]*')) + start
            stop = len(text[start:stop].rstrip(".!?…")) + start
            if start < stop < end and segmentation._ends(text, start, stop, end, following):
                start = following
                found.append(start)
        return found

    return starts


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "textstat's counter": textstat,
    "pysbd": pysbd,
    "sentencex": sentencex,
    "sentencex with our guard": guarded_sentencex,
    "ours": ours,
}


def starts_of_pieces(text: str, pieces: Iterable[str]) -> list[int]:
    """The offset of each piece's first character that is not white space."""
    found, here = [], 0
    for piece in pieces:
        wanted = piece.strip()
        at = text.find(wanted, here) if wanted else -1
        if at >= 0:
            found.append(at)
            here = at + len(wanted)
    return found


def paragraphs_of(folder: Path) -> list[str]:
    """The paragraphs of a folder's Markdown files, a line each, as the source has them."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.md")))
    return [" ".join(part.split("\n")) for text in texts for part in text.split("\n\n") if part.strip()]


def cpu(starts: Splitter, texts: list[str], runs: int) -> float:
    """Seconds of CPU time for all of the texts, the best of the runs."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        for text in texts:
            starts(text)
        best = min(best, time.process_time() - begun)
    return best


if __name__ == "__main__":
    sys.exit(main())
