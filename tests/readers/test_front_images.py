"""Images that front matter names by an id: what their data files say of them stands above the text."""

from __future__ import annotations

import pytest

from pubcheck import readers
from pubcheck.readers import Reading
from pubcheck.source import Source

RECORDS = {"harbor-day": {"alt": 'A "band" plays.', "caption": "The band\nplays.", "credit": " "}, "bare": {}}


class Beside:
    def image(self, source, address):
        return None

    def record(self, source, identifier):
        return RECORDS.get(identifier)


def read(text: str):
    return readers.read(Source("a.md", text), "markdown", Reading(companions=Beside()))


FIGURE = (
    '<figure><img src="harbor-day" alt="A &quot;band&quot; plays.">'
    '<figcaption><p class="caption">The band plays.</p></figcaption></figure>'
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "key",
    ["primary_image: harbor-day", "featured_image:\n  uid: harbor-day\n  alt: ''", "image: 'harbor-day'"],
)
def test_a_figure_stands_above_the_text_and_for_the_id(key, line_end):
    document = read(f"---\ntitle: A\n{key}\n---\n# Ships\n\nThe ships sailed.\n".replace("\n", line_end))
    assert document.markup.text.startswith(FIGURE)
    (image,) = document.tree.iter_elements("img")
    assert document.source[document.tag_span(image)] == "harbor-day"
    assert document.source[document.attribute(image, "alt").value_span] == "harbor-day"
    (heading,) = document.tree.iter_elements("h1")
    assert document.source[document.element_span(heading)].rstrip() == "# Ships"


def test_without_alternative_text_in_the_record_there_is_none():
    (image,) = read("---\nimage: bare\n---\nText.\n").tree.iter_elements("img")
    assert image.attr("alt") is None


@pytest.mark.parametrize(
    "front",
    [
        "image: not-there",
        "image: harbor-day.jpg",
        "image: /img/harbor-day",
        "title: harbor-day",
        "image:",
        "image: 3",
    ],
)
def test_what_is_no_id_of_a_record_is_left_alone(front):
    assert read(f"---\n{front}\n---\nText.\n").markup.text == "<p>Text.</p>\n"
