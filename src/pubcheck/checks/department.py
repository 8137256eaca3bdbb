"""Checks of the name and the acronym of the Department of Defense."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.source import Span
from pubcheck.views.publication import published
from pubcheck.views.texts import ArticleText

_ACRONYM = re.compile(r"(?<![\w@./#&-])(?:DoD|DOD)(?![\w@/&]|-\w|\.\w)")
_DEFENSE = re.compile(
    r"\b(?:Department of Defense|Defense Department|(?:Secretary|Under Secretary) of Defense)\b"
)
_WAR = re.compile(r"\b(?:Department of War|War Department|(?:Secretary|Under Secretary) of War)\b")
# What speaks of the name itself, or of the time before 1947, when the department was that of the Army.
_EXPLAINED = re.compile(
    r"\b(?:renam\w{0,5}|formerly|secondary title|executive order|also known as|now known as|previously"
    r"|rebrand\w{0,4}|legal name|founded|established|created in|1[78]\d\d|19[0-4]\d|World War|Civil War"
    r"|Revolutionary)\b",
    re.IGNORECASE,
)
_RENAMED = datetime.date(2025, 9, 5)  # the executive order that allows the secondary title


class _Named(NamedTuple):
    block: int
    start: int
    end: int
    text: str


@check("text")
def acronym_form(article: ArticleText, *, form: str) -> Iterator[Hit]:
    """DoD and DOD: one form on a page, and that of the house where it has one."""
    if (form != "DoD" and "DoD" not in article.text) or "efinition of Done" in article.text:
        return  # "Definition of Done (DoD)" is a term of software teams
    found = list(_found(article, _ACRONYM))
    forms = [one.text for one in found]
    if not found or (not form and len(set(forms)) < 2):
        return
    # Without a form of the house the one that the page has more often counts, else the first one.
    proper = form or max(dict.fromkeys(forms), key=forms.count)
    wrong = [one for one in found if one.text != proper]
    if not wrong:
        return
    right = next((one for one in found if one.text == proper), None)
    facts = {"written": wrong[0].text, "proper": proper, "number": len(wrong)}
    edits = [
        Edit(_span(article, one), proper)
        for one in wrong
        if article.blocks[one.block].is_unbroken(one.start, one.end)
    ]
    related = () if right is None else (("other", _span(article, right)),)
    case = "house" if form else None
    yield Hit(_span(article, wrong[0]), facts, case, tuple(edits), related)


@check("text")
def mixed(article: ArticleText) -> Iterator[Hit]:
    """An article that calls the department by both of its names (Executive Order of Sept. 5, 2025)."""
    text = article.text
    if " War" not in text or "Defense" not in text:
        return
    war, defense = list(_found(article, _WAR)), list(_found(article, _DEFENSE))
    if not war or not defense or _EXPLAINED.search(text):
        return
    day = published(article.page)
    if day is not None and day.date < _RENAMED:
        return
    fewer, more = (war, defense) if len(war) <= len(defense) else (defense, war)
    facts = {"written": fewer[0].text, "other": more[0].text}
    yield Hit(_span(article, fewer[0]), facts, related=(("other", _span(article, more[0])),))


def _found(article: ArticleText, pattern: re.Pattern[str]) -> Iterator[_Named]:
    """Where a pattern is found outside quotations, whose words are not the writer's."""
    for number, block in enumerate(article.blocks):
        for match in pattern.finditer(block.text):
            if not article.is_quoted(article.starts[number] + match.start()):
                yield _Named(number, *match.span(), match[0])


def _span(article: ArticleText, one: _Named) -> Span:
    return article.blocks[one.block].span(one.start, one.end)
