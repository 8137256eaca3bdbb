"""Who owns whom in the accessibility tree."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.ownership import owned, owner, owners, role_in_place


def node(page, selector):
    return tree_of(page).node(page.document.tree.select(selector)[0])


def roles(html, selector="[role=list]"):
    return [each.role for each in owned(node(page_of(html), selector)).nodes]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p role=listitem>a</p><p role=listitem>b</p>", ["listitem", "listitem"]),
        ("<div><span role=none><b role=listitem>a</b></span></div>", ["listitem"]),
        ("<h2>a</h2>", ["heading"]),
        ("text", []),
        ("<p role=listitem hidden>a</p>", []),
        ("<p role=listitem>a<b role=tab>b</b></p>", ["listitem"]),
        ("<script>x</script>", []),
    ],
)
def test_owned(inside, found):
    assert roles(f"<div role=list>{inside}</div>") == found


def test_owned_by_name():
    page = page_of("<div role=list aria-owns='b a'></div><p role=listitem id=a>a</p><p role=tab id=b>b</p>")
    assert [each.role for each in owned(node(page, "[role=list]")).nodes] == ["tab", "listitem"]
    assert owner(node(page, "#a")).role == "list"


def test_what_another_owns_is_not_owned():
    assert roles("<div role=list><p role=tab id=a>a</p></div><nav aria-owns=a></nav>") == []


def test_nobody_owns_what_is_around():
    page = page_of("<div role=list id=a><p role=listitem aria-owns=a>a</p></div>")
    assert owner(node(page, "[role=listitem]")).role == "list"
    assert owner(node(page, "#a")) is None


def test_a_circle_ends():
    page = page_of("<div id=a aria-owns=b></div><div id=b aria-owns=a></div>")
    assert owner(node(page, "#a")) is None
    assert owned(node(page, "#a")).nodes == []


@pytest.mark.parametrize(
    ("inside", "told", "hidden", "empty"),
    [
        ("", True, False, True),
        (" \n<!-- a -->", True, False, True),
        ("a", True, False, False),
        ("{{ items }}", False, False, False),
        ("<x-item></x-item>", False, False, True),
        ("<slot></slot>", False, False, True),
        ("<p hidden>a</p>", True, True, True),
        ("<div>a</div>", True, False, False),
    ],
)
def test_what_is_known(inside, told, hidden, empty):
    found = owned(node(page_of(f"<div role=list>{inside}</div>"), "[role=list]"))
    assert (found.is_told, found.has_hidden, found.is_empty) == (told, hidden, empty)


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<ul><li id=x>a</li></ul>", "listitem"),
        ("<ul role=tablist><li id=x>a</li></ul>", ""),
        ("<table><tr id=x><td>a</td></tr></table>", "row"),
        ("<table role=grid><tr id=x><td>a</td></tr></table>", "row"),
        ("<table role=list><tr id=x><td>a</td></tr></table>", ""),
        ("<div id=x>a</div>", ""),
        ("<ul id=x role=none><li>a</li></ul>", ""),
        ("<p id=x role=row>a</p>", "row"),
    ],
)
def test_roles_in_their_place(html, role):
    assert role_in_place(node(page_of(html), "#x")) == role


def test_only_odd_lists_are_looked_at():
    page = page_of(
        "<ul id=a><li>a</li></ul> <ol id=b><p>b</p></ol> <div role=menu id=c></div>"
        "<table id=d><tr><td>d</td></tr></table> <table id=e><tr><td role=tab>e</td></tr></table>"
    )
    assert {each.element.attr("id") for each in owners(page)} - {None} == {"b", "c", "e"}
