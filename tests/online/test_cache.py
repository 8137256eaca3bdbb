"""Answers are kept between runs, as long as their outcome is, and a broken file is done without."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading

import pytest
from bad_server import POLICY

from pubcheck.grammar.answers import Answer
from pubcheck.online import answers_of, cache
from pubcheck.online.cache import Cache

HOURS = {"alive": 168.0, "moved": 168.0, "broken": 24.0, "blocked": 24.0, "unreachable": 1.0}
ALIVE, BROKEN = Answer("alive", "", 200), Answer("broken", "missing", 404)
ADDRESS = "https://www.site.gov/one"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "links.sqlite3"


def test_answers_are_kept(path):
    moved = Answer("moved", "", 200, "https://www.site.gov/new", True)
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, moved)
    with Cache(path, HOURS) as kept:
        assert kept.known([ADDRESS, "https://www.site.gov/two"]) == {ADDRESS: moved}


def test_an_answer_goes_when_its_time_is_over(path, monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr(cache.time, "time", lambda: now[0])
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
        kept.keep("https://www.site.gov/two", BROKEN)
        kept.write()
        now[0] += 25 * 3600
        assert kept.known([ADDRESS, "https://www.site.gov/two"]) == {ADDRESS: ALIVE}
        kept.keep("https://www.site.gov/three", ALIVE)
    rows = sqlite3.connect(path).execute("select address from answers").fetchall()
    assert {address for (address,) in rows} == {ADDRESS, "https://www.site.gov/three"}


def test_what_is_kept_no_hour_is_not_kept(path):
    with Cache(path, {**HOURS, "unreachable": 0}) as kept:
        kept.keep(ADDRESS, Answer("unreachable", "timeout"))
        kept.keep("https://www.site.gov/skipped", Answer("skipped", "private"))
    with Cache(path, HOURS) as kept:
        assert kept.known([ADDRESS, "https://www.site.gov/skipped"]) == {}


def test_the_file_has_a_bound(path, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_KEPT", 100)
    with Cache(path, HOURS) as kept:
        for number in range(1500):
            kept.keep(f"https://www.site.gov/{number}", ALIVE)
        kept.keep("https://www.site.gov/" + "x" * 5000, ALIVE)
    assert sqlite3.connect(path).execute("select count(*) from answers").fetchone() == (100,)


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_nobody_else_reads_the_file(path):
    with Cache(path, HOURS):
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at" * 100, b""])
def test_a_broken_file_is_made_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
    with Cache(path, HOURS) as kept:
        assert kept.known([ADDRESS]) == {ADDRESS: ALIVE}


def test_a_table_of_another_version_is_made_anew(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("create table answers (what text)")
        connection.execute("pragma user_version = 99")
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
        kept.write()
        assert kept.known([ADDRESS]) == {ADDRESS: ALIVE}


def test_a_place_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "links.sqlite3", HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
        kept.write()
        assert kept.known([ADDRESS]) == {}


def test_runs_at_once_do_not_lose_answers(path):
    def run(name):
        with Cache(path, HOURS) as kept:
            for number in range(100):
                kept.keep(f"https://www.site.gov/{name}/{number}", ALIVE)
                if number % 10 == 0:
                    kept.write()

    threads = [threading.Thread(target=run, args=(name,)) for name in range(4)]
    code = (
        "import sys, pathlib; from pubcheck.online.cache import Cache\n"
        "from pubcheck.grammar.answers import Answer\n"
        "with Cache(pathlib.Path(sys.argv[1]), {'alive': 1}) as kept:\n"
        "    for n in range(100):\n"
        "        kept.keep(f'https://www.site.gov/process/{n}', Answer('alive'))\n"
        "        kept.write()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, path])
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert process.wait(60) == 0
    assert sqlite3.connect(path).execute("select count(*) from answers").fetchone() == (500,)


def test_what_is_known_is_not_asked_for(path, server, trust):
    wanted = [ADDRESS, f"{ADDRESS}#first", "https://www.site.gov/status/404"]
    for _ in range(2):
        with Cache(path, HOURS) as kept:
            found = answers_of(wanted, POLICY, kept, lookup=server.lookup, tls=trust)
        assert [found[address].outcome for address in wanted] == ["alive", "alive", "broken"]
        assert len(server.asked("/one")) == 1
    with Cache(path, HOURS) as kept:
        found = answers_of([f"{ADDRESS}#three", *wanted], POLICY, kept, lookup=server.lookup, tls=trust)
    assert found[f"{ADDRESS}#three"].outcome == "alive"
    assert len(server.asked("/one")) == 2


def test_offline_nothing_is_asked_for(path):
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
        kept.write()
        found = answers_of([ADDRESS, "https://www.site.gov/two"], POLICY, kept, is_offline=True)
    assert found == {ADDRESS: ALIVE, "https://www.site.gov/two": Answer("skipped", "uncached")}


def test_the_cache_is_cleared(path):
    with Cache(path, HOURS) as kept:
        kept.keep(ADDRESS, ALIVE)
    cache.clear(path)
    cache.clear(path)
    with Cache(path, HOURS) as kept:
        assert kept.known([ADDRESS]) == {}
