"""Times `pubcheck links` over 10,000 links to 200 hosts of this machine: wall and CPU time, peak memory.

    python benchmarks/links.py [--links 1000 10000] [--hosts 200] [--delay 0.1] [--python PYTHON]

The hosts are 127.0.0.1 to 127.0.0.200, which Linux has without being told; one server in a process of its own
answers for all. Of 20 links one is broken, one has moved, one is refused to HEAD, two name a part of a page.
Nothing is kept between the runs.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = b"<!doctype html><title>A page</title>" + b"<p id=part>Some words of running text.</p>" * 200
LINKS_A_FILE = 100


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--links", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.1, help="seconds between two requests to one host")
    parser.add_argument(
        "--python", default=sys.executable, help="the interpreter that has pubcheck installed"
    )
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(serve())
        return 0
    with subprocess.Popen([sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = int(server.stdout.readline())
        try:
            for count in arguments.links:
                measure(arguments, port, count)
        finally:
            server.kill()
    return 0


def measure(arguments: argparse.Namespace, port: int, count: int) -> None:
    hosts = [f"127.0.0.{1 + number}" for number in range(arguments.hosts)]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        names = ", ".join(f'"{host}"' for host in hosts)
        settings = f"[online]\nprivate-hosts = [{names}]\ndelay = {arguments.delay}\n"
        (work / "pubcheck.toml").write_text(settings, encoding="utf-8")
        for start in range(0, count, LINKS_A_FILE):
            lines = [
                f"- [link {n}](http://{hosts[n % len(hosts)]}:{port}{path(n // len(hosts))})"
                for n in range(start, min(count, start + LINKS_A_FILE))
            ]
            (work / f"{start:06}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [arguments.python, "-m", "pubcheck", "links", "--no-cache", folder]
        started = time.monotonic()
        with (work / "out").open("wb") as out:
            child = subprocess.Popen(command, stdout=out, cwd=folder)
            _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        summary = (work / "out").read_text("utf-8").splitlines()[-1]
    cpu = used.ru_utime + used.ru_stime
    print(f"{count:6} links, {arguments.hosts} hosts: {wall:6.1f} s wall, {cpu:6.1f} s CPU, "
          f"{used.ru_maxrss / 1024:6.1f} MB at most\n  {summary}", flush=True)  # fmt: skip


def path(number: int) -> str:
    kind = {0: "missing", 1: "moved", 2: "no-head"}.get(number % 20, "page")
    return f"/{kind}/{number}{'#part' if number % 20 in (3, 4) else ''}"


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(Connection, "0.0.0.0", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Connection(asyncio.Protocol):
    """Speaks just as much HTTP as is needed here."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            method, target, _ = head.split(b" ", 2)
            self.answer(method == b"HEAD", target)

    def answer(self, is_head: bool, target: bytes) -> None:
        status, extra = b"200 OK", b""
        if target.startswith(b"/missing") or (is_head and target.startswith(b"/no-head")):
            status = b"404 Not Found"
        elif target.startswith(b"/moved"):
            status, extra = b"301 Moved Permanently", b"Location: /now" + target + b"\r\n"
        size = b"%d" % len(PAGE)
        head = b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n" + extra + b"Content-Length: " + size
        self.transport.write(head + b"\r\n\r\n" + (b"" if is_head else PAGE))  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
