"""Checks of how sentences are built: passives, hidden verbs, two negatives, empty openings, noun strings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import agents, expletives, hidden_verbs, negatives, noun_strings, passives
from pubcheck.views.albums import photos
from pubcheck.views.blocks import Block
from pubcheck.views.bodies import bodies
from pubcheck.views.texts import ArticleText
from pubcheck.views.vocabulary import vocabulary_of

# Captions have rules of their own; what stands in quotation marks or in a quoted block is somebody else's.
_JUDGED = frozenset({"paragraph", "text", "item"})
_SURELY = 0.7
# The word that a sentence begins with instead, whole, so that a report shows it as it will be.
_NEXT_WORD = re.compile(r" (?P<word>[^\W\d_][\w'’-]{0,60})")
_LONGEST = 40  # code points of a phrase that a message repeats in full


class _Found(Protocol):
    @property
    def start(self) -> int: ...


F = TypeVar("F", bound=_Found)


def _own(article: ArticleText, found: Sequence[F]) -> Iterator[F]:
    """Of what was found in an article, what stands in running text that the writer can word otherwise."""
    if not found:
        return
    captions = {photo.caption.holder.element for photo in photos(article.page) if photo.caption}
    for one in found:
        block = article.block_at(one.start)
        if block.role in _JUDGED and block.element not in captions and not article.is_quoted(one.start):
            yield one


@check("wording")
def passive_voice(
    article: ArticleText, *, every: bool, max_share: float, min_sentences: int
) -> Iterator[Hit]:
    """A passive with its agent behind "by"; once a page that is full of them (federal guidelines)."""
    text = article.text
    found = passives.find(text)
    named = {one: agent for one in found if (agent := _agent(text, one))} if " by " in text else {}
    for one in _own(article, found if every else list(named)):
        start, agent = passives.opening(text, one.start), named.get(one)
        if agent:
            facts = {"verb": text[start : agent[1]], "agent": text[slice(*agent)]}
            yield Hit(article.span(start, agent[1]), facts)
        else:
            yield Hit(article.span(start, one.end), {"verb": text[start : one.end]}, "plain")
    if len(found) > max_share * min_sentences:
        yield from _share(article, found, max_share, min_sentences)


def _agent(text: str, one: passives.Passive) -> tuple[int, int] | None:
    agent = agents.after(text, one.end)
    return None if agents.is_byline(text, one.start, text[one.verb : one.end]) else agent


def _share(
    article: ArticleText, found: Sequence[passives.Passive], max_share: float, min_sentences: int
) -> Iterator[Hit]:
    """One hit, at the paragraph with the most of them, where too many sentences of the body are passive."""
    paragraphs = [block for body in bodies(article.page) for block in body.in_english]
    # Stops give a first estimate, with room for abbreviations: most pages need not be parted into sentences.
    stops = sum(block.text.count(". ") for block in paragraphs) + len(paragraphs)
    if len(found) <= _SURELY * max_share * stops:
        return
    places: dict[Block, list[int]] = {}
    for one in _own(article, found):
        number = article.number_at(one.start)
        places.setdefault(article.blocks[number], []).append(one.start - article.starts[number])
    passive = Counter({block: _sentences(block, places.get(block, ())) for block in paragraphs})
    total = sum(len(block.sentences) for block in paragraphs)
    if total < min_sentences or passive.total() <= max_share * total:
        return
    worst, most = passive.most_common(1)[0]
    facts = {
        "share": f"{passive.total() / total:.0%}",
        "limit": f"{max_share:.0%}",
        "sentences": total,
        "most": most,
    }
    yield Hit(worst.span(), facts, "share")


def _sentences(block: Block, places: Sequence[int]) -> int:
    """In how many sentences of a block some places stand."""
    return len({bisect_right(block.sentences, (place, len(block.text))) for place in places})


@check("wording")
def hidden_verb(article: ArticleText) -> Iterator[Hit]:
    """A weak verb with a noun that hides the verb that is meant (Federal Plain Language Guidelines)."""
    text = article.text
    for one in _own(article, hidden_verbs.find(text)):
        facts = {"phrase": text[one.start : one.end], "better": one.better}
        edits: tuple[Edit, ...] = ()
        if one.is_plain and article.is_unbroken(one.start, one.end):
            edits = (Edit(article.span(one.start, one.end), one.better),)
        yield Hit(article.span(one.start, one.end), facts, None if one.is_plain else "adjective", edits)


@check("wording")
def double_negative(article: ArticleText) -> Iterator[Hit]:
    """Two negatives that say yes (Federal Plain Language Guidelines, use positive language)."""
    text = article.text
    for one in _own(article, negatives.find(text, vocabulary_of(article).plain)):
        phrase = text[one.start : one.end]
        if len(phrase) > _LONGEST:
            words = phrase.split()
            phrase = f"{words[0]} … {words[-1]}"
        edits: tuple[Edit, ...] = ()
        if one.is_plain and article.is_unbroken(one.start, one.end):
            edits = (Edit(article.span(one.start, one.end), one.better),)
        facts = {"phrase": phrase, "better": one.better}
        yield Hit(article.span(one.start, one.end), facts, "plain" if one.is_plain else None, edits)


@check("wording")
def expletive_opening(article: ArticleText) -> Iterator[Hit]:
    """A sentence that opens with an empty "it is … that" or "there are … that"."""
    text = article.text
    for one in _own(article, expletives.find(text)):
        facts = {"phrase": shortened(text[one.start : one.end], _LONGEST), "hint": one.hint}
        edits: tuple[Edit, ...] = ()
        word = _NEXT_WORD.match(text, one.end) if one.kind == "cut" else None
        if word and article.is_unbroken(one.start, word.end()):
            first = word["word"]
            # "iPads" has its capital already.
            written = first if any(map(str.isupper, first)) else first[0].upper() + first[1:]
            edits = (Edit(article.span(one.start, word.end()), written),)
        yield Hit(article.span(one.start, one.end), facts, one.kind, edits)


@check("wording")
def noun_string(article: ArticleText) -> Iterator[Hit]:
    """Four nouns or more in a row (Federal Plain Language Guidelines, avoid noun strings)."""
    text = article.text
    for one in _own(article, noun_strings.find(text)):
        phrase = text[one.start : one.end]
        yield Hit(article.span(one.start, one.end), {"phrase": phrase, "nouns": phrase.count(" ") + 1})
