"""Says where settings name rules that gave way to others; imported only where there are such rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubcheck.config.mistakes import Mistake
from pubcheck.config.selectors import Known
from pubcheck.config.settings import SELECTING, Layer, Steps


def notices(layer: Layer, known: Known) -> Iterator[Mistake]:
    """One notice for each place in the good settings of a file that names such a rule."""
    for steps, name, of_key in _named(layer.settings, ()):
        if told := known.told(name):
            yield Mistake(layer.path, *layer.place(steps, of_key=of_key), told)


def _named(settings: Any, steps: Steps) -> Iterator[tuple[Steps, str, bool]]:
    """The way to each name of a rule, topic or standard, the name, and whether it is a key."""
    for key in SELECTING:
        for index, name in enumerate(settings.get(key, ())):
            yield (*steps, key, index), name, False
    for name in settings.get("rules", {}):
        yield (*steps, "rules", name), name, True
    for index, table in enumerate(settings.get("overrides", ())):
        yield from _named(table, ("overrides", index))
    for index, table in enumerate(settings.get("suppressions", ())):
        for number, name in enumerate(table["rules"]):
            yield ("suppressions", index, "rules", number), name, False
