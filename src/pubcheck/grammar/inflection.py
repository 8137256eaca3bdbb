"""Forms of English verbs and nouns, so that a table of terms names each of them once."""

from __future__ import annotations

from typing import NamedTuple

# Verbs that plain words are made of: past and participle (facts of the language; any grammar has them).
_IRREGULAR = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"),
    "bring": ("brought", "brought"), "build": ("built", "built"), "buy": ("bought", "bought"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"), "dig": ("dug", "dug"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"), "feel": ("felt", "felt"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "fly": ("flew", "flown"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "grow": ("grew", "grown"), "hang": ("hung", "hung"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hold": ("held", "held"), "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"),
    "kneel": ("knelt", "knelt"), "know": ("knew", "known"), "lead": ("led", "led"), "leave": ("left", "left"),
    "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"), "meet": ("met", "met"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "read": ("read", "read"), "ride": ("rode", "ridden"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "send": ("sent", "sent"),
    "set": ("set", "set"), "shake": ("shook", "shaken"), "shoot": ("shot", "shot"),
    "show": ("showed", "shown"), "sing": ("sang", "sung"), "sit": ("sat", "sat"),
    "speak": ("spoke", "spoken"), "speed": ("sped", "sped"), "spend": ("spent", "spent"),
    "spread": ("spread", "spread"), "stand": ("stood", "stood"), "sweep": ("swept", "swept"),
    "swim": ("swam", "swum"), "take": ("took", "taken"), "teach": ("taught", "taught"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"), "wear": ("wore", "worn"), "win": ("won", "won"),
    "write": ("wrote", "written"),
}  # fmt: skip
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURALS = {"child": "children", "foot": "feet", "person": "people"}
_NOT_OF_MAN = frozenset({"german", "human", "ottoman", "roman", "shaman", "talisman"})
# Verbs of two syllables and more whose last one is stressed, so that its consonant is doubled.
_DOUBLING = frozenset(
    ["admit", "allot", "begin", "commit", "compel", "confer", "control", "defer", "deter", "equip",
     "excel", "expel", "forbid", "forget", "incur", "infer", "occur", "omit", "patrol", "permit",
     "prefer", "propel", "rebut", "recur", "refer", "regret", "remit", "repel", "submit",
     "transfer", "transmit", "upset"]
)  # fmt: skip
_VOWELS = frozenset("aeiou")


class VerbForms(NamedTuple):
    """The forms of a verb, or of a phrase whose first word is one."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


def verb(phrase: str) -> VerbForms:
    """The forms of a verb; of a phrase such as “carry out” those of its first word with the rest behind."""
    word, blank, rest = phrase.partition(" ")
    past, participle = _IRREGULAR.get(word) or (_regular(word),) * 2
    forms = (word, _THIRD.get(word) or _with_s(word), past, participle, _gerund(word))
    return VerbForms(*(form + blank + rest for form in forms))


def plural(phrase: str) -> str:
    """The plural of a noun; of a phrase that of its first word, or of its last where none is “of”."""
    head, of, rest = phrase.partition(" of ")
    before, blank, noun = head.rpartition(" ")
    return before + blank + _plural(noun) + of + rest


def _plural(noun: str) -> str:
    if noun.endswith("man") and noun not in _NOT_OF_MAN:
        return noun[:-2] + "en"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    return _PLURALS.get(noun) or _with_s(noun)


def _doubles(word: str) -> bool:
    """Whether the last consonant is doubled before an ending: stop, stopped; open, opened."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS:
        return False
    if word in _DOUBLING:
        return True
    return word[-3] not in _VOWELS and not any(char in _VOWELS or char == "y" for char in word[:-3])


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _regular(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1:] if _doubles(word) else "") + "ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return word + (word[-1:] if _doubles(word) else "") + "ing"
