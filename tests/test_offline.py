"""Without --online no socket is ever opened, and none of what opens one is imported."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ARTICLE = """<!doctype html><html lang="en"><title>The fleet</title>
<p>See <a href="http://www.gsa.gov/x">the rates</a>, <a href="https://www.navy.mil/#y">the fleet</a>
and <img src="https://www.army.mil/a.jpg"> here.</p></html>
"""
# The interpreter itself tells of each socket and of each name that is looked up (PEP 578).
WATCHED = """
import os, sys
def hook(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        os.write(2, event.encode()); os._exit(99)
sys.addaudithook(hook)
from pubcheck import cli
code = cli.run(sys.argv[1:])
loaded = {"aiohttp", "asyncio"} & sys.modules.keys()
sys.exit(98 if loaded and sys.argv[1] == "check" else code)
"""


def run(folder, *arguments):
    environment = os.environ | {"PUBCHECK_CACHE_DIR": str(folder / "cache")}
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        cwd=folder,
        capture_output=True,
        env=environment,
        timeout=120,
    )
    return ended.returncode, ended.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "page.html").write_text(ARTICLE)
    (tmp_path / "note.md").write_text(
        "Read [the memo](http://www.gsa.gov/memo) and <https://www.navy.mil/>.\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--offline"],
        ["check", "--select", "ALL"],
        ["check", "--diff"],
        ["check", "--fix"],
        ["check", "--output-format", "json"],
        ["links", "--offline"],
        ["links", "--clear-cache"],
        ["stats", "page.html"],
    ],
    ids=" ".join,
)
def test_no_socket_is_opened(folder, arguments):
    code, said = run(folder, *arguments)
    assert code in (0, 1), said


@pytest.mark.parametrize("arguments", [["check", "--online"], ["links"]], ids=" ".join)
def test_the_watch_sees_a_socket(folder, arguments):
    pytest.importorskip("aiohttp")
    code, said = run(folder, *arguments)
    assert code == 99
    assert said.startswith("socket.")
