"""One request, bounded in time and bytes: the only module that opens connections."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import NamedTuple
from urllib.parse import quote, urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from pubcheck.grammar import answers
from pubcheck.online.pages import inflated
from pubcheck.online.policy import Policy, may_connect

Lookup = Callable[[str, int], Awaitable[list[tuple[str, int]]]]
"""Gives the IP addresses and ports of a host and a port; raises socket.gaierror where there are none."""

MOST_READ = 2_000_000  # bytes of a body, compressed and not
_MOST_BODIES = 8  # that are read at once
_LONGEST_LINE, _MOST_HEADERS = 32_768, 128  # bytes of a header; policies of content run to many thousands
_KEPT = ("content-type", "retry-after", "cf-mitigated", "x-amzn-waf-action")
_LOOKUP_SECONDS = 300
_UNKNOWN_NAME = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
# What stands in an address as it is (RFC 3986, 2).
_LEFT = "%/:?#[]@!$&'()*+,;=~-._|"


class Reply(NamedTuple):
    """What a server answered: ``location`` is the absolute address of a redirect, "" without one.

    ``body`` is as it was before compression, as far as it was asked for; ``is_whole`` tells whether all is.
    """

    status: int
    location: str
    headers: dict[str, str]
    body: bytes = b""
    is_whole: bool = False


class FetchError(Exception):
    """No answer: ``reason`` is one of ``answers.Answer`` or `unknown-name`, the name that does not exist."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def may_pass(self) -> bool:
        """Whether the next try may know better."""
        return self.reason in ("timeout", "connection", "name", "protocol")


class _PrivateError(OSError):
    """A host whose addresses are on no public network."""


class _Names(AbstractResolver):
    """Looks hosts up, and keeps those addresses only that the policy allows to connect to.

    The connection goes to the addresses that were looked at, so that a name cannot change its mind between.
    """

    def __init__(self, policy: Policy, lookup: Lookup) -> None:
        self._policy = policy
        self._lookup = lookup
        self.found = 0

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002, all are wanted
    ) -> list[ResolveResult]:
        """The addresses of a host; raises OSError where there are none to connect to."""
        places = await self._lookup(host, port)
        if "." in host:
            self.found += 1
        allowed = [place for place in places if may_connect(self._policy, host, place[0])]
        if not allowed:
            raise _PrivateError(f"{host} is on no public network")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=number,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address, number in allowed
        ]

    async def close(self) -> None:
        """Nothing is held."""


async def _system_lookup(host: str, port: int) -> list[tuple[str, int]]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(address[0]), port) for _, _, _, _, address in found]


class Fetcher:
    """Sends requests; has no cookies, no referrer, no credentials and no proxy, and checks certificates."""

    def __init__(
        self, policy: Policy, lookup: Lookup | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self._policy = policy
        self._names = _Names(policy, lookup or _system_lookup)
        self._places = asyncio.Semaphore(policy.at_once)
        self._bodies = asyncio.Semaphore(_MOST_BODIES)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=self._names,
                ssl=tls or ssl.create_default_context(),
                limit=policy.at_once,
                ttl_dns_cache=_LOOKUP_SECONDS,
                keepalive_timeout=5,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=policy.timeout, sock_connect=policy.timeout / 2),
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
            max_headers=_MOST_HEADERS,
            headers={
                "User-Agent": policy.user_agent,
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
                "Accept-Encoding": "gzip",
            },
        )

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    @property
    def knows_names(self) -> bool:
        """Whether any host was found by its name, so that one that is not may be believed to be unknown."""
        return self._names.found > 0

    async def fetch(self, address: str, method: str, most: int = 0) -> Reply:
        """Send one request and read at most so many bytes of the body; raises FetchError.

        ``address`` is as ``answers.asked`` gives it; its fragment stays here.
        """
        host = answers.host_of(address)
        is_number = host.startswith("[") or host.replace(".", "").isdigit()  # no name is looked up for it
        if is_number and not may_connect(self._policy, host, host.strip("[]")):
            raise FetchError("private")
        try:
            async with self._places:
                if not most:
                    return await self._send(address, method, 0)
                async with self._bodies:
                    return await self._send(address, method, most)
        except Exception as error:  # whatever a server sends ends one request, not the run
            raise FetchError(_reason(error)) from error

    async def _send(self, address: str, method: str, most: int) -> Reply:
        url = URL(address.partition("#")[0], encoded=True)
        async with self._session.request(method, url, allow_redirects=False) as response:
            headers = {name: response.headers.get(name, "")[:1000] for name in _KEPT}
            location = _location(address, response.raw_headers)
            body, is_whole = b"", False
            if most and not location:
                body, is_whole = await _body(response, most)
            elif method == "GET":
                response.close()
            return Reply(response.status, location, headers, body, is_whole)


async def _body(response: aiohttp.ClientResponse, most: int) -> tuple[bytes, bool]:
    """The body, bounded and decompressed; what came of it where the server stops or lingers."""
    received = bytearray()
    is_whole = False
    try:
        while len(received) <= most:
            chunk = await response.content.readany()
            if not chunk:
                is_whole = response.content.at_eof()
                break
            received += chunk
    except (aiohttp.ClientError, OSError, TimeoutError):
        pass  # the page is there, if not all of it
    if not is_whole:
        response.close()
    encoding = response.headers.get("content-encoding", "").strip().lower()
    text, is_inflated = inflated(bytes(received[:most]), encoding, most)
    return text, is_whole and is_inflated and len(received) <= most


def _location(address: str, headers: tuple[tuple[bytes, bytes], ...]) -> str:
    """Where a redirect leads, absolute; bytes that are no ASCII are encoded as they came (URL Standard)."""
    for name, value in headers:
        if name.lower() == b"location" and value.strip():
            written = quote(value.strip()[:8000], safe=_LEFT)
            try:
                return urljoin(address.partition("#")[0], written)
            except ValueError:
                return ""
    return ""


def _reason(error: BaseException) -> str:
    """Why there was no answer."""
    inner = getattr(error, "os_error", None)
    for cause in (error, inner, error.__cause__):
        if isinstance(cause, _PrivateError):
            return "private"
        if isinstance(cause, socket.gaierror):
            return "unknown-name" if cause.errno in _UNKNOWN_NAME else "name"
    if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError)) or isinstance(inner, ssl.SSLError):
        return "tls"
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, (aiohttp.InvalidURL, UnicodeError)):
        return "malformed"
    is_of_response = isinstance(error, (aiohttp.ClientResponseError, aiohttp.ClientPayloadError))
    return (
        "connection"
        if isinstance(error, (aiohttp.ClientError, OSError)) and not is_of_response
        else "protocol"
    )
