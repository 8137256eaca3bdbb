"""Checks of text against what is said of it: the language, and the direction in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import language_tags, language_words
from pubcheck.grammar.language_words import Guess
from pubcheck.source import Span
from pubcheck.views import blocks, languages
from pubcheck.views.blocks import Block
from pubcheck.views.languages import Stretch
from pubcheck.views.page import Page

_FOREIGN_LETTERS = "\u0590"  # all right-to-left scripts come after it


@check("page")
def mismatch(page: Page, *, min_words: int) -> Iterator[Hit]:
    """Text in another language than is said of it (WCAG 2.2, 3.1.1 and 3.1.2), as far as words tell."""
    for stretch in languages.stretches(page):
        language = stretch.language
        texts = [block.text for block in stretch.blocks]
        whole = " ".join(texts)
        if not _is_long(whole, min_words):
            continue
        if language_words.is_in(language_words.words_of(whole), language):
            yield from _passages(stretch, min_words)
        elif found := _differs(whole, stretch):
            facts = {"tag": stretch.tag.strip(), "language": found.name}
            yield Hit(_place(stretch), facts, "page" if _is_page(stretch) else "element")
        else:
            yield from _passages(stretch, min_words)


def _differs(text: str, stretch: Stretch) -> Guess | None:
    script = language_tags.script(stretch.language)
    # A script subtag says that the language is written otherwise than usual: "sr-Latn", "zh-Latn-pinyin".
    if any(len(part) == 4 and part.isalpha() for part in stretch.tag.split("-")[1:]):
        return None
    return language_words.differs(text, stretch.language, script)


def _passages(stretch: Stretch, min_words: int) -> Iterator[Hit]:
    """The blocks in another language, told at the first of those that follow each other."""
    is_told = False
    for block in stretch.blocks:
        if not _is_long(block.text, min_words):
            continue
        words = language_words.words_of(block.text)
        found = None if language_words.is_in(words, stretch.language) else _differs(block.text, stretch)
        if found and not is_told:
            facts = {"tag": stretch.tag.strip(), "language": found.name}
            yield Hit(block.span(), facts, "passage")
        is_told = found is not None


def _is_long(text: str, min_words: int) -> bool:
    """Whether a text has that many words; scripts without blanks count two letters a word."""
    return text.count(" ") >= min_words - 1 or (
        not text.isascii() and sum(language_words.scripts(text).get(s, 0) for s in _UNPARTED) >= 2 * min_words
    )


_UNPARTED = ("hani", "jpan", "thai", "laoo", "khmr", "mymr")


def _is_page(stretch: Stretch) -> bool:
    return stretch.element is None or stretch.element.tag == "html"


def _place(stretch: Stretch) -> Span:
    document = stretch.page.document
    if stretch.element is not None and (attribute := document.attribute(stretch.element, "lang")):
        return attribute.value_span
    for field in document.fields:
        if field.path in {("lang",), ("language",), ("locale",)}:
            return field.span
    return Span(0, 0)


@check("page")
def direction_wrong(page: Page, *, min_words: int) -> Iterator[Hit]:
    """Text whose letters run against its direction (HTML, 3.2.6.4; WCAG 2.2, 1.3.2)."""
    text = page.document.markup.text
    if not text.isascii() and max(text) >= _FOREIGN_LETTERS:
        hits = list(_without_direction(page, min_words))
        if hits:
            case = "many" if len(hits) > 1 else "right"
            yield hits[0]._replace(facts={**hits[0].facts, "count": len(hits)}, case=case)
    for element in page.document.tree.select("[dir=rtl i]"):
        if page.is_inert(element):
            continue
        words = language_words.words_of(element.text)
        attribute = page.document.attribute(element, "dir")
        if attribute and len(words) >= min_words and language_words.script_of(element.text) == "latn":
            own = [e for e in element.iter_elements() if e.attr("dir") is not None and e != element]
            if not own and not any(c in element.text for c in _MARKS):
                yield Hit(attribute.span, case="left")


_MARKS = ("\u200e", "\u202a", "\u2066", "\ue000")  # marks of direction, and what a template writes


def _without_direction(page: Page, min_words: int) -> Iterator[Hit]:
    for block in blocks.blocks(page):
        if block.text.isascii() or not _is_right_to_left(block, min_words):
            continue
        if languages.direction(block.element)[0] == "ltr":
            yield Hit(block.span(), {"script": _script_name(block)})


def _is_right_to_left(block: Block, min_words: int) -> bool:
    script = language_words.script_of(block.text)
    return script in language_words.RIGHT_TO_LEFT and len(language_words.words_of(block.text)) >= min_words


def _script_name(block: Block) -> str:
    return language_words.SCRIPT_NAMES[language_words.script_of(block.text)]
