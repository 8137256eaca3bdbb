"""Whether a page prints what people said."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.speeches import is_speech


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        ("# Remarks by the Secretary\n\nToday we won.\n", "markdown", True),
        ("# A new start\n\n_The mayor gave this speech in June._\n\nToday we won.\n", "markdown", True),
        ("# A new start\n\nThe crowd heard a speech by the mayor.\n", "markdown", False),
        ("Q: When?\n\nCAPT. ROE: Yesterday.\n\nQ: And then?\n\nCAPT. ROE: Next week.\n", "text", True),
        ("**Slide 1:** Hi.\n\n**Slide 2:** News.\n\n**Slide 3:** Me.\n\n**Slide 4:** X.", "markdown", True),
        ("Date: June 11.\n\nTime: 3 p.m.\n\nWhere: here.\n\nWho: you.\n", "text", False),
        ("Photo By: Ann Roe\n\nVIRIN: 1\n\nPhoto By: Ann Roe\n\nVIRIN: 2\n", "text", False),
        ("Note: it is hot.\n\nNote: it is cold.\n\nNote: it is wet.\n\nNote: it is dry.\n", "text", False),
        ("", "text", False),
    ],
)  # fmt: skip
def test_is_speech(text, form, told):
    assert is_speech(page_of(text, form)) is told
