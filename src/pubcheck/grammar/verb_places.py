"""Whether a form that may be a noun as well is a verb where it stands."""

from __future__ import annotations

from pubcheck.grammar.caption_words import Verb, verbs_by_third
from pubcheck.grammar.sentence_words import Word, word_set

_OBJECT_OPENERS = word_set(
    "a an the his her their its this these those another each several some two three four five"
)
_AUXILIARIES = word_set("is are was were has have had do does did can will would may might must")
# After a doubtful verb: "hands out clothes", "looks on", "stands by"; "hands out of pockets" is no verb.
_PARTICLES = {
    "hand": frozenset({"out", "over"}),
    "look": frozenset({"on"}),
    "pose": frozenset({"for", "with", "together"}),
    "shake": frozenset({"hands"}),
    "talk": frozenset({"with", "to"}),
    "meet": frozenset({"with"}),
    "fire": frozenset({"artillery", "mortars", "weapons"}),
    "conduct": frozenset({"training", "pre-convoy", "operations", "maintenance", "flight", "routine"}),
}
_GIVEN = word_set("""
    aid backpacks balls blankets books bottles candy clothes clothing coats coins cookies crayons diplomas
    donations flags flowers food gifts groceries jackets jeans juice lunches mail meals medals medicine milk
    packages pamphlets pencils presents shoes snacks supplies sweets tickets toys treats vegetables water
    """)


def is_verb_at(verb: Verb, words: list[Word], at: int) -> bool:
    """Whether a verb's form at ``at`` is a verb there, by what follows it."""
    following = words[at + 1] if at + 1 < len(words) else None
    if words[at].after or following is None:
        return not verb.is_noun and words[at].after in {"", "."}
    lower = following.lower
    if lower in _PARTICLES.get(verb.base, ()):
        after = words[at + 2].lower if at + 2 < len(words) else ""
        return after != "of"
    if following.before or lower in _AUXILIARIES or lower in verbs_by_third():
        return False
    if not verb.is_noun:
        return True
    if verb.base == "hand" and lower in _GIVEN:
        return any(word.lower == "to" for word in words[at + 2 : at + 4])
    return lower in _OBJECT_OPENERS
