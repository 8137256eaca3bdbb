from __future__ import annotations

import pytest
from hypothesis import given, settings
from markup_soup import SOUP

from pubcheck import readers
from pubcheck.derived import Derived, Writer
from pubcheck.document import Attribute, Document, Problem
from pubcheck.source import Source, Span
from pubcheck.tree import Element


def read(text: str, name: str = "page.html") -> Document:
    return readers.read(Source(name, text), readers.BY_SUFFIX[name[name.index(".") :]])


def element(document: Document, tag: str, number: int = 0) -> Element:
    return list(document.tree.iter_elements(tag))[number]


def written(document: Document, span: Span) -> str:
    assert 0 <= span.start <= span.end <= len(document.source.text)
    return document.source[span]


def attribute(document: Document, tag: str, name: str) -> Attribute:
    found = document.attribute(element(document, tag), name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "tag", "expected"),
    [
        ("<p>a<b>c</b>d</p>e", "p", "<p>a<b>c</b>d</p>"),
        # Without an end tag it ends where what follows begins.
        ("<p>a<b>c</b>d\n<p>e", "p", "<p>a<b>c</b>d"),
        ("<p>a <!-- b -->\n<div>e</div>", "p", "<p>a <!-- b -->"),
        ("<ul><li>a<li>b</ul>", "li", "<li>a"),
        ("<ul><li><b>a</b> b\n</ul>c", "li", "<li><b>a</b> b"),
        ("<h1>a\n", "h1", "<h1>a"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "tr", "<tr><td>a<td>b"),
        ("<table><caption>a<tr><td>b</table>", "caption", "<caption>a"),  # before an implied tbody
        ("<img alt=a>b", "img", "<img alt=a>"),
        ("<p><img><p>b", "img", "<img>"),
        ("<p></p>", "body", ""),  # implied: it stands nowhere
        (
            "<table><tr><td>a</table>",
            "tbody",
            "<table>",
        ),  # implied: the nearest one around it
    ],
)
def test_where_an_element_stands(source, tag, expected):
    document = read(source)
    assert written(document, document.element_span(element(document, tag))) == expected


def test_tags_of_implied_elements_are_those_around_them():
    document = read("<table><tr><td>a</table>")
    assert written(document, document.tag_span(element(document, "tbody"))) == "<table>"
    assert document.tag_span(element(document, "html")) == (0, 0)


def test_an_attribute_and_its_parts():
    document = read('<img\r\n alt="Fish &amp; ships\r\nat sea" src=a.jpg hidden>')
    alt = attribute(document, "img", "alt")
    assert alt.value == "Fish & ships\nat sea"
    assert written(document, alt.span) == 'alt="Fish &amp; ships\r\nat sea"'
    assert written(document, alt.value_span) == "Fish &amp; ships\r\nat sea"
    assert written(document, alt.part(5, 6)) == "&amp;"
    assert written(document, alt.part(0, 4)) == "Fish"
    assert written(document, alt.part(7, 15)) == "ships\r\nat"
    assert written(document, alt.part(4, 4)) == ""
    assert not alt.is_literal()
    src = attribute(document, "img", "src")
    assert src.is_literal()
    assert (written(document, src.span), written(document, src.value_span)) == ("src=a.jpg", "a.jpg")
    hidden = attribute(document, "img", "hidden")
    assert hidden.value == ""
    assert written(document, hidden.span) == "hidden"
    assert hidden.value_span == (hidden.span.end, hidden.span.end)
    assert document.attribute(element(document, "img"), "title") is None


def test_an_empty_value_stands_between_its_quotes():
    for ends in ("\n", "\r\n"):
        document = read(f'<p>{ends}<img alt=""{ends}></p>')
        alt = attribute(document, "img", "alt")
        place = document.source.text.index('""') + 1
        assert alt.value_span == (place, place)
        bare = read(f"<p>{ends}<img alt{ends}></p>")
        value = attribute(bare, "img", "alt").value_span
        assert value == (bare.source.text.index("alt") + 3,) * 2


def test_attributes_that_stand_in_no_tag_of_the_element():
    document = read("<body class=a>x<body id=b>")
    merged = attribute(document, "body", "id")
    assert merged.value == "b"
    for span in (merged.span, merged.value_span, merged.part(0, 1)):
        assert written(document, span) == "<body class=a>"
    assert not merged.is_literal()


def test_attributes_of_drawings():
    document = read('<svg viewBox="0 0 1 1">')
    assert written(document, attribute(document, "svg", "viewBox").value_span) == "0 0 1 1"


def test_a_value_whose_references_cannot_be_told_is_whole():
    document = read('<p title="a">')
    (start, end) = document.source.text.index('"') + 1, document.source.text.index('">')
    other = Attribute(document, element(document, "p"), "title", "something else")
    assert other.part(0, 4) == (start, end)


def test_glue_stands_at_the_end_of_what_comes_before():
    writer = Writer("abc")
    writer.glue("<p>")
    writer.copy(0, 2)
    writer.glue("-" * 300 + "</p>")
    document = Document(Source("a.txt", "abc"), "text", writer.derived())
    end = len(document.markup.text)
    assert document.span(end - 4, end) == (2, 2)
    assert document.span(end, end) == (2, 2)
    assert document.span(0, 2) == (0, 0)
    empty = Document(Source("a.txt", ""), "text", Derived(""))
    assert empty.span(0, 0) == (0, 0)


def test_a_problem_has_a_kind_a_place_and_perhaps_more():
    assert Problem("front-matter", Span(1, 2)).detail == ""


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_every_place_lies_in_the_source(source):
    for name in ("page.html", "page.md", "page.txt"):
        document = read(source, name)
        for found in document.tree.iter_elements():
            tag, whole = document.tag_span(found), document.element_span(found)
            written(document, tag)
            written(document, whole)
            assert whole.start <= tag.start
            for key in found.attrs:
                value = document.attribute(found, key)
                assert value is not None
                for span in (value.span, value.value_span, value.part(0, len(value.value)), value.part(0, 0)):
                    written(document, span)
