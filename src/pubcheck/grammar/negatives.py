"""Two negatives that make one positive, each with the positive words for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.sentence_words import word_set

# A negative adjective or adverb: what it says after "not". The federal guidelines (use positive language)
# name the kind, this table names the words.
_POSITIVE = {
    "uncommon": "common", "uncommonly": "often", "unusual": "usual", "unlike": "like", "unlikely": "likely",
    "unreasonable": "reasonable", "unreasonably": "reasonably", "unrelated": "related", "unaware": "aware",
    "unfamiliar": "familiar", "unimportant": "important", "unnecessary": "needed", "unknown": "known",
    "unlawful": "lawful", "unwilling": "willing", "unable": "able", "uncertain": "certain",
    "unclear": "clear", "unjustified": "justified", "unjustifiable": "justifiable", "unsafe": "safe",
    "unsuccessful": "successful", "unsuitable": "suitable", "unacceptable": "acceptable",
    "unavailable": "available", "unfounded": "founded", "unreliable": "reliable",
    "undesirable": "desirable", "unheard of": "known", "impossible": "possible", "improper": "proper",
    "improbable": "probable", "impractical": "practical", "immaterial": "material",
    "inappropriate": "appropriate", "inaccurate": "accurate", "incapable": "capable",
    "incompatible": "compatible", "incomplete": "complete", "inconceivable": "conceivable",
    "inconsiderable": "considerable", "inconsistent": "consistent", "incorrect": "correct",
    "ineffective": "effective", "ineligible": "eligible", "inexpensive": "costly", "infrequent": "frequent",
    "infrequently": "often", "insignificant": "significant", "insubstantial": "substantial",
    "insufficient": "enough", "invalid": "valid", "irrelevant": "relevant", "illegal": "legal",
    "dissimilar": "similar", "dissatisfied": "satisfied", "disallowed": "allowed", "nonexistent": "there",
}  # fmt: skip
# What stands between the two belongs to one clause: none of these opens another.
_OTHER_CLAUSE = (
    "that|which|who|whom|whose|if|when|where|because|but|so|and|will|would|while|since|until|unless|only"
    "|other than|in the absence|many|much|always"
)
# After these "may not" says what may happen, not what is allowed.
_EPISTEMIC = (
    "be able|be aware|have|know|work|appear|display|see|be available|receive|get|need|want|realize|notice"
)
_WORDS = rf"(?:(?!(?:{_OTHER_CLAUSE})(?![\w-]))[\w’'/-]{{1,30}} ){{1,14}}+"
_AMOUNT = (
    r"(?:[$€£]?\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|ninety|half)\b)"
)
_NOT_BE = "(?:is|are|was|were)(?: not|n['’]t)"
_NOT_MODAL = "(?:may|can|shall|will|must|should|could) not|cannot|(?:ca|wo|must|should|could)n['’]t"
# Of what "that" stands for a fact is told, and the exception may belong to the clause around it.
_NO_RELATIVE = "(?<!that )(?<!which )(?<!who )(?<!that you )(?<!that we )(?<!that they )"
_AROUND = 40  # code points behind a cue in which its form may end
_NO_MAY = "may|can|shall|will|must|should|could"


class DoubleNegative(NamedTuple):
    """Two negatives: the range in code points from the one to the other, and the positive words for them.

    ``is_plain`` where the positive words can take their place as they stand.
    """

    start: int
    end: int
    better: str
    is_plain: bool = False


class _Form(NamedTuple):
    cues: tuple[str, ...]  # one of them stands in every text that has the form
    pattern: re.Pattern[str]
    better: str
    is_plain: bool = False
    reach: int = 300  # code points before a cue in which the form may begin
    words: frozenset[str] = frozenset()  # one of them is among the words of every text that has the form


def find(text: str, words: Collection[str] | None = None) -> list[DoubleNegative]:
    """The double negatives of a text, in order and apart.

    ``words`` are its runs of letters in lower case, where they are known.
    """
    found = []
    for form in _forms():
        if words is not None and form.words and form.words.isdisjoint(words):
            continue
        for match in _near(text, form):
            better = form.better or _POSITIVE[match["word"].lower()]
            if form.is_plain and match[0][0].isupper():
                better = better[0].upper() + better[1:]
            found.append(DoubleNegative(*match.span(), better, form.is_plain))
    return list(_apart(sorted(found)))


def _near(text: str, form: _Form) -> Iterator[re.Match[str]]:
    """Where a text has a form, looked for around its cues only: most texts have none of them."""
    for cue in form.cues:
        at, done = text.find(cue), 0
        while at >= 0:
            end = at + len(cue) + _AROUND
            for match in form.pattern.finditer(text, max(done, at - form.reach), end):
                done = match.end()
                yield match
            at = text.find(cue, at + len(cue))


def positives() -> dict[str, str]:
    """The negative words that are told after "not", each with its positive."""
    return dict(_POSITIVE)


def _apart(found: list[DoubleNegative]) -> Iterator[DoubleNegative]:
    last = 0
    for one in found:
        if one.start >= last:
            last = one.end
            yield one


@cache
def _forms() -> tuple[_Form, ...]:
    def form(
        cues: str,
        pattern: str,
        better: str,
        reach: int = 300,
        *,
        is_plain: bool = False,
        words: str = "",
    ) -> _Form:
        return _Form(tuple(cues.split("|")), re.compile(pattern), better, is_plain, reach, word_set(words))

    words = "|".join(sorted(_POSITIVE, key=len, reverse=True))
    return (
        form(
            " less than | fewer than ",
            rf"\b(?:[Nn]o|[Nn]ot) (?:less|fewer) than(?= {_AMOUNT})",
            "at least",
            4,
            is_plain=True,
            words="less fewer",
        ),
        form(
            " unless ",
            rf"{_NO_RELATIVE}\b(?:{_NOT_BE}|{_NOT_MODAL}|do(?:es)?(?: not|n['’]t)) "
            rf"{_WORDS}(?<=[^,] )unless(?= )",
            "only if",
            words="unless",
        ),
        form(
            " unless ",
            rf"\bNo [a-z]{{1,30}} (?:[a-z]{{1,30}} )?(?:{_NO_MAY}) {_WORDS}unless(?= )",
            "only if",
            words="unless",
        ),
        form(
            " until ",
            rf"{_NO_RELATIVE}\b(?:cannot|can not|can['’]t|(?:must|shall) not|mustn['’]t"
            rf"|may not(?! (?:{_EPISTEMIC}))) {_WORDS}until(?= )",
            "only when, only after",
            words="until",
        ),
        form(" fail", r"\b(?:not|never|cannot|Never) fail(?:s|ed)? to\b", "always", 6),
        form(
            " without ", r"\b(?:is|are|was|were|be)(?: not|n['’]t) without\b", "with, has", 8, words="without"
        ),
        form("not yet attained", r"\b(?:has|have) not yet attained\b", "is under", words="attained"),
        form(
            " in the absence of",
            rf"\b(?:not|cannot|No|no) {_WORDS}in the absence of\b",
            "only with",
            words="absence",
        ),
        form(
            "ed from ",
            r"\b(?:not|(?:is|are|was|were)n['’]t) (?:prohibited|precluded|barred) from\b",
            "may",
            24,
            words="prohibited precluded barred",
        ),
        form(
            " other than ",
            rf"\b(?:(?:[Dd]o|does|is|are|may|must|can|shall|should|will) not|cannot|do(?:es)?n['’]t) "
            rf"{_WORDS}other than(?= )",
            "only",
            words="other",
        ),
        *(
            form(
                cue,
                rf"\b{before}(?: at all| entirely| so| that| altogether| wholly)? (?P<word>{words})(?![\w-])",
                "",
                8,
                words=" ".join(word.split()[0] for word in _POSITIVE),
            )
            for cue, before in (("not ", "not"), ("n't ", "[A-Za-z]{2,6}n't"), ("n’t ", "[A-Za-z]{2,6}n’t"))
        ),
    )
