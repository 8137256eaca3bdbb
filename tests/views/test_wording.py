"""Which words of a page are its writer's own to choose."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.texts import texts
from pubcheck.views.wording import worded, wordings


@pytest.mark.parametrize(
    ("text", "form", "left"),
    [
        ("A.\n\n## Video transcript\n\nSaid.\n\n### 2\n\nSaid.\n\n## End\n\nB.", "markdown", ["A.", "B."]),
        ("## View the slides and read the transcript\n\nSaid.\n", "markdown", []),
        ("## Write a transcript\n\nOwn.\n", "markdown", ["Own."]),
        ("## Before\n\nBad.\n\n### After\n\nGood.\n", "markdown", ["Good."]),
        ("- #### Don’t say\n\n  Bad.\n\n- #### Say\n\n  Good.\n", "markdown", ["Good."]),
        ("## Before\n\nA.\n\n## During\n\nB.\n\n## After\n\nC.\n", "markdown", ["A.", "B.", "C."]),
        (
            "<h2><button aria-controls=a>Transcript</button></h2><div id=a><p>Said.</div><p>Own.",
            "html",
            ["Own."],
        ),
        ("<h2><button aria-controls=b>Transcript</button></h2><p>Said.", "html", []),
        ("Own.\n\nQ: When?\n\nCAPT. ROE: Now.\n\nQ: And?\n\nCAPT. ROE: Soon.\n", "text", ["Own."]),
        ("# Remarks by the Secretary\n\nToday we won.\n", "markdown", []),
        ("", "html", []),
    ],
)  # fmt: skip
def test_worded(text, form, left):
    own = [block.text.strip() for block in worded(page_of(text, form)) if block.role != "heading"]
    assert own == left


def test_a_page_of_own_words_has_one_text():
    page = page_of("<p>Own words.</p>")
    assert wordings(page) is texts(page)
