from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubcheck.derived import ASIDE, ASIDE_COPY, FRAME, WHOLE, Derived, Joined, Writer, with_unix_line_ends
from pubcheck.source import Span

ALPHABET = st.sampled_from("ab é→🚢\n\r&")


def written(*steps: tuple[object, ...], origin: str = "abc def", parent: Derived | None = None) -> Derived:
    """A text of steps: a text is glue, two numbers a copy, a text and two numbers a replacement."""
    writer = Writer(origin, parent)
    for step in steps:
        match step:
            case (str(text),):
                writer.glue(text)
            case (int(start), int(end)):
                writer.copy(start, end)
            case (str(text), int(start), int(end)):
                writer.replace(text, start, end)
    return writer.derived()


PARAGRAPH = written(("<p>",), (0, 3), ("&amp;", 3, 4), (4, 7), ("</p>",))

SPANS = [
    # start and end in the text <p>abc&amp;def</p>, then the range of "abc def" that they stand for
    (0, 3, None),  # glue alone
    (14, 18, None),
    (0, 18, (0, 7)),
    (3, 6, (0, 3)),
    (4, 5, (1, 2)),
    (2, 5, (0, 2)),  # glue before it adds nothing
    (6, 11, (3, 4)),
    (7, 8, (3, 4)),  # a part of what stands for its origin as a whole
    (5, 7, (2, 4)),
    (10, 12, (3, 5)),
    (13, 16, (6, 7)),
    # empty ranges lie between characters
    (3, 3, (0, 0)),
    (4, 4, (1, 1)),
    (6, 6, (3, 3)),  # the edge of the copy goes before the edge of the replacement
    (8, 8, (3, 4)),  # inside a replacement there is no between
    (11, 11, (4, 4)),
    (14, 14, (7, 7)),
    (0, 0, None),
    (18, 18, None),
]


@pytest.mark.parametrize(("start", "end", "origin"), SPANS)
def test_ranges_of_a_written_text(start, end, origin):
    assert PARAGRAPH.text == "<p>abc&amp;def</p>"
    assert PARAGRAPH.span(start, end) == origin


def test_a_text_that_is_its_origin():
    assert Derived("abc").span(1, 2) == Span(1, 2)
    assert Derived("abc").span(3, 3) == Span(3, 3)


def test_empty_ranges_beside_replacements():
    derived = written(("X", 0, 1), ("Y", 1, 3))
    assert [derived.span(at, at) for at in range(3)] == [(0, 0), (1, 1), (3, 3)]


def test_a_place_of_insertion_takes_what_touches_it():
    derived = written(("<img", 2, 5), (' alt="',), (4, 4), ('"',), (">", 5, 6))
    start = derived.text.index('"') + 1
    assert derived.span(start, start) == (4, 4)
    assert derived.span(start - 5, start + 1) == (4, 4)  # the whole attribute: glue and the place
    assert derived.span(start + 1, start + 1) == (5, 5)
    assert derived.span(0, start + 1) == (2, 5)
    # Far from its neighbors it still is the place.
    derived = written((0, 3), (7, 7), (3, 5))
    assert derived.span(3, 3) == (7, 7)


def test_a_removed_text_is_found_where_it_was():
    derived = written((0, 3), ("", 3, 5), (5, 7))
    assert derived.text == "abcef"
    assert derived.span(2, 4) == (2, 6)
    assert derived.span(0, 3) == (0, 3)
    assert derived.span(3, 5) == (5, 7)


def test_pieces_out_of_order_have_the_range_around_them():
    derived = written((4, 7), (" ",), (0, 3))
    assert derived.text == "def abc"
    assert derived.span(0, 3) == (4, 7)
    assert derived.span(0, 7) == (0, 7)
    assert derived.span(4, 7) == (0, 3)


def test_a_chain_leads_to_its_beginning():
    first = written((0, 3), ("_", 3, 4), (4, 7), origin="abc def")
    second = written(("<b>",), (1, 6), ("</b>",), origin=first.text, parent=first)
    third = written((0, len(second.text)), origin=second.text, parent=second)
    assert third.text == "<b>bc_de</b>"
    assert third.span(3, 8) == (1, 6)
    assert third.span(5, 6) == (3, 4)
    assert third.span(0, 2) is None
    assert third.span(4, 4) == (2, 2)


@dataclass
class Model:
    """A text with the origin of each of its characters, which is none for glue; joined by hand."""

    text: str
    origins: list[tuple[int, int] | None]


def modelled(origin: str, steps: list[tuple[str, int, int, str]]) -> tuple[Derived, Model]:
    writer = Writer(origin)
    model = Model("", [])
    for kind, low, high, text in steps:
        start, end = sorted((min(low, len(origin)), min(high, len(origin))))
        if kind == "copy" and start < end:
            writer.copy(start, end)
            model.text += origin[start:end]
            model.origins += [(at, at + 1) for at in range(start, end)]
        elif kind == "replace" and text:
            writer.replace(text, start, end)
            model.text += text
            model.origins += [(start, end)] * len(text)
        elif kind == "glue":
            writer.glue(text)
            model.text += text
            model.origins += [None] * len(text)
    return writer.derived(), model


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["copy", "replace", "glue"]),
        st.integers(0, 12),
        st.integers(0, 12),
        st.text(ALPHABET, max_size=4),
    ),
    max_size=6,
)


@given(st.text(ALPHABET, max_size=12), STEPS, st.data())
def test_a_range_stands_for_what_its_characters_stand_for(origin, steps, data):
    derived, model = modelled(origin, steps)
    assert derived.text == model.text
    start = data.draw(st.integers(0, len(model.text)))
    end = data.draw(st.integers(start, len(model.text)))
    found = derived.span(start, end)
    known = [place for place in model.origins[start:end] if place is not None]
    if start < end:
        assert found == ((min(a for a, _ in known), max(b for _, b in known)) if known else None)
    elif found is not None:
        around = [p for p in model.origins[max(0, start - 1) : start + 1] if p is not None]
        assert any(a <= found.start <= found.end <= b for a, b in around)


@given(st.text(ALPHABET, max_size=12), STEPS, st.text(ALPHABET, max_size=4), st.data())
def test_copies_of_copies_lead_back_exactly(origin, steps, word, data):
    first, model = modelled(origin, steps)
    middle = data.draw(st.integers(0, len(first.text)))
    writer = Writer(first.text, first)
    writer.glue(word)
    writer.copy(middle, len(first.text))
    writer.glue(word)
    writer.copy(0, middle)
    second = writer.derived()
    places = [None] * len(word) + model.origins[middle:] + [None] * len(word) + model.origins[:middle]
    for at, place in enumerate(places):
        assert place is None or second.span(at, at + 1) == place


@given(st.text(st.sampled_from("ab\r\n"), max_size=30))
@example("\r\r\n\n\r")
def test_line_ends_of_unix(text):
    derived = with_unix_line_ends(text)
    assert derived.text == text.replace("\r\n", "\n").replace("\r", "\n")
    at = 0
    for offset, char in enumerate(derived.text):
        span = derived.span(offset, offset + 1)
        assert span is not None
        assert span.start == at
        assert text[span.start : span.end] in ({"\n", "\r", "\r\n"} if char == "\n" else {char})
        assert derived.span(offset, offset) == (at, at)
        at = span.end
    assert at == len(text)


def joined(origin: str, *parts: tuple[object, ...]) -> Joined:
    """A text of parts: a text is glue, a text and an offset a copy, a text and a mark what it says."""
    texts: list[str] = []
    marks: list[object] = []
    for part in parts:
        texts.append(str(part[0]))
        marks.append(None if len(part) == 1 else part[1] if len(part) == 2 else part[1:])
    return Joined("".join(texts), None, origin, texts, marks)  # type: ignore[arg-type]


def bytes_to(text: str, end: int) -> int:
    return len(text[:end].encode())


# [go & é](x.gov "T") as a link, and the text around it
MARKDOWN = 'An [é & →](x.gov "T") end\n'
LINK = joined(
    MARKDOWN,
    ("<p>", 0, bytes_to(MARKDOWN, 26), FRAME),
    ("An ", 0),
    ("<a", 3, bytes_to(MARKDOWN, 21), FRAME),
    (' href="',),
    ("x.gov", bytes_to(MARKDOWN, 11)),
    ('" title="',),
    ("T", bytes_to(MARKDOWN, 18)),
    ('">',),
    ("é ", bytes_to(MARKDOWN, 4)),
    ("&amp;", bytes_to(MARKDOWN, 6), bytes_to(MARKDOWN, 7), WHOLE),
    (" →", bytes_to(MARKDOWN, 7)),
    ("</a>",),
    (" end", bytes_to(MARKDOWN, 21)),
    ("</p>\n",),
)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("x.gov", "x.gov"),
        ("gov", "gov"),
        (' href="x.gov"', "x.gov"),
        (' title="T"', "T"),
        ("é", "é"),
        ("&amp;", "&"),
        ("am", "&"),
        ("é &amp; →", "é & →"),
        ("→", "→"),
        # A tag stands for the whole construct, without the line's end;
        ('<a href="x.gov" title="T">', MARKDOWN[3:21]),
        ("<p>", MARKDOWN[:25]),
        # but text that runs into it is not the whole of it.
        ('An <a href="x', MARKDOWN[:12]),
        ("→</a> end", MARKDOWN[8:25]),
        ('An <a href="', "An "),
        ("</a>", None),
        (' href="', None),
    ],
)
def test_ranges_of_a_joined_text(text, there):
    start = LINK.text.index(text)
    span = LINK.span(start, start + len(text))
    assert (span and MARKDOWN[span.start : span.end]) == there


def test_empty_ranges_of_a_joined_text():
    for text, at in (("An", 0), ("x.gov", 11), ("é", 4), ("→", 8), (" end", 21)):
        start = LINK.text.index(text)
        assert LINK.span(start, start) == (at, at)
    inside = LINK.text.index("amp;")
    assert LINK.span(inside, inside) == (6, 7)
    insertion = joined("![](a.jpg)", ("<img", 0, 10, FRAME), (' alt="',), ("", 2), ('" src="',), ("a.jpg", 4))
    at = insertion.text.index('alt="') + 5
    assert insertion.span(at, at) == (2, 2)
    assert insertion.span(5, at + 1) == (2, 2)
    assert insertion.span(0, len(insertion.text)) == (0, 10)
    only_frame = joined("# A", ("<h1>", 0, 3, FRAME))
    assert [only_frame.span(at, at) for at in (0, 2, 4)] == [(0, 0), (0, 3), (3, 3)]
    assert joined("", ("<p>",)).span(1, 1) is None
    assert joined("").span(0, 0) is None


def test_what_stands_elsewhere_counts_only_alone():
    text = "[a][b]\n\n[b]: x.gov\n"
    link = joined(
        text,
        ("<a", 0, 6, FRAME),
        (' href="',),
        ("x.gov", 13, 18, ASIDE_COPY),
        ('">',),
        ("a", 1),
        ("</a>",),
    )
    at = link.text.index("x.gov")
    assert link.span(at, at + 5) == (13, 18)
    assert link.span(at + 2, at + 5) == (15, 18)
    assert link.span(0, len(link.text)) == (0, 6)
    assert link.span(at, link.text.index("</a>")) == (1, 2)
    whole = joined(text, ('<a href="',), ("x.gov%20", 13, 18, ASIDE), ('">',))
    assert whole.span(9, 10) == (13, 18)


@given(
    st.lists(st.tuples(st.sampled_from("cwg"), st.text(ALPHABET, max_size=4)), min_size=1, max_size=8),
    st.data(),
)
def test_a_joined_text_is_true_to_its_copies(steps, data):
    origin = "".join(text for kind, text in steps if kind != "g")
    parts: list[tuple[object, ...]] = []
    places: list[tuple[int, int] | None] = []
    at = 0
    for kind, text in steps:
        if kind == "g":
            parts.append((text,))
            places += [None] * len(text)
            continue
        low, high = bytes_to(origin, at), bytes_to(origin, at + len(text))
        parts.append((text, low) if kind == "c" else (text, low, high, WHOLE))
        places += [(i, i + 1) if kind == "c" else (at, at + len(text)) for i in range(at, at + len(text))]
        at += len(text)
    derived = joined(origin, *parts)
    start = data.draw(st.integers(0, len(derived.text)))
    end = data.draw(st.integers(start, len(derived.text)))
    found = derived.span(start, end)
    known = [place for place in places[start:end] if place is not None]
    if found is not None:
        assert 0 <= found.start <= found.end <= len(origin)
    if known:
        assert found == (min(a for a, _ in known), max(b for _, b in known))


@given(st.text(ALPHABET, max_size=20), STEPS, st.integers(-3, 40), st.integers(-3, 40))
def test_no_range_raises(origin, steps, start, end):
    derived, _ = modelled(origin, steps)
    derived.span(start, end)
