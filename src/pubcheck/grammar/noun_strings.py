"""Strings of nouns: four or more in a row, of which all but the last have turned into adjectives."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubcheck.grammar.sentence_words import word_set

# Endings that hardly any word but a noun has.
_ENDINGS = tuple(
    word_set(
        "tion sion ment ments tions sions ity ities ness ance ence ances ences ancy ency ship"
        " ships hood ism logy ware graphy sis ture tures cy cies"
    )
)
_NOUNS = word_set(
    """
    access account accounts activity advisor agency agencies aircraft analyst analytics animal
    application approach area army article asset assets audience audit authority award base benefit
    benefits board body bridge budget building business buyer card care cardholder case cases center
    centers certificate channel child city class client climate cloud code college combat command
    community company component computer content contract contractor contracts control controls cost
    costs council county course court credit crew cyber dashboard data database date day deadline debris
    defense delivery design desk detail device disaster discovery disease district document documents
    driver duty earth email emergency employee employees employer energy engine engineer entity
    equipment error event exam exercise expert facility factor farm feature fee field file fire
    fleet flight floor food force form forms framework fraud front fuel fund funds gas goal goals grant
    grants ground group groups growth guide guidelines guidelines hazard health hearing home hospital
    host hour house housing human hurricane identity image impact incident income industry
    infrastructure injury innovation insurance interest interface internet issue issues item job jobs
    kit knowledge label labor laboratory land language law leader leaders lease level library license
    life line link list literacy loan location log machine mail maintenance manager managers management
    manual map market material materials matter meeting member members message metadata method mine
    mineral minutes mission mobile model module money month morale motor name network news night noise
    number office officer officers oil order organization outcome output owner owners package page pages
    paper park parking part partner party patient pattern pay payment people performance permit person
    personnel phone pilot plan plans plant platform point policy pollution portfolio power practice
    price privacy problem procedure procedures procurement product products profile program programs
    project projects property protection protocol provider providers purchase quality question questions
    radio rate rates record records reference region registry release report reporting reports request
    research reserve resource resources response result results review revenue right rights risk role
    room royalty rule rules safety salary sample satellite savings schedule school science screen
    screening seat section sector security sensor series server service services session settings ship
    site sites skill skills soil software soldier solution source space staff staffing stage stakeholder
    standard standards state station status steam step storage strategy stream structure student study
    subject success summary supervisor supply support survey system systems table target task tax team
    teams technology template test testing text threat time title tool tools topic traffic training
    transaction transportation travel treatment trust type unit update use user users utility value
    vehicle vendor vendors veteran video violence visitor volunteer war waste water weapon weapons
    weather web website websites week welfare wildlife woman work worker workers workforce workplace
    workshop world year youth zone
    """
)
# Between nouns these are parts of the string; alone they may be verbs.
_BOTH = word_set("training testing reporting screening staffing planning housing parking funding engineering")
# A noun before and after which the string is no longer one: the subject ends and its verb begins.
_MAY_BE_VERBS = word_set(
    "use work test plan report request review research support update design target release list access"
    " control host link label rate state result matter record answer form question interest benefit cost"
)
# Words with such an ending that are verbs or adjectives first.
_NO_NOUNS = word_set("implement supplement complement experiment future mature capture ensure puncture fancy")
_BEFORE_VERBS = word_set("to will do must can could may should would and or people we you they not")
_FEWEST = 4


class NounString(NamedTuple):
    """The range of a string of nouns, in code points."""

    start: int
    end: int


def find(text: str) -> list[NounString]:
    """The noun strings of a text: at least four nouns in small letters, side by side.

    Names are no strings, nor are words that a mark or a hyphen parts. By a table of nouns and by endings
    that are theirs: it finds what official writing is made of, not all.
    """
    found = []
    for match in _run().finditer(text):
        words = [(word[0], match.start() + word.start()) for word in _word().finditer(match[0])]
        start = 0
        for at in range(len(words) + 1):
            if at < len(words) and _is_noun(words[at][0], words[at - 1][0] if at else ""):
                continue
            first = start
            if (
                first < at
                and words[first][0] in _MAY_BE_VERBS
                and (not first or words[first - 1][0] in _BEFORE_VERBS)
            ):
                first += 1  # "to test web pages", or the first word of an order
            elif (
                first < at and words[first][0].endswith("ing") and (not first or words[first - 1][0] != "the")
            ):
                first += 1  # "about building product management capacity"
            if at - first >= _FEWEST:
                last, begins = words[at - 1]
                found.append(NounString(words[first][1], begins + len(last)))
            start = at + 1
    return found


def _is_noun(word: str, before: str) -> bool:
    if word in _NOUNS or word in _BOTH:
        plural = before == "people" or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
        return not (plural and word in _MAY_BE_VERBS)
    return len(word) > 5 and word.endswith(_ENDINGS) and word not in _NO_NOUNS


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'/-])[a-z]{3,20}(?: [a-z]{3,20}){3,}+(?![\w’'/-])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+")
