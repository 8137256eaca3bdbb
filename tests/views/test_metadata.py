"""What a page says of itself in its head and its front matter."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views import metadata


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ('<meta http-equiv="Refresh" content="0; URL=/x">', "html", True),
        ('<meta http-equiv="refresh" content="300">', "html", False),
        ("---\nredirect_to: /x\n---\n", "markdown", True),
        ("---\nredirect_to:\n---\n", "markdown", False),
        ("---\nlayout: redirect\n---\n", "markdown", True),
        ("---\nredirect_from: /old\n---\nText", "markdown", False),
    ],
)
def test_redirects(text, form, expected):
    assert metadata.is_redirect(page_of(text, form)) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!-- a --><!DOCTYPE html><p>x", False),
        ("<!DOCTYPE html><p>x", True),
        ("<html><p>x", True),
        ("<head><title>x</title></head>", True),
        ("<body><p>x", False),
        ("<p>x", False),
    ],
)
def test_which_documents_have_a_head(html, expected):
    assert metadata.names_itself(page_of(html)) is expected


def test_own_addresses_best_first():
    page = page_of(
        '<head><meta property="og:url" content="https://b.gov/x">'
        '<link rel="CANONICAL" href=" https://A.gov/y "></head>'
    )
    assert metadata.own_addresses(page) == ["https://A.gov/y", "https://b.gov/x"]
    assert metadata.host(page) == "a.gov"


def test_a_page_without_an_address_has_no_host():
    assert metadata.host(page_of("---\npermalink: /x/\n---\n", "markdown")) == ""


def test_fields_are_found_in_groups_and_whatever_their_case():
    page = page_of("---\nSEO:\n  Description: Two ships.\nsummary: ''\n---\nText", "markdown")
    field = metadata.field_of(page, metadata.DESCRIPTIONS)
    assert field is not None
    assert field.value == "Two ships."


def test_the_title_of_a_drawing_is_not_the_page_s():
    assert metadata.head_title(page_of("<html><body><svg><title>x</title></svg>")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\n---\n", False),
        ("---\ntitle: x\n---\n{{ content }}\n", False),
        ("---\ntitle: x\n---\nText", True),
    ],
)
def test_content(text, expected):
    assert metadata.has_content(page_of(text, "markdown")) is expected
