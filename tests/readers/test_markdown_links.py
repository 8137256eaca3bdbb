"""Address and title of Markdown links: found where pyromark, which gives only the link's range, read them."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import readers
from pubcheck.readers import markdown
from pubcheck.readers.markdown_links import decoded, find_target
from pubcheck.source import Source

PLAIN = st.text("ab/.?=_-é*:#!~|", min_size=1, max_size=8)
ODD = st.sampled_from(
    ["\\(", "\\)", "\\\\", "\\*", "&amp;", "&#40;", "&#x29;", "&", "&lt;", "&notit;", "(x)", "((y)z)", "%20"]
)
ADDRESS = st.lists(PLAIN | ODD, max_size=4).map("".join)
POINTY = st.lists(PLAIN | ODD | st.sampled_from([" ", "\\>", ")", "("]), max_size=4).map(
    lambda p: f"<{''.join(p)}>"
)
WORDS = st.lists(PLAIN | ODD | st.sampled_from([" ", "\n", "\n> ", "x y"]), max_size=5).map("".join)
TITLE = st.one_of(
    st.just(""),
    *(
        st.tuples(st.sampled_from([" ", "\n", "\n ", " \n> ", "  "]), WORDS).map(
            lambda pair, marks=marks: f"{pair[0]}{marks[0]}{pair[1]}{marks[1]}"
        )
        for marks in ('""', "''", "()")
    ),
)
GAP = st.sampled_from(["", "", "", " ", "\n", "\n> "])
TEXT = st.lists(
    PLAIN | ODD | st.sampled_from(["*b*", "`]`", "\\]", "![i](j)", " ", "\n> ", "<b>", "[", "]"]), max_size=4
).map("".join)


def places(text: str) -> list[tuple[str, str, str, str]]:
    """The value of each address and title of a Markdown text, and what the source has at its place."""
    document = readers.read(Source("x.md", text), "markdown")
    found = []
    for element in document.tree.iter_elements(("a", "img")):
        for name in ("href", "src", "title"):
            attribute = document.attribute(element, name)
            if attribute is not None and attribute.value:
                span = document.tag_span(element)
                found.append(
                    (name, attribute.value, document.source[attribute.value_span], document.source[span])
                )
    return found


def unquoted(written: str) -> str:
    """A value of more than one line without what the quote around it puts before each line."""
    lines = written.split("\n")
    return "\n".join([lines[0], *(line.lstrip(" >") for line in lines[1:])])


@pytest.mark.parametrize(
    ("text", "address", "title"),
    [
        ("[a](b)", "b", ""),
        ("[a]( b )", "b", ""),
        ("[a](<b c>)", "b c", ""),
        ("[a](<>)", "", ""),
        ("[a]()", "", ""),
        ("[a](b 'c')", "b", "c"),
        ('[a](b "c")', "b", "c"),
        ("[a](b\n(c))", "b", "c"),
        ("> [a](\n> b\n> 'c')", "b", "c"),
        ("[a](b(c)d)", "b(c)d", ""),
        (r"[a](b\)c)", r"b\)c", ""),
        (r"[a](b\c)", r"b\c", ""),
        ("[a](b?c&d)", "b?c&d", ""),
        ("[a](b?c&amp;d)", "b?c&amp;d", ""),
        ("[a](b?c&d;e)", "b?c&d;e", ""),
        ('[a](b "c \\"d\\"")', "b", 'c \\"d\\"'),
        ("[a\\]](b)", "b", ""),
        ("[`](x)`](b)", "b", ""),
        ("[![i](j)](b)", "b", ""),
        ("[a][r]\n\n[r]: <b c> 't'", "b c", "t"),
        ("[r][]\n\n[r]:\nb", "b", ""),
        ("[R  \u00c9]\n\n> [r \u00e9]: b\n> 't'", "b", "t"),
        ("[a][r\\]]\n\n[r\\]]: b\n[r\\]]: c", "b", ""),
        ("<http://b?c&d>", "http://b?c&d", ""),
        ("<a@b.c>", "a@b.c", ""),
    ],
)
def test_places_of_address_and_title(text, address, title):
    found = {name: written for name, _, written, tag in places(text) if not tag.startswith("![")}
    assert found.get("href", "") == address
    assert found.get("title", "") == title


@given(TEXT, GAP, ADDRESS | POINTY, TITLE, GAP, st.sampled_from(["", "!"]), st.sampled_from(["", "> ", "- "]))
def test_inline_links_of_any_form(text, gap, address, title, end, bang, quote):
    hold(f"{quote}{bang}[{text}]({gap}{address}{title}{end})")


@given(
    TEXT,
    GAP,
    ADDRESS | POINTY,
    TITLE,
    st.sampled_from(["[{0}][r]", "[r][]", "![r]", "[r]"]),
    st.sampled_from(["", "> "]),
)
def test_reference_links_of_any_form(text, gap, address, title, form, quote):
    hold(f"{form.format(text)}\n\n{quote}[r]:{gap}{address}{title}\n")


def hold(text: str) -> None:
    for name, value, written, tag in places(text):
        if name == "href" and value.startswith("mailto:"):
            written = f"mailto:{written}"
        read = {value} & {written, decoded(written.encode()), decoded(unquoted(written).encode())}
        assert read, (name, value, written)
        assert written != tag or value == tag, "the place is the whole link's: it was not found"


def test_real_links(corpus: Path):
    paths = sorted(corpus.rglob("*.md"))
    for path in (
        paths if os.environ.get("PUBCHECK_ALL_FILES") else random.Random(2).sample(paths, min(99, len(paths)))
    ):
        text = Source.decode(path.name, path.read_bytes()).text.replace("\r\n", "\n").replace("\r", "\n")
        data = text.encode()
        for event, place in pyromark.events_with_range(text, options=markdown._OPTIONS):
            link = (
                event["Start"].get("Link") if "Start" in event and isinstance(event["Start"], dict) else None
            )
            if link and link["link_type"] == "Inline":
                close = data.rindex(b"](", place["start"], place["end"])
                target = find_target(data, close + 2, place["end"], link["dest_url"], link["title"])
                assert target is not None, data[place["start"] : place["end"]]
                assert decoded(data[slice(*target.address)]) == link["dest_url"]
