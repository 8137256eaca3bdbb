"""A run: many addresses, each asked for once, host by host."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from pubcheck.grammar import answers
from pubcheck.grammar.answers import Answer
from pubcheck.online.asking import Asker
from pubcheck.online.cache import Cache
from pubcheck.online.fetching import Fetcher, Lookup
from pubcheck.online.policy import Policy

_LOOKUPS = 32  # of names, at once


def ask(
    wanted: Iterable[str],
    policy: Policy,
    cache: Cache,
    step: Callable[[], None],
    *,
    lookup: Lookup | None = None,
    tls: ssl.SSLContext | None = None,
) -> dict[str, Answer]:
    """Ask for every address; what is known so far is kept even where somebody stops the run."""
    run = _Run(policy, cache, step)
    try:
        asyncio.run(run.ask(wanted, lookup, tls))
    finally:
        run.end()
    return run.found


class _Run:
    def __init__(self, policy: Policy, cache: Cache, step: Callable[[], None]) -> None:
        self.found: dict[str, Answer] = {}
        self._policy = policy
        self._cache = cache
        self._step = step
        self._unknown: list[str] = []  # addresses whose host does not exist, it seems
        self._knows_names = False

    async def ask(self, wanted: Iterable[str], lookup: Lookup | None, tls: ssl.SSLContext | None) -> None:
        pages: dict[str, dict[str, list[str]]] = defaultdict(dict)  # host → page → fragments
        for address in wanted:
            page, _, fragment = address.partition("#")
            pages[answers.host_of(page)].setdefault(page, []).append(fragment)
        # Names that nobody answers for take long, and must not keep the others waiting.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_LOOKUPS))
        async with Fetcher(self._policy, lookup, tls) as fetcher:
            asker = Asker(fetcher, self._policy)
            try:
                async with asyncio.TaskGroup() as group:
                    for by_page in pages.values():
                        queue = deque(by_page.items())
                        for _ in range(min(len(queue), self._policy.per_host)):
                            group.create_task(self._work(asker, queue))
            finally:
                self._knows_names = fetcher.knows_names

    async def _work(self, asker: Asker, queue: deque[tuple[str, list[str]]]) -> None:
        while queue:
            page, fragments = queue.popleft()
            found = await asker.answer(page, fragments)
            for fragment, answer in found.items():
                address = f"{page}#{fragment}" if fragment else page
                self.found[address] = answer
                if answer.outcome == "broken" and answer.reason == "name":
                    self._unknown.append(address)
                else:
                    self._cache.keep(address, answer)
                self._step()

    def end(self) -> None:
        """Settle the names that nobody knew: where no name at all was found, the network is at fault."""
        for address in self._unknown:
            if not self._knows_names:
                self.found[address] = Answer("unreachable", "name")
            self._cache.keep(address, self.found[address])
