"""Gathers the addresses of files and has their servers asked, each once a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.document import lacking_part
from pubcheck.grammar.answers import Answer
from pubcheck.linter import File, Linter
from pubcheck.linter_files import UnreadableError
from pubcheck.linter_report import Place, place
from pubcheck.views import ONLINE
from pubcheck.views.answered import askable
from pubcheck.views.page import Context, Page

# They have a fix where the https twin of an address answers the same.
_SECURING = frozenset({"link-http", "mixed-content-active", "mixed-content-passive"})


class Linked(NamedTuple):
    """An address as a server is asked for it, and where in which file it stands."""

    asked: str
    file: File
    place: Place


class Asking(NamedTuple):
    """How to ask: ``cache`` is the file that keeps answers, None for none; ``is_offline`` asks it alone.

    ``step`` is told that one more address is settled, of how many.
    """

    cache: Path | None = None
    is_offline: bool = False
    step: Callable[[int], None] = lambda _total: None


def gathered(
    linter: Linter,
    files: Iterable[File],
    *,
    chosen_only: bool = False,
    unread: list[tuple[File, str]] | None = None,
) -> Iterator[Linked]:
    """Every address in the files that a server can be asked for.

    With ``chosen_only`` those files only of which a rule wants to know what servers say. ``unread`` takes the
    files that cannot be read, or not wholly, and why.
    """
    unread = [] if unread is None else unread
    wants: dict[Any, bool] = {}
    for file in files:
        if chosen_only:
            if file.settings not in wants:
                rules = linter.chosen(file.settings)
                wants[file.settings] = any(r.subject in ONLINE or r.id in _SECURING for r in rules)
            if not wants[file.settings]:
                continue
        try:
            documents = linter.read(file)
        except UnreadableError as unreadable:
            unread.append((file, str(unreadable)))
            continue
        if lacking := lacking_part(documents):
            unread.append((file, lacking))
        for document in documents:
            page = Page(document, Context(linter.report.today))
            for asked, address in askable(page):
                yield Linked(asked, file, place(document.source, address.attribute.value_span))
            page.views.clear()


def answered(linked: Iterable[tuple[str, File]], asking: Asking) -> dict[str, Answer]:
    """The answers by address; each is asked for as the settings of the first file say that has it.

    Raises online.NoLibraryError where somebody has to be asked, and nothing is installed to ask with.
    """
    wanted: dict[str, list[str]] = {}
    tables: dict[str, Mapping[str, Any]] = {}
    seen: set[str] = set()
    for address, file in linked:
        if address not in seen:
            seen.add(address)
            key = repr(sorted(file.settings.online.items(), key=str))
            tables.setdefault(key, file.settings.online)
            wanted.setdefault(key, []).append(address)
    found: dict[str, Answer] = {}
    for key, addresses in wanted.items():
        found |= _asked(addresses, tables[key], asking, len(seen))
    return found


def _asked(addresses: list[str], table: Mapping[str, Any], asking: Asking, total: int) -> dict[str, Answer]:
    from pubcheck.online import answers_of
    from pubcheck.online.cache import Cache
    from pubcheck.online.policy import policy_of

    policy = policy_of(table)
    with Cache(asking.cache, policy.keep_hours) as cache:
        return answers_of(
            addresses,
            policy,
            cache,
            lambda: asking.step(total),
            is_offline=asking.is_offline,
        )
