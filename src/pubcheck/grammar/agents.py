"""Who does what a passive says: the people or the body that is named after "by"."""

from __future__ import annotations

import re
from functools import cache

from pubcheck.grammar.sentence_words import word_set

# The last words of what names people or a body that people make up.
_ACTORS = word_set(
    """
    administration agency agencies analyst applicant assessor attorney author board branch buyer bureau
    business cardholder center chair citizen city client coach coalition colleague command commander
    commission committee community company companies congress consultant contractor corps council county
    countries country court customer department designer detailee developer director division doctor
    editor employee employer engineer enterprise evaluator everyone expert facilitator family fellow
    firm government governor group guard individual inspector institute institution instructor inventor
    investigator judge journalist laboratory lawyer leader leadership learner lender lessee management
    manager manufacturer maintainer mayor member ministry moderator navy army nurse office officer
    official operator organization organizer owner panel parent participant partner patient people
    person personnel pilot police president provider public recipient regulator reporter reporters
    representative researcher resident reviewer sailor scientist secretary senate sender sergeant
    service sister specialist sponsor staff state student supervisor supplier team teacher technician
    tester they trainer traveler tribe troops undersecretary university user vendor veteran victim
    visitor volunteer voter worker writer men women children airmen guardsmen servicemen spokesmen
    """
)
_PRONOUNS = "us|you|him|me|everyone|anyone|someone|others"
_TITLES = (
    "President|Secretary|Senator|Sen\\.|Rep\\.|Gov\\.|Governor|Mayor|Gen\\.|Adm\\.|Col\\.|Capt\\.|Maj\\.|Lt\\.|Sgt\\."
    "|Spc\\.|Cmdr\\.|Dr\\.|Mr\\.|Ms\\.|Mrs\\.|Administrator|Judge|Justice"
)
_DETERMINERS = (
    "an?|the|this|that|these|those|its|their|our|your|his|her|my|each|every|both|some|any|all|many|several"
    "|other|another|two|three|four|five|six|seven|eight|nine|ten|most|more than|at least|up to|one of"
)
# Acronyms of rules, things and ways to send them.
_NO_BODIES = word_set(
    """
    FAR DFARS CFR USC API APIS PDF CSV XML HTML JSON CSS EFT ACH GPS ATM TTY TDD SMS URL ID IDS SQL RSS
    VPN AI ML RFID PIN DNS HTTP HTTPS FTP UPS COVID LED OCR NEPA FOIA HIPAA ACR VPAT WCAG ARIA SEO CMS
    XBRL IVR PII
    """
)
# Behind an agent these belong to the verb.
_ADVERBS = word_set(
    "first today again daily later alike yesterday tomorrow then also instead now once twice here there"
)
_PRODUCTS = frozenset({"Teams", "Analyst", "Editor", "Manager", "Reader"})
_BYLINES = word_set(
    """
    written authored posted published hosted sponsored presented photographed moderated supported prepared
    produced contributed compiled edited created developed provided maintained inspired translated led
    organized
    """
)
# These end the name of an agent; "of" may go on with it, but what stands before it tells what it is.
_ENDS = (
    "and|or|of|for|in|on|at|to|from|with|within|without|by|as|who|that|which|whose|where|when|while|if|after"
    "|before|like|such|during|since|until|under|over|through|throughout|across|between|because|but|per|via|using|is|are"
    "|was|were|has|have|had|will|can|may|must|should|not|into|about|against|along|around|outside|inside"
)


def after(text: str, verb_end: int) -> tuple[int, int] | None:
    """The range of the agent of a passive whose participle ends at ``verb_end``, from its article on.

    None where nobody is named: "by email", "by law", "by May"; or where it is not sure to be people or a
    body that people make up. Laws and rules are none: the Federal Plain Language Guidelines (active voice)
    let a passive stand where the law is the actor.
    """
    match = _by().match(text, verb_end)
    if match is None:
        return None
    start, end = match.span("agent")
    if match["name"] is not None or match["pronoun"] is not None:
        return start, end
    words = match["noun"].split(" ")
    if words[0].endswith("ing") and start == match.start("noun"):
        return None  # "by tracking users" is a way to do it
    while match["whose"] is None and len(words) > 1 and (words[-1] in _ADVERBS or words[-1].endswith("ly")):
        end -= len(words.pop()) + 1
    last = words[-1]
    is_name = last.isupper() and len(last) > 1 and last.isalpha() and last not in _NO_BODIES
    return (start, end) if is_name or (_is_actor(last) and last not in _PRODUCTS) else None


def is_byline(text: str, start: int, verb: str) -> bool:
    """Whether a passive that begins at ``start`` says who has made or hosts the text or event itself.

    "This post was written by" is a byline, which readers expect just so.
    """
    if verb not in _BYLINES:
        return False
    before = text[max(0, start - 80) : start]
    opening = max(before.rfind(mark) for mark in (". ", "! ", "? ", ": ", "\n", "("))
    return before[opening + 1 :].lstrip().startswith(("This ", "These ", "Our event"))


def _is_actor(word: str) -> bool:
    word = word.lower()
    return word in _ACTORS or (word.endswith("s") and word[:-1] in _ACTORS)


@cache
def _by() -> re.Pattern[str]:
    word = rf"(?!(?:{_ENDS})\b)[\w’'&/-]{{1,30}}"
    return re.compile(
        r"(?: (?:and|or) (?:[a-z]{2,20}ly )?[a-z]{2,20}(?:ed|en|wn|ught))?(?: [a-z]{2,20}ly| both| either)?"
        r" by (?:both |either )?(?P<agent>"
        rf"(?P<name>(?:the )?(?:[A-Z][\w.]{{1,20}} ){{0,2}}"
        rf"(?:{_TITLES})(?: [A-Z][\w’'-]{{0,20}}\.?){{1,4}}(?<!\.))"
        rf"|(?P<pronoun>{_PRONOUNS})(?![\w’'-])"
        rf"|(?:(?:{_DETERMINERS}) ){{0,2}}(?P<noun>{word}(?: {word}){{0,6}})"
        # What it is of belongs to it: "the Office of Management and Budget", "any member of the team".
        rf"(?P<whose> of(?: (?:{_DETERMINERS}))?(?:(?: (?:and|of|for)(?: the)?(?= [A-Z]))? {word}){{1,4}}"
        r"(?![\w’'&/-]|\.\w))?)"
    )
