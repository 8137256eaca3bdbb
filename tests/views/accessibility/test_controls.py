"""Controls, fields, labels and groups of radio buttons."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility import controls

PAGE = """<form><button>a</button><input><input type=hidden><input type=IMAGE><input type=submit>
<select></select><textarea></textarea><details><summary>s</summary></details><a role=menuitem>m</a>
<meter></meter><div role=progressbar></div><div role=tooltip></div><div role=button></div><a href=x>a</a>
<template><button>t</button><input></template><input type=date><div role=switch></div></form>"""


@pytest.mark.parametrize(
    ("view", "tags"),
    [
        (controls.image_buttons, ["input"]),
        (controls.form_fields, ["input", "select", "textarea", "div"]),
        (controls.menu_items, ["a"]),
        (controls.gauges, ["meter", "div", "div"]),
        (controls.summaries, ["summary"]),
        (controls.fields, ["input", "select", "textarea", "input"]),
        (controls.labels, []),
    ],
)
def test_kinds(view, tags):
    assert sorted(node.element.tag for node in view(page_of(PAGE))) == sorted(tags)


def test_all_buttons_are_told_at_once_with_their_texts():
    (found,) = controls.buttons(page_of(PAGE))
    shown = [(element.tag, text) for element, text in zip(found.elements, found.texts, strict=True)]
    assert sorted(shown) == [("button", "a"), ("div", ""), ("input", "")]
    assert not controls.buttons(page_of("<a href=x>a</a>"))


def test_radio_buttons_are_grouped_by_name_and_form():
    one, two, three = "<input type=radio name=a>" * 2, "<input type=radio name=b>", "<input type=radio>"
    page = page_of(f"<form>{one}{two}</form><form>{one * 2}{three * 2}</form>{two}")
    assert [len(group) for group in controls.radio_groups(page)] == [2, 4]


def test_names_that_a_template_writes_make_no_group():
    assert not controls.radio_groups(page_of("<input type=radio name='{{ a }}'>" * 2))
