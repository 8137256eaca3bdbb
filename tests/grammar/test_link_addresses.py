"""Credentials and tracking parameters in addresses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import link_addresses

NAMES = ("utm_*", "fbclid")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://ann:secret@a.gov/x", ("ann:secret@", "ann", True)),
        (" HTTPS://www.gsa.gov@acme.com/", ("www.gsa.gov@", "www.gsa.gov", False)),
        ("ftp://:x@a.gov", (":x@", "", True)),
        ("https://a.gov/@ann", None),
        ("https://a.gov?m=a@b.gov", None),
        ("mailto:ann@a.gov", None),
        ("ssh://git@a.gov/x", None),
        ("//ann@a.gov", None),
    ],
)
def test_credentials(address, found):
    got = link_addresses.credentials(address)
    assert (got and (address[got.start : got.end], got.user, got.has_password)) == found


@pytest.mark.parametrize(
    ("address", "names", "left"),
    [
        ("/a?utm_source=1&b=2", ["utm_source"], "/a?b=2"),
        ("/a?b=2&UTM_source=1", ["UTM_source"], "/a?b=2"),
        ("/a?utm_source=1#x", ["utm_source"], "/a#x"),
        ("/a?utm_source=1&utm_medium=2", ["utm_source"], "/a"),
        ("/a?utm_source=1&fbclid=2&c=3", ["utm_source", "fbclid"], "/a?c=3"),
        ("/a?b=1&fbclid=2&utm_medium=2&c", ["fbclid", "utm_medium"], "/a?b=1&c"),
        ("/a?b=utm_source", [], "/a?b=utm_source"),
        ("/utm_source=1", [], "/utm_source=1"),
        ("/a#x?utm_source=1", [], "/a#x?utm_source=1"),
    ],
)
def test_parameters_are_cut(address, names, left):
    found = link_addresses.parameters(address, NAMES)
    assert [one.name for one in found] == names
    for one in reversed(found):
        address = address[: one.start] + address[one.end :]
    assert address == left


@given(st.text(alphabet=st.sampled_from("a/?&;=#utm_s:@fbclid%0")))
def test_what_is_left_has_nothing_to_cut(address):
    link_addresses.credentials(address)
    found = link_addresses.parameters(address, NAMES)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in reversed(found):
        address = address[: one.start] + address[one.end :]
    assert link_addresses.parameters(address, NAMES) == []
