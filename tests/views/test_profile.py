"""Profiles: the one that is set, else the one that the page's own evidence shows."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.profile import profile_of

CAPTION = "A crane lifts a beam at Port Example, Va., Sept. 27, 2024."


def figure(words: str) -> str:
    return f'<figure><img src="a.jpg" alt="A crane."><figcaption>{words}</figcaption></figure>'


@pytest.mark.parametrize(
    ("html", "profile"),
    [
        ('<link rel=canonical href="https://www.defense.gov/News/1/">', "dod-news"),
        ('<link rel=canonical href="https://www.war.gov/News/1/">', "dod-news"),
        ('<link rel=canonical href="https://www.dvidshub.net/news/1">', "dvids"),
        ('<link rel=canonical href="https://www.navy.mil/Press/1/">', "navy"),
        ('<link rel=canonical href="https://www.af.mil/News/1/">', "afpims"),
        ('<link rel=canonical href="https://www.nasa.gov/1/">', "gov"),
        ('<link rel=canonical href="https://notwar.gov/1/">', "gov"),
        ('<link rel=canonical href="https://mil.example.gov/1/">', "gov"),
        ('<meta property="og:url" content="https://www.navy.mil/1">', "navy"),
        ("<p>A crane lifts a beam.</p>", "gov"),
        ("", "gov"),
    ],
)
def test_the_page_s_own_address(html, profile):
    assert profile_of(page_of(f"<!DOCTYPE html><html><head>{html}</head><body><p>x</p>")) == profile


@pytest.mark.parametrize(
    ("words", "profile"),
    [
        (f"{CAPTION} Photo By: Navy Seaman Bo Roe VIRIN: 240927-N-QX417-1001", "dod-news"),
        (f"{CAPTION} (U.S. Navy photo by Seaman Bo Roe)", "gov"),  # a civilian page may show one
        (f"{CAPTION} NASA/Bo Roe", "gov"),
        (CAPTION, "gov"),
    ],
)
def test_the_photos_tell(words, profile):
    assert profile_of(page_of(figure(words))) == profile


def test_a_virin_that_opens_the_caption_is_the_navy_s():
    text = (
        f"240927-N-QX417-1001 PORT EXAMPLE, Va. (Sept. 27, 2024) {CAPTION} (U.S. Navy photo by Seaman Bo Roe)"
    )
    assert profile_of(page_of(figure(text))) == "navy"


def test_plain_text_tells_too():
    lines = [
        "A crane lifts a beam.",
        "Beam Lift",
        CAPTION,
        "Photo By: Navy Seaman Bo Roe",
        "VIRIN: 240927-N-QX417-1001",
    ]
    assert profile_of(page_of("\n".join(lines), "text")) == "dod-news"


def test_what_is_set_counts():
    page = page_of('<link rel=canonical href="https://www.navy.mil/">', profile="gov")
    assert profile_of(page) == "gov"
