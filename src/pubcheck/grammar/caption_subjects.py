"""Whether the subject of a caption's first sentence and its verb agree in number, where that is certain.

Three shapes of subject are read: one person with a determiner ("A coalition medical adviser"), several people
("Two Iraqi soldiers assigned to the 3rd Regiment"), and one person by rank and name with what stands in
commas after it. Everything else, collective nouns above all, is left alone.
"""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.grammar.caption_openings import name_and_rest, without_lead
from pubcheck.grammar.caption_words import (
    Verb,
    plural_nouns,
    singular_nouns,
    verbs_by_base,
    verbs_by_third,
)
from pubcheck.grammar.sentence_words import Word, word_set, words_of
from pubcheck.grammar.verb_places import is_verb_at

_ONE = word_set("a an one this that each every another")
_EITHER = word_set("the his her their its our my your")
# What no plain string of modifiers before a noun holds.
_STOPPERS = word_set("""
    a an the and or nor but of in on at to by for from with without as than that which who whose whom where
    when while if is are was were be been being am has have had do does did can could will would shall
    should may might must not no none neither either both his her their its our my your it they he she we i
    you
    every each any all one this these those another half most number group pair team couple lot variety more
    less few into onto over under near during after before per between among amid against about around through
    """)
_NUMBER_WORDS = word_set(
    "two three four five six seven eight nine ten eleven twelve several many some dozens hundreds the"
)
_RANK_WORDS = word_set("Sgt Sgts Cpl Pfc Pvt Spc Capt Lt Maj Col Gen Adm Cmdr Ensign Airman Seaman Chief")
_UNIT_LINKS = frozenset({"with", "from", "of", "aboard"})
_SHIP_KINDS = word_set("""
    amphibious assault dock landing ship transport guided-missile destroyer cruiser frigate aircraft carrier
    nuclear-powered fast-attack ballistic-missile submarine littoral combat expeditionary sea base hospital
    """)
_UNIT_WORDS = word_set("""
    Battalion Battery Brigade Command Company Corps Detachment Division Flight Fleet Force Group Guard
    Infantry Marines Platoon Regiment Reserve Squad Squadron Team Troop Unit Wing Army Navy USS USNS USCGC
    Cutter Element
    """)
_SIDES = word_set("left right center middle foreground background front back")
# "To be" and "to have", whose forms no table of captions' actions holds.
_BE = {"are": Verb("are", "is", "were", "been", False), "have": Verb("have", "has", "had", "had", False)}
_BE_THIRD = {verb.third: verb for verb in _BE.values()}
_MOST_MODIFIERS = 7
_MOST_COMMAS = 5


class Disagreement(NamedTuple):
    """A verb that does not fit its subject: the subject's head, the verb as written, its range, what fits."""

    subject: str
    verb: str
    proper: str
    start: int
    end: int
    is_plural: bool  # the subject


def disagreement(text: str, start: int = 0, end: int | None = None) -> Disagreement | None:
    """The disagreement in the sentence ``text[start:end]``; None where there is none that is sure."""
    words = words_of(text, without_lead(text, start), end)
    if len(words) < 2:
        return None
    found = _subject(words) or _named_subject(text, words)
    if found is None:
        return None
    head, at, is_plural = found
    if at < len(words) - 1 and words[at].text.endswith("ly") and not words[at].after:
        at += 1  # "A soldier carefully inspect"
    if at >= len(words) or words[at].before:
        return None
    word = words[at]
    verb = _verb(word.text, third=is_plural)
    if verb is None or not (verb in _BE.values() or is_verb_at(verb, words, at)):
        return None
    proper = verb.base if is_plural else verb.third
    return Disagreement(head, word.text, proper, word.start, word.end, is_plural)


def _verb(form: str, *, third: bool) -> Verb | None:
    """The verb whose -s form, or else whose plain form, is written."""
    if third:
        return verbs_by_third().get(form) or _BE_THIRD.get(form)
    return verbs_by_base().get(form) or _BE.get(form)


def subject_of(text: str, start: int = 0, end: int | None = None) -> tuple[str, bool, str] | None:
    """The head of a sentence's subject, whether it is plural, and the base of its verb; None where unsure."""
    words = words_of(text, without_lead(text, start), end)
    found = (_subject(words) or _named_subject(text, words)) if len(words) > 1 else None
    if found is None or found[1] >= len(words):
        return None
    written = words[found[1]].text
    verb = verbs_by_base().get(written) or verbs_by_third().get(written)
    return None if verb is None else (found[0], found[2], verb.base)


def _subject(words: list[Word]) -> tuple[str, int, bool] | None:
    """The head of a subject without a name, where the verb should stand, and whether it is plural."""
    opener = words[0].lower
    if words[0].before or (words[0].after and words[0].text != "U.S"):
        return None
    singular = opener in _ONE
    first = 1 if singular or opener in _EITHER else 0
    found = _noun_phrase(words, first)
    if found is None:
        return None
    at, is_plural = found
    if (is_plural and singular) or (not is_plural and first == 0):
        return None  # "A soldiers": another fault; "Soldier prepare": a headline's
    head = words[at].text
    following = _after_second(words, at)
    if following is not None:
        return f"{head} and {words[following].text}", following + 1, True
    if words[at].after:
        return None
    after = _after_unit(words, at + 1)
    return None if after is None else (head, after, is_plural)


def _noun_phrase(words: list[Word], first: int) -> tuple[int, bool] | None:
    """The head's index and whether it is plural: the first noun for people after modifiers only."""
    nouns, plurals = singular_nouns(), plural_nouns()
    for at in range(first, min(first + _MOST_MODIFIERS, len(words))):
        word = words[at]
        lower = word.lower
        if word.before or not lower or not lower[0].isalnum():
            return None
        following = words[at + 1].lower if at + 1 < len(words) else ""
        if lower in plurals:
            return at, True
        if lower in nouns and not _goes_on(word, following):
            return at, False
        if word.after.strip(".") or (word.after and len(lower) > 4):  # "U.S.", "Lt." may stand among them
            return None
        if lower in _STOPPERS and not (at == 0 and lower in _NUMBER_WORDS):
            return None
        if lower.endswith(("ing", "n't")) or "’" in lower or "'" in lower:
            return None  # "Helping veterans provides", "a soldier's children"
        if word.text in verbs_by_third() or (at > 0 and _is_plain(word.text)):
            return None
    return None


def _is_plain(text: str) -> bool:
    verb = verbs_by_base().get(text)
    return verb is not None and not verb.is_noun


def _goes_on(word: Word, following: str) -> bool:
    """Whether a noun for one person but modifies the noun after it: "crew member", "student pilot"."""
    return not word.after and (
        following in singular_nouns()
        or following in plural_nouns()
        or not (
            following in _UNIT_LINKS
            or following in {"assigned", "attached", "and"}
            or _verb(following, third=False)
            or _verb(following, third=True)
            or following.endswith("ly")
        )
    )


def _after_second(words: list[Word], at: int) -> int | None:
    """The index of a second head that "and" joins to the first: "a soldier and his dog"."""
    if at + 2 >= len(words) or words[at].after or words[at + 1].lower != "and" or words[at + 1].after:
        return None
    opener = words[at + 2].lower
    has_determiner = opener in _EITHER or opener in {"a", "an", "another"}
    found = _noun_phrase(words, at + 3 if has_determiner else at + 2)
    if found is None or words[found[0]].after:
        return None
    # "The secretary and commander" may be one person; a second determiner or a plural makes two.
    return found[0] if has_determiner or found[1] else None


def _after_unit(words: list[Word], at: int) -> int | None:
    """Where the verb stands: at ``at``, or after "assigned to" or "with" and units in capitals."""
    if at >= len(words):
        return None
    lower = words[at].lower
    if lower in {"assigned", "attached"} and at + 1 < len(words) and words[at + 1].lower == "to":
        at += 2
    elif lower in _UNIT_LINKS:
        at += 1
    else:
        return at if lower not in _STOPPERS or _verb(lower, third=True) or lower in _BE else None
    if at < len(words) and words[at].lower == "the":
        at += 1
        while at < len(words) and words[at].text in _SHIP_KINDS and not words[at].after:
            at += 1
    first = at
    while at < len(words) and (words[at].text[:1].isupper() or words[at].text[:1].isdigit()):
        if words[at].before or words[at].after.strip(",.") or words[at].text in _RANK_WORDS:
            return None
        at += 1
    # "Veterans of Foreign Wars" and "Students with Disabilities" are names of one thing each.
    is_unit = any(word.text in _UNIT_WORDS or any(map(str.isdigit, word.text)) for word in words[first:at])
    return at if is_unit else None


def _named_subject(text: str, words: list[Word]) -> tuple[str, int, bool] | None:
    """One person by rank and name, with or without a service before it and words in commas after it."""
    found = name_and_rest(text, words)
    if found is None:
        return None
    name, at = found
    if not words[at - 1].after and words[at].before == "(" and words[at].text in _SIDES:
        at += 1  # "Sgt. Ann Roe (right), a medic"
        if at >= len(words) or words[at - 1].after not in {"),", ")"}:
            return None
    elif not words[at - 1].after and (after := _after_unit(words, at)) is not None and after > at:
        at = after  # "Sgt. Ann Roe of the 3rd Medical Unit"
    if words[at - 1].after in {"", ")"}:
        return (name, at, False) if at < len(words) and words[at].text.islower() else None
    for _ in range(_MOST_COMMAS):
        if words[at - 1].after not in {",", ".,", "),"} or at >= len(words):
            return None
        if not _opens_aside(words, at):
            return (name, at, False) if words[at].text.islower() else None
        end = _end_of_aside(words, at)
        if end is None or end >= len(words):
            return None
        at = end
    return None


def _opens_aside(words: list[Word], at: int) -> bool:
    """Whether after a comma an apposition begins rather than the verb."""
    verb = verbs_by_base().get(words[at].text) or verbs_by_third().get(words[at].text)
    return verb is None or not is_verb_at(verb, words, at)


def _joins_one(words: list[Word], at: int) -> bool:
    """Whether "and" joins two nouns for one person: "a cargo specialist and native of Example"."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    return following.islower() and following not in _STOPPERS and words[at - 1].lower in singular_nouns()


def _end_of_aside(words: list[Word], at: int) -> int | None:
    """The index after the comma that ends an apposition; None where a second person may begin in it."""
    opener = words[at].text
    if not (opener[:1].islower() or opener[:1].isdigit()) or opener in {"and", "his", "her", "their", "as"}:
        return None
    for here in range(at, len(words)):
        word = words[here]
        if word.text in _RANK_WORDS or word.after.strip(",."):
            return None
        if word.text in {"and", "or"} and not _joins_one(words, here):
            return None
        if word.after.endswith(","):
            return here + 1
    return None
