"""Colors are read as CSS Color 4 and HTML read them, and compared as WCAG 2.2 says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import colors
from pubcheck.grammar.color_names import NAMED_COLORS
from pubcheck.grammar.colors import BLACK, TRANSPARENT, WHITE, Color

CHANNEL = st.integers(0, 255).map(float)
ALPHA = st.floats(0, 1)
ANY = st.builds(Color, CHANNEL, CHANNEL, CHANNEL, ALPHA)
SOLID = st.builds(Color, CHANNEL, CHANNEL, CHANNEL, st.just(1.0))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#123", Color(0x11, 0x22, 0x33)),
        (" #ABCDEF ", Color(0xAB, 0xCD, 0xEF)),
        ("#0008", Color(0, 0, 0, 0x88 / 255)),
        ("#00000080", Color(0, 0, 0, 0x80 / 255)),
        ("RebeccaPurple", Color(102, 51, 153)),
        ("transparent", TRANSPARENT),
        ("rgb(1,2,3)", Color(1, 2, 3)),
        ("rgba(1, 2, 3, .5)", Color(1, 2, 3, 0.5)),
        ("rgb(300 -20 3 / 50%)", Color(255, 0, 3, 0.5)),
        ("rgb(100% 0% 20%)", Color(255, 0, 51)),
        ("rgb(none 0 0)", BLACK),
        ("hsl(120, 100%, 25%)", Color(0, 128, 0)),
        ("hsl(0.5turn 100% 50% / 0.25)", Color(0, 255, 255, 0.25)),
        ("hsl(-120deg 100% 50%)", Color(0, 0, 255)),
        ("hsl(200grad 100% 50%)", Color(0, 255, 255)),
        ("hwb(0 0% 100%)", BLACK),
        ("hwb(0 80% 80%)", Color(128, 128, 128)),
        ("lab(100 0 0)", WHITE),
        ("lab(0% 0 0)", BLACK),
        ("oklch(62.8% 0.2577 29.23)", Color(255, 0, 0)),
        ("color(srgb 1 50% 0 / .5)", Color(255, 128, 0, 0.5)),
        ("color(srgb-linear 1 0.5 0)", Color(255, 188, 0)),
        ("color(display-p3 1 0 0)", None),
        ("color(srgb 1, 0, 0)", None),
        ("oklab(51.975% -0.1403 0.10768)", Color(0, 128, 0)),
        ("lch(54.29 106.84 40.85)", Color(255, 0, 0)),
    ],
)
def test_what_css_calls_a_color(written: str, expected: Color):
    assert colors.parse(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "#12", "#12345", "#ggg", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(1 2 3 4 / 1)", "hwb(0,0%,0%)",
        "currentcolor", "ButtonFace", "inherit", "var(--ink)", "rgb(from red r g b)", "rgb(calc(1) 2 3)",
        "color-mix(in lch, red, blue)",
        "rgb(1deg 2 3)", "hsl(1% 2% 3%)", "a" * 1_000_000, "rgb(" + "1" * 1_000_000, "rgb(0 0 0 / 1deg)",
    ],
)  # fmt: skip
def test_what_no_color_is_or_none_that_the_text_settles(written: str):
    assert colors.parse(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#FFFFCC", Color(255, 255, 204)),
        ("ffffcc", Color(255, 255, 204)),
        ("#fc0", Color(255, 204, 0)),
        ("Navy", Color(0, 0, 128)),
        ("chucknorris", Color(192, 0, 0)),
        ("#xyz", BLACK),
        ("0", BLACK),
        ("😀" * 200, BLACK),
        ("12345678 9ABCDEF0 12345678 9", Color(0x34, 0xCD, 0x56)),
    ],
)
def test_any_text_is_a_color_to_an_old_attribute(written: str, expected: Color):
    assert colors.parse_legacy(written) == expected


@pytest.mark.parametrize("written", ["", " \n", "transparent"])
def test_what_no_old_attribute_takes_for_a_color(written: str):
    assert colors.parse_legacy(written) is None


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("black", "white", 21.0),
        ("#777", "white", 4.478),
        ("#767676", "white", 4.542),
        ("#0000ee", "white", 9.4),
        ("red", "white", 3.998),
    ],
)
def test_contrast_ratios_that_are_known(one: str, other: str, ratio: float):
    upper, lower = colors.parse(one), colors.parse(other)
    assert upper is not None
    assert lower is not None
    assert colors.contrast(upper, lower) == pytest.approx(ratio, abs=0.01)


@given(SOLID, SOLID)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(one: Color, other: Color):
    assert colors.contrast(one, other) == colors.contrast(other, one)
    assert 1 <= colors.contrast(one, other) <= 21.0001
    assert colors.contrast(one, one) == 1


@given(ANY, SOLID)
def test_what_lies_on_a_color_that_covers_covers(upper: Color, lower: Color):
    seen = colors.over(upper, lower)
    assert seen.alpha == pytest.approx(1)
    for part, above, below in zip(seen[:3], upper[:3], lower[:3], strict=True):
        assert min(above, below) - 1e-6 <= part <= max(above, below) + 1e-6


@given(SOLID, ANY)
def test_a_color_that_covers_hides_what_is_below(upper: Color, lower: Color):
    assert colors.over(upper, lower)[:3] == pytest.approx(upper[:3])
    assert colors.over(TRANSPARENT, upper)[:3] == pytest.approx(upper[:3])


@given(SOLID)
def test_a_color_is_read_back_from_how_it_is_written(color: Color):
    red, green, blue = (int(part) for part in color[:3])
    assert colors.parse(color.hex) == colors.parse_legacy(color.hex) == color
    assert (
        colors.parse(f"rgb({red} {green} {blue})")
        == colors.parse(f"rgba({red}, {green}, {blue}, 1)")
        == color
    )


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str):
    for written in (text, f"rgb({text})", f"oklch({text})", f"hsl({text})"):
        found = colors.parse(written)
        assert found is None or all(0 <= part <= 255 for part in found[:3])
    colors.parse_legacy(text)


@given(
    st.sampled_from(["rgb", "hsl", "hwb", "lab", "lch", "oklab", "oklch"]),
    st.lists(st.floats(-1e30, 1e30).map(lambda value: f"{value:.3e}"), min_size=3, max_size=3),
)
def test_numbers_of_any_size_make_a_color_on_the_screen(name: str, numbers: list[str]):
    found = colors.parse(f"{name}({' '.join(numbers)})")
    assert found is None or all(0 <= part <= 255 for part in found[:3])


def test_the_table_of_names():
    assert len(NAMED_COLORS) == 148
    assert NAMED_COLORS["grey"] == NAMED_COLORS["gray"] == (128, 128, 128)
