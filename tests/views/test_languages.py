"""The languages that a page states, and the text that each is stated for."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views import languages


@pytest.mark.parametrize(
    ("text", "form", "tag"),
    [
        ("<html lang=en><p>a", "html", "html"),
        ("<!DOCTYPE html><p>a", "html", "html"),
        ("<p>a", "html", None),
        ("<head><title>a</title></head>", "html", None),
        ("---\ntitle: a\n---\n<!DOCTYPE html><p>a", "html", None),
        ("---\ntitle: a\n---\n<html><p>a", "html", "html"),
        ("# a", "markdown", None),
    ],
)
def test_what_is_a_page_of_its_own(text, form, tag):
    found = languages.root(page_of(text, form))
    assert (found and found.tag) == tag


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p lang=x>a</p>", True),
        ("<div lang=x><p><b>a</b></p></div>", True),
        ("<div lang=x> <p lang=en>a</p></div>", False),
        ("<div lang=x><p lang=''>a</p></div>", True),
        ("<p lang=x></p>", False),
        ("<p lang=x><img src=a alt='A ship'></p>", True),
        ("<p lang=x><img src=a alt=''></p>", False),
        ("<p lang=x><input type=submit value=Send></p>", True),
        ("<p lang=x hidden>a</p>", False),
        ("<p lang=x aria-hidden=true>a</p>", True),
        ("<p lang=x aria-hidden=true style='position:absolute;left:-9999px'>a</p>", False),
        ("<style>.x { display: none }</style><p lang=x><b class=x>a</b></p>", False),
        ("<p lang=x><script>a</script></p>", False),
        ("<p lang=x>{{ a }}</p>", True),
        ("<div lang=x title='A ship'></div>", True),
        ("<div lang=x><iframe srcdoc='<p>a</p>'></iframe></div>", True),
        ("<div lang=x><iframe srcdoc='<html lang=en><p>a</p>'></iframe></div>", False),
    ],
)
def test_text_that_takes_its_language_from_an_element(html, expected):
    page = page_of(html, name="page.njk")
    (element,) = page.document.tree.select("[lang=x]")
    assert languages.has_text(page, element) is expected


def test_stretches_go_by_the_nearest_statement():
    page = page_of("<html lang=en><p>a<p lang=es>b<div lang=es><p>c<p lang=''>d</div><p lang='{{ x }}'>e<p>f")
    found = [(s.tag, [block.text for block in s.blocks]) for s in languages.stretches(page)]
    assert found == [("en", ["a", "f"]), ("es", ["b"]), ("es", ["c"])]


@pytest.mark.parametrize(
    ("field", "tag"),
    [("lang: es", "es"), ("locale: es_MX", "es-MX"), ("language: cpp", None), ("lang: 7", None)],
)
def test_front_matter_states_a_language(field, tag):
    found = languages.stretches(page_of(f"---\n{field}\n---\nHola", "markdown"))
    assert [stretch.tag for stretch in found] == ([tag] if tag else [])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a</b>", "ltr"),
        ("<p dir=RTL><b>a</b></p>", "rtl"),
        ("<p dir=rtl><b dir=none>a</b></p>", "rtl"),
        ("<p dir=rtl><b dir=ltr>a</b></p>", "ltr"),
        ("<bdi><b>a</b></bdi>", "auto"),
    ],
)
def test_direction(html, expected):
    (element,) = page_of(html).document.tree.iter_elements("b")
    assert languages.direction(element)[0] == expected


def test_turned_elements_hold_no_other_direction():
    page = page_of("<div dir=rtl id=a><p dir=rtl id=b>x</p></div><p dir=rtl id=c>y</p><p dir=ltr>z</p>")
    assert [element.attr("id") for element in languages.turned(page)] == ["b", "c"]
