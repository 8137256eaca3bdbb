"""Checks of the credit lines of photos."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.captions import is_bare, is_number_alone, shows_event
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import pictures
from pubcheck.grammar import virin as virins
from pubcheck.grammar.credit_forms import Written, format_credit
from pubcheck.grammar.credits import Credit
from pubcheck.grammar.services import LETTERS
from pubcheck.views.albums import photos
from pubcheck.views.blocks import blocks
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable
from pubcheck.views.profile import profile_of

# A credit in the middle of a caption, or one for all photos of a page.
_CREDIT_INSIDE = re.compile(
    r"\b(?:photo(?:graph|s)?|images?|pictures?|graphics?|illustrations?|courtesy) ?(?:\w{1,12} )?"
    r"(?:by|of|courtesy|from|via)\b",
    re.IGNORECASE,
)
_CREDIT_FOR_ALL = re.compile(
    r"\b(?:all )?(?:photos|photographs|images|pictures|photography) (?:are )?(?:by|courtesy)\b", re.IGNORECASE
)
# "… June 11, 2024. (National Archives)": a name in parentheses behind the last sentence.
_LAST_WORD = re.compile(r"[.!?][”\"’']?\s{1,3}(\([A-Z][^()\n]{1,100}\))\s{0,9}$")
_SOLDIER = Written("Ann Roe", "Army", "Sgt.")
_SAILOR = Written("Ann Roe", "Navy", "Mass Communication Specialist 2nd Class")
_AIRMAN = Written("Ann Roe", "Air Force", "Staff Sgt.")
_SERVICE_OF = {letter: LETTERS[letter][0] for letter in "AFGMNX"}


@check("photo")
def missing(photo: Photo) -> Iterator[Hit]:
    """A photo without a credit (DINFOS captioning check list: the credit line is a part of the caption)."""
    if photo.credit is not None or photo.is_opaque or _credit_for_all(photo.page):
        return
    if is_bare(photo) or not shows_event(photo) or is_number_alone(photo):
        return  # a drawing, a screen or a stock picture as likely as a photo
    if any(_CREDIT_INSIDE.search(phrase.text) for phrase in photo.captions):
        return
    if photo.caption and (last := _LAST_WORD.search(photo.caption.text)):
        yield Hit(photo.caption.span(*last.span(1)), {"name": shortened(last[1])}, "parenthesis")
    else:
        profile = profile_of(photo.page)
        said = {"navy": _SAILOR, "afpims": _AIRMAN}.get(profile, _SOLDIER)
        form = format_credit("label" if profile == "dod-news" else "by", said)
        yield Hit(photo.span, {"form": form})


@view
def _credit_for_all(page: Page) -> bool:
    """Whether a line of the page credits all its photos at once."""
    return any(_CREDIT_FOR_ALL.search(block.text) for block in blocks(page))


@check("photo")
def malformed(photo: Photo) -> Iterator[Hit]:
    """A credit that cannot be read as one, or that goes on with what no part of a credit explains."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or not is_readable(phrase) or not phrase.text:
        return
    if profile_of(photo.page) == "gov" and not (credit and credit.is_military):
        return  # each civilian agency has its own form
    if credit is None:
        yield Hit(phrase.span(), {"part": shortened(phrase.text)})
    elif (part := credit.leftover) and not credit.courtesy:  # an owner is named in any words
        yield Hit(phrase.span(part.start, part.end), {"part": shortened(part.text)})


@check("photo")
def name_missing(photo: Photo) -> Iterator[Hit]:
    """A credit with a service, or with "photo by", that names nobody; courtesy credits need not."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or not credit.names_nobody:
        return
    if credit.service and credit.service.service.kind == "foreign":
        return  # "Photo By: NATO": the alliance is the author
    if credit.medium and pictures.is_drawn(credit.medium.text) and credit.service:
        return  # offices make graphics
    facts = {"credit": shortened(phrase.text.strip("()"))}
    is_office = credit.service is not None and credit.service.service.kind == "civilian"
    by_nobody = credit.verb is not None and credit.layout != "label"  # "U.S. Army photo by", and no name
    if credit.service is None or credit.rank or (by_nobody and not is_office):
        yield Hit(phrase.span(), facts)
    elif profile_of(photo.page) != "gov":
        yield Hit(phrase.span(), facts, "owner")


@check("photo")
def service_missing(photo: Photo) -> Iterator[Hit]:
    """A rank without its service, where the VIRIN or the page's other credits tell it."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.rank is None or credit.service or credit.courtesy:
        return
    rank = credit.rank
    span = phrase.span(rank.start, rank.end)
    number = photo.virin
    virin = virins.parse(number.text) if number else None
    if number and virin and virin.letter in {*_SERVICE_OF, "Z"}:
        services = _services(credit, virin.letter)
        facts = {"rank": rank.text, "letter": virin.letter, "service": " or ".join(services)}
        related = (("virin", number.span(virin.service.start, virin.service.end)),)
        edits: tuple[Edit, ...] = ()
        if len(services) == 1 and phrase.is_unbroken(rank.start, rank.end):
            edits = (Edit(phrase.span(rank.start, rank.start), f"{services[0]} "),)
        fits = services[0] == _SERVICE_OF.get(virin.letter) or virin.letter == "Z"
        case = None if fits else "rank" if len(services) == 1 else "which"
        yield Hit(span, facts, case, edits, related)
    elif _siblings_with_service(photo):
        yield Hit(span, {"rank": rank.text, "service": " or ".join(sorted(rank.services))}, "sibling")


def _services(credit: Credit, letter: str) -> list[str]:
    """The services that a credit with this rank can mean beside a VIRIN with this letter."""
    holders = credit.rank.services if credit.rank else frozenset()
    if letter == "Z":
        forces = {"Army": "Army National Guard", "Air Force": "Air National Guard"}
        return [guard for force, guard in forces.items() if force in holders] or list(forces.values())
    service = _SERVICE_OF[letter]
    # An Air Force photographer may shoot for the Space Force: the rank says which of them it is.
    return [service] if service in holders or not holders else sorted(holders)


def _siblings_with_service(photo: Photo) -> bool:
    others = (other.credited for other in photos(photo.page) if other is not photo)
    return any(other and other.rank and other.service for other in others)
