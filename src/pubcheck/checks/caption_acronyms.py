"""Checks of the acronyms in captions, each of which stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.captions import is_judged, shows_event
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.acronyms import Acronym, find_acronyms, is_named_before
from pubcheck.grammar.ranks import find_rank
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase

# Two letters after a place and a comma are a state in the mail's form, which is another fault.
_PLACE_BEFORE = re.compile(r"[A-Za-z],? $")
_STATES = frozenset(
    ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "KS", "KY",
     "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
     "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"]
)  # fmt: skip


def _captions(photo: Photo) -> list[Phrase]:
    """The lines of a photo's caption, where all of them are English, no template's, and tell of news."""
    return list(photo.captions) if photo.captions and is_judged(photo) and shows_event(photo) else []


def _acronyms(photo: Photo) -> Iterator[tuple[Phrase, Acronym]]:
    """The first use of each acronym in a photo's caption; ranks and states are left out."""
    seen: set[str] = set()
    for caption in _captions(photo):
        if caption.text.isupper():
            continue
        for found in find_acronyms(caption.text):
            if found.text not in seen and not _is_other(caption.text, found):
                seen.add(found.text)
                yield caption, found


def _is_other(text: str, found: Acronym) -> bool:
    """Whether capitals are a rank before a name, or a state after a place."""
    rank = find_rank(text, found.start)
    if rank is not None and rank.end >= found.end and text[rank.name_start : rank.name_start + 1].isupper():
        return True
    return (
        found.text in _STATES and _PLACE_BEFORE.search(text, max(0, found.start - 3), found.start) is not None
    )


@check("photo")
def undefined(photo: Photo, *, known: Sequence[str]) -> Iterator[Hit]:
    """An acronym that its caption does not spell out (DINFOS captioning check list; AP Stylebook)."""
    spelled = {found.text for _, found in _acronyms(photo) if found.words or found.is_bracketed}
    for caption, found in _acronyms(photo):
        if found.text in spelled or found.text in known:
            continue
        if not is_named_before(caption.text, found.start, found.text):
            yield Hit(caption.span(found.start, found.end), {"acronym": found.text})


@check("photo")
def style(photo: Photo, *, parentheses: bool, known: Sequence[str]) -> Iterator[Hit]:
    """An acronym introduced in another way than the house does: with or without parentheses."""
    for caption, found in _acronyms(photo):
        text = caption.text
        if found.words is None or found.words[1] > found.start:
            continue
        name = " ".join(text[found.words[0] : found.words[1]].split())
        facts = {"acronym": found.text, "name": name}
        if found.is_bracketed and not parentheses:
            end = text.index(")", found.end) + 1
            edits: tuple[Edit, ...] = ()
            if bracketed := caption.exact_span(found.start - 2, end):
                edits = (Edit(bracketed, ""),)
            yield Hit(caption.span(found.start - 1, end), facts, edits=edits)
        elif parentheses and not found.is_bracketed and found.text not in known:
            yield Hit(caption.span(found.start, found.end), facts, "missing")
