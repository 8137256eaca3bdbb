from __future__ import annotations

import html

import pytest
from hypothesis import example, given, settings
from markup_soup import SOUP

from pubcheck import readers
from pubcheck.document import OPAQUE
from pubcheck.prose import Prose, node_text
from pubcheck.source import Source
from pubcheck.tree import Element, Text


def prose(source: str, tag: str, number: int = 0, name: str = "page.html") -> Prose:
    document = readers.read(Source(name, source), readers.BY_SUFFIX[name[name.index(".") :]])
    element = list(document.tree.iter_elements(tag))[number]
    return Prose(document, element, element.text)


def places(found: Prose) -> list[str]:
    """What the source has for each character of the text that is not blank."""
    source = found.document.source
    return [source[found.span(at, at + 1)] for at, char in enumerate(found.text) if not char.isspace()]


NASTY = {
    "plain": ("<p>ab c</p>", "p", ["a", "b", "c"]),
    "references": ("<p>R&amp;D &mdash; &#8220;x&#x201D; &notit</p>", "p",
                   ["R", "&amp;", "D", "&mdash;", "&#8220;", "x", "&#x201D;", "&not", "i", "t"]),
    "markup inside": ("<p>a<b>b</b><i></i><!-- no -->c<br>d</p>", "p", list("abcd")),
    "entities side by side": ("<p>&lt;&gt;&amp;amp;</p>", "p", ["&lt;", "&gt;", "&amp;", "a", "m", "p", ";"]),
    "no end tag": ("<p>one<p>two<b>!</b>", "p", list("one")),
    "no end tag, the last": ("<p>one<p>two<b>!</b>", "p", list("two!")),
    "bold over two paragraphs": ("<p>1<b>2<p>3</b>4", "p", list("34")),
    "bold, reconstructed": ("<b><p>x</b>y</p>", "p", list("xy")),
    "foster parenting": ("<div><table>a<tr><td>b</td>c</table>d</div>", "div", list("acbd")),
    "cell of a broken table": ("<table>a<tr><td>b</td>c</table>d", "td", ["b"]),
    "nested tables": ("<table><tr><td>a<table><tr><td>b</td>x</tr></table>c</td></tr></table>", "td",
                      list("axbc")),
    "links in links": ("<a href=x>1<a href=y>2</a>3</a>", "a", ["2"]),
    "preformatted": ("<pre>\n a\n</pre>", "pre", ["a"]),
    "a text area": ("<textarea>\n<b>&lt;</textarea>", "textarea", ["<", "b", ">", "&lt;"]),
    "a title": ("<title>A &amp; <b></title>", "title", ["A", "&amp;", "<", "b", ">"]),
    "a script": ("<script>a &amp; b</script>", "script", list("a&amp;b")),
    "a drawing": ("<svg><title>S<b>1</b></title><text>&eacute;</text></svg>", "svg", ["S", "1", "&eacute;"]),
    "NUL": ("<p>a\0b</p>c", "p", ["a", "b"]),
    "nothing tags": ("<p>a</>b</ x>c</p>", "p", list("abc")),
    "a second body": ("<body><p>a<body class=x>b</p>", "p", list("ab")),
    "after the end": ("<body><p>a</p></body></html>b", "body", list("ab")),
    "CRLF": ("<p>a\r\n<b>b</b>\r\nc&amp;\r\n</p>\r\n", "p", ["a", "b", "c", "&amp;"]),
    "emoji": ("<p>🚢<b>é</b>e\u0301</p>", "p", ["🚢", "é", "e", "\u0301"]),
    "attributes between": ("<p>a<a title='> b'>c</a>d</p>", "p", list("acd")),
    "select": ("<select><option>a<option>b</select>", "select", ["a", "b"]),
    "noscript": ("<p>0</p><noscript><p>a&lt;</p></noscript>", "noscript", ["a", "&lt;"]),
    "a button in a button": ("<button>a<button>b</button>c", "button", ["a"]),
    "at the very end": ("<p>a &am", "p", list("a&am")),
}  # fmt: skip
LAST = {"no end tag, the last", "bold over two paragraphs", "links in links"}


@pytest.mark.parametrize("name", NASTY)
def test_each_character_stands_where_the_source_has_it(name):
    source, tag, expected = NASTY[name]
    assert places(prose(source, tag, number=1 if name in LAST else 0)) == expected


def test_markdown_and_text_lead_back_too():
    found = prose("An *é* [R&amp;D](x.gov) `x` \\* end\n", "p", name="page.md")
    assert places(found)[:9] == ["A", "n", "é", "R", "&amp;", "D", "x", *places(found)[7:9]]
    assert places(found)[-3:] == ["e", "n", "d"]
    found = prose('Head\r\n\r\nA <b> & "c" here.\r\n', "p", name="page.txt")
    assert places(found) == list('A<b>&"c"here.')


def test_a_range_leaves_out_the_white_space_at_its_ends():
    found = prose("<p> \n one&nbsp; <b> two </b>\t</p>", "p")
    source = found.document.source
    text = Prose(found.document, found.element, found.text.translate({10: " ", 9: " ", 160: " "}))
    assert source[text.span()] == "one&nbsp; <b> two"
    assert source[text.span(0, 8)] == "one"
    assert source[text.span(text.text.index("two"))] == "two"
    assert text.span(2, 2) == (5, 5)
    assert text.span(0, 2).start == text.span(0, 2).end


def test_an_edit_may_replace_only_what_the_source_spells():
    found = prose("<p>one two <b>three</b> four &amp; five</p>", "p")
    text = found.text

    def is_unbroken(words: str) -> bool:
        start = text.index(words)
        return found.is_unbroken(start, start + len(words))

    assert is_unbroken("one two")
    assert is_unbroken("three")
    assert not is_unbroken("two three")
    assert not is_unbroken("three four")
    assert not is_unbroken("four & five")
    assert is_unbroken("five")
    lines = prose("<p>one\n   two</p>", "p")
    blanks = Prose(lines.document, lines.element, lines.text.replace("\n", " "))
    assert blanks.is_unbroken(0, len(blanks.text))


def test_pieces_and_nodes():
    source = "<div>one <code>two</code> three<p>four</p>five</div>"
    document = readers.read(Source("a.html", source), "html")
    div = next(document.tree.iter_elements("div"))
    nodes = div.children[:3]
    whole = Prose(document, div, "one two three", nodes)
    assert [source[slice(*whole.span(a, b))] for a, b in ((0, 3), (4, 7), (8, 13))] == ["one", "two", "three"]
    # Without the code: what stands here from 4 on stands there from 7 on.
    parted = Prose(document, div, "one  three", nodes, [(0, 0, 4), (4, 7, 6)])
    assert source[slice(*parted.span(5, 10))] == "three"
    assert source[slice(*parted.span(0, 3))] == "one"
    last = Prose(document, div, "five", div.children[4:])
    assert source[slice(*last.span())] == "five"
    opaque = Prose(document, div, f"one {OPAQUE * 3} three", nodes, [(0, 0, 4), (4, 4, 3), (7, 7, 6)])
    assert source[slice(*opaque.span(4, 7))] == "two"
    assert not opaque.is_unbroken(4, 7)


def test_prose_of_nothing_is_where_its_tag_is():
    document = readers.read(Source("a.html", "<p><img></p><div></div>"), "html")
    paragraph = next(document.tree.iter_elements("p"))
    assert Prose(document, paragraph, "").span() == (0, 3)
    assert Prose(document, paragraph, "made up").span(0, 4) == (0, 3)


def test_text_of_nodes():
    document = readers.read(Source("a.html", "<p>a<b>b</b><!-- c --></p>"), "html")
    paragraph = next(document.tree.iter_elements("p"))
    assert [node_text(child) for child in paragraph.children] == ["a", "b", ""]


@given(SOUP)
@settings(max_examples=400, deadline=None)
@example("<table>a<tr><td>a</td>b</table>")
@example("<b><p>x</b>y</p>")
@example("<svg><title>a</svg>b")
def test_any_character_leads_to_a_source_that_spells_it(source):
    document = readers.read(Source("page.html", source), "html")
    unsure = any(tag in source for tag in ("<svg", "<math", "<script", "<noscript", "{{", "{%", "<%"))
    for element in document.tree.iter_elements():
        text = element.text
        found = Prose(document, element, text)
        for at, char in enumerate(text):
            if char.isspace() or char == "\ufffd":
                continue
            span = found.span(at, at + 1)
            written = source[slice(*span)]
            assert 0 <= span.start <= span.end <= len(source)
            if unsure and (not written or span == document.tag_span(element)):
                continue  # a text whose place cannot be told
            assert written == char or (written.startswith("&") and char in html.unescape(written)), written
    assert all(node_text(node) == node.data for node in document.tree.descendants if isinstance(node, Text))
    assert all(
        node_text(node) == node.text for node in document.tree.descendants if isinstance(node, Element)
    )
