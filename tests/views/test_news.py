"""Whether a page is news, and what it says of its own publication."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.news import has_byline, is_article, is_dated, is_news, is_release

BODY = (
    "<p>The fleet sailed from its old port.</p><p>It will be back, he said.</p>"
    "<p>The families wait for it.</p>"
)
ARTICLE = f"<h1>Fleet</h1>{BODY}"


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("---\ntype: press-release\n---\nThe fleet sailed.", "markdown", ""),
        ("---\nlayout: news_release.html\n---\nThe fleet sailed.", "markdown", ""),
        ("The fleet sailed.", "markdown", "content/press-releases/fleet.md"),
        ('<link rel=canonical href="https://www.example.gov/news-releases/1"><p>The fleet.</p>', "html", ""),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle"}</script><p>The fleet.</p>',
            "html",
            "",
        ),
        ("<p>FOR IMMEDIATE RELEASE</p><p>The fleet sailed.</p>", "html", ""),
        ("<p>NORFOLK, Va. (June 11, 2024) — The fleet sailed.</p>", "html", ""),
        ("<p>WASHINGTON -- The fleet sailed.</p>", "html", ""),
    ],
)
def test_what_says_that_it_is_news(text: str, form: str, name: str) -> None:
    assert is_release(page_of(text, form, name))


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("---\nlayout: post\n---\nThe fleet sailed.", "markdown", "_posts/2019-10-21-fleet.md"),
        ("The fleet sailed.", "markdown", "content/news/fleet.md"),
        ("<p>NASA — the agency — sailed.</p>", "html", ""),
        ("<p>NASA, NOAA and EPA — three agencies — sailed.</p>", "html", ""),
        ("", "html", ""),
    ],
)
def test_blogs_and_guides_are_none(text: str, form: str, name: str) -> None:
    assert not is_news(page_of(text, form, name))


def test_articles() -> None:
    assert is_article(page_of(ARTICLE, profile="dod-news"))
    assert not is_article(page_of(ARTICLE, profile="gov"))
    assert not is_article(page_of("<h1>Fleet</h1><p>It sailed, he said.</p>", profile="dod-news"))
    assert not is_article(page_of(ARTICLE.replace(", he said", ""), profile="dod-news"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<p>Oct. 21, 2019</p>{BODY}", ""),
        (f"<p>Published Oct. 21, 2019 | By Ann Roe</p>{BODY}", ""),
        (f"{BODY}<p>Updated 10/21/2019</p>", ""),
        (f"<time>Monday</time>{BODY}", ""),
        (f'<meta name="dc.date" content="x">{BODY}', ""),
        (f'<link rel=canonical href="https://example.gov/2019/10/21/fleet">{BODY}', ""),
        (BODY, "news/2019-10-21-fleet.html"),
    ],
)
def test_dates(text: str, name: str) -> None:
    assert is_dated(page_of(text, "html", name))


def test_no_date() -> None:
    caption = "<figure><img src=a.jpg alt=A><figcaption>Ships, June 11, 2024.</figcaption></figure>"
    assert not is_dated(page_of(f"{BODY}{caption}"))


@pytest.mark.parametrize(
    "line",
    ["By Ann Roe, DOD News", "Oct. 21, 2019 | By Ann Roe", "Oct. 21, 2019 BY ANN ROE", "Story by Sgt. Al Moe",
     "From U.S. Fleet Forces Public Affairs", "Courtesy Story"],
)  # fmt: skip
def test_bylines(line: str) -> None:
    assert has_byline(page_of(f"<p>{line}</p>{BODY}"))


@pytest.mark.parametrize("line", ["Led by Ann Roe", "By the sea", "Stand by, they said"])
def test_no_byline(line: str) -> None:
    assert not has_byline(page_of(f"<p>{line}</p>{BODY}"))
