"""Plain-text articles: their parts come out whole, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import readers
from pubcheck.readers import text as reader
from pubcheck.source import Source


def read(text):
    source = Source("article.txt", text)
    return source, readers.read(source, "text")


def shown(text):
    return read(text)[1].markup.text


def parts(text):
    """The parts of each photo block, taken from the source by their spans."""
    source, document = read(text)
    found = []
    for figure in document.tree.iter_elements("figure"):
        image = next(figure.iter_elements("img"))
        alt = document.attribute(image, "alt")
        part = {"alt": source[alt.value_span]} if alt else {}
        for paragraph in figure.iter_elements("p"):
            part[paragraph.attr("class")] = source[document.tag_span(paragraph)]
        found.append(part)
    return found


ARTICLE = """\
An official website of the United States government
Here's how you know

Crews Rebuild the Pier

By Ann Roe, DOD News

The crews rebuilt the pier in nine days.
A second paragraph follows on the next line.

A crane lifts a beam.
Beam Lift
A crane lifts a beam at Port Example, Va., Sept. 27, 2024.
Photo By: Navy Seaman Bo Roe
VIRIN: 240927-N-QX417-1001
Two sailors tie a knot.
Knot Work
Sailors tie a knot at Port Example, Va., Sept. 28, 2024.
Photo By: Navy Seaman Bo Roe
VIRIN: 240928-N-QX417-1002

What comes next

- Paint the rails
- Open the gate
"""


def test_article_becomes_headline_paragraphs_photos_and_lists():
    markup = shown(ARTICLE)
    assert "<h1>Crews Rebuild the Pier</h1>" in markup
    assert "website" not in markup
    assert "<p>The crews rebuilt the pier in nine days.</p>" in markup
    assert "<p>A second paragraph follows on the next line.</p>" in markup
    assert "<h2>What comes next</h2>" in markup
    assert "<ul><li>Paint the rails</li>\n<li>Open the gate</li>\n</ul>" in markup


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_photo_blocks_that_touch_come_out_whole(line_end):
    assert parts(ARTICLE.replace("\n", line_end)) == [
        {
            "alt": "A crane lifts a beam.",
            "title": "Beam Lift",
            "caption": "A crane lifts a beam at Port Example, Va., Sept. 27, 2024.",
            "credit": "Photo By: Navy Seaman Bo Roe",
            "virin": "240927-N-QX417-1001",
        },
        {
            "alt": "Two sailors tie a knot.",
            "title": "Knot Work",
            "caption": "Sailors tie a knot at Port Example, Va., Sept. 28, 2024.",
            "credit": "Photo By: Navy Seaman Bo Roe",
            "virin": "240928-N-QX417-1002",
        },
    ]


def test_lines_broken_at_a_margin_are_one_paragraph():
    text = (
        "The crews rebuilt the pier in nine days, although the wind was strong and\n"
        "the water was high, and they did so with half of the people that they had\n"
        "asked for.\n"
    )
    assert shown(text).count("<p>") == 1


def test_an_article_is_told_from_other_text():
    assert reader.is_article(ARTICLE)
    assert reader.is_article("Title\n\nBy Ann Roe, DOD News\n\nText.\n")
    assert not reader.is_article("User-agent: *\nDisallow: /private/\n")
    assert not reader.is_article("click>=8.1\nlxml\n")
    assert not reader.is_article("Thanks to all who helped. Photos are welcome.\n")


def test_markup_characters_in_text_stay_text():
    source, document = read('Use <b> & "c" here.\n')
    (paragraph,) = document.tree.iter_elements("p")
    assert paragraph.text == 'Use <b> & "c" here.'
    assert source[document.tag_span(paragraph)] == 'Use <b> & "c" here.'


@given(st.text(alphabet=st.sampled_from('aB .\n\r:<&"-•1249VIRNPhotoy()|'), max_size=400))
def test_any_text_is_read(text):
    source, document = read(text)
    for element in document.tree.iter_elements("p"):
        start, end = document.tag_span(element)
        assert 0 <= start <= end <= len(source.text)


def test_reference_article_gives_four_whole_photos(reference_article):
    photos = parts(reference_article.read_text("utf-8"))
    assert [photo.keys() for photo in photos] == [{"alt", "title", "caption", "credit", "virin"}] * 4
    assert [photo["virin"] for photo in photos] == [
        "180715-A-AT185-016C",
        "190312-F-SZ127-0249C",
        "190927-A-TE771-005",
        "180607-A-TC961-0002C",
    ]
    assert [photo["title"] for photo in photos] == [
        "Doctor Meeting",
        "Jean Donation",
        "Convey Check",
        "Blue Blast",
    ]
    assert photos[0]["alt"] == "Doctors meet."
    assert photos[3]["credit"] == "Photo By: Spc. Anthony Zendejas"
