"""Suppressions that serve no purpose are taken out or corrected, and nothing else is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import RULES
from pubcheck import fixes, readers
from pubcheck.engine import Engine
from pubcheck.source import Source
from pubcheck.views.page import Context

CONTEXT = Context(date(2026, 1, 1), None)
ENGINE = Engine(RULES.values())
GONE = Engine(RULES.values(), successors={"image-alt-gone": "image-alt-missing"})
IMAGE = "![](a.jpg)"


def comment(words: str) -> str:
    return f"<!-- pubcheck: {words} -->"


def over(words: str) -> str:
    """A comment above an image without a text."""
    return f"{comment(words)}\n{IMAGE}\n"


def mended(text: str, form: str = "markdown", engine: Engine = ENGINE, *, unsafe: bool = True) -> str:
    def lint(changed: str) -> list:
        (document,) = readers.read_all(Source("a.md", changed), form)
        found = engine.run(document, CONTEXT, known=RULES).findings
        return [one for one in found if one.rule.startswith("suppression-")]

    return fixes.converge(text, lint, unsafe=unsafe).text


ALT, HTTP = "image-alt-missing", "link-http"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # one that hides nothing goes with its line, and parts what it parted
        ("A\n\n" + comment(f"ignore[{ALT}] -- x") + "\n\nB\n", "A\n\nB\n"),
        ("A\r\n\r\n" + comment(f"ignore[{ALT}] -- x") + "\r\n\r\nB\r\n", "A\r\n\r\nB\r\n"),
        ("A\n" + comment(f"ignore[{ALT}] -- x") + "\nB\n", "A\n\nB\n"),
        (comment(f"ignore[{ALT}] -- x") + "\nB\n", "B\n"),
        ("A\n" + comment(f"ignore[{ALT}] -- x"), "A\n"),
        ("A " + comment(f"ignore[{ALT}] -- x") + " B\n", "A B\n"),
        ("A" + comment(f"ignore[{ALT}] -- x") + "B\n", "AB\n"),
        (comment(f"ignore[{ALT}] -- x"), ""),
        # a name among others
        (over(f"ignore-file[{ALT}, {HTTP}] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (over(f"ignore-file[{HTTP}, {ALT}] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (over(f"ignore-file[{HTTP},link-space,{ALT}] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (comment(f"ignore-file[{HTTP}, link-space] -- x") + "\nB\n", "B\n"),
        # unknown names
        (over("ignore-file[image-alt-mising] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (over(f"ignore-file[image-alt-mising, {ALT}] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (over(f"ignore-file[zzzzzz, {ALT}] -- x"), over(f"ignore-file[{ALT}] -- x")),
        (comment("ignore-file[zzzzzz] -- x") + "\nB\n", "B\n"),
        # ranges go with their end, and are renamed with it
        (f"{comment(f'ignore-start[{ALT}] -- x')}\n\nB\n\n{comment('ignore-end')}\n\nC\n", "B\n\nC\n"),
        (
            over(f"ignore-start[{ALT}, {HTTP}] -- x") + comment(f"ignore-end[{ALT}, {HTTP}]") + "\n",
            over(f"ignore-start[{ALT}] -- x") + comment(f"ignore-end[{ALT}]") + "\n",
        ),
        ("A\n\n" + comment("ignore-end") + "\n\nB\n", "A\n\nB\n"),
        # what has run out
        (f"A\n\n{comment(f'ignore[{ALT}] until=2025-12-31 -- x')}\n\n{IMAGE}\n", f"A\n\n{IMAGE}\n"),
        # what only the author knows stays
        *(
            (text, text)
            for text in (
                "A\n\n" + comment(f"ignore-start[{ALT}] -- x") + f"\n\n{IMAGE}\n",
                comment("ignore -- x") + "\nB\n",
                comment(f"ignore[{ALT}] until=2025-13-01 -- x") + f"\n{IMAGE}\n",
                comment("disable-next-line") + "\nB\n",
                over(f"ignore-file[{ALT}]"),
                "<!-- another tool: ignore -->\nB\n",
            )
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_suppressions(before, after):
    assert mended(before) == after
    assert mended(before, unsafe=False) == before, "another tool may own the comment"


def test_a_comment_of_mdx():
    assert mended(f"A\n\n{{/* pubcheck: ignore[{ALT}] -- x */}}\n\nB\n", "mdx") == "A\n\nB\n"


def test_front_matter_is_corrected_and_not_shortened():
    text = "---\ntitle: x\npubcheck:\n  ignore:\n    - rule: {}\n      reason: x\n---\n\n![](a.jpg)\n"
    assert mended(text.format("image-alt-mising")) == text.format(ALT)
    assert mended(text.format(HTTP)) == text.format(HTTP)


def test_a_name_that_gave_way_is_written_anew_at_both_ends():
    text = (
        comment("ignore-start[image-alt-gone] -- x")
        + f"\n\n{IMAGE}\n\n"
        + comment("ignore-end[image-alt-gone]")
    )
    assert mended(text, engine=GONE, unsafe=False) == text.replace("image-alt-gone", ALT)


PIECE = st.sampled_from(
    [
        comment(f"ignore[{ALT}] -- x"),
        comment(f"ignore[{ALT}, {HTTP}, zzz, image-alt-mising] -- x"),
        comment(f"ignore-start[{ALT},{HTTP}] -- x"),
        comment(f"ignore-end[{ALT},{HTTP}]"),
        comment("ignore-end"),
        comment(f"ignore[{HTTP}] until=2020-01-01 -- x"),
        *(IMAGE, "Text", " ", "\n", "\n\n", "\r\n", "- ", "> ", "<p>", "</p>", "```\n", "{{", "é"),
    ]
)


def bare(text: str) -> str:
    return "".join(re.sub("<!--.*?-->", "", text, flags=re.DOTALL).split())


@given(st.lists(PIECE, max_size=14))
def test_nothing_is_lost_but_suppressions_and_white_space(pieces):
    text = "".join(pieces)
    after = mended(text)
    assert mended(after) == after
    assert bare(after) == bare(text)
