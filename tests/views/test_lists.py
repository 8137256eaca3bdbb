"""Lists and what stands in them."""

from __future__ import annotations

import pytest
from pages import page_of, shown

from pubcheck.views.lists import ListNode, items, lists
from pubcheck.views.moving import moving


def test_children_that_the_parser_moves_or_a_component_makes_are_not_the_writers():
    page = page_of("<p><a href=x>open<ul><li>a</li></ul>")
    first = next(page.document.tree.iter_elements("ul"))
    assert [child.tag for child in ListNode(page, first).shown] == ["li"]
    (only,) = lists(page_of("<ul><x-item>a</x-item><li>b</li><p hidden>c</p></ul>"))
    assert [child.tag for child in only.shown] == ["li"]
    assert only.is_templated


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<ul> \n <li>a</li></ul><ol></ol><dl></dl><dl><dt>a<dd>b</dl>", ["dl"]),
        ("<ul><li role=tab>a</li></ul><ol><p>b</p></ol><menu>c</menu>", ["ul", "ol", "menu"]),
        ("<template><ul>a</ul></template><div><li role=tab>a</div>", []),
        ("<dl><dt hidden>a<dd>b</dl><dl><dt>a</dl><dl><dd>b</dl>", ["dl", "dl", "dl"]),
    ],
)
def test_lists_of_plain_items_are_passed_by(text, kinds):
    assert sorted(node.kind for node in lists(page_of(text))) == sorted(kinds)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ul>Bases <li>a</li></ul>", "Bases "),
        ("<ul>{% for a in b %}<li>a</li></ul>", None),
        ("<ul><%= a %><li>a</li></ul>", None),
        ("<ul>__ITEMS__<li>a</li></ul>", None),
    ],
)
def test_text_between_items(text, expected):
    (node,) = lists(page_of(text))
    assert (node.stray_text.data if node.stray_text else None) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<li>a", {"li": True}),
        ("<div><li>a</div>", {"li": False}),
        ("<!DOCTYPE html><li>a", {"li": False}),
        ("<x-list><li>a</x-list>", {"li": True}),
        ("<ul><li>a</ul><dl><div><dt>b<dd>c</div></dl>", {}),
        ("<div><dt>b</div>", {"dt": True}),
        ("<section><dd>b</section>", {"dd": False}),
    ],
)
def test_items_outside_lists(text, tags):
    assert {item.element.tag: item.may_be_included for item in items(page_of(text))} == tags


def test_what_moves_is_found_where_it_is_shown():
    page = page_of("<marquee>a</marquee><template><blink>b</blink></template>")
    assert [node.element.tag for node in moving(page)] == ["marquee"]


def test_the_first_tag_of_a_block_of_html_in_markdown_is_no_more_than_itself():
    page = page_of('Text.\n\n<ul class="a">\n<li>b</li>\n</ul>\n', "markdown")
    (element,) = page.document.tree.iter_elements("ul")
    assert shown(page, page.document.tag_span(element)) == '<ul class="a">'
