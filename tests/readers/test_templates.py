"""Template tags: which are masked, as what, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubcheck.derived import Derived, with_unix_line_ends
from pubcheck.document import OPAQUE
from pubcheck.readers.templates import has_marks, masked


def shown(text: str, code: list[tuple[int, int]] | None = None) -> str:
    """The masked text, a middle dot for each opaque character."""
    written = masked(Derived(text), {}, code).text
    assert len(written) == len(text)
    return written.replace(OPAQUE, "·")


def dots(tag: str) -> str:
    return "·" * len(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ page.title }}",
        "{{- x -}}",
        "{{x}}",
        "{{}}",
        "{{ 'a' | t: \"b\" }}",
        '{{ "}}" }}',
        "{{ '%}' }}",
        '{{ "{{" }}',
        "{{ don't }}",
        "{{{ raw }}}",
        "{{> partial }}",
        "{{!-- a }} b --}}",
        "{{! a }}",
        "{{#if a}}",
        "{{/if}}",
        "{{else}}",
        "{{ with .Params.x }}",
        "{{ $x := 1 }}",
        "{{ .Inner | markdownify }}",
        '{% page "/x" %}',
        "{% if a > b %}",
        "{%- endif -%}",
        "{%x%}",
        '{% x "%}" %}',
        "{% x 'a\\' %}' %}",
        "{% include x.html\n   a=b\n   c='d' %}",
        "{# a {{ b }} c #}",
        "{#- a -#}",
        "{% comment %}a <b>c</b>\n\n{{ d }}{% endcomment %}",
        "{%- comment -%}a{%- endcomment -%}",
        "{% highlight html %}<img src=x>{% endhighlight %}",
        '{{< ref "a.md" >}}',
        "{{% notice %}}",
        "{{< /note >}}",
        '{{< x a=">}}" >}}',
        "{{< x a=`b >}}` >}}",
        "{{</* figure src=x */>}}",
        "{{< highlight go >}}a <b>{{< /highlight >}}",
        "<% if a %>",
        "<%= b %>",
        "<%- c -%>",
        "<%== d %>",
        "<%# e %>",
        "<%-- f %> g --%>",
        '<%@ Page Title="x" %>',
        '<%: Model["a"] %>',
        '<%$ Resources: "b" %>',
    ],
)
def test_a_tag_is_opaque_between_words(tag: str) -> None:
    assert shown(f"a {tag} b") == f"a {dots(tag)} b"
    if not tag.startswith("{{< /"):
        assert shown(f"a{tag}b", []) == f"a{dots(tag)}b"


@pytest.mark.parametrize(
    "text",
    [
        "{{ a",
        "{% a",
        "<% a",
        "{# a",
        "{{< a",
        "{{ a\n\nb }}",
        "{{< a\n\nb >}}",
        "## Heading {#toc2}\n\nmore #} {{ x",
        "<%% a %>",
        "{ a } and } }",
        "<!-- {{ a }} -->",
        "<!-- {{ a }}",
        "<pre>{{ a }}</pre>",
        "<PRE class=x>{{ a }}</PRE>",
        "<code>{% a %}</code>",
        "<script>var a = {{ b }};</script>",
        '<style data-x=">">{{ a }}</style>',
        "<textarea>{{ a }}</textarea>",
        "",
    ],
)
def test_what_is_no_tag_or_stands_in_code_is_left(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ a {{ b }}", "{{ a ·······"),
        ("{% a {% b %}", "{% a ·······"),
        ("<% a <%= b %>", "<% a ········"),
        ("{{ don't }} and it's {{ x }}", "··········· and it's ·······"),
        ('{{ "a\nb }} c "d" {{ e }}', '·········· c "d" ·······'),
        ("<pre>{{ a }}{{ b }}", "<pre>··············"),  # nothing closes the element
        ("<code>{{ a }}</code>{{ b }}", "<code>{{ a }}</code>·······"),
        ("<!-- {{ a }} -->{{ b }}", "<!-- {{ a }} -->·······"),
        ("{{< highlight >}}any{{< /highlight >}}", f"·················any<!--{'·' * 11}-->"),
        ("{% raw %}{{{% endraw %} pass {{ a }}", "·········{{············ pass ·······"),
        ("{% raw %}{% if %}{{ x }}{% endraw %}z", "····································z"),
        ("{% raw %}{{ x }}", "················"),
        ("{% comment %}a", "·············a"),
        ("{% highlight %}a", "···············a"),
        ("{% x 'a' \"{% y %}\" %}z", "··················" + "···z"),
    ],
)
def test_where_a_tag_ends(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="{{ x }}/y">', '<a href="·······/y">'),
        ("<a href='{{ 'x' | url }}'>", "<a href='···············'>"),
        ("<a href={{ x }}/y z>", "<a href=·······/y z>"),
        (
            "<p class={% if a %}b{% else %}c{% endif %} d>",
            f"<p class={dots('{% if a %}')}b{dots('{% else %}')}c{dots('{% endif %}')} d>",
        ),
        ('<p {% if a %}class="b"{% endif %}>', '<p _=······· class="b" _=········>'),
        ("<p {{ a }}>", "<p _=·····>"),
        ("<p {{a}}>", "<p _=···>"),
        ("<p {{}}>", "<p _=··>"),
        ("<p{{}}>", "<p---->"),
        ("<p {%x%}b>", "<p _=·· b>"),
        ('<p data-{{ a }}="b">', "<p data-------->".replace("------->", '-------="b">')),
        ('<p {{ a }}="b">', '<p _______="b">'),
        ("<h{{ a }}>x</h{{ a }}>", "<h------->x</h------->"),
        ('<p x="{% if a > b %}">', '<p x="··············">'),
        ("<img src=a {{ b }}>", "<img src=a alt=···>"),
        ('<img {{ b }} alt="c">', '<img _=····· alt="c">'),
        ("<img data-{{ b }}=c {{ d }}>", "<img data--------=c alt=···>"),
        ("<a b={{ x", "<a b={{ x"),
    ],
)
def test_in_a_tag_the_mask_is_an_attribute_or_a_part_of_one(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert shown(text, []) == expected


def test_in_markdown_a_tag_ends_with_its_paragraph() -> None:
    assert shown("<b {{ x }}>\n\nif a <b {{ x }}\n\n{% if c %}d", []) == (
        "<b _=·····>\n\nif a <b _=·····\n\n··········d"
    )
    assert shown('<a b="{{ x }}\n\n{% if c %}d', []) == '<a b="·······\n\n··········d'
    assert shown("<a b={{ x }}\n\n{% if c %}d", []) == "<a b=·······\n\n··········d"


def test_code_of_markdown_is_left() -> None:
    text = "`{{ a }}` {{ b }} `<b {{ c }}` {{ d }} <x y='`{{ e }}`'>"
    code = [(0, 9), (18, 30), (45, 54)]
    assert shown(text, code) == "`{{ a }}` ······· `<b {{ c }}` ······· <x y='`{{ e }}`'>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}\nb\n{% endif %}\n", "<!--···-->\nb\n<!--····-->\n"),
        ("  {% if a %}{% assign b = 1 %} {% endif %}  \n", "  <!--···--><!--···········--> <!--····-->  \n"),
        ("{% comment %}\na\n{% endcomment %}", f"<!--{'·' * 25}-->"),
        ("{# a #}\nb", "<!---->\nb"),
        ("{{< note >}}\na\n{{< /note >}}", "<!--·····-->\na\n<!--······-->"),
        ("{% alert 'x' %}\na\n{% endalert %}", "<!--········-->\na\n<!--·······-->"),
        ("<% if a %>\nb", "<!--···-->\nb"),
        ("{%x%}\n{{a}}\n{{ end }}", "·····\n·····\n<!--··-->"),
        # What prints something, or stands beside something, is not nothing.
        ("{{ a }}\n", "·······\n"),
        ("{% if a %}{{ b }}{% endif %}\n", dots("{% if a %}{{ b }}{% endif %}") + "\n"),
        ("{% include a %}\n", "···············\n"),
        ("{{< youtube a >}}\n", "·················\n"),
        ("{% if a %} b\n", "·········· b\n"),
        ("b {% if a %}\n", "b ··········\n"),
    ],
)
def test_lines_of_tags_that_print_nothing_are_comments(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert shown(text, []) == expected


def test_a_line_of_tags_does_not_end_a_table_of_markdown() -> None:
    text = "| a |\n|---|\n{% for b in c %}\n| {{ b | d }} |\n{% endfor %}\n"
    assert shown(text, []) == "| a |\n|---|\n················\n| ··········· |\n<!--·····-->\n"


def test_lines_wider_than_can_be_looked_at_are_opaque() -> None:
    blanks = " " * 1000
    assert shown(f"{blanks}{{% if a %}}\n") == f"{blanks}··········\n"
    assert shown(f"{{% if a %}}{blanks}b") == f"··········{blanks}b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<%@ Page %>\n<!doctype html><html {{a}}><head><title>{{ b }}</title></head><body x="{{ d }}">e',
            '<!--····-->\n<!doctype html><html _=···><head><title>·······</title></head><body x="·······">e',
        ),
        (
            "<head>{{ a }}{{b}}<title>c</title>{% d %}</head>{{ e }}<body>{{ f }}",
            "<head><!---->     <title>c</title><!----></head><!----><body>·······",
        ),
        (
            "<table>{{ a }}<tr>{{ b }}<td>{{ c }}</td>{{ d }}</tr>{{e}}</table>{{ f }}",
            "<table><!----><tr><!----><td>·······</td><!----></tr>     </table>·······",
        ),
        ("{{ a }} is no page", "······· is no page"),
    ],
)
def test_where_no_text_may_stand_the_mask_is_none(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_nothing_to_mask_gives_the_text_itself() -> None:
    for text in ("plain", "{{ unclosed", "a < b"):
        derived = Derived(text)
        assert masked(derived, {}) is derived
    assert not has_marks("a {# b")
    assert has_marks("{# b #}")


def test_a_text_of_other_line_ends_leads_back() -> None:
    source = "a\r\n{{ b }} c"
    written = masked(with_unix_line_ends(source), {})
    assert written.text == f"a\n{OPAQUE * 7} c"
    place = written.text.index("c")
    assert written.span(place, place + 1) == (11, 12)


WORDS = """{{ }} {% %} {{< >}} {{% %}} <% %> {# #} {{{ }}} <a <img <pre> </pre> <!-- --> > = " ' ` x if endif
raw endraw comment endcomment highlight endhighlight note /note figure endfigure image include | \\ < / ( ) ](
<title> <table> <tr> alt"""
MARKS = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n", "é", "\U0001f600"])


@given(st.lists(MARKS, max_size=40).map("".join), st.booleans())
@example("<a\xa0{{ x }}", False)
@settings(max_examples=300, deadline=None)
def test_never_raises_and_keeps_length_or_leads_back(text: str, markdown: bool) -> None:
    derived = Derived(text)
    written = masked(derived, {}, [] if markdown else None)
    if written.pieces is None:
        assert len(written.text) == len(text)
        for here, there in zip(written.text, text, strict=True):
            assert here in (there, OPAQUE) or here in "<!-> _=alt"
        return
    end = 0
    for piece in written.pieces:
        assert piece.start >= end
        assert 0 <= piece.origin <= piece.origin_end <= len(text)
        end = piece.end
        if piece.copied:
            for here, there in zip(
                written.text[piece.start : piece.end], text[piece.origin : piece.origin_end], strict=True
            ):
                assert here in (there, OPAQUE) or here in "<!-> _=alt"


@pytest.mark.parametrize(
    "unit",
    [
        "{{",
        "{%",
        "<%",
        '{{ "',
        "{{ '{{' ",
        "{% comment %}",
        "{% raw %}",
        "<a b='",
        "<a {{ ",
        "{{ x }}",
        "<pre>",
        "{#",
    ],
)
def test_hostile_texts_are_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert len(masked(Derived(text), {}).text) == len(text)
    assert len(masked(Derived(text), {}, []).text) == len(text)
