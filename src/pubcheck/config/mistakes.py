"""Mistakes in a configuration: where each stands and what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Mistake(NamedTuple):
    """One mistake; line and column are 1-based, in code points. ``suggestion`` says what to write or do."""

    path: Path
    line: int
    column: int
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{place} ({self.suggestion})" if self.suggestion else place


class ConfigError(Exception):
    """A configuration that cannot be used, with every mistake found in it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes
