"""Whose page it is, and what of it is a whole one."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views import websites

TEXT = "<p>" + "The ship sails from its port. " * 10 + "</p>"
BANNER = '<section class="usa-banner"><p>An official website of the United States government</p></section>'


def whole(head: str = "", body: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}{TEXT}</body></html>"


@pytest.mark.parametrize(
    ("head", "settings", "expected"),
    [
        ('<link rel="canonical" href="https://www.gsa.gov/a">', {}, ("www.gsa.gov", True, True, False)),
        ('<meta property="og:url" content="https://www.army.mil/">', {}, ("www.army.mil", True, True, True)),
        ('<base href="https://www.nist.gov/x/">', {}, ("www.nist.gov", True, True, False)),
        ("", {"site_hosts": frozenset({"*.gsa.gov"})}, ("gsa.gov", True, True, False)),
        ("", {"site_hosts": frozenset({"a.gsa.gov", "b.gsa.gov"})}, ("", False, False, False)),
        ('<link rel="canonical" href="/a">', {}, ("", False, False, False)),
        ('<link rel="canonical" href="https://www.austin.gov/">', {}, ("www.austin.gov", False, False, True)),
        ('<script src="/Universal-Federated-Analytics-Min.js"></script>', {}, ("", False, True, False)),
        ("", {}, ("", False, False, False)),
    ],
)
def test_the_site_is_told_by_evidence_alone(head, settings, expected):
    assert websites.of(page_of(whole(head), **settings)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (whole(), True),
        (TEXT, False),
        ("<!DOCTYPE html><html><head></head><body><div id=root></div></body></html>", False),
        (whole('<meta http-equiv="refresh" content="0; url=/b">'), False),
        (f"<!DOCTYPE html><html><frameset><noframes>{TEXT}</noframes></frameset></html>", False),
    ],
)
def test_whole_pages(html, expected):
    assert websites.is_whole(page_of(html)) is expected


def test_an_article_is_no_whole_page():
    assert not websites.is_whole(page_of(f"---\ntitle: A\n---\n{TEXT}", "markdown"))


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        (BANNER, "section"),
        ("<usa-banner></usa-banner>", "usa-banner"),
        (f"<main>{BANNER}</main>", None),
        ('<div class="usa-banner usagov-beta-banner"><p>Visit the next version.</p></div>', None),
        ('<div class="beta usa-banner"><p>News</p></div>' + BANNER, "section"),
        ("<p>A banner flew.</p>", None),
    ],
)
def test_the_banner(body, tag):
    found = websites.banner(page_of(whole(body=body)))
    assert (found.tag if found else None) == tag
