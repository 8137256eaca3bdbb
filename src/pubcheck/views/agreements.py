"""What a page with photos says in more than one place: its texts, the places and the people in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar.gazetteer import COUNTRIES
from pubcheck.grammar.ranked_names import find_ranked_names
from pubcheck.grammar.spellings import folded
from pubcheck.grammar.states import state_at
from pubcheck.source import Span
from pubcheck.views.images import images
from pubcheck.views.page import Page, view
from pubcheck.views.phrases import Phrase
from pubcheck.views.texts import ArticleText, texts

_MOST_NAMES = 1000  # of one page
_MOST_FIRSTS = 60  # first names that a page is searched for


class Spelled(NamedTuple):
    """A name as one place of the page spells it; ``text`` is that of the holder, offsets are in it."""

    name: str
    holder: ArticleText | Phrase
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The source range of the name."""
        return self.holder.span(self.start, self.end)


class Place(NamedTuple):
    """A place with the state or the country behind its comma."""

    spelled: Spelled
    region: str


class Person(NamedTuple):
    """A person of rank: the rank's AP form, the first name where one stands, and the surname."""

    rank: str
    first: Spelled | None
    last: Spelled


@view
def said(page: Page) -> list[ArticleText | Phrase]:
    """The article's text and the alternative texts of its images, as far as they are English."""
    found: list[ArticleText | Phrase] = list(texts(page))
    for image in images(page):
        alt = image.alt
        if alt and alt.value.strip() and OPAQUE not in alt.value and page.is_english(image.element):
            found.append(Phrase(alt, 0, len(alt.value)))
    return found


def places(page: Page) -> Iterator[Place]:
    """Every place with its state or country behind a comma: "in Kobane, Syria"."""
    for holder in said(page):
        text = holder.text
        for number, match in enumerate(_place().finditer(text)):
            if number == _MOST_NAMES:
                break
            region = _region(text, match.end())
            if not region or not _is_place(text, match):
                continue
            name = match["name"]
            yield Place(Spelled(folded(name), holder, match.start("name"), match.end("name")), region)


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a word for a place is behind the name, or a word that leads to a place before it."""
    nouns = match["nouns"].split()
    if nouns:
        return all(noun in _PLACE_NOUNS for noun in nouns)
    before = _word_before().search(text, max(0, match.start() - 16), match.start())
    return before is not None and before["word"] in _LEADS


def _region(text: str, start: int) -> str:
    if state := state_at(text, start):
        return state.state.name
    country = _country().match(text, start)
    return country[0] if country else ""


def people(page: Page) -> Iterator[Person]:
    """Every person with a rank in the texts of the page, credits too."""
    for holder in said(page):
        text = holder.text
        for number, found in enumerate(find_ranked_names(text)):
            if number == _MOST_NAMES:
                break
            last = _spelled(holder, text, found.surname, found.name.start, found.name.end)
            if last is None:
                continue
            first = found.name.text.split()[0]
            is_first = found.is_full and len(first) > 2 and first.isalpha() and first != found.surname
            start = found.name.start
            yield Person(
                found.rank.rank.ap,
                Spelled(folded(first), holder, start, start + len(first)) if is_first else None,
                last,
            )


def namesakes(page: Page, persons: list[Person]) -> Iterator[tuple[Spelled, Spelled]]:
    """Full names without a rank that begin with the first name of one of the persons: first name, surname."""
    firsts = {person.first.name for person in persons if person.first}
    ranked = {(id(p.first.holder), p.first.start) for p in persons if p.first}
    if not firsts:
        return
    pattern = re.compile(
        rf"(?<![\w’'-])(?P<first>{'|'.join(map(re.escape, sorted(firsts)[:_MOST_FIRSTS]))}) "
        r"(?:[A-Z]\. )?(?P<last>[A-Z][a-z][\w’'-]{2,24}+)"
    )
    for holder in said(page):
        for match in pattern.finditer(holder.text):
            if (id(holder), match.start()) in ranked:
                continue
            last = _spelled(holder, holder.text, match["last"], match.start("last"), match.end())
            if last is not None:
                yield Spelled(match["first"], holder, *match.span("first")), last


def _spelled(holder: ArticleText | Phrase, text: str, name: str, start: int, end: int) -> Spelled | None:
    """A surname in its range, without a possessive's ending."""
    name = re.sub(r"[’']s?$", "", name)
    at = text.rfind(name, start, end)
    return Spelled(folded(name), holder, at, at + len(name)) if at >= 0 and name else None


_PLACE_NOUNS = frozenset(
    ["Landing", "Zone", "Air", "Base", "Airport", "Airfield", "Military", "Hospital", "Province", "District",
     "Valley", "Island", "Islands", "City", "Village", "Harbor", "Port", "Naval", "Station", "Garrison",
     "Barracks", "Camp", "Range", "Dam", "Bridge", "Road", "Training", "Area", "Center", "Field", "Outpost",
     "Forest", "River", "Lake", "Bay", "Beach", "University", "School", "Clinic", "Region", "County"]
)  # fmt: skip
_LEADS = frozenset(
    ["in", "at", "near", "outside", "from", "to", "around", "over", "inside", "toward", "of", "Camp", "Fort",
     "Base", "Station", "Forward", "Joint", "Port", "Mount", "Lake"]
)  # fmt: skip


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]{4,24}+)(?P<nouns>(?: [A-Z][a-z]{2,12}){0,3}), (?=[A-Z])"
    )


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?P<word>[A-Za-z]{2,14}) $")


@cache
def _country() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(COUNTRIES, key=len, reverse=True))
    return re.compile(rf"(?:{names})(?![\w-])")
