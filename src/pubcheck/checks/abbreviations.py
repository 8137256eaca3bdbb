"""Checks of the acronyms in an article: whether it says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar.acronyms import Acronym, find_acronyms
from pubcheck.grammar.ranks import find_rank
from pubcheck.grammar.sentence_words import word_set
from pubcheck.grammar.states import by_postal
from pubcheck.views.accessibility import hidden
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.page import Page, view

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SMALL_WORD = re.compile(r"(?<![^\W_])[a-z]{4,12}(?![^\W_])")
_SMALL = word_set("of the and for in on at to a an de du la y")  # no letter of an acronym stands for them
# Words that writers put in capitals to stress or to label something.
_STRESSED = word_set("""
    ACTION ALSO ALWAYS BOTH CAN CANNOT CAUTION DATE DATES DOES EACH EVEN EVERY FREE HAVE HOW LESS LOT LOTS
    MAKE MANY MAY MORE MOST MUST NEED NEVER NEWS NOTE NOTES ONLY PLEASE READ README SAME SHALL SHOULD STEP
    STILL TEST THAT THEM THERE TIME TIP TIPS VERY WANT WARN WHAT WHEN WHERE WHO WHY WILL WORD YES
    """)
_MOST = 500  # acronyms of one page that are looked up
_FEWEST_OF_SMALL_LETTERS = 3  # letters of an acronym whose words may be written small
_ROLES = frozenset({"paragraph", "text", "item", "quote"})


@check("page")
def unexpanded(page: Page, *, known: Sequence[str]) -> Iterator[Hit]:
    """The first use of an acronym that the article never spells out (WCAG 2.2, 3.1.4)."""
    told: set[str] = set()
    for block, found in _uses(page):
        letters = found.text
        if letters in told or letters in known or block.role not in _ROLES or len(told) > _MOST:
            continue
        told.add(letters)
        # What also stands there in small letters is a word that is stressed here: "for USERS and users".
        if not _is_expanded(page, letters) and letters.lower() not in _small_words(page):
            yield Hit(block.span(found.start, found.end), {"acronym": letters})


@check("page")
def untitled(page: Page) -> Iterator[Hit]:
    """An abbr element without a title whose letters the article does not spell out (technique H28)."""
    told: set[str] = set()
    for element in page.elements.tagged("abbr"):
        letters = " ".join(element.text.split())
        if (element.attr("title") or "").strip() or not letters or OPAQUE in letters or letters in told:
            continue
        if (
            len(told) > _MOST
            or page.is_inert(element)
            or hidden.is_unseen(page, element)
            or not page.is_english(element)
        ):
            continue
        told.add(letters)
        if not _is_expanded(page, letters):
            yield Hit(page.document.element_span(element), {"text": shortened(letters)})


@view
def _found(page: Page) -> list[tuple[Block, Acronym]]:
    return [
        (block, found)
        for block in blocks(page)
        if not block.text.isupper() and page.is_english(block.element)
        for found in find_acronyms(block.text)
    ]


def _uses(page: Page) -> Iterator[tuple[Block, Acronym]]:
    """The uses of acronyms, in order; ranks and states are left out."""
    for block, found in _found(page):
        if found.text in by_postal() and block.text[max(0, found.start - 2) : found.start] == ", ":
            continue
        # A word that is stressed, or the label before a colon: "WHERE: Room 2".
        if found.text in _STRESSED or block.text.startswith(":", found.end):
            continue
        rank = find_rank(block.text, found.start)
        is_rank = rank is not None and rank.end >= found.end
        if rank is None or not is_rank or not block.text[rank.name_start : rank.name_start + 1].isupper():
            yield block, found


@view
def _expanded(page: Page) -> set[str]:
    """The acronyms that stand beside what they stand for, or have it in an attribute."""
    spelled = {found.text for _, found in _found(page) if found.words or found.is_bracketed}
    for element in page.elements.tagged("abbr", "acronym", "dfn"):
        if (element.attr("title") or "").strip():
            spelled.add(" ".join(element.text.split()))
    return spelled


@view
def _small_words(page: Page) -> set[str]:
    """The words of four letters or more that stand in the article in small letters."""
    return {word for block in blocks(page) for word in _SMALL_WORD.findall(block.text)}


@view
def _initials(page: Page) -> tuple[str, str]:
    """The initials of the article's words, of names only (a blank for what is no name), and of all words."""
    names: list[str] = []
    words: list[str] = []
    for block in blocks(page):
        for match in _WORD.finditer(block.text):
            word = match[0]
            if word not in _SMALL:
                names.append(word[0] if word[0].isupper() and not word.isupper() else " ")
                words.append(word[0].lower())
        names.append(" ")
        words.append(" ")
    return "".join(names), "".join(words)


def _is_expanded(page: Page, letters: str) -> bool:
    if letters in _expanded(page):
        return True
    names, words = _initials(page)
    bare = letters.replace("&", "").removesuffix("s")
    return bare in names or (len(bare) >= _FEWEST_OF_SMALL_LETTERS and bare.lower() in words)
