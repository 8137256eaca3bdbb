"""Makes data/familiar-words.txt, Dale and Chall's familiar words, from the copy that textstat carries."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
HEADER = """\
# The words that Dale and Chall (1948) found familiar to fourth-graders, about 3,000.
# Source: textstat, resources/en/easy_words.txt, https://github.com/textstat/textstat
# Edition: textstat {version}
# Licence: MIT, in familiar-words.LICENSE. Made by tools/make_familiar_words.py; do not edit.
"""


def main() -> None:
    carrier = importlib.metadata.distribution("textstat")
    listed = next(
        Path(str(file.locate())) for file in carrier.files or () if str(file).endswith("en/easy_words.txt")
    )
    words = sorted({line.strip() for line in listed.read_text(encoding="utf-8").splitlines()} - {""})
    text = HEADER.format(version=carrier.version) + "\n".join(words) + "\n"
    (DATA / "familiar-words.txt").write_text(text, encoding="utf-8")
    licence = next(file for file in carrier.files or () if file.name == "LICENSE")
    (DATA / "familiar-words.LICENSE").write_bytes(licence.read_binary())
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
