"""What a check hits and what a rule makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from pubcheck.source import Span

Severity = Literal["error", "warning", "note"]
Outcome = Literal["failed", "cannotTell"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # from the gravest down


class Edit(NamedTuple):
    """Put ``text`` in place of the source's ``span``; an empty span inserts."""

    span: Span
    text: str


class Hit(NamedTuple):
    """One place where a check's condition holds.

    ``facts`` fill the rule's message, ``case`` names the rule's case that words and weighs it, ``edits``
    mend it, ``related`` names further places by their part in it (``("caption", span)``). ``accepted`` is
    the entry of the rule's option ``accept`` by which the place is not reported. ``of_page`` tells that the
    page as a whole is meant, and the place only stands for it.
    """

    span: Span
    facts: Mapping[str, Any] = MappingProxyType({})
    case: str | None = None
    edits: tuple[Edit, ...] = ()
    related: tuple[tuple[str, Span], ...] = ()
    accepted: str = ""
    of_page: bool = False


class Fix(NamedTuple):
    """Edits that mend a finding; a safe one never changes what the text says."""

    safe: bool
    title: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A further place that a finding speaks of."""

    span: Span
    message: str


class Mark(NamedTuple):
    """What a finding is known again by, whatever its file is called and wherever it stands in it.

    ``fingerprint`` hashes rule, text and block; ``text`` is what was found, of a long one its two ends, and
    ``before`` and ``after`` are what stands next to it, white space drawn together. ``content`` is what the
    file's front matter says it is known by, "" where nobody asked or nothing is said.
    """

    fingerprint: str
    text: str
    before: str
    after: str
    content: str = ""


class Finding(NamedTuple):
    """What a rule reports of one place in one source; ``fingerprint`` tells it from all others of a run."""

    rule: str
    severity: Severity
    outcome: Outcome
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    mark: Mark | None = None
    of_page: bool = False  # the place only stands for the page
