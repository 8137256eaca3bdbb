"""Whose host it is."""

from __future__ import annotations

import pytest

from pubcheck.grammar import federal_hosts


@pytest.mark.parametrize(
    ("host", "executive", "outside"),
    [
        ("www.usa.gov", True, False),
        ("pages.nist.gov", True, False),
        ("gsa.gov", True, False),
        ("www.army.mil", True, False),
        ("www.fs.fed.us", True, False),
        ("clerk.house.gov", False, False),
        ("www.austin.gov", False, False),
        ("parks.mn.gov", False, True),
        ("notgsa.gov", False, False),
        ("gsa.gov.example.org", False, False),
        ("www.acme.com", False, True),
        ("si.edu", False, False),
        ("localhost", False, False),
        ("site-1.sites.pages.cloud.gov", False, False),
        ("", False, False),
    ],
)
def test_hosts(host, executive, outside):
    assert (federal_hosts.is_executive(host), federal_hosts.is_outside(host)) == (executive, outside)


def test_the_domain_that_a_banner_speaks_of():
    assert [federal_hosts.top_domain(host) for host in ("a.gov", "b.mil", "c.com", "")] == [
        ".gov",
        ".mil",
        "",
        "",
    ]
