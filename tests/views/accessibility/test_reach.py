"""What the Tab key reaches: below aria-hidden, in buttons, in frames; its order; access keys."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility import reach

WHOLE = "<!DOCTYPE html><html lang=en><title>t</title><body>"
LINK = "<a href=x>a</a>"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (f"<p aria-hidden=true>{LINK}", 1),
        (f"<p aria-hidden=true>{LINK * 3}", 1),
        (f"<div aria-hidden=true><p aria-hidden=true>{LINK}", 1),
        (f"<p aria-hidden=true>{LINK}</p><p aria-hidden=true>{LINK}", 2),
        ("<p aria-hidden=true tabindex=0>a", 1),
        ("<p aria-hidden=true tabindex=-1>a", 0),
        (f"<p aria-hidden=true hidden>{LINK}", 0),
        ("<p aria-hidden=true><iframe></iframe>", 0),
        (f"<template><p aria-hidden=true>{LINK}</template>", 0),
        (f"<p aria-hidden=false>{LINK}", 0),
    ],
)
def test_veils(html, count):
    assert len(reach.veils(page_of(WHOLE + html))) == count


@pytest.mark.parametrize(
    ("html", "is_styled"),
    [
        (f"{WHOLE}<p class=a aria-hidden=true>{LINK}", False),
        (f"{WHOLE}<link rel=stylesheet href=a.css><p class=a aria-hidden=true>{LINK}", True),
        (f"{WHOLE}<style>@import 'a.css'</style><p aria-hidden=true><b id=a>{LINK}</b>", True),
        (f"{WHOLE}<link rel=stylesheet href=a.css><p class=a><b aria-hidden=true>{LINK}</b>", False),
        (f"<p class=a aria-hidden=true>{LINK}", True),
        (f"<p aria-hidden=true><b class=a>{LINK}</b>{LINK}", False),
    ],
)
def test_a_sheet_of_another_file_may_hide_what_has_a_class(html, is_styled):
    (found,) = reach.veils(page_of(html))
    assert found.is_styled is is_styled


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        (f"<div role=button>{LINK}</div>", ["div"]),
        (f"<div role=button><p role=tab>{LINK}</p></div>", ["p"]),
        (f"<div role=button><p role=tab><i role=img>{LINK}</i>{LINK}</p>{LINK}</div>", ["div", "p", "i"]),
        ("<button><b tabindex=0>x</b></button>", ["button"]),
        ("<button><b tabindex=-1>x</b></button>", []),
        ("<div role=tab><button tabindex=-1>x</button></div>", ["div"]),
        (f"<div role=button hidden>{LINK}</div>", []),
        (f"<div role=menuitem>{LINK}</div>", []),
        (f"<div role='none button'>{LINK}</div>", []),
    ],
)
def test_shells(html, tags):
    assert [found.node.element.tag for found in reach.shells(page_of(WHOLE + html))] == tags


@pytest.mark.parametrize(
    ("attributes", "count"),
    [
        ("tabindex=-1 srcdoc='<button>a</button>'", 1),
        ("tabindex=0 srcdoc='<button>a</button>'", 0),
        ("tabindex=-1 srcdoc='<button disabled>a</button>'", 0),
        ("tabindex=-1 srcdoc='<button style=&quot;opacity: 0&quot;>a</button>'", 0),
        ("tabindex=-1 srcdoc=''", 0),
        ("tabindex=-1 width=1 srcdoc='<button>a</button>'", 0),
        ("tabindex=-1 style='height: 0' srcdoc='<button>a</button>'", 0),
    ],
)
def test_frames(attributes, count):
    assert len(reach.nested_frames(page_of(f"{WHOLE}<iframe {attributes}></iframe>"))) == count


def test_order_and_keys():
    page = page_of(
        "<a href=x tabindex=2 accesskey=S>a</a><a href=y tabindex=0 accesskey=s>b</a><b tabindex=x>"
    )
    assert [node.element.attr("href") for node in reach.tab_stops(page)] == ["x"]
    (keys,) = reach.access_keys(page)
    assert (keys.key, keys.first.element.attr("href"), keys.second.element.attr("href")) == ("s", "x", "y")
