"""Checks of how a credit line is written: what is garbled in it, its ranks, verbs, services and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import virin as virins
from pubcheck.grammar.part import Fault
from pubcheck.grammar.rank_forms import mended
from pubcheck.grammar.ranked_names import find_ranked_names
from pubcheck.grammar.ranks import RankMatch
from pubcheck.views.albums import Album
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase
from pubcheck.views.profile import profile_of
from pubcheck.views.publication import published

_LABEL = re.compile(r"\(?(?P<label>(?:photo|video|graphic)s? by ?:)", re.IGNORECASE)
_VERB = re.compile(
    r"(?P<made>taken|shot|made|captured|created) by|(?:provided|submitted|contributed) by|courtesy(?: of)?",
    re.IGNORECASE,
)
_MARKER_USUAL_UNTIL = 2020  # "/Released" was usual in credits until about 2019, and is rare since


@check("photo")
def garbled(photo: Photo) -> Iterator[Hit]:
    """A credit in which scripts or haste have glued words together, eaten digits or left marks behind."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or not _is_judged(photo):
        return
    for fault in credit.faults:
        if fault.kind == "service-punctuation":
            continue
        # Markup shows a run of blanks as one.
        if fault.kind == "double-space" and photo.page.document.format != "text":
            continue
        yield _hit(phrase, fault, fault.kind)


def _is_judged(photo: Photo) -> bool:
    """Whether a credit is a service's, or a civilian's where only those of services are left alone."""
    credit = photo.credited
    return profile_of(photo.page) != "gov" or bool(credit and credit.is_military)


def _hit(phrase: Phrase, fault: Fault, case: str | None) -> Hit:
    start, end, proper = fault.start, fault.end, fault.replacement
    if fault.kind == "double-space":  # a range needs something to be seen by
        start, end = start - 1, end + 1
        proper = f"{phrase.text[start]} {phrase.text[end - 1]}"
    edits: tuple[Edit, ...] = ()
    if proper is not None and phrase.is_unbroken(start, end):
        edits = (Edit(phrase.span(start, end), proper),)
    return Hit(phrase.span(start, end), {"reason": fault.reason}, case, edits)


@check("album")
def service_punctuation(album: Album) -> Iterator[Hit]:
    """A service written otherwise than "U.S. Army", or labels of credits in more than one form on a page."""
    for photo in album.photos:
        if photo.credit and photo.credited:
            for fault in photo.credited.faults:
                if fault.kind == "service-punctuation":
                    yield _hit(photo.credit, fault, None)
    labels = [
        (photo.credit, match)
        for photo in album.photos
        if photo.credit and (match := _LABEL.match(photo.credit.text))
    ]
    forms = Counter(match["label"] for _, match in labels)
    if len({form.lower() for form in forms}) == len(forms):
        return
    usual = forms.most_common(1)[0][0]
    for phrase, match in labels:
        label = match["label"]
        if label != usual and label.lower() == usual.lower():
            start, end = match.span("label")
            edits = (Edit(phrase.span(start, end), usual),) if phrase.is_unbroken(start, end) else ()
            yield Hit(phrase.span(start, end), {"label": label, "usual": usual}, "label", edits)


@check("photo")
def rank_style(photo: Photo, *, ratings: bool) -> Iterator[Hit]:
    """A rank in a credit in a form that is not AP's; with ``ratings`` a rating may stand for it."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None:
        return
    found: list[tuple[RankMatch, int]] = [(credit.rank, 0)] if credit.rank else []
    if credit.name and " and " in credit.name.text:
        others = find_ranked_names(credit.name.text)
        found += [(other.rank, credit.name.start) for other in others]
    for rank, offset in found:
        told = mended(rank, ratings=ratings)
        if told is None:
            continue
        case, proper = told
        if credit.service and credit.service.service.kind == "foreign":
            continue  # the Royal Air Force spells its corporals out
        case = None if case == "spelled" else case
        start, end = rank.start + offset, rank.end + offset
        edits = (Edit(phrase.span(start, end), proper),) if phrase.is_unbroken(start, end) else ()
        yield Hit(phrase.span(start, end), {"rank": rank.text, "proper": proper}, case, edits)


@check("photo")
def released_marker(photo: Photo) -> Iterator[Hit]:
    """A release marker in a credit: since about 2019 it stands in the metadata only."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.released is None:
        return
    year = _year(photo)
    if year is None or year < _MARKER_USUAL_UNTIL or any(f.kind == "name-garbled" for f in credit.faults):
        return
    start, end = credit.released.start, credit.released.end
    if phrase.text[end : end + 1] == ")" and _opens_marker(phrase.text, start):
        end += 1
    while start > 0 and (phrase.text[start - 1].isspace() or phrase.text[start - 1] in "/,;|(–—-"):
        start -= 1
    # The blank before the marker goes too: an edit begins at something to be seen.
    kept = phrase.text[start - 1 : start]
    edits = (Edit(phrase.span(start - 1, end), kept),) if kept and phrase.is_unbroken(start - 1, end) else ()
    yield Hit(phrase.span(start, end), {"marker": credit.released.text}, edits=edits)


def _opens_marker(text: str, start: int) -> bool:
    return text[:start].rstrip().endswith("(")


def _year(photo: Photo) -> int | None:
    """The year in which a photo was taken, by its VIRIN, or in which its page was published."""
    virin = virins.parse(photo.virin.text) if photo.virin else None
    if virin and virin.date.text[:2].isdigit():
        return 2000 + int(virin.date.text[:2])
    publication = published(photo.page)
    return publication.date.year if publication else None


@check("photo")
def verb_nonstandard(photo: Photo) -> Iterator[Hit]:
    """A credit that says who made the picture in other words than "photo by" and "courtesy photo"."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.verb is None or credit.medium is None:
        return
    match = _VERB.match(credit.verb.text)
    if match is None:
        return
    medium, name = credit.medium, credit.name or credit.organization
    start, end = medium.start, credit.verb.end
    written = phrase.text[start:end]
    small = medium.text.lower()
    if match["made"]:
        proper = f"{medium.text} by"
    elif small in {"image", "images"}:
        return  # an image may be no photo, and then is no courtesy photo
    elif credit.services and credit.services[-1].end <= start:
        return  # "U.S. Navy photo courtesy of USS Example": the owner is named first
    else:
        by = " by" if name else ""
        opens = medium.text[:1].isupper() or start <= 1
        proper = f"{'Courtesy' if opens else 'courtesy'} {small}{by}"
    edits = (Edit(phrase.span(start, end), proper),) if phrase.is_unbroken(start, end) else ()
    yield Hit(phrase.span(start, end), {"written": written, "proper": proper}, edits=edits)
