"""Hidden verbs: a weak verb with a noun that a verb has been made into, and that verb in the right form."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar import inflection
from pubcheck.grammar.hidden_verb_table import ADJECTIVES, NOUNS, WEAK
from pubcheck.grammar.sentence_words import word_set

# With an adjective these say what the verb cannot: "a positive effect on", "better use of".
_ALONE = word_set("effect effects impact impacts influence action value order emphasis need needs")
# After "to": the object is named, and no verb follows as in "made changes to save money".
_OBJECT = re.compile(
    r" {1,9}(?:(?:an?|the|this|that|these|those|its|their|our|your|his|her|my|us|them|you|him|it|all|any|each"
    r"|every|both|some|such|how|what|people)(?![\w-])|[A-Z0-9\"“]|(?!focus|discuss|process|access|address|assess"
    r"|express)[a-z]{2,20}[a-rt-z]s(?![\w-]))"
)
_DETERMINERS = "an?|the|this|these|that|those|its|their|our|your|his|her|my"
_FORMS = ("base", "third", "past", "participle", "gerund")
_BE = word_set("am is are was were be been being get gets got 're ’re")
_HAVE = word_set("have has had having 've ’ve")


class Hidden(NamedTuple):
    """A hidden verb: its range in code points from the weak verb to the preposition, what to write.

    ``is_plain`` where nothing but an article stands before the noun, so that ``better`` can take its place.
    """

    start: int
    end: int
    better: str
    is_plain: bool


class _Noun(NamedTuple):
    groups: tuple[str, ...]
    verb: str
    prepositions: dict[str, bool]


def find(text: str) -> list[Hidden]:
    """The hidden verbs of a text, in order; the federal guidelines (hidden verbs) ask for the verb itself."""
    found = []
    text = "\n" + text  # its first line begins as all others do
    for match in (*_pattern().finditer(text), *_opening().finditer(text)):
        weak, noun = " ".join(match["weak"].lower().split()), "_".join(match["noun"].split())
        plain, to, start = match["adjective"] is None, match["to"], match.start("weak")
        if not plain and noun in _ALONE:
            continue
        for entry in _nouns()[noun]:
            keeps = entry.prepositions.get(to)
            forms = [form for group in entry.groups for form in _weak()[group].get(weak, ())]
            if keeps is None or not forms or _is_passive(text, start, forms):
                continue
            if to == "to" and not keeps and not _OBJECT.match(text, match.end()):
                continue
            better = _inflected(entry.verb, forms[0]) + (f" {to}" if keeps else "")
            if match["weak"][0].isupper():
                better = better[0].upper() + better[1:]
            found.append(Hidden(start - 1, match.end() - 1, better, plain))
            break
    return sorted(found)


def table() -> list[tuple[str, str]]:
    """Every noun with its verb, for tests and documentation."""
    return [(noun.replace("_", " "), one.verb) for noun, entries in _nouns().items() for one in entries]


def _is_passive(text: str, start: int, forms: list[str]) -> bool:
    """Whether a participle is passive ("was given an explanation of") or none ("given their answer to")."""
    if "participle" not in forms:
        return False
    before = text[max(0, start - 24) : start].lower().split()
    if forms == ["participle"] and not any(word in _HAVE or word[-3:] in _HAVE for word in before):
        return True
    return bool(before) and before[-1] in _BE


def _inflected(phrase: str, form: str) -> str:
    """A verb, with whatever follows it, in one of the forms of its weak verb."""
    written: str = getattr(inflection.verb(phrase), form)
    return written


@cache
def _nouns() -> dict[str, list[_Noun]]:
    nouns: dict[str, list[_Noun]] = {}
    for line in NOUNS.strip().splitlines():
        groups, forms, verb, prepositions = (part.strip() for part in line.split("|"))
        kept = {word.lstrip("+"): word.startswith("+") for word in prepositions.split()}
        for form in forms.split():
            nouns.setdefault(form, []).append(_Noun(tuple(groups.split()), verb, kept))
    return nouns


@cache
def _weak() -> dict[str, dict[str, list[str]]]:
    """By group: each form of its weak verbs with what forms of the verb it stands for."""
    groups: dict[str, dict[str, list[str]]] = {}
    for group, verbs in WEAK.items():
        table = groups.setdefault(group, {})
        for verb in verbs.split(";"):
            for written, form in zip(verb.split(), _FORMS, strict=True):
                table.setdefault(written.replace("_", " "), []).append(form)
    return groups


@cache
def _pattern() -> re.Pattern[str]:
    # It begins with a blank, so that the engine goes from blank to blank and looks at few letters.
    return re.compile(rf" (?P<weak>{_either(_weak_forms())}){_tail()}")


@cache
def _opening() -> re.Pattern[str]:
    """The same at the start of a line, where the weak verb is capitalized."""
    return re.compile(rf"\n(?P<weak>{_either(_weak_forms())}){_tail()}")


def _weak_forms() -> set[str]:
    forms = {form for table in _weak().values() for form in table}
    return forms | {form[0].upper() + form[1:] for form in forms}


@cache
def _tail() -> str:
    prepositions = {word for entries in _nouns().values() for one in entries for word in one.prepositions}
    return (
        rf" {{1,9}}(?:(?:{_DETERMINERS}) {{1,9}})?"
        rf"(?:(?P<adjective>{_either(set(ADJECTIVES.split()))}) {{1,9}})?"
        rf"(?P<noun>{_either(set(_nouns()))}) {{1,9}}(?P<to>{_either(prepositions)})(?= {{1,9}}[\w\"“‘'$(])"
    )


def _either(words: set[str]) -> str:
    """A pattern for any of some words, which goes letter by letter: alternatives in a row take long."""
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    ends = tails.pop("", None) is not None
    branches = []
    for first, rest in sorted(tails.items()):
        branches.append(
            (" {1,9}" if first in " _" else re.escape(first)) + (_either(rest) if rest != {""} else "")
        )
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
