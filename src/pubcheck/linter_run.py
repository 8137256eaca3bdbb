"""A run: files become what came of each, past baseline and changed lines, and the sums of a report."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from pubcheck.linter import File, Linter
from pubcheck.linter_cache import Cache, Entry
from pubcheck.linter_look import Died, Look, Looker
from pubcheck.linter_packed import unpacked
from pubcheck.linter_report import FileReport, fails

Sieve = Callable[[File, FileReport], FileReport]
"""Takes out of what came of a file the findings that do not count, and tells where they went."""

_BETWEEN_COLLECTIONS = 500  # files
_WORTH = 24  # files, for which a worker is worth its start
_HELD = 64_000_000  # bytes of results that are kept at hand; what is more is read again


def run(
    linter: Linter,
    files: Sequence[File],
    sieves: Iterable[Sieve] = (),
    *,
    cache: Cache | None = None,
    workers: int | None = 1,
) -> Iterator[FileReport | None]:
    """What came of each file, in their order; None of one that is no article after all.

    Each passes the sieves in turn before it counts. What ``cache`` knows is not looked at again; the rest is
    shared among ``workers`` processes, None for as many as are worth it. Neither changes the outcome.
    """
    sieves = tuple(sieves)
    if cache is None and how_many(workers, len(files)) == 1:
        judged: Iterator[FileReport | None] = map(linter.judged, files)
    else:
        judged = _looked(linter, files, cache, workers)
    for done, (file, found) in enumerate(zip(files, judged, strict=True), 1):
        if done % _BETWEEN_COLLECTIONS == 0:
            gc.collect()
        yield found and counted(linter, file, found, sieves)


def _looked(
    linter: Linter, files: Sequence[File], cache: Cache | None, workers: int | None
) -> Iterator[FileReport | None]:
    """What comes of each file by looks, of which some were taken earlier and others are by workers."""
    looker = Looker(linter)
    known: dict[int, tuple[bytes, Entry | None]] = {}
    if cache:
        held = 0
        for place, file in enumerate(files):
            if found := looker.known(file, cache):
                held += len(found[1].found)
                known[place] = found if held <= _HELD else (found[0], None)
    todo = [place for place in range(len(files)) if place not in known]
    count = how_many(workers, len(todo))
    looks: Iterator[Look | Died]
    if count > 1:
        from pubcheck.linter_workers import Workers  # few runs need them, and they need many libraries

        looks = _in_order(Workers(linter, files, todo, count).looks(), todo)
    else:
        looks = (looker.look(files[place]) for place in todo)
    for place, file in enumerate(files):
        look: Look | Died
        if place not in known:
            look = next(looks)
        else:
            key, entry = known.pop(place)
            if entry is None and cache:
                entry = cache.find(key)
            # Another run may have thrown it away meanwhile.
            look = Look(None, entry) if entry else looker.look(file)
        yield _taken(linter, file, look, cache)


def _in_order(looks: Iterator[tuple[int, Look | Died]], places: Sequence[int]) -> Iterator[Look | Died]:
    """The looks in the order of their places, however they come."""
    early: dict[int, Look | Died] = {}
    for place in places:
        while place not in early:
            came, look = next(looks)
            early[came] = look
        yield early.pop(place)


def _taken(linter: Linter, file: File, look: Look | Died, cache: Cache | None) -> FileReport | None:
    """The outcome of a look, which is kept for later runs."""
    if isinstance(look, Died):
        return linter.unreadable(file, f"the process that checked it {look.reason}")
    rules = linter.engine(file.settings).rules
    try:
        found = unpacked(look.entry.found, file.name, rules)
    except ValueError:  # the cache is damaged
        look = Looker(linter).look(file)
        found = unpacked(look.entry.found, file.name, rules)
    linter.report.failures += look.failures
    if cache and look.key:
        cache.keep(look.key, look.entry)
    return found


def counted(linter: Linter, file: File, found: FileReport, sieves: Iterable[Sieve]) -> FileReport:
    """What is left of it behind the sieves, added to the sums."""
    for sieve in sieves:
        found = sieve(file, found)
    found = found._replace(fails=fails(found.findings, file.settings.fail_on))
    linter.report.add(found)
    return found


def how_many(asked: int | None, files: int) -> int:
    """The workers for so many files that are to be looked at; 1 means this process does it itself."""
    return min(_processors() if asked is None else asked, max(files // _WORTH, 1))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):  # what a container or taskset leaves us
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
