"""Checks of text against what is said of it: the language, and the direction in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import language_tags, language_words
from pubcheck.grammar.language_words import Guess
from pubcheck.source import Span
from pubcheck.views import blocks, languages
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.blocks import Block
from pubcheck.views.languages import Stretch
from pubcheck.views.page import Page
from pubcheck.views.texts import texts
from pubcheck.views.vocabulary import vocabulary_of


@check("page")
def mismatch(page: Page, *, min_words: int) -> Iterator[Hit]:
    """Text in another language than is said of it (WCAG 2.2, 3.1.1 and 3.1.2), as far as words tell."""
    has_others = bool(languages.other_scripts(page))
    for stretch in () if not has_others and _is_all_english(page) else languages.stretches(page):
        whole = " ".join([block.text for block in stretch.blocks])
        words = language_words.distinct_words(whole)
        if not (has_others or language_words.may_have_foreign(words, stretch.language)):
            continue
        if found := _differs(whole, stretch, min_words):
            facts = {"tag": stretch.tag.strip(), "language": found.name}
            yield Hit(_place(stretch), facts, "page" if _is_page(stretch) else "element")
        else:
            yield from _passages(stretch, min_words)


def _is_all_english(page: Page) -> bool:
    """Whether English is stated, or nothing, for all text, and its words rule out another language."""
    articles = texts(page)
    if not articles or len(articles[0].blocks) < len(blocks.blocks(page)):
        return False
    return not language_words.may_have_foreign(vocabulary_of(articles[0]).plain, "en")


def _passages(stretch: Stretch, min_words: int) -> Iterator[Hit]:
    """The blocks in another language, told at the first of those that follow each other."""
    is_told = False
    for block in stretch.blocks:
        if len(block.text) < 2 * min_words:  # too short for a verdict
            continue
        found = _differs(block.text, stretch, min_words)
        if found and not is_told:
            facts = {"tag": stretch.tag.strip(), "language": found.name}
            yield Hit(block.span(), facts, "passage")
        is_told = found is not None


def _differs(text: str, stretch: Stretch, min_words: int) -> Guess | None:
    """What a text is in where it has that many words and is surely not in the language stated."""
    if language_words.seems(text, stretch.language) or not _is_long(text, min_words):
        return None
    # A script subtag says that the language is written otherwise than usual: "sr-Latn", "zh-Latn-pinyin".
    if any(len(part) == _SCRIPT and part.isalpha() for part in stretch.tag.split("-")[1:]):
        return None
    return language_words.differs(text, stretch.language, language_tags.script(stretch.language))


_SCRIPT = 4  # letters of a script subtag (RFC 5646, 2.2.3)


def _is_long(text: str, min_words: int) -> bool:
    """Whether a text has that many words; where no blanks part them, two letters count for one."""
    # A word has a letter and a mark or a blank behind it.
    if len(text) >= 2 * min_words and len(language_words.words_of(text)) >= min_words:
        return True
    return language_words.unparted_letters(text) >= 2 * min_words


def _is_page(stretch: Stretch) -> bool:
    return stretch.element is None or stretch.element.tag == "html"


def _place(stretch: Stretch) -> Span:
    document = stretch.page.document
    if stretch.element is not None and (attribute := document.attribute(stretch.element, "lang")):
        return attribute.value_span
    field = languages.stating_field(stretch.page)
    return field.span if field else Span(0, 0)


@check("page")
def direction_wrong(page: Page, *, min_words: int) -> Iterator[Hit]:
    """Text whose letters run against its direction (HTML, 3.2.6.4; WCAG 2.2, 1.3.2)."""
    if not page.document.markup.text.isascii():
        hits = list(_without_direction(page, min_words))
        if hits:
            case = "many" if len(hits) > 1 else "right"
            yield hits[0]._replace(facts={**hits[0].facts, "count": len(hits)}, case=case)
    for element in languages.turned(page):
        text = element.text
        if page.is_inert(element) or any(mark in text for mark in _MARKS):
            continue
        words = language_words.words_of(text)
        attribute = page.document.attribute(element, "dir")
        if attribute and len(words) >= min_words and language_words.script_of(text) == "latn":
            yield Hit(attribute.span, case="left")


_MARKS = ("\u200e", "\u202a", "\u2066", "\ue000")  # marks of direction, and what a template writes


def _without_direction(page: Page, min_words: int) -> Iterator[Hit]:
    if language_words.RIGHT_TO_LEFT.isdisjoint(languages.other_scripts(page)):
        return
    for block in blocks.blocks(page):
        if not (language_words.has_right_to_left(block.text) and _is_right_to_left(block, min_words)):
            continue
        if languages.direction(block.element)[0] == "ltr" and not _is_turned_by_style(page, block):
            yield Hit(block.span(), {"script": _script_name(block)})


def _is_turned_by_style(page: Page, block: Block) -> bool:
    """Whether the page's own CSS turns a block."""
    if "direction" not in page.document.markup.text:
        return False
    return tree_of(page).node(block.element).style("direction") == "rtl"


def _is_right_to_left(block: Block, min_words: int) -> bool:
    script = language_words.script_of(block.text)
    return script in language_words.RIGHT_TO_LEFT and len(language_words.words_of(block.text)) >= min_words


def _script_name(block: Block) -> str:
    return language_words.SCRIPT_NAMES[language_words.script_of(block.text)]
