"""Every way in which servers misbehave has its answer, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc
from itertools import pairwise

import pytest
from bad_server import POLICY, bomb

from pubcheck.grammar.answers import Answer
from pubcheck.online import answers_of
from pubcheck.online.cache import Cache

SITE = "https://www.site.gov"


@pytest.mark.parametrize(
    ("path", "outcome", "reason", "status"),
    [
        ("/", "alive", "", 200),
        ("/status/204", "alive", "", 204),
        ("/status/404", "broken", "missing", 404),
        ("/status/410", "broken", "gone", 410),
        ("/status/400", "blocked", "refused", 400),
        ("/status/401", "blocked", "refused", 401),
        ("/status/403", "blocked", "refused", 403),
        ("/status/405", "blocked", "refused", 405),
        ("/status/429", "blocked", "limited", 429),
        ("/status/451", "blocked", "refused", 451),
        ("/status/999", "blocked", "refused", 999),
        ("/status/500", "unreachable", "server", 500),
        ("/status/503", "unreachable", "server", 503),
        ("/status/526", "unreachable", "server", 526),
        ("/status/304", "alive", "", 304),
        ("/challenge", "blocked", "challenge", 503),
        ("/to-login", "blocked", "login", 200),
        ("/head-404", "alive", "", 200),
        ("/head-405", "alive", "", 200),
        ("/head-501", "alive", "", 200),
        ("/head-hangs", "alive", "", 200),
        ("/then-fine", "alive", "", 200),
        ("/loop", "unreachable", "redirects", 0),
        ("/chain/9", "moved", "", 200),
        ("/chain/30", "unreachable", "redirects", 0),
        ("/moved/new", "moved", "", 200),
        ("/moved/status/404", "broken", "missing", 404),
        ("/moved/status/403", "blocked", "refused", 403),
        ("/moved/loop", "unreachable", "redirects", 0),
        ("/moved/page-not-found", "moved", "lost", 200),
        ("/home", "moved", "lost", 200),
        ("/for-now/new", "alive", "", 200),
        ("/for-now/moved/new", "alive", "", 200),
        ("/to-http", "moved", "downgrade", 200),
        ("/to-mail", "unreachable", "protocol", 0),
        ("/to-latin", "moved", "", 200),
        ("/nowhere", "unreachable", "protocol", 302),
        ("/to-inside", "unreachable", "private", 0),
        ("/to-localhost", "unreachable", "private", 0),
        ("/slow-head", "unreachable", "timeout", 0),
        ("/dripping-head", "unreachable", "timeout", 0),
        ("/slow-body", "alive", "", 200),
        ("/endless", "alive", "", 200),
        ("/too-short", "alive", "", 200),
        ("/bomb", "alive", "", 200),
        ("/reset", "unreachable", "connection", 0),
        ("/huge-header", "unreachable", "protocol", 0),
        ("/many-headers", "unreachable", "protocol", 0),
        ("/bad-status", "unreachable", "protocol", 0),
        ("/no-http", "unreachable", "protocol", 0),
        ("/#first", "alive", "", 200),
        ("/#sec%26ond", "alive", "", 200),
        ("/#three", "alive", "", 200),
        ("/#%C3%BC", "alive", "", 200),
        ("/#ü", "alive", "", 200),
        ("/#fourth", "broken", "fragment", 200),
        ("/zipped#first", "alive", "", 200),
        ("/zipped#fourth", "broken", "fragment", 200),
        ("/moved/new#fourth", "broken", "fragment", 200),
        ("/moved/new#first", "moved", "", 200),
        ("/status/404#first", "broken", "missing", 404),
        ("/scripted#first", "alive", "", 200),
        ("/scripted#fourth", "alive", "fragment", 200),
        ("/not-zipped#fourth", "alive", "fragment", 200),
        ("/bomb#fourth", "alive", "fragment", 200),
        ("/endless#fourth", "alive", "fragment", 200),
        ("/too-short#fourth", "alive", "fragment", 200),
        ("/slow-body#fourth", "alive", "fragment", 200),
        ("/too-short#first", "alive", "", 200),
        ("/latin#ü", "alive", "fragment", 200),
        ("/latin#first", "broken", "fragment", 200),
        ("/wide#first", "alive", "fragment", 200),
        ("/pdf#page=4", "alive", "", 200),
        ("/pdf#fourth", "alive", "", 200),
        ("/#top", "alive", "", 200),
        ("/#:~:text=travel", "alive", "", 200),
        ("/#!/route", "alive", "", 200),
    ],
)
def test_answer(ask, path, outcome, reason, status):
    started = time.monotonic()
    answer = ask(SITE + path)
    assert (answer.outcome, answer.reason, answer.status) == (outcome, reason, status)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://www.nobody.gov/", Answer("broken", "name")),
        ("https://slow-names.gov/", Answer("unreachable", "name")),
        ("https://refusing.gov/", Answer("unreachable", "connection")),
        ("https://other.gov/", Answer("unreachable", "tls")),  # its certificate is for other names
        ("https://metadata.gov/", Answer("unreachable", "private")),
        ("http://www.site.gov:443/", Answer("unreachable", "protocol")),
    ],
)
def test_answer_of_a_host(ask, server, address, answer):
    if address.endswith(":443/"):
        server.http = server.https
    assert ask(address)._replace(is_same_on_https=False) in (answer, answer._replace(reason="connection"))


def test_certificates_are_checked(server):
    found = answers_of([f"{SITE}/"], POLICY, Cache(None, {}), lookup=server.lookup)
    assert found[f"{SITE}/"] == Answer("unreachable", "tls")
    assert not server.requests


def test_a_name_is_unknown_only_where_others_are_known(server):
    alone = answers_of(["https://www.nobody.gov/"], POLICY, Cache(None, {}), lookup=server.lookup)
    assert alone == {"https://www.nobody.gov/": Answer("unreachable", "name")}


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/", "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::1]/",
        "http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://printer/", "http://www.example.com/",
        "http://0x7f.0.0.1/", "http://100.64.0.1/", "http://127.0.0.1.nip.gov/", "http://１２７.0.0.1/",
    ],
)  # fmt: skip
def test_private_networks_are_not_asked(server, address):
    from pubcheck.grammar.answers import asked

    async def lookup(host, port):
        return [("127.0.0.1", server.http)]

    key = asked(address)
    found = answers_of([key], POLICY._replace(private_hosts=frozenset()), Cache(None, {}), lookup=lookup)
    assert found[key].reason == "private"
    assert not server.requests


def test_a_private_host_that_the_settings_name_is_asked(server):
    address = f"http://127.0.0.1:{server.http}/"
    policy = POLICY._replace(private_hosts=frozenset({"127.0.0.1"}))
    assert answers_of([address], policy, Cache(None, {}))[address].outcome == "alive"


def test_a_name_that_is_let_leads_to_no_metadata_service(server):
    found = answers_of(["http://metadata.gov/"], POLICY, Cache(None, {}), lookup=server.lookup)
    assert found["http://metadata.gov/"].reason == "private"


def test_nothing_but_the_address_is_sent(ask, server):
    ask("https://ann:secret@www.site.gov/a b?q=1#first", contact="web-office@site.gov")
    (request,) = server.asked("/a%20b")
    assert request.path == "/a%20b?q=1"
    assert request.headers.keys() == {"host", "user-agent", "accept", "accept-encoding"}
    assert request.headers["user-agent"].startswith("pubcheck/")
    assert "; web-office@site.gov)" in request.headers["user-agent"]
    assert "secret" not in str(server.requests)


def test_an_agent_cannot_smuggle_headers(ask, server):
    ask(f"{SITE}/agent", contact="a\r\nX-Evil: 1")
    assert all("x-evil" not in request.headers for request in server.requests)


@pytest.mark.parametrize(("path", "least"), [("/limited", 0.9), ("/limited-date", 0.5)])
def test_retry_after_is_obeyed(ask, server, path, least):
    assert ask(SITE + path).outcome == "alive"
    first, second = server.asked(path)
    assert second.at - first.at >= least


def test_who_wants_to_be_left_alone_for_long_is(ask, server):
    assert ask(f"{SITE}/limited-long").reason == "limited"
    assert len(server.asked("/limited-long")) == 1


def test_a_host_that_has_enough_is_spared(server, trust):
    addresses = [f"{SITE}/always-limited?{number}" for number in range(20)]
    found = answers_of(addresses, POLICY, Cache(None, {}), lookup=server.lookup, tls=trust)
    assert {answer.reason for answer in found.values()} == {"limited"}
    assert len(server.requests) < 15


def test_a_dead_host_is_given_up(server, trust):
    addresses = [f"{SITE}/reset?{number}" for number in range(50)]
    found = answers_of(addresses, POLICY, Cache(None, {}), lookup=server.lookup, tls=trust)
    assert {answer.outcome for answer in found.values()} == {"unreachable"}
    assert len(server.requests) < 30


def test_each_page_is_asked_for_once(server, trust):
    addresses = [f"{SITE}/one", f"{SITE}/one#first", f"{SITE}/one#three", f"{SITE}/one#fourth"]
    found = answers_of(addresses * 3, POLICY, Cache(None, {}), lookup=server.lookup, tls=trust)
    assert [found[address].outcome for address in addresses] == ["alive", "alive", "alive", "broken"]
    assert len(server.asked("/one")) == 1


def test_a_host_is_asked_no_faster_than_the_settings_say(server, trust):
    addresses = [f"{SITE}/paced?{number}" for number in range(6)]
    answers_of(addresses, POLICY._replace(delay=0.1), Cache(None, {}), lookup=server.lookup, tls=trust)
    times = [request.at for request in server.requests]
    assert all(later - earlier > 0.08 for earlier, later in pairwise(times))


@pytest.mark.parametrize(
    ("path", "is_same"),
    [
        ("/", True),
        ("/to-https", True),
        ("/same-title", True),
        ("/moved/new", True),
        ("/differs", False),
        ("/http-only", False),
        ("/to-http", False),
        ("/pdf", True),
    ],
)
def test_the_https_twin(ask, path, is_same):
    answer = ask(f"http://www.site.gov{path}")
    assert answer.outcome in ("alive", "moved")
    assert answer.is_same_on_https is is_same


def test_a_twin_without_a_good_certificate_is_none(ask):
    assert not ask("http://other.gov/").is_same_on_https


def test_new_addresses_are_absolute_and_keep_their_bytes(ask):
    assert ask(f"{SITE}/moved/new").location == f"{SITE}/new"
    assert ask(f"{SITE}/to-latin").location == f"{SITE}/caf%E9"
    assert ask("http://www.site.gov/to-https").location == ""


def test_a_bomb_and_an_endless_page_take_little_memory(ask):
    bomb()
    tracemalloc.start()
    try:
        for path in ("/bomb#x", "/endless#x"):
            ask(SITE + path)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
