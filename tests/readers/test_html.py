"""The HTML reader: whole documents and fragments, front matter, and the order of what it does."""

from __future__ import annotations

import pytest

from pubcheck import readers
from pubcheck.document import OPAQUE, Document
from pubcheck.readers.html import is_whole
from pubcheck.source import Source


def read(text: str, name: str = "a.html") -> Document:
    return readers.read(Source(name, text), "html")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("<!DOCTYPE html><p>a", True),
        ("\n<HTML lang=en>", True),
        ("<head>", True),
        ("<body class=a>", True),
        ("<header>a</header>", False),
        ("<p>a</p>", False),
        ("", False),
        ("<!-- <html> --><p>a", False),
        ("<!-- <html> --><html>", True),
        ("<!-- <html>", False),
        ("---\nlayout: a\n---\n<!doctype html><title>b</title>", True),
        ("{% extends 'a' %}<html>", True),
    ],
)
def test_whole_documents(text: str, whole: bool) -> None:
    assert is_whole(text) == whole
    assert read(text).whole == whole


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_no_text(end: str) -> None:
    text = f'---{end}title: "A flag"{end}---{end}<p title="{{{{ x }}}}">B {{{{ page.title }}}} c</p>{end}'
    document = read(text)
    assert document.tree.text.strip() == f"B {OPAQUE * 16} c"
    (field,) = document.fields
    assert field.value == "A flag"
    assert document.source[field.span] == "A flag"
    (paragraph,) = document.tree.iter_elements("p")
    assert (
        document.source[document.element_span(paragraph)] == text[text.index("<p") : text.index("</p>") + 4]
    )


def test_toml_front_matter() -> None:
    document = read('+++\ntitle = "A"\n+++\n<p>b')
    assert document.fields[0].value == "A"
    assert document.tree.text == "b"


def test_what_looks_like_front_matter_is_text() -> None:
    assert read("--- a").tree.text == "--- a"
    assert read("---\n<p>b</p>\n---\n").markup.text == "---\n<p>b</p>\n---\n"
    assert read("---\n").fields == ()


def test_front_matter_that_cannot_be_read_is_a_problem() -> None:
    document = read('---\ntitle: "A\n---\n<p>b')
    (problem,) = document.problems
    assert problem.kind == "front-matter"
    assert problem.detail
    assert document.tree.text == "b"


def test_a_page_of_plain_html_is_its_own_markup() -> None:
    text = "<p>a @ b { c } <3 %></p>"
    document = read(text)
    assert document.markup.text == text
    assert document.markup.pieces is None
    assert not document.problems


def test_a_template_in_a_head_does_not_begin_the_body() -> None:
    document = read(
        '{% load x %}\n<html lang="en"><head>{{ a }}<title>{{ b }}</title>{% c %}<meta name=d></head><body>e'
    )
    for name in ("title", "meta"):
        (element,) = document.tree.iter_elements(name)
        assert element.closest("head") is not None
    assert document.tree.root is not None
    assert document.tree.root.attr("lang") == "en"


def test_a_template_in_a_table_leaves_it_whole() -> None:
    document = read(
        "<p>a</p><table>{% for b in c %}<tr>{% if d %}<td>{{ b }}</td>{% endif %}</tr>{% endfor %}</table>"
    )
    (table,) = document.tree.iter_elements("table")
    assert table.previous_sibling is not None
    assert table.previous_sibling.text == "a"
    assert table.text == OPAQUE * 7


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.njk", "{% image 'a.jpg', 'A flag.' %}"),
        ("a.liquid", '<img src="{{ a }}.jpg" alt="A flag.">'),
        ("a.erb", '<img <%= a %> alt="A flag.">'),
        ("a.hbs", '{{#if a}}<img src="{{b}}" alt="A flag.">{{/if}}'),
        ("a.jinja", "{% raw %}{{ a }}{% endraw %}<img alt='A flag.'>"),
        ("a.aspx", '<asp:Image AlternateText="A flag." runat="server"/>'),
        ("a.cshtml", '@if (a) { <img src="@b" alt="A flag."> }'),
        ("a.html", "<img alt='A flag.'>"),
    ],
)
def test_an_image_in_each_language(name: str, text: str) -> None:
    document = read(text, name)
    (image,) = document.tree.iter_elements("img")
    alt = document.attribute(image, "alt")
    assert alt is not None
    assert alt.value == "A flag."
    assert document.source[alt.value_span] == "A flag."
