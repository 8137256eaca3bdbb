"""Checks of a caption beside the body's sentences and beside the photo's short title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import segmentation, spellings
from pubcheck.grammar.near_words import are_words
from pubcheck.source import Span
from pubcheck.views.agreements import said
from pubcheck.views.albums import Album
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import bodies
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_SENTENCES = 3000  # of one body
_MOST_CANDIDATES = 40  # body sentences that one caption sentence is held against
_LONGEST = 120  # words of a sentence that is compared
_LONGEST_TITLE = 6  # words
_MOST_LOOKED_UP = 20  # words of titles that the whole page is searched for
_SHORTEST = 6  # letters of a title's word; many shorter words are one letter apart


class _Sentence(NamedTuple):
    block: Block
    start: int
    end: int
    words: Counter[str]
    length: int


@check("album")
def duplicates_body(album: Album, *, min_words: int, min_overlap: float) -> Iterator[Hit]:
    """A sentence of a caption that the body has as well, so that the reader meets it twice."""
    captions = [caption for photo in album.photos for caption in photo.captions if is_readable(caption)]
    long = [caption for caption in captions if caption.text.count(" ") >= min_words - 1]
    if not long:
        return
    told: list[_Sentence] | None = None
    index: dict[str, list[int]] = {}
    for caption in long:
        for start, end in segmentation.sentences(caption.text):
            words = _words(caption.text[start:end])
            if not min_words <= len(words) <= _LONGEST:
                continue
            if told is None:
                told = list(_body_sentences(album, min_words))
                index = _indexed(told)
            if found := _repeated(Counter(words), len(words), told, index, min_overlap):
                related = (("body", found.block.span(found.start, found.end)),)
                yield Hit(caption.span(start, end), related=related)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _body_sentences(album: Album, min_words: int) -> Iterator[_Sentence]:
    """The sentences of the body that are long enough; captions that stand in running text are none of it."""
    ours = sorted(_spans_of(album.photos))
    starts = [span.start for span in ours]
    count = 0
    for body in bodies(album.page):
        for block in body.paragraphs:
            if block.text.count(" ") < min_words - 1 or OPAQUE in block.text:
                continue
            whole = block.span()
            at = bisect_right(starts, whole.end - 1) - 1
            if at >= 0 and ours[at].end > whole.start:
                continue
            for start, end in block.sentences:
                words = _words(block.text[start:end])
                if min_words <= len(words) <= _LONGEST and count < _MOST_SENTENCES:
                    count += 1
                    yield _Sentence(block, start, end, Counter(words), len(words))


def _spans_of(photos: list[Photo]) -> Iterator[Span]:
    for photo in photos:
        for part in (*photo.captions, photo.credit, photo.title):
            if part is not None:
                yield part.span()


def _indexed(told: list[_Sentence]) -> dict[str, list[int]]:
    """The numbers of the sentences by each of their words."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(told):
        for word in sentence.words:
            index[word].append(number)
    return index


def _repeated(
    words: Counter[str], length: int, told: list[_Sentence], index: dict[str, list[int]], least: float
) -> _Sentence | None:
    """The first sentence that has enough of the words.

    Two sentences that share most of their words share one of the rarest, so only the sentences with one of
    these are looked at.
    """
    by_rarity = sorted(words, key=lambda word: len(index.get(word, ())))
    needed = int(length * (1 - least)) + 1
    seen: set[int] = set()
    for word in by_rarity[:needed]:
        for number in index.get(word, ())[:_MOST_CANDIDATES]:
            if number in seen:
                continue
            seen.add(number)
            sentence = told[number]
            longer = max(length, sentence.length)
            if min(length, sentence.length) < least * longer:
                continue
            if (words & sentence.words).total() >= least * longer:
                return sentence
            if len(seen) >= _MOST_CANDIDATES:
                return None
    return None


@check("album")
def title_misspelled(album: Album) -> Iterator[Hit]:
    """A word of a photo's title that only a letter parts from a word of its caption, and nobody else uses."""
    looked_up = 0
    for photo in album.photos:
        title, caption = photo.title, photo.caption
        if title is None or caption is None or not (is_readable(title) and is_readable(caption)):
            continue
        if title.text.count(" ") >= _LONGEST_TITLE or not album.page.is_english(photo.element):
            continue
        own = {word.casefold(): None for word in _LETTERS.findall(caption.text)}
        for match in _LETTERS.finditer(title.text):
            word = match[0].casefold()
            if len(word) < _SHORTEST or word in own:
                continue
            other = next((one for one in own if _is_slip(word, one)), None)
            if other is None or looked_up == _MOST_LOOKED_UP:
                continue
            looked_up += 1
            if _is_used_elsewhere(album, word, title.text):
                continue
            at = caption.text.casefold().find(other)
            written = caption.text[at : at + len(other)]
            facts = {"word": match[0], "other": written}
            yield Hit(
                title.span(*match.span()), facts, related=(("caption", caption.span(at, at + len(other))),)
            )


def _is_slip(word: str, other: str) -> bool:
    """Whether a word is another with one letter wrong inside: its ends are as they are."""
    return (
        abs(len(word) - len(other)) < 2
        and word[0] == other[0]
        and word[-1] == other[-1]
        and spellings.differ_by_one(word, other)
        and not are_words(word, other)
    )


def _is_used_elsewhere(album: Album, word: str, title: str) -> bool:
    """Whether the page has the word outside of this title."""
    pattern = re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", re.IGNORECASE)
    return any(len(pattern.findall(text.text)) > (title in text.text) for text in said(album.page))
