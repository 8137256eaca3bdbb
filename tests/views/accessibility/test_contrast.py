"""The colors of text and of what lies behind it are those that a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_soup import SOUP
from pages import page_of

from pubcheck.grammar.colors import WHITE, Color
from pubcheck.views.accessibility.backdrops import palette_of
from pubcheck.views.accessibility.contrast import faint_texts, spots
from pubcheck.views.accessibility.incidental import says_something
from pubcheck.views.accessibility.inline_links import links_by_color


def whole(body: str, style: str = "", head: str = ""):
    head = f"<title>T</title>{head}<style>{style}</style>"
    return page_of(f'<!DOCTYPE html><html lang="en"><head>{head}</head>{body}</html>')


def told(page):
    (faint,) = faint_texts(page)
    return faint


@pytest.mark.parametrize(
    ("body", "ink", "backdrop", "ratio"),
    [
        ('<p style="color: #999">Text', "#999999", "#ffffff", 2.84),
        ('<div style="background: #eee"><p style="color: #777">Text', "#777777", "#eeeeee", 3.86),
        ('<p style="color: rgba(0, 0, 0, .3); background: #fff">Text', "#b2b2b2", "#ffffff", 2.12),
        ('<div style="background: #000"><p style="background: rgb(255 255 255 / 50%); color: #666">Text',
         "#666666", "#808080", 1.45),
        ('<div style="background: #fff"><p style="color: #000; opacity: .3">12', "#b2b2b2", "#ffffff", 2.12),
        ('<div style="opacity: .5"><p style="opacity: 50%; color: black">Text', "#bfbfbf", "#ffffff", 1.84),
        ('<div style="opacity: .5; background: #000; color: #fff"><p>Text', "#ffffff", "#808080", 3.95),
        ('<body bgcolor="#c0c0c0" text="gray"><p>Text', "#808080", "#c0c0c0", 2.17),
        ('<body link="#ccc"><p>Read <a href="/a">Text</a>', "#cccccc", "#ffffff", 1.6),
        ('<div style="visibility: hidden; background: #000"><p style="visibility: visible; color: #999">Text',
         "#999999", "#ffffff", 2.84),
        ('<div style="display: contents; background: #000"><p style="color: #999">12',
         "#999999", "#ffffff", 2.84),
        ('<table bgcolor="black"><tr><td><a href="/a">Text</a>', "#0000ee", "#000000", 2.23),
        ('<font color="ff9900">Text</font>', "#ff9900", "#ffffff", 2.14),
        ('<p style="color: #888"><span style="color: inherit">Text</span>', "#888888", "#ffffff", 3.54),
        ('<p style="color: #888; background: currentcolor"><b style="color: #999">Text',
         "#999999", "#888888", 1.24),
    ],
)  # fmt: skip
def test_colors_as_they_are_seen(body, ink, backdrop, ratio):
    faint = told(whole(body))
    assert (faint.ink.hex, faint.backdrop.hex) == (ink, backdrop)
    assert faint.highest == pytest.approx(ratio, abs=0.01)
    assert not faint.doubt


@pytest.mark.parametrize(
    ("style", "is_large"),
    [
        ("font-size: 24px", True), ("font-size: 18pt", True), ("font-size: 23px", False),
        ("font: bold 14pt serif", True), ("font-size: 14pt", False), ("font: 700 18px serif", False),
        ("font-size: 1.5rem", True), ("font-size: 150%", True),
    ],
)  # fmt: skip
def test_large_text(style, is_large):
    assert told(whole(f'<p style="color: #999; {style}">Text')).is_large is is_large


def test_what_repeats_others_in_a_noscript_asks_for_no_contrast():
    box = '<div style="background: #c61f0c; color: #d33">Turn on <mark style="color: #ee0">it</mark></div>'
    linked = '<link rel="stylesheet" href="a.css">'
    for head in ("", linked):
        assert not faint_texts(whole(f"<p>Text</p><noscript>{box}</noscript>", head=head))
        beside = whole(f"<p>Text</p><noscript>{box}</noscript>{box}", head=head)
        assert len(faint_texts(beside)) == 2


def test_headings_are_as_large_as_browsers_make_them():
    page = whole("<h1>One text</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4>", "body { color: #999 }")
    assert [faint.is_large for faint in faint_texts(page)] == [True, True, True, False]


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color: #fff; background: var(--paper)">Text',
        '<p style="color: ButtonText; background: #777">Text',
        '<div style="background: #fff"><p style="position: absolute; color: #999">Text',
        '<div style="background: #fff"><p style="float: left; color: #999">Text',
        '<div style="position: absolute; inset: 0; background: #000"></div><p style="color: #999">Text',
        '<p style="color: #999; filter: invert(1)">Text',
        '<p style="color: #999; box-shadow: inset 0 0 0 99px #000">Text',
        '<p style="color: #999; mix-blend-mode: difference">Text',
        '<p style="color: #999; -webkit-text-fill-color: #000">Text',
        '<button style="color: #777">Text</button>',
        '<select style="color: #aaa; background: #fff"><option>Text</option></select>',
        '<i class="icon-font" style="color: #aaa">home</i>',
        '<p class="site-logo" style="color: #aaa">Text',
        '<p style="color: #fff">Text of the color of the page',
        '<b style="background: #000"><p style="color: #111">A block breaks the line',
        '<p style="color: #{{ color }}; background: #fff">Text',
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_alone(body):
    assert not [faint for faint in faint_texts(whole(body)) if not faint.doubt]


def test_what_css_draws_before_an_element_may_lie_behind_its_text():
    style = "p { color: #999; position: relative } p::before { content: ''; position: absolute"
    assert len(faint_texts(whole("<p>Text", style + "}"))) == 1
    assert faint_texts(whole("<p>Text", style + "; background: #000 }")) == []


def test_a_scheme_that_the_reader_chooses_leaves_the_canvas_open():
    page = whole('<p style="color: #999">Text', head='<meta name="color-scheme" content="light dark">')
    assert faint_texts(page) == []


def test_a_linked_sheet_leaves_only_what_the_element_says_itself():
    link = '<link rel="stylesheet" href="a.css">'
    page = whole('<body style="background: #fff"><p style="color: #999">Text', head=link)
    assert told(page).doubt == "sheet"
    page = whole('<p style="color: #999; background: #fff">Text', head=link)
    assert not told(page).doubt
    assert told(page).is_large is None


def test_gradients_and_shadows_have_a_best_and_a_worst_place():
    faint = told(whole('<p style="color: #333; background: linear-gradient(#fff, #333)">Text'))
    assert (round(faint.highest, 2), faint.lowest) == (12.63, 1)
    faint = told(whole('<p style="color: #fff; text-shadow: 0 0 2px #000">Text'))
    assert (round(faint.highest), faint.lowest) == (21, 1)


def test_texts_of_one_cause_are_one_spot():
    page = whole('<p>One text</p><p>Two</p><p style="color: #998">Three</p>', "p { color: #999 }")
    assert [(spot.first.ink.hex, spot.places) for spot in spots(page)] == [("#999999", 2), ("#999988", 1)]


def test_a_page_without_colors_is_not_looked_at():
    page = whole("<p>Text</p>", "p { margin: 0 }")
    assert faint_texts(page) == []
    assert palette_of(page)._inks == {}


def test_backdrops_of_a_page():
    page = whole('<body bgcolor="navy"><p style="background: none">Text <mark>here</mark>')
    (paragraph,) = page.document.tree.select("p")
    (mark,) = page.document.tree.select("mark")
    palette = palette_of(page)
    assert palette.backdrop(paragraph).colors == (Color(0, 0, 128),)
    assert palette.backdrop(mark).colors == (Color(255, 255, 0),)
    assert palette_of(whole("<p>Text")).backdrop(paragraph).colors == (WHITE,)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Text", True), ("12", True), ("漢", True), ("x", False), ("×", False), ("***---***", False),
        ("  ", False), ("\ue000\ue000", False), ("Größe", True),
    ],
)  # fmt: skip
def test_what_says_something(text, says):
    assert says_something(text) is says


def test_links_that_stand_in_a_text():
    style = "a { color: #00e; text-decoration: none }"
    body = '<p>The rates for the year are in <a href="/a">this table</a>.</p><p><a href="/b">Rates</a></p>'
    (link,) = links_by_color(whole(body, style))
    assert link.element.attr("href") == "/a"
    assert link.ratio == pytest.approx(2.23, abs=0.01)
    assert links_by_color(whole(body, style + " a { border-bottom: 1px solid }")) == []
    assert links_by_color(whole(body, style + " a::after { content: '»' }")) == []


@given(SOUP, st.text(max_size=30))
def test_any_markup_is_judged_without_an_error(markup, value):
    page = page_of(
        f'<style>* {{ color: #999; background: {value} }}</style><p style="opacity: .5; {value}">{markup}'
    )
    for faint in faint_texts(page):
        assert 1 <= faint.lowest <= faint.highest <= 21.0001
    links_by_color(page)


def test_markup_that_nests_without_end():
    page = page_of('<div style="background: #fffe; color: #999e; opacity: .9">' * 3000 + "Text")
    assert len(faint_texts(page)) <= 1


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color: #aaa; font-size: 0">Text',
        '<p style="color: #aaa; transform: scale(0)">Text',
        '<p style="color: #aaa; scale: 0">Text',
        '<p style="color: #aaa; transform: translateX(-9999px)">Text',
        '<p style="color: #aaa; position: relative; left: -9999px">Text',
        '<p style="color: #aaa; margin-left: -9999px">Text',
        '<p style="color: #aaa; opacity: 0.00">Text',
        '<p style="color: #aaa; max-height: 0; overflow: hidden">Text',
        '<p style="color: #aaa; content-visibility: hidden">Text',
        '<video style="color: #aaa"><p>No video</p></video>',
        '<div style="color: #aaa">Text<template shadowrootmode="open"><b><slot></slot></b></template></div>',
        '<div id="h" style="color: #aaa">Text</div><script>h.attachShadow({mode: "open"})</script>',
    ],
)
def test_text_that_nobody_sees_or_that_a_shadow_tree_takes_in(body):
    assert faint_texts(whole(body)) == []


@pytest.mark.parametrize(
    "body",
    [
        '<div style="font-size: 0"><p style="font-size: 16px; color: #aaa">Text',
        '<p style="color: #aaa; transform: scale(0.9)">Text',
        '<p style="color: #aaa; transform: translate(-50%, -100px)">Text',
        '<p style="color: #aaa; margin-left: -20px">Text',
        '<p style="color: #aaa; background: linear-gradient(#fff, #eee), url(night.jpg)">Text',
    ],
)
def test_text_that_is_seen_all_the_same(body):
    assert not told(whole(body)).doubt


@pytest.mark.parametrize(
    ("head", "is_known"),
    [
        ('<meta name="color-scheme" content="light">', True),
        ('<meta name="color-scheme" content="light dark">', False),
        ("<style>:root { color-scheme: light only }</style>", True),
        ("<style>:root { color-scheme: dark }</style>", False),
        ("<style>p { all: revert }</style>", True),
    ],
)
def test_a_page_that_may_be_dark_is_not_judged_by_the_colors_of_the_browser(head, is_known):
    page = whole('<p style="color: #999">Text', head=head)
    assert bool([faint for faint in faint_texts(page) if not faint.doubt]) is is_known
