"""Texts by scope: which there are, where they stand, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from markup_soup import SOUP
from pages import page_of, shown

from pubcheck.views.scopes import SCOPES, is_framed, scopes

PAGE = """---
title: A title &amp; more
description: What it is about
---
<header><h1>Site</h1><img src=l.png alt="Logo"></header>
<nav><a href=/>Home</a></nav>
<h1>First <b>heading</b></h1>
<p>A paragraph with <a href=/x>a link</a> and <code>code</code>.</p>
<ul><li>An item</li></ul>
<h2>Second</h2>
<table><caption>A caption</caption><tr><td>A cell</td></tr></table>
<blockquote>A quote</blockquote>
<figure><img src=a.png alt="A ship &amp; a boat"><figcaption>Sailors at work</figcaption></figure>
<button>Press</button>
<p lang=es>Un barco</p>
"""
EXPECTED = {
    "paragraphs": ["A paragraph with a link and \ue000\ue000\ue000\ue000."],
    "items": ["An item"],
    "captions": ["A caption", "Sailors at work"],
    "cells": ["A cell"],
    "quotes": ["A quote"],
    "headings": ["First heading", "Second"],
    "h1": ["First heading"],
    "h2": ["Second"],
    "h3": [],
    "link-texts": ["a link"],
    "alt-texts": ["A ship & a boat"],
    "buttons": ["Press"],
    "title": ["A title &amp; more"],
    "description": ["What it is about"],
}


def texts(page, *names, language="en"):
    found = scopes(page)[0].text(names, language)
    return [] if found is None else [block.text.strip() for block in found.blocks]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_scope(name):
    assert texts(page_of(PAGE), name) == EXPECTED[name]


def test_every_scope_is_tried():
    assert EXPECTED.keys() >= set(SCOPES) - {"h4", "h5", "h6"}


def test_several_scopes_stand_in_the_order_of_the_page():
    assert texts(page_of(PAGE), "alt-texts", "headings", "items") == [
        "First heading", "An item", "Second", "A ship & a boat",
    ]  # fmt: skip


def test_languages():
    assert texts(page_of(PAGE), "paragraphs", language="es") == ["Un barco"]
    assert len(texts(page_of(PAGE), "paragraphs", language="*")) == 2
    assert texts(page_of(PAGE), "paragraphs", language="fr") == []


def test_places():
    page = page_of(PAGE)
    article = scopes(page)[0].text(("alt-texts", "headings", "title", "link-texts"))
    for word, written in (
        ("ship", "ship"), ("& a boat", "&amp; a boat"), ("First heading", "First <b>heading"),
        ("a link", "a link"), ("title", "title"),
    ):  # fmt: skip
        at = article.text.index(word)
        assert shown(page, article.span(at, at + len(word))) == written


@given(SOUP)
def test_many_at_once_are_framed_as_each_alone_is(text):
    page = page_of(f"<header>a<b>x</b></header><main><p>{text}</main><form><i>y</i></form><footer><u>z")
    for element in page.document.tree.iter_elements():
        assert is_framed(page, element) == page.is_chrome(element)


@given(SOUP)
def test_no_text_raises_and_every_place_is_inside(text):
    page = page_of(text)
    article = scopes(page)[0].text(SCOPES, "*")
    for start, block in zip(article.starts, article.blocks, strict=True) if article else ():
        span = article.span(start, start + len(block.text))
        assert 0 <= span.start <= span.end <= len(page.document.source.text)
