"""Whether a page prints what people said, as a speech or a transcript, and not what a writer wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from pubcheck.views.blocks import Block, blocks
from pubcheck.views.page import Page, view

_FEWEST_TURNS = 4
_FIRST_BLOCKS = 6
_SMALLEST_SHARE = 0.1  # of the blocks of a page; on a long page four labels are no talk
_LABELS = frozenset(
    ["photo by", "video by", "photo", "credit", "virin", "courtesy", "note", "notes", "tip", "warning",
     "caution", "update", "example", "date", "time", "location", "image", "caption", "source", "before",
     "after", "do", "passive", "active", "figure", "table", "step", "question", "contact", "faq", "answer",
     "goal", "audience", "definition", "assumption", "finding", "frequency", "phase", "level", "practice",
     "standard", "action", "impact", "play", "chapter", "purpose", "objective", "requirement", "benefit",
     "risk", "rationale", "outcome", "result", "term", "owner", "role", "status", "measure", "deadline"]
)  # fmt: skip
_LONGEST_LINE = 120  # code points of a line that announces a speech
# At the start of a line: a caption may tell of a speech by somebody.
_ANNOUNCED = re.compile(
    r"\W{0,3}(?:(?:remarks|testimony|speech|address) (?:by|of|as prepared|as delivered)"
    r"|(?:\S{1,30}\s){0,9}(?:gave this (?:speech|address)|as prepared for delivery))\b",
    re.IGNORECASE,
)
# Who speaks, before what is said: "Q:", "MK:", "SEC. ROE:", "Mr. Roe:", "Alex:", "Slide 4:".
_TURN = re.compile(
    r"(?P<who>[A-Z][A-Z.'’-]{0,20}(?:\s[A-Z][A-Z.'’-]{0,20}){0,8}"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gen|Adm|Col)\.\s)?[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{1,20})?)(?:\s\d{1,3})?:\s"
)


@view
def is_speech(page: Page) -> bool:
    """Whether the page says of itself that it is a speech, or its blocks open with who speaks.

    A name must speak twice: labels such as "Date:" stand once on a page.
    """
    return talk_from(blocks(page)) is not None


def talk_from(parts: Sequence[Block]) -> int | None:
    """The number of the block with which a speech or a transcript begins, as ``is_speech`` tells them.

    A speech takes up its page; what stands before the first who speaks is the writer's.
    """
    for block in islice(parts, _FIRST_BLOCKS):
        if len(block.text) <= _LONGEST_LINE and _ANNOUNCED.match(block.text):
            return 0
    speakers = [_speaker(block.text) for block in parts]
    turns = Counter(filter(None, speakers))
    repeated = {who for who, number in turns.items() if number > 1}
    again = sum(turns[who] for who in repeated)
    if again < 2 or again < _SMALLEST_SHARE * len(parts):
        return None
    # "Q:" and names in capitals, one of which speaks again, are those of a transcript, however short.
    in_capitals = sum(turns[who] for who in turns if who.isupper())
    if not (again >= _FEWEST_TURNS and again * 2 > turns.total()) and in_capitals < _FEWEST_TURNS:
        return None
    return next(number for number, who in enumerate(speakers) if who)


def _speaker(text: str) -> str:
    """Who speaks in a block, "" where nobody does: what is spoken ends as a sentence."""
    match = _TURN.match(text) if ":" in text else None
    if match is None or text.rstrip(" \"'”’)]")[-1:] not in {".", "?", "!", "…", "-", "—"}:
        return ""
    who = match["who"].strip()
    said = who.lower()
    return "" if said in _LABELS or said.rpartition(" ")[2] in _LABELS else who
