"""Headings' ids, addresses of pages, and what links within a site ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import anchors, front_keys, heading_ids, permalinks, reference_links, site_references
from pubcheck.grammar.site_references import Reference

TEXT = st.text(alphabet=st.sampled_from("ab Z9-_:/.#?[](){}%<>=\"'&\n\\*`é\ue000|+~^!"), max_size=120)


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Boats & crews", "github", "boats--crews"),
        ("What’s new in 2024?", "github", "whats-new-in-2024"),
        ("snake_case -- and C++", "github", "snake_case----and-c"),
        ("Über die Brücke", "github", "über-die-brücke"),
        ("Über die Brücke", "github-ascii", "uber-die-brucke"),
        ("1. Boats & crews", "kramdown", "boats--crews"),
        ("42", "kramdown", "section"),
        ("snake_case", "kramdown", "snakecase"),
        ("Boats & crews!", "blackfriday", "boats-crews"),
        ("Boats & crews", "python-markdown", "boats-crews"),
        ("Boats & crews", "markdown-it-anchor", "boats-%26-crews"),
        ("Boats & crews", "slugify", "boats-and-crews"),
    ],
)
def test_ids_of_headings(text, style, expected):
    assert heading_ids.ids_of(text, [style]) == {expected}


@given(st.text(max_size=80))
def test_every_style_takes_every_heading(text):
    for identifier in heading_ids.ids_of(text, heading_ids.STYLES):
        assert " " not in identifier.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Boats\n", {"boats"}),
        ("Boats\n=====\n", {"boats"}),
        ("## Boats\n\n## Boats\n", {"boats", "boats-1"}),
        ("## Boats {#ships}\n", {"ships", "boats"}),
        ("## Boats\n{: .x #ships}\n", {"ships", "boats"}),
        ("## [Boats](/x) and `crews` ##\n", {"boats-and-crews"}),
        ("> ## Boats &amp; *crews*\n", {"boats--crews"}),
        ("<a id='x'></a> <a name=y>", {"x", "y"}),
        ("(ships)=\n## Boats\n", {"ships", "boats"}),
        ("<h2 class='a'>Boats <em>here</em></h2>", {"boats-here"}),
    ],
)
def test_anchors_of_markdown(text, expected):
    assert expected <= anchors.of_markdown(text, ["github"]).ids


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("# Boats\n", True),
        ("---\ntitle: Boats\n---\nText", True),
        ("## Boats\n", False),  # a part, that others take in
        ("# Boats\n\n{% include x.md %}", False),
        ("# Boats\n\n[a]({{ site.baseurl }}/b) and <a href='{{ x }}'>", True),
        ("# Boats\n\n{{< tabs >}}", False),
        ("import A from 'a'\n\n# Boats\n", False),
        ("# Boats\n\n<Tabs>", False),
    ],
)
def test_what_others_may_fill_in_is_not_whole(text, is_whole):
    assert anchors.of_markdown(text, ["github"]).is_whole is is_whole


def test_ids_of_templates():
    assert anchors.in_templates('<p id="a"><p id=b>') == ({"a", "b"}, False)
    assert anchors.in_templates('<p id="{{ .ID }}">')[1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/a/b%20c/?x=1#d%20e", Reference("address", "/a/b c/", "d e")),
        ("#top", Reference("address", "", "top")),
        ("https://www.example.gov/", None),
        ("//www.example.gov/", None),
        ("mailto:ann@example.gov", None),
        ("{{ site.baseurl }}/a#b", Reference("site", "/a", "b")),
        ("{{ site.url }}{{ site.baseurl }}/a", Reference("site", "/a")),
        ("{{ '/a/' | relative_url }}", Reference("site", "/a/")),
        ('{{- "a" | url -}}', Reference("site", "/a")),
        ("{{ site.repository }}/a", None),
        ("{{ site.baseurl }}{{ page.url }}", None),
        ('{{< ref "news/a.md#b" >}}', Reference("ref", "news/a.md", "b")),
        ("{{% relref a.md %}}#b", Reference("ref", "a.md", "b")),
        ('{{< ref path="a.md" lang="es" >}}', None),
        ("{% link _posts/2024-05-01-a.md %}#b", Reference("link", "_posts/2024-05-01-a.md", "b")),
        ("{{ site.baseurl }}{% post_url 2024-05-01-a %}", Reference("post", "2024-05-01-a")),
        ("{% page '/a' %}", None),
        ("\ue000\ue000/a", None),
    ],
)
def test_references(written, expected):
    assert site_references.parse(written) == expected


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("/a/b/", "c", "/a/b/c"),
        ("/a/b", "../c/", "/c/"),
        ("/a/b/", "../..", "/"),
        ("/a/", "../../c", None),
        ("/a/", "/c/./d", "/c/d"),
        ("/a/", "b//c", "/a/b/c"),
    ],
)
def test_joined(base, path, expected):
    assert site_references.joined(base, path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: 'A: b' # c\n---\n", {"title": ("A: b",)}),
        ("---\naliases:\n  - /x/\n  - \"/y\"\nother: 1\n---\n", {"aliases": ("/x/", "/y")}),
        ("---\naliases: [/x, '/y']\n---\n", {"aliases": ("/x", "/y")}),
        ("---\nparams:\n  title: no\ntitle: >\n  a\n  b\n---\n", {"title": ("a b",)}),
        ("+++\ntitle = \"A\"\n[params]\naliases = 'no'\n+++\n", {"title": ("A",)}),
        ("+++\naliases = [\n '/x',\n '/y' ]\n+++\n", {"aliases": ("/x", "/y")}),
        ('{"title": "A", "aliases": ["/x"], "b": 1}\n\nText', {"title": ("A",), "aliases": ("/x",)}),
        ("---\r\n---\n", {}),
        ("Text\n", None),
        ("---\ntitle: cut", {"title": ("cut",)}),
    ],
)  # fmt: skip
def test_front_keys(text, expected):
    assert front_keys.read(text, frozenset({"title", "aliases"})) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/b/", "/A/b.html"),
        ("/a/", "/a/index.html"),
        ("/its-time", "/it-s-time/"),
        ("/café/", "/cafe"),
        ("/a b/", "/a%20b".replace("%20", "-")),
    ],
)
def test_addresses_that_are_alike(one, other):
    assert permalinks.key(one) == permalinks.key(other)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("/:year/:month/:day/:slug/", "/2024/05/01/boats/"),
        ("/:sections/:title/", "/news/sea/Harbor Day/"),
        ("/:section/:filename/", "/news/a/"),
        ("/:sections[1:]/:contentbasename/", "/sea/a/"),
        ("/:sections[last]/", "/sea/"),
        ("/:monthname/:weekday/", "/May/3/"),
        ("/:nothing/", None),
    ],
)
def test_permalinks_of_hugo(pattern, expected):
    found = list(permalinks.hugo(pattern, "news/sea/a.md", "Harbor Day", "boats", "2024-05-01", False))
    assert found == [expected]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("date", "/sea/2024/05/01/boats.html"),
        ("pretty", "/sea/2024/05/01/boats/"),
        ("none", "/sea/boats.html"),
        ("/:year-:i_month/:slug", "/2024-5/boats"),
        ("/:short_year/:y_day/:title", "/24/122/boats"),
        ("/:what/", None),
    ],
)
def test_permalinks_of_jekyll(pattern, expected):
    found = permalinks.jekyll(pattern, "2024-05-01-boats.md", "", "", "", ["sea"], "posts")
    assert next(iter(found)) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Text\n\n[a]: /x\n[b]: /y", ["a", "b"]),
        ("See [a] and [t][B].\n\n[a]: /x\n[b]: /y", []),
        ("Text\n[a]: /x", []),
        ("[a]: /x\n[b]: /y", []),
        ("Text\n\n[//]: # (a)\n[^1]: note", []),
    ],
)
def test_unused_definitions(text, labels):
    assert [found.label for found in reference_links.unused(text, [])] == labels


@given(TEXT)
def test_nothing_raises(text):
    for styles in (["github"], heading_ids.STYLES):
        anchors.of_markdown(text, styles)
    anchors.of_html(text)
    anchors.in_templates(text)
    site_references.parse(text)
    site_references.joined("/a/", text)
    front_keys.read(f"---\n{text}\n---\n", frozenset({"a", "b"}))
    front_keys.read(f"+++\n{text}\n+++\n", frozenset({"a", "b"}))
    permalinks.key(text)
    permalinks.days(text)
    list(permalinks.hugo(text, text, text, text, text, True))
    list(permalinks.jekyll(text, text, text, text, text, [text], "posts"))
    list(reference_links.unused(text, []))
    list(reference_links.without_definition(text))
