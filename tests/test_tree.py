from __future__ import annotations

import html

import pytest
from hypothesis import example, given, settings
from markup_soup import SOUP

from pubcheck import tree
from pubcheck.tree import Element, Run, Text


def element(markup: str, tag: str, number: int = 0) -> Element:
    return list(tree.parse(markup).iter_elements(tag))[number]


def shown(node: object) -> str:
    """The tree in one line: elements by tag, texts in quotes."""
    if isinstance(node, Text):
        return repr(node.data)
    children = " ".join(shown(child) for child in getattr(node, "children", ()))
    return f"{node.tag}({children})" if isinstance(node, Element) else children


def attribute(markup: str, tag: str, name: str, number: int = 0) -> tuple[str, str] | None:
    """An attribute and its value as the markup has them."""
    ranges = tree.attribute_ranges(markup, element(markup, tag, number), name)
    return ranges and (markup[slice(*ranges[0])], markup[slice(*ranges[1])])


def place_of_text(markup: str, node: Text) -> str:
    """What stands in the markup where the characters of a text stand, one after the other."""
    runs = tree.located_text(parsed := tree.parse(markup), markup)
    twin = next(t for t in parsed.descendants if isinstance(t, Text) and t.data == node.data)
    return "".join(
        markup[slice(*tree.markup_range(runs[twin], at, at + 1))]
        for at, char in enumerate(node.data)
        if not char.isspace()
    )


def test_start_and_end_tags_know_their_places():
    markup = '<p class="a">x<br/>y</p><p>z'
    first, second = tree.parse(markup).iter_elements("p")
    start, end = tree.tag_ranges(first)
    assert markup[slice(*start)] == '<p class="a">'
    assert markup[slice(*end)] == "</p>"
    start, end = tree.tag_ranges(second)
    assert (markup[slice(*start)], end) == ("<p>", None)
    start, end = tree.tag_ranges(element(markup, "br"))
    assert (markup[slice(*start)], end) == ("<br/>", None)


@pytest.mark.parametrize("tag", ["html", "head", "body", "tbody"])
def test_implied_elements_have_no_place(tag):
    assert tree.tag_ranges(element("<table><tr><td>x</table>", tag)) is None


ATTRIBUTES = [
    ('<img alt="A ship">', "alt", 'alt="A ship"', "A ship"),
    ("<img alt='A \"ship\"'>", "alt", "alt='A \"ship\"'", 'A "ship"'),
    ("<img alt=ship>", "alt", "alt=ship", "ship"),
    ("<img alt = \n ship >", "alt", "alt = \n ship", "ship"),
    ("<img alt>", "alt", "alt", ""),
    ('<img alt="">', "alt", 'alt=""', ""),
    ("<img alt=''/>", "alt", "alt=''", ""),
    ("<img alt= src=x>", "alt", "alt= src=x", "src=x"),
    ('<img alt="a" alt="b">', "alt", 'alt="a"', "a"),
    ("<img ALT=x>", "alt", "ALT=x", "x"),
    ('<img alt="a>b">', "alt", 'alt="a>b"', "a>b"),
    ("<img src=x/>", "src", "src=x/", "x/"),
    ("<img ==x>", "=", "==x", "x"),
    ("<img =alt=x>", "=alt", "=alt=x", "x"),
    ('<img a\'b="c">', "a'b", 'a\'b="c"', "c"),
    ('<img alt="it\'s">', "alt", 'alt="it\'s"', "it's"),
    ('<img alt="\n a\n">', "alt", 'alt="\n a\n"', "\n a\n"),
    ("<img alt='>", "alt", None, None),  # the quotation mark is never closed: there is no tag at all
    ('<img alt=">', "alt", None, None),
    ('<img data-é="ü 🚢">', "data-é", 'data-é="ü 🚢"', "ü 🚢"),
    ("<img alt=\"a'>", "alt", None, None),
    ("<img alt=a'b\">", "alt", "alt=a'b\"", "a'b\""),
]


@pytest.mark.parametrize(("markup", "name", "whole", "value"), ATTRIBUTES)
def test_attributes_know_their_places(markup, name, whole, value):
    if whole is None:
        assert not list(tree.parse(markup).iter_elements("img"))
    else:
        assert attribute(markup, "img", name) == (whole, value)
        assert element(markup, "img").attr(name) in {value, value or None}


def test_attributes_of_svg_keep_their_case():
    markup = '<svg viewBox="0 0 1 1"><image xlink:href="a.png" preserveAspectRatio=none></svg>'
    assert attribute(markup, "svg", "viewBox") == ('viewBox="0 0 1 1"', "0 0 1 1")
    assert attribute(markup, "image", "xlink:href") == ('xlink:href="a.png"', "a.png")
    assert attribute(markup, "image", "preserveAspectRatio") == ("preserveAspectRatio=none", "none")


def test_attributes_of_a_second_body_have_no_place():
    markup = "<html lang=en><body class=a>x<html lang=fr data-x=1><body id=b class=c>y"
    body, root = element(markup, "body"), element(markup, "html")
    assert (body.attr("class"), body.attr("id")) == ("a", "b")
    assert (root.attr("lang"), root.attr("data-x")) == ("en", "1")
    assert attribute(markup, "body", "class") == ("class=a", "a")
    assert attribute(markup, "html", "lang") == ("lang=en", "en")
    assert attribute(markup, "body", "id") is None
    assert attribute(markup, "html", "data-x") is None
    implied = "x<body id=b>y"
    assert element(implied, "body").attr("id") == "b"
    assert attribute(implied, "body", "id") is None


VALUES = [
    # A value as written, and what stands for each of its characters.
    ("plain", ["p", "l", "a", "i", "n"]),
    ("a&amp;b", ["a", "&amp;", "b"]),
    ("a&ampb", ["a", "&", "a", "m", "p", "b"]),  # in an attribute this is no reference
    ("a&amp=b", ["a", "&", "a", "m", "p", "=", "b"]),
    ("a&amp b", ["a", "&amp", " ", "b"]),
    ("a&ampé", ["a", "&amp", "é"]),
    ("&copy&lt", ["&copy", "&lt"]),
    ("&notit;", list("&notit;")),
    ("&notin;", ["&notin;"]),
    ("&fjlig;&NotEqualTilde;", ["&fjlig;", "&fjlig;", "&NotEqualTilde;", "&NotEqualTilde;"]),
    ("&#65;&#x42;&#67c&#x44g", ["&#65;", "&#x42;", "&#67", "c", "&#x44", "g"]),
    ("&#0;&#x80;&#xD800;", ["&#0;", "&#x80;", "&#xD800;"]),
    ("&;&#;&#x;& &unknown;", list("&;&#;&#x;& &unknown;")),
    ("&semi;&amp;amp;", ["&semi;", "&amp;", "a", "m", "p", ";"]),
    ("é&eacute;🚢", ["é", "&eacute;", "🚢"]),
]


@pytest.mark.parametrize(("written", "places"), VALUES)
def test_each_character_of_a_value(written, places):
    markup = f'<p title="{written}">'
    value = element(markup, "p").attr("title")
    runs = tree.runs_of(markup, 10, 10 + len(written), value)
    assert runs is not None
    assert len(value) == len(places)
    found = [markup[slice(*tree.markup_range(runs, at, at + 1))] for at in range(len(value))]
    assert found == places


def test_a_value_that_is_not_what_is_written_has_no_runs():
    assert tree.runs_of("abc", 0, 3, "abcd") is None
    assert tree.runs_of("a&amp;c", 0, 7, "ac") is None


TEXTS = {
    # Text that the tree has moved, in the order of the tree; the markup has it in another.
    "foster parenting": (
        "<table>one<tr><td>two</td>three</table>",
        "'onethree' table(tbody(tr(td('two'))))",
    ),
    "foster parenting from within": (
        "<table><tr>one<td>two<tr>three</table>four",
        "'onethree' table(tbody(tr(td('two')) tr())) 'four'",
    ),
    "reconstructed formatting": ("<b><p>x</b>y</p>z", "b() p(b('x') 'y') 'z'"),
    "a paragraph in bold": ("<p><b>one<p>two</b>three", "p(b('one')) p(b('two') 'three')"),
    "adoption agency": ("<a>1<b>2<p>3</a>4</b>5</p>", "a('1' b('2')) b() p(b(a('3') '4') '5')"),
    "adoption with blocks": (
        "<b>1<i>2<div>3</b>4</i>5</div>6",
        "b('1' i('2')) i(div(b('3') '4')) '56'",
    ),
    "links in links": ("<a>1<a>2</a>3</a>", "a('1') a('2') '3'"),
    "nested tables": (
        "<table><tr><td>1<table><tr><td>2</td>3</table>4</table>",
        "table(tbody(tr(td('13' table(tbody(tr(td('2')))) '4'))))",
    ),
    "paragraphs without end": ("<p>1<p>2<ul><li>3<li>4</ul>5", "p('1') p('2') ul(li('3') li('4')) '5'"),
    "a second body": ("<body>1<body>2</body>3</html>4", "'1234'"),
    "forms": ("<form>1<div></form>2</div>", "form('1' div('2'))"),
    "select": ("<select><option>1<option>2</select>3", "select(option('1') option('2')) '3'"),
    "drawings": ("<svg><title>1</title><text>2</text></svg>3", "svg(title('1') text('2')) '3'"),
    "elements in a drawing's title": (
        "<svg><title>1<b>2</b>3</title></svg>4",
        "svg(title('1' b('2') '3')) '4'",
    ),
    "formulas": ("<math><mi>1</mi><mo>&lt;</mo></math>2", "math(mi('1') mo('<')) '2'"),
    "noscript": ("<p>0<noscript><p>1 &amp;</p>2</noscript>3", "p('0') noscript(p('1 &') '2') '3'"),
    "nothing tags": ("1</>2</x>3</ y>4<!z>5", "'1' '2' '3' '4' '5'"),
}


@pytest.mark.parametrize(("markup", "body"), TEXTS.values(), ids=TEXTS)
def test_every_text_is_found_where_the_markup_has_it(markup, body):
    document = tree.parse(markup)
    inside = " ".join(filter(None, map(shown, document.root.children[-1].children)))
    if body.count("'") == inside.count("'"):
        assert inside == body
    for node in document.descendants:
        if isinstance(node, Text):
            assert html.unescape(place_of_text(markup, node)) == "".join(node.data.split())


def test_words_of_any_number_are_found():
    # More words than there are numbers, and one of them moved far from its neighbors.
    words = " ".join(f"w{n}" for n in range(70_000))
    markup = f"<p>{words}<table><tr><td>{words[:100_000]}</td></tr>moved</table><p>last"
    document = tree.parse(markup)
    found = tree.located_text(document, markup)
    for node in document.descendants:
        if isinstance(node, Text):
            text = node.data
            for run in found[node]:
                assert markup[run.start : run.end] == text[run.offset : run.offset + run.length]


@pytest.mark.parametrize(
    ("markup", "tag", "text", "places"),
    [
        ("<p>a&amp;b</p>", "p", "a&b", ["a", "&amp;", "b"]),
        ("<p>a<b>b</b>&lt<!-- x -->c</p>", "p", "ab<c", ["a", "b", "&lt", "c"]),
        ("<pre>\nfirst</pre>", "pre", "first", list("first")),
        ("<pre>\n\nfirst</pre>", "pre", "\nfirst", ["\n", *"first"]),
        ("<pre>&#10;first</pre>", "pre", "first", list("first")),
        ("<pre><b>\nfirst</b></pre>", "pre", "\nfirst", ["\n", *"first"]),
        ("<pre>\n</pre>", "pre", "", []),
        ("<textarea>\na &amp; <b>\n</textarea>", "textarea", "a & <b>\n", ["a", " ", "&amp;", *" <b>\n"]),
        ("<title>A &mdash; <b></title>", "title", "A — <b>", ["A", " ", "&mdash;", " ", *"<b>"]),
        ("<script>a &amp; '<p>'</script>", "script", "a &amp; '<p>'", list("a &amp; '<p>'")),
        ("<style>p > b</style>", "style", "p > b", list("p > b")),
        ("<p>a&notit;</p>", "p", "a¬it;", ["a", "&not", "i", "t", ";"]),
        ("<p>&ampx&copyy&#x41z&#59;</p>", "p", "&x©yAz;", ["&amp", "x", "&copy", "y", "&#x41", "z", "&#59;"]),
        ("<p>&NotEqualTilde;</p>", "p", "≂̸", ["&NotEqualTilde;", "&NotEqualTilde;"]),
        ("<p>a</>b</></>c</p>", "p", "abc", ["a", "b", "c"]),
        ("<p>a < b & c</p>", "p", "a < b & c", list("a < b & c")),
        ("<svg><title>1<b>2</b></title></svg>", "svg", "12", ["1", "2"]),
        ("<noscript>1<p>&gt;</p></noscript>", "noscript", "1>", ["1", "&gt;"]),
    ],
)  # fmt: skip
def test_local_runs(markup, tag, text, places):
    found = element(f"<body>{markup}", tag)
    assert found.text == text
    start, end = tree.tag_ranges(found)
    runs = tree.local_runs(f"<body>{markup}", start[0], end[1], text)
    assert runs is not None
    assert [
        f"<body>{markup}"[slice(*tree.markup_range(runs, at, at + 1))] for at in range(len(text))
    ] == places


@pytest.mark.parametrize(
    ("markup", "text"),
    [("<p>a</p>", "ab"), ("<p>ab</p>", "a"), ("<p>a\0b</p>", "ab"), ("", "a")],
)
def test_text_that_the_tokens_do_not_spell_has_no_local_runs(markup, text):
    assert tree.local_runs(markup, 0, len(markup), text) is None


def test_characters_that_the_tree_drops():
    markup = "<p>a\0b</p><svg>c\0d</svg>"
    document = tree.parse(markup)
    texts = [node for node in document.descendants if isinstance(node, Text)]
    assert [node.data for node in texts] == ["ab", "c\ufffdd"]
    found = tree.located_text(document, markup)
    assert [markup[run.start : run.end] for node in texts for run in found[node]] == list("abcd")


def test_text_in_templates():
    markup = "<template><p>in</p></template><p>out</p>"
    document = tree.parse(markup)
    found = tree.located_text(document, markup)
    assert {node.data for node in found} >= {"out"}
    for node, runs in found.items():
        assert [markup[run.start : run.end] for run in runs] == [node.data]


def test_shadow_roots_stay_templates():
    markup = "<div><template shadowrootmode=open><img></template></div>"
    assert element(markup, "template").attr("shadowrootmode") == "open"


def test_comments():
    markup = (
        "a<!-- one -->b<!--two--><noscript><!-- three --></noscript><script><!-- no --></script><!-- open"
    )
    found = list(tree.comment_ranges(markup))
    assert [data for _, _, data in found] == [" one ", "two", " three ", " open"]
    assert [markup[start:end] for start, end, _ in found] == [
        "<!-- one -->",
        "<!--two-->",
        "<!-- three -->",
        "<!-- open",
    ]


def test_ranges_beside_the_runs():
    runs = [Run(2, 3, 10, 13), Run(8, 1, 20, 25)]
    assert tree.markup_range(runs, 0, 1) == (10, 10)  # before the first
    assert tree.markup_range(runs, 2, 5) == (10, 13)
    assert tree.markup_range(runs, 6, 7) == (13, 13)  # between two: at the end of the one before
    assert tree.markup_range(runs, 8, 9) == (20, 25)
    assert tree.markup_range(runs, 4, 9) == (12, 25)
    assert tree.markup_range(runs, 9, 9) == (25, 25)
    assert tree.markup_range(runs, 3, 3) == (11, 11)


@given(SOUP)
@settings(max_examples=400, deadline=None)
@example("<title></><tbody>\0")
@example("<foreignObject><td><![CDATA[<svg>x]]>")
@example("<noscript>é<style></noscript></table>&#x31")
@example("<svg><title><title>")
@example("<svg><style><![CDATA[a>b]]></style>" * 30)
@example("<noscript>" * 9)
@example("<iframe>&notit;\0")
def test_any_text_stands_where_the_tree_says(markup):
    document = tree.parse(markup)
    for node, runs in tree.located_text(document, markup).items():
        for run in runs:
            assert 0 <= run.start <= run.end <= len(markup)
            written, text = markup[run.start : run.end], node.data[run.offset : run.offset + run.length]
            if written.replace("\0", "\ufffd") != text:
                assert written.startswith("&"), (written, text)
                assert html.unescape(written).startswith(text[:1])
    for found in document.iter_elements():
        ranges = tree.tag_ranges(found)
        if ranges is None:
            continue
        for start, end in filter(None, ranges):
            assert 0 <= start < end <= len(markup)
            assert markup[start] == "<"
        for name in found.attrs:
            places = tree.attribute_ranges(markup, found, name)
            if places:
                assert ranges[0][0] < places[0][0] <= places[1][0] <= places[1][1] <= places[0][1]


def test_formatting_that_is_never_closed_does_not_grow_the_tree_without_bound():
    markup = "".join(f"<p><font size={n}>x" for n in range(8_000))
    document = tree.parse(markup)
    elements = list(document.iter_elements())
    assert len(elements) < 50_000
    start, _ = tree.tag_ranges(elements[-1])
    assert markup[slice(*start)] == "<font size=7999>"
    closed = "".join(f"<p><font size={n}>x</font>" for n in range(8_000))
    assert sum(1 for _ in tree.parse(closed).iter_elements("font")) == 8_000
    equal = "<p><b>x" * 15_000  # of equal tags a parser opens three anew
    assert sum(1 for _ in tree.parse(equal).iter_elements("b")) > 15_000
    closed_late = markup + "</font>" * 8_000
    assert sum(1 for _ in tree.parse(closed_late).iter_elements()) < 50_000
