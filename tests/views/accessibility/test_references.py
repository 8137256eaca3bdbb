"""Ids that are referred to and that several elements have."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility.references import shared_ids

TWICE = "<p id=a>x</p><b id=a>y</b>"


@pytest.mark.parametrize("name", ["for", "headers", "aria-labelledby", "aria-describedby", "aria-owns"])
def test_shared(name):
    (found,) = shared_ids(page_of(f"<i {name}='b a'></i>{TWICE}<u id=a></u>"))
    assert (found.identifier, found.first.tag, found.second.tag) == ("a", "p", "b")
    assert (found.referring.tag, found.attribute) == ("i", name)


@pytest.mark.parametrize(
    "html",
    [
        TWICE,
        "<i for=a></i><p id=a>x</p><p id=A>y</p>",
        f"<i for=b></i>{TWICE}",
        "<i for=a></i><p id=a>x</p><template><p id=a>y</p></template>",
        f"<template><i for=a></i></template>{TWICE}",
        f"<i for=a></i>{TWICE}{{{{ x }}}}",
    ],
)
def test_not_shared(html):
    assert not shared_ids(page_of(html))
