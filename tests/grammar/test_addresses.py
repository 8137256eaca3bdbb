from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://www.usa.gov/x_(y), and (www.va.gov).", ["https://www.usa.gov/x_(y)", "www.va.gov"]),
        ("A lock or https:// means it is safe; www. is no host", []),
        ("ann@www.usa.gov or sub.www.usa.gov", []),
        ("https://{agency}.gov and https://<host>/x and http://localhost:4000/", []),
        ("HTTP://WWW.USA.GOV/A.", ["HTTP://WWW.USA.GOV/A"]),
        ("“https://a.gov/é”", ["https://a.gov/é"]),
        ("https://b.gov/?q=http://c.gov", ["https://b.gov/?q=http://c.gov"]),
        ("https://a.gov/\ue000\ue000/x", ["https://a.gov/"]),
        ("[https://a.gov/b].", ["https://a.gov/b"]),
    ],
)
def test_find(text, expected):
    assert [text[a:b] for a, b in addresses.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("http://www.gsa.gov", "www.gsa.gov", ""),
        ("HTTPS://Ann:secret@WWW.GSA.GOV.:8080/x?y#z", "www.gsa.gov", "8080"),
        ("http://[::1]:80/", "[::1]", "80"),
        ("www.gsa.gov/x", "www.gsa.gov", ""),
    ],
)
def test_split(text, host, port):
    parts = addresses.split(text)
    assert parts is not None
    assert (parts.host, parts.port) == (host, port)


@pytest.mark.parametrize(
    "text", ["", "http://", "http:///x", "mailto:a@b.gov", "http://a b/", "http://$x/", "//a.gov"]
)
def test_what_is_no_absolute_address(text):
    assert addresses.split(text) is None


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "intranet",
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.9",
        "[::1]",
        "www.example.com",
        "a.test",
    ],
)
def test_local(host):
    assert addresses.is_local(host)


@pytest.mark.parametrize("host", ["www.example.mil", "10.gov", "172.32.0.1", "8.8.8.8", "10.example.gov"])
def test_not_local(host):
    assert not addresses.is_local(host)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("mn.gov", True), ("parks.wa.gov", True), ("va.gov", False), ("ed.gov", False), ("xmn.gov", False),
     ("www.utah.gov", True), ("newmexico.gov", True), ("utahlake.gov", False),
     ("mn.gov.example.com", False), ("mn", False), (".gov", False)],
)  # fmt: skip
def test_hosts_of_states(host, expected):
    assert addresses.is_state(host) is expected


def test_covers():
    hosts = {"www.gsa.gov", "*.navy.mil"}
    assert addresses.covers(hosts, "www.gsa.gov")
    assert addresses.covers(hosts, "a.b.navy.mil")
    assert not addresses.covers(hosts, "gsa.gov")
    assert not addresses.covers(hosts, "navy.mil")


def test_same():
    assert addresses.is_same("www.gsa.gov/", "https://www.gsa.gov")
    assert not addresses.is_same("www.gsa.gov/a", "https://www.gsa.gov")


@given(st.text(alphabet="htps:/w.aA()[]{}<>\"' @?#\ue000é1-_"))
def test_find_gives_ranges_in_order(text):
    last = 0
    for start, end in addresses.find(text):
        assert last <= start < end <= len(text)
        assert addresses.split(text[start:end]) is not None
        assert addresses.is_address(text[start:end])
        last = end
