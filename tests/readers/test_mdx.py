"""The MDX reader: tags, expressions, comments, imports; what it cannot read is opaque or text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import readers
from pubcheck.document import OPAQUE
from pubcheck.readers.mdx_syntax import Scanner
from pubcheck.source import Source


def read(text: str):
    return readers.read(Source("x.mdx", text), "mdx")


def html_of(text: str) -> str:
    """The HTML of an MDX text, a run of opaque characters written as one question mark."""
    html = read(text).markup.text
    while OPAQUE * 2 in html:
        html = html.replace(OPAQUE * 2, OPAQUE)
    return html.replace(OPAQUE, "?")


LISTS = "<ul><li>a<ul><li>b</li>\n</ul>\n</li>\n</ul>\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # Tags in text, and lines of tags between blocks.
        ("a <b>*c*</b> d", "<p>a <b><em>c</em></b> d</p>\n"),
        ("<p>one **two**</p>", "<p>one <strong>two</strong></p>\n"),
        ("<Box>\n*a*\n</Box>", "<x-box>\n<p><em>a</em></p>\n</x-box>\n"),
        ("a\n<Box>\nb\n</Box>\nc", "<p>a</p>\n<x-box>\n<p>b</p>\n</x-box>\n<p>c</p>\n"),
        ("- a\n<Box>\nb\n</Box>", "<ul><li>a</li>\n</ul>\n<x-box>\n<p>b</p>\n</x-box>\n"),
        ("<A.b-C x='1'>y</A.b-C>", "<x-a-b-c x='1'>y</x-a-b-c>\n"),
        ("<>a</>", "<p>a</p>\n"),
        ("x <Fragment>a</Fragment>", "<p>x <x-fragment>a</x-fragment></p>\n"),
        ("a<br/>b <hr />", "<p>a<br>b <hr></p>\n"),
        ("a <div/> b", "<p>a <div></div> b</p>\n"),
        ("<Box>a", "<x-box>a\n"),
        ("a</Box>", "<p>a</x-box></p>\n"),
        ("a</b></i>", "<p>a</b></i></p>\n"),
        ("<A><B></A>x</B>", "<x-a><x-b></x-a>x</x-b>\n"),
        # Deep indentation is no code; lists keep theirs.
        ("<Box>\n\n        *a*\n\n</Box>", "<x-box>\n<p><em>a</em></p>\n</x-box>\n"),
        ("        a", "<p>a</p>\n"),
        ("<Box>\n    - a\n        - b\n</Box>", f"<x-box>\n{LISTS}</x-box>\n"),
        ("<Box>\n\t- a\n\t\t- b\n</Box>", f"<x-box>\n{LISTS}</x-box>\n"),
        (
            "<Box>\n  ```\n  <b> {c}\n   d\n  ```\n</Box>",
            "<x-box>\n<pre><code>&lt;b> {c}\n d\n</code></pre>\n</x-box>\n",
        ),
        # Code, escapes and what is no tag.
        ("`<B> {c}` d", "<p><code>&lt;B> {c}</code> d</p>\n"),
        ("`` ` <B> `` {c}", "<p><code>` &lt;B> </code> ?</p>\n".replace("> <", "><")),
        ("` {c}", "<p>` ?</p>\n"),
        ("```\nimport a\n<B>\n```", "<pre><code>import a\n&lt;B>\n</code></pre>\n"),
        ("~~~ {x}\n<B>", "<pre><code>&lt;B></code></pre>\n"),
        ("```a`b\n<B>c</B>", "<p>```a`b\n<x-b>c</x-b></p>\n"),
        ("\\<B> \\{c\\}", "<p>&lt;B> {c}</p>\n"),
        ("1 < 2 <3 <-", "<p>1 &lt; 2 &lt;3 &lt;-</p>\n"),
        ("<https://a.gov>", '<p><a href="https://a.gov">https://a.gov</a></p>\n'),
        ("<a@b.c>", '<p><a href="mailto:a@b.c">a@b.c</a></p>\n'),
        ("<a b", "<p>&lt;a b</p>\n"),
        ('<a b="', '<p>&lt;a b="</p>\n'),
        ("<a b={", "<p>&lt;a b={</p>\n"),
        # Expressions, comments, spaces.
        ("a {b.c} d", "<p>a ? d</p>\n"),
        ("{a.map(b => { return `}${'}'}` })}", "?\n"),
        ("{a\n\nb} c", "<p>? c</p>\n"),
        ("{'}'} {\"}\"} {/* } */ a} c", "<p>? ? ? c</p>\n"),
        ("{// }\n1} c", "<p>? c</p>\n"),
        ("{a b", "<p>{a b</p>\n"),
        ("{`a b", "<p>{`a b</p>\n"),
        ("{/* a b", "<p>{/* a b</p>\n"),
        ("a {/* b -- c */} d", "<p>a <!-- b -- c --> d</p>\n"),
        ("{/* a --> <b> */}", "<!-- a --) <b) -->\n"),
        ("<!-- {a} <B> --> c", "<!-- {a} <B> --> c"),
        ("<!-- a", "<!-- a"),
        ("a{' '}\n<b>c</b>", "<p>a \n<b>c</b></p>\n"),
        # Imports and exports.
        ("import A from 'a'\nimport 'b'\n\nc", "<p>c</p>\n"),
        ("export const a = {\n\n b: `\n\n`}\n\nc", "<p>c</p>\n"),
        ("import A from 'a'\n\n\nexport default ({a}) => <b>{a}</b>\n\nc", "<p>c</p>\n"),
        ("a\n\nimport {\n b\n} from 'c'", "<p>a</p>\n"),
        ("import duties rose", "<p>import duties rose</p>\n"),
        ("export of goods", "<p>export of goods</p>\n"),
        ("{/* a */}\nimport B from 'c'\n\nd", "<!-- a -->\n<p>d</p>\n"),
        ("a\nimport B from 'c'", "<p>a\nimport B from 'c'</p>\n"),
        ("export const a = {\n\nc", "<p>c</p>\n"),
        # Links and images.
        ('<Link to="/a?b=1&amp;c">d</Link>', '<a href="/a?b=1&amp;c">d</a>\n'),
        ("<Link href={x}>d</Link>", '<a href="?">d</a>\n'),
        ("<Link>d</Link>", "<x-link>d</x-link>\n"),
        ('<LinkButton link="/a" text="b c" />', '<a href="/a" text="b c">b c</a>\n'),
        ('<LinkButton link="/a" text={b} />', '<a href="/a" text="?">?</a>\n'),
        ("[a <OpenIcon style={{b: 1}} />](c)", '<p><a href="c">a <svg aria-label="?"></svg></a></p>\n'),
        ("[a <B /> *d*](c)", '<p><a href="c">a <x-b>?</x-b> <em>d</em></a></p>\n'),
        ('<Image src={a} alt="b" />', '<img src="?" alt="b">\n'),
        (
            "<Image src='a' alt={`b \"c\" & d`} width={3} />",
            '<img src=\'a\' alt="b &quot;c&quot; &amp; d" width="3">\n',
        ),
        ("<img src='a'>", "<img src='a'>\n"),
        ("<StaticImage {...a} />", '<img alt="?" aria-label="?" src="?" title="?">\n'),
        ("<img src='a' {...b} />", '<img src=\'a\' alt="?" aria-label="?" title="?">\n'),
        ("<Image />", "<x-image>?</x-image>\n"),
        ("![a {b}](/c/{d})", '<p><img src="/c/?" alt="a ?"></p>\n'),
        ("![a <b>c</b>](d)", '<p><img src="d" alt="a ?c?"></p>\n'),
        # Attributes.
        (
            "<a className='b' style={{c: 1}} onClick={d} key='e' href='f'>g</a>",
            "<a class='b' href='f'>g</a>\n",
        ),
        ("<a hidden={true} b={false} aria-hidden={true} c>d</a>", '<a hidden aria-hidden="true" c>d</a>\n'),
        ("<label htmlFor='a'>b</label>", "<label for='a'>b</label>\n"),
        ("<a b='1' B='2'>c</a>", "<a b='1'>c</a>\n"),
        ("<a\n  b='c'\n\n  d=\"e\nf\"\n>g</a>", "<a b='c' d=\"e\nf\">g</a>\n"),
        ("<A b={''} c=`d`>e</A>", '<x-a b="" c="d">e</x-a>\n'),
        ("<div set:html={a} />", "<div>?</div>\n"),
        # Markdown around tags.
        ("## A <B/> {c} {#d}", "<h2>A <x-b>?</x-b> ?</h2>\n"),
        ("> <b>a</b>", "<blockquote><b>a</b>\n</blockquote>\n"),
        (
            "|a|\n|-|\n|<b>c|d</b>|",
            "<table><thead><tr><th>a</th></tr></thead>\n<tbody><tr><td><b>c</td></tr>\n</tbody></table>\n",
        ),
        ("<td>*a*</td>", "<td><em>a</em></td>\n"),
        ("a\n\n\n{b}\n", "<p>a</p>\n?\n"),
    ],
)
def test_what_is_written(text, written):
    assert html_of(text) == written


def test_front_matter_and_line_ends():
    text = "---\ntitle: a\n---\nimport B from 'b'\n\n<B c='é'>\n  *d*\n</B>\n"
    for line_end in ("\n", "\r\n", "\r"):
        document = read(text.replace("\n", line_end))
        assert document.markup.text == "<x-b c='é'>\n<p><em>d</em></p>\n</x-b>\n"
        (element,) = document.tree.iter_elements("x-b")
        assert document.source[document.tag_span(element)] == "<B c='é'>"
        assert document.source[document.attribute(element, "c").value_span] == "é"
        (paragraph,) = document.tree.iter_elements("em")
        assert document.source[document.tag_span(paragraph)] == "*d*"
        assert [field.value for field in document.fields] == ["a"]


def test_the_place_of_a_comment():
    from pubcheck import tree

    document = read("é <B/>\n\n{/* pubcheck: ignore[a] -- b */}\n\nc")
    ((start, end, data),) = tree.comment_ranges(document.markup.text)
    assert data == " pubcheck: ignore[a] -- b "
    assert document.source[document.span(start, end)] == "{/* pubcheck: ignore[a] -- b */}"


def test_braces_without_end_cost_no_more_than_their_length():
    for text in (
        "{" * 30_000,
        "<a b={" * 10_000,
        "{`${" * 9_000,
        "<!--" * 9_000,
        "\n\nexport const a = {" * 2_000,
    ):
        assert Scanner(text).scan() is not None


def test_more_tags_than_can_be_numbered_are_opaque():
    document = read("<b>x</b>" * 33_000)
    assert document.markup.text.startswith("<b>x</b>")
    assert OPAQUE in document.markup.text


SYNTAX = [
    "<A",
    " b",
    "='c'",
    "={d}",
    "/>",
    ">",
    "</A>",
    "<",
    "{",
    "}",
    "/*",
    "*/",
    "`",
    "'",
    "\n",
    "\n\n",
    "import ",
]
WORDS = [
    "a ",
    "*",
    "[x](",
    ")",
    "export const ",
    "from 'y'",
    "- ",
    "    ",
    "```\n",
    "\\",
    "<!--",
    "-->",
    "${",
    "é",
    '"',
    "{' '}",
]


@given(st.lists(st.sampled_from(SYNTAX + WORDS), max_size=40).map("".join))
def test_what_the_scanner_finds_lies_apart_and_in_order(text):
    found = Scanner(text).scan()
    places = [(tag.start, tag.end) for tag in found.tags]
    places += [*found.expressions, *found.modules, *found.fences]
    places.sort()
    for (start, end), (following, _) in zip(places, [*places[1:], (len(text), 0)], strict=False):
        assert start <= end <= following or start == end
    for tag in found.tags:
        assert text[tag.start] in "<{"
        assert text[tag.end - 1] in ">}"
        assert all(tag.start < a.start <= a.end < tag.end for a in tag.attributes)
