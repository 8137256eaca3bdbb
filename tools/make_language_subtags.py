"""Makes data/language-subtags.txt from a copy of the IANA Language Subtag Registry as JSON.

Takes the folder ``data/json`` of the npm package language-subtag-registry (``registry.json``, ``meta.json``).
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"
WIDTH = 118
HEADER = """\
# The subtags of BCP 47 (RFC 5646): a kind with its subtags a paragraph, in lower case, "old=new" where there
# is a value to prefer; "-" stands where the registry prefers none.
# Source: IANA Language Subtag Registry, https://www.iana.org/assignments/language-subtag-registry
# Edition: File-Date {date}
# Licence: CC0 1.0, see language-subtags.LICENSE. Made by tools/make_language_subtags.py; do not edit.
"""


def main() -> None:
    folder = Path(sys.argv[1])
    records = json.loads((folder / "registry.json").read_text(encoding="utf-8"))
    date = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["File-Date"]
    kinds = sorted_by_kind(records)
    text = HEADER.format(date=date)
    for kind, subtags in kinds.items():
        text += f"\n{kind}:\n"
        text += textwrap.fill(" ".join(subtags), WIDTH, break_on_hyphens=False, break_long_words=False) + "\n"
    (DATA / "language-subtags.txt").write_text(text, encoding="utf-8")
    print({kind: len(subtags) for kind, subtags in kinds.items()})


def sorted_by_kind(records: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The subtags and tags by what they are; one may stand under more than one kind."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for record in records:
        kind = record["Type"]
        subtag = record.get("Subtag", record.get("Tag")).lower()
        prefers = record.get("Preferred-Value", "-").lower()
        if kind == "redundant":  # tags that are made of registered subtags anyway
            continue
        if kind == "grandfathered":
            kinds[kind].append(f"{subtag}={prefers}")
            continue
        kinds[kind].append(subtag)
        if kind == "language" and "Scope" in record:
            kinds[f"{record['Scope']} language"].append(subtag)
        if kind == "language" and "Suppress-Script" in record:
            kinds["script of language"].append(f"{subtag}={record['Suppress-Script'].lower()}")
        if "Deprecated" in record and kind != "extlang":
            kinds[f"deprecated {kind}"].append(f"{subtag}={prefers}")
        if kind == "extlang":
            kinds["prefix of extlang"].append(f"{subtag}={record['Prefix'][0].lower()}")
        # The names help to tell what "english" was to say; those of the other languages are too many.
        if kind == "language" and len(subtag) == 2 and "Deprecated" not in record:
            for name in record["Description"]:
                word = name.split(" (")[0].lower()
                if word.isalpha():
                    kinds["name of language"].append(f"{word}={subtag}")
    return kinds


if __name__ == "__main__":
    main()
