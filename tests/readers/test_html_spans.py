"""Span truth of the HTML reader: what a tree says stands where the reader says it stands.

Over pages of our own and changes to them made by a seed; over a folder of real pages that the environment
variable PUBCHECK_CORPUS names (a few of them, all of them with PUBCHECK_ALL_FILES).
"""

from __future__ import annotations

import html
import random
from itertools import islice
from pathlib import Path

import pytest
import real_pages

from pubcheck import readers, tree
from pubcheck.document import OPAQUE, Document
from pubcheck.prose import Prose
from pubcheck.source import Source, Span

FILES = real_pages.sample(".html", ".htm")

PAGES = {
    "article.html": """<!DOCTYPE html>\r
<html lang="en"><head><title>Ships &amp; sailors</title>
<meta name=description content='A "ship" sails&nbsp;&mdash; &copy=1 &notit; caf\u00e9'></head>
<body class=article>
<h1>Ships <em>and</em> sailors</h1>\r
<p>The USS&nbsp;Ross, \U0001f6a2 caf\u00e9 &amp; more. <b>bold <i>both</b> italic</i>
<p>An <a href="a?b=1&copy=2&amp;c=3" title='it&apos;s'>anchor</a> &hellip; end</p>
<figure><img src=a.jpg alt="A ship &lt;leaves&gt; port" /><figcaption>Caption <br>two</figcaption></figure>
<table>stray <tr><td>cell &quot;one&quot;</td>lost<td>two</table>
<svg viewBox="0 0 1 1"><title>Icon</title><path d="M0 0"/></svg>
<pre>
first line
</pre><textarea>
text</textarea>
<body id=second lang=fr><html data-x=y>
<script>if (a < b) "<p>no</p>"</script><!-- a comment -->
<p hidden title>Text with\rcarriage &#x27;return&#39; &unknown; &amp</body></html>""",
    "template.html": """---\r
title: A ship\r
---\r
{% extends "base" %}
<p {% if a %}class="b c"{% endif %} title="{{ x | t: "y" }} and &amp; more">
Hello {{ name }}, caf\u00e9 &eacute; {% if b %}<b>x</b>{% endif %}</p>
{% image "a.jpg" "A \\"flag\\" & more" %} <a href='{{ "/x" | url }}/y'>go &gt;</a>
{{< figure src="b.jpg" alt="B" caption="A *ship* &amp; [port](https://x.gov)" attr="NASA" >}}
<table>{% for a in b %}<tr><td>{{ a }} text</td></tr>{% endfor %}</table>
{% comment %}<p>nothing</p>{% endcomment %}<%= erb %> tail
""",
    "form.aspx": """\ufeff<%@ Page Language="C#" %>\r
<asp:Content runat="server"><title><%= x %> Robots</title></asp:Content>
<asp:Image runat="server" ImageUrl='<%# Eval("u") %>'\r
  AlternateText="A robot &amp; a soldier" /> text <asp:HyperLink NavigateUrl=a.aspx Text="Go &raquo;" />
<asp:Label Text="Caf\u00e9">x</asp:Label><uc:Menu runat="server" /> after""",
    "view.cshtml": """@model X
@{ var a = "<p>"; }
<p title="@@navy @Model.T &amp; x">By @Model.Author &copy; bob@navy.mil</p>
@foreach (var a in b) { <li class="c">@a.D text &mdash; more</li> }
""",
}  # fmt: skip


def decoded(written: str, quote: str) -> str:
    """The value of an attribute that is written so."""
    (element,) = tree.parse(f"<b x={quote}{written}{quote}>").iter_elements("b")
    return element.attr("x") or ""


def unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_spans(document: Document) -> int:
    """Hold every place that the document gives against its source; how many were held."""
    source, markup, held = document.source, document.markup.text, 0

    def text_at(span: Span) -> str:
        assert 0 <= span.start <= span.end <= len(source.text)
        return unix(source[span])

    for element in document.tree.iter_elements():
        if tree.tag_ranges(element) is None:
            continue
        tag = text_at(document.tag_span(element))
        assert text_at(document.element_span(element))[: len(tag)] == tag
        if tag.lower().startswith(f"<{element.tag}"):
            assert tag.endswith(">")
        for name in element.attrs:
            attribute = document.attribute(element, name)
            ranges = tree.attribute_ranges(markup, element, name)
            assert attribute is not None
            text_at(attribute.span)
            value = text_at(attribute.value_span)
            if ranges is None or not attribute.value:
                continue
            written = markup[slice(*ranges[1])]
            assert decoded(written, "'" if '"' in written else '"') == attribute.value
            if document.markup.pieces is None and document.markup.parent is None and OPAQUE not in written:
                assert value == written
            held += check_copies(document, *ranges[1])
            held += 1
    for element in islice(document.tree.iter_elements(("p", "li", "a", "h1", "h2", "td", "figcaption")), 400):
        if next(element.iter_elements(("script", "style", "noscript", "iframe")), None) is None:
            held += check_prose(Prose(document, element, element.text))
    return held


def check_copies(document: Document, start: int, end: int) -> int:
    """A few characters of the markup that stand for one of the source must be that one, or a mask of it."""
    held = 0
    for offset in range(start, end, max(1, (end - start) // 4)):
        span = document.markup.span(offset, offset + 1)
        if span is not None and span.end - span.start == 1:
            here, there = document.markup.text[offset], document.source[span]
            assert here in (there, OPAQUE) or (here, there) == ("\n", "\r") or here in "<!-> _=alt"
            held += 1
    return held


def check_prose(prose: Prose) -> int:
    """Every third character or so must be what stands at its place, a reference to it, or opaque."""
    held = 0
    for offset in range(0, len(prose.text), max(3, len(prose.text) // 8)):
        char = prose.text[offset]
        if char.isspace() or char == OPAQUE or char == "\ufffd":
            continue
        span = prose.span(offset, offset + 1)
        if span == prose.document.tag_span(prose.element):
            continue  # a text whose place cannot be told, such as after a broken title in SVG
        written = prose.document.source[span]
        assert written == char or char in html.unescape(written) or written.strip("\\@") == char, (
            char,
            written,
        )
        held += 1
    return held


@pytest.mark.parametrize("name", PAGES)
def test_places_are_true(name: str) -> None:
    document = readers.read(Source.decode(name, PAGES[name].encode()), "html")
    assert check_spans(document) > 5


@pytest.mark.parametrize("name", PAGES)
def test_places_are_true_after_any_change(name: str) -> None:
    randomly = random.Random(name)
    for _ in range(30):
        check_spans(readers.read(Source(name, changed(PAGES[name], randomly)), "html"))


def changed(text: str, randomly: random.Random) -> str:
    """The text with a few pieces cut, doubled, moved or put in."""
    for _ in range(randomly.randint(1, 4)):
        start = randomly.randrange(len(text) + 1)
        end = min(len(text), start + randomly.choice((1, 1, 2, 5, 30)))
        piece = randomly.choice(
            (
                "",
                text[start:end] * 2,
                "<",
                ">",
                '"',
                "&",
                "\r\n",
                "\r",
                "\0",
                "</b>",
                "{{",
                "%}",
                "<table>",
                "é",
            )
        )
        text = text[:start] + piece + text[end:]
    return text


@pytest.mark.skipif(not FILES, reason=real_pages.MISSING)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-40:])
def test_places_are_true_in_real_pages(path: Path) -> None:
    source = Source.decode(path.name, path.read_bytes())
    assert check_spans(readers.read(source, "html"))
    randomly = random.Random(path.name)
    check_spans(readers.read(Source(path.name, changed(source.text, randomly)), "html"))
