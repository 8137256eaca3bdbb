from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.drawings import drawings

SHOWN = "<svg><text>Open today</text></svg>"


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/svg+xml,{SHOWN}",
        f"DATA:image/svg+xml;charset=utf-8,{SHOWN}",
        "data:image/svg+xml,%3Csvg%3E%3Ctext%3EOpen%20today%3C/text%3E%3C/svg%3E",
        "data:image/svg+xml;base64,PHN2Zz48dGV4dD5PcGVuIHRvZGF5PC90ZXh0Pjwvc3ZnPg==",
        "data:image/svg+xml,<svg><text>Open</text> <text> today</text><defs><text>x</text></defs></svg>",
    ],
)
def test_text_in_a_drawing(address: str) -> None:
    (found,) = drawings(page_of(f'<img src="{address}" alt="A sign">'))
    assert (found.text, found.alternative) == ("Open today", "A sign")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="data:image/svg+xml">',
        '<img src="data:image/svg+xml;base64,%%%">',
        '<img src="data:image/svg+xml,<svg></svg>">',
        '<img src="data:image/png;base64,AAAA">',
        f'<img hidden src="data:image/svg+xml,{SHOWN}">',
    ],
)
def test_no_text_to_see(markup: str) -> None:
    assert drawings(page_of(markup)) == []
