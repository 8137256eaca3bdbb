"""The rules of their own that the projects of a command line have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pubcheck.config import NOTHING, ConfigError, Known, Own, find_config, joined_own, load


def own_of(paths: Iterable[str], known: Known, only: Path | None = None) -> Own:
    """The rules that the configurations of some paths name, or the one that counts for all.

    Raises ConfigError where one of them is wrong.
    """
    files = [only] if only else dict.fromkeys(find_config(Path(path)) for path in paths)
    return joined_own(load(file, known).own for file in files if file is not None)


def own_here(known: Known) -> tuple[Own, list[str]]:
    """The rules of the project that you are in, and what is wrong with them or their configuration.

    What is told of rules does not wait until all of them are good.
    """
    try:
        return own_of(["."], known), []
    except ConfigError as error:
        return NOTHING, [str(mistake) for mistake in error.mistakes]
