"""What a caption opens with: a dateline, a lead such as "In this file photo", somebody's rank and name."""

from __future__ import annotations

import re

from pubcheck.grammar.ranks import find_rank
from pubcheck.grammar.sentence_words import Word
from pubcheck.grammar.services import find_service

_LEADS = re.compile(
    r"(?:In (?:this|an?) [^,.]{3,60}, |(?:From )?[Ll]eft to right, |Pictured here, )"
    r"|[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][A-Za-z. ]{1,24})?(?: \([^()]{4,30}\)(?: [-–—]{1,2})?| [-–—]{1,2}) "
)
_NAME_WORD = re.compile(r"[A-Z][\w'’-]{0,24}\.?(?![\w])")
_LONGEST_NAME = 5


def without_lead(text: str, start: int = 0) -> int:
    """Where a sentence goes on after a dateline or words such as "In this file photo,"."""
    lead = _LEADS.match(text, start)
    return lead.end() if lead else start


def name_and_rest(text: str, words: list[Word]) -> tuple[str, int] | None:
    """The name of the person by rank and name with whom a sentence opens, and the index of the next word."""
    if not words or words[0].before:
        return None
    start = words[0].start
    if service := find_service(text, start):
        start = service.end + (text[service.end : service.end + 1] == " ")
    rank = find_rank(text, start)
    if rank is None:
        return None
    at = next((number for number, word in enumerate(words) if word.start >= rank.name_start), len(words))
    first = at
    while at < len(words) and at - first < _LONGEST_NAME and _NAME_WORD.match(words[at].text):
        at += 1
        if words[at - 1].after and words[at - 1].after != ".":
            break
    if at == first or at >= len(words):
        return None
    return text[words[first].start : words[at - 1].end], at
