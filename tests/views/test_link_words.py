"""What is said of a link, in it and beside it."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.link_words import (
    introduction,
    own_words,
    target_of,
    words_beside,
    words_right_behind,
)
from pubcheck.views.links import links


def first(text, form="html"):
    return links(page_of(text, form))[0]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x title=PDF>a</a>",
        "<a href=x aria-label=PDF>a</a>",
        "<a href=x>a <img alt=PDF></a>",
        "<a href=x>a <span title=PDF></span></a>",
        "<a href=x>a <span class=sr>PDF</span></a>",
        "<a href=x aria-describedby=d>a</a><p id=d>PDF</p>",
    ],
)
def test_own_words(html):
    assert "PDF" in (own_words(first(html)) or "")


@pytest.mark.parametrize(
    "html", ["<a href=x>a <va-icon></va-icon></a>", "<a href=x aria-labelledby=gone>a</a>"]
)
def test_own_words_that_nobody_can_tell(html):
    assert own_words(first(html)) is None


def test_words_of_a_template_cannot_be_told():
    assert own_words(first("[a {{ b }}](x)", "markdown")) is None


def test_words_beside_a_link_are_those_of_its_line():
    link = first("<p>far<br>near <b><a href=x>a</a></b> (PDF) <a href=y>b</a> c<br>far</p>")
    assert words_beside(link) == ("near ", " (PDF) b c")
    assert words_right_behind(link) == " (PDF) "


def test_introduction():
    html = "<title>Films</title><h2>Old</h2><p>one <a href=x>a</a></p>"
    html += "<h2>New</h2><p>two <a href=y>b</a> <a href=z>c</a>"
    _, second, third = links(page_of(html))
    assert "Films" in introduction(second)
    assert "New" in introduction(second)
    assert "two" in introduction(third)
    assert "one" not in introduction(second)


@pytest.mark.parametrize(
    ("text", "form", "target"),
    [
        ("<a href=x target=' _BLANK '>a</a>", "html", "_blank"),
        ("<a href=x target=_self>a</a>", "html", ""),
        ("<a href=x>a</a>", "html", ""),
        ('[a](x){:target="_blank"}', "markdown", "_blank"),
        ("[a](x){: .b target=_blank }", "markdown", "_blank"),
        ('[a](x){: data-target="_blank"}', "markdown", ""),
        ('[a](x) and {:target="_blank"}', "markdown", ""),
    ],
)
def test_target(text, form, target):
    assert target_of(first(text, form)) == target
