"""Where real pages lie, for the tests that read them: the one place that knows."""

from __future__ import annotations

import os
import random
from pathlib import Path

SHARED = Path(__file__).parents[1].parent / "shared"
MISSING = "no corpus: set PUBCHECK_CORPUS to a folder of real pages"


def folder() -> Path | None:
    """The environment variable PUBCHECK_CORPUS, else a folder beside the checkout; None without either."""
    found = Path(os.environ.get("PUBCHECK_CORPUS") or SHARED / "corpus")
    return found if found.is_dir() else None


def sample(*suffixes: str, number: int = 12) -> list[Path]:
    """A few of the pages, always the same; all of them where PUBCHECK_ALL_FILES is set."""
    top = folder()
    files = sorted(path for path in top.rglob("*") if path.suffix in suffixes) if top else []
    if os.environ.get("PUBCHECK_ALL_FILES"):
        return files
    return random.Random(1).sample(files, min(number, len(files)))
