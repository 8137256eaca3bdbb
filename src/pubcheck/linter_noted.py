"""What a check has asked beyond its own file, noted so that a later run can tell whether it still holds."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH116
import json
import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from pubcheck.document import Destination, Document
from pubcheck.document import Site as SiteProtocol
from pubcheck.grammar.site_references import Reference
from pubcheck.views.page import Context

if TYPE_CHECKING:
    from pubcheck.linter_companions import Beside


FOREVER = date.max.toordinal()


class Noted:
    """The questions of one file and their answers; ``until`` is the ordinal of the last day for which those
    about the day hold."""

    def __init__(self) -> None:
        self.until = FOREVER
        self._answers: dict[tuple[Any, ...], Any] = {}
        self._stamps: dict[str | None, list[str | int] | None] = {None: None}

    def clear(self) -> None:
        """Begin with the next file."""
        self.until = FOREVER
        self._answers.clear()

    def note(self, question: tuple[Any, ...], answer: Any) -> None:
        """Take down one question, a tuple of what JSON knows, and its answer."""
        self._answers[question] = answer

    def stamp(self, path: str | None) -> list[str | int] | None:
        """What tells one state of a file from another; that which it was in when it was first asked for.

        What was read of it then is told to the other articles of the run too, whatever becomes of it.
        """
        if path not in self._stamps:
            self._stamps[path] = _stamp(path)
        return self._stamps[path]

    def text(self) -> str:
        """All of it as JSON, "" where nothing was asked."""
        return json.dumps(list(self._answers.items())) if self._answers else ""


class NotedContext(Context):
    """A context that notes when somebody asks for the day."""

    noted: Noted

    @property
    def today(self) -> date:
        """The day of the run."""
        self.noted.until = self[0].toordinal()
        return self[0]

    def is_past(self, day: date, days: int = 0) -> bool:
        """See ``Context``; what is past stays it."""
        last = day.toordinal() + days  # the last today on which it is not
        is_past = last < self[0].toordinal()
        if not is_past:
            self.noted.until = min(self.noted.until, last)
        return is_past


def noting(context: Context, noted: Noted) -> Context:
    """The context that tells ``noted``."""
    dated = NotedContext(*context)
    dated.noted = noted
    return dated


class NotedCompanions:
    """The companions of a file that note what they are asked."""

    def __init__(self, beside: Beside, noted: Noted) -> None:
        self._beside = beside
        self._noted = noted

    def image(self, source: str, address: str) -> Document | None:
        """See ``document.Companions``; noted is which file it is, in which state."""
        self._noted.note(("image", address), self._noted.stamp(self._beside.image_path(source, address)))
        return self._beside.image(source, address)

    def record(self, source: str, identifier: str) -> Mapping[str, str] | None:
        """See ``document.Companions``."""
        found = self._beside.record(source, identifier)
        self._noted.note(("record", identifier), None if found is None else dict(found))
        return found

    def site(self, source: str) -> SiteProtocol | None:
        """See ``document.Companions``."""
        site = self._beside.site(source)
        self._noted.note(("site",), site and list(site.heading_ids))
        return site and _NotedSite(site, self._noted)


class _NotedSite:
    """A site that notes what it is asked."""

    def __init__(self, site: SiteProtocol, noted: Noted) -> None:
        self.heading_ids = site.heading_ids
        self._site = site
        self._noted = noted

    def target(self, source: str, reference: Reference, *, anchor: bool = True) -> Destination:
        found = self._site.target(source, reference, anchor=anchor)
        self._noted.note(("target", *reference, anchor), list(found))
        return found

    def frame_has(self, anchor: str) -> bool | None:
        found = self._site.frame_has(anchor)
        self._noted.note(("frame", anchor), found)
        return found


def still_holds(text: str, source: str, beside: Beside) -> bool:
    """Whether the companions of a file still give the answers that were noted; False for any other text."""
    try:
        return not text or all(_answer(question, source, beside) == old for question, old in json.loads(text))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return False


def _answer(question: list[Any], source: str, beside: Beside) -> Any:
    kind, *asked = question
    if kind == "image":
        return _stamp(beside.image_path(source, asked[0]))
    if kind == "record":
        record = beside.record(source, asked[0])
        return None if record is None else dict(record)
    site = beside.site(source)
    if kind == "site":
        return site and list(site.heading_ids)
    if site is None:
        raise ValueError("the site is gone")
    if kind == "target":
        *reference, anchor = asked
        return list(site.target(source, Reference(*reference), anchor=anchor))
    return site.frame_has(asked[0])


def _stamp(path: str | None) -> list[str | int] | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        status = os.stat(path) if path else None
    except OSError:
        return None
    return (status and path and [path, status.st_mtime_ns, status.st_ctime_ns, status.st_size]) or None
