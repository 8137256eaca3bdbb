"""Worker processes that look at files; one that dies costs the file that it was at, and not the run."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

from pubcheck.linter import File, Linter
from pubcheck.linter_look import Died, Look, Looker

_CHUNK = 8  # files that a worker is given at once
_BETWEEN_COLLECTIONS = 500  # files


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# A worker that is spawned gets the settings by pickle, which does not know these by itself.
ForkingPickler.register(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


class Workers:
    """So many processes, each with a linter of its own, that look at the files at some places of a list."""

    def __init__(self, linter: Linter, files: Sequence[File], places: Sequence[int], count: int) -> None:
        # A fork shares what is read already; with threads it might inherit a lock that nobody opens.
        can_fork = sys.platform.startswith("linux") and threading.active_count() == 1
        get = multiprocessing.get_context
        self._process = get("fork").Process if can_fork else get("spawn").Process
        self._linter = linter
        self._files = files
        self._waiting = deque(places)
        self._count = count
        self._at_work: dict[Connection, tuple[BaseProcess, deque[int]]] = {}

    def looks(self) -> Iterator[tuple[int, Look | Died]]:
        """What came of each place, as it comes."""
        gc.freeze()  # so that a collection in a child does not touch, and copy, what they all share
        try:
            for _ in range(self._count):
                self._start()
            while self._at_work:
                for connection in wait(list(self._at_work)):
                    yield from self._received(connection)  # type: ignore[arg-type]
        finally:
            gc.unfreeze()
            self._stop()

    def _start(self) -> None:
        """Start a worker, if there is work for it."""
        if not self._waiting:
            return
        ours, theirs = multiprocessing.Pipe()
        process = self._process(
            target=_work, args=(theirs, self._linter, self._files), daemon=True, name="pubcheck"
        )
        process.start()
        theirs.close()
        self._at_work[ours] = process, deque()
        self._hand_out(ours)

    def _hand_out(self, connection: Connection) -> None:
        """Give a worker its next files, or let it go where none are left."""
        process, given = self._at_work[connection]
        given.extend(self._waiting.popleft() for _ in range(min(_CHUNK, len(self._waiting))))
        with suppress(OSError):  # one that is dead is found when it is listened to
            connection.send(tuple(given))
        if not given:
            del self._at_work[connection]
            connection.close()
            process.join()

    def _received(self, connection: Connection) -> Iterator[tuple[int, Look | Died]]:
        process, given = self._at_work[connection]
        try:
            place, look = connection.recv()
        except (EOFError, OSError):
            del self._at_work[connection]
            connection.close()
            process.join()
            self._waiting.extendleft(reversed(list(given)[1:]))
            if given:
                yield given[0], Died(_end_of(process))
            self._start()
            return
        given.popleft()
        yield place, look
        if not given:
            self._hand_out(connection)

    def _stop(self) -> None:
        """End all workers at once: the run is over, or somebody has stopped it."""
        for connection, (process, _) in self._at_work.items():
            process.terminate()
            connection.close()
        for process, _ in self._at_work.values():
            process.join(1)
            if process.is_alive():
                process.kill()
                process.join()
        self._at_work.clear()


def _work(connection: Connection, linter: Linter, files: Sequence[File]) -> None:
    """A worker's life: places come, looks go, until there are no more or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started us is told, and ends us
    gc.disable()
    looker = Looker(linter)
    done = 0
    with suppress(EOFError, OSError):
        while places := connection.recv():
            for place in places:
                connection.send((place, looker.look(files[place])))
                done += 1
                if done % _BETWEEN_COLLECTIONS == 0:
                    gc.collect()


def _end_of(process: BaseProcess) -> str:
    """How a process ended, as the end of “the process that read it …”."""
    code = process.exitcode or 0
    if code >= 0:
        return f"ended with {code}"
    with suppress(ValueError):
        return f"was ended by {signal.Signals(-code).name}"
    return f"was ended by signal {-code}"
