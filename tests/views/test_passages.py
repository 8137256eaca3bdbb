"""Passages: every piece of text once, wherever it stands, and each stretch of it with its place."""

from __future__ import annotations

from datetime import date

import pytest
import real_pages
from hypothesis import given
from hypothesis import strategies as st
from markup_soup import SOUP

from pubcheck import readers
from pubcheck.source import Source
from pubcheck.views.page import Context, Page
from pubcheck.views.passages import passages
from pubcheck.views.releases import Release

WORD = "Zebra"


def page_of(text, form="html", name=None):
    (document, *_) = readers.read_all(Source(name or f"a.{form}", text), form)
    return Page(document, Context(date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("form", "text", "kind", "is_example"),
    [
        ("html", "<p>A Zebra</p>", "text", False),
        ("html", "<h1>A Zebra</h1>", "text", False),
        ("html", "<nav><a href=/>Zebra</a></nav>", "text", False),
        ("html", "<div hidden><p>Zebra</p></div>", "text", False),
        ("html", "<p>A <br><span hidden>Zebra</span></p>", "text", False),
        ("html", "<button>Zebra</button>", "text", False),
        ("html", "<form><label>Zebra <input></label></form>", "text", False),
        ("html", "<select><option>Zebra</option></select>", "text", False),
        ("html", "<footer><p>Zebra</p></footer>", "text", False),
        ("html", "<pre>Zebra</pre>", "text", True),
        ("html", "<p>A <code>Zebra</code></p>", "text", True),
        ("html", "<pre><code>Zebra</code></pre>", "text", True),
        ("html", "<blockquote><p>Zebra</p></blockquote>", "text", True),
        ("html", '<img alt="Zebra">', "attribute", False),
        ("html", '<p title="A &quot;Zebra&quot;">x</p>', "attribute", False),
        ("html", '<head><meta name="description" content="Zebra"></head>', "meta", False),
        ("html", "<head><title>Zebra</title></head>", "title", False),
        ("html", "<p>x</p><!-- Zebra -->", "comment", False),
        ("markdown", "---\ntitle: Zebra\n---\nx\n", "field", False),
        ("markdown", "---\ntags: [a, Zebra]\n---\nx\n", "field", False),
        ("markdown", "---\nlead: >\n  A\n  Zebra\n---\nx\n", "field", False),
        ("markdown", "A **Zebra**\n", "text", False),
        ("markdown", "    Zebra\n", "text", True),
        ("text", "Headline\n\nA Zebra ran.\n", "text", False),
        ("record", '{"headline": "A \\u005aebra"}', None, False),
        ("record", '{"note": "A \\"Zebra\\" ran"}', "field", False),
    ],
)
def test_every_piece_is_found_once(form, text, kind, is_example):
    page = page_of(text, form, "a.json" if form == "record" else None)
    found = [passage for passage in passages(page) if WORD in passage.text]
    assert len(found) == 1
    (passage,) = found
    assert kind in {None, passage.kind}
    assert passage.is_example is is_example
    start = passage.text.index(WORD)
    written = page.document.source[passage.span(start, start + len(WORD))]
    assert written in {WORD, "\\u005aebra"}


def test_scripts_and_drawings_are_no_text():
    page = page_of(
        f"<script>var a = '{WORD}' // <!-- {WORD} --></script><style>.{WORD}</style><svg>{WORD}</svg>"
    )
    assert not [passage for passage in passages(page) if WORD in passage.text]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<p>One<br>two</p>", ["One", "two"]),
        ("<p>SECRET\nThe convoy left.</p>", ["SECRET", "The convoy left."]),
        ("<p>The convoy\nleft at dawn.</p>", ["The convoy left at dawn."]),
        ("<p>The plan was\nSECRET\nuntil May.</p>", ["The plan was SECRET until May."]),
        ("<p>It left.\nIt came back.</p>", ["It left.", "It came back."]),
        ("<p>Derived From: one\nDeclassify On: two</p>", ["Derived From: one", "Declassify On: two"]),
    ],
)
def test_lines_are_those_that_the_writer_meant(text, lines):
    (passage,) = passages(page_of(text))
    assert [" ".join(passage.text[start:end].split()) for start, end in passage.lines] == lines


def test_links_and_controls_are_told():
    page = page_of("<p><a href=/>CUI</a></p><p>About <a href=/>CUI</a></p><button>CUI</button>")
    assert [passage.is_link for passage in passages(page)] == [True, False, True]


def test_capitals_are_those_of_the_source():
    assert Release(page_of("<p>Top SECRET, École</p>")).capitals == b"TSECRET"


@given(SOUP)
def test_any_markup_is_read(markup):
    page = page_of(markup)
    for passage in passages(page):
        start, end = passage.span()
        assert 0 <= start <= end <= len(markup)
        for low, high in passage.lines:
            assert 0 <= low < high <= len(passage.text)


@given(st.text())
def test_any_front_matter_is_read(text):
    page = page_of(f"---\ntitle: {text}\nlead: |\n  {text}\n---\n{text}", "markdown")
    for passage in passages(page):
        start, end = passage.span(0, 1)
        assert 0 <= start <= end <= len(page.document.source.text)


@pytest.mark.parametrize("path", real_pages.sample(".html", ".md", number=20), ids=lambda path: path.name)
def test_places_on_real_pages_hold_their_text(path):
    source = Source.decode(path.name, path.read_bytes())
    page = page_of(source.text, "html" if path.suffix == ".html" else "markdown", path.name)
    for passage in passages(page):
        for start, end in passage.lines[:3]:
            word = passage.text[start:end].split()[0]
            if word.isascii() and word.isalnum():
                place = passage.span(start, start + len(word))
                assert page.document.source[place] in {word, page.document.source[passage.span()]}
