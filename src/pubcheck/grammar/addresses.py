"""Web addresses in strings: where they stand in running text, and what their hosts are.

After RFC 3986 (syntax), RFC 2606 and RFC 6761 (reserved names), RFC 1918 (private networks).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pubcheck.grammar.states import STATES

# An address as people write it: up to white space, quotes, angle brackets or a masked value.
_WRITTEN = re.compile(r"(?<![\w@/.:=-])(?:https?://|www\.)(?=[^\W_])[^\s<>\"“”«»|\\^`\ue000]+", re.IGNORECASE)
_SPLIT = re.compile(
    r"""(?P<scheme>[a-z][a-z0-9+.-]{1,30}+)://
        (?:[^/?\#@\s]{0,200}+@)?
        (?P<host>\[[0-9a-f:.]{2,45}+\]|[^/?\#:@\s\\]{1,253}+)
        (?::(?P<port>[0-9]{0,5}+))?
        (?P<path>[/?\#].*+|)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_HOST = re.compile(r"\[[0-9a-f:.]+\]|[^\W_](?:[\w-]*+\.)*+[\w-]*+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = frozenset(".,;:!?'’*_…~")

_RESERVED = frozenset({"localhost", "example.com", "example.net", "example.org"})
_RESERVED_ENDS = (
    ".localhost", ".local", ".test", ".example", ".invalid", ".internal", ".lan", ".home.arpa",
    ".example.com", ".example.net", ".example.org",
)  # fmt: skip
_PRIVATE = re.compile(r"(?:127|10|0)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[")

# USPS Publication 28, appendix B: the states and the capital. Virginia's letters are left out: va.gov belongs
# to the Department of Veterans Affairs.
_STATES = frozenset(
    ["ak", "al", "ar", "az", "ca", "co", "ct", "dc", "de", "fl", "ga", "hi", "ia", "id", "il", "in", "ks",
     "ky", "la", "ma", "md", "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv",
     "ny", "oh", "ok", "or", "pa", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "wa", "wi", "wv", "wy"]
).union(state.name.lower().replace(" ", "") for state in STATES)  # fmt: skip

_NAMESPACES = frozenset(
    {"purl.org", "xmlns.com", "www.isotc211.org", "www.opengis.net", "schemas.microsoft.com"}
)


class Parts(NamedTuple):
    """The parts of an address: its scheme and host in lower case, the port or "", path with query."""

    scheme: str
    host: str
    port: str
    path: str


def split(text: str) -> Parts | None:
    """The parts of an absolute address, of one that begins with "www." too; None for anything else."""
    match = _SPLIT.match(f"http://{text}" if text[:4].lower() == "www." else text)
    if match is None or not _HOST.fullmatch(match["host"]):
        return None
    host = match["host"].lower().rstrip(".")
    return Parts(match["scheme"].lower(), host, match["port"] or "", match["path"])


def find(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of addresses in running text: http://, https:// or www. and a host, no closing marks."""
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        # How many closing marks have no opening one: as many may be cut off.
        written = match[0]
        spare = {close: written.count(close) - written.count(opening) for close, opening in _CLOSING.items()}
        while end > start and ((last := text[end - 1]) in _TRAILING or spare.get(last, 0) > 0):
            if last in spare:
                spare[last] -= 1
            end -= 1
        parts = split(text[start:end])
        if parts is not None and "." in parts.host:
            yield start, end


def is_address(text: str) -> bool:
    """Whether a text is one address and nothing else."""
    return next(find(text), None) == (0, len(text))


def is_same(shown: str, address: str) -> bool:
    """Whether a text is an address, its scheme and a slash at its end aside."""
    return _bare(shown) == _bare(address)


def _bare(address: str) -> str:
    return address.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/")


def is_local(host: str) -> bool:
    """Whether a host is on no public network: local, private, one word, or reserved for examples."""
    if host in _RESERVED or "." not in host or host.endswith(_RESERVED_ENDS):
        return True
    return _PRIVATE.match(host) is not None and (host[0] == "[" or host.replace(".", "").isdigit())


def is_government(host: str) -> bool:
    """Whether a host stands in the top-level domains of United States governments and armed forces."""
    return host.endswith((".gov", ".mil"))


def is_state(host: str) -> bool:
    """Whether a host is a state's own: its letters or its name stand before ".gov" (mn.gov, utah.gov)."""
    return host.endswith(".gov") and host[:-4].rpartition(".")[2] in _STATES


def is_identifier(parts: Parts) -> bool:
    """Whether an address is the name of a namespace or a schema, which must be written just so."""
    host, path = parts.host, parts.path
    if host == "www.w3.org":
        return path[1:5].isdigit() or path.startswith("/ns/")
    return host in _NAMESPACES or path.startswith("/ns/")


def covers(hosts: Collection[str], host: str) -> bool:
    """Whether a host is among some; "*.example.gov" stands for all hosts below example.gov."""
    if host in hosts:
        return True
    return any(f"*{host[at:]}" in hosts for at, char in enumerate(host) if char == ".")
