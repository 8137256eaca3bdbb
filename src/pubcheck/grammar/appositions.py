"""Whether the words in commas after a person's name are ended by a comma before the verb."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.grammar.caption_openings import name_and_rest, without_lead
from pubcheck.grammar.caption_words import singular_nouns, verbs_by_third
from pubcheck.grammar.sentence_words import word_set, words_of
from pubcheck.grammar.verb_places import is_verb_at

_MOST_WORDS = 25
# What makes the words after the comma something else than an apposition.
_BREAKERS = word_set("and or who which that whose as while where when is was has with of in at on to for")


class OpenApposition(NamedTuple):
    """A name, the last word of the apposition with the offset of its end, and the verb that follows it."""

    name: str
    last: str
    end: int
    verb: str


def open_apposition(text: str, start: int = 0, end: int | None = None) -> OpenApposition | None:
    """The apposition of ``text[start:end]`` that no comma closes: RANK NAME, UNIT team leader hands out.

    None unless the sentence opens with rank and name, and a noun for one person stands right before a verb
    that nothing but a verb can be.
    """
    words = words_of(text, without_lead(text, start), end)
    found = name_and_rest(text, words)
    if found is None:
        return None
    name, at = found
    if not 0 < at < len(words) or words[at - 1].after != ",":
        return None
    for here in range(at, min(at + _MOST_WORDS, len(words) - 1)):
        word = words[here]
        if word.text in _BREAKERS or word.after.strip(".") or word.before:
            return None
        following = words[here + 1]
        verb = verbs_by_third().get(following.text)
        if here > at and word.lower in singular_nouns() and verb and is_verb_at(verb, words, here + 1):
            return None if word.after else OpenApposition(name, word.text, word.end, following.text)
    return None
