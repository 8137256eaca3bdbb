"""Checks of VIRINs: by shape, placeholder, service and date, in this order; each number gets one finding."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from pubcheck.checks import check
from pubcheck.checks.virin_dates import dated
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import virin as virins
from pubcheck.grammar.credits import Credit
from pubcheck.grammar.services import (
    LETTERS,
    SERVICES,
    Service,
    compatible,
    find_service,
    letter_for_name,
    letter_status,
)
from pubcheck.grammar.virin import Virin
from pubcheck.views.albums import Album
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable

Verdict = tuple[str, Hit]
"""What is wrong with a VIRIN, in the order of the fields: the kind of fault and the hit."""

_CAPITAL = re.compile(r"\b[A-Z]")
_DRAWN = ("graphic", "illustration", "art", "map", "screenshot", "composite", "animation")


@check("photo")
def missing(photo: Photo) -> Iterator[Hit]:
    """A photo without a VIRIN (DINFOS metadata guidelines: mandatory), or a label with nothing after it."""
    if photo.virin is not None or photo.is_opaque:
        return
    if photo.empty_label is not None:
        yield Hit(photo.empty_label.span(), case="label")
    else:
        yield Hit(photo.span, case=_excuse(photo.credited))


def _excuse(credit: Credit | None) -> str | None:
    """Why a picture may have no VIRIN: a courtesy, a drawing, or from outside the Department of Defense."""
    if credit is None:
        return None
    if credit.courtesy:
        return "courtesy"
    if credit.medium and any(word in credit.medium.text.lower() for word in _DRAWN):
        return "graphic"
    is_foreign = credit.service is not None and credit.service.service.kind == "foreign"
    is_outside = credit.organisation is not None and not credit.is_military
    return "outside" if is_foreign or is_outside else None


@check("photo")
def malformed(photo: Photo) -> Iterator[Hit]:
    """A VIRIN that lacks the shape of one (DIMOC), or is written in lower case or with other dashes."""
    yield from _verdict(photo, "shape")


@check("photo")
def placeholder(photo: Photo) -> Iterator[Hit]:
    """A stand-in in the place of a person or unit (DIMOC, "VISION ID", forbids ZZ999 by name)."""
    yield from _verdict(photo, "placeholder")


@check("photo")
def service_unknown(photo: Photo) -> Iterator[Hit]:
    """A service letter that no list has (DIMOC, Field 2)."""
    yield from _verdict(photo, "service-unknown")


@check("photo")
def service_mismatch(photo: Photo) -> Iterator[Hit]:
    """A service letter of another service than the photographer's by the credit (DIMOC, Field 2)."""
    yield from _verdict(photo, "service-mismatch")


@check("photo")
def date_invalid(photo: Photo) -> Iterator[Hit]:
    """A date that the calendar lacks (DIMOC, Field 1)."""
    yield from _verdict(photo, "date-invalid")


@check("photo")
def date_future(photo: Photo) -> Iterator[Hit]:
    """A date after the picture was published or uploaded, or after today."""
    yield from _verdict(photo, "date-future")


@check("photo")
def date_mismatch(photo: Photo) -> Iterator[Hit]:
    """A date that no date of the caption equals (DINFOS metadata guidelines: all three must match)."""
    yield from _verdict(photo, "date-mismatch")


@check("album")
def duplicate(album: Album) -> Iterator[Hit]:
    """One VIRIN on two photos of a page, suffix and extension aside (DIMOC: it identifies one picture)."""
    first_of: dict[str, list[Photo]] = {}
    for photo in album.photos:
        # The same file may well be shown twice, small and large.
        virin = virins.parse(photo.virin.text) if photo.virin and not photo.is_named_by_file else None
        if virin is None or photo.virin is None or virins.is_placeholder(virin):
            continue
        earlier = first_of.setdefault(virin.canonical, [])
        if earlier and (held := earlier[0].virin):
            case = "same" if any(_is_same_picture(photo, other) for other in earlier) else None
            yield Hit(photo.virin.span(), {"virin": virin.canonical}, case, related=(("first", held.span()),))
        earlier.append(photo)


def _is_same_picture(one: Photo, other: Photo) -> bool:
    """Whether two photos are one, as far as captions and files tell."""
    files = [photo.image.src.value if photo.image and photo.image.src else "" for photo in (one, other)]
    captions = [photo.caption.text.casefold() if photo.caption else "" for photo in (one, other)]
    mine, theirs = (" ".join(caption.split()).rstrip(".") for caption in captions)
    return (files[0] == files[1] != "") or mine in theirs or theirs in mine


def _verdict(photo: Photo, kind: str) -> Iterator[Hit]:
    verdict = _verdicts(photo.page).get(photo)
    if verdict is None:
        verdict = _verdicts(photo.page)[photo] = _judge(photo)
    yield from (hit for found, hit in verdict if found == kind)


@view
def _verdicts(_page: Page) -> dict[Photo, list[Verdict]]:
    """The verdict on each photo's VIRIN, as far as somebody has asked for it."""
    return {}


def _judge(photo: Photo) -> list[Verdict]:
    """The first fault of a photo's VIRIN, if it has one and if it can be judged."""
    phrase = photo.virin
    if phrase is None or not phrase.text or not is_readable(phrase):
        return []
    virin = virins.parse(phrase.text)
    if virin is None:
        return [("shape", _shape(phrase))]
    if virin.flaws and not photo.is_named_by_file:  # the names of files follow rules of their own
        return [("shape", Hit(phrase.span(), {"proper": virin.repaired}, virin.flaws[0], _repair(phrase)))]
    tests: tuple[Callable[[Photo, Phrase, Virin], Verdict | None], ...] = (_stand_in, _service, dated)
    found = next(filter(None, (test(photo, phrase, virin) for test in tests)), None)
    return [found] if found else []


def _shape(phrase: Phrase) -> Hit:
    fault = virins.shape_fault(phrase.text)
    if fault is None or fault.start >= fault.end:
        return Hit(phrase.span(), {"virin": shortened(phrase.text), "reason": fault.reason if fault else ""})
    facts = {"virin": shortened(phrase.text), "reason": fault.reason}
    case = fault.kind if fault.kind in {"unfilled", "invisible"} else None
    return Hit(phrase.span(fault.start, fault.end), facts, case, _repair(phrase))


def _repair(phrase: Phrase) -> tuple[Edit, ...]:
    """The edit that writes the VIRIN in capitals with hyphens, where that is certain and crosses no tag."""
    proper = virins.repaired(phrase.text)
    written = phrase.holder.document.source[phrase.span()]
    return (Edit(phrase.span(), proper),) if proper and html.unescape(written) == phrase.text else ()


def _stand_in(_photo: Photo, phrase: Phrase, virin: Virin) -> Verdict | None:
    if not virins.is_placeholder(virin):
        return None
    origin = virin.origin
    return "placeholder", Hit(phrase.span(origin.start, origin.end), {"origin": origin.text})


def _service(photo: Photo, phrase: Phrase, virin: Virin) -> Verdict | None:
    span = phrase.span(virin.service.start, virin.service.end)
    letter = virin.letter
    if letter_status(letter) == "unknown":
        meant = letter_for_name(letter)
        facts = {"letter": letter, "meant": meant or ""}
        return "service-unknown", Hit(span, facts, "digit" if meant else None)
    credit = photo.credited
    if photo.credit is None or credit is None or credit.service is None:
        return None
    services = [name.service for name in credit.services]
    if credit.rank and not any(service.branch in credit.rank.services for service in services):
        # "U.S. Navy photo by Airman 1st Class …": the rank tells another service, which may be the letter's.
        services += [service for name in credit.rank.services if (service := SERVICES.get(name))]
    services += _named_later(photo.credit.text, credit)
    if any(compatible(service, letter) for service in services):
        return None
    name = credit.service
    facts = {
        "letter": letter,
        "meaning": LETTERS[letter][0],
        "service": name.service.name,
        "fitting": letter_for_name(name.service.name) or "D",
    }
    related = (("credit", photo.credit.span(name.start, name.end)),)
    return "service-mismatch", Hit(span, facts, related=related)


def _named_later(text: str, credit: Credit) -> list[Service]:
    """The services that a credit names further on: that of a second photographer, or of an office."""
    starts = (match.start() for match in _CAPITAL.finditer(text, credit.start, credit.end))
    return [found.service for start in starts if (found := find_service(text, start))]
