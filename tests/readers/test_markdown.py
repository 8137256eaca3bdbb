"""The Markdown reader: what HTML it writes, and what it leaves out."""

from __future__ import annotations

import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import readers, tree
from pubcheck.document import OPAQUE
from pubcheck.readers import markdown
from pubcheck.source import Source, Span


def read(text: str, name: str = "x.md"):
    return readers.read(Source(name, text), "markdown")


def html_of(text: str) -> str:
    return read(text).markup.text


TABLE = """<table><thead><tr><th>a</th><th>b</th></tr></thead>
<tbody><tr><td>c</td><td><em>d</em></td></tr>
</tbody></table>
"""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* **c** ~~d~~", "<p>a <em>b</em> <strong>c</strong> <del>d</del></p>\n"),
        ("# a\n\nb\n===\n\n###### c", "<h1>a</h1>\n<h1>b</h1>\n<h6>c</h6>\n"),
        ("## Head *x* {#id .c data=y}", "<h2>Head <em>x</em></h2>\n"),
        ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"),
        (
            "AT&T a<b 1 < 2 &copy &lt; &amp; \\&lt;",
            "<p>AT&amp;T a&lt;b 1 &lt; 2 &amp;copy &lt; &amp; &amp;lt;</p>\n",
        ),
        ("&eacute;&#8212;&nope;", "<p>é—&amp;nope;</p>\n"),
        ("`a <b> & c`", "<p><code>a &lt;b> &amp; c</code></p>\n"),
        ("`` a`b ``", "<p><code>a`b</code></p>\n"),
        ("```py\na < b\n\nc\n```", "<pre><code>a &lt; b\n\nc\n</code></pre>\n"),
        ("- a\n- b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n\n4. b", "<ol><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
        ("- [x] a\n- [ ] b", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> a\n> b", "<blockquote><p>a\nb</p>\n</blockquote>\n"),
        ("> [!NOTE]\n> a", "<blockquote><p>a</p>\n</blockquote>\n"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        ("a[^1] b\n\n[^1]: c", "<p>a<sup></sup> b</p>\n<div><p>c</p>\n</div>\n"),
        (
            "|a|b|\n|-|-|\n|c|*d*|",
            TABLE,
        ),
        ("<div>\n*a*\n\n*b*\n\n</div>", "<div>\n*a*\n<p><em>b</em></p>\n</div>"),
        ("a <b>*c*</b> <!-- d -->", "<p>a <b><em>c</em></b> <!-- d --></p>\n"),
        ("[a](b)", '<p><a href="b">a</a></p>\n'),
        ('[a](b?c&d "e \\"f\\" & g")', '<p><a href="b?c&amp;d" title="e &quot;f&quot; &amp; g">a</a></p>\n'),
        ("[a][] [A]\n\n[a]: b 'c'", '<p><a href="b" title="c">a</a> <a href="b" title="c">A</a></p>\n'),
        ("[a]()", '<p><a href="">a</a></p>\n'),
        ("[a] [b][c]", "<p>[a] [b][c]</p>\n"),
        ("<https://a.b?c&d>", '<p><a href="https://a.b?c&amp;d">https://a.b?c&amp;d</a></p>\n'),
        ("<a@b.c>", '<p><a href="mailto:a@b.c">a@b.c</a></p>\n'),
        ("see https://a.b now", "<p>see https://a.b now</p>\n"),
        ("![a *b* `c` &lt; [d](e)](f 'g')", '<p><img src="f" title="g" alt="a b c < d"></p>\n'),
        ('![say "x" & y](z)', '<p><img src="z" alt="say &quot;x&quot; &amp; y"></p>\n'),
        ("![](a)", '<p><img src="a"></p>\n'),
        ("![a\nb](c)", '<p><img src="c" alt="a\nb"></p>\n'),
        ("[![a](b)](c)", '<p><a href="c"><img src="b" alt="a"></a></p>\n'),
        ("![a ![b](c)](d)", '<p><img src="d" alt="a b"></p>\n'),
        ("a\0b", "<p>a\ufffdb</p>\n"),
        ("a\ud800b", "<p>a\ufffdb</p>\n"),
        ("", ""),
    ],
)
def test_what_is_written(text, written):
    assert html_of(text) == written


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Text\n{: .usa}\n\n{: #a}\n\nmore", "Text more"),
        ('[a](b){:target="_blank"} and **b.**{: .c} d', "a and b. d"),
        ("- {:.x} item\n- two\n{: .y}", "item two"),
        ("Image by X {.small}", "Image by X"),
        ("{::nomarkdown}a{:/}", "a"),
        ("use {:.x} or {.y} here", "use {:.x} or {.y} here"),
        ("`{:.x}` `a`{:.b} c", "{:.x} a c"),
        ("    {:.x}", "{:.x}"),
        ("{{ x }} y {% if z %}w{% endif %}", "y w"),
        ("`{{ x }}` {{ x }} y", "{{ x }} y"),
        ("```\n{{ x }}\n```\n{{ y }} z", "{{ x }} z"),
    ],
)
def test_what_generators_take_out_is_no_text(text, prose):
    assert " ".join(read(text).tree.text.replace(OPAQUE, "").split()) == prose


def test_templates_in_addresses_and_alternative_texts_are_opaque():
    document = read('![{{ page.alt }}]({{ "/a.png" | url }}/b) [x]({% link y.md %})')
    (image,) = document.tree.iter_elements("img")
    assert OPAQUE in (image.attr("alt") or "")
    assert (image.attr("src") or "").endswith(f"{OPAQUE}/b")
    (link,) = document.tree.iter_elements("a")
    assert set(link.attr("href") or "") == {OPAQUE}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("front", ["", "---\na: 1\n---\n", "+++\na = 1\n+++\n"])
def test_tags_lead_to_the_whole_construct(front, line_end):
    text = front + "## É *t*\n\nSee [a *b*](c 'd')\nand ![e](f), [g][h], `i`.\n\n- j\n\n[h]: k 'l'\n"
    text = text.replace("\n", line_end)
    document = read(text)
    tags = {
        e.tag: document.source[document.tag_span(e)]
        for e in document.tree.iter_elements(("h2", "em", "img", "li"))
    }
    assert tags == {"h2": "## É *t*", "em": "*b*", "img": "![e](f)", "li": "- j"}
    first, second = document.tree.iter_elements("a")
    assert document.source[document.element_span(first)] == "[a *b*](c 'd')"
    # The address of a reference link stands in its definition, the link does not.
    assert document.source[document.element_span(second)] == "[g][h]"
    places = [document.attribute(second, name) for name in ("href", "title")]
    assert [document.source[place.value_span] for place in places if place] == ["k", "l"]
    (paragraph,) = (e for e in document.tree.iter_elements("p") if e.text.startswith("See"))
    assert document.source[document.element_span(paragraph)].endswith("`i`.")
    assert bool(document.fields) == bool(front)


def test_text_that_runs_into_a_link_is_not_the_link():
    from pubcheck.prose import Prose

    document = read("One two [three four](http://a.gov) five.")
    (paragraph,) = document.tree.iter_elements("p")
    prose = Prose(document, paragraph, paragraph.text)
    assert document.source[prose.span(0, 13)] == "One two [three"
    assert document.source[prose.span(4, 23)] == "two [three four](http://a.gov) five"
    assert prose.is_unbroken(8, 18)
    assert not prose.is_unbroken(4, 13)


def test_definitions_that_differ_in_case_and_space_are_the_same():
    document = read("[x][ A\n b] [a B]\n\n[a  b]: c\n[A B]: d\n")
    assert [e.attr("href") for e in document.tree.iter_elements("a")] == ["c", "c"]
    spans = {document.attribute(e, "href").value_span for e in document.tree.iter_elements("a")}
    assert len(spans) == 1


def test_a_place_of_insertion_for_an_empty_address():
    document = read("[a]() b")
    (link,) = document.tree.iter_elements("a")
    assert document.attribute(link, "href").value_span == Span(4, 4)


def test_front_matter_with_mistakes_is_a_problem():
    document = read("---\ntitle: [\n---\n# T\n")
    assert [problem.kind for problem in document.problems] == ["front-matter"]
    assert html_of("---\ntitle: [\n---\n# T\n") == "<h1>T</h1>\n"


def test_a_whole_page_in_markdown():
    assert read("<!DOCTYPE html>\n<html><body>\n\n# T\n").whole
    assert not read("# T\n\n<html>\n").whole
    assert not read("The `<html>` tag, <body> too").whole


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("é ``b`c`` `d\ne`", ["``b`c``", "`d\ne`"]),
        ("```x\n{{ y }}\n```\nz", ["```x\n{{ y }}\n```"]),
        ("a\n\n    b\n\nc", ["b\n"]),
        ("    a", ["a"]),
        ("~~~\na", ["~~~\na"]),
        ("- a\n\n  ```\n  b\n  ```", ["```\n  b\n  ```"]),
        ("no code", []),
        ("no \\`code` at all", []),
    ],
)
def test_ranges_of_code(text, code):
    assert [text[start:end] for start, end in markdown.code_ranges(text)] == code


MARKS = [
    "a",
    "b c",
    "é",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "![",
    "&amp;",
    "&",
    "<b>",
    "</b>",
    "\\",
    "|",
    "\n",
    "\n\n",
]
BLOCKS = [
    "\n- ",
    "\n> ",
    "\n# ",
    "\n```\n",
    "\n---\n",
    "\n|-|-|\n",
    "\n1. ",
    "\n    ",
    "<https://a.b>",
    "~~",
    "  \n",
    "\t",
]


@given(st.lists(st.sampled_from(MARKS + BLOCKS), max_size=30).map("".join))
def test_text_and_links_are_those_that_pyromark_writes(text):
    ours = read(text).tree
    theirs = tree.parse(pyromark.html(text, options=markdown._OPTIONS))
    assert "".join(ours.text.split()) == "".join(theirs.text.split())
    for tag in (
        "a",
        "em",
        "strong",
        "code",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "p",
        "blockquote",
        "del",
        "b",
        "pre",
    ):
        assert _texts(ours, tag) == _texts(theirs, tag), tag
    assert _alts(ours) == _alts(theirs)


def _texts(document: tree.Document, tag: str) -> list[str]:
    texts = [re.sub(r"\s+", "", element.text) for element in document.iter_elements(tag)]
    return [text for text in texts if text]


def _alts(document: tree.Document) -> list[str]:
    return [" ".join((image.attr("alt") or "").split()) for image in document.iter_elements("img")]
