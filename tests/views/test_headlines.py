"""The headline of a page, and whether it heads a story."""

from __future__ import annotations

import pytest
from pages import page_of, shown

from pubcheck.views.headlines import headlines, is_story

_THREE = (
    "<p>The fleet sailed from its port.</p><p>It will be back on Monday.</p><p>The families wait for it.</p>"
)


def test_front_matter_goes_before_a_heading() -> None:
    page = page_of("---\ntitle: Two &amp; one\n---\n# Fleet\n", "markdown")
    (headline,) = headlines(page)
    assert headline.text == "Two & one"
    assert shown(page, headline.whole) == "Two &amp; one"
    assert not headline.is_unbroken(4, 5)


def test_the_one_heading_of_level_one() -> None:
    page = page_of("<h1>Fleet <b>sails</b></h1><p>Two ships.</p>")
    (headline,) = headlines(page)
    assert shown(page, headline.span(6, 11)) == "sails"


@pytest.mark.parametrize("markup", ["<h1>One</h1><h1>Two</h1>", "<h2>One</h2>", '<h1 lang="fr">Une</h1>', ""])
def test_no_headline(markup: str) -> None:
    assert not headlines(page_of(markup))


def test_a_story_is_dated_or_of_the_forces() -> None:
    assert not is_story(page_of(f"<h1>Fleet</h1>{_THREE}"))
    assert is_story(page_of(f"<h1>Fleet</h1>{_THREE}", profile="dod-news"))
    assert is_story(page_of(f"<h1>Fleet</h1><p>Oct. 21, 2019</p>{_THREE}"))
    assert not is_story(page_of("<h1>Fleet</h1><p>Oct. 21, 2019</p>"))
