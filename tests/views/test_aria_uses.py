"""The roles, states and properties that a page states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page_of, shown

from pubcheck.views.accessibility import aria_uses, ownership


def used(uses):
    return [(use.element.tag, use.name, use.value) for use in uses]


def test_uses_are_sorted_by_what_there_is_to_ask():
    page = page_of(
        "<a href=x aria-lable=y aria-pressed=true>a</a> <button aria-expanded=open>b</button>"
        "<p ARIA-LABEL=z aria-describedby=q aria-hidden=true>c</p>"
    )
    assert used(aria_uses.unknown(page)) == [("a", "aria-lable", "y")]
    assert used(aria_uses.valued(page)) == [("button", "aria-expanded", "open")]
    assert used(aria_uses.particular(page)) == [("a", "aria-pressed", "true")]
    assert used(aria_uses.naming(page)) == [("p", "aria-label", "z")]


def test_what_a_role_supports_is_left_out_unless_the_role_may_be_passed_by():
    page = page_of("<p role=checkbox aria-checked=true>a</p> <p role=none aria-checked=true>b</p>")
    assert used(aria_uses.particular(page)) == [("p", "aria-checked", "true")]


def test_values_of_a_template_are_valid():
    assert not aria_uses.valued(page_of("<p aria-live='{{ live }}'>a</p>"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>aria-lable</p>",
        "<script>x = 'aria-lable'</script>",
        "<template><p aria-lable=x></template>",
        "<math><mi aria-lable=x>x</mi></math>",
        "<p data-aria-lable=x :aria-lable=y>",
    ],
)
def test_no_uses(html):
    assert not aria_uses.unknown(page_of(html))


def test_a_use_knows_its_place():
    page = page_of("<p class=a\n aria-lable='x y'>a</p>")
    (use,) = aria_uses.unknown(page)
    assert shown(page, use.attribute.span) == "aria-lable='x y'"
    assert use.node.element == use.element


def test_roles():
    page = page_of("<p role=note>a</p> <p role=''>b</p> <p role>c</p> <p role=' tab '>d</p>")
    assert [node.explicit_role for node in aria_uses.roled(page)] == ["note", "tab"]


def test_decoration():
    page = page_of(
        "<img src=a alt=''> <img src=b alt='' aria-label=x> <img alt=c aria-label=x> <hr role=presentation>"
        "<img alt='' role=none aria-label=x>"
    )
    assert [node.element.attr("src") or "" for node in aria_uses.decorative(page)] == ["", "", "b"]


@pytest.mark.parametrize(
    ("key", "bound"),
    [
        (":role", True),
        ("v-bind:role", True),
        ("[attr.role]", True),
        ("role.bind", True),
        ("ng-attr-role", True),
        ("data-ng-attr-role", True),
        ("data-role", False),
        ("aria-roledescription", False),
        ("role", False),
    ],
)
def test_bound_attributes(key, bound):
    (element,) = page_of(f'<p {key}="x">a</p>').document.tree.iter_elements("p")
    assert aria_uses.is_bound(element, "role") is bound


PARTS = ["<ul>", "<li>", "<div>", "</div>", "<p role=list>", "<p role=listitem id=a>", "x", "<table><tr><td>"]
PARTS += [
    "<div aria-owns='a b'>",
    "<b id=b role=tab aria-checked=true>",
    "<img alt='' aria-label=x>",
    "</ul>",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_soup_is_taken(parts):
    page = page_of("".join(parts))
    aria_uses.decorative(page)
    for node in ownership.owners(page):
        ownership.owned(node)
    for node in aria_uses.roled(page):
        ownership.owner(node)


def test_a_role_that_takes_a_name_or_a_state_is_not_asked_again():
    page = page_of(
        "<p role=group aria-label=a></p><p role=none aria-label=b></p><a aria-label=c></a>"
        "<svg><a href=/d aria-label=d></a></svg><i role=slider aria-valuenow=5></i>"
        "<i role=combobox aria-controls=e></i><i role=tab aria-controls=f></i><button aria-expanded=TRUE>"
    )
    assert [use.value for use in aria_uses.naming(page)] == ["b", "c"]
    assert [use.value for use in aria_uses.valued(page)] == ["e"]
    assert not aria_uses.particular(page)
