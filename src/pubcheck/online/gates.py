"""A gate for each host: how many requests at once, how soon after each other, and when not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

_MOST_FAILURES = 3  # addresses of a host in a row without any answer; then the others are spared


class Gate:
    """What one host is spared; ``reason`` is the last failure, for those that are not asked any more."""

    __slots__ = ("_delay", "_failures", "_next", "_places", "reason")

    def __init__(self, per_host: int, delay: float) -> None:
        self._places = asyncio.Semaphore(per_host)
        self._delay = delay
        self._next = 0.0
        self._failures = 0
        self.reason = ""

    @asynccontextmanager
    async def passage(self) -> AsyncIterator[None]:
        """A place among the requests to the host, when it is time."""
        async with self._places:
            while (wait := self._next - monotonic()) > 0:
                await asyncio.sleep(wait)
            self._next = monotonic() + self._delay
            yield

    def pause(self, seconds: float) -> None:
        """Let nobody pass for so long."""
        self._next = max(self._next, monotonic() + seconds)

    def told(self, status: int) -> None:
        """The host has answered with a status; one that says too many requests is none (RFC 6585, 4)."""
        if status == 429:
            self.failed("limited")
        else:
            self._failures = 0

    def failed(self, reason: str) -> None:
        """An address of the host had no answer, after all retries."""
        self._failures += _MOST_FAILURES if reason in ("unknown-name", "private") else 1
        self.reason = reason

    @property
    def is_closed(self) -> bool:
        """Whether the host has given no answer so often that the others are not worth the wait."""
        return self._failures >= _MOST_FAILURES


class Gates:
    """The gates of a run by host."""

    def __init__(self, per_host: int, delay: float) -> None:
        self._per_host = per_host
        self._delay = delay
        self._gates: dict[str, Gate] = {}

    def of(self, host: str) -> Gate:
        """The gate of a host."""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = Gate(self._per_host, self._delay)
        return gate
