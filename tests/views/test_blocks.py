"""Blocks: what is running text, in which part of the article, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page_of, shown

from pubcheck.document import OPAQUE
from pubcheck.views.blocks import all_blocks, blocks


def told(text, form="html"):
    return [(block.role, " ".join(block.text.split())) for block in blocks(page_of(text, form))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b> word.", [("paragraph", "One bold word.")]),
        ("<ul><li>One<li><p>Two</ul>", [("item", "One"), ("item", "Two")]),
        ("<blockquote><p>Said.</p></blockquote>", [("quote", "Said.")]),
        ("<figure><img><figcaption><p>Seen.</figure>", [("caption", "Seen.")]),
        ("<table><tr><td>1<td><p>Two</table>", [("cell", "1"), ("paragraph", "Two")]),
        ("<div>Loose<h2>Head</h2>text</div>", [("text", "Loose"), ("heading", "Head"), ("text", "text")]),
        (
            "<p>a</p><nav>menu</nav><p hidden>b</p><p aria-hidden=true>c</p><footer>f</footer>",
            [("paragraph", "a")],
        ),
        ("<header>Site</header><main><header>Lede</header>Text</main>", [("text", "Lede"), ("text", "Text")]),
        ("<body><header>Site</header><p>Text</body>", [("paragraph", "Text")]),
        ("<p>a<script>x</script><pre>y</pre>b", [("paragraph", "a"), ("text", "b")]),
        ("<p>Run <code>ls</code> now", [("paragraph", f"Run {OPAQUE * 2} now")]),
        ("<p><code>ls</code></p>", []),
        ("", []),
    ],
)
def test_roles(html, expected):
    assert told(html) == expected


def test_the_frame_comes_with_all_blocks_but_menus_do_not():
    page = page_of(
        "<header>Site<nav>Menu</nav></header><p>Text<aside>Notice</aside><div role=navigation>x</div>"
    )
    assert [block.text for block in all_blocks(page)] == ["Site", "Text", "Notice"]


def test_markdown_blocks_lead_back_to_the_source():
    page = page_of("- one *two*\n\n- three\n\n> four\n", "markdown")
    assert [(b.role, shown(page, b.span())) for b in blocks(page)] == [
        ("item", "one *two"),
        ("item", "three"),
        ("quote", "four"),
    ]


def test_inside_tells_where_links_stand():
    page = page_of("<p>See <a href=x>the <b>memo</b></a><br>or <code>ls</code> <a href=y>that</a>.</p>")
    (block,) = blocks(page)
    assert [(block.text[a:b], e.attr("href")) for a, b, e in block.inside("a")] == [
        ("the memo", "x"),
        ("that", "y"),
    ]


def test_inside_a_link_that_holds_the_block():
    page = page_of("<a href=x><p>All of it</p></a>")
    (block,) = blocks(page)
    assert [(block.text[a:b], e.attr("href")) for a, b, e in block.inside("a")] == [("All of it", "x")]


@given(st.text(alphabet="<>/pabdivlinmx &;=\"'\n", max_size=200))
def test_every_block_has_a_place(text):
    page = page_of(text)
    for block in [*blocks(page), *all_blocks(page)]:
        span = block.span()
        assert 0 <= span.start <= span.end <= len(text)
        for start, end, _ in block.inside("a"):
            assert 0 <= start <= end <= len(block.text)


@pytest.mark.parametrize("depth", [1, 39, 40, 41, 60])
def test_deep_nesting_changes_nothing(depth):
    html = "<span>" * depth + "One <b>two</b><p>Three <i>four</i></p>five <code>x</code>" + "</span>" * depth
    assert told(html) == [("text", "One two"), ("paragraph", "Three four"), ("text", f"five {OPAQUE}")]
    divs = "<div>" * depth + "One <b>two</b>" + "</div>" * depth
    assert told(divs) == [("text", "One two")]
    assert told("<div>" * 600 + "deeper than a parser goes") == [("text", "deeper than a parser goes")]
