"""The tense and the voice of a caption's first sentence, where its main verb can be told."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.grammar.caption_words import participles, verbs_by_base, verbs_by_past, verbs_by_third
from pubcheck.grammar.sentence_words import Word, word_set, words_of

_BE_PRESENT = frozenset({"is", "are"})
_BE_PAST = frozenset({"was", "were"})
_PRESENT = word_set("is are has have does do can will may must 's")
# Past forms that are no participles, so that they can be nothing but the verb of their clause.
_PAST_ONLY = word_set(
    """
    was were had did took gave went spoke began became ran sang flew drew threw rode wrote saw grew
    fell shook broke chose drove wore swam rose sat arrived participated competed attended communicated
    responded interacted listened knelt marched talked graduated
    """
)
# Verbs whose participle takes an object, too: "soldiers given a tour".
_TWO_OBJECTS = word_set("given awarded presented handed shown taught offered sent named called made")
_OBJECT_OPENERS = word_set("a an the his her their its this these several two three four five more")
# A clause of its own begins: the main verb is still to come, and nobody can tell where.
_CLAUSES = word_set("""
    who which that whose whom where when while as after before since because until if although though what how
    once unless whether
    """)
# A state rather than something that is done.
_STATES = word_set("""
    parked seated pictured seen shown depicted dressed scheduled dedicated based stationed assigned
    attached named called known used interested excited pleased involved tired surrounded lined filled posted
    positioned displayed stacked docked moored anchored expected designed required supposed located prepared
    deployed embarked underway set home flanked trained equipped armed wounded painted covered
    """)
_NO_AGENTS = word_set("sea air land hand foot noon midnight night day end deadline side")
_MOST_WORDS = 45
_AGENT_NEAR = 10  # words from the participle to "by"


class FoundVerb(NamedTuple):
    """A verb in a sentence with its range in code points, and the one who does it, "" where none is named."""

    text: str
    start: int
    end: int
    agent: str = ""


def past_verb(text: str, start: int = 0, end: int | None = None) -> FoundVerb | None:
    """The main verb of ``text[start:end]`` where it is past; None where it is present, or cannot be told."""
    words = words_of(text, start, end, _MOST_WORDS)
    if words and words[0].lower in _CLAUSES:
        return None
    found: FoundVerb | None = None
    for at, word in enumerate(words[1:], 1):
        lower, next_word = word.lower, words[at + 1].lower if at + 1 < len(words) else ""
        if found is None and lower in _CLAUSES:
            return None
        if _is_present(words, at):
            return None  # the sentence has a present verb, whatever else it says
        if found is None and _is_past(words, at, next_word):
            found = FoundVerb(word.text, word.start, word.end)
        elif found is not None and lower in _CLAUSES:
            break
    return found


def passive(text: str, start: int = 0, end: int | None = None) -> FoundVerb | None:
    """The passive in the main clause of ``text[start:end]``, with "by" whom it is done; None without one."""
    words = words_of(text, start, end, _MOST_WORDS)
    for at, word in enumerate(words[:-1]):
        lower = word.lower
        if lower in _CLAUSES:
            return None
        if lower in _BE_PRESENT or lower in _BE_PAST:
            return _passive_at(text, words, at) if at and not word.after else None
        if at and not word.before and _is_present(words, at):
            return None
    return None


def _passive_at(text: str, words: list[Word], at: int) -> FoundVerb | None:
    verb = at + 1
    while verb < len(words) - 1 and (words[verb].lower.endswith("ly") or words[verb].lower == "also"):
        verb += 1
    written = words[verb].lower
    is_known = written in participles()
    if not (is_known or (written.endswith("ed") and len(written) > 4)) or written in _STATES:
        return None
    agent = _agent(text, words, verb)
    if not agent and not is_known:
        return None
    return FoundVerb(text[words[at].start : words[verb].end], words[at].start, words[verb].end, agent)


def _agent(text: str, words: list[Word], verb: int) -> str:
    """Who is named after "by", up to the next comma or preposition; "" where nobody is."""
    for at in range(verb + 1, min(verb + _AGENT_NEAR, len(words) - 1)):
        if words[at].lower != "by" or words[at].after:
            continue
        first = at + 1
        opener = words[first].lower
        if opener in {"a", "an", "the"}:
            opener = words[min(first + 1, len(words) - 1)].lower
        if opener.endswith("ing") or opener[:1].isdigit() or opener in _NO_AGENTS:
            return ""
        last = first
        while last < len(words) - 1 and last - first < 5 and not words[last].after:
            if words[last + 1].lower in {
                "at",
                "in",
                "during",
                "on",
                "for",
                "from",
                "to",
                "with",
                "and",
                "near",
            }:
                break
            last += 1
        return text[words[first].start : words[last].end]
    return ""


def _is_present(words: list[Word], at: int) -> bool:
    word = words[at]
    lower = word.text
    if lower in _PRESENT:
        return True
    verb = verbs_by_third().get(lower) or verbs_by_base().get(lower)
    if verb is None:
        return False
    before = words[at - 1].lower if at else ""
    if before in {"to", "would", "could", "should", "did", "not"}:
        return False
    if not verb.is_noun:
        return True
    following = words[at + 1].lower if at + 1 < len(words) and not word.after else ""
    return following in _OBJECT_OPENERS or following in {"out", "on", "with", "for", "to", "hands", "over"}


def _is_past(words: list[Word], at: int, following: str) -> bool:
    word = words[at]
    if words[at - 1].lower in {"a", "an", "the"}:
        return False  # "with a saw"
    if word.text in _PAST_ONLY:
        return True
    verb = verbs_by_past().get(word.text)
    if (
        verb is None
        or word.after
        or word.text in _TWO_OBJECTS
        or words[at - 1].lower in {"to", "being", "been"}
    ):
        return False
    if verb.past != verb.participle:
        return True
    return following in _OBJECT_OPENERS
