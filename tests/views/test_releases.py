"""Releases: what gives evidence of something that a release may not carry, and what gives none."""

from __future__ import annotations

from datetime import date

import pytest

from pubcheck import readers
from pubcheck.source import Source
from pubcheck.views.page import Context, Page
from pubcheck.views.passages import passages
from pubcheck.views.releases import Release, marked, personal, unfinished


def page_of(text, form="html"):
    (document,) = readers.read_all(Source(f"a.{form}", text), form)
    return Page(document, Context(date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<p>SECRET//NOFORN</p>", {"marking"}),
        ("<b>SEC</b>RET", {"marking"}),
        ("<p>Derived From: a guide</p><p>Declassify On: 2050</p>", {"marking"}),
        ("<p>(S) A plan</p>", {"marking"}),
        ("<p>For official use only</p>", {"old name"}),
        ("<p>FOUO</p>", {"marking", "old name"}),
        ("<p>Distribution Statement A</p>", {"distribution"}),
        ("<p>WARNING: the export is restricted</p>", {"export"}),
        ("<p>His number is 123-45-6789.</p>", {"ssn"}),
        ("<td>123-45-6789</td><td>7</td>", {"ssn"}),
        ("<p>SSN: 123456789</p>", {"ssn"}),
        ("<p>DoD ID 1029384756</p>", {"dod id"}),
        ("<p>DoD ID cards</p>", set()),
        ("<p>DOB: 3 May 1980</p>", {"birth date"}),
        ("<p>Adobe InDesign, ADOBE</p>", set()),
        ("<p>He lives at 12 Main Street</p>", {"home address"}),
        ("<p>Cell: (703) 555-1234</p>", {"phone"}),
        ("<p>Call 703-555-1234</p>", set()),
        ("<p>ann@gmail.com</p>", {"mail"}),
        ("<p>DRAFT</p>", {"draft mark"}),
        ("<p>EMBARGOED until Friday</p>", {"embargo"}),
        ("<p>###</p>", {"end mark"}),
        ("<p>-30-</p>", {"end mark"}),
        ("<p>- 30 -</p>", {"end mark"}),
        ("<p>The 30-day plan</p>", set()),
        ("<p>[insert name]</p>", {"gap"}),
        ("<p>They will deploy in May</p>", {"movement"}),
        ("<p>Sgt. Ann Roe was killed</p>", {"casualty"}),
        ("<p>A garden was opened</p>", set()),
        # What no reader is shown, or a machine reads.
        ("<img src='SECRET.jpg' class='FOUO'>", set()),
        ("<img src='a.jpg' alt='SECRET'>", {"marking"}),
        ("<meta name='description' content='SECRET'>", {"marking"}),
        ("<p>Text<!-- DRAFT -->", {"draft mark"}),
    ],
)
def test_a_page_is_a_release_where_it_gives_evidence(text, kinds):
    page = page_of(text)
    found = [*marked(page), *personal(page), *unfinished(page)]
    assert set().union(*(release.evidence for release in found)) == kinds
    assert bool(found) == bool(kinds)
    assert bool(marked(page)) == bool(kinds & {"marking", "old name", "distribution", "export"})


def test_the_text_of_a_release_has_all_that_passages_have():
    page = page_of(
        "---\ntitle: The title\n---\n<title>A name</title><meta name=a content='A meta'>"
        "<p aria-label='A label'>A <b>block</b> &amp; more<img alt='An alt' title='A title'>"
        "<!-- A comment --><nav>A menu</nav><textarea placeholder='A place'>A field</textarea>"
        "<p hidden>Hidden"
    )
    text = Release(page).text
    assert len(passages(page)) > 9
    for passage in passages(page):
        assert passage.text in text


def test_comments_without_an_end_are_no_matter():
    assert unfinished(page_of("<!-- a --><p>Text<!-- DRAFT <!-- " * 3)) != []


def test_elsewhere_the_source_is_the_text():
    assert Release(page_of("A *text*\n", "markdown")).text == "A *text*\n"
