"""The arguments of shortcodes, and the tables of what they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.shortcodes import (
    HUGO,
    LIQUID,
    Shortcode,
    arguments,
    configured,
    include_name,
    value_of,
)


def read(text: str, bare_is_literal: bool = False) -> list[tuple[str, str, bool]]:
    found = arguments(text, 0, len(text), bare_is_literal)
    return [(item.name, text[item.start : item.end], item.is_literal) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a.jpg" "An alt"', [("", "a.jpg", True), ("", "An alt", True)]),
        ('"a.jpg", "An alt"', [("", "a.jpg", True), ("", "An alt", True)]),
        ("'a' 'it''", [("", "a", True), ("", "it", False)]),
        ('src="a b" alt=""', [("src", "a b", True), ("alt", "", True)]),
        ('src = "a"  alt= "b"', [("src", "a", True), ("alt", "b", True)]),
        ('image: "a",\n   alt: "it\'s",\n', [("image", "a", True), ("alt", "it's", True)]),
        ('alt:"a" alt = b', [("alt", "a", True), ("alt", "b", False)]),
        ("alt=page.alt w=400 x=true", [("alt", "page.alt", False), ("w", "400", True), ("x", "true", True)]),
        ("alt= src=a", [("alt", "", True), ("src", "a", False)]),
        ("alt=", [("alt", "", True)]),
        ("https://a.gov/b", [("", "https://a.gov/b", False)]),
        ('"a" | append: ".jpg", "alt"', [("", "a", False), ("", "alt", True)]),
        ('"a" | url "b"', [("", "a", False), ("", "b", True)]),
        ('"a" + b, "c" ~ "d"', [("", "a", False), ("", "c", False)]),
        (r'"say \"hi\"" b', [("", r"say \"hi\"", True), ("", "b", False)]),
        ('"a: "Huge"" "b"', [("", "a: ", False), ("", "Huge", False), ("", "", True), ("", "b", True)]),
        ("`raw \"x\"` `", [("", 'raw "x"', True)]),
        ('"never closed', [("", "never", False), ("", "closed", False)]),
        ("", []),
    ],
)  # fmt: skip
def test_arguments(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert read(text) == expected


def test_hugo_takes_a_bare_word_for_a_string() -> None:
    assert read("src=hcd-1 youtube", True) == [("src", "hcd-1", True), ("", "youtube", True)]


def test_where_a_value_comes_from() -> None:
    text = 'x "a" alt="b" "c"'
    found = arguments(text, 0, len(text), True)

    def value(*source: str | int) -> str | None:
        item = value_of(found, source)
        return item and text[item.start : item.end]

    assert value("alt", 1) == "b"
    assert value("title", 2) == "a"
    assert value(3) == "c"
    assert value(4) is None
    assert value(0) is None
    assert value("title") is None


def test_settings_make_shortcodes() -> None:
    assert configured(
        {
            "Card": {"element": "img", "src": 1, "alt": ["alt", 3], "caption": "text"},
            "include pic.html": {"element": "figure", "src": "url"},
            "youtube": {},
            "gallery": {"element": "figure", "src": 1, "alt_from": "caption", "title": {"no": "way"}},
            "odd": {"element": "marquee"},
            "odder": {"element": "img", "alt_from": "nowhere"},
        }
    ) == {
        "card": Shortcode("img", {"src": (1,), "alt": ("alt", 3), "caption": ("text",)}, ""),
        "include pic": Shortcode("figure", {"src": ("url",)}, "elsewhere"),
        "youtube": Shortcode("opaque", {}, "elsewhere"),
        "gallery": Shortcode("figure", {"src": (1,), "title": ()}, "caption"),
        "odder": Shortcode("img", {}, "elsewhere"),
    }


def test_the_name_of_an_include_is_that_of_its_file() -> None:
    assert include_name("components/Figure.html") == "include figure"
    assert include_name("linked-figure.njk") == "include linked-figure"
    assert include_name("image.v2") == "include image.v2"
    assert LIQUID["include figure"]


@pytest.mark.parametrize("shortcode", [*HUGO.values(), *LIQUID.values()])
def test_known_shortcodes_take_an_address(shortcode: Shortcode) -> None:
    assert {"src", "href"} & shortcode.values.keys()


@given(st.text("ab=:\"'`,| +~.\\\n-/1", max_size=30), st.booleans())
def test_arguments_lie_in_order_in_the_text(text: str, bare: bool) -> None:
    end = 0
    for item in arguments(text, 0, len(text), bare):
        assert end <= item.start <= item.end <= len(text)
        end = item.end
