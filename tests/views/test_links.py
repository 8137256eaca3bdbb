"""Links: what they show, and the addresses of a page."""

from __future__ import annotations

import pytest
from pages import page_of, shown

from pubcheck.views.links import addresses, links


def only(html, form="html"):
    (link,) = links(page_of(html, form))
    return link


def test_text_leaves_out_what_is_not_seen():
    link = only("<a href=x>Rates <span aria-hidden=true>→</span></a>")
    assert link.is_veiled
    assert link.text.text == "Rates "


@pytest.mark.parametrize(
    "html", ["<a role=button href=x>a</a>", "<a href='#'>a</a>", "<a href='JavaScript:void(0)'>a</a>"]
)
def test_buttons(html):
    assert only(html).is_button


@pytest.mark.parametrize("html", ["<a href='#top'>a</a>", "<a href=x role=link>a</a>", "<a href=x>a</a>"])
def test_no_buttons(html):
    assert not only(html).is_button


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x hidden>a</a>",
        "<div aria-hidden=true><a href=x>a</a></div>",
        "<p style='color: red; display : none'><a href=x>a</a></p>",
        "<a href=x style='VISIBILITY: hidden'>a</a>",
    ],
)
def test_hidden(html):
    assert only(html).is_hidden


def test_links_that_nobody_meets_are_left_out():
    assert not links(
        page_of("<p>x<template><a href=x>a</a></template><noscript><a href=y>b</a></noscript><a name=z>c</a>")
    )


def test_addresses_have_a_host_and_know_what_is_loaded():
    page = page_of(
        "<link rel=stylesheet href=//a.gov/a.css><link rel=canonical href=https://b.gov><a href=/x>x</a>"
        "<a href=http://c.gov>c</a><map><area href=http://d.gov></map><img src=http://e.gov/e.jpg><object data=http://f.gov>"
    )
    assert [(a.value, a.is_resource) for a in addresses(page)] == [
        ("http://c.gov", False),
        ("http://d.gov", False),
        ("//a.gov/a.css", True),
        ("http://e.gov/e.jpg", True),
        ("http://f.gov", True),
    ]


def test_a_shared_definition_is_named_once():
    page = page_of("[a][x], [b][x], [c](http://x.gov)\n\n[x]: http://x.gov\n", "markdown")
    found = addresses(page)
    assert [shown(page, a.attribute.value_span) for a in found] == ["http://x.gov", "http://x.gov"]
    assert len({a.attribute.value_span for a in found}) == 2
