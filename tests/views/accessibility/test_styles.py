"""Computed styles: which declaration wins, what inherits, and what cannot be known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page_of

from pubcheck.document import OPAQUE
from pubcheck.grammar.css_media import Screen
from pubcheck.views.accessibility.styles import Styles, styles_of

WHOLE = "<!DOCTYPE html><html lang=en><title>t</title>"


def of(html, selector="p", whole=True):
    page = page_of(WHOLE + html if whole else html)
    element = page.document.tree.select_one(selector)
    assert element
    return styles_of(page), element


def value(html, prop, selector="p"):
    styles, element = of(html, selector)
    return styles.value(element, prop)


@pytest.mark.parametrize(
    ("css", "style", "expected"),
    [
        ("p{color:red} .c{color:blue}", "", "blue"),
        (".c{color:blue} p{color:red}", "", "blue"),
        ("p{color:red} p{color:blue}", "", "blue"),
        ("#i{color:red}", "color:blue", "blue"),
        ("p{color:blue!important}", "color:red", "blue"),
        ("p{color:red!important}", "color:blue!important", "blue"),
        ("p{color:blue!important} #i{color:red}", "", "blue"),
        ("p:where(#i){color:red} p{color:blue}", "", "blue"),
        (":is(#i, q){color:blue} p.c.d{color:red}", "", "blue"),
        ("@layer a,b; @layer b{p{color:blue}} @layer a{#i{color:red}}", "", "blue"),
        ("@layer a{#i{color:red}} p{color:blue}", "", "blue"),
        ("@layer a{p{color:blue!important}} #i{color:red!important}", "", "blue"),
        ("@layer a{@layer b{#i{color:red}} p{color:blue}}", "", "blue"),
        ("@media print{p{color:red}} @media screen{p{color:blue}}", "", "blue"),
        ("p{color:blue} p:hover{color:red} p:focus{color:red}", "", "blue"),
        ("p{color:blue} p:nonsense{color:red} p, q:nonsense{ }", "", "blue"),
        ("p{color:blue; color:colour} p{color:}", "color", "blue"),
        ("main{& > p{color:blue}} p{color:red}", "", "blue"),
        ("html{--x: blue} p{color:var(--x)}", "", "blue"),
        ("p{color:var(--y, blue)}", "", "blue"),
        ("p{--a:var(--b);--b:var(--a);color:var(--a, blue)}", "", "blue"),
        ("main{color:blue} p{color:var(--none)}", "", "blue"),
        ("main{color:blue} p{color:inherit}", "", "blue"),
        ("main{color:blue} p{all:unset}", "", "blue"),
        ("main{color:blue} p{color:red;color:revert}", "", "blue"),
        ("main{color:blue} p{color:currentcolor}", "", "blue"),
        ("main{color:red} p{color:initial}", "", "black"),
    ],
)
def test_what_wins(css, style, expected):
    assert value(f"<style>{css}</style><main><p id=i class='c d' style='{style}'>x", "color") == expected


@pytest.mark.parametrize(
    ("html", "selector", "prop", "expected"),
    [
        ("<h1>a<small>b</small></h1>", "small", "font-size", "26.6667px"),
        ("<h2>a<b>b</b></h2>", "b", "font-weight", "900"),
        ("<p style='font-size:20px;letter-spacing:.1em'><b>b</b></p>", "b", "letter-spacing", "2px"),
        ("<p style='font-size:20px;line-height:1.5'><b>b</b></p>", "b", "line-height", "1.5"),
        (
            "<p style='font-size:20px;line-height:150%'><b style='font-size:9px'>b</b>",
            "b",
            "line-height",
            "30px",
        ),
        ("<div style='width:20px;display:flex'><p>b</p></div>", "p", "width", "auto"),
        ("<div style='visibility:hidden'><p>b</p></div>", "p", "visibility", "hidden"),
        ("<style>:root{font-size:20px} p{font-size:1.5rem}</style><p>b", "p", "font-size", "30px"),
        ("<p hidden>b", "p", "display", "none"),
        ("<p hidden style='display:block'>b", "p", "display", "block"),
        ("<p hidden=until-found>b", "p", "display", "block"),
        ("<a href=x>b</a>", "a", "text-decoration-line", "underline"),
        ("<a>b</a>", "a", "text-decoration-line", "none"),
        ("<table><td bgcolor=fed>b</table>", "td", "background-color", "#fed"),
        ("<p style='overflow:hidden auto'>b", "p", "overflow", "hidden auto"),
        ("<p style='overflow:clip'>b", "p", "overflow", "clip"),
        ("<p>b", "p", "no-such-property", ""),
        ("<b style='position:absolute'>b</b>", "b", "display", "block"),
        ("<b style='float:left;display:inline-flex'>b</b>", "b", "display", "flex"),
        ("<p style='display:grid'><b>b</b>", "b", "display", "block"),
        ("<p style='color:red;color:reddish'>b", "p", "color", "red"),
        (
            "<p style='background:red;background:color-mix(in srgb, red, blue)'>b",
            "p",
            "background-color",
            "color-mix(in srgb, red, blue)",
        ),
    ],
)
def test_computed_values(html, selector, prop, expected):
    assert value(html, prop, selector) == expected


def test_lengths_are_pixels():
    styles, element = of("<p style='line-height:1.5;word-spacing:normal;width:50%;top:0;left:-9in'>x")
    assert styles.px(element, "line-height") == 24
    assert styles.px(element, "word-spacing") == 0
    assert styles.px(element, "width") is None
    assert styles.px(element, "top") == 0
    assert styles.px(element, "left") == -864


def test_the_winning_declaration_knows_its_place():
    page = page_of(f"{WHOLE}<style>\np {{ margin : 0 ; top: 1px }}</style><p style='color: red!important'>x")
    styles, element = styles_of(page), page.document.tree.select_one("p")
    inline, ruled = styles.declared(element, "color"), styles.declared(element, "margin-left")
    assert (inline.is_inline, inline.important, page.document.source[inline.span]) == (
        True,
        True,
        "color: red!important",
    )
    assert (ruled.is_inline, ruled.written, page.document.source[ruled.span]) == (
        False,
        "margin",
        "margin : 0",
    )
    assert styles.declared(element, "display") is None


@pytest.mark.parametrize(
    ("html", "prop", "expected"),
    [
        ("<p>x", "color", True),
        ("<link rel=stylesheet href=a.css><p>x", "color", False),
        ("<link rel=stylesheet href=a.css><p style='color:red'>x", "color", True),
        ("<link rel=stylesheet href=a.css><div style='color:red'><p>x</div>", "color", False),
        ("<link rel=stylesheet href=a.css media=print><p>x", "color", True),
        ("<link rel='alternate stylesheet' href=a.css title=b><p>x", "color", True),
        ("<style>@import 'a.css';</style><p>x", "color", False),
        ("<link rel=stylesheet href=a.css><p style='font-size:12px'>x", "font-size", True),
        ("<link rel=stylesheet href=a.css><p style='font-size:2em'>x", "font-size", False),
        ("<link rel=stylesheet href=a.css><p style='font-size:2rem'>x", "font-size", False),
        ("<link rel=stylesheet href=a.css><p style='width:2em'>x", "width", False),
        ("<link rel=stylesheet href=a.css><p style='width:50%'>x", "width", True),
        ("<style>html{font-size:62.5%}</style><p style='font-size:2rem'>x", "font-size", True),
        ("<style>@container (width > 3px) { p { color: red } }</style><p>x", "color", False),
        ("<style>@container (width > 3px) { p { color: red } }</style><p style='color:red'>x", "color", True),
        ("<style>@container (width > 3px) { q { color: red } }</style><p>x", "color", True),
        ("<style>p:user-invalid { color: red }</style><p>x", "color", False),
    ],
)
def test_what_is_certain(html, prop, expected):
    styles, element = of(html)
    assert styles.is_certain(element, prop) is expected


def test_a_fragment_takes_styles_from_the_page_around_it():
    styles, element = of("<p style='color:red'>x", whole=False)
    assert styles.is_certain(element, "color")
    assert not styles.is_certain(element, "font-size")


def test_what_a_template_makes_is_not_certain():
    page = page_of("<p style='color: {{ page.color }}'>x")
    assert not styles_of(page).is_certain(page.document.tree.select_one("p"), "color")


def test_generated_content():
    css = (
        "p::before{content:'a' attr(title)} p::after{content:url(x)/'alt'} q::before{content:counter(c)}"
        "b::before{content:'b';display:none} i:after{content:'i'}"
    )
    page = page_of(f"{WHOLE}<style>{css}</style><p title=t>x<q>y</q><b>z</b><i>z</i>")
    styles = styles_of(page)
    found = [(styles.before(e), styles.after(e)) for e in page.document.tree.select("p, q, b, i")]
    assert found == [("at", "alt"), (OPAQUE, ""), ("", ""), ("", "i")]


def test_another_screen_is_another_cascade():
    page = page_of(f"{WHOLE}<style>@media (orientation:portrait){{p{{rotate:90deg}}}}</style><p>x")
    element = page.document.tree.select_one("p")
    assert Styles(page).value(element, "rotate") == "none"
    assert Styles(page, Screen(400, 900)).value(element, "rotate") == "90deg"


def test_plain_pages_cost_nothing():
    styles, element = of("<p>x")
    assert not styles.has_any
    assert not list(styles.touched("display"))
    assert not styles.is_touched(element)


def test_touched_elements():
    page = page_of(
        f"{WHOLE}<style>b{{display:block}} .x, p:hover{{color:red}}</style>"
        "<p>x<b class=x>y</b><i style='top:0'>z"
    )
    styles = styles_of(page)
    assert [e.tag for e in styles.touched("display")] == ["b"]
    assert [e.tag for e in page.document.tree.select("p, b, i") if styles.is_touched(e)] == ["b", "i"]


def test_depth_is_no_trouble():
    styles, element = of("<style>div{display:inherit;font-size:inherit}</style>" + "<div>" * 3000 + "<p>x")
    assert styles.value(element, "font-size") == "16px"
    assert styles.value(element.parent, "display") == "block"
    chain = ";".join(f"--v{i}:var(--v{i + 1})" for i in range(900))
    assert value(f"<p style='{chain};color:var(--v0,red)'>x", "color") == "red"


PIECES = (  # noqa: SIM905
    "p b { } : ; color inherit var(--a) --a @media !important & * > , ( ) ' /* 12px @layer ::before content"
    " display all print"
).split()


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_styles_raise(sheet, style):
    text = " ".join(style).replace("'", "")
    styles, element = of(f"<style>{' '.join(sheet)}</style><p style='{text}'>x<b>y</b>", "b")
    for prop in ("color", "display", "font-size", "--a", "margin-left"):
        styles.value(element, prop)
        styles.is_certain(element, prop)
    styles.before(element)
    styles.is_touched(element)


def test_of_many_long_sheets_those_beyond_the_bound_count_as_sheets_elsewhere():
    long = "<style>" + "b{color:#123456}" * 15_000 + "</style>"
    assert not styles_of(page_of(f"{WHOLE}{long * 2}<p>x")).cascade.is_open
    assert styles_of(page_of(f"{WHOLE}{long * 3}<p>x")).cascade.is_open
