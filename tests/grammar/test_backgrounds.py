"""Backgrounds are taken apart as CSS Backgrounds and CSS Images have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import backgrounds
from pubcheck.grammar.colors import BLACK, TRANSPARENT, WHITE, Color


@pytest.mark.parametrize(
    ("written", "color", "images", "is_whole"),
    [
        ("#fff", "#fff", (), True),
        ("none", "", (), True),
        ("Canvas", "Canvas", (), True),
        ("url(a.png) no-repeat 0 0 #123", "#123", ("url(a.png)",), False),
        ("url('a, b.png') center / cover, navy", "navy", ("url('a, b.png')",), False),
        ("linear-gradient(#000, #fff)", "", ("linear-gradient(#000, #fff)",), True),
        ("linear-gradient(red, tan), url(a), white", "white", ("linear-gradient(red, tan)", "url(a)"), True),
        ("var(--paper)", "var(--paper)", (), True),
        ("rgb(0 0 0 / 20%)", "rgb(0 0 0 / 20%)", (), True),
        ("white url(data:image/png;base64," + "A" * 1_000_000, "", None, False),
    ],
)  # fmt: skip
def test_the_parts_of_a_background(written, color, images, is_whole):
    found = backgrounds.read(written)
    assert found == (color, (written,) if images is None else images, is_whole)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("linear-gradient(black, white)", BLACK, WHITE),
        ("linear-gradient(to right, #000 10%, rgb(255, 255, 255) 90%)", BLACK, WHITE),
        ("-webkit-linear-gradient(top, black, 30%, white)", BLACK, WHITE),
        ("repeating-radial-gradient(circle at 10px 20px, transparent, white)", TRANSPARENT, WHITE),
        ("conic-gradient(from 45deg, currentcolor, white)", Color(1, 2, 3), WHITE),
    ],
)
def test_the_colors_of_a_gradient(written, first, last):
    found = backgrounds.gradient_colors(written, Color(1, 2, 3))
    assert found is not None
    assert (found[0], found[-1]) == (first, last)
    assert len(found) > 2


@pytest.mark.parametrize(
    "written",
    [
        "", "url(a.png)", "linear-gradient(", "linear-gradient(red)", "linear-gradient(in oklch, red, blue)",
        "linear-gradient(var(--a), blue)", "linear-gradient(red, Canvas)", "linear-gradient(tan, mark)",
    ],
)  # fmt: skip
def test_what_tells_no_colors(written):
    assert backgrounds.gradient_colors(written) is None


def test_a_gradient_to_transparent_keeps_its_color():
    found = backgrounds.gradient_colors("linear-gradient(white, transparent)")
    assert found is not None
    assert {color[:3] for color in found if color.alpha} == {(255, 255, 255)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("none", ()),
        ("", ()),
        ("1px 1px 2px black, white 0 0 1em", (BLACK, WHITE)),
        ("1px 1px", (Color(1, 2, 3),)),
        ("1px 1px Canvas", None),
    ],
)
def test_the_colors_of_shadows(written, expected):
    assert backgrounds.shadow_colors(written, Color(1, 2, 3)) == expected


@given(st.text(alphabet="()'\"\\,/ #abcdef0123url-gradient", max_size=200))
def test_any_text_is_read_without_an_error(text):
    backgrounds.read(text)
    backgrounds.gradient_colors(f"linear-gradient({text})")
    backgrounds.shadow_colors(text)


def test_what_stands_between_separators():
    assert backgrounds.split("a(b, c), 'd, e', f\\,g,,", ",") == ["a(b, c)", "'d, e'", "f\\,g"]
    assert backgrounds.split("(" * 100_000 + ",", ",") == ["(" * 100_000 + ","]
