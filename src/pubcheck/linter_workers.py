"""Worker processes that look at files; one that dies costs the file that it was at, and not the run."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

from pubcheck.linter import File, Linter
from pubcheck.linter_look import Died, Look, Looker

_CHUNK = 8  # files that a worker is given at once
_BETWEEN_COLLECTIONS = 500  # files
_STILLBORN = 3  # workers that end before they begin, after which no more are started
_PATIENCE = 1.0  # seconds for all workers together to end when they are told to


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# A worker that is spawned gets the settings by pickle, which does not know these by itself.
ForkingPickler.register(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    given: deque[int] = field(default_factory=deque)
    has_begun: bool = False


class Workers:
    """So many processes, each with a linter of its own, that look at the files at some places of a list."""

    def __init__(self, linter: Linter, files: Sequence[File], places: Sequence[int], count: int) -> None:
        # A fork shares what is read already; with threads it might inherit a lock that nobody opens.
        self._forks = sys.platform.startswith("linux") and threading.active_count() == 1
        get = multiprocessing.get_context
        self._process = get("fork").Process if self._forks else get("spawn").Process
        self._linter = linter
        self._files = files
        self._waiting = deque(places)
        self._count = count
        self._stillborn = 0
        self._at_work: dict[Connection, _Worker] = {}
        self._leaving: list[BaseProcess] = []

    def looks(self) -> Iterator[tuple[int, Look | Died]]:
        """What came of each place, as it comes."""
        gc.freeze()  # so that a collection in a child does not touch, and copy, what they all share
        try:
            for _ in range(self._count):
                self._start()
            while self._at_work:
                for connection in wait(list(self._at_work)):
                    yield from self._received(connection)  # type: ignore[arg-type]
            if self._waiting:  # the system lets us have no workers
                looker = Looker(self._linter)
                while self._waiting:
                    place = self._waiting.popleft()
                    yield place, looker.look(self._files[place])
        finally:
            gc.unfreeze()
            self._stop()

    def _start(self) -> None:
        """Start a worker, if there is work for it and the system lets us."""
        if not self._waiting or self._stillborn >= _STILLBORN:
            return
        with suppress(OSError), _undisturbed():  # too many open files
            ours, theirs = multiprocessing.Pipe()
            # As long as a fork holds an end of ours, nobody at the other one learns that we are gone.
            inherited = (*self._at_work, ours) if self._forks else ()
            process = self._process(
                target=_work,
                args=(theirs, inherited, self._linter, self._files),
                daemon=True,
                name="pubcheck",
            )
            try:
                process.start()
            except Exception:  # too many processes, or what no pickle takes: those that there are go on
                ours.close()
                return
            finally:
                theirs.close()
            self._at_work[ours] = _Worker(process)
            self._hand_out(ours)

    def _hand_out(self, connection: Connection) -> None:
        """Give a worker its next files, or let it go where none are left."""
        worker = self._at_work[connection]
        worker.given.extend(self._waiting.popleft() for _ in range(min(_CHUNK, len(self._waiting))))
        with suppress(OSError):  # one that is dead is found when it is listened to
            connection.send(tuple(worker.given))
        if not worker.given:
            self._leaves(connection)

    def _leaves(self, connection: Connection) -> BaseProcess:
        process = self._at_work.pop(connection).process
        connection.close()
        self._leaving.append(process)
        return process

    def _received(self, connection: Connection) -> Iterator[tuple[int, Look | Died]]:
        worker = self._at_work[connection]
        given = worker.given
        try:
            message = connection.recv()
        except (EOFError, OSError):
            self._leaves(connection).join(_PATIENCE)
            if not worker.has_begun:  # which is no fault of a file
                self._stillborn += 1
                self._waiting.extendleft(reversed(given))
            else:
                self._waiting.extendleft(reversed(list(given)[1:]))
                if given:
                    yield given[0], Died(_end_of(worker.process))
            self._start()
            return
        if message is None:
            worker.has_begun = True
            return
        given.popleft()
        yield message
        if not given:
            self._hand_out(connection)

    def _stop(self) -> None:
        """End all workers at once: the run is over, or somebody has stopped it."""
        with _undisturbed():
            for connection, worker in list(self._at_work.items()):
                worker.process.terminate()
                self._leaves(connection)
            last = time.monotonic() + _PATIENCE
            for process in self._leaving:
                process.join(max(0.0, last - time.monotonic()))
            for process in self._leaving:
                if process.is_alive():  # somebody has stopped it, say
                    process.kill()
                    process.join()
            self._leaving.clear()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait, in what is begun here too, so that no process is met before it knows what to do."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    connection: Connection, inherited: Sequence[Connection], linter: Linter, files: Sequence[File]
) -> None:
    """A worker's life: places come, looks go, until there are no more or nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started us is told, and ends us
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in inherited:
        other.close()
    gc.disable()
    looker = Looker(linter)
    done = 0
    with suppress(EOFError, ConnectionError):
        connection.send(None)
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
