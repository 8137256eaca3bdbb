"""The verdict on a VIRIN: one finding each, so that a wrong number is told once and in good order."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from pubcheck.checks import virin_remarks
from pubcheck.checks.virin_dates import dated
from pubcheck.checks.virin_service import other_service, unknown_letter
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import virin as virins
from pubcheck.grammar.virin import Virin
from pubcheck.grammar.virin_faults import EXAMPLE, shape_fault
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable

Verdict = tuple[str, Hit]
"""What is wrong with a VIRIN: the kind of fault and the hit."""
Test = Callable[[Photo, Phrase, Virin], Verdict | None]


def verdict(photo: Photo, kind: str) -> Iterator[Hit]:
    """The hit of a photo's VIRIN that is of one kind, if the verdict has it."""
    if photo.virin is None:
        return
    verdicts = _verdicts(photo.page)
    if photo not in verdicts:
        verdicts[photo] = _judge(photo, photo.virin)
    yield from (hit for found, hit in verdicts[photo] if found == kind)


@view
def _verdicts(_page: Page) -> dict[Photo, list[Verdict]]:
    """The verdict on each photo's VIRIN, as far as somebody has asked for it."""
    return {}


def _judge(photo: Photo, phrase: Phrase) -> list[Verdict]:
    """The first fault of a VIRIN, else the first remark, and beside this what strict offices ask for."""
    if not phrase.text or not is_readable(phrase):
        return []
    if len(phrase.text) > virins.LONGEST:
        return [("too-long", _too_long(phrase))]
    virin = virins.parse(phrase.text)
    if virin is None:
        return [("shape", _shape(phrase))]
    remark: Verdict | None = None
    for test in _FAULTS:
        if found := test(photo, phrase, virin):
            if (found[0], found[1].case) not in REMARKS:
                return [found]
            remark = remark or found
    remark = remark or next(filter(None, (test(photo, phrase, virin) for test in _LESSER)), None)
    strict = virin_remarks.sequence(photo, phrase, virin)
    return [one for one in (remark, strict) if one]


def _too_long(phrase: Phrase) -> Hit:
    known = next(virins.find(phrase.text), None)
    proper = known.text if known and len(known.text) <= virins.LONGEST else EXAMPLE
    return Hit(phrase.span(), {"longest": virins.LONGEST, "proper": proper})


def _shape(phrase: Phrase) -> Hit:
    fault = shape_fault(phrase.text)
    if fault is None or fault.start >= fault.end:
        return Hit(phrase.span(), {"virin": shortened(phrase.text), "reason": fault.reason if fault else ""})
    facts = {"virin": shortened(phrase.text), "reason": fault.reason}
    case = fault.kind if fault.kind in {"unfilled", "filed", "invisible"} else None
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


def _flawed(photo: Photo, phrase: Phrase, virin: Virin) -> Verdict | None:
    if not virin.flaws or photo.is_named_by_file:  # the names of files follow rules of their own
        return None
    marks = next((flaw for flaw in virin.flaws if flaw != "lower-case"), None)
    hit = Hit(phrase.span(), {"proper": virin.repaired}, marks, _repair(phrase))
    return "shape" if marks else "lowercase", hit


# The first of these is told: a stand-in, which makes the rest doubtful, then what is wrong field by field.
_FAULTS: tuple[Test, ...] = (
    _stand_in, unknown_letter, other_service, dated, virin_remarks.legacy, virin_remarks.social_security,
    virin_remarks.country,
)  # fmt: skip
# Cases of theirs that are notes: graver faults go before them.
REMARKS = frozenset({
    ("date-future", "day"), ("date-mismatch", "month"), ("date-mismatch", "historical"),
    ("date-mismatch", "event"), ("date-mismatch", "outside"), ("service-legacy", "old"), ("ssn", "old"),
    ("country", "service"),
})  # fmt: skip
# Notes always; one of them is enough.
_LESSER: tuple[Test, ...] = (
    _flawed, virin_remarks.unit, virin_remarks.label, virin_remarks.extension, virin_remarks.suffix
)  # fmt: skip
