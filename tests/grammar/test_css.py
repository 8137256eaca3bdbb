"""Style sheets and style attributes: rules, declarations, selectors, conditions, values, generated text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import css, css_content, css_lengths, css_media, css_shorthands, css_values
from pubcheck.grammar.css_media import Condition, Screen
from pubcheck.grammar.css_selectors import of_text

DESKTOP, PHONE = Screen(), Screen(400, 900)

CSS = st.text(st.sampled_from(list("ab:;{}()[]\"'\\/*,.#@! \n\f\r\0-&><=+~1%é")), max_size=80)


def declared(text):
    return [(one.name, one.value, one.important) for one in css.parse_style(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color: RED", [("color", "red", False)]),
        ("COLOR:red;", [("color", "red", False)]),
        (" color : red ! IMPORTANT ; top:0", [("color", "red", True), ("top", "0", False)]),
        ("--Size: 2PX; content: 'A'", [("--Size", "2PX", False), ("content", '"A"', False)]),
        ("color: red /* no; */; top: 1px", [("color", "red", False), ("top", "1px", False)]),
        ("background-image: url('a;b')", [("background-image", 'url("a;b")', False)]),
        ("color: rgb(1, 2, 3)", [("color", "rgb(1, 2, 3)", False)]),
        ("display: blok; visibility: gone; letter-spacing: 3", []),
        ("color", []),
        ("color:", []),
        ("color: red !ie", []),
        ("line-height: -1", []),
        ("line-height: 1.5", [("line-height", "1.5", False)]),
        ("transform: rotateZ(0, 0, 1, 90deg)", []),
        ("-webkit-transform: scale(2)", [("transform", "scale(2)", False)]),
        ("overflow: hidden", [("overflow-x", "hidden", False), ("overflow-y", "hidden", False)]),
    ],
)
def test_declarations(text, expected):
    assert declared(text) == expected


def test_a_declaration_knows_its_place():
    text = "a:b; font-size : 12px !important ; background: url(';') red; color:red"
    places = {one.written: text[one.start : one.end] for one in css.parse_style(text)}
    assert places["font-size"] == "font-size : 12px !important"
    assert places["background"] == "background: url(';') red"
    assert places["color"] == "color:red"
    sheet = css.parse_sheet("p {\n  color : red;\r\n\n /* ; */ top: 0 }")
    assert [(one.start, one.end) for one in sheet.rules[0].declarations] == [(6, 17), (30, 36)]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("margin", "1px", ("1px", "1px", "1px", "1px")),
        ("margin", "1px 2px", ("1px", "2px", "1px", "2px")),
        ("inset", "1px 2px 3px 4px", ("1px", "2px", "3px", "4px")),
        ("padding", "calc(1px + 2px) 0", ("calc(1px + 2px)", "0", "calc(1px + 2px)", "0")),
        ("margin", "1px 2px 3px 4px 5px", ()),
        ("background", "red", ("red", "none")),
        ("background", "url(a.png) no-repeat 50% / cover #fff", ("#fff", "url(a.png)")),
        ("background", "none", ("transparent", "none")),
        ("background", "red, blue", ()),
        ("outline", "0", ("none", "0", "auto")),
        ("outline", "2px solid blue", ("solid", "2px", "blue")),
        ("text-decoration", "none", ("none", "solid", "currentcolor")),
        ("text-decoration", "underline dotted red", ("underline", "dotted", "red")),
        ("list-style", "none", ("none", "outside", "none")),
        ("overflow", "hidden auto", ("hidden", "auto")),
        ("font", "bold 1em/2 'A B', serif", ("normal", "normal", "bold", "2", "1em", "'A B', serif")),
        ("font", "italic small-caps 12pt / 150% x", ("italic", "small-caps", "400", "150%", "12pt", "x")),
        ("font", "12pt", ()),
        ("font", "inherit", ("inherit",) * 6),
    ],
)
def test_shorthands(name, value, expected):
    assert tuple(css_shorthands.longhands(name, value).values()) == expected


def test_font_sets_its_longhands_by_name():
    found = css_shorthands.longhands("font", "italic bold 12px/1.5 Arial")
    assert found["font-size"] == "12px"
    assert found["line-height"] == "1.5"
    assert found["font-weight"] == "bold"


def rules(text):
    return [
        (tuple(one.text for one in rule.selectors), rule.conditions, rule.layer)
        for rule in css.parse_sheet(text).rules
    ]


def test_conditions_and_layers_stand_with_their_rules():
    found = rules("@media print { a {b:c} @supports (d:e) { f {b:c} } } @layer x.y { g {b:c} } h {b:c}")
    printed = Condition("media", "print")
    assert found == [
        (("a",), (printed,), ()),
        (("f",), (printed, Condition("supports", "(d:e)")), ()),
        (("g",), (), ("x", "y")),
        (("h",), (), ()),
    ]


def test_nested_rules_name_their_parent():
    found = [texts for texts, _, _ in rules("a, b { c: d; & e { c: d } .f & { c: d } g { c: d } c: e }")]
    assert found == [("a", "b"), (":is(a, b) e",), (".f :is(a, b)",), (":is(a, b) g",), ("a", "b")]


def test_what_no_rule_of_the_page_is_leaves_no_rule():
    assert not rules("@font-face { font-family: x } @keyframes k { from { top: 0 } } @page { margin: 0 }")
    assert not rules("a { } :unclosed( { b: c")
    assert not rules("p::first-line { color: red } ::selection { color: red }")


def test_imports_and_long_sheets_are_not_whole():
    assert css.parse_sheet("a{b:c}").is_whole
    assert css.parse_sheet("@import 'x.css' print;").is_whole
    assert not css.parse_sheet("@import 'x.css';").is_whole
    assert not css.parse_sheet("a{b:c}" * 60_000).is_whole


@pytest.mark.parametrize(
    "text", ["(" * 5000, "{" * 5000, "a{" * 5000, ":is(" * 5000, "@media x{" * 5000, "&{[(" * 999]
)
def test_deep_nesting_is_refused(text):
    assert not css.parse_sheet(text).rules
    assert css.parse_style(text) == ()


def test_brackets_in_strings_and_comments_are_no_nesting():
    text = "/* ((((( */" * 50 + "a { content: '((((((((' }" * 20
    assert len(css.parse_sheet(text).rules) == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", (0, 0, 1)),
        ("*", (0, 0, 0)),
        ("svg|a", (0, 0, 1)),
        ("#a.b[c]:hover d", (1, 3, 1)),
        (":is(#a, b) c", (1, 0, 1)),
        (":where(#a) c", (0, 0, 1)),
        (":not(.a .b)", (0, 2, 0)),
        ("a:has(> #b)", (1, 0, 1)),
        ("li:nth-child(2n + 1 of .a, #b)", (1, 1, 1)),
        ("a:lang(en)", (0, 1, 1)),
        ("a::before", (0, 0, 2)),
    ],
)
def test_specificity(text, expected):
    assert of_text(text)[0].specificity == expected


@pytest.mark.parametrize(
    ("text", "selector", "pseudo"),
    [
        ("a::before", "a", "before"),
        ("a:AFTER", "a", "after"),
        ("a > ::after", "a >*", "after"),
        ("::before", "*", "before"),
        ("a::before:hover", "a", "other"),
        ("a::marker", "a", "other"),
    ],
)
def test_pseudo_elements(text, selector, pseudo):
    (found,) = of_text(text)
    assert (found.text.replace(" *", "*"), found.pseudo) == (selector, pseudo)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("screen", True),
        ("print", False),
        ("not print", True),
        ("only screen and (min-width: 40em)", True),
        ("(max-width: 600px)", False),
        ("(600px <= width < 90rem)", True),
        ("(width > 2000px) or (orientation: landscape)", True),
        ("(orientation: landscap)", False),
        ("not (orientation: portrait)", True),
        ("print, (min-aspect-ratio: 1/1)", True),
        ("(prefers-reduced-motion: reduce)", False),
        ("(prefers-reduced-motion)", False),
        ("(prefers-color-scheme: light)", True),
        ("(hover: hover) and (pointer: fine)", True),
        ("(min-resolution: 2dppx), (-webkit-min-device-pixel-ratio: 1.5)", False),
        ("(-ms-high-contrast: none)", False),
        ("not ((min-width: 1px) and (color))", False),
        ("(((((((((((((((((color)))))))))))))))))", False),
        ("(min-width: calc(1em + 20px)", True),
    ],
)
def test_media_queries(query, expected):
    assert css_media.media_holds(query, DESKTOP) is expected


def test_a_phone_is_upright():
    assert css_media.media_holds("(orientation: portrait) and (max-width: 30em)", PHONE) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(display: grid)", True),
        ("(display: gridd)", False),
        ("not (display: grid)", False),
        ("(-ms-ime-align: auto)", False),
        ("((color: red) and (top: 0)) or (-moz-x: y)", True),
        ("selector(:focus-visible)", True),
        ("font-tech(color-COLRv1)", True),
        ("nonsense", None),
    ],
)
def test_supports(text, expected):
    assert css_media.holds(Condition("supports", text), DESKTOP) is expected


def test_containers_cannot_be_told():
    assert css_media.holds(Condition("container", "(min-width: 3px)"), DESKTOP) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12px", 12),
        ("-.5em", -10),
        ("2rem", 32),
        ("9pt", 12),
        ("1in", 96),
        ("10vw", 128),
        ("50%", 25),
        ("0", 0),
        ("3", None),
        ("auto", None),
        ("calc(1em + 2 * 4px)", 28),
        ("calc((100% - 10px) / 2)", 20),
        ("min(100vw, 100vh)", 1024),
        ("clamp(1px, 5px, 3px)", 3),
        ("calc(1px + 1)", None),
        ("calc(1px / 0)", None),
        ("calc(" * 60 + "1px", None),
    ],
)
def test_lengths(text, expected):
    found = css_lengths.length(text, 20.0, of=50.0)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("value", "parent", "expected"),
    [("bolder", "400", "700"), ("bolder", "700", "900"), ("lighter", "700", "400"), ("bold", "1", "700")],
)
def test_weights(value, parent, expected):
    assert css_values.font_weight(value, parent) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('\'a\' attr(title) "\\201C\\""', 'aTips“"'),
        ("url(x.png) / 'Logo'", "Logo"),
        ("url(x.png)", ""),
        ("none", ""),
        ("open-quote 'a' close-quote", "“a”"),
        ("counter(chapter) '. '", None),
    ],
)
def test_generated_text(value, expected):
    assert css_content.text_of(value, {"title": "Tips"}.get) == expected


@given(CSS)
def test_no_text_raises(text):
    for one in css.parse_style(text):
        assert 0 <= one.start < one.end <= len(text)
        css_content.text_of(one.value, {}.get)
        css_lengths.length(one.value, 16.0)
    for rule in css.parse_sheet(text).rules:
        assert rule.selectors
        for condition in rule.conditions:
            css_media.holds(condition, DESKTOP)
    css_media.media_holds(text, DESKTOP)
    css_media.holds(Condition("supports", text), DESKTOP)


@given(
    st.sampled_from(["font", "background", "margin", "outline", "text-decoration", "overflow", "list-style"]),
    CSS,
)
def test_no_shorthand_raises(name, text):
    css_shorthands.longhands(name, css_values.normalized(name, text) or "x")


@given(CSS)
def test_the_fast_way_reads_as_the_parser_does(text):
    plain = text.replace("\f", " ").replace("\r", " ").replace("\0", " ")
    fast = css._simple(plain)
    if fast is not None:
        slow = css.parse_style(plain + "/**/")
        assert [(one.name, one.value, one.important) for one in fast] == [
            (one.name, one.value, one.important) for one in slow
        ]
