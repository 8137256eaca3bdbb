"""Shortcodes as the images, figures and links they stand for, in HTML and in Markdown."""

from __future__ import annotations

from typing import Any

import pytest

from pubcheck import readers
from pubcheck.document import OPAQUE, Document
from pubcheck.readers import Reading
from pubcheck.source import Source

UNKNOWN = "·"


def read(text: str, form: str, settings: dict[str, dict[str, Any]] | None = None) -> Document:
    return readers.read(Source(f"a.{form}", text), form, Reading(settings or {}))


def elements(document: Document, *tags: str) -> list[dict[str, str]]:
    """The attributes of the elements; each value must be what stands at its place, or be opaque."""
    found = []
    for element in document.tree.iter_elements(tags):
        values = {}
        for name in element.attrs:
            attribute = document.attribute(element, name)
            assert attribute is not None
            values[name] = UNKNOWN if OPAQUE in attribute.value else attribute.value
            if OPAQUE not in attribute.value and "&" not in attribute.value and '"' not in attribute.value:
                written = document.source[attribute.value_span].replace("\n", " ").replace("\\'", "'")
                assert written == attribute.value
        found.append(values)
    return found


IMAGES = [
    # digitalgov.gov: what is not said here may stand in a data file.
    ('{{< img src="uid" >}}', {"src": "uid", "alt": UNKNOWN}),
    ("{{< img src=uid >}}", {"src": "uid", "alt": UNKNOWN}),
    ('{{< img src="uid" alt="" >}}', {"src": "uid", "alt": UNKNOWN}),
    ('{{<img src="uid" alt="A flag.">}}', {"src": "uid", "alt": "A flag."}),
    ('{{% img-right align="left" src="uid" alt="A flag." %}}', {"src": "uid", "alt": "A flag."}),
    ('{{< legacy-img src="a.jpg" alt="A flag." >}}', {"src": "a.jpg", "alt": "A flag."}),
    ('{{< legacy-img src="a.jpg" alt="" caption="" >}}', {"src": "a.jpg", "alt": ""}),
    ('{{< legacy-img src="a.jpg" >}}', {"src": "a.jpg"}),
    ('{{< legacy-img-right src="a.jpg" alt=\'A "flag".\' >}}', {"src": "a.jpg", "alt": 'A "flag".'}),
    # 18f.gsa.gov: by position, and the alternative text must be there.
    ('{% image "a.jpg" "A flag." %}', {"src": "a.jpg", "alt": "A flag."}),
    ('{% image "a.jpg", "A flag.", "(min-width: 30em)" %}', {"src": "a.jpg", "alt": "A flag."}),
    ("{%- image 'a.jpg' 'It\\'s a flag.' -%}", {"src": "a.jpg", "alt": "It's a flag."}),
    ('{% image "a.jpg" "" %}', {"src": "a.jpg", "alt": ""}),
    ('{% image "a.jpg" %}', {"src": "a.jpg"}),
    ('{% image "a.jpg" page.alt %}', {"src": "a.jpg", "alt": UNKNOWN}),
    ('{% image "a.jpg" "A flag" | t %}', {"src": "a.jpg", "alt": UNKNOWN}),
    ('{% image "a.jpg" "The sign "Keep out"" %}', {"src": "a.jpg", "alt": UNKNOWN}),
    ("{% image page.photo width-400 %}", {"src": UNKNOWN, "alt": UNKNOWN}),
    ("{% image page.photo %}", {"src": UNKNOWN, "alt": UNKNOWN}),
    ('{% image_with_class "a.jpg" "wide" "A flag." %}', {"src": "a.jpg", "class": "wide", "alt": "A flag."}),
    ('{% include "linked-figure.html", image: "a", alt: "A flag." %}', {"src": "a", "alt": "A flag."}),
    ('{% include image.html src="a.jpg" alt=page.alt %}', {"src": "a.jpg", "alt": UNKNOWN}),
    ('{% include image.html url="{{ x }}/a.jpg" %}', {"src": UNKNOWN, "alt": UNKNOWN}),
    ('{% include media/figure.html image_path="a.jpg" alt="A\nflag." %}', {"src": "a.jpg", "alt": "A flag."}),
]  # fmt: skip


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(("text", "expected"), IMAGES)
@pytest.mark.parametrize(
    "around", ["{}", "Text {} text", "{}\nText", "Text\n{}\n\nText", "- {}\n- b", "[{}](c)"]
)
def test_images(text: str, expected: dict[str, str], around: str, form: str) -> None:
    document = read(around.replace("{}", text), form)
    (image,) = document.tree.iter_elements("img")
    assert elements(document, "img") == [expected]
    assert document.source[document.tag_span(image)] == text
    assert ("Text" in document.tree.text) == ("Text" in around)
    assert not list(document.tree.iter_elements("figure"))


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    ("text", "caption", "credit", "alt"),
    [
        ('{{< img src="a" alt="A." caption="A flag." >}}', "A flag.", None, "A."),
        ('{{< img src="a" alt="A." caption="A flag." credit="GSA" >}}', "A flag.", "GSA", "A."),
        ('{{< img src="a" alt="A." credit="GSA" >}}', "", "GSA", "A."),
        ('{{< legacy-img src="a" alt="" caption="A flag." >}}', "A flag.", None, UNKNOWN),
        ('{{< legacy-img src="a" caption="A flag." >}}', "A flag.", None, UNKNOWN),
        ('{{< figure src="a" title="A flag." attr="NASA" >}}', "A flag.", "NASA", UNKNOWN),
        ('{{< figure src="a" alt="A." caption="A \\"b\\" & <b>c</b> < 3" >}}', 'A "b" & c < 3', None, "A."),
        ('{{< figure src="a" alt="A." caption="By [NASA](https://nasa.gov)." >}}', "By NASA.", None, "A."),
        ('{% include "linked-figure.html"\n image: "a",\n alt: "A.",\n caption: "B\n" %}', "B ", None, "A."),
        ('{% include figure.html src="a" alt="A." caption=page.c %}', UNKNOWN, None, "A."),
        ('{% include figure.html src="a" alt="A." caption="A {{x}} c" %}', f"A {UNKNOWN * 5} c", None, "A."),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "{}\n[Text](c)", "Text\n\n{}\nText", "* {}\n* Text", "> {}\n> Text"]
)
def test_figures(text: str, caption: str, credit: str | None, alt: str, around: str, form: str) -> None:
    document = read(around.replace("{}", text), form)
    (figure,) = document.tree.iter_elements("figure")
    assert document.source[document.tag_span(figure)] == text
    assert document.source[document.element_span(figure)] == text
    assert elements(document, "img") == [{"src": "a", "alt": alt}]
    (shown,) = figure.iter_elements("figcaption")
    assert [p.text for p in shown.iter_elements("p")] == ([credit] if credit else [])
    assert shown.text.removesuffix(credit or "").replace(OPAQUE, UNKNOWN) == caption
    assert "Text" not in figure.text
    assert document.tree.text.count("Text") == around.count("Text")
    if form == "markdown":
        links = (["https://nasa.gov"] if "nasa.gov" in text else []) + (["c"] if "(c)" in around else [])
        assert [link["href"] for link in elements(document, "a")] == links


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_within_a_line_a_figure_is_its_image(form: str) -> None:
    document = read('a {{< figure src="b" alt="B." caption="C" >}} d', form)
    assert elements(document, "img") == [{"src": "b", "alt": "B."}]
    assert document.tree.text.split() == ["a", "d"]


PAIRS = [
    '{% figure 1 %}<img src=a alt=B.>{% figcaption %}A <a href="d">b</a>.{% endfigcaption %}{% endfigure %}',
    """{% figure f %}
    <img src="a" alt="B." />
    {% figcaption %}
    A <a href="d">b</a>.
    {% endfigcaption %}
{% endfigure %}""",
]


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize("text", PAIRS)
def test_pairs(text: str, form: str) -> None:
    document = read(f"Before\n\n{text}\n\nAfter", form)
    (figure,) = document.tree.iter_elements("figure")
    (caption,) = figure.iter_elements("figcaption")
    assert elements(document, "img", "a") == [{"src": "a", "alt": "B."}, {"href": "d"}]
    assert caption.text.strip() == "A b."
    assert document.source[document.tag_span(caption)] == "{% figcaption %}"
    assert figure.text.strip() == "A b."
    assert document.tree.text.split()[-1] == "After"


def test_pairs_hold_markdown() -> None:
    text = "{% figure f %}![B.](a){% figcaption %}A [flag](d).{% endfigcaption %}{% endfigure %}"
    document = read(f"{text}\n*After*", "markdown")
    (figure,) = document.tree.iter_elements("figure")
    assert elements(document, "img", "a") == [{"src": "a", "alt": "B."}, {"href": "d"}]
    assert figure.text.split() == ["A", "flag."]
    assert [em.text for em in document.tree.iter_elements("em")] == ["After"]
    assert document.source[document.tag_span(figure)] == "{% figure f %}"


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_links(form: str) -> None:
    text = (
        '{{< asset-static file="a.pptx" label="View the slides (PowerPoint, 1 MB)" >}} or '
        '{{< button href="https://b.gov" text="Go" >}} or {{< button href="c" >}}'
    )
    document = read(text, form)
    assert elements(document, "a") == [{"href": "a.pptx"}, {"href": "https://b.gov"}, {"href": "c"}]
    texts = [link.text for link in document.tree.iter_elements("a")]
    assert texts == ["View the slides (PowerPoint, 1 MB)", "Go", OPAQUE]


@pytest.mark.parametrize(
    "text",
    [
        '[a]({{< ref "2014-a.md" >}})',
        '[a]({% link _pages/a.md %} "title")',
        '[a]({% page "/a" %})',
        "[a]({% post_url 2014-a %})",
        '[a]({{ "/a" | url }})',
        '![a]({% link "a b.png" %})',
        "[a]\n\n[a]: {{ site.baseurl }}/a",
        '<a href="{{< ref >}}">a</a>',
        '[a]({% image "a.jpg" "b" %})',
    ],
)
def test_addresses_are_opaque(text: str) -> None:
    document = read(text, "markdown")
    (values,) = elements(document, "a", "img")
    assert values.pop("href", None) or values.pop("src") == UNKNOWN
    assert document.tree.text.strip() in ("a", "")


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    "text",
    [
        "{{< youtube w7Ft2ymGmfc >}}",
        '{{< tweet user="a" id="1" >}}',
        '{% include video.html src="a.mp4" %}',
        "{% include %}",
        '{% slack_channel "a" %}',
        '{{< quote-block text="Listen." cite="X" >}}',
        '{% raw %}{% image "a" "b" %}{% endraw %}',
        "{% figure a %}",
        "{{ image }}",
    ],
)
def test_what_nobody_knows_says_nothing(text: str, form: str) -> None:
    document = read(f"a {text} b", form)
    assert document.tree.text.replace(OPAQUE, "").split() == ["a", "b"]
    assert not list(document.tree.iter_elements(("img", "figure", "a")))


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_a_pair_holds_stays(form: str) -> None:
    document = read(
        '{{< note variant="x" >}}\nSome text.\n{{< /note >}}\n\n{{% box %}}More.{{% /box %}}\n', form
    )
    assert document.tree.text.replace(OPAQUE, "").split() == ["Some", "text.", "More."]


def test_a_pair_behind_words_is_no_word() -> None:
    document = read("{{< note >}}All the {{< ring >}}news{{< /ring >}} _today_.{{< /note >}}\n", "markdown")
    assert document.tree.text.replace(OPAQUE, "") == "All the news today.\n"
    assert [em.text for em in document.tree.iter_elements("em")] == ["today"]
    assert document.tree.text.endswith("news today.\n")


def test_settings_add_to_the_known_and_replace_them() -> None:
    settings = {
        "card": {"element": "figure", "src": 1, "alt": "alt", "caption": 2},
        "image": {"element": "opaque"},
        "figure": {"element": "img", "src": 1, "alt": 2},
        "include pic.html": {"element": "img", "src": "file"},
    }
    text = (
        '{% card "a.jpg" "A flag." alt="B." %}\n\n{% image "x" %}\n\n{% figure "c" "D." %}\n\n'
        '{% include pic.html file="e" %}'
    )
    document = read(text, "markdown", settings)
    assert elements(document, "img") == [
        {"src": "a.jpg", "alt": "B."},
        {"src": "c", "alt": "D."},
        {"src": "e", "alt": UNKNOWN},
    ]
    assert [caption.text for caption in document.tree.iter_elements("figcaption")] == ["A flag."]


def test_places_survive_other_line_ends() -> None:
    text = '---\r\ntitle: A\r\n---\r\nText\r\n\r\n{{< img src="a"\r\n alt="B\r\nC" >}}\r\n'
    for form in ("html", "markdown"):
        document = read(text, form)
        (image,) = document.tree.iter_elements("img")
        alt = document.attribute(image, "alt")
        assert alt is not None
        assert alt.value == "B C"
        assert document.source[alt.value_span] == "B\r\nC"
        assert document.source[document.tag_span(image)] == '{{< img src="a"\r\n alt="B\r\nC" >}}'
