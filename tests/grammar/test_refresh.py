from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import refresh


@pytest.mark.parametrize(
    ("content", "seconds", "address"),
    [
        ("5", 5, ""),
        (" 5 ", 5, ""),
        ("5;", 5, ""),
        ("0;url=/fleet/", 0, "/fleet/"),
        ("10; URL='/a' b", 10, "/a"),
        ('10, uRl = "/a', 10, "/a"),
        ("3 /a", 3, "/a"),
        ("3; url/a", 3, "url/a"),
        ("3; 'x'y", 3, "x"),
        (".5; /a", 0, "/a"),
        ("2.9.1 ;url=a", 2, "a"),
        ("72001; https://www.example.gov", 72001, "https://www.example.gov"),
        ("000000000000000000000007", 7, ""),
        ("1; url=https://example.gov:8080/a", 1, "https://example.gov:8080/a"),
        ("1; url=https://[::1]/", 1, "https://[::1]/"),
    ],
)
def test_what_browsers_take(content: str, seconds: int, address: str) -> None:
    assert refresh.parse(content) == refresh.Refresh(seconds, address)


@pytest.mark.parametrize(
    "content",
    ["", " ", "soon", "-1", "+1", "5a", "5:url=/a", "; url=/a", "url=/a", "5;url=https://",
     "5;url=http://a b/", "5;url=https://a:port/", "\u00a05"],
)  # fmt: skip
def test_what_browsers_pass_over(content: str) -> None:
    assert refresh.parse(content) is None


def test_a_number_without_end_is_large() -> None:
    found = refresh.parse("9" * 100_000)
    assert found is not None
    assert found.seconds > 10**14


@given(st.text(alphabet="0159.;, urlURL='\"/:ht\npsa", max_size=60) | st.text())
def test_no_text_raises(text: str) -> None:
    refresh.parse(text)
