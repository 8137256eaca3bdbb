"""Whom the settings let us ask, what we say we are, and how long we wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.config.check import ANSWERS
from pubcheck.online import pages, pauses
from pubcheck.online.policy import Policy, is_public, may_connect, policy_of

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "fd00:ec2::254", "no address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses(address):
    assert is_public(address)


def test_a_private_host_must_be_named():
    policy = Policy(private_hosts=frozenset({"*.intra.gov", "10.0.0.5", "169.254.1.1"}))
    assert may_connect(policy, "www.gsa.gov", "8.8.8.8")
    assert not may_connect(policy, "www.gsa.gov", "10.0.0.5")
    assert may_connect(policy, "wiki.intra.gov", "10.9.9.9")
    assert not may_connect(policy, "wiki.intra.gov", "169.254.169.254")
    assert may_connect(policy, "169.254.1.1", "169.254.1.1")
    assert may_connect(policy, "10.0.0.5", "10.0.0.5")


def test_a_table_of_settings_becomes_a_policy():
    policy = policy_of(
        {
            "contact": "web@site.gov",
            "private-hosts": ["Wiki.Intra.GOV"],
            "per-host": 4,
            "keep-hours": {"alive": 1},
        }
    )
    assert policy.private_hosts == {"wiki.intra.gov"}
    assert policy.per_host == 4
    assert policy.keep_hours["alive"] == 1
    assert policy.keep_hours["broken"] == 24
    assert "web@site.gov" in policy.user_agent
    assert policy_of({}) == Policy()
    assert set(policy.keep_hours) == set(ANSWERS)


@given(st.text())
def test_a_contact_stays_in_its_header(contact):
    agent = Policy(contact=contact).user_agent
    assert agent.isascii()
    assert agent.isprintable()
    assert len(agent) < 300


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Thu, 01 Jan 2026 12:00:30 GMT", 30),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0),
        ("Thursday, 01-Jan-26 12:00:30 GMT", 30),
        ("99999999999999999999", 999_999_999),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
)
def test_asked_pause(value, seconds):
    assert pauses.asked_pause(value, NOW) == seconds


@given(st.text(), st.integers(0, 1000))
def test_pauses_have_bounds(value, attempt):
    found = pauses.asked_pause(value, NOW)
    assert found is None or found >= 0
    assert 0 < pauses.backoff(attempt, 1.0, 60.0) <= 60.0


def test_pauses_grow():
    assert max(pauses.backoff(0, 1.0, 60.0) for _ in range(50)) <= 1.0
    assert min(pauses.backoff(3, 1.0, 60.0) for _ in range(50)) >= 4.0


@given(st.binary(), st.text(), st.sampled_from(["", "gzip", "deflate", "br", "identity"]))
def test_any_page_is_read(page, fragment, encoding):
    text, _ = pages.inflated(page, encoding, 1000)
    assert len(text) <= 1000
    pages.has_fragment(pages.names_in(page), fragment)
    pages.is_static(page)
    pages.title(page)


@pytest.mark.parametrize(
    ("page", "is_static"),
    [
        (b"<p>One", True),
        (b"<SCRIPT type='application/ld+json'>{}</script>", True),
        (b"<script>go()</script>", False),
        (b"<script src=a.js>", False),
        (b"<script type=module src=a.js>", False),
        (b'<script type="application/json">1</script><script>1</script>', False),
        (b"<frameset>", False),
        (b'<meta content="0;url=/x" http-equiv="refresh">', False),
    ],
)
def test_is_static(page, is_static):
    assert pages.is_static(page) is is_static


def test_hostile_pages_take_linear_time():
    for page in (b"<script" * 100_000, b" id = " * 100_000, b"<title" * 100_000, b"<meta " * 100_000):
        pages.names_in(page)
        pages.is_static(page)
        pages.title(page)
