"""Asks servers whether the addresses of links are there; nothing else in pubcheck opens a connection.

Only addresses leave the machine, without credentials, and never a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pubcheck.grammar import addresses, answers
from pubcheck.grammar.answers import Answer
from pubcheck.online.cache import Cache
from pubcheck.online.policy import Policy

if TYPE_CHECKING:
    import ssl

    from pubcheck.online.fetching import Lookup


class NoLibraryError(Exception):
    """The library that asking needs, aiohttp, is not installed (`pip install "pubcheck[online]"`)."""


def answers_of(
    wanted: Iterable[str],
    policy: Policy,
    cache: Cache,
    step: Callable[[], None] = lambda: None,
    *,
    is_offline: bool = False,
    lookup: Lookup | None = None,
    tls: ssl.SSLContext | None = None,
) -> dict[str, Answer]:
    """The answers by address, each an address as ``answers.asked`` gives it.

    ``step`` is called for each that has its answer. What the cache knows is not asked for, and nothing is
    with ``is_offline``. ``lookup`` and ``tls`` stand in place of the system's names and certificates.
    Raises NoLibraryError.
    """
    found: dict[str, Answer] = {}
    left = []
    for address in dict.fromkeys(wanted):
        host = answers.host_of(address)
        if addresses.covers(policy.skip_hosts, host):
            found[address] = Answer("skipped", "excluded")
        elif addresses.is_local(host) and not policy.is_let(host):
            found[address] = Answer("skipped", "private")
        else:
            left.append(address)
    found |= cache.known(left)
    left = [address for address in left if address not in found]
    if is_offline:
        found |= dict.fromkeys(left, Answer("skipped", "uncached"))
        left = []
    for _ in found:
        step()
    if left:
        try:
            from pubcheck.online import running
        except ModuleNotFoundError as error:
            if error.name not in ("aiohttp", "yarl"):
                raise
            raise NoLibraryError from error
        found |= running.ask(left, policy, cache, step, lookup=lookup, tls=tls)
    return found
