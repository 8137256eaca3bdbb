"""`pubcheck links` and `check --online`: outcomes, places, fixes, exit codes, streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from pubcheck import resources

SCHEMA = json.loads((resources.folder("schemas") / "links.schema.json").read_text("utf-8"))
SETTINGS = (
    '[online]\nprivate-hosts = ["*.gov"]\ntimeout = 2\nretries = 0\ndelay = 0\nskip-hosts = ["skipped.gov"]\n'
)
PAGE = """<p>See <a href="https://www.site.gov/status/404">rates</a>,
<a href="https://www.site.gov/moved/new">the report</a>,
<a href="https://www.site.gov/status/403">the annex</a>, <a href="https://www.site.gov/reset">a table</a>,
<a href="https://www.site.gov/fine">a page</a> and <a href="https://skipped.gov/">another</a>.</p>
"""


@pytest.fixture
def online(site, server, certificate, monkeypatch, tmp_path):
    """A folder whose links lead to the server, with a cache of its own."""
    monkeypatch.setattr("pubcheck.online.fetching._system_lookup", server.lookup)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("PUBCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (site / "pubcheck.toml").write_text(SETTINGS)
    return site


def test_links_are_listed_by_outcome(online, pubcheck, golden):
    (online / "news").mkdir()
    (online / "news" / "page.html").write_text(PAGE)
    (online / "two.md").write_text("Read [the rates](https://ann:pw@www.site.gov/status/404) of *travel*.\n")
    ended = pubcheck("links")
    assert ended.code == 1
    assert ended.err == ""
    golden("links.txt", ended.out)
    everything = pubcheck("links", "--all").out
    assert "alive: 1" in everything
    assert "skipped: 1" in everything
    assert "pw@" not in everything
    quiet = pubcheck("links", "-q")
    assert quiet.code == 1
    assert ended.out.startswith(quiet.out)
    assert pubcheck("links", "--exit-zero").code == 0


def test_files_that_cannot_be_read_are_named(online, pubcheck):
    (online / "torn.docx").write_bytes(b"PK")
    (online / "none.html").write_bytes(b"\x00\x01\x02")
    ended = pubcheck("links", "--offline", "torn.docx", "none.html")
    assert ended.code == 1
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == [
        "none.html cannot be read",
        "torn.docx cannot be read",
    ]
    assert pubcheck("links", "--offline", "--exit-zero", "torn.docx").code == 0


def test_a_folder_without_files_has_nothing_to_check(online, pubcheck):
    (online / "empty").mkdir()
    ended = pubcheck("links", "empty")
    assert (ended.code, ended.err) == (0, "There is nothing to check here.\n")


def test_only_broken_links_fail(online, pubcheck):
    (online / "page.html").write_text(PAGE.replace("/status/404", "/status/503"))
    assert pubcheck("links").code == 0
    assert pubcheck("check", "--online", "--select", "links").code == 0
    (online / "page.html").write_text(PAGE)
    assert pubcheck("check", "--online", "--select", "link-broken").code == 1
    assert pubcheck("check", "--online", "--select", "link-moved,link-blocked").code == 0


def test_json(online, pubcheck):
    (online / "page.html").write_text(PAGE)
    ended = pubcheck("links", "--output-format", "json")
    report = json.loads(ended.out)
    jsonschema.validate(report, SCHEMA)
    assert report["summary"] == {
        "broken": 1, "moved": 1, "blocked": 1, "unreachable": 1, "alive": 1, "skipped": 1
    }  # fmt: skip
    moved = report["links"][1]
    assert moved["location"] == "https://www.site.gov/new"
    assert moved["places"] == [{"path": "page.html", "line": 2, "column": 10, "part": None}]


def test_findings_stand_in_the_report_of_check(online, pubcheck):
    (online / "page.html").write_text(PAGE)
    ended = pubcheck("check", "--online", "--select", "links", "--output-format", "json")
    found = {(f["rule"], f["outcome"]) for f in json.loads(ended.out)["findings"]}
    assert found >= {
        ("link-broken", "failed"),
        ("link-moved", "failed"),
        ("link-blocked", "cannotTell"),
        ("link-unreachable", "cannotTell"),
    }


def test_a_verified_link_is_mended(online, pubcheck, server):
    (online / "page.html").write_text(
        '<p>See <a href="http://www.site.gov/to-https?a=1&amp;b=2">one</a> and'
        ' <a href="http://www.site.gov/http-only">two</a>.</p>'
    )
    ended = pubcheck("check", "--online", "--fix", "--select", "link-http")
    text = (online / "page.html").read_text()
    assert 'href="https://www.site.gov/to-https?a=1&amp;b=2"' in text
    assert 'href="http://www.site.gov/http-only"' in text
    assert ended.code == 1
    assert "Fixed 1 in 1 file" in ended.out


def test_without_online_no_link_is_mended_or_asked_for(online, pubcheck, server):
    (online / "page.html").write_text('<p>See <a href="http://www.site.gov/to-https">one</a>.</p>')
    pubcheck("check", "--fix")
    assert "http://www" in (online / "page.html").read_text()
    assert not server.requests


def test_a_suppression_for_answers_is_used_online_and_let_be_offline(online, pubcheck):
    comment = "<!-- pubcheck: ignore[link-broken] -- the page comes back in May -->"
    (online / "page.html").write_text(
        f'<p>{comment} See <a href="https://www.site.gov/status/404">the travel rates</a> of the fleet.</p>\n'
    )
    for options in ([], ["--online"]):
        ended = pubcheck("check", "--select", "links,suppressions", *options)
        assert ended.code == 0, ended.out
        assert "suppression-unused" not in ended.out
    (online / "page.html").write_text((online / "page.html").read_text().replace("/status/404", "/fine"))
    assert "suppression-unused" in pubcheck("check", "--select", "links,suppressions", "--online").out


def test_answers_are_kept_between_runs(online, pubcheck, server):
    (online / "page.html").write_text(PAGE)
    pubcheck("links")
    first = len(server.requests)
    pubcheck("check", "--online", "--select", "links")
    assert len(server.requests) == first
    pubcheck("links", "--no-cache")
    assert len(server.requests) > first
    second = len(server.requests)
    assert pubcheck("links", "--clear-cache").code == 0
    assert len(server.requests) == second
    offline = pubcheck("links", "--offline", "--all")
    assert "No" not in offline.err
    assert "skipped: 6" in offline.out
    pubcheck("links")
    assert "broken: 1" in pubcheck("links", "--offline").out


def test_each_address_is_asked_for_once_a_run(online, pubcheck, server):
    for number in range(20):
        (online / f"{number}.html").write_text('<p>See <a href="https://www.site.gov/fine">one</a>.</p>')
    pubcheck("links", "--no-cache")
    assert len(server.asked("/fine")) == 1


def test_nobody_is_asked_for_rules_that_are_not_chosen(online, pubcheck, server):
    (online / "page.html").write_text(PAGE)
    pubcheck("check", "--online", "--select", "images")
    assert not server.requests


def test_a_rule_that_is_named_without_its_answers_is_told(online, pubcheck):
    (online / "page.html").write_text(PAGE)
    assert pubcheck("check", "--select", "link-broken").err == "link-broken: only with --online.\n"
    assert pubcheck("check", "--select", "links").err == ""


def test_online_and_offline_contradict_each_other(online, pubcheck):
    ended = pubcheck("check", "--online", "--offline")
    assert ended.code == 2
    assert "contradict" in ended.err


def test_a_missing_library_is_told(online, pubcheck, monkeypatch):
    (online / "page.html").write_text(PAGE)
    for name in ("running", "asking", "fetching"):
        monkeypatch.delitem(sys.modules, f"pubcheck.online.{name}", raising=False)
        monkeypatch.delattr(f"pubcheck.online.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    for command in (["links"], ["check", "--online"]):
        ended = pubcheck(*command)
        assert ended.code == 2
        assert 'pip install "pubcheck[online]"' in ended.err


def test_nothing_to_ask(online, pubcheck):
    ended = pubcheck("links")
    assert (ended.code, ended.out) == (
        0,
        "0 links in 0 places: 0 broken, 0 moved, 0 blocked, 0 unreachable, 0 alive.\n",
    )
    assert pubcheck("links", "nowhere.html").code == 2


def test_mistakes_in_the_settings_are_told(online, pubcheck):
    (online / "pubcheck.toml").write_text(
        '[online]\ntimeout = 0\nprivate-hosts = ["http://a.gov"]\nwait = 3\n'
    )
    ended = pubcheck("links")
    assert ended.code == 2
    assert "pubcheck.toml:2" in ended.err
    assert "pubcheck.toml:3" in ended.err
    assert "wait" in ended.err


def test_progress_goes_to_a_terminal_only(online, pubcheck):
    (online / "page.html").write_text(PAGE)
    assert pubcheck("links", "--no-cache").err == ""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_interrupted(site, server):
    (site / "pubcheck.toml").write_text('[online]\nprivate-hosts = ["127.0.0.1"]\n')
    (site / "page.md").write_text(
        f"[one](http://127.0.0.1:{server.http}/slow-head) [two](http://127.0.0.1:{server.http}/fine)\n"
    )
    handled = signal.signal(signal.SIGINT, signal.default_int_handler)
    environment = os.environ | {"PUBCHECK_CACHE_DIR": str(site / "cache")}
    process = subprocess.Popen(
        [sys.executable, "-m", "pubcheck", "links"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    signal.signal(signal.SIGINT, handled)
    for _ in range(200):
        if server.asked("/slow-head") and server.asked("/fine"):
            break
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"Stopped.")
