"""When a page was published, and whether it is of the archive."""

from __future__ import annotations

from datetime import date

import pytest
from pages import page_of, shown

from pubcheck.views.publication import archived, published

DAY = date(2019, 10, 21)


@pytest.mark.parametrize(
    ("text", "form", "where"),
    [
        ("---\ndate: 2019-10-21 09:00:00 -0400\n---\n", "markdown", "2019-10-21 09:00:00 -0400"),
        ("+++\npublishDate = 2019-10-21T09:00:00Z\n+++\n", "markdown", "2019-10-21T09:00:00Z"),
        ("---\npubdate: Oct. 21, 2019\n---\n", "markdown", "Oct. 21, 2019"),
        ("---\npublished: true\ndate: 10/21/2019\n---\n", "markdown", "10/21/2019"),
        ('<meta property="article:published_time" content="2019-10-21T09:00">', "html", "2019-10-21T09:00"),
        (
            '<script type="application/ld+json">{"datePublished": "2019-10-21"}</script>',
            "html",
            '<script type="application/ld+json">',
        ),
        ("<main><header><time datetime='2019-10-21'>Monday</time></header></main>", "html", "2019-10-21"),
        ("<p><time itemprop=datePublished datetime='2019-10-21'>Monday</time>", "html", "2019-10-21"),
        ("<p>NORFOLK, Va. (Oct. 21, 2019) -- The ships came home.</p>", "html", "Oct. 21, 2019"),
        ("<h1>Ships</h1><p>Oct. 21, 2019 | By Ann Roe, DOD News</p>", "html", "Oct. 21, 2019"),
        ("Ships Come Home\n\nPublished: October 21, 2019\n\nThe ships.", "text", "October 21, 2019"),
        (
            '<link rel=canonical href="https://media.defense.gov/2019/Oct/21/1/-1/-1/0/A.JPG">',
            "html",
            "https://media.defense.gov/2019/Oct/21/1/-1/-1/0/A.JPG",
        ),
    ],
)
def test_sources(text, form, where):
    page = page_of(text, form)
    found = published(page)
    assert found is not None
    assert found.date == DAY
    assert shown(page, found.span) == where


@pytest.mark.parametrize(
    "text",
    [
        "<p>The ships came home Oct. 21, 2019.</p>",
        "<aside><time datetime='2019-10-21'>x</time></aside>",
        "<p>Sailors paint a hull, Oct. 21, 2019. (U.S. Navy photo)</p>",
        "<meta property='article:published_time' content='soon'>",
        "<script type='application/ld+json'>{broken</script>",
        "---\ndate: 2019-10-21\nend_date: 2019-10-22\n---\n",
        "",
    ],
)
def test_what_gives_no_date(text):
    assert published(page_of(text, "markdown" if text.startswith("---") else "html")) is None


def test_front_matter_comes_first():
    page = page_of("---\ndate: 2019-10-21\n---\n<p>NORFOLK, Va. (Oct. 1, 2012) -- Home.</p>", "markdown")
    found = published(page)
    assert found is not None
    assert found.date == DAY


@pytest.mark.parametrize(
    ("text", "form", "by"),
    [
        ("---\narchived: true\n---\nText", "markdown", "metadata"),
        ("---\nstatus: Archived\n---\nText", "markdown", "metadata"),
        ("---\nstatus: archived-photos-live-here\n---\nText", "markdown", None),
        ("<meta name=status content='archived content'>", "html", "metadata"),
        ("<link rel=canonical href=https://archive.defense.gov/x>", "html", "address"),
        ("<link rel=canonical href=https://www.x.gov/News/Archive/Article/1/>", "html", "address"),
        ("<link rel=canonical href=https://www.archives.gov/x>", "html", None),
        ("<link rel=canonical href=https://www.x.gov/archive-of-ships/1>", "html", None),
        ("---\ndate: 2019-10-21\n---\nText", "markdown", "date"),
        ("---\ndate: 2025-10-21\n---\nText", "markdown", None),
        ("---\narchived: false\ndate: 2001-10-21\n---\nText", "markdown", None),
        ("<p>Text", "html", None),
    ],
)
def test_archived_by_its_own_evidence(text, form, by):
    found = archived(page_of(text, form))
    assert (found and found.by) == by


def test_the_settings_decide():
    old = "---\ndate: 2001-10-21\n---\nText"
    assert archived(page_of(old, "markdown", archived=False)) is None
    new = archived(page_of("<p>Text", archived=True))
    assert new is not None
    assert new.by == "setting"
    assert archived(page_of("---\ndate: 2025-12-01\n---\n", "markdown", archive_after_days=7)) is not None


def test_the_path_of_the_file_tells_where_it_is_relative():
    assert archived(page_of("<p>Text", name="content/_archived/ships.html")) is not None
    assert archived(page_of("<p>Text", name="/srv/archive/site/ships.html")) is None
