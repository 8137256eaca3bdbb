"""Addresses as servers are asked for them, and what statuses and redirects mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import answers


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://www.gsa.gov", "https://www.gsa.gov/"),
        (" HTTPS://WWW.GSA.gov/A \n", "https://www.gsa.gov/A"),
        ("//www.gsa.gov/a", "https://www.gsa.gov/a"),
        ("http://www.gsa.gov:80/a", "http://www.gsa.gov/a"),
        ("https://www.gsa.gov:8443?q", "https://www.gsa.gov:8443/?q"),
        ("https://ann:secret@www.gsa.gov/a", "https://www.gsa.gov/a"),
        ("https://www.gsa.gov/a b/é?q=ü#Ä", "https://www.gsa.gov/a%20b/%C3%A9?q=%C3%BC#Ä"),
        ("https://www.gsa.gov/a%20b?x={1}", "https://www.gsa.gov/a%20b?x=%7B1%7D"),
        ("https://www.gsa.gov/a\n\tb", "https://www.gsa.gov/ab"),
        ("https://www.gsa.gov/a#", "https://www.gsa.gov/a"),
        ("https://bücher.example-shop.com/", "https://xn--bcher-kva.example-shop.com/"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("mailto:a@gsa.gov", None),
        ("ftp://ftp.gsa.gov/a", None),
        ("/news", None),
        ("www.gsa.gov", None),
        ("javascript:void(0)", None),
        ("https://", None),
        ("https:///news", None),
        ("https://www.gsa.gov:99999/", None),
        ("https://www..gov/", None),
        ("https://" + "a" * 5000, None),
        ("", None),
    ],
)
def test_asked(address, asked):
    assert answers.asked(address) == asked


@given(st.text())
def test_any_text_is_asked_for_or_not(text):
    for address in (text, f"https://{text}", f"http://www.gsa.gov/{text}"):
        asked = answers.asked(address)
        if asked is not None:
            assert asked.partition("#")[0].isascii()
            assert answers.asked(asked) == asked
            answers.facts(asked, answers.of_status(404))
            answers.leads_nowhere(asked, address)
            answers.is_login(asked)
            answers.twin(asked)
            answers.is_same_page(asked, address)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://a.gov/x", "https://a.gov/x", True),
        ("https://a.gov/x", "https://www.a.gov/x/", True),
        ("https://a.gov/", "https://a.gov/index.html", True),
        ("https://a.gov/x#y", "https://a.gov/x", True),
        ("https://a.gov/x", "https://a.gov/y", False),
        ("https://a.gov/x?q=1", "https://a.gov/x?q=2", False),
        ("https://a.gov/x", "https://b.gov/x", False),
    ],
)
def test_is_same_page(one, other, is_same):
    assert answers.is_same_page(one, other) is is_same


@pytest.mark.parametrize(
    ("old", "new", "is_lost"),
    [
        ("https://a.gov/x", "https://a.gov/", True),
        ("https://a.gov/x", "https://b.gov", True),
        ("https://a.gov/x", "https://a.gov/index.html", True),
        ("https://a.gov/x", "https://a.gov/errors/404.html", True),
        ("https://a.gov/x", "https://a.gov/page-not-found?from=/x", True),
        ("https://a.gov/x", "https://a.gov/forms/4040", False),
        ("https://a.gov/x", "https://a.gov/terror", False),
        ("https://a.gov/", "https://b.gov/", False),
    ],
)
def test_leads_nowhere(old, new, is_lost):
    assert answers.leads_nowhere(old, new) is is_lost


@pytest.mark.parametrize(
    ("address", "is_login"),
    [
        ("https://a.gov/login", True),
        ("https://a.gov/auth/SignIn?to=/x", True),
        ("https://a.gov/saml2/idp", True),
        ("https://a.gov/news/login-gov-turns-five", False),
        ("https://login.gov/", False),
    ],
)
def test_is_login(address, is_login):
    assert answers.is_login(address) is is_login


def test_every_status_has_an_outcome():
    for status in range(1000):
        assert answers.of_status(status).outcome in answers.OUTCOMES


def test_long_addresses_take_linear_time():
    for text in ("https://" + "a." * 200_000, "https://a.gov/" + "/login" * 100_000, "//" + " " * 500_000):
        answers.asked(text)
        answers.is_login(text)
        answers.leads_nowhere(text, text)
