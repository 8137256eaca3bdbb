"""Checks of the dateline that opens an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.gazetteer import US_ALONE
from pubcheck.grammar.places import stands_alone
from pubcheck.grammar.states import FoundState, state_at
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import Body

_FIRST = 2  # paragraphs among which a dateline may stand, a notice before it
_LONGEST = 110  # code points
_ALONE = frozenset(city.upper() for city in US_ALONE)


@check("body")
def form(body: Body, *, dashes: Sequence[str]) -> Iterator[Hit]:
    """A dateline in another form than CITY, State — (AP Stylebook, "datelines")."""
    for paragraph in body.paragraphs[:_FIRST]:
        head = paragraph.text[:_LONGEST]
        if not any(dash in head for dash in "-–—") or not body.page.is_english(paragraph.element):
            continue
        if match := _dateline().match(head):
            yield from _faults(paragraph, match, dashes)
            return


@cache
def _dateline() -> re.Pattern[str]:
    """A city, perhaps its state or country, perhaps a date or a wire in parentheses, and a dash."""
    city = r"(?P<city>[A-Z][A-Za-z.'’]{1,20}(?:[ -][A-Z][A-Za-z.'’]{1,20}){0,5})"
    behind = r"(?:,\s{0,2}(?P<state>[A-Z][A-Za-z. ]{0,22}?[A-Za-z.]))?"
    date = r"(?:,?\s(?P<rest>\([A-Za-z0-9 .,/]{2,30}\)|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    return re.compile(
        rf"\s{{0,3}}{city}{behind}{date}(?P<dash>\s{{0,2}}(?:--{{0,2}}|[–—])\s{{0,2}})(?=[A-Z\"“‘'])"
    )


def _faults(paragraph: Block, match: re.Match[str], dashes: Sequence[str]) -> Iterator[Hit]:
    city, written, dash = match["city"], match["state"], match["dash"]
    in_capitals = city == city.upper()
    found = state_at(written, 0) if written else None
    state = found if found and written and len(found.text) == len(written) else None
    # A name and a dash may open any sentence: only a known state, or capitals, show a dateline.
    if not in_capitals and (state is None or not dash.startswith(" ")):
        return
    if in_capitals and (len(city) < 4 or (written is None and match["rest"] is None and dash == "-")):
        return
    if hit := _place_fault(paragraph, match, state):
        yield hit
        if hit.case == "stateless" and match["rest"] is None:
            return  # perhaps it is no city at all: "UPDATE - "
    if dash.strip() not in dashes or not (dash.startswith(" ") and dash.endswith(" ")):
        span = match.span("dash")
        proper = f" {dashes[0]} "
        edits: tuple[Edit, ...] = ()
        # With a letter on each side, for a span leaves out the blanks at its ends.
        start, end = span[0] - 1, span[1] + 1
        if paragraph.is_unbroken(start, end):
            text = f"{match.string[start]}{proper}{match.string[end - 1]}"
            edits = (Edit(paragraph.span(start, end), text),)
        facts = {"written": dash.strip(), "proper": dashes[0]}
        yield Hit(paragraph.span(*span), facts, "dash", edits)


def _place_fault(paragraph: Block, match: re.Match[str], state: FoundState | None) -> Hit | None:
    """What is wrong with the place of a dateline, the gravest fault first."""
    city = match["city"]
    proper, case, end = city.upper(), "", match.end("city")
    if state is not None and proper in _ALONE and (proper, state.state.postal) != ("WASHINGTON", "WA"):
        case, end = "alone", match.end("state")
    elif state is not None:
        is_bad = state.form in {"postal", "other"} or state.text.isupper()
        proper = f"{proper}, {state.state.in_caption if is_bad else state.text}"
        case, end = "state" if is_bad else "", match.end("state")
    elif match["state"] is None and stands_alone(city) is False:
        return Hit(paragraph.span(*match.span("city")), {"written": city, "proper": ""}, "stateless")
    start = match.start("city")
    text = match.string[start:end]
    if text == proper:
        return None
    edits = (Edit(paragraph.span(start, end), proper),) if paragraph.is_unbroken(start, end) else ()
    return Hit(paragraph.span(start, end), {"written": text, "proper": proper}, case or "case", edits)
