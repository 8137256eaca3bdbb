"""Checks of how running text says when: days that move with the reader, and clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import quotations
from pubcheck.grammar.date_patterns import A_MONTH, A_WEEKDAY, WEEKDAY_NAMES
from pubcheck.grammar.dates import ap_form
from pubcheck.grammar.times import (
    DAY_HINTS,
    PERIOD_HINTS,
    RelativeTime,
    day_meant,
    find_clock,
    find_relative,
    may_hold_clock,
)
from pubcheck.views.news import is_dated, is_news
from pubcheck.views.notices import notice_groups
from pubcheck.views.page import Page
from pubcheck.views.publication import archived, published
from pubcheck.views.texts import RUNNING, ArticleText

# The day itself stands beside the words: "today (Oct. 21)", "next week, Oct. 24-25".
_DAY_BESIDE = re.compile(
    rf"\s?(?:,|\(|—|–|on)?\s?(?:on\s)?(?:{A_WEEKDAY}|{A_MONTH}\.?\s\d)|\s?\(?\d{{1,2}}/\d"
)
_LONGEST_QUESTION = 200  # code points
_LONGEST_HEAD = 150  # code points before a clock time in which its label may stand


@check("text")
def relative(article: ArticleText) -> Iterator[Hit]:
    """Words for a day that are true on the day of writing only (AP Stylebook, time element)."""
    page = article.page
    is_record = _is_record(page)
    # What lasts a month or a year is not told from the day of writing, and AP lets it pass.
    hints = (*DAY_HINTS, *PERIOD_HINTS) if is_record else DAY_HINTS
    numbers = article.numbers_with(hints)
    if not numbers:
        return
    from pubcheck.views.speeches import is_speech  # pages without such words stop above

    if is_speech(page):
        return
    found = [(n, one) for n in numbers for one in _in_block(article, n) if not _answers(article, n)]
    if not is_record:
        found = [(n, one) for n, one in found if one.force != "period"]
    if not found:
        return
    news = is_news(page)
    if not news and not is_record:
        # Lists of a guide or an agenda speak of any week.
        found = [(n, one) for n, one in found if one.force == "day" and article.blocks[n].role != "item"]
    day = published(page)
    for number, one in found:
        block = article.blocks[number]
        phrase = block.text[one.start : one.end]
        meant = day_meant(one, day.date) if day else None
        facts = {"phrase": phrase, "day": "", "weekday": ""}
        if meant and day:
            facts |= {"day": ap_form(meant), "weekday": WEEKDAY_NAMES[meant.weekday()]}
        firm = one.force == "day" and (news or is_record)
        case: str | None
        if is_record and firm:
            # Without a date nothing on the page tells which day is meant.
            case = "archived" if day or is_dated(page) else "archived-undated"
        elif is_record:
            case = "archived-loose"
        elif meant and one.force == "day":
            # Announced "today" on a page with that day's date misleads nobody, and is DOD News' own way.
            case = "dated" if news and day and meant != day.date else "dated-page"
        elif firm:
            case = None if is_dated(page) else "undated"
        else:
            case = "vague" if one.force == "vague" else "loose"
        related = (("published", day.span),) if day and day.span.end else ()
        yield Hit(block.span(one.start, one.end), facts, case, related=related)


def _is_record(page: Page) -> bool:
    """Whether a page is kept as a record: it says so, or the settings, its address or its metadata do."""
    if notice_groups(page)[0].found:
        return True
    kept = archived(page)
    # One that is only old is read as news of its day.
    return kept is not None and kept.by != "date"


def _answers(article: ArticleText, number: int) -> bool:
    """Whether a block answers the question right above it, as interviews are printed."""
    above = article.blocks[number - 1] if number else None
    return above is not None and above.text.endswith("?") and len(above.text) < _LONGEST_QUESTION


def _in_block(article: ArticleText, number: int) -> Iterator[RelativeTime]:
    """The relative times of a block that are the writer's own: no names, no speech but what is spliced in."""
    block = article.blocks[number]
    if block.role not in RUNNING:
        return
    text = block.text
    spliced: list[quotations.Splice] | None = None
    for one in find_relative(text):
        at = article.starts[number] + one.start
        if text[one.start].isupper() and not _opens(article, at, text, one):
            continue
        if _DAY_BESIDE.match(text, one.end):
            continue
        if article.is_quoted(at):
            if spliced is None:
                spliced = list(quotations.splices(text, article.marked[number]))
            if not any(splice.start <= one.start < splice.end for splice in spliced):
                continue
        yield one


def _opens(article: ArticleText, at: int, text: str, one: RelativeTime) -> bool:
    """Whether a word with a capital opens a sentence, and is not the first one of a title."""
    following = text[one.end : one.end + 2].strip()
    return article.opens_sentence(at) and not following.isupper() and text[one.end : one.end + 1] not in ":?!"


_LABEL = re.compile(r"\b(?:times?|when|hours)\b[^:\n]{0,20}:\s", re.IGNORECASE)
_NO_WORDS = re.compile(r"(?:[^a-z]|[ap]\.?m\b)*+\Z", re.IGNORECASE)


def _stands_in_schedule(text: str, start: int) -> bool:
    """Whether a time opens its line or follows a label, as the data of an agenda do: no words lead to it."""
    head = text[max(0, text.rfind("\n", 0, start) + 1, start - _LONGEST_HEAD) : start]
    labels = list(_LABEL.finditer(head))
    return _NO_WORDS.match(head, labels[-1].end() if labels else 0) is not None


@check("text")
def clock(article: ArticleText, *, drop_zeros: bool, schedules: bool) -> Iterator[Hit]:
    """A clock time that AP writes otherwise (AP Stylebook, times); with ``schedules`` an agenda's, too."""
    if not may_hold_clock(article.text):
        return
    for number, block in enumerate(article.blocks):
        text = block.text
        if block.role not in RUNNING or not may_hold_clock(text):
            continue
        for one in find_clock(text, drop_zeros=drop_zeros):
            if article.is_quoted(article.starts[number] + one.start):
                continue
            if not schedules and _stands_in_schedule(text, one.start):
                continue
            span = block.span(one.start, one.end)
            facts = {"time": text[one.start : one.end], "proper": one.proper}
            edits: tuple[Edit, ...] = ()
            if one.is_certain and block.is_unbroken(one.start, one.end):
                # The period of "3 p.m." also ends the sentence.
                stop = text[one.end : one.end + 1] == "." and one.proper.endswith(".")
                edits = (Edit(span, one.proper[:-1] if stop else one.proper),)
            yield Hit(span, facts, one.reason, edits)
