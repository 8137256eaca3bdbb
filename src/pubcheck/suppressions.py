"""Suppressions: what an author, an office or the settings have decided not to hear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pubcheck.document import Document
from pubcheck.finding import Finding
from pubcheck.source import Span

if TYPE_CHECKING:
    from pubcheck.engine import ActiveRule


@dataclass(frozen=True, slots=True)
class Suppression:
    """One decision: which rules, over which range (None: the whole file), why, by whom and until when."""

    rules: tuple[str, ...]
    reason: str
    scope: Span | None = None
    span: Span | None = None  # where it is written; None in the settings
    until: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported, and the suppression that says so."""

    finding: Finding
    suppression: Suppression


def of(document: Document, configured: Iterable[Suppression]) -> list[Suppression]:
    """The suppressions in force for a document."""
    return list(configured)


def apply(
    findings: Iterable[Finding],
    suppressions: Iterable[Suppression],
    reported: Mapping[str, ActiveRule],
    today: date,
    known: frozenset[str],
    document: Document,
) -> tuple[list[Finding], list[Suppressed]]:
    """Part the findings into those kept and those suppressed."""
    return list(findings), []
