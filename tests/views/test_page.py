"""Pages: where the article is, what nobody sees, and in which language it speaks."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.tree import Element
from pubcheck.views.accessibility.hidden import is_unseen
from pubcheck.views.page import is_chrome_element, pages, view


def element(page, tag: str, number: int = 0) -> Element:
    return list(page.document.tree.iter_elements(tag))[number]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<main id=x>a</main>", "x"),
        ("<div role=main id=x>a</div>", "x"),
        ("<main>a</main><main>b</main><article id=x>c</article>", "x"),
        ("<article id=x>a</article>", "x"),
        ("<body id=x><article>a</article><article>b</article>", "x"),
        ("<body id=x>a", "x"),
        ("<main id=x><article>a</article></main>", "x"),
    ],
)
def test_the_article_is_in_its_one_main_element(html, name):
    assert page_of(html).main.attr("id") == name


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<i></i>", False),
        ("<nav><i></i></nav>", True),
        ("<footer><p><i></i></footer>", True),
        ("<div role=banner><i></i></div>", True),
        ("<header><i></i></header>", True),  # of the page
        ("<main><header><i></i></header></main>", False),  # of the article
        ("<article><header><i></i></header></article>", False),
        ("<main><aside><i></i></aside></main>", True),
        ("<main>a</main><i></i>", True),  # beside the main element there is nothing but frame
        ("<main><i></i></main>", False),
    ],
)
def test_what_belongs_to_the_frame_of_the_site(html, expected):
    page = page_of(html)
    assert page.is_chrome(element(page, "i")) is expected


@pytest.mark.parametrize(
    "html",
    [
        "<i></i>",
        "<p>No such element.</p>",
        "<nav><i></i></nav><i></i><footer><p><i></i></p><div role=search><i></i></div></footer>",
        "<header><i></i></header><main><header><i></i></header><i></i><aside><i></i></aside></main><i></i>",
        "<nav><i></i></nav><div role=banner><main><i></i><b role=menu><i></i></b></main><i></i></div>",
        "<main><i role=navigation><i></i></i><nav><menu><i></i></menu></nav><i></i></main>",
        "<form><input name=__VIEWSTATE><i></i><form></form></form><dialog><i></i></dialog><i></i>",
        "<article><i></i><section><aside></aside></section><i></i></article><p><i></i></p>",
        "<main></main><i></i>",
    ],
)
def test_all_in_the_article_are_told_at_once(html):
    page = page_of(html)
    every = page.elements.tagged("i")
    inside = [every[number] for numbers in page.in_article("i") for number in numbers]
    assert inside == [element for element in every if not page.is_chrome(element)]


def test_elements_of_the_frame():
    page = page_of("<nav></nav><div role=search></div><div role=button></div><p></p>")
    assert [is_chrome_element(e) for e in page.main.children] == [True, True, False, False]


def test_what_is_shown_to_nobody():
    page = page_of("<p><u></u><template><i></i></template><noscript><b></b></noscript>")
    inert = {e.tag for e in page.document.tree.iter_elements() if page.is_inert(e)}
    assert inert == {"i", "b"}
    assert not page.is_inert(element(page, "u"))


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "hidden=hidden",
        "aria-hidden=true",
        "style='display: none'",
        "style='Color:red;VISIBILITY:hidden'",
    ],
)
def test_what_is_hidden_is_hidden_with_all_in_it(attribute):
    page = page_of(f"<p {attribute}>a<b>c</b></p><i>d</i>")
    assert is_unseen(page, element(page, "p"))
    assert is_unseen(page, element(page, "b"))
    assert not is_unseen(page, element(page, "i"))


@pytest.mark.parametrize("attribute", ["aria-hidden=false", "style='display:block'", "class=hidden"])
def test_what_is_not_hidden(attribute):
    page = page_of(f"<p {attribute}>a</p>")
    assert not is_unseen(page, element(page, "p"))


@pytest.mark.parametrize(
    ("text", "form", "lang", "english"),
    [
        ("<p>x", "html", "", True),
        ("<html lang=en><p>x", "html", "en", True),
        ("<html lang=en-US><p>x", "html", "en-us", True),
        ("<html lang=en_US><p>x", "html", "en-us", True),
        ("<html lang=' EN '><p>x", "html", "en", True),
        ("<html lang=es><p>x", "html", "es", False),
        ("<html lang=enm><p>x", "html", "enm", False),
        ("<html lang=en><p lang=es>x", "html", "es", False),
        ("<html lang=es><p lang=en>x", "html", "en", True),
        ("<html lang=es><div lang=en><p>x", "html", "en", True),
        ("<html lang=en><p xml:lang=fr>x", "html", "fr", True),  # two statements: only lang is looked for
        ("---\nlang: es\n---\nx\n", "markdown", "es", False),
        ("---\nlocale: en_GB\n---\nx\n", "markdown", "en-gb", True),
        ("---\nlanguage: 1\n---\nx\n", "markdown", "", True),
        ("---\nlang: en\n---\n<p lang=fr>x</p>\n", "markdown", "fr", False),
    ],
)
def test_the_language_in_force(text, form, lang, english):
    page = page_of(text, form)
    paragraph = element(page, "p")
    assert page.lang(paragraph) == lang
    assert page.is_english(paragraph) is english


def test_the_language_of_the_page():
    assert page_of("<html lang=es>x").lang() == "es"
    assert not page_of("<html lang=es>x").is_english()


def test_a_view_is_made_once():
    made = []

    @view
    def counted(page):
        made.append(page)
        return len(made)

    one, other = page_of("a"), page_of("b")
    assert [counted(one), counted(one), counted(other)] == [1, 1, 2]
    assert pages(one) == [one]
