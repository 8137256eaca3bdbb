"""A server on this machine that misbehaves in as many ways as servers do; names lead to it by `lookup`."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
import time
import zlib
from email.utils import formatdate
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pubcheck.online.policy import Policy

PAGE = b"""<!doctype html><html lang="en"><title>Rates  of
travel</title><p id="first">One
<a name='sec&amp;ond'>two</a> <b id=three>three</b> <i id="\xc3\xbc">four</i></p>"""
SCRIPTED = b"<!doctype html><title>An app</title><script src=/app.js></script><p id=first>One</p>"

POLICY = Policy(private_hosts=frozenset({"*.gov"}), timeout=1.0, delay=0.0, backoff=0.01)
"""Hasty, and willing to ask hosts that lead to this machine."""


@cache
def bomb() -> bytes:
    """Some 100 kB that are 100 MB when they are unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b" " * 1_000_000) for _ in range(100)]) + packer.flush()


class Request(NamedTuple):
    method: str
    path: str
    host: str
    headers: dict[str, str]
    at: float


class BadServer:
    """Runs in a thread of its own; ``requests`` has what was asked, in order."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.requests: list[Request] = []
        self.unknown = {"www.nobody.gov"}
        self.private = {"inside.mil": "10.0.0.7", "metadata.gov": "169.254.169.254"}
        self._certificate = certificate
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> BadServer:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def lookup(self, host: str, port: int) -> list[tuple[str, int]]:
        """Every name leads here; port 80 is that of http, 443 that of https."""
        if host in self.unknown:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if host == "slow-names.gov":
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        if host in self.private:
            return [(self.private[host], port)]
        if host == "refusing.gov":
            return [("127.0.0.1", self.closed)]
        return [("127.0.0.1", self.https if port == 443 else self.http)]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path.partition("?")[0] == path]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _start(self) -> None:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.http = server.sockets[0].getsockname()[1]
        self.https = self.http
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
            server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
            self.https = server.sockets[0].getsockname()[1]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.closed = free.getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, path, _ = head[0].split(" ", 2)
                headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in head[1:-2])}
                is_tls = writer.get_extra_info("ssl_object") is not None
                request = Request(method, path, headers.get("host", ""), headers, time.monotonic())
                self.requests.append(request)
                if not await self._answer(request, writer, is_tls):
                    break
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter, is_tls: bool) -> bool:
        """Answer a request; tells whether the connection may go on."""
        path = request.path.partition("?")[0]
        scheme, is_head = ("https" if is_tls else "http"), request.method == "HEAD"
        tries = len([r for r in self.asked(path) if r.method == request.method])

        async def send(
            status: int, headers: dict[str, str | bytes] | None = None, body: bytes = PAGE
        ) -> bool:
            lines = [f"HTTP/1.1 {status} Whatever".encode()]
            own: dict[str, str | bytes] = {"Content-Type": "text/html; charset=utf-8"}
            own |= {"Content-Length": str(len(body))} | (headers or {})
            lines += [
                n.encode() + b": " + (v if isinstance(v, bytes) else v.encode())
                for n, v in own.items()
                if v != ""
            ]
            writer.write(b"\r\n".join(lines) + b"\r\n\r\n" + (b"" if is_head else body))
            await writer.drain()
            return True

        name, _, rest = path.strip("/").partition("/")
        if name == "status":
            return await send(int(rest))
        if name == "head-404":
            return await send(404 if is_head else 200)
        if name == "head-405":
            return await send(405 if is_head else 200)
        if name == "head-501":
            return await send(501 if is_head else 200)
        if name == "head-hangs":
            if is_head:
                await asyncio.sleep(30)
            return await send(200)
        if name == "limited":  # the first time, with seconds to wait
            return await send(429, {"Retry-After": "1"}) if tries == 1 and is_head else await send(200)
        if name == "limited-date":
            then = formatdate(time.time() + 2, usegmt=True)
            return await send(429, {"Retry-After": then}) if tries == 1 and is_head else await send(200)
        if name == "limited-long":
            return await send(429, {"Retry-After": "86400"})
        if name == "always-limited":
            return await send(429)
        if name == "then-fine":  # the third request is answered
            return await send(503) if len(self.asked(path)) < 3 else await send(200)
        if name == "challenge":
            return await send(503, {"cf-mitigated": "challenge"})
        if name == "loop":
            return await send(302, {"Location": "/loop/2" if rest != "2" else "/loop"})
        if name == "chain":
            count = int(rest)
            return await send(301, {"Location": f"/chain/{count - 1}"}) if count else await send(200)
        if name == "moved":
            return await send(301, {"Location": f"/{rest}"}, b"")
        if name == "for-now":
            return await send(302, {"Location": f"/{rest}"}, b"")
        if name == "home":
            return await send(301, {"Location": "/"}, b"")
        if name == "to-login":
            return await send(302, {"Location": "/login?next=/to-login"}, b"")
        if name == "to-https":
            return (
                await send(200)
                if is_tls
                else await send(301, {"Location": f"https://{request.host}{request.path}"})
            )
        if name == "to-http":
            return (
                await send(301, {"Location": f"http://{request.host}{path}"}) if is_tls else await send(200)
            )
        if name == "to-inside":
            return await send(302, {"Location": "http://inside.mil/"})
        if name == "to-localhost":
            return await send(302, {"Location": "http://127.0.0.1:9/"})
        if name == "to-mail":
            return await send(302, {"Location": "mailto:web@site.gov"})
        if name == "to-latin":
            return await send(301, {"Location": "/caf\xe9".encode("latin-1")}, b"")
        if name == "nowhere":
            return await send(302, {}, b"")
        if name == "slow-head":
            await asyncio.sleep(30)
        if name == "dripping-head":
            writer.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(300):
                writer.write(b"X-%d: y\r\n" % number)
                await asyncio.sleep(0.1)
        if name == "slow-body":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
            while not is_head and not writer.is_closing():
                writer.write(b"<p>x")
                await asyncio.sleep(0.2)
        if name == "endless":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while not is_head and not writer.is_closing():
                writer.write(b"<p>no end</p>" * 5000)
                await writer.drain()
                await asyncio.sleep(0)
            return False
        if name == "reset":
            writer.transport.abort()
            return False
        if name == "too-short":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n" + PAGE)
            return False
        if name == "bomb":
            return await send(200, {"Content-Encoding": "gzip"}, bomb())
        if name == "zipped":
            return await send(200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))
        if name == "not-zipped":
            return await send(200, {"Content-Encoding": "gzip"}, PAGE)
        if name == "huge-header":
            return await send(200, {"X-Huge": "x" * 1_000_000})
        if name == "many-headers":
            return await send(200, {f"X-{number}": "y" for number in range(5000)})
        if name == "bad-status":
            writer.write(b"HTTP/1.1 all right\r\n\r\n")
            return False
        if name == "no-http":
            writer.write(b"220 mail.site.gov ESMTP\r\n")
            return False
        if name == "scripted":
            return await send(200, body=SCRIPTED)
        if name == "latin":
            return await send(200, body='<p id="\xfc">One'.encode("latin-1"))
        if name == "wide":
            return await send(200, body='<p id="first">One'.encode("utf-16"))
        if name == "pdf":
            return await send(200, {"Content-Type": "application/pdf"}, b"%PDF-1.7")
        if name == "differs":
            return await send(200, body=b"<title>%s</title>" % scheme.encode())
        if name == "same-title":
            return await send(200, body=b"<title>The same</title>" + scheme.encode())
        if name == "http-only":
            return await send(404 if is_tls else 200)
        return await send(200)
