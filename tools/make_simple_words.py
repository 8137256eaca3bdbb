"""Makes data/simple-words.json from the federal table of simple words and phrases.

    python tools/make_simple_words.py use-simple-words-phrases.md COMMIT

The file is ``_pages/guidelines/words/use-simple-words-phrases.md`` of the repository GSA/plainlanguage.gov.
What is left out of it, and why, stands in data/simple-words-choices.json, which is written by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(markdown: str) -> tuple[dict[str, str], list[str]]:
    """The phrases with what to say instead, and those in bold, the dirty dozen."""
    phrases: dict[str, str] = {}
    dozen = []
    for line in markdown.splitlines():
        left, bar, right = line.partition("|")
        if bar and not left.startswith(("**Don’t say", "---")):
            phrase = left.replace("**", "").replace("\\_", "_").strip()
            phrases[phrase] = right.replace("**", "").strip()
            if left.startswith("**"):
                dozen.append(phrase)
    return phrases, dozen


def main() -> None:
    phrases, dozen = rows(Path(sys.argv[1]).read_text(encoding="utf-8"))
    table = {
        "title": "Use simple words and phrases",
        "source": "https://github.com/GSA/plainlanguage.gov",
        "file": "_pages/guidelines/words/use-simple-words-phrases.md",
        "edition": f"commit {sys.argv[2]}, read 29 August 2025",
        "licence": "CC0-1.0, a work of the United States government",
        "dirty_dozen": dozen,
        "phrases": phrases,
    }
    text = json.dumps(table, indent=1, ensure_ascii=False) + "\n"
    (DATA / "simple-words.json").write_text(text, encoding="utf-8")
    print(f"{len(phrases)} phrases")


if __name__ == "__main__":
    main()
