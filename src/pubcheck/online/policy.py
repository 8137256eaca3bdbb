"""How links are asked for: the settings, and which hosts they let us ask."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from pubcheck import __version__
from pubcheck.grammar import addresses

_HOURS = MappingProxyType(
    {"alive": 168.0, "moved": 168.0, "broken": 24.0, "blocked": 24.0, "unreachable": 1.0}
)
# RFC 6052, 2.1: the last 32 bits are an IPv4 address.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Policy(NamedTuple):
    """The settings of a run. ``timeout``, ``delay``, ``backoff`` and ``longest_pause`` are in seconds.

    ``per_host`` requests to one host run at once, and their starts are ``delay`` apart; ``timeout`` is for
    all of a request, its body included. ``keep_hours`` has the hours by outcome that an answer is kept.
    """

    contact: str = ""
    private_hosts: frozenset[str] = frozenset()
    skip_hosts: frozenset[str] = frozenset()
    timeout: float = 20.0
    retries: int = 2
    per_host: int = 2
    delay: float = 0.1
    keep_hours: Mapping[str, float] = _HOURS
    at_once: int = 64
    backoff: float = 1.0
    longest_pause: float = 60.0

    @property
    def user_agent(self) -> str:
        """What we say we are (RFC 9110, 10.1.5): the name, the version and whom to turn to."""
        contact = "".join(c for c in self.contact if c.isprintable() and c.isascii() and c not in "()\\")
        return f"pubcheck/{__version__} (link checker{'; ' if contact else ''}{contact[:200]})"

    def is_let(self, host: str) -> bool:
        """Whether a host without a public network may be asked, because the settings name it."""
        return addresses.covers(self.private_hosts, host)


def policy_of(table: Mapping[str, Any]) -> Policy:
    """The policy that the settings under `[online]` make."""
    named = {key.replace("-", "_"): value for key, value in table.items()}
    for key in ("private_hosts", "skip_hosts"):
        if key in named:
            named[key] = frozenset(host.lower() for host in named[key])
    named["keep_hours"] = {**_HOURS, **named.get("keep_hours", {})}
    return Policy(**named)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network, an IPv4 address inside of an IPv6 one included.

    Private, shared, loopback, link-local (the metadata services of clouds), multicast and reserved ones are
    not (IANA's special-purpose registries).
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner and not is_public(str(inner)):
            return False
    return found.is_global and not found.is_multicast


def may_connect(policy: Policy, host: str, address: str) -> bool:
    """Whether the settings and the network allow a connection to an IP address of a host."""
    if is_public(address):
        return True
    if not policy.is_let(host):
        return False
    try:
        is_link_local = ipaddress.ip_address(address.partition("%")[0]).is_link_local
    except ValueError:
        return False
    # A name that leads to a cloud's metadata service is a trap, whoever allowed the name.
    return not is_link_local or host == address
