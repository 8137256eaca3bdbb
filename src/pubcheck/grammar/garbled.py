"""Sentences whose parts do not fit together, as far as a pattern shows it."""

from __future__ import annotations

import re

GARBLED_HINTS = ("— having", "– having", "-- having", "—having", "–having")
# "… is a long-standing ally — having joined in 1952": what comes behind the dash hangs on nothing.
_HANGING = re.compile(
    r"\b(?:is|are|was|were) (?:an?|the) (?:[\w’'.-]{1,30} ){1,8}?(?:—|–|--) ?(?P<having>having) \w{3,20}"
)


def hanging_part(sentence: str) -> tuple[int, int] | None:
    """Where a part with “having” is tied to “is a …” by a dash alone; None where none is."""
    match = _HANGING.search(sentence)
    # Between two dashes, or before a comma, the part belongs to what follows: "— having no fuel, it drifts".
    if match is None or any(mark in sentence[match.end() :] for mark in ("—", "–", "--", ", ")):
        return None
    return match.span("having")
