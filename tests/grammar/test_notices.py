from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import notices

DEFENSE = (
    "You have accessed part of a historical collection on defense.gov. Some of the information contained "
    "within may be outdated and links may not function. Please contact the DOD Webmaster with any questions."
)
ARCHIVE = (
    "This is a collection of archived material. It is no longer being updated and may not apply because of "
    "changes in law. Use the Section 508 form."
)
SNAPSHOT = (
    "This is not the current EPA website. This website is historical material. This website is no longer "
    "updated and links to external websites and some internal pages may not work."
)
CANADA = (
    "Information identified as archived is provided for reference, research or recordkeeping purposes. It "
    "has not been altered or updated since it was archived. Please contact us for another format."
)
FROZEN = (
    "This is historical material, “frozen in time.” The web site is no longer updated and links to external "
    "web sites and some internal pages will not work."
)
NOTICES = [
    (DEFENSE, ()),
    (DEFENSE.replace("defense.gov. ", ""), ()),
    (ARCHIVE, ("links",)),
    (SNAPSHOT, ("contact",)),
    ("This content is not maintained and may no longer apply.", ("status", "links", "contact")),
    ("This is historical material “frozen in time”. The website is no longer updated.", ("links", "contact")),
    ("This page has been archived and is\nno longer maintained.", ("links", "contact")),
    ("ARCHIVED: This document is no longer updated.", ("links", "contact")),
    (CANADA, ("links",)),
    (FROZEN, ("contact",)),
    ("Archived: We’re no longer updating this page. It is kept for reference.", ("links", "contact")),
    ("You are viewing archived content, accurate as of its publication.", ("links", "contact")),
]


@pytest.mark.parametrize(("text", "missing"), NOTICES)
def test_known_wordings(text: str, missing: tuple[str, ...]) -> None:
    notice = notices.read_notice(f"  {text}\n")
    assert notice
    assert notice.kind == "archive"
    assert notice.missing == missing
    assert (notice.start, notice.end) == (2, len(text) + 2)
    assert all(f"  {text}"[part.start : part.end] == part.text for part in notice.elements.values())


@pytest.mark.parametrize(
    "text",
    [
        "The National Archives keeps historical collections and archived records that are no longer updated.",
        "Agencies should mark outdated content: say that this content is archived and no longer maintained.",
        "This page tells you how to archive content that is no longer maintained and may be outdated.",
        "Historical material may be outdated, the curator said.",
        "Some content linked to on this page may not be available to assistive technology.",
        "Information contained on this page is current as of 2019.",
        "This page has been archived.",
        "This page was reviewed and removed to align with DoDI 5400.17 and is no longer here.",
        "The page you look for may have been reviewed and removed to align with DoDI 5400.17.",
        DEFENSE + " word" * 120,
        "",
    ],
)
def test_pages_that_talk_about_archives(text: str) -> None:
    assert notices.read_notice(text) is None


def test_notices_in_a_page() -> None:
    second_notice = "ARCHIVED CONTENT\n\nThe information on this page is no longer updated."
    page = f"Headline\n\n{DEFENSE}\n\nBody text.\n\n{second_notice}\n"
    first, second = notices.find_notices(page)
    assert page[first.start : first.end] == DEFENSE
    assert page[second.start : second.end] == second_notice
    assert page[slice(*second.elements["status"][1:])] == "ARCHIVED CONTENT"


def test_a_notice_that_no_blank_line_parts() -> None:
    page = f"Headline\n{DEFENSE}\n" + "Body text. " * 200
    (notice,) = notices.find_notices(page)
    assert page[notice.start : notice.end] == DEFENSE


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        (DEFENSE, ["defense.gov"]),
        ("This is historical content from www.hhs.gov and may be outdated.", ["www.hhs.gov"]),
        (SNAPSHOT + " To navigate to the current website, please go to www.epa.gov.", []),
        ("This page is archived. Write to webmaster@archive.example.mil.", []),
    ],
)
def test_the_sites_on_which_a_notice_says_it_stands(text: str, sites: list[str]) -> None:
    assert [part.text for part in notices.named_sites(text)] == sites


@pytest.mark.parametrize(
    ("host", "site"),
    [("archive.defense.gov", "defense.gov"), ("WAR.GOV.", "war.gov"), ("localhost", ""), ("", "")],
)
def test_the_domain_of_a_host(host: str, site: str) -> None:
    assert notices.site(host) == site


WORDS = [
    "this",
    "page",
    "archived",
    "is",
    "no longer",
    "updated",
    "links",
    "may not work",
    ".",
    "\n",
    "\n\n",
    "contact",
    "should",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    for notice in [*notices.find_notices(text), *filter(None, [notices.read_notice(text)])]:
        assert 0 <= notice.start < notice.end <= len(text)
        assert all(text[part.start : part.end] == part.text for part in notice.elements.values())
