"""Record files: one article for each record, every character of it at its place in the file."""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import catalogue, readers
from pubcheck.document import OPAQUE, Document
from pubcheck.engine import Engine
from pubcheck.readers import Reading
from pubcheck.readers.record_maps import from_table, guessed, place_of, shipped
from pubcheck.readers.records import photo_of, read_records, records_of, table_for
from pubcheck.source import Source
from pubcheck.views.blocks import blocks
from pubcheck.views.page import Context, Page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "records"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1, max_size=30)


def read(name: str, text: str, **table: object) -> tuple[Document, ...]:
    return readers.read_all(Source(name, text), "record", Reading(records={"*": table} if table else {}))


def fixture(name: str) -> Source:
    return Source.decode(name, (FIXTURES / name).read_bytes())


def problems(documents: tuple[Document, ...]) -> list[tuple[str, str]]:
    return [(p.kind, d.source[p.span]) for d in documents for p in d.problems]


def found(name: str, *rules: str, profile: str = "gov") -> list[tuple[str, str]]:
    """What some rules find in a fixture, each with the words of the file."""
    source = fixture(name)
    engine = Engine([catalogue.load().rules[rule] for rule in rules])
    context = Context(date(2024, 7, 1), profile)
    return [
        (finding.rule, source[finding.span])
        for document in readers.read_all(source, "record")
        for finding in engine.run(document, context).findings
    ]


# Where findings land


def test_findings_land_on_the_words_of_a_json_file():
    assert found(
        "story.json",
        "link-text-vague",
        "link-http",
        "image-alt-missing",
        "image-alt-redundant",
        "virin-lowercase",
    ) == [
        ("link-http", "http:\\/\\/www.example.gov\\/harbor"),
        ("link-text-vague", "click here"),
        ("image-alt-missing", '<img src=\\"crane.jpg\\">'),
        ("image-alt-redundant", "Image of a band that plays on a pier."),
        ("virin-lowercase", "240611-a-QX417-1001"),
        ("image-alt-missing", '"alt": null'),
    ]


def test_findings_land_on_the_words_of_a_table():
    assert found("gallery.csv", "image-alt-redundant", "image-alt-missing", "record-malformed") == [
        ("image-alt-redundant", 'Photo of a ""band"" that plays,\non a pier.'),
        ("record-malformed", ",6/12/24,Too few,PDF"),
        ("image-alt-missing", ""),
    ]


def test_findings_land_on_the_words_of_yaml_blocks():
    assert found("stories.yaml", "image-alt-redundant", "link-text-vague", "record-malformed") == [
        ("link-text-vague", "Click here"),
        ("image-alt-redundant", "Photo of a band that\n      plays on a pier."),
        ("record-malformed", ""),
        ("link-text-vague", "click\n  here"),
    ]
    assert found("digital-gov-image.yml", "image-alt-redundant") == [
        ("image-alt-redundant", "Photo of a band that plays on a pier.")
    ]


def test_a_broken_line_does_not_silence_the_others():
    assert found("stories.jsonl", "link-text-vague", "image-alt-missing", "record-malformed") == [
        ("link-text-vague", "click here"),
        ("record-malformed", ""),
        ("image-alt-missing", "![](ship.jpg)"),
    ]


def test_what_records_of_a_kind_never_have_is_not_missing():
    rules = ("image-alt-missing", "caption-missing", "credit-missing", "virin-lowercase")
    assert found("dvids-photo.json", *rules, profile="dvids") == [("virin-lowercase", "240611-a-QX417-1001")]
    assert found("gallery.csv", "caption-missing", "credit-missing", profile="dvids") == []
    assert found("dvids-news.json", "link-text-vague") == [("link-text-vague", "Click here")]


def told(said: str) -> str:
    """A value as a page shows it: markup parsers read NUL and lone returns otherwise."""
    return said.replace("\r\n", "\n").replace("\r", "\n")


def check_attribute(document: Document, said: str) -> None:
    """The alternative text is the value, each character at its place."""
    (image,) = document.tree.iter_elements("img")
    alt = document.attribute(image, "alt")
    assert alt is not None
    assert alt.value == told(said)
    for at, char in enumerate(alt.value):
        written = document.source[alt.part(at, at + 1)]
        if written != char:
            assert decoded(written) == char or char in " \n"


def decoded(written: str) -> str:
    if written.startswith("\\"):
        return str(json.loads(f'"{written}"'))
    return {'""': '"', "''": "'", "\r\n": "\n"}.get(written, html.unescape(written))


@given(TEXT, st.booleans())
def test_every_character_of_json_leads_back(said, is_ascii):
    text = json.dumps({"caption": "A caption.", "alt": said}, ensure_ascii=is_ascii)
    check_attribute(read("a.json", text)[0], said)


@given(TEXT)
def test_every_character_of_a_table_leads_back(said):
    text = "Image Alt Text,Image VIRIN,x\r\n" + '"' + said.replace('"', '""') + '",240611-A-QX417-1001,y\r\n'
    document = read("a.csv", text)[-1]
    if said.strip():
        check_attribute(document, said)


@given(TEXT)
def test_every_character_of_a_literal_block_leads_back(said):
    lines = [line for line in said.split("\n") if line.strip()]
    if not lines or any(line != line.strip() or not line.isprintable() for line in lines):
        return
    text = "caption: A caption.\nalt: |-\n  " + "\n  ".join(lines) + "\n"
    check_attribute(read("a.yaml", text)[0], "\n".join(lines))


@pytest.mark.parametrize("body_format", ["html", "markdown", "text"])
@given(st.text("ab. \n#*[]()<>&\"'`\\\u00e9", max_size=40))
def test_every_character_of_a_body_leads_back(body_format, body):
    text = json.dumps({"headline": "Ships", "body": body, "body-format": body_format})
    (document,) = read("a.json", text)
    for block in blocks(Page(document, Context(date(2024, 7, 1), "gov"))):
        for at, char in enumerate(block.text):
            written = document.source[block.span(at, at + 1)]
            assert char in (" ", "\n", OPAQUE) or html.unescape(decoded(written)).endswith(char)


def test_line_ends_in_strings_are_read_as_one():
    (document,) = read("a.json", '{"headline": "a", "body": "one\\r\\n\\r\\ntwo", "body-format": "markdown"}')
    assert document.markup.text.count("<p>") == 2
    start = document.markup.text.index("two")
    assert document.source[document.span(start, start + 3)] == "two"


# What a record becomes


def test_a_record_becomes_an_article():
    (document,) = readers.read_all(fixture("story.json"), "record")
    tags = [
        element.tag for element in document.tree.iter_elements(("h1", "figure", "img", "figcaption", "main"))
    ]
    assert tags == ["main", "h1", "figure", "img", "figcaption", "figure", "img", "figcaption", "img"]
    assert [field.path for field in document.fields if field.path[0] != "record"] == [("date",)]
    assert ("record", "tags", 0) in {field.path for field in document.fields}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("story.json", ["article-record"]),
        ("dvids-photo.json", ["dvids-photo"]),
        ("digital-gov-image.yml", ["digital-gov-image"]),
        ("stories.jsonl", ["article-record", None, "article-record"]),
    ],
)
def test_known_forms_are_recognized(name, expected):
    source = fixture(name)
    known = []
    for record in records_of(source.text, name):
        below = record
        by_place = below.by_place()
        inner = {place[1:]: entry for place, entry in by_place.items() if place[0] == "results" and place[1:]}
        fits = None if record.is_broken else guessed(by_place) or guessed(inner)
        known.append(fits.name if fits else None)
    assert known == expected


def test_lists_of_results_are_several_records():
    assert len(readers.read_all(fixture("dvids-news.json"), "record")) == 2
    source = fixture("dvids-photo.json")
    in_a_list = source.text.replace('"results": {', '"results": [{').replace("  }\n}", "  }]\n}")
    (document,) = read("a.json", in_a_list)
    assert "<figure>" in document.markup.text


@pytest.mark.parametrize(
    ("table", "record", "headings", "images"),
    [
        ({"headline": "/a/b", "body": "/c"}, {"a": {"b": "H"}, "c": "T."}, ["H"], 0),
        ({"headline": ["/x", "a"]}, {"a": "H"}, ["H"], 0),
        ({"records": "/d", "headline": "/t"}, {"d": [{"t": "1"}, {"t": "2"}, 3]}, ["1", "2"], 0),
        (
            {"headline": "/t", "photos": "/p", "alt": "/a"},
            {"t": "H", "p": [{"a": "x"}, {"a": "y"}]},
            ["H"],
            2,
        ),
        ({"headline": "/t", "photos": "/p/0", "alt": "/a"}, {"t": "H", "p": [{"a": "x"}]}, ["H"], 1),
        ({"headline": "/t", "alt": "/p/a"}, {"t": "H", "p": {"a": "x"}}, ["H"], 1),
        ({"headline": "/a~1b/~0"}, {"a/b": {"~": "H"}}, ["H"], 0),
        ({"map": "article-record", "headline": "/t"}, {"t": "H"}, ["H"], 0),
    ],
)
def test_field_maps(table, record, headings, images):
    documents = read("a.json", json.dumps(record), **table)
    trees = [document.tree for document in documents]
    assert [h.text for tree in trees for h in tree.iter_elements("h1")] == headings
    assert sum(1 for tree in trees for _ in tree.iter_elements("img")) == images


def test_the_last_pattern_decides():
    reading = Reading(records={"*.json": {"headline": "/a"}, "b/*.json": {"headline": "/b"}})
    assert table_for("b/x.json", reading) == {"headline": "/b"}
    assert table_for("c/x.json", reading) == {"headline": "/a"}
    assert table_for("c/x.yml", reading) is None


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("<p>One.</p>", "<p>"),
        ("One.\n\n## Two\n\n[a](https://a.gov)", "<h2>"),
        ("Two of them:\n\n- one\n- two", "<li>"),
        ("First came a ship.\n\nThen came another.", "<p>"),
    ],
)
def test_the_format_of_a_body_shows(body, tag):
    (document,) = read("a.json", json.dumps({"headline": "Ships", "body": body}))
    assert tag in document.markup.text.replace("\n", "")


def test_a_short_first_line_of_a_body_is_no_second_headline():
    (document,) = read("a.json", json.dumps({"headline": "Ships", "body": "Harbor Day\n\nThe ships came."}))
    assert [h.text for h in document.tree.iter_elements("h1")] == ["Ships"]


def test_alternative_text_null_empty_and_not_asked_for():
    def alt(name: str, text: str, **table: object) -> str | None:
        (image,) = read(name, text, **table)[-1].tree.iter_elements("img")
        return image.attr("alt") if "alt" in image.attrs else None

    assert alt("a.json", '{"caption": "C", "alt": null}') is None
    assert alt("a.json", '{"caption": "C", "alt": ""}') == ""
    assert alt("a.json", '{"caption": "C"}') is None
    assert alt("a.yml", "caption: C\nalt:\n") is None
    assert alt("a.yml", 'caption: C\nalt: ""\n') == ""
    assert alt("a.csv", "c,a\nC,\n", caption="c", alt="a") is None
    assert alt("a.json", '{"c": "C"}', caption="/c") == OPAQUE


def test_a_record_may_name_findings_that_are_accepted():
    accepted = '{"ignore": [{"rule": "image-alt-missing", "reason": "The page describes it."}]}'
    text = f'{{"caption": "A band plays.", "alt": null, "pubcheck": {accepted}}}'
    (document,) = read("a.json", text)
    engine = Engine([catalogue.load().rules["image-alt-missing"]])
    checked = engine.run(document, Context(date(2024, 7, 1), "gov"), known=["image-alt-missing"])
    assert not checked.findings
    assert len(checked.suppressed) == 1
    assert not document.problems


# What is wrong


def test_what_is_wrong_with_records_is_told_where_it_stands():
    wrong = '{"headline": "A", "body": 3, "photos": [{"atl": "x"}], "date": "May 1"}'
    assert problems(read("a.json", wrong, map="article-record")) == [
        ("record-refused", "3"),
        ("record-unknown-key", "atl"),
        ("record-refused", "May 1"),
    ]
    twice = "headline: A\nheadline: B\nbody: C.\n"
    assert problems(read("a.yml", twice)) == [("record-duplicate", "headline")]
    assert problems(read("a.csv", "t,t\nA,B\n", headline="t")) == [("record-duplicate", "t")]
    assert problems(read("a.csv", "t,u\nA,B\n", headline="title")) == [("record-no-column", "t,u")]
    assert problems(read("a.json", '{"results": [{"id": "x"}]}')) == [("record-unmapped", "{")]
    assert problems(read("a.yml", "- a\n- b\n")) == []


def test_records_that_no_map_fits_are_one_document():
    text = '{"nid": 1, "text": "one"}\n' * 3
    (document,) = read("a.jsonl", text)
    assert problems((document,)) == [("record-unmapped", "{")]
    assert [field.value for field in document.fields] == ["one"] * 3


def test_what_came_before_the_break_in_a_list_of_results_is_read():
    text = '{"results": [{"id": "news:1", "title": "A", "body": "B.", "unit_name": "C"}, {"id": "news:2", }]}'
    first, second = read("a.json", text, map="dvids-news")
    assert [h.text for h in first.tree.iter_elements("h1")] == ["A"]
    assert problems((second,)) == [("record-broken", "}")]
    first, second = read("a.json", text)
    assert "<h1>A</h1>" in first.markup.text


def test_a_broken_record_is_looked_through_for_markings():
    (document,) = read("a.json", '{"headline": "Ships", "caption": "CUI", }')
    assert "CUI" in [field.value for field in document.fields]


def test_an_alias_is_never_expanded():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [" + ", ".join([f"*{chr(97 + n)}"] * 9) + "]\n" for n in range(20)
    )
    (document,) = read("a.yml", bomb)
    assert len(document.fields) < 1000


HOSTILE = {
    "deep.json": "[" * 100_000,
    "deep-objects.json": '{"a":' * 100_000,
    "deep.yml": "[" * 100_000,
    "deep-blocks.yml": "".join(" " * n + "a:\n" for n in range(300)),
    "long-line.json": '{"headline": "' + "x" * 10_000_000 + '", "body": "y"}',
    "long-line.jsonl": '{"headline": "A", "body": "' + "a\\n" * 300_000 + '"}',
    "quotes.csv": '"' * 100_001,
    "broken.jsonl": "{\n" * 20_000,
    "items.json": "[" + "{}," * 20_000 + "]",
    "photos.json": '{"headline": "A", "photos": [' + "{}," * 5_000 + "{}]}",
    "markers.yml": "---\n" * 20_000,
    "keys.yml": "a: 1\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_to_their_end(name):
    documents = read(name, HOSTILE[name])
    assert documents
    for document in documents[:3]:
        assert document.tree is not None


@given(
    st.sampled_from(["a.json", "a.jsonl", "a.yml", "a.csv", "a.tsv"]),
    st.text(max_size=60) | st.text('{}[]",:-|>\n ab', max_size=60),
)
def test_no_text_raises(name, text):
    for document in read(name, text):
        for problem in document.problems:
            assert 0 <= problem.span.start <= problem.span.end <= len(text) + 1
        assert document.span(0, len(document.markup.text)).end <= len(text)


@given(st.dictionaries(st.sampled_from(["headline", "body", "photos", "date", "tags"]), st.text(max_size=5)))
def test_the_quick_check_says_what_the_schema_says(record):
    check_against_schema(record)


PART = st.sampled_from(["alt", "caption", "virin", "atl", "$schema"])
VALUE = st.none() | st.text(max_size=3) | st.integers() | st.lists(st.text(max_size=2), max_size=2)
PHOTOS = st.lists(st.dictionaries(PART, VALUE, max_size=2) | VALUE, max_size=2)
KEY = st.sampled_from(["headline", "byline", "date", "body", "body-format", "tags", "photos", "url", "title"])
VALUES = VALUE | PHOTOS | st.sampled_from(["2024-06-11", "2024-06-11T10:00", "html", "pdf"])


@given(st.dictionaries(KEY, VALUES, max_size=4))
def test_the_quick_check_says_what_the_schema_says_of_anything(record):
    check_against_schema(record)


def check_against_schema(record: dict[str, object]) -> None:
    from pubcheck.readers import record_schema

    good = record_schema._is_good(record, is_article=True, is_whole=True)
    assert good == record_schema._validator("article-record").is_valid(record)


def test_a_validator_is_loaded_only_where_something_is_wrong():
    code = (
        "import sys; from pubcheck import readers; from pubcheck.source import Source;"
        "text = open(sys.argv[1], encoding='utf-8').read();"
        "readers.read_all(Source('a.json', text), 'record'); print('jsonschema' in sys.modules);"
        "readers.read_all(Source('a.json', text.replace('\"body\"', '\"bdy\"')), 'record',"
        " readers.Reading(records={'*': {'map': 'article-record'}})); print('jsonschema' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(FIXTURES / "story.json")],
        capture_output=True, text=True, check=True, env={**os.environ},
    )  # fmt: skip
    assert run.stdout.split() == ["False", "True"]


# Data files


def test_the_photo_of_a_data_file():
    assert photo_of(fixture("digital-gov-image.yml")) == {
        "alt": "Photo of a band that plays on a pier.",
        "caption": 'It’s "Harbor Day" at the pier.',
        "file": "harbor-day",
    }
    assert photo_of(Source("a.yml", "x: 1\n")) is None
    assert photo_of(Source("a.json", "{")) is None
    assert photo_of(Source("a.json", '{"a": ["x"]}'), {"alt": "/a/0"}) == {"alt": "x"}


def test_places():
    assert place_of("") == ()
    assert place_of("/a~1b/0") == ("a/b", "0")
    assert place_of("Image Alt Text") == ("Image Alt Text",)
    assert from_table({"alt": "/a"}).photos == ((),)
    assert all(known.name == name for name, known in shipped().items())
    assert read_records(Source("a.json", '{"a": "H"}'), from_table({"headline": "/a"}))[0].problems == ()
